#pragma once

#include "server/outbound/http_sender.h"
#include "server/telemetry/exchange_record.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace coroscope {

/// Sends requests that were received once more to the same server, in the background. Each has a trace id of its own,
/// by which its row is found when it arrives. GUI thread.
class Resender final : public QObject {
    Q_OBJECT
public:
    explicit Resender(QObject *parent = nullptr);
    ~Resender() override;

    /// Why it cannot be sent as it was.
    enum class Refusal { None, WebSocket, StillRunning, BodyCut, OtherServer, Unparsed };
    static Refusal refusal(const ExchangeRecord &record);

    /// Gives the trace id, 32 hex digits. Only what is not refused.
    QByteArray send(const ExchangeRecord &record, const QUrl &server, const KnownServer &known = {});
    /// What was sent and has not been taken yet: trace ids with targets.
    const QHash<QByteArray, QByteArray> &awaited() const noexcept { return m_awaited; }
    /// Its row was found, or nobody looks for it any more.
    void forget(const QByteArray &traceId);

    /// The call that sends it again: the same method, target, fields and body, to `server`.
    static HttpCall callFor(const ExchangeRecord &record, const QUrl &server, const QByteArray &traceId,
                            const QByteArray &spanId);

Q_SIGNALS:
    /// Is about to be sent, with that span id, 16 hex digits.
    void sending(const QByteArray &spanId);
    /// No answer came; a translated sentence says why.
    void failed(const QByteArray &traceId, const QString &sentence);

private:
    void onFinished(quint64 id, const Result<HttpReply> &result);

    QHash<QByteArray, QByteArray> m_awaited;
    struct Sent {
        QByteArray traceId;
        HttpCall call;
    };
    QHash<quint64, Sent> m_running;
    std::unique_ptr<HttpSender> m_sender; ///< made when it is first needed: it has a thread
};

} // namespace coroscope
