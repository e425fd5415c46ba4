#pragma once

#include "server/outbound/http_call.h"

#include <QObject>

#include <memory>

namespace coroscope {

/// An HttpClient with a thread and a loop of its own, for who may not touch a socket: the window. Lives on the thread
/// that makes it; replies arrive there by queued signal.
class HttpSender final : public QObject {
    Q_OBJECT
public:
    explicit HttpSender(QObject *parent = nullptr);
    /// Aborts what runs and waits for the thread.
    ~HttpSender() override;

    /// Starts `count` (1 to 500) equal calls at once, each on a connection of its own. Their ids are consecutive, the
    /// first is returned.
    quint64 send(const coroscope::HttpCall &call, int count = 1);
    /// Ends it; finished() comes with Canceled unless it came before.
    void cancel(quint64 id);
    void cancelAll();

    static constexpr int kMaxAtOnce = 500;

Q_SIGNALS:
    void finished(quint64 id, const coroscope::Result<coroscope::HttpReply> &reply);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
