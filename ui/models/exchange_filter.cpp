#include "ui/models/exchange_filter.h"

#include "server/telemetry/repeated_statements.h"
#include "ui/content/content_decode.h"

#include <QCache>
#include <QCoreApplication>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ExchangeFilter)
};

QAnyStringView utf8(const QByteArray &bytes)
{
    return QUtf8StringView(bytes.constData(), bytes.size());
}

} // namespace

quint64 queryCount(const ExchangeRecord &record)
{
    return record.statements.size() + record.statementsDropped;
}

quint32 mostRepeated(const ExchangeRecord &record, const StatementRecord **statement)
{
    quint32 most = 0;
    for (const RepeatedStatement &each : repeatedStatements(record, 1)) {
        const quint32 times = each.isRetry ? 1 : each.times;
        if (times <= most)
            continue;
        most = times;
        if (statement)
            *statement = each.first;
    }
    return most;
}

nanoseconds databaseTime(const ExchangeRecord &record)
{
    nanoseconds sum{0};
    for (const StatementRecord &statement : record.statements)
        sum += statement.total();
    return sum;
}

FilterGrammar exchangeGrammar()
{
    using Field = ExchangeField;
    const auto id = [](Field field) { return int(field); };
    return FilterGrammar({
        {id(Field::Method),
         QStringLiteral("method"),
         {},
         FilterKind::Word,
         Texts::tr("Method"),
         true,
         {QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"), QStringLiteral("PATCH"),
          QStringLiteral("DELETE"), QStringLiteral("HEAD"), QStringLiteral("OPTIONS")}},
        {id(Field::Path),
         QStringLiteral("path"),
         {QStringLiteral("url"), QStringLiteral("target")},
         FilterKind::Text,
         Texts::tr("Path and query, as they came"),
         true,
         {},
         QStringLiteral("path:/users*")},
        {id(Field::Route),
         QStringLiteral("route"),
         {},
         FilterKind::Text,
         Texts::tr("Path of the route that answered; \"\" where none did"),
         true,
         {},
         QStringLiteral("route:/users*")},
        {id(Field::Status),
         QStringLiteral("status"),
         {QStringLiteral("code")},
         FilterKind::Number,
         Texts::tr("Status code, such as 404 or 5xx"),
         true,
         {QStringLiteral("2xx"), QStringLiteral("3xx"), QStringLiteral("4xx"), QStringLiteral("5xx"),
          QStringLiteral("200"), QStringLiteral("404"), QStringLiteral("422"), QStringLiteral("500")},
         QStringLiteral("status>=400   status:5xx")},
        {id(Field::Duration),
         QStringLiteral("dur"),
         {QStringLiteral("duration"), QStringLiteral("time")},
         FilterKind::Duration,
         Texts::tr("Duration, from the first byte to the last"),
         false,
         {}},
        {id(Field::Waited),
         QStringLiteral("wait"),
         {QStringLiteral("waited"), QStringLiteral("loopwait")},
         FilterKind::Duration,
         Texts::tr("How long its bytes waited for the event loop"),
         false,
         {}},
        {id(Field::Busy),
         QStringLiteral("busy"),
         {},
         FilterKind::Duration,
         Texts::tr("How long it held the event loop"),
         false,
         {}},
        {id(Field::ResponseSize),
         QStringLiteral("size"),
         {QStringLiteral("response"), QStringLiteral("ressize")},
         FilterKind::Size,
         Texts::tr("Size of the response, head and body"),
         false,
         {}},
        {id(Field::RequestSize),
         QStringLiteral("reqsize"),
         {QStringLiteral("request")},
         FilterKind::Size,
         Texts::tr("Size of the request, head and body"),
         false,
         {}},
        {id(Field::Client),
         QStringLiteral("client"),
         {QStringLiteral("peer"), QStringLiteral("from")},
         FilterKind::Text,
         Texts::tr("Address of the client"),
         true,
         {},
         QStringLiteral("client:127.0.0.1*")},
        {id(Field::Worker),
         QStringLiteral("worker"),
         {},
         FilterKind::Number,
         Texts::tr("Number of the worker"),
         false,
         {}},
        {id(Field::Trace),
         QStringLiteral("trace"),
         {QStringLiteral("id")},
         FilterKind::Text,
         Texts::tr("Trace id"),
         false,
         {}},
        {id(Field::Is),
         QStringLiteral("is"),
         {},
         FilterKind::Choice,
         Texts::tr("How it stands, or how it ended"),
         false,
         {QStringLiteral("running"), QStringLiteral("answered"), QStringLiteral("left"), QStringLiteral("refused")}},
        {id(Field::Source),
         QStringLiteral("source"),
         {},
         FilterKind::Choice,
         Texts::tr("What it comes from: another program, the Sender, a row sent again, or a file"),
         false,
         {QStringLiteral("client"), QStringLiteral("sender"), QStringLiteral("resend"), QStringLiteral("import")}},
        {id(Field::RequestBody),
         QStringLiteral("reqbody"),
         {},
         FilterKind::Text,
         Texts::tr("Body of the request, as far as it is kept"),
         false,
         {}},
        {id(Field::ResponseBody),
         QStringLiteral("resbody"),
         {QStringLiteral("body")},
         FilterKind::Text,
         Texts::tr("Body of the response, as sent and as far as it is kept"),
         false,
         {}},
        {id(Field::Queries),
         QStringLiteral("queries"),
         {QStringLiteral("statements")},
         FilterKind::Number,
         Texts::tr("How many statements it ran"),
         false,
         {},
         QStringLiteral("queries>10")},
        {id(Field::Repeats),
         QStringLiteral("repeats"),
         {QStringLiteral("n+1")},
         FilterKind::Number,
         Texts::tr("How often it ran the same statement; 5 or more is N+1"),
         false,
         {},
         QStringLiteral("repeats>=5")},
        {id(Field::Database),
         QStringLiteral("db"),
         {QStringLiteral("database")},
         FilterKind::Duration,
         Texts::tr("Time of its statements, with their waits for a connection"),
         false,
         {},
         QStringLiteral("db>50ms")},
        {id(Field::Cache),
         QStringLiteral("cache"),
         {},
         FilterKind::Choice,
         Texts::tr("What the cache did"),
         false,
         {QStringLiteral("none"), QStringLiteral("hit"), QStringLiteral("miss"), QStringLiteral("stale"),
          QStringLiteral("bypass")}},
        {id(Field::Sql),
         QStringLiteral("sql"),
         {},
         FilterKind::Text,
         Texts::tr("Text of its statements"),
         false,
         {},
         QStringLiteral("sql:orders")},
        {id(Field::Coding),
         QStringLiteral("encoding"),
         {QStringLiteral("coding")},
         FilterKind::Text,
         Texts::tr("What the server compressed the response with; \"\" where it did not"),
         false,
         {QStringLiteral("gzip"), QStringLiteral("br"), QStringLiteral("zstd"), QStringLiteral("deflate")},
         QStringLiteral("encoding:br")},
        {id(Field::DecodedSize),
         QStringLiteral("decoded"),
         {},
         FilterKind::Size,
         Texts::tr("Size of the response's body before it was compressed"),
         false,
         {}},
        {id(Field::Statement),
         QStringLiteral("stmt"),
         {QStringLiteral("fingerprint")},
         FilterKind::Text,
         Texts::tr("Fingerprints of its statements, 16 hex digits each"),
         false,
         {}},
    });
}

QAnyStringView ExchangeSource::text(int field) const
{
    switch (ExchangeField(field)) {
    case ExchangeField::Method: return utf8(m_record.method);
    case ExchangeField::Path: return utf8(m_record.target);
    case ExchangeField::Route:
        if (m_routes && m_record.route >= 0 && m_record.route < m_routes->size())
            return m_routes->at(m_record.route).path;
        return {};
    case ExchangeField::Client: return utf8(m_record.peer);
    case ExchangeField::Trace: return utf8(m_record.traceId);
    case ExchangeField::Sql:
        m_text.clear();
        for (const StatementRecord &statement : m_record.statements)
            m_text += QString::fromUtf8(statement.sql) + u'\n';
        return m_text;
    case ExchangeField::Statement: {
        m_text.clear();
        std::uint64_t last = 0;
        for (const StatementRecord &statement : m_record.statements) {
            if (std::exchange(last, statement.fingerprint) != statement.fingerprint)
                m_text += QStringLiteral("%1 ").arg(statement.fingerprint, 16, 16, QLatin1Char('0'));
        }
        return m_text;
    }
    case ExchangeField::RequestBody: return body(m_record.requestBody, m_record.requestCoding);
    case ExchangeField::ResponseBody: return body(m_record.responseBody, m_record.responseCoding);
    case ExchangeField::Coding: return utf8(m_record.responseCoding);
    default: return {};
    }
}

/// What people read: of a body that was kept as it went over the wire.
QAnyStringView ExchangeSource::body(const QByteArray &bytes, const QByteArray &coding) const
{
    constexpr qsizetype kMostSearched = 1024 * 1024;
    if (coding.isEmpty())
        return utf8(bytes);
    // A filter is tried on each row again with every letter that is typed.
    struct Decoded {
        QByteArray source; ///< keeps the place by which it is known
        QByteArray bytes;
    };
    constexpr qsizetype kMostKept = 32 * 1024 * 1024;
    static thread_local QCache<const char *, Decoded> known(kMostKept);
    const Decoded *found = known.object(bytes.constData());
    if (!found || found->source.size() != bytes.size()) {
        m_decoded = decodeContent(bytes, coding, kMostSearched).bytes;
        known.insert(bytes.constData(), new Decoded{bytes, m_decoded}, bytes.size() + m_decoded.size() + 1);
    } else {
        m_decoded = found->bytes;
    }
    return utf8(m_decoded);
}

qint64 ExchangeSource::number(int field) const
{
    const ExchangeRecord &r = m_record;
    const bool running = r.end == ExchangeEnd::Running;
    switch (ExchangeField(field)) {
    case ExchangeField::Status: return r.status > 0 ? r.status : kNone;
    // What runs has none of these yet: it would leave and enter the list without being told.
    case ExchangeField::Duration: return running ? kNone : r.total().count();
    case ExchangeField::Busy: return running ? kNone : r.busy.count();
    case ExchangeField::ResponseSize: return running ? kNone : qint64(r.responseHeadBytes + r.responseBodyBytes);
    case ExchangeField::DecodedSize:
        return running || r.responseIdentityBytes == 0 ? kNone : qint64(r.responseIdentityBytes);
    case ExchangeField::Waited: return r.waitedForLoop.count();
    case ExchangeField::RequestSize: return qint64(r.requestHeadBytes + r.requestBodyBytes);
    case ExchangeField::Queries: return running ? kNone : qint64(queryCount(r));
    case ExchangeField::Repeats: return running ? kNone : qint64(mostRepeated(r));
    case ExchangeField::Database: return running ? kNone : databaseTime(r).count();
    case ExchangeField::Cache: return running ? kNone : qint64(r.cache); // the values stand in its order
    case ExchangeField::Worker: return r.worker;
    case ExchangeField::Is: return qint64(r.end); // the values stand in its order
    case ExchangeField::Source: return qint64(m_origin); // the values stand in its order
    default: return kNone;
    }
}

} // namespace coroscope
