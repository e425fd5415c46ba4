#pragma once

#include "server/outbound/http_call.h"
#include "server/telemetry/snapshot.h"
#include "ui/panes/cache/flight_request.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <memory>
#include <vector>

namespace coroscope {

class HttpSender;

/// A stampede on purpose: many ask GET /cached-report at once for a name that nobody has asked for before, first
/// without single flight, then, for another name, with it. What became of them is told by the records of the server.
/// GUI thread.
class StampedeRun final : public QObject {
    Q_OBJECT
public:
    enum class Side { Off, On }; ///< single flight
    static constexpr int kMostRequests = 500;
    static constexpr milliseconds kMostTakes{5'000};

    struct Result {
        std::vector<FlightRequest> requests; ///< by their start, as far as records have come
        int answered = 0; ///< replies that came back
        int failed = 0; ///< calls that got none, or one that is an error
        QString failure; ///< of the first of those
        bool isDone = false;
    };

    explicit StampedeRun(QObject *parent);
    ~StampedeRun() override;

    static QByteArray path(); ///< of the route
    /// `takes`: how long the handler needs for the answer. What came of an earlier run is forgotten.
    void start(const QUrl &server, int requests, milliseconds takes, const KnownServer &known = {});
    /// What came stays.
    void cancel();
    bool isRunning() const noexcept { return m_isRunning; }
    bool wasCanceled() const noexcept { return m_wasCanceled; }
    int requests() const noexcept { return m_count; } ///< of each side
    void consume(const TelemetryBatch &batch);

    const Result &result(Side side) const { return m_results[std::size_t(side)]; }

Q_SIGNALS:
    void changed();
    void finished();

private:
    Result &current() { return m_results[std::size_t(m_side)]; }
    void send();
    void onReply(quint64 id, const coroscope::Result<HttpReply> &reply);
    void lookWhetherDone();
    void endSide();
    void dropSender();

    std::unique_ptr<HttpSender> m_sender; ///< while it runs: it has a thread, and many connections
    QTimer m_grace; ///< records come a moment after the replies; some may be lost
    QUrl m_server;
    HttpCall m_call; ///< of those that run
    quint64 m_firstCall = 0; ///< its id; those before it are of the other side
    int m_count = 0;
    milliseconds m_takes{0};
    Side m_side = Side::Off;
    QByteArray m_target; ///< of the requests that run
    std::array<Result, 2> m_results;
    bool m_isRunning = false;
    bool m_wasCanceled = false;
};

} // namespace coroscope
