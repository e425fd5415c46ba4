#include "server/outbound/event_source.h"

#include "server/outbound/call_check.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Another attempt would come to the same.
bool isFutile(const Error &error)
{
    switch (callFault(error)) {
    case CallFault::Unresolved:
    case CallFault::Tls:
    case CallFault::NotHttp:
    case CallFault::HeadTooLarge: return true;
    case CallFault::None:
    case CallFault::Refused:
    case CallFault::Lost:
    case CallFault::TooLarge: break;
    }
    return error.kind == Error::Kind::BadRequest;
}

} // namespace

bool isEventStream(QByteArrayView contentType)
{
    const auto semicolon = contentType.indexOf(';');
    const auto essence = semicolon < 0 ? contentType : contentType.first(semicolon);
    return essence.trimmed().compare("text/event-stream", Qt::CaseInsensitive) == 0;
}

QByteArray fieldOf(const HttpReply &reply, QByteArrayView name)
{
    for (const auto &[each, value] : reply.headers) {
        if (name.compare(each, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

EventSource::EventSource(EpollLoop &loop, HttpClient &client, Settings settings, Calls calls)
    : m_loop(loop)
    , m_client(client)
    , m_settings(std::move(settings))
    , m_calls(std::move(calls))
{
}

EventSource::~EventSource()
{
    if (m_call != 0)
        m_client.cancel(m_call);
}

void EventSource::start()
{
    connectNow();
}

void EventSource::connectNow()
{
    HttpCall call = m_settings.call;
    if (!hasField(call.headers, "Accept"))
        call.headers.append({QByteArrayLiteral("Accept"), QByteArrayLiteral("text/event-stream")});
    if (!hasField(call.headers, "Cache-Control"))
        call.headers.append({QByteArrayLiteral("Cache-Control"),
                             QByteArrayLiteral("no-cache")}); // Fetch §4.5, of the cache mode no-store
    if (!m_settings.lastId.isEmpty())
        call.headers.append({QByteArrayLiteral("Last-Event-ID"), m_settings.lastId});
    m_reader = EventReader(m_settings.lastId);
    m_status = 0;
    m_refusal.clear();
    m_call = m_client.start(
        std::move(call), [this](const Result<HttpReply> &result) { onDone(result); }, this);
}

bool EventSource::takesBody(const HttpReply &head)
{
    m_status = head.status;
    const QByteArray type = fieldOf(head, "Content-Type");
    if (head.status != 200)
        m_refusal = u"it answered %1 %2"_s.arg(QString::number(head.status), QString::fromUtf8(head.reason)).trimmed();
    else if (type.isEmpty())
        m_refusal = u"its answer has no Content-Type, text/event-stream is expected"_s;
    else if (!isEventStream(type))
        m_refusal = u"its answer is %1, not text/event-stream"_s.arg(QString::fromUtf8(type));
    else if (!m_reader.begin(head))
        m_refusal = u"its Content-Encoding is %1, which is unknown here"_s.arg(
            QString::fromUtf8(fieldOf(head, "Content-Encoding")));
    else
        m_calls.opened(head);
    return m_refusal.isEmpty(); // what is no stream ends as any answer does, in time
}

bool EventSource::read(QByteArrayView piece)
{
    if (!m_refusal.isEmpty())
        return false;
    std::vector<ServerEvent> events;
    const bool fits = m_reader.read(piece, events);
    if (const auto retry = m_reader.parser().retry())
        m_retry = *retry;
    for (const ServerEvent &event : events) {
        m_settings.lastId = event.id;
        if (!m_calls.came(event)) {
            m_isEnough = true;
            return false;
        }
    }
    m_settings.lastId = m_reader.parser().lastId();
    return fits;
}

void EventSource::onDone(const Result<HttpReply> &result)
{
    m_call = 0;
    if (m_isEnough)
        return close(EventSourceEnd::Enough);
    if (m_status == 204)
        return close(EventSourceEnd::NoContent);
    if (!m_refusal.isEmpty())
        return close(EventSourceEnd::Refused, Error{Error::Kind::Unavailable, m_refusal});
    if (const QString fault = m_reader.fault(); !fault.isEmpty())
        return close(EventSourceEnd::Failed, Error{Error::Kind::Unavailable, fault});
    const bool isOver = result.isOk() || (m_status != 0 && callFault(result.error()) == CallFault::Lost);
    if (!m_settings.reconnects && isOver)
        return result ? close(EventSourceEnd::Ended) : close(EventSourceEnd::Failed, result.error());
    if (!isOver && (!m_settings.reconnects || isFutile(result.error())))
        return close(EventSourceEnd::Failed, result.error());
    QString why = u"the stream ended"_s;
    if (!result) {
        why = result.error().detail;
        while (why.endsWith(u'.'))
            why.chop(1);
    }
    // A server that asks to be called again at once, and ends at once, is not to be asked all the time.
    const auto pause = std::max(m_retry, kLeastRetry);
    m_loop.schedule(*this, m_loop.now() + pause);
    m_calls.waits(pause, why);
}

void EventSource::close(EventSourceEnd end, const Error &error)
{
    const auto closed = std::move(m_calls.closed); // which may destroy this
    closed(end, error);
}

} // namespace coroscope
