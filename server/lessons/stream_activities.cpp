#include "server/lessons/stream_activities.h"

#include "server/lessons/lesson_values.h"

#include <QDateTime>

#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMostMessages = 2'000;
constexpr auto kPoll = 20ms;
constexpr std::uint16_t kNormalClosure = 1000;

double secondsSince(Clock::time_point begun)
{
    return double((Clock::now() - begun).count()) / 1e9;
}

} // namespace

// ---------------------------------------------------------------- events

EventsActivity::EventsActivity(const LessonContext &context, EventsAction action)
    : LessonActivity(context)
    , m_action(std::move(action))
{
    m_poll.setInterval(kPoll);
    m_limit.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &EventsActivity::take);
    connect(&m_limit, &QTimer::timeout, this, [this] { finishNow(false); });
    connect(&context.sender, &HttpSender::streamBegan, this, [this](quint64 id, const HttpReply &head) {
        if (id != m_id)
            return;
        m_status = head.status;
        m_poll.start();
    });
    connect(&context.sender, &HttpSender::streamEnded, this, [this](quint64 id, const HttpReply &) {
        if (id == m_id)
            take();
    });
    connect(&context.sender, &HttpSender::finished, this, [this](quint64 id, const Result<HttpReply> &reply) {
        if (id == m_id && id != 0)
            onFinished(reply);
    });
}

EventsActivity::~EventsActivity()
{
    if (m_id != 0)
        m_context.sender.cancel(m_id);
}

Result<void> EventsActivity::start()
{
    auto each = m_context.call(m_action.call);
    const auto count = m_context.count(m_action.count, 1, kMostMessages);
    const auto within = m_context.time(m_action.within, LessonTimes::ofWaits());
    const auto lastId = m_context.text(m_action.lastId);
    if (!each)
        return each.error();
    if (!count)
        return count.error();
    if (!within)
        return within.error();
    if (!lastId)
        return lastId.error();
    each->headers.emplaceBack("Accept", "text/event-stream");
    if (!lastId->isEmpty())
        each->headers.emplaceBack("Last-Event-ID", lastId->toUtf8());
    addPath(each->url);
    m_count = qsizetype(count.value());
    m_begun = Clock::now();
    m_begunWall = QDateTime::currentMSecsSinceEpoch();
    m_recorded = 1;
    m_id = m_context.sender.send(each.value());
    m_limit.start(within.value());
    return {};
}

void EventsActivity::take()
{
    if (m_id == 0)
        return;
    const StreamNews news = m_context.sender.takeEvents(m_id);
    for (const ReceivedEvent &received : news.events) {
        if (m_events.size() == m_count)
            break;
        const ServerEvent &event = received.event;
        m_events.append(QJsonObject{{u"id"_s, QString::fromUtf8(event.id)},
                                    {u"event"_s, QString::fromUtf8(event.name)},
                                    {u"data"_s, QString::fromUtf8(event.data)},
                                    {u"json"_s, lessonJson(event.data)},
                                    {u"at"_s, double(received.at - m_begunWall)}});
        m_ids.append(QString::fromUtf8(event.id));
        m_lastId = QString::fromUtf8(event.id);
    }
    progress(double(m_events.size()) / double(m_count));
    if (m_events.size() == m_count)
        finishNow(false);
}

void EventsActivity::onFinished(const Result<HttpReply> &reply)
{
    m_id = 0;
    if (m_status == 0 && !reply) {
        finish(reply.error());
        return;
    }
    if (m_status == 0)
        m_status = reply->status; // it answered something else than a stream
    finishNow(true);
}

void EventsActivity::finishNow(bool isEnded)
{
    m_poll.stop();
    m_limit.stop();
    if (const quint64 id = std::exchange(m_id, 0); id != 0)
        m_context.sender.cancel(id);
    finish(QJsonObject{{u"status"_s, m_status},
                       {u"events"_s, m_events},
                       {u"ids"_s, m_ids},
                       {u"count"_s, double(m_events.size())},
                       {u"lastId"_s, m_lastId},
                       {u"ended"_s, isEnded},
                       {u"seconds"_s, secondsSince(m_begun)}});
}

// ---------------------------------------------------------------- socket

SocketActivity::SocketActivity(const LessonContext &context, SocketAction action)
    : LessonActivity(context)
    , m_action(std::move(action))
{
    m_poll.setInterval(kPoll);
    m_limit.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &SocketActivity::take);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_status == 0)
            finish(Error{Error::Kind::Timeout,
                         u"the handshake of the WebSocket took longer than %1 ms"_s.arg(m_limit.interval())});
        m_sender.abort(m_id);
    });
    connect(&m_sender, &SocketSender::opened, this, [this](quint64, const HttpReply &handshake) {
        m_status = handshake.status;
        for (const QByteArray &text : std::as_const(m_texts))
            m_sender.send(m_id, SocketMessage::Kind::Text, text);
        m_poll.start();
    });
    connect(&m_sender, &SocketSender::failed, this, [this](quint64, const Error &error) { finish(error); });
    connect(&m_sender, &SocketSender::closed, this, [this](quint64, quint16 code) { onClosed(code); });
}

Result<void> SocketActivity::start()
{
    const auto each = m_context.call(m_action.call);
    const auto count = m_context.count(m_action.count, 0, kMostMessages);
    const auto within = m_context.time(m_action.within, LessonTimes::ofWaits());
    if (!each)
        return each.error();
    if (!count)
        return count.error();
    if (!within)
        return within.error();
    for (const QString &source : m_action.send) {
        const auto text = m_context.text(source);
        if (!text)
            return text.error();
        m_texts.append(text->toUtf8());
    }
    WebSocketLink::Call call;
    const auto url = WebSocketLink::checkedUrl(each->url);
    if (!url)
        return url.error();
    call.url = url.value();
    call.headers = each->headers;
    call.verifyTls = m_context.known.keyPin.isEmpty(); // it is this program's own server
    addPath(each->url);
    m_count = qsizetype(count.value());
    m_begun = Clock::now();
    m_begunWall = QDateTime::currentMSecsSinceEpoch();
    m_recorded = 1;
    m_id = m_sender.open(call);
    m_limit.start(within.value());
    return {};
}

void SocketActivity::take()
{
    const SocketNews news = m_sender.take(m_id);
    for (const SocketMessage &message : news.messages) {
        if (message.isSent || message.isControl() || m_messages.size() == m_count)
            continue;
        m_messages.append(QJsonObject{{u"text"_s, QString::fromUtf8(message.payload)},
                                      {u"json"_s, lessonJson(message.payload)},
                                      {u"at"_s, double(message.at - m_begunWall)}});
    }
    if (m_count > 0)
        progress(double(m_messages.size()) / double(m_count));
    if (m_messages.size() == m_count && !std::exchange(m_isClosing, true))
        m_sender.close(m_id, kNormalClosure, {});
}

void SocketActivity::onClosed(quint16 code)
{
    take();
    m_poll.stop();
    m_limit.stop();
    finish(QJsonObject{{u"status"_s, m_status},
                       {u"messages"_s, m_messages},
                       {u"count"_s, double(m_messages.size())},
                       {u"code"_s, int(code)},
                       {u"seconds"_s, secondsSince(m_begun)}});
}

} // namespace coroscope
