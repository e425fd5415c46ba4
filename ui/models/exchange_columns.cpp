#include "server/telemetry/repeated_statements.h"
#include "ui/close_words.h"
#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/icon.h"
#include "ui/models/exchange_model.h"
#include "ui/models/exchange_phases.h"
#include "ui/repeat_advice.h"
#include "ui/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

// What the columns of requests say, and what they sort by.

namespace coroscope {

namespace {

/// For how long its own coroutine or children of it waited for one kind of thing; waits that overlap count each.
nanoseconds waited(const ExchangeRecord &r, SpanKind kind)
{
    nanoseconds sum{0};
    for (const Span &span : r.spans) {
        if (span.kind != kind)
            continue;
        const auto until = span.resumed != Clock::time_point() ? span.resumed
            : span.ended != Clock::time_point()                ? span.ended
                                                               : r.finished;
        sum += std::max(nanoseconds(0), until - span.queued);
    }
    return sum;
}

/// Media type of the response: "application/json".
QByteArray mediaType(const ExchangeRecord &r)
{
    // Without parsing the whole head: a sort asks for it 100,000 times.
    const QByteArrayView head(r.responseHead);
    constexpr QByteArrayView kName("content-type:");
    for (qsizetype at = head.indexOf('\n'); at >= 0 && at + 1 < head.size(); at = head.indexOf('\n', at + 1)) {
        const QByteArrayView line = head.sliced(at + 1);
        if (line.size() < kName.size() || line.first(kName.size()).compare(kName, Qt::CaseInsensitive) != 0)
            continue;
        const QByteArrayView value = line.sliced(kName.size());
        const auto end
            = std::find_if(value.begin(), value.end(), [](char c) { return c == ';' || c == '\r' || c == '\n'; });
        return value.first(end - value.begin()).trimmed().toByteArray().toLower();
    }
    return {};
}

/// N+1: whether it ran the same statement too often.
bool isRepeating(const ExchangeRecord &r)
{
    return !nPlusOne(r).empty();
}

/// What the route cache did for it.
QString cacheText(const ExchangeRecord &r)
{
    switch (r.cache) {
    //: What the cache did for a request, as the next ones: the answer was in it.
    case CacheResult::Hit: return ExchangeModel::tr("Hit");
    case CacheResult::Miss: return ExchangeModel::tr("Miss");
    case CacheResult::Stale: return ExchangeModel::tr("Stale");
    case CacheResult::Bypass: return ExchangeModel::tr("Bypass");
    case CacheResult::None: break;
    }
    return {};
}

/// How many times as large the body of the response was before it was compressed; 0: it was not.
double ratioOf(const ExchangeRecord &r)
{
    return r.responseIdentityBytes == 0 || r.responseBodyBytes == 0
        ? 0
        : double(r.responseIdentityBytes) / double(r.responseBodyBytes);
}

bool isNumber(LiveTableModel::ColumnKind kind)
{
    return kind != LiveTableModel::ColumnKind::Text && kind != LiveTableModel::ColumnKind::Painted;
}

/// The time of day, too, ends at the right: behind a number it would touch it.
Qt::AlignmentFlag alignmentOf(int column, LiveTableModel::ColumnKind kind)
{
    return isNumber(kind) || column == ExchangeModel::TimeColumn ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace

ExchangeModel::ColumnKind ExchangeModel::columnKind(int column) const
{
    switch (column) {
    case DurationColumn:
    case SleepColumn:
    case CallsColumn:
    case OffloadColumn:
    case DatabaseColumn:
    case WaitedColumn: return ColumnKind::Duration;
    case RequestSizeColumn:
    case IdentitySizeColumn:
    case ResponseSizeColumn: return ColumnKind::Size;
    case RatioColumn:
    case QueriesColumn:
    case ConnectionColumn:
    case WorkerColumn: return ColumnKind::Number;
    case RuleColumn:
    case WaterfallColumn: return ColumnKind::Painted;
    default: return ColumnKind::Text;
    }
}

QString ExchangeModel::cellText(Sequence sequence, int column) const
{
    return text(m_rows[storeIndex(sequence)], column).toString();
}

QString ExchangeModel::exportText(Sequence sequence, int column) const
{
    const ExchangeRecord &r = *m_rows[storeIndex(sequence)].record;
    if (column == TimeColumn)
        return isoTimeText(r.startedWall);
    if (column == RatioColumn)
        return ratioOf(r) > 0 ? QString::number(ratioOf(r), 'f', 3) : QString();
    if (column == IdentitySizeColumn && r.responseIdentityBytes == 0)
        return {};
    const bool atEnd = column == DurationColumn || column == ResponseSizeColumn;
    if (atEnd && r.end == ExchangeEnd::Running)
        return {};
    return LiveTableModel::exportText(sequence, column);
}

QString ExchangeModel::routePath(std::int32_t route) const
{
    return m_routes && route >= 0 && route < m_routes->size() ? m_routes->at(route).path : QString();
}

int ExchangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool ExchangeModel::sortsByText(int column) const
{
    return column == MethodColumn || column == PathColumn || column == RouteColumn || column == ClientColumn
        || column == TypeColumn || column == CodingColumn || column == TraceColumn || column == SourceColumn;
}

QByteArray ExchangeModel::sortText(Sequence sequence, int column) const
{
    const ExchangeRecord &r = *m_rows[storeIndex(sequence)].record;
    switch (column) {
    case MethodColumn: return r.method;
    case PathColumn: return r.target;
    case RouteColumn: return routePath(r.route).toUtf8();
    case ClientColumn: return r.peer;
    case TypeColumn: return mediaType(r);
    case CodingColumn: return r.responseCoding;
    case TraceColumn: return r.traceId;
    case SourceColumn: return sourceText(m_rows[storeIndex(sequence)]).toUtf8();
    default: return {};
    }
}

qint64 ExchangeModel::sortNumber(Sequence sequence, int column) const
{
    const ExchangeRecord &r = *m_rows[storeIndex(sequence)].record;
    switch (column) {
    case StatusColumn: return r.status;
    case DurationColumn:
        // What runs has no duration yet; it counts as longest, a value that does not change under the sorted order.
        return r.end == ExchangeEnd::Running ? std::numeric_limits<qint64>::max() : r.total().count();
    case WaitedColumn: return r.waitedForLoop.count();
    case RuleColumn: {
        const int rule = m_rows[storeIndex(sequence)].rule; // as the rules stand; those without one come last
        return rule < 0 ? RowRules::kMost : rule;
    }
    case RequestSizeColumn: return qint64(r.requestHeadBytes + r.requestBodyBytes);
    case ResponseSizeColumn: return qint64(r.responseHeadBytes + r.responseBodyBytes);
    case IdentitySizeColumn: return qint64(r.responseIdentityBytes);
    case RatioColumn: return qint64(ratioOf(r) * 1'000);
    case SleepColumn: return waited(r, SpanKind::Sleep).count();
    case CallsColumn: return waited(r, SpanKind::Http).count();
    case OffloadColumn: return waited(r, SpanKind::Offload).count();
    case QueriesColumn: return qint64(queryCount(r));
    case CacheColumn: return qint64(r.cache);
    case DatabaseColumn: return databaseTime(r).count();
    case ConnectionColumn: return qint64(r.connection);
    case WorkerColumn: return r.worker;
    default: return r.started.time_since_epoch().count();
    }
}

QVariant ExchangeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Sequence sequence = sequenceAt(index.row());
    const Row &row = m_rows[storeIndex(sequence)];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::ToolTipRole: return toolTip(row, index.column());
    case ImportedRole: return importedExchange(*row.record) != nullptr;
    case Qt::TextAlignmentRole: return int(alignmentOf(index.column(), columnKind(index.column())) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (index.column() == QueriesColumn && isRepeating(*row.record))
            return icon(QStringLiteral("dialog-warning"), IconTone::Warning);
        return index.column() == TimeColumn && isPinned(sequence) ? pinIcon() : QVariant();
    case SortRole:
        if (sortsByText(index.column()))
            return sortText(sequence, index.column());
        return sortNumber(sequence, index.column());
    default: return {};
    }
}

const RowRule *ExchangeModel::ruleAt(int index) const
{
    return index >= 0 && index < m_rules.rules().size() ? &m_rules.rules()[index] : nullptr;
}

QString ExchangeModel::sourceText(const Row &row) const
{
    switch (row.origin) {
    //: What a request comes from: another program.
    case RequestOrigin::Client: return tr("client");
    //: What a request comes from: the Sender of this window.
    case RequestOrigin::Sender: return tr("Sender");
    //: What a request comes from: a row that was sent again.
    case RequestOrigin::Resend: return tr("resent");
    case RequestOrigin::Import: break;
    }
    const ImportedExchange *imported = importedExchange(*row.record);
    return imported ? imported->file : QString();
}

QVariant ExchangeModel::text(const Row &row, int column) const
{
    const ExchangeRecord &r = *row.record;
    const bool running = r.end == ExchangeEnd::Running;
    const auto waits = [&r](SpanKind kind) {
        const nanoseconds sum = waited(r, kind);
        return sum > nanoseconds(0) ? durationText(sum) : QString();
    };
    switch (column) {
    case TimeColumn: return timeOfDayText(r.startedWall);
    case MethodColumn: return QString::fromLatin1(r.method);
    case PathColumn: return QString::fromUtf8(r.target);
    case RouteColumn: return routePath(r.route);
    case StatusColumn:
        if (row.lost)
            //: A request whose end is not known, because the record of it was dropped.
            return tr("unknown");
        if (running && r.isWebSocket())
            //: A WebSocket that is open; %1 its status code.
            return r.closeCode == 0 ? tr("%1 open").arg(r.status) : tr("%1 closing").arg(r.status);
        if (running)
            //: A request that is being worked on.
            return tr("running");
        if (r.end == ExchangeEnd::ClientGone)
            //: A request whose client closed the connection before the response was complete.
            return tr("client left");
        //: A request that ended without a response.
        return r.status > 0 ? QString::number(r.status) : tr("none");
    case DurationColumn: return row.lost ? QString() : durationText(endOf(r, m_now) - r.started);
    case WaitedColumn: return r.waitedForLoop > nanoseconds(0) ? durationText(r.waitedForLoop) : QString();
    case RequestSizeColumn: return sizeText(r.requestHeadBytes + r.requestBodyBytes);
    case ResponseSizeColumn:
        return running && !r.isWebSocket() ? QString() : sizeText(r.responseHeadBytes + r.responseBodyBytes);
    case TypeColumn: return QString::fromUtf8(mediaType(r));
    case CodingColumn: return QString::fromUtf8(r.responseCoding);
    case IdentitySizeColumn:
        return r.responseIdentityBytes > 0 && !running ? sizeText(r.responseIdentityBytes) : QString();
    case RatioColumn:
        //: How many times as large something was before it was compressed.
        return ratioOf(r) > 0 && !running ? tr("%1×").arg(QLocale().toString(ratioOf(r), 'f', 1)) : QString();
    case SleepColumn: return waits(SpanKind::Sleep);
    case CallsColumn: return waits(SpanKind::Http);
    case OffloadColumn: return waits(SpanKind::Offload);
    case QueriesColumn: {
        const quint64 queries = queryCount(r);
        if (queries == 0)
            return {};
        if (isRepeating(r))
            //: Statements that a request ran: %1 all, %2 how often the same one.
            return tr("%1 (×%2)").arg(countText(queries), countText(mostRepeated(r)));
        return countText(queries);
    }
    case CacheColumn: return cacheText(r);
    case DatabaseColumn: return r.statements.empty() ? QString() : durationText(databaseTime(r));
    case ClientColumn: return QString::fromLatin1(r.peer);
    case ConnectionColumn: return r.connection != 0 ? QString::number(r.connection) : QString();
    case WorkerColumn: return QString::number(r.worker);
    case TraceColumn: return QString::fromLatin1(r.traceId);
    case SourceColumn: return sourceText(row);
    case RuleColumn: { // painted, as a mark; the text is for those who hear it
        const RowRule *rule = ruleAt(row.rule);
        return rule ? rule->title() : QString();
    }
    case WaterfallColumn: // painted; the text is for those who hear it
        return durationText(endOf(r, m_now) - r.started);
    default: return {};
    }
}

QString ExchangeModel::toolTip(const Row &row, int column) const
{
    const ExchangeRecord &r = *row.record;
    switch (column) {
    case RuleColumn: {
        const RowRule *rule = ruleAt(row.rule);
        if (!rule)
            return {};
        //: %1 the name of a colour rule, %2 its filter.
        return rule->name.isEmpty() ? rule->filter : tr("%1: %2").arg(rule->name, rule->filter);
    }
    case TimeColumn: {
        const ImportedExchange *imported = importedExchange(r);
        if (!imported) {
            const RowRule *rule = ruleAt(row.rule);
            //: %1 the name of a colour rule.
            return rule ? tr("Coloured by the rule “%1”").arg(rule->title()) : QString();
        }
        const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(r.startedWall), QLocale::ShortFormat);
        return imported->creator.isEmpty()
            //: %1 date and time, %2 the name of a file.
            ? tr("%1, imported from “%2”").arg(when, imported->file)
            //: %1 date and time, %2 the name of a file, %3 the program that wrote it.
            : tr("%1, imported from “%2”, which %3 wrote").arg(when, imported->file, imported->creator);
    }
    case PathColumn: return QString::fromUtf8(r.target);
    case StatusColumn:
        if (r.isWebSocket() && r.closeCode != 0)
            return words::closeCode(r.closeCode) + u'\n' + words::closeCodeMeaning(r.closeCode);
        if (row.lost)
            return tr("The record of its end was dropped: the window or the server was too busy.");
        if (!r.error.isEmpty())
            return QString::fromUtf8(r.error);
        if (r.status > 0)
            return QStringLiteral("%1 %2").arg(r.status).arg(words::reasonPhrase(r.status));
        return words::exchangeEnd(r.end);
    case WaitedColumn:
        if (r.waitedForLoop <= nanoseconds(0))
            return {};
        if (const QString behind = routePath(r.waitedBehind); !behind.isEmpty())
            //: %1 a duration, %2 the path of a route.
            return tr("Its bytes waited %1 for the loop, which %2 held.").arg(durationText(r.waitedForLoop), behind);
        return tr("Its bytes waited %1 for the loop, which was held.").arg(durationText(r.waitedForLoop));
    case QueriesColumn: {
        if (!isRepeating(r))
            return {};
        const StatementRecord *statement = nullptr;
        const quint32 times = mostRepeated(r, &statement);
        return repeatAdvice(statement->sql, times);
    }
    case CacheColumn:
        switch (r.cache) {
        case CacheResult::Hit: return tr("The answer was in the cache.");
        case CacheResult::Miss:
            return r.cacheFilledBy != 0
                ? tr("The answer was not in the cache. Another request of the same key made it, and this one waited "
                     "for that.")
                : tr("The answer was not in the cache: the handler ran and put it there.");
        case CacheResult::Stale:
            return tr("The answer had just run out and was given once more, while a new one is made.");
        case CacheResult::Bypass:
            return tr("Straight from the handler: the cache is off or away, or the request forbids it.");
        case CacheResult::None: break;
        }
        return {};
    case RequestSizeColumn:
        //: Sizes of a message's two parts.
        return tr("Head %1, body %2").arg(sizeText(r.requestHeadBytes), sizeText(r.requestBodyBytes));
    case ResponseSizeColumn:
        return tr("Head %1, body %2").arg(sizeText(r.responseHeadBytes), sizeText(r.responseBodyBytes));
    case CodingColumn:
    case IdentitySizeColumn:
    case RatioColumn:
        if (r.responseIdentityBytes == 0)
            return {};
        if (r.compression == nanoseconds(0))
            //: %1 and %2 sizes, %3 a content coding, "gzip".
            return tr("A body of %1 went out as %2 (%3). It had been compressed before.")
                .arg(sizeText(r.responseIdentityBytes), sizeText(r.responseBodyBytes),
                     QString::fromUtf8(r.responseCoding));
        //: %1 and %2 sizes, %3 a content coding, "gzip", %4 a duration.
        return tr("A body of %1 went out as %2 (%3). That took %4 of CPU time.")
            .arg(sizeText(r.responseIdentityBytes), sizeText(r.responseBodyBytes), QString::fromUtf8(r.responseCoding),
                 durationText(r.compression));
    case WaterfallColumn: {
        QStringList lines;
        const auto segments = phaseSegments(r, m_now, m_routes);
        for (const PhaseSegment &segment : segments)
            //: %1 what a request did, %2 how long.
            lines += tr("%1: %2").arg(phaseName(segment.phase, r), durationText(segment.length()));
        constexpr qsizetype kMaxLines = 16;
        return lines.mid(0, kMaxLines).join(u'\n');
    }
    default: return {};
    }
}

QVariant ExchangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(alignmentOf(section, columnKind(section)) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case WaitedColumn:
            return tr(
                "How long the request's bytes lay in the socket while the event loop was held by another handler.");
        case ResponseSizeColumn: return tr("Bytes of the response on the wire, head and body.");
        case CodingColumn: return tr("What the server compressed the response with. Filter it with encoding:");
        case IdentitySizeColumn: return tr("Bytes of the body before it was compressed.");
        case RatioColumn: return tr("How many times as large the body was before it was compressed.");
        case SleepColumn: return tr("How long its coroutines slept. Sleeps at the same time count each.");
        case CallsColumn:
            return tr("How long its coroutines waited for calls to other servers. Calls at the same time count each.");
        case OffloadColumn:
            return tr("How long its coroutines waited for the thread pool. Waits at the same time count each.");
        case QueriesColumn:
            return tr("Statements that it ran. Where it ran the same one 5 times or more (N+1), how often is in "
                      "brackets.");
        case DatabaseColumn: return tr("Time of its statements, with their waits for a connection.");
        case CacheColumn: return tr("What the cache did, where the answers of its route are kept.");
        case SourceColumn:
            return tr(
                "What a request comes from: another program, this window's Sender, a row that was sent again, or a "
                "file. Filter it with source:");
        case RuleColumn: return tr("The first colour rule that fits the row. The header's menu has the rules.");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case MethodColumn: return tr("Method");
    case PathColumn: return tr("Path");
    case RouteColumn: return tr("Route");
    case StatusColumn: return tr("Status");
    case DurationColumn: return tr("Duration");
    case WaitedColumn:
        //: Column: how long a request waited for the event loop.
        return tr("Loop wait");
    case RequestSizeColumn: return tr("Request");
    case ResponseSizeColumn: return tr("Response");
    case TypeColumn:
        //: Column: the media type of a response.
        return tr("Type");
    case CodingColumn:
        //: Column: the content coding of a response, such as gzip.
        return tr("Encoding");
    case IdentitySizeColumn:
        //: Column: size of a body before it was compressed.
        return tr("Decoded");
    case RatioColumn:
        //: Column: how many times as large a body was before it was compressed.
        return tr("Ratio");
    case SleepColumn:
        //: Column: how long a request slept.
        return tr("Sleep");
    case CallsColumn:
        //: Column: how long a request waited for its calls to other servers.
        return tr("HTTP calls");
    case OffloadColumn: return tr("Thread pool");
    //: Column: how many SQL statements a request ran.
    case QueriesColumn: return tr("Queries");
    //: Column: how long the statements of a request took.
    case DatabaseColumn: return tr("Database");
    //: Column: what the cache did for a request.
    case CacheColumn: return tr("Cache");
    case ClientColumn: return tr("Client");
    case ConnectionColumn: return tr("Connection");
    case WorkerColumn: return tr("Worker");
    case TraceColumn: return tr("Trace id");
    case SourceColumn: return tr("Source");
    case RuleColumn:
        //: Column: which colour rule fits a row.
        return tr("Rule");
    case WaterfallColumn: return tr("Waterfall");
    default: return {};
    }
}

} // namespace coroscope
