#include "ui/models/exchange_model.h"

#include "ui/har/imported_exchange.h"

#include <algorithm>
#include <chrono>

namespace coroscope {

namespace {

/// About what a record takes, the parts that vary.
qint64 bytesOf(const ExchangeRecord &r)
{
    return qint64(sizeof(ExchangeRecord)) + r.method.size() + r.target.size() + r.requestHead.size()
        + r.requestBody.size() + r.responseHead.size() + r.responseBody.size() + qint64(r.spans.size() * sizeof(Span));
}

} // namespace

ExchangeModel::ExchangeModel(QObject *parent, qsizetype maxRows, qint64 maxBytes)
    : LiveTableModel(parent, maxRows)
    , m_maxBytes(maxBytes)
    , m_rows(maxRows)
    , m_now(Clock::now())
{
    m_nextTint.setSingleShot(true);
    connect(&m_nextTint, &QTimer::timeout, this, &ExchangeModel::tint);
}

void ExchangeModel::setRoutes(RouteTable routes)
{
    m_routes = std::move(routes);
}

ExchangeSource ExchangeModel::sourceOf(const Row &row) const
{
    return {*row.record, m_routes, row.origin};
}

void ExchangeModel::noteSent(const QByteArray &spanId, RequestOrigin origin)
{
    m_origins.note(spanId, origin);
}

ExchangeModel::Row ExchangeModel::rowOfRecord(const ExchangeRecordPtr &record) const
{
    Row row{record};
    row.origin = importedExchange(*record) ? RequestOrigin::Import : m_origins.of(record->parentSpanId);
    return row;
}

void ExchangeModel::applyRules(Row &row) const
{
    row.rule = qint8(m_rules.match(sourceOf(row)));
}

const RowRule *ExchangeModel::ruleOf(int row) const
{
    return ruleAt(m_rows[storeIndex(sequenceAt(row))].rule);
}

void ExchangeModel::setRules(RowRules rules)
{
    m_rules = std::move(rules);
    ++m_rulesRun;
    m_tintFrom = endSequence();
    tint();
}

/// From the newest on, which are mostly those in sight.
void ExchangeModel::tint()
{
    constexpr std::chrono::milliseconds kSlice{5};
    constexpr qsizetype kStep = 128;
    const auto begin = std::chrono::steady_clock::now();
    const bool atOnce = kept() <= kAtOnce;
    std::vector<Sequence> changed;
    while (m_tintFrom > firstSequence()) {
        for (qsizetype i = 0; i < kStep && m_tintFrom > firstSequence(); ++i) {
            --m_tintFrom;
            Row &row = m_rows[storeIndex(m_tintFrom)];
            const qint8 before = row.rule;
            applyRules(row);
            if (before >= 0 || row.rule >= 0) // the same number may be another rule now
                changed.push_back(m_tintFrom);
        }
        if (!atOnce && std::chrono::steady_clock::now() - begin >= kSlice)
            break;
    }
    std::reverse(changed.begin(), changed.end());
    rowsChanged(changed);
    if (m_tintFrom > firstSequence())
        m_nextTint.start(0);
    else
        m_nextTint.stop();
}

void ExchangeModel::setFilter(const Filter &filter)
{
    m_filter = filter;
    setFiltered(!m_filter.isEmpty());
}

void ExchangeModel::consume(const TelemetryBatch &batch)
{
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (record->isTaskRun()) // no request
            continue;
        if (record->end == ExchangeEnd::Running) {
            // Another preview of the same request is no new row.
            if (!m_live.contains(record->id) && !m_pendingPreviews.contains(record->id)) {
                m_pendingPreviews.insert(record->id);
                ++m_waitingRows;
            }
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

    std::vector<std::pair<Sequence, ExchangeRecordPtr>> newer;
    std::vector<Row> fresh;
    QHash<quint64, std::size_t> freshPreviews;
    for (const ExchangeRecordPtr &record : pending) {
        const bool runs = record->end == ExchangeEnd::Running;
        if (const auto shown = m_live.constFind(record->id); shown != m_live.cend()) {
            newer.emplace_back(*shown, record);
        } else if (const auto preview = freshPreviews.constFind(record->id); preview != freshPreviews.cend()) {
            fresh[*preview].record = record;
            if (!runs)
                freshPreviews.erase(preview);
        } else {
            if (runs)
                freshPreviews.insert(record->id, fresh.size());
            fresh.push_back(rowOfRecord(record));
        }
    }
    if (const auto over = qsizetype(fresh.size()) - maxRows(); over > 0)
        fresh.erase(fresh.begin(), fresh.begin() + over);

    replace(std::move(newer));
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
            applyRules(row);
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

void ExchangeModel::replace(std::vector<std::pair<Sequence, ExchangeRecordPtr>> newer)
{
    std::vector<Sequence> changed;
    for (auto &[sequence, record] : newer) {
        if (!holds(sequence))
            continue;
        if (record->end != ExchangeEnd::Running)
            m_live.remove(record->id);
        Row &row = m_rows[storeIndex(sequence)];
        m_bytes += bytesOf(*record) - bytesOf(*row.record);
        row.record = std::move(record);
        row.lost = false;
        applyRules(row);
        changed.push_back(sequence);
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
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

std::optional<ExchangeModel::Sequence> ExchangeModel::newestWithId(std::uint64_t id) const
{
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (m_rows[i].record->id == id)
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
    int rulesRun = 0;
};

std::shared_ptr<void> ExchangeModel::takeStore()
{
    const auto store = std::make_shared<Store>();
    store->first = firstSequence();
    store->bytes = std::exchange(m_bytes, 0);
    store->live = std::exchange(m_live, {});
    store->run = m_run;
    store->rulesRun = m_nextTint.isActive() ? -1 : m_rulesRun; // -1: not all have been looked at
    m_nextTint.stop();
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
    if (count > 0 && from.rulesRun != m_rulesRun) {
        if (!m_nextTint.isActive())
            m_tintFrom = firstSequence() + Sequence(count);
        m_nextTint.start(0);
    }
    return count;
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

bool ExchangeModel::accepts(Sequence sequence) const
{
    return m_filter.matches(sourceOf(m_rows[storeIndex(sequence)]));
}

} // namespace coroscope
