#include "server/outbound/http_sender.h"

#include "server/async/qt_loop_driver.h"
#include "server/outbound/event_source.h"
#include "server/outbound/http_client.h"

#include <QDateTime>
#include <QThread>

#include <algorithm>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

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
                begin(id, call, first == last);
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

    StreamNews takeEvents(quint64 id)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_news.find(id);
        if (found == m_news.end())
            return {};
        StreamNews news;
        news.lastId = found->second.lastId;
        std::swap(news, found->second);
        found->second.lastId = news.lastId;
        if (std::erase(m_overNews, id) > 0)
            m_news.erase(found);
        return news;
    }

private:
    /// Of one call, whose answer may be a stream.
    class Stream final : public HttpListener {
    public:
        Stream(Private &sender, quint64 id)
            : m_sender(sender)
            , m_id(id)
        {
        }
        bool isOpen() const noexcept { return m_isOpen; }
        /// What is known of the response, where it did not come to its end.
        HttpReply reply() const
        {
            HttpReply reply = m_head;
            reply.body = m_body;
            reply.bytesReceived += m_bytes;
            reply.total = Clock::now() - m_headAt + reply.firstByte;
            return reply;
        }
        const QByteArray &body() const noexcept { return m_body; }

    private:
        bool takesBody(const HttpReply &head) override
        {
            m_isOpen = head.status == 200 && isEventStream(fieldOf(head, "Content-Type")) && m_reader.begin(head);
            if (!m_isOpen)
                return false;
            m_head = head;
            m_headAt = Clock::now();
            {
                const std::lock_guard lock(m_sender.m_mutex);
                m_sender.m_news[m_id] = {};
            }
            m_sender.tell([id = m_id, head](HttpSender *owner) { Q_EMIT owner->streamBegan(id, head); });
            return true;
        }
        bool read(QByteArrayView piece) override
        {
            m_bytes += piece.size();
            if (const qsizetype room = kKeptBody - m_body.size(); room > 0)
                m_body.append(piece.first(std::min(room, piece.size())));
            std::vector<ServerEvent> events;
            const bool fits = m_reader.read(piece, events);
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            const std::lock_guard lock(m_sender.m_mutex);
            StreamNews &news = m_sender.m_news[m_id];
            news.lastId = m_reader.parser().lastId();
            news.fault = m_reader.fault();
            for (ServerEvent &event : events) {
                news.bytes += bytesOf(event);
                news.events.push_back({std::move(event), now});
            }
            if (news.events.size() > 2 * kMaxWaiting || news.bytes > kMaxWaitingBytes)
                dropOldest(news);
            return fits;
        }

        static qint64 bytesOf(const ServerEvent &event)
        {
            return event.name.size() + event.id.size() + event.data.size();
        }
        /// Not one by one: down to half of what there may be.
        static void dropOldest(StreamNews &news)
        {
            auto over = news.events.begin();
            const auto last = news.events.end() - 1;
            while (over != last
                   && (std::size_t(news.events.end() - over) > kMaxWaiting || news.bytes > kMaxWaitingBytes / 2)) {
                news.bytes -= bytesOf(over->event);
                ++over;
            }
            news.dropped += quint64(over - news.events.begin());
            news.events.erase(news.events.begin(), over);
        }

        Private &m_sender;
        const quint64 m_id;
        bool m_isOpen = false;
        HttpReply m_head;
        Clock::time_point m_headAt;
        QByteArray m_body;
        qint64 m_bytes = 0;
        EventReader m_reader;
    };
    struct Running {
        HttpClient::CallId call = 0;
        std::unique_ptr<Stream> stream; ///< null: one of many
    };

    void run() override
    {
        const QtLoopDriver driver(m_loop);
        m_client.emplace(m_loop);
        exec();
        const auto aborted = std::exchange(m_running, {}); // so that nobody hears of what is aborted now
        m_client.reset();
        m_loop.close();
    }
    void begin(quint64 id, const HttpCall &call, bool isAlone)
    {
        Running &running = m_running[id];
        if (isAlone)
            running.stream = std::make_unique<Stream>(*this, id);
        const auto done = [this, id](const Result<HttpReply> &result) {
            if (const auto found = m_running.find(id); found != m_running.end())
                ended(found, result);
        };
        running.call = m_client->start(call, done, running.stream.get());
    }
    using Runs = std::unordered_map<quint64, Running>;
    void ended(Runs::iterator running, Result<HttpReply> result)
    {
        const quint64 id = running->first;
        const auto stream = std::move(running->second.stream);
        m_running.erase(running);
        if (stream && stream->isOpen()) {
            if (result)
                result.value().body = stream->body();
            {
                const std::lock_guard lock(m_mutex);
                m_overNews.push_back(id);
                if (m_overNews.size() > kMaxOver) { // nobody came for them
                    m_news.erase(m_overNews.front());
                    m_overNews.erase(m_overNews.begin());
                }
            }
            tell([id, reply = result ? result.value() : stream->reply()](HttpSender *owner) {
                Q_EMIT owner->streamEnded(id, reply);
            });
        }
        report(id, result);
    }
    void end(quint64 id)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end())
            return;
        m_client->cancel(found->second.call);
        ended(found, Error::canceled());
    }
    void report(quint64 id, const Result<HttpReply> &result)
    {
        tell([id, result](HttpSender *owner) { Q_EMIT owner->finished(id, result); });
    }
    template<typename Say>
    void tell(Say say)
    {
        HttpSender *owner = m_owner; // waits for this thread before it goes; what is queued for it then goes with it
        QMetaObject::invokeMethod(
            owner, [owner, say = std::move(say)] { say(owner); }, Qt::QueuedConnection);
    }

    static constexpr std::size_t kMaxOver = 64;

    HttpSender *const m_owner;
    quint64 m_lastId = 0;
    EpollLoop m_loop;
    std::optional<HttpClient> m_client;
    Runs m_running;
    std::mutex m_mutex; // guards what follows
    std::unordered_map<quint64, StreamNews> m_news; // of streams
    std::vector<quint64> m_overNews; // those that have ended; the next who takes their news ends them
};

HttpSender::HttpSender(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<HttpCall>();
    qRegisterMetaType<HttpReply>();
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

StreamNews HttpSender::takeEvents(quint64 id)
{
    return d->takeEvents(id);
}

} // namespace coroscope
