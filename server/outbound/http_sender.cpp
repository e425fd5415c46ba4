#include "server/outbound/http_sender.h"

#include "server/async/qt_loop_driver.h"
#include "server/outbound/http_client.h"

#include <QThread>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace coroscope {

/// All members but the loop, whose post() is anybody's, and the counter, which is the owner's, belong to the thread.
class HttpSender::Private final : public QThread {
public:
    explicit Private(HttpSender *owner)
        : m_owner(owner)
    {
        setObjectName(QStringLiteral("http-sender"));
    }

    quint64 send(HttpCall call, int count)
    {
        const quint64 first = m_lastId + 1;
        m_lastId += quint64(count);
        call.freshConnection = call.freshConnection || count > 1;
        m_loop.post([this, call = std::move(call), first, last = m_lastId] {
            for (quint64 id = first; id <= last; ++id)
                begin(id, call);
        });
        return first;
    }
    void cancel(quint64 id)
    {
        m_loop.post([this, id] { end(id); });
    }
    void cancelAll()
    {
        m_loop.post([this] {
            while (!m_running.empty())
                end(m_running.begin()->first);
        });
    }

private:
    void run() override
    {
        const QtLoopDriver driver(m_loop);
        m_client.emplace(m_loop);
        exec();
        m_running.clear(); // so that nobody hears of what is aborted now
        m_client.reset();
        m_loop.close();
    }
    void begin(quint64 id, const HttpCall &call)
    {
        m_running[id] = m_client->start(call, [this, id](const Result<HttpReply> &result) {
            if (m_running.erase(id) > 0)
                report(id, result);
        });
    }
    void end(quint64 id)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end())
            return;
        m_client->cancel(found->second);
        m_running.erase(found);
        report(id, Error::canceled());
    }
    void report(quint64 id, const Result<HttpReply> &result)
    {
        HttpSender *owner = m_owner; // waits for this thread before it goes; what is queued for it then goes with it
        QMetaObject::invokeMethod(
            owner, [owner, id, result] { Q_EMIT owner->finished(id, result); }, Qt::QueuedConnection);
    }

    HttpSender *const m_owner;
    quint64 m_lastId = 0;
    EpollLoop m_loop;
    std::optional<HttpClient> m_client;
    std::unordered_map<quint64, HttpClient::CallId> m_running;
};

HttpSender::HttpSender(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<HttpCall>();
    qRegisterMetaType<Result<HttpReply>>();
    d->start();
}

HttpSender::~HttpSender()
{
    d->quit();
    d->wait();
}

quint64 HttpSender::send(const HttpCall &call, int count)
{
    return d->send(call, std::clamp(count, 1, kMaxAtOnce));
}

void HttpSender::cancel(quint64 id)
{
    d->cancel(id);
}

void HttpSender::cancelAll()
{
    d->cancelAll();
}

} // namespace coroscope
