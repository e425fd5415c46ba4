#include "ui/har/har_writer.h"

#include "ui/content/content_decode.h"
#include "ui/curl.h"
#include "ui/format.h"
#include "ui/har/har_names.h"
#include "ui/har/imported_exchange.h"
#include "ui/http_head.h"
#include "ui/secrets.h"
#include "ui/words.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkCookie>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr Clock::time_point kNever{};
/// Of one body; what unpacks to more stays packed. At most 64 KiB of a body are kept, but they may be a bomb.
constexpr qsizetype kMostDecoded = 4 * 1024 * 1024;

double milliseconds_(nanoseconds time)
{
    return double(time.count()) / 1e6;
}

QJsonObject nameAndValue(const QString &name, const QString &value)
{
    return {{u"name"_s, name}, {u"value"_s, value}};
}

class Entry {
public:
    Entry(const ExchangeRecord &record, const HarOptions &options)
        : m_record(record)
        , m_options(options)
        , m_imported(importedExchange(record))
        , m_request(HttpHead::parse(record.requestHead))
        , m_response(HttpHead::parse(record.responseHead))
    {
    }

    QJsonObject make()
    {
        QJsonObject entry;
        entry[u"startedDateTime"_s] = isoTimeText(m_record.startedWall);
        const QJsonObject times = timings();
        double sum = 0;
        for (const auto &name : {u"blocked"_s, u"dns"_s, u"connect"_s, u"send"_s, u"wait"_s, u"receive"_s})
            sum += std::max(0.0, times.value(name).toDouble());
        entry[u"time"_s] = sum;
        entry[u"timings"_s] = times;
        entry[u"request"_s] = request();
        entry[u"response"_s] = response();
        entry[u"cache"_s] = QJsonObject();
        if (m_record.connection != 0)
            entry[u"connection"_s] = QString::number(m_record.connection);
        if (m_imported && !m_imported->serverAddress.isEmpty())
            entry[u"serverIPAddress"_s] = m_imported->serverAddress;
        if (!m_imported || m_imported->own)
            entry[u"_coroscope"_s] = own();
        if (m_imported && !m_imported->comment.isEmpty())
            m_comments.prepend(m_imported->comment);
        if (!m_comments.isEmpty())
            entry[u"comment"_s] = m_comments.join(u' ');
        return entry;
    }

private:
    QString shown(const QByteArray &name, const QByteArray &value) const
    {
        return m_options.includeSecrets ? QString::fromUtf8(value) : maskedValue(name, value);
    }

    QJsonArray fields(const HttpHead &head) const
    {
        QJsonArray list;
        for (const auto &[name, value] : head.fields)
            list.append(nameAndValue(QString::fromUtf8(name), shown(name, value)));
        return list;
    }

    static QString version(const QByteArray &text)
    {
        return text.startsWith("HTTP/") ? QString::fromLatin1(text) : u"HTTP/1.1"_s;
    }

    QJsonObject request()
    {
        const QUrl url
            = exchangeUrl(m_record, m_options.server.isEmpty() ? QUrl(u"http://localhost"_s) : m_options.server);
        QString text = QString::fromUtf8(url.toEncoded(QUrl::RemoveFragment));
        if (!m_options.includeSecrets)
            text = maskedTarget(text);
        QJsonObject request{
            {u"method"_s, QString::fromLatin1(m_record.method)},
            {u"url"_s, text},
            {u"httpVersion"_s, version(m_request.startLine.mid(m_request.startLine.lastIndexOf(' ') + 1))},
            {u"cookies"_s, requestCookies()},
            {u"headers"_s, fields(m_request)},
            {u"queryString"_s, query(url)},
            {u"headersSize"_s, qint64(m_record.requestHeadBytes)},
            {u"bodySize"_s, qint64(m_record.requestBodyBytes)},
        };
        if (m_record.requestBodyBytes > 0)
            request[u"postData"_s] = postData();
        return request;
    }

    QJsonArray query(const QUrl &url) const
    {
        QJsonArray list;
        const QString text = url.query(QUrl::FullyEncoded);
        const auto decoded
            = [](QStringView part) { return QUrl::fromPercentEncoding(part.toUtf8().replace('+', ' ')); };
        for (const QStringView item : QStringView(text).split(u'&', Qt::SkipEmptyParts)) {
            const qsizetype equals = item.indexOf(u'=');
            const QString name = decoded(equals < 0 ? item : item.first(equals));
            const QString value = equals < 0 ? QString() : decoded(item.sliced(equals + 1));
            list.append(nameAndValue(name, m_options.includeSecrets ? value : maskedParameter(name, value)));
        }
        return list;
    }

    QJsonArray requestCookies() const
    {
        QJsonArray list;
        for (const auto &[name, value] : m_request.fields) {
            if (name.compare("Cookie", Qt::CaseInsensitive) != 0)
                continue;
            const QList<QByteArray> pairs = value.split(';');
            for (const QByteArray &pair : pairs) {
                const qsizetype equals = pair.indexOf('=');
                const QByteArray cookie = pair.left(equals < 0 ? pair.size() : equals).trimmed();
                if (!cookie.isEmpty())
                    list.append(
                        nameAndValue(QString::fromUtf8(cookie),
                                     shown("Cookie", equals < 0 ? QByteArray() : pair.mid(equals + 1).trimmed())));
            }
        }
        return list;
    }

    QJsonArray responseCookies() const
    {
        QJsonArray list;
        for (const auto &[name, value] : m_response.fields) {
            if (name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
                continue;
            const auto cookies = QNetworkCookie::parseCookies(value);
            for (const QNetworkCookie &cookie : cookies) {
                QJsonObject made = nameAndValue(QString::fromUtf8(cookie.name()), shown("Set-Cookie", cookie.value()));
                if (!cookie.path().isEmpty())
                    made[u"path"_s] = cookie.path();
                if (!cookie.domain().isEmpty())
                    made[u"domain"_s] = cookie.domain();
                if (cookie.expirationDate().isValid())
                    made[u"expires"_s] = cookie.expirationDate().toUTC().toString(Qt::ISODateWithMs);
                made[u"httpOnly"_s] = cookie.isHttpOnly();
                made[u"secure"_s] = cookie.isSecure();
                list.append(made);
            }
        }
        return list;
    }

    void noteCut(const char *what, const QByteArray &kept, quint64 all)
    {
        if (quint64(kept.size()) < all)
            m_comments
                += u"Of the %1 body, %2 of %3 bytes were kept."_s.arg(QLatin1String(what)).arg(kept.size()).arg(all);
    }

    QJsonObject postData()
    {
        noteCut("request", m_record.requestBody, m_record.requestBodyBytes);
        QJsonObject data{{u"mimeType"_s, QString::fromUtf8(m_request.value("Content-Type"))},
                         {u"params"_s, QJsonArray()}};
        if (isTextBody(m_record.requestBody)) {
            data[u"text"_s] = QString::fromUtf8(m_record.requestBody);
        } else {
            data[u"text"_s] = QString::fromLatin1(m_record.requestBody.toBase64());
            data[u"_encoding"_s] = u"base64"_s; // HAR 1.2 has no field of its own for it here
            data[u"comment"_s] = u"The text is base64."_s;
        }
        return data;
    }

    QJsonObject response()
    {
        const QByteArray location = m_response.value("Location");
        const qsizetype space = m_response.startLine.indexOf(' ');
        const QByteArray afterVersion = m_response.startLine.mid(space + 1);
        const qsizetype phrase = afterVersion.indexOf(' ');
        QString statusText = phrase < 0 ? QString() : QString::fromUtf8(afterVersion.mid(phrase + 1));
        if (statusText.isEmpty())
            statusText = words::reasonPhrase(m_record.status);
        QJsonObject response{
            {u"status"_s, m_record.status},
            {u"statusText"_s, statusText},
            {u"httpVersion"_s, version(m_response.startLine.left(space))},
            {u"cookies"_s, responseCookies()},
            {u"headers"_s, fields(m_response)},
            {u"content"_s, content()},
            {u"redirectURL"_s, QString::fromUtf8(location)},
            {u"headersSize"_s, m_response.startLine.isEmpty() ? qint64(-1) : qint64(m_record.responseHeadBytes)},
            {u"bodySize"_s, qint64(m_record.responseBodyBytes) - (m_imported ? qint64(m_imported->savedByCoding) : 0)},
        };
        if (!m_record.error.isEmpty())
            response[u"_error"_s] = QString::fromUtf8(m_record.error);
        return response;
    }

    /// HAR has bodies without their coding, and tells how much it saved. Where that cannot be had, because the body was
    /// cut, is damaged or very large, it is as it was sent.
    QJsonObject content()
    {
        noteCut("response", m_record.responseBody, m_record.responseBodyBytes);
        const QByteArray type = m_response.value("Content-Type");
        QJsonObject content{{u"size"_s, qint64(m_record.responseBodyBytes)},
                            {u"mimeType"_s, type.isEmpty() ? u"x-unknown"_s : QString::fromUtf8(type)}};
        if (m_imported && m_imported->savedByCoding != 0)
            content[u"compression"_s] = qint64(m_imported->savedByCoding);
        if (m_record.responseBody.isEmpty())
            return content;
        QByteArray body = m_record.responseBody;
        const QByteArray coding = contentEncodingOf(m_record);
        bool encoded = isCoded(coding);
        if (encoded && quint64(body.size()) == m_record.responseBodyBytes) {
            const DecodedContent decoded = decodeContent(body, coding, kMostDecoded);
            if (decoded.end == DecodedContent::End::Whole) {
                encoded = false;
                content[u"size"_s] = qint64(decoded.bytes.size());
                content[u"compression"_s] = qint64(decoded.bytes.size() - body.size()); // less than 0: it grew
                body = decoded.bytes;
            }
        }
        if (encoded) {
            content[u"_contentEncoding"_s] = QString::fromUtf8(coding);
            content[u"comment"_s] = u"The body is as it was sent, in the coding that Content-Encoding names."_s;
        }
        if (!encoded && isTextBody(body)) {
            content[u"text"_s] = QString::fromUtf8(body);
        } else {
            content[u"text"_s] = QString::fromLatin1(body.toBase64());
            content[u"encoding"_s] = u"base64"_s;
        }
        return content;
    }

    QJsonObject timings() const
    {
        const auto length = [](nanoseconds time) { return time < nanoseconds(0) ? -1.0 : milliseconds_(time); };
        if (m_imported && !m_imported->own) {
            const ImportedExchange::Timings &t = m_imported->timings;
            const auto needed = [&](nanoseconds time) { return std::max(0.0, length(time)); }; // HAR: must not be -1
            return {{u"blocked"_s, length(t.blocked)}, {u"dns"_s, length(t.dns)},   {u"connect"_s, length(t.connect)},
                    {u"ssl"_s, length(t.ssl)},         {u"send"_s, needed(t.send)}, {u"wait"_s, needed(t.wait)},
                    {u"receive"_s, needed(t.receive)}};
        }
        // What was not reached ends with the exchange, so that the parts sum to the whole.
        const auto end = std::max(m_record.finished, m_record.started);
        const auto reached = [end](Clock::time_point at, Clock::time_point after) {
            return at == kNever ? end : std::clamp(at, after, end);
        };
        const auto readable = std::min(m_record.started + m_record.waitedForLoop, end);
        const auto head = reached(m_record.headComplete, readable);
        const auto responded = reached(m_record.responded, head);
        return {{u"blocked"_s, length(readable - m_record.started)},
                {u"dns"_s, -1},
                {u"connect"_s, -1},
                {u"ssl"_s, -1},
                {u"send"_s, length(head - readable)},
                {u"wait"_s, length(responded - head)},
                {u"receive"_s, length(end - responded)}};
    }

    QJsonValue sinceStart(Clock::time_point at) const
    {
        return at == kNever ? QJsonValue(QJsonValue::Null)
                            : QJsonValue(qint64(nanoseconds(at - m_record.started).count()));
    }

    QJsonValue route(std::int32_t index) const
    {
        if (!m_options.routes || index < 0 || index >= m_options.routes->size())
            return QJsonValue::Null;
        const RouteInfo &route = m_options.routes->at(index);
        return QJsonObject{{u"method"_s, QString::fromLatin1(route.method)}, {u"path"_s, route.path}};
    }

    QJsonObject own() const
    {
        const ExchangeRecord &r = m_record;
        QJsonArray spans;
        for (const Span &span : r.spans)
            spans.append(QJsonObject{
                {u"id"_s, qint64(span.id)},
                {u"parent"_s, qint64(span.parent)},
                {u"coroutine"_s, qint64(span.coroutine)},
                {u"kind"_s, har::nameOf(har::kSpanKinds, span.kind)},
                {u"label"_s, QString::fromUtf8(span.label)},
                {u"queued"_s, sinceStart(span.queued)},
                {u"started"_s, sinceStart(span.started)},
                {u"ended"_s, sinceStart(span.ended)},
                {u"resumed"_s, sinceStart(span.resumed)},
            });
        return {
            {u"end"_s, har::nameOf(har::kEnds, r.end)},
            {u"route"_s, route(r.route)},
            {u"worker"_s, qint64(r.worker)},
            {u"client"_s, QString::fromLatin1(r.peer)},
            {u"keepAlive"_s, r.keepAlive},
            {u"traceId"_s, QString::fromLatin1(r.traceId)},
            {u"parentSpanId"_s, QString::fromLatin1(r.parentSpanId)},
            {u"headComplete"_s, sinceStart(r.headComplete)},
            {u"dispatched"_s, sinceStart(r.dispatched)},
            {u"responded"_s, sinceStart(r.responded)},
            {u"finished"_s, sinceStart(r.finished)},
            {u"waitedForLoop"_s, qint64(r.waitedForLoop.count())},
            {u"waitedBehind"_s, route(r.waitedBehind)},
            {u"busy"_s, qint64(r.busy.count())},
            {u"coroutines"_s, qint64(r.coroutines)},
            {u"spans"_s, spans},
            {u"spansDropped"_s, qint64(r.spansDropped)},
        };
    }

    const ExchangeRecord &m_record;
    const HarOptions &m_options;
    const ImportedExchange *const m_imported;
    const HttpHead m_request;
    const HttpHead m_response;
    QStringList m_comments;
};

} // namespace

bool isTextBody(const QByteArray &body)
{
    const bool plain = std::none_of(body.begin(), body.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    return plain && QString::fromUtf8(body).toUtf8() == body;
}

QJsonObject harEntry(const ExchangeRecord &record, const HarOptions &options)
{
    return Entry(record, options).make();
}

QString harEntryText(const ExchangeRecord &record, const HarOptions &options)
{
    return QString::fromUtf8(QJsonDocument(harEntry(record, options)).toJson());
}

HarWriter::HarWriter(QIODevice &out, HarOptions options)
    : m_out(out)
    , m_options(std::move(options))
{
}

bool HarWriter::write(const QByteArray &bytes)
{
    return m_out.write(bytes) == bytes.size();
}

bool HarWriter::begin()
{
    return write(
        "{\"log\": {\"version\": \"1.2\", \"creator\": {\"name\": \"Coroscope\", \"version\": \"" COROSCOPE_VERSION
        "\"}, \"entries\": [\n");
}

bool HarWriter::add(const ExchangeRecord &record)
{
    const QByteArray entry = QJsonDocument(harEntry(record, m_options)).toJson(QJsonDocument::Compact);
    return write(std::exchange(m_first, false) ? entry : ",\n" + entry);
}

bool HarWriter::end()
{
    return write("\n]}}\n");
}

} // namespace coroscope
