#include "ui/har/har_reader.h"

#include "ui/har/har_names.h"
#include "ui/http_head.h"
#include "ui/json_reader.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Gives tr() the context under which translators find these texts.
struct HarWords {
    Q_DECLARE_TR_FUNCTIONS(Har)
};

using Token = JsonReader::Token;
constexpr Clock::time_point kNever{};

Error unreadable(const QString &detail)
{
    return {Error::Kind::BadRequest, detail, 0};
}

Error notHar(const QString &file)
{
    //: %1 the name of a file.
    return unreadable(HarWords::tr("“%1” is JSON, but not a HAR file: it has no list “log.entries”.").arg(file));
}

Error faultOf(const JsonReader &reader, const QString &file)
{
    //: %1 the name of a file, %2 and %3 numbers, %4 a sentence.
    return unreadable(HarWords::tr("“%1” could not be read. Line %2, column %3: %4")
                          .arg(file)
                          .arg(reader.line())
                          .arg(reader.column())
                          .arg(reader.message()));
}

/// What may stand in one line of a head: a file is not to be trusted with line ends.
QByteArray oneLine(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    for (char &c : bytes) {
        if (c == '\r' || c == '\n' || c == '\0')
            c = ' ';
    }
    return bytes.trimmed();
}

nanoseconds duration(const QJsonValue &milliseconds)
{
    const double value = milliseconds.toDouble(-1);
    constexpr double kLongest = 1e12; // thirty years: more is nonsense, and would overflow
    return value < 0 || !(value <= kLongest) ? nanoseconds(-1) : nanoseconds(std::llround(value * 1e6));
}

qint64 integer(const QJsonValue &value, qint64 fallback)
{
    const double number = value.toDouble(double(fallback));
    return std::abs(number) < 9e15 ? qint64(number) : fallback;
}

class Import {
public:
    Import(HarImport &result, const RouteTable &routes)
        : m_result(result)
        , m_routes(routes)
        , m_now(Clock::now())
        , m_wallNow(QDateTime::currentMSecsSinceEpoch())
    {
    }

    enum class Why {
        NotAnObject,
        NoUrl,
        TooMany,
        NoStart,
        BadBase64,
        LongBody,
        Pseudo,
        BadField,
        WebSocket,
        Cache,
        Page,
    };

    void drop(Why why, int count = 1)
    {
        const QString what = sentence(why);
        const auto found = std::find_if(m_result.dropped.begin(), m_result.dropped.end(),
                                        [&what](const HarImport::Dropped &d) { return d.what == what; });
        if (found == m_result.dropped.end())
            m_result.dropped.push_back({what, count});
        else
            found->count += count;
    }

    void addEntry(QByteArrayView bytes)
    {
        ++m_result.entries;
        if (m_result.exchanges.size() >= std::size_t(HarReader::kMaxEntries) || m_bytes >= HarReader::kMaxBytes)
            return drop(Why::TooMany);
        // The text was checked by the reader; what Qt does not take is nested too deeply.
        const QJsonDocument document = QJsonDocument::fromJson(bytes.toByteArray());
        if (!document.isObject())
            return drop(Why::NotAnObject);
        add(document.object());
    }

    void setOwn(bool own) { m_own = own; }

private:
    static QString sentence(Why why)
    {
        switch (why) {
        case Why::NotAnObject: return HarWords::tr("Entries that are no JSON object, or are nested too deeply");
        case Why::NoUrl: return HarWords::tr("Entries without a request or without a valid http(s) or ws(s) URL");
        case Why::TooMany:
            return HarWords::tr("Entries beyond what Requests keeps (100,000 requests, 256 MiB of heads and bodies)");
        case Why::NoStart: return HarWords::tr("Start times that could not be read; the time before is shown");
        case Why::BadBase64: return HarWords::tr("Bodies that say that they are base64 and are not");
        case Why::LongBody: return HarWords::tr("Bodies of more than 32 MiB, of which the beginning was taken");
        case Why::Pseudo:
            return HarWords::tr("HTTP/2 pseudo fields such as :path, which repeat what method and URL say");
        case Why::BadField: return HarWords::tr("Header fields without a name");
        case Why::WebSocket: return HarWords::tr("WebSocket messages");
        case Why::Cache: return HarWords::tr("Descriptions of a browser's cache");
        case Why::Page: return HarWords::tr("Pages, into which a browser groups its requests");
        }
        return {};
    }

    void add(const QJsonObject &entry)
    {
        const QJsonObject request = entry.value(u"request"_s).toObject();
        const QUrl url(request.value(u"url"_s).toString(), QUrl::TolerantMode);
        static const QStringList schemes{u"http"_s, u"https"_s, u"ws"_s, u"wss"_s};
        if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme()))
            return drop(Why::NoUrl);

        auto made = std::make_shared<ImportedExchange>();
        ImportedExchange &x = *made;
        const QJsonObject own = entry.value(u"_coroscope"_s).toObject();
        x.own = m_own && !own.isEmpty();
        x.id = nextImportedId();
        x.file = m_result.file;
        x.creator = m_result.creator;
        x.serverAddress = entry.value(u"serverIPAddress"_s).toString();
        x.comment = entry.value(u"comment"_s).toString();
        x.connection = entry.value(u"connection"_s).toString().toULongLong();
        x.method = oneLine(request.value(u"method"_s).toString());
        x.target = x.own ? url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment)
                         : url.toEncoded(QUrl::RemoveFragment);
        start(x, entry);
        readRequest(x, request, url);
        readResponse(x, entry.value(u"response"_s).toObject());
        readTimings(x, entry.value(u"timings"_s).toObject(), duration(entry.value(u"time"_s)));
        if (x.own)
            readOwn(x, own);

        if (const auto messages = entry.value(u"_webSocketMessages"_s).toArray(); !messages.isEmpty())
            drop(Why::WebSocket, int(messages.size()));
        if (!entry.value(u"cache"_s).toObject().isEmpty())
            drop(Why::Cache);
        m_bytes += x.requestHead.size() + x.requestBody.size() + x.responseHead.size() + x.responseBody.size();
        m_result.exchanges.push_back(std::move(made));
    }

    void start(ImportedExchange &x, const QJsonObject &entry)
    {
        const QDateTime started
            = QDateTime::fromString(entry.value(u"startedDateTime"_s).toString(), Qt::ISODateWithMs);
        if (started.isValid())
            m_lastWall = started.toMSecsSinceEpoch();
        else
            drop(Why::NoStart);
        x.startedWall = m_lastWall != 0 ? m_lastWall : m_wallNow;
        // On the clock of the live ones; times before the machine started are negative there, which is all right.
        x.started = m_now - milliseconds(m_wallNow - x.startedWall);
        if (x.started == kNever)
            x.started += nanoseconds(1);
    }

    HeaderList fields(const QJsonObject &message)
    {
        HeaderList list;
        const QJsonArray headers = message.value(u"headers"_s).toArray();
        for (const QJsonValue &value : headers) {
            const QByteArray name = oneLine(value.toObject().value(u"name"_s).toString());
            if (name.startsWith(':'))
                drop(Why::Pseudo);
            else if (name.isEmpty() || name.contains(':'))
                drop(Why::BadField);
            else
                list.append({name, oneLine(value.toObject().value(u"value"_s).toString())});
        }
        return list;
    }

    static QByteArray headOf(const QByteArray &startLine, const HeaderList &fields)
    {
        QByteArray head = startLine + "\r\n";
        for (const auto &[name, value] : fields)
            head += name + ": " + value + "\r\n";
        return head + "\r\n";
    }

    static QByteArray version(const QJsonObject &message)
    {
        const QByteArray given = oneLine(message.value(u"httpVersion"_s).toString());
        if (given.startsWith("HTTP/"))
            return given.split(' ').first();
        // Browsers write "h2", "http/2.0", "h3".
        const QByteArray lower = given.toLower();
        return lower.startsWith("h2") || lower.startsWith("http/2") ? "HTTP/2"
            : lower.startsWith("h3") || lower.startsWith("http/3")  ? "HTTP/3"
                                                                    : "HTTP/1.1";
    }

    QByteArray decoded(const QString &text, bool base64)
    {
        QByteArray bytes = text.toUtf8();
        if (base64) {
            const auto result
                = QByteArray::fromBase64Encoding(bytes.simplified().replace(' ', ""),
                                                 QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
            if (!result) {
                drop(Why::BadBase64);
                return {};
            }
            bytes = *result;
        }
        if (bytes.size() > HarReader::kMaxBody) {
            drop(Why::LongBody);
            bytes.truncate(HarReader::kMaxBody);
        }
        return bytes;
    }

    void readRequest(ImportedExchange &x, const QJsonObject &request, const QUrl &url)
    {
        HeaderList list = fields(request);
        const bool hasHost = std::any_of(list.begin(), list.end(), [](const auto &field) {
            return field.first.compare("Host", Qt::CaseInsensitive) == 0;
        });
        if (!hasHost && !x.own)
            list.prepend({"Host", url.authority(QUrl::FullyEncoded).section(u'@', -1).toUtf8()});
        x.requestHead = headOf(x.method + ' ' + x.target + ' ' + version(request), list);
        const qint64 headSize = integer(request.value(u"headersSize"_s), -1);
        x.requestHeadBytes = headSize > 0 ? std::uint64_t(headSize) : std::uint64_t(x.requestHead.size());

        const QJsonObject post = request.value(u"postData"_s).toObject();
        const QString encoding = post.value(post.contains(u"_encoding"_s) ? u"_encoding"_s : u"encoding"_s).toString();
        x.requestBody = decoded(post.value(u"text"_s).toString(), encoding == "base64"_L1);
        if (x.requestBody.isEmpty() && !post.value(u"params"_s).toArray().isEmpty())
            x.requestBody = formBody(post.value(u"params"_s).toArray());
        x.requestBodyBytes = bodyBytes(x.requestBody, integer(request.value(u"bodySize"_s), -1));
    }

    static QByteArray formBody(const QJsonArray &params)
    {
        QByteArray body;
        for (const QJsonValue &value : params) {
            const QJsonObject param = value.toObject();
            if (!body.isEmpty())
                body += '&';
            body += QUrl::toPercentEncoding(param.value(u"name"_s).toString()) + '='
                + QUrl::toPercentEncoding(param.value(u"value"_s).toString());
        }
        return body;
    }

    /// The size of all of a body. Others count it before a decoding or in another charset, so that only our own files
    /// tell from it that some was cut.
    std::uint64_t bodyBytes(const QByteArray &kept, qint64 said) const
    {
        return !m_own && !kept.isEmpty()
            ? std::uint64_t(kept.size())
            : std::max(std::uint64_t(kept.size()), std::uint64_t(std::max<qint64>(0, said)));
    }

    void readResponse(ImportedExchange &x, const QJsonObject &response)
    {
        x.status = int(std::clamp<qint64>(integer(response.value(u"status"_s), 0), 0, 999));
        const QString fault = response.value(u"_error"_s).toString();
        if (x.status == 0) {
            x.end = ExchangeEnd::Failed;
            x.error = fault.isEmpty() && !x.own ? HarWords::tr("No response").toUtf8() : fault.toUtf8();
            return;
        }
        x.end = ExchangeEnd::Answered;
        x.error = fault.toUtf8();
        const HeaderList list = fields(response);
        x.responseHead = headOf(version(response) + ' ' + QByteArray::number(x.status) + ' '
                                    + oneLine(response.value(u"statusText"_s).toString()),
                                list);
        const qint64 headSize = integer(response.value(u"headersSize"_s), -1);
        x.responseHeadBytes = headSize > 0 ? std::uint64_t(headSize) : std::uint64_t(x.responseHead.size());
        const QJsonObject content = response.value(u"content"_s).toObject();
        x.responseBody
            = decoded(content.value(u"text"_s).toString(), content.value(u"encoding"_s).toString() == "base64"_L1);
        x.decoded = !content.contains(u"_contentEncoding"_s);
        x.responseBodyBytes = bodyBytes(x.responseBody, integer(content.value(u"size"_s), -1));
        // More than the body has cannot have been saved.
        if (x.decoded)
            x.savedByCoding
                = std::clamp<qint64>(integer(content.value(u"compression"_s), 0),
                                     -std::int64_t(HarReader::kMaxFileBytes), std::int64_t(x.responseBodyBytes));
    }

    void readTimings(ImportedExchange &x, const QJsonObject &timings, nanoseconds time)
    {
        ImportedExchange::Timings &t = x.timings;
        t = {duration(timings.value(u"blocked"_s)), duration(timings.value(u"dns"_s)),
             duration(timings.value(u"connect"_s)), duration(timings.value(u"ssl"_s)),
             duration(timings.value(u"send"_s)),    duration(timings.value(u"wait"_s)),
             duration(timings.value(u"receive"_s))};
        const auto least = [](nanoseconds d) { return std::max(nanoseconds(0), d); };
        x.headComplete = x.started + least(t.blocked) + least(t.dns) + least(t.connect) + least(t.send);
        x.dispatched = x.headComplete;
        x.responded = x.dispatched + least(t.wait);
        x.finished = x.responded + least(t.receive);
        // Some write a total that is longer than its parts, or no parts.
        x.finished = std::max(x.finished, x.started + least(time));
    }

    std::int32_t routeOf(const QJsonValue &value) const
    {
        if (!m_routes)
            return -1;
        const QJsonObject route = value.toObject();
        const QByteArray method = route.value(u"method"_s).toString().toLatin1();
        const QString path = route.value(u"path"_s).toString();
        const auto found = std::find_if(m_routes->begin(), m_routes->end(), [&](const RouteInfo &known) {
            return known.path == path && known.method == method;
        });
        return found == m_routes->end() ? -1 : found->index;
    }

    static void readOwn(ImportedExchange &x, const QJsonObject &own, std::int32_t route, std::int32_t behind)
    {
        const auto time = [&x](const QJsonValue &value) {
            return value.isDouble() ? x.started + nanoseconds(integer(value, 0)) : kNever;
        };
        const auto number = [&own](QLatin1String name) {
            return std::uint32_t(std::clamp<qint64>(integer(own.value(name), 0), 0, 0xFFFFFFFF));
        };
        x.route = route;
        x.waitedBehind = behind;
        x.end = har::valueOf(har::kEnds, own.value(u"end"_s).toString(), x.end);
        if (x.end == ExchangeEnd::Running)
            x.end = ExchangeEnd::ClientGone; // it was exported while it ran; nobody will hear of its end
        if (x.end == ExchangeEnd::Answered && x.status == 0)
            x.end = ExchangeEnd::Failed;
        x.worker = number("worker"_L1);
        x.peer = own.value(u"client"_s).toString().toLatin1();
        x.keepAlive = own.value(u"keepAlive"_s).toBool();
        x.traceId = own.value(u"traceId"_s).toString().toLatin1();
        x.parentSpanId = own.value(u"parentSpanId"_s).toString().toLatin1();
        x.headComplete = time(own.value(u"headComplete"_s));
        x.dispatched = time(own.value(u"dispatched"_s));
        x.responded = time(own.value(u"responded"_s));
        if (const auto finished = time(own.value(u"finished"_s)); finished != kNever)
            x.finished = finished;
        x.waitedForLoop = nanoseconds(std::max<qint64>(0, integer(own.value(u"waitedForLoop"_s), 0)));
        x.busy = nanoseconds(std::max<qint64>(0, integer(own.value(u"busy"_s), 0)));
        x.coroutines = number("coroutines"_L1);
        x.spansDropped = number("spansDropped"_L1);
        const QJsonArray spans = own.value(u"spans"_s).toArray();
        for (const QJsonValue &value : spans) {
            if (x.spans.size() == ExchangeRecord::kMaxSpans)
                break;
            const QJsonObject span = value.toObject();
            const auto part = [&span](QLatin1String name) {
                return std::uint32_t(std::clamp<qint64>(integer(span.value(name), 0), 0, 0xFFFFFFFF));
            };
            Span made;
            made.id = part("id"_L1);
            made.parent = part("parent"_L1);
            made.coroutine = part("coroutine"_L1);
            made.kind = har::valueOf(har::kSpanKinds, span.value(u"kind"_s).toString(), SpanKind::Task);
            made.label = span.value(u"label"_s).toString().toUtf8();
            made.queued = time(span.value(u"queued"_s));
            made.started = time(span.value(u"started"_s));
            made.ended = time(span.value(u"ended"_s));
            made.resumed = time(span.value(u"resumed"_s));
            x.spans.push_back(std::move(made));
        }
    }

    void readOwn(ImportedExchange &x, const QJsonObject &own) const
    {
        readOwn(x, own, routeOf(own.value(u"route"_s)), routeOf(own.value(u"waitedBehind"_s)));
    }

    HarImport &m_result;
    const RouteTable &m_routes;
    const Clock::time_point m_now;
    const qint64 m_wallNow;
    qint64 m_lastWall = 0;
    qint64 m_bytes = 0;
    bool m_own = false;
};

/// "Firefox 126.0" of {"name": "Firefox", "version": "126.0"}.
QString nameOf(QByteArrayView bytes)
{
    const QJsonObject creator = QJsonDocument::fromJson(bytes.toByteArray()).object();
    return QStringLiteral("%1 %2")
        .arg(creator.value(u"name"_s).toString(), creator.value(u"version"_s).toString())
        .trimmed();
}

} // namespace

Result<HarImport> HarReader::read(const QByteArray &bytes, const QString &file, const RouteTable &routes,
                                  const std::function<bool(qint64)> &keepGoing)
{
    HarImport result;
    result.file = file;
    Import import(result, routes);

    JsonReader reader(bytes);
    bool hasEntries = false;
    // Two levels are walked: members of the whole, and of its "log".
    if (reader.next() != Token::BeginObject)
        return reader.token() == Token::Fault ? Result<HarImport>(faultOf(reader, file)) : notHar(file);
    while (reader.next() == Token::Key) {
        const bool isLog = reader.depth() == 1 && reader.string() == "log"_L1;
        if (reader.next() == Token::Fault)
            break;
        if (!isLog || reader.token() != Token::BeginObject) {
            if (!reader.skip())
                break;
            continue;
        }
        QString creator;
        QString browser;
        while (reader.next() == Token::Key) {
            const QString name = reader.string();
            if (reader.next() == Token::Fault)
                break;
            if (name == "entries"_L1 && reader.token() == Token::BeginArray) {
                hasEntries = true;
                while (reader.next() != Token::EndArray && reader.token() != Token::Fault) {
                    const QByteArrayView entry = reader.value();
                    if (reader.token() == Token::Fault)
                        break;
                    import.addEntry(entry);
                    if (keepGoing && !keepGoing(reader.offset()))
                        return Error::canceled();
                }
            } else if (name == "creator"_L1 || name == "browser"_L1) {
                const QString said = nameOf(reader.value());
                (name == "creator"_L1 ? creator : browser) = said;
                result.creator = creator.isEmpty() ? browser : creator;
                import.setOwn(creator.startsWith("Coroscope"_L1));
            } else if (name == "pages"_L1 && reader.token() == Token::BeginArray) {
                int pages = 0;
                while (reader.next() != Token::EndArray && reader.token() != Token::Fault) {
                    ++pages;
                    if (!reader.skip())
                        break;
                }
                if (pages > 0)
                    import.drop(Import::Why::Page, pages);
            } else if (!reader.skip()) {
                break;
            }
            if (reader.token() == Token::Fault)
                break;
        }
        if (reader.token() == Token::Fault)
            break;
    }
    while (reader.token() != Token::Fault && reader.token() != Token::End)
        reader.next();
    if (reader.token() == Token::Fault)
        return faultOf(reader, file);
    if (!hasEntries)
        return notHar(file);
    result.taken = int(result.exchanges.size());
    return result;
}

} // namespace coroscope
