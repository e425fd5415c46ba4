#include "ui/models/exchange_model.h"

#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/models/exchange_phases.h"
#include "ui/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

/// About what a record takes, the parts that vary.
qint64 bytesOf(const ExchangeRecord &r)
{
    return qint64(sizeof(ExchangeRecord)) + r.method.size() + r.target.size() + r.requestHead.size()
        + r.requestBody.size() + r.responseHead.size() + r.responseBody.size() + qint64(r.spans.size() * sizeof(Span));
}

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

bool isNumber(LiveTableModel::ColumnKind kind)
{
    return kind != LiveTableModel::ColumnKind::Text && kind != LiveTableModel::ColumnKind::Painted;
}

} // namespace

ExchangeModel::ExchangeModel(QObject *parent, qsizetype maxRows, qint64 maxBytes)
    : LiveTableModel(parent, maxRows)
    , m_maxBytes(maxBytes)
    , m_rows(maxRows)
    , m_now(Clock::now())
{
}

void ExchangeModel::setRoutes(RouteTable routes)
{
    m_routes = std::move(routes);
}

void ExchangeModel::setFilter(const Filter &filter)
{
    m_filter = filter;
    setFiltered(!m_filter.isEmpty());
}

void ExchangeModel::consume(const TelemetryBatch &batch)
{
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (record->end == ExchangeEnd::Running) {
            m_pendingPreviews.insert(record->id);
            ++m_waitingRows;
        } else if (!m_live.contains(record->id) && !m_pendingPreviews.remove(record->id)) {
            ++m_waitingRows;
        }
        m_pending.push_back(record);
    }
    boundPending();
}

void ExchangeModel::boundPending()
{
    if (const auto over = qsizetype(m_pending.size()) - maxRows(); over > 0) {
        // The end of a request that is shown is never dropped: its row would run for ever.
        for (auto record = m_pending.begin(); record != m_pending.begin() + over; ++record) {
            if ((*record)->end != ExchangeEnd::Running && m_live.contains((*record)->id))
                m_endsOfShown.push_back(*record);
        }
        m_pending.erase(m_pending.begin(), m_pending.begin() + over);
        m_waitingRows = std::min(m_waitingRows, maxRows());
    }
}

void ExchangeModel::flush(Clock::time_point now)
{
    if (!standsStill())
        show(now);
}

void ExchangeModel::flushAll()
{
    show(m_now);
}

void ExchangeModel::show(Clock::time_point now)
{
    m_now = now;
    if (m_pending.empty())
        return;
    auto pending = std::exchange(m_endsOfShown, {});
    pending.insert(pending.end(), m_pending.begin(), m_pending.end());
    m_pending.clear();
    m_pendingPreviews.clear();
    m_waitingRows = 0;

    std::vector<std::pair<Sequence, ExchangeRecordPtr>> finals;
    std::vector<Row> fresh;
    QHash<quint64, std::size_t> freshPreviews;
    for (const ExchangeRecordPtr &record : pending) {
        if (record->end == ExchangeEnd::Running) {
            freshPreviews.insert(record->id, fresh.size());
            fresh.push_back({record});
        } else if (const auto shown = m_live.constFind(record->id); shown != m_live.cend()) {
            finals.emplace_back(*shown, record);
        } else if (const auto preview = freshPreviews.constFind(record->id); preview != freshPreviews.cend()) {
            fresh[*preview].record = record;
            freshPreviews.erase(preview);
        } else {
            fresh.push_back({record});
        }
    }
    if (const auto over = qsizetype(fresh.size()) - maxRows(); over > 0)
        fresh.erase(fresh.begin(), fresh.begin() + over);

    replace(std::move(finals));
    append(std::move(fresh));
}

void ExchangeModel::append(std::vector<Row> fresh)
{
    // Trim first, so that no view ever asks for a row that is gone.
    qint64 bytes = m_bytes;
    for (const Row &row : fresh)
        bytes += bytesOf(*row.record);
    const auto count = qsizetype(fresh.size());
    qsizetype over = std::max<qsizetype>(0, m_rows.size() + count - maxRows());
    for (qsizetype i = 0; i < over; ++i)
        bytes -= bytesOf(*m_rows[i].record);
    for (; bytes > m_maxBytes && over < m_rows.size(); ++over)
        bytes -= bytesOf(*m_rows[over].record);
    dropOldest(over);
    appendNew(count, [&] {
        for (Row &row : fresh) {
            m_bytes += bytesOf(*row.record);
            if (row.record->end == ExchangeEnd::Running)
                m_live.insert(row.record->id, endSequence() + Sequence(&row - fresh.data()));
            m_rows.append(std::move(row));
        }
    });
}

void ExchangeModel::dropOldest(qsizetype count)
{
    removeOldest(count, [this, count] {
        for (qsizetype i = 0; i < count; ++i) {
            const ExchangeRecord &record = *m_rows[i].record;
            m_bytes -= bytesOf(record);
            if (record.end == ExchangeEnd::Running)
                m_live.remove(record.id);
        }
        m_rows.dropFront(count);
    });
}

void ExchangeModel::replace(std::vector<std::pair<Sequence, ExchangeRecordPtr>> finals)
{
    std::vector<Sequence> changed;
    for (auto &[sequence, record] : finals) {
        if (!holds(sequence))
            continue;
        m_live.remove(record->id);
        Row &row = m_rows[storeIndex(sequence)];
        m_bytes += bytesOf(*record) - bytesOf(*row.record);
        row = {std::move(record)};
        changed.push_back(sequence);
    }
    std::sort(changed.begin(), changed.end());
    rowsChanged(changed);
}

void ExchangeModel::addImported(const std::vector<ExchangeRecordPtr> &records)
{
    m_pending.insert(m_pending.end(), records.begin(), records.end());
    m_waitingRows += qsizetype(records.size());
    boundPending();
}

std::vector<ExchangeRecordPtr> ExchangeModel::allRecords() const
{
    std::vector<ExchangeRecordPtr> records;
    records.reserve(std::size_t(m_rows.size()));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        records.push_back(m_rows[i].record);
    return records;
}

std::optional<ExchangeModel::Sequence> ExchangeModel::newestOf(const QByteArray &traceId,
                                                               const QByteArray &target) const
{
    constexpr qsizetype kSearched = 5000;
    for (qsizetype i = m_rows.size() - 1; i >= std::max<qsizetype>(0, m_rows.size() - kSearched); --i) {
        if (m_rows[i].record->traceId == traceId && m_rows[i].record->target == target)
            return firstSequence() + Sequence(i);
    }
    return std::nullopt;
}

int ExchangeModel::numberOnConnection(const ExchangeRecord &record) const
{
    int number = 1;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const ExchangeRecord &other = *m_rows[i].record;
        number += other.connection == record.connection && other.id < record.id && !importedExchange(other) ? 1 : 0;
    }
    return number;
}

void ExchangeModel::clear()
{
    m_pending.clear();
    m_endsOfShown.clear();
    m_pendingPreviews.clear();
    m_waitingRows = 0;
    dropOldest(m_rows.size());
}

void ExchangeModel::endRun()
{
    flush(m_now);
    ++m_run;
    std::vector<Sequence> changed(m_live.cbegin(), m_live.cend());
    std::sort(changed.begin(), changed.end());
    for (const Sequence sequence : changed)
        m_rows[storeIndex(sequence)].lost = true;
    m_live.clear();
    rowsChanged(changed);
}

ExchangeRecordPtr ExchangeModel::recordOf(Sequence sequence) const
{
    return holds(sequence) ? m_rows[storeIndex(sequence)].record : nullptr;
}

std::optional<ExchangeModel::Sequence> ExchangeModel::newestWith(const QByteArray &traceId) const
{
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (m_rows[i].record->traceId == traceId)
            return firstSequence() + Sequence(i);
    }
    return std::nullopt;
}

bool ExchangeModel::isLive(int row) const
{
    const Row &r = m_rows[storeIndex(sequenceAt(row))];
    return r.record->end == ExchangeEnd::Running && !r.lost;
}

void ExchangeModel::consumeEnds(const TelemetryBatch &batch)
{
    if (m_live.isEmpty())
        return;
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (record->end != ExchangeEnd::Running && m_live.contains(record->id))
            m_pending.push_back(record);
    }
}

void ExchangeModel::setMaxRows(qsizetype rows)
{
    dropOldest(std::max<qsizetype>(0, m_rows.size() - rows));
    m_rows.setCapacity(rows);
    setMaxRowsNumber(rows);
    boundPending();
}

ExchangeModel::RowData ExchangeModel::rowData(Sequence sequence) const
{
    return std::make_shared<Row>(m_rows[storeIndex(sequence)]);
}

void ExchangeModel::addRows(const std::vector<RowData> &rows)
{
    std::vector<Row> fresh;
    for (const RowData &row : rows)
        fresh.push_back(*std::static_pointer_cast<const Row>(row));
    append(std::move(fresh));
}

/// All that is about its rows, taken away and brought back as it is: a look at a hundred thousand records takes long.
struct ExchangeModel::Store {
    std::vector<Row> rows;
    Sequence first = 0;
    qint64 bytes = 0;
    QHash<quint64, Sequence> live;
    int run = 0;
};

std::shared_ptr<void> ExchangeModel::takeStore()
{
    const auto store = std::make_shared<Store>();
    store->first = firstSequence();
    store->bytes = std::exchange(m_bytes, 0);
    store->live = std::exchange(m_live, {});
    store->run = m_run;
    removeOldest(m_rows.size(), [&] { store->rows = m_rows.takeAll(); });
    return store;
}

qsizetype ExchangeModel::restore(void *store, qsizetype room)
{
    Store &from = *static_cast<Store *>(store);
    // The newest of them, as far as number and bytes allow.
    std::size_t skipped = 0;
    const auto skip = [&] { from.bytes -= bytesOf(*from.rows[skipped++].record); };
    while (from.rows.size() - skipped > std::size_t(room))
        skip();
    while (skipped < from.rows.size() && m_bytes + from.bytes > m_maxBytes)
        skip();

    // Of those that ran, the end may have come meanwhile, and stands further down; or the run is over.
    QSet<quint64> ended;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const ExchangeRecord &record = *m_rows[i].record;
        if (const auto ran = from.live.constFind(record.id); ran != from.live.cend()
            && record.end != ExchangeEnd::Running
            && from.rows[std::size_t(*ran - from.first)].record->started == record.started)
            ended.insert(record.id);
    }
    std::vector<Row> back;
    back.reserve(from.rows.size() - skipped);
    if (from.live.isEmpty()) {
        std::move(from.rows.begin() + std::ptrdiff_t(skipped), from.rows.end(), std::back_inserter(back));
    } else {
        for (std::size_t i = skipped; i < from.rows.size(); ++i) {
            Row &row = from.rows[i];
            if (row.record->end == ExchangeEnd::Running && !row.lost) {
                if (ended.contains(row.record->id)) {
                    from.bytes -= bytesOf(*row.record);
                    continue;
                }
                row.lost = from.run != m_run;
            }
            back.push_back(std::move(row));
        }
    }
    from.rows.resize(skipped);
    const auto count = qsizetype(back.size());
    putInFront(count, [&] {
        m_bytes += from.bytes;
        if (!from.live.isEmpty()) {
            const Sequence first = firstSequence() - Sequence(count);
            for (std::size_t i = 0; i < back.size(); ++i) {
                if (back[i].record->end == ExchangeEnd::Running && !back[i].lost)
                    m_live.insert(back[i].record->id, first + i);
            }
        }
        m_rows.prepend(std::move(back));
    });
    return count;
}

ExchangeModel::ColumnKind ExchangeModel::columnKind(int column) const
{
    switch (column) {
    case DurationColumn:
    case SleepColumn:
    case CallsColumn:
    case OffloadColumn:
    case WaitedColumn: return ColumnKind::Duration;
    case RequestSizeColumn:
    case ResponseSizeColumn: return ColumnKind::Size;
    case ConnectionColumn:
    case WorkerColumn: return ColumnKind::Number;
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
        return QDateTime::fromMSecsSinceEpoch(r.startedWall, Qt::UTC).toString(Qt::ISODateWithMs);
    const bool atEnd = column == DurationColumn || column == ResponseSizeColumn;
    if (atEnd && r.end == ExchangeEnd::Running)
        return {};
    return LiveTableModel::exportText(sequence, column);
}

QStringList ExchangeModel::valuesOf(const FilterFieldSpec &field) const
{
    const bool isPath = field.id == int(ExchangeField::Route) || field.id == int(ExchangeField::Path);
    if (!isPath || !m_routes)
        return {};
    QStringList paths;
    for (const RouteInfo &route : *m_routes)
        paths += route.path;
    paths.removeDuplicates();
    return paths;
}

QString ExchangeModel::routePath(std::int32_t route) const
{
    return m_routes && route >= 0 && route < m_routes->size() ? m_routes->at(route).path : QString();
}

int ExchangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool ExchangeModel::accepts(Sequence sequence) const
{
    return m_filter.matches(ExchangeSource(*m_rows[storeIndex(sequence)].record, m_routes));
}

bool ExchangeModel::sortsByText(int column) const
{
    return column == MethodColumn || column == PathColumn || column == RouteColumn || column == ClientColumn
        || column == TypeColumn || column == TraceColumn || column == SourceColumn;
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
    case TraceColumn: return r.traceId;
    case SourceColumn: return importedExchange(r) ? importedExchange(r)->file.toUtf8() : QByteArray();
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
    case RequestSizeColumn: return qint64(r.requestHeadBytes + r.requestBodyBytes);
    case ResponseSizeColumn: return qint64(r.responseHeadBytes + r.responseBodyBytes);
    case SleepColumn: return waited(r, SpanKind::Sleep).count();
    case CallsColumn: return waited(r, SpanKind::Http).count();
    case OffloadColumn: return waited(r, SpanKind::Offload).count();
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
    case Qt::TextAlignmentRole:
        return int((isNumber(columnKind(index.column())) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole: return index.column() == TimeColumn && isPinned(sequence) ? pinIcon() : QVariant();
    case SortRole:
        if (sortsByText(index.column()))
            return sortText(sequence, index.column());
        return sortNumber(sequence, index.column());
    default: return {};
    }
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
    case ResponseSizeColumn: return running ? QString() : sizeText(r.responseHeadBytes + r.responseBodyBytes);
    case TypeColumn: return QString::fromUtf8(mediaType(r));
    case SleepColumn: return waits(SpanKind::Sleep);
    case CallsColumn: return waits(SpanKind::Http);
    case OffloadColumn: return waits(SpanKind::Offload);
    case ClientColumn: return QString::fromLatin1(r.peer);
    case ConnectionColumn: return r.connection != 0 ? QString::number(r.connection) : QString();
    case WorkerColumn: return QString::number(r.worker);
    case TraceColumn: return QString::fromLatin1(r.traceId);
    case SourceColumn:
        //: Where a request comes from: this server, or else the name of a file.
        return importedExchange(r) ? importedExchange(r)->file : tr("live");
    case WaterfallColumn: // painted; the text is for those who hear it
        return durationText(endOf(r, m_now) - r.started);
    default: return {};
    }
}

QString ExchangeModel::toolTip(const Row &row, int column) const
{
    const ExchangeRecord &r = *row.record;
    switch (column) {
    case TimeColumn: {
        const ImportedExchange *imported = importedExchange(r);
        if (!imported)
            return {};
        const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(r.startedWall), QLocale::ShortFormat);
        return imported->creator.isEmpty()
            //: %1 date and time, %2 the name of a file.
            ? tr("%1, imported from “%2”").arg(when, imported->file)
            //: %1 date and time, %2 the name of a file, %3 the program that wrote it.
            : tr("%1, imported from “%2”, which %3 wrote").arg(when, imported->file, imported->creator);
    }
    case PathColumn: return QString::fromUtf8(r.target);
    case StatusColumn:
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
    case RequestSizeColumn:
        //: Sizes of a message's two parts.
        return tr("Head %1, body %2").arg(sizeText(r.requestHeadBytes), sizeText(r.requestBodyBytes));
    case ResponseSizeColumn:
        return tr("Head %1, body %2").arg(sizeText(r.responseHeadBytes), sizeText(r.responseBodyBytes));
    case WaterfallColumn: {
        QStringList lines;
        const auto segments = phaseSegments(r, m_now);
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
    if (role == Qt::TextAlignmentRole) {
        return int((isNumber(columnKind(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case WaitedColumn:
            return tr(
                "How long the request's bytes lay in the socket while the event loop was held by another handler.");
        case SleepColumn: return tr("How long its coroutines slept. Sleeps at the same time count each.");
        case CallsColumn:
            return tr("How long its coroutines waited for calls to other servers. Calls at the same time count each.");
        case OffloadColumn:
            return tr("How long its coroutines waited for the thread pool. Waits at the same time count each.");
        case SourceColumn: return tr("This server, or the file that a request was imported from.");
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
    case SleepColumn:
        //: Column: how long a request slept.
        return tr("Sleep");
    case CallsColumn:
        //: Column: how long a request waited for its calls to other servers.
        return tr("HTTP calls");
    case OffloadColumn: return tr("Thread pool");
    case ClientColumn: return tr("Client");
    case ConnectionColumn: return tr("Connection");
    case WorkerColumn: return tr("Worker");
    case TraceColumn: return tr("Trace id");
    case SourceColumn: return tr("Source");
    case WaterfallColumn: return tr("Waterfall");
    default: return {};
    }
}

} // namespace coroscope
