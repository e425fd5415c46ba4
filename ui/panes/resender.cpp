#include "ui/panes/resender.h"

#include "ui/curl.h"
#include "ui/har/imported_exchange.h"
#include "ui/http_head.h"
#include "ui/panes/send_words.h"

#include <QRandomGenerator>

namespace coroscope {

namespace {

constexpr std::chrono::minutes kTimeout{2};

QByteArray hexDigits(int count)
{
    QByteArray digits;
    while (digits.size() < count)
        digits += QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
    digits.truncate(count);
    return digits;
}

} // namespace

Resender::Resender(QObject *parent)
    : QObject(parent)
{
}

Resender::~Resender() = default;

Resender::Refusal Resender::refusal(const ExchangeRecord &record)
{
    const ImportedExchange *imported = importedExchange(record);
    if (imported && !imported->own)
        return Refusal::OtherServer;
    if (record.isWebSocket())
        return Refusal::WebSocket;
    if (record.end == ExchangeEnd::Running)
        return Refusal::StillRunning; // its fields and body come with its end
    if (record.method.isEmpty() || record.requestHead.isEmpty())
        return Refusal::Unparsed;
    return quint64(record.requestBody.size()) < record.requestBodyBytes ? Refusal::BodyCut : Refusal::None;
}

HttpCall Resender::callFor(const ExchangeRecord &record, const QUrl &server, const QByteArray &traceId,
                           const QByteArray &spanId)
{
    HttpCall call;
    call.method = record.method;
    QByteArray target = record.target;
    if (!target.startsWith('/')) // absolute-form; its host is in the Host field too (RFC 9112 §3.2.2)
        target = QUrl::fromEncoded(target).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    call.url = QUrl::fromEncoded(server.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery) + target);
    call.headers = fieldsToResend(record);
    call.headers.removeIf(
        [](const auto &field) { return field.first.compare("traceparent", Qt::CaseInsensitive) == 0; });
    // It may have been sent to a name that only the server knows.
    const QByteArray host = HttpHead::parse(record.requestHead).value("Host");
    if (!host.isEmpty() && !importedExchange(record) && QString::fromUtf8(host) != call.url.authority())
        call.headers.prepend({"Host", host});
    call.headers.append({"traceparent", "00-" + traceId + '-' + spanId + "-01"});
    call.body = record.requestBody;
    call.timeout = kTimeout;
    return call;
}

QByteArray Resender::send(const ExchangeRecord &record, const QUrl &server, const KnownServer &known)
{
    Q_ASSERT(refusal(record) == Refusal::None);
    if (!m_sender) {
        m_sender = std::make_unique<HttpSender>();
        connect(m_sender.get(), &HttpSender::finished, this, &Resender::onFinished);
    }
    const QByteArray traceId = hexDigits(32);
    const QByteArray spanId = hexDigits(16);
    HttpCall call = callFor(record, server, traceId, spanId);
    call.known = known;
    Q_EMIT sending(spanId);
    m_awaited.insert(traceId, call.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment));
    m_running.insert(m_sender->send(call), {traceId, call});
    return traceId;
}

void Resender::forget(const QByteArray &traceId)
{
    m_awaited.remove(traceId);
}

void Resender::onFinished(quint64 id, const Result<HttpReply> &result)
{
    const Sent sent = m_running.take(id);
    if (result.isOk() || result.error().isCanceled())
        return;
    // The server's own view of it, a refusal or a client that left, may still come as a row.
    Q_EMIT failed(sent.traceId, sendTrouble(result.error(), sent.call));
}

} // namespace coroscope
