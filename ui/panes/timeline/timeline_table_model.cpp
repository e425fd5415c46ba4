#include "ui/panes/timeline/timeline_table_model.h"

#include "ui/format.h"
#include "ui/models/exchange_filter.h"
#include "ui/panes/timeline/timeline_facts.h"
#include "ui/words.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr TimelineTime kMs = 1'000'000;

bool isDuration(int column)
{
    return column >= TimelineTableModel::TotalColumn && column <= TimelineTableModel::SuspendedColumn;
}

TimelineTime durationOf(const TimelineLine &line, int column)
{
    switch (column) {
    case TimelineTableModel::TotalColumn: return line.figures.total;
    case TimelineTableModel::BusyColumn: return line.figures.busy;
    case TimelineTableModel::ReadyColumn: return line.figures.ready;
    case TimelineTableModel::SuspendedColumn: return line.figures.suspended;
    default: return 0;
    }
}

bool runs(const TimelineLine &line)
{
    return line.coroutine == 0 ? line.record->end == ExchangeEnd::Running : line.child.end == kStillRuns;
}

QString awaiting(const TimelineLine &line, const QLocale &locale = {})
{
    const std::uint32_t id = line.figures.awaiting;
    if (id == 0 || id > line.record->spans.size())
        return {};
    const Span &span = line.record->spans[id - 1];
    TimelineBar bar;
    bar.kind = mainKind(*line.record);
    bar.span = id;
    switch (span.kind) {
    case SpanKind::Sleep: bar.kind = BarKind::Sleep; break;
    case SpanKind::Offload: bar.kind = BarKind::OffloadRun; break;
    case SpanKind::Http: bar.kind = BarKind::Http; break;
    case SpanKind::Lock: bar.kind = BarKind::Lock; break;
    case SpanKind::ClientRead: bar.kind = BarKind::ClientRead; break;
    case SpanKind::ClientWrite: bar.kind = BarKind::ClientWrite; break;
    case SpanKind::Task: bar.kind = BarKind::Task; break;
    case SpanKind::Database: bar.kind = BarKind::DatabaseRun; break;
    case SpanKind::Cache: bar.kind = BarKind::Cache; break;
    case SpanKind::Compress: bar.kind = BarKind::OnLoop; break;
    case SpanKind::Block:
    case SpanKind::Transaction: break;
    }
    return barLabel(*line.record, bar, locale);
}

QString stateOf(const TimelineLine &line)
{
    if (line.coroutine == 0 && (!runs(line) || worksOn(*line.record)))
        return stateText(*line.record);
    if (!runs(line))
        return line.child.isAbandoned ? TimelineTableModel::tr("Nobody awaited it") : TimelineTableModel::tr("Ended");
    return line.figures.awaiting != 0 ? TimelineTableModel::tr("Waits") : TimelineTableModel::tr("Runs");
}

} // namespace

TimelineTableModel::TimelineTableModel(QObject *parent, qsizetype maxRows)
    : LiveLinesModel(parent, maxRows)
{
}

void TimelineTableModel::update(TimelineLine &line, const ExchangeRecordPtr &record, TimelineTime now)
{
    line.record = record;
    if (line.coroutine == 0) {
        line.figures = requestFigures(*record, now, m_routes);
        return;
    }
    for (const TimelineChild &child : childrenOf(*record)) {
        if (child.coroutine != line.coroutine)
            continue;
        line.child = child;
        line.figures = childFigures(*record, child, now);
    }
}

void TimelineTableModel::appendFor(const ExchangeRecordPtr &record, std::uint32_t known, TimelineTime now)
{
    const bool isRunning = record->end == ExchangeEnd::Running;
    const auto add = [&](std::uint32_t coroutine) {
        auto line = std::make_shared<TimelineLine>();
        line->coroutine = coroutine;
        update(*line, record, now);
        m_fresh.push_back(std::move(line));
        if (isRunning)
            m_running[record->id].append(m_next);
        ++m_next;
    };
    if (known == 0)
        add(0);
    if (record->coroutines == 0)
        return;
    auto children = childrenOf(*record);
    std::sort(children.begin(), children.end(),
              [](const TimelineChild &a, const TimelineChild &b) { return a.coroutine < b.coroutine; });
    for (const TimelineChild &child : children) {
        if (child.coroutine >= known && child.coroutine > 0)
            add(child.coroutine);
    }
}

void TimelineTableModel::takeRecord(const ExchangeRecordPtr &record, TimelineTime now, std::vector<Sequence> &changed)
{
    const auto found = m_running.find(record->id);
    std::uint32_t known = 0; // rows that it has
    if (found != m_running.end()) {
        for (const Sequence sequence : std::as_const(*found)) {
            ++known;
            if (!holds(sequence))
                continue;
            update(*lineOf(sequence), record, now);
            changed.push_back(sequence);
        }
    }
    if (record->end != ExchangeEnd::Running)
        m_running.remove(record->id);
    appendFor(record, known, now);
}

void TimelineTableModel::sync(const Recording &recording, TimelineTime now)
{
    if (standsStill()) // what came would have no numbers yet; it is taken next time
        return;
    const auto &ended = recording.ended();
    auto next = ended.end();
    bool isKnown = m_of == &recording;
    if (isKnown && m_seen != recording.revision()) {
        if (!m_lastEnded)
            next = ended.begin();
        else {
            while (next != ended.begin() && *std::prev(next) != m_lastEnded)
                --next;
            isKnown = next != ended.begin();
        }
    }
    if (!isKnown) {
        clear();
        m_running.clear();
        next = ended.begin();
    }
    m_of = &recording;
    m_seen = recording.revision();
    m_fresh.clear();
    m_next = endSequence();
    std::vector<Sequence> changed;
    for (; next != ended.end(); ++next)
        takeRecord(*next, now, changed);
    // In the order of their ids, which a hash has not.
    std::vector<ExchangeRecordPtr> running;
    running.reserve(recording.running().size());
    for (const auto &[id, record] : recording.running())
        running.push_back(record);
    std::sort(running.begin(), running.end(),
              [](const ExchangeRecordPtr &a, const ExchangeRecordPtr &b) { return a->id < b->id; });
    for (const ExchangeRecordPtr &record : running)
        takeRecord(record, now, changed);
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    if (!changed.empty())
        rowsChanged(changed);
    take(std::exchange(m_fresh, {}));
    flush();
    m_lastEnded = ended.empty() ? nullptr : ended.back();
    // A request whose end was lost, or a new run of the server: next time all is made anew.
    for (auto it = m_running.cbegin(); it != m_running.cend(); ++it) {
        if (!recording.running().contains(it.key()))
            m_of = nullptr;
    }

    // What ended before everything that the recording has has gone there.
    if (ended.empty())
        return;
    const Clock::time_point oldest = ended.front()->finished;
    qsizetype gone = 0;
    for (Sequence sequence = firstSequence(); sequence != endSequence(); ++sequence) {
        const ExchangeRecord &record = *lineOf(sequence)->record;
        if (record.end == ExchangeEnd::Running || record.finished >= oldest)
            break;
        ++gone;
    }
    if (gone > kept() / 100) {
        const qsizetype most = maxRows();
        setMaxRows(kept() - gone);
        setMaxRows(most);
    }
}

QString TimelineTableModel::cellText(Sequence sequence, int column) const
{
    const TimelineLine &line = *lineOf(sequence);
    if (isDuration(column))
        return durationText(nanoseconds(durationOf(line, column)));
    switch (column) {
    case IdColumn:
        return line.coroutine == 0 ? QString::number(line.record->id)
                                   : QStringLiteral("%1.%2").arg(line.record->id).arg(line.coroutine);
    case NameColumn:
        if (line.coroutine == 0)
            return requestName(*line.record);
        //: %1 a request, %2 one of its coroutines.
        return tr("%1 › %2").arg(requestName(*line.record), coroutineName(*line.record, int(line.coroutine)));
    case StateColumn: return stateOf(line);
    case ResumesColumn: return countText(line.figures.resumes);
    case AwaitingColumn: return awaiting(line);
    case BeganColumn:
        return timeOfDayText(
            line.record->startedWall
            + (line.coroutine == 0 ? 0 : (line.child.begin - timelineTime(line.record->started)) / kMs));
    case WorkerColumn: return QString::number(line.record->worker);
    case RouteColumn: {
        const std::int32_t route = line.record->route;
        return m_routes && route >= 0 && route < m_routes->size() ? words::routeName(m_routes->at(route)) : QString();
    }
    default: return {};
    }
}

QString TimelineTableModel::exportText(Sequence sequence, int column) const
{
    const TimelineLine &line = *lineOf(sequence);
    if (isDuration(column))
        return QString::number(double(durationOf(line, column)) / double(kMs), 'f', 6);
    if (column == ResumesColumn)
        return QString::number(line.figures.resumes);
    if (column == AwaitingColumn)
        return awaiting(line, QLocale::c()); // numbers as they are
    if (column == BeganColumn)
        return isoTimeText(line.record->startedWall
                           + (line.coroutine == 0 ? 0 : (line.child.begin - timelineTime(line.record->started)) / kMs));
    return cellText(sequence, column);
}

QString TimelineTableModel::exportHeader(int column) const
{
    const QString name = headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    //: The header of a column of a file, with its unit.
    return isDuration(column) ? tr("%1 (ms)").arg(name) : name;
}

int TimelineTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = isDuration(index.column()) || index.column() == ResumesColumn
            || index.column() == IdColumn || index.column() == WorkerColumn;
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return LiveLinesModel::data(index, role);
}

QVariant TimelineTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (isDuration(section) || section == ResumesColumn || section == IdColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case BusyColumn: return tr("How long it ran on the loop");
        case ReadyColumn: return tr("How long it could have gone on, but the loop was busy with others");
        case SuspendedColumn: return tr("How long it waited");
        case ResumesColumn: return tr("How often it went on after a wait");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn: return tr("Id");
    case NameColumn: return tr("Name");
    case StateColumn: return tr("State");
    case TotalColumn: return tr("Total");
    case BusyColumn: return tr("Busy");
    case ReadyColumn: return tr("Ready wait");
    case SuspendedColumn: return tr("Suspended");
    case ResumesColumn: return tr("Resumes");
    case AwaitingColumn: return tr("Awaits");
    case BeganColumn: return tr("Began");
    case WorkerColumn: return tr("Worker");
    case RouteColumn: return tr("Route");
    default: return {};
    }
}

bool TimelineTableModel::accepts(Sequence sequence) const
{
    return filter().matches(ExchangeSource(*lineOf(sequence)->record, m_routes));
}

bool TimelineTableModel::sortsByText(int column) const
{
    return column == NameColumn || column == StateColumn || column == AwaitingColumn;
}

qint64 TimelineTableModel::sortNumber(Sequence sequence, int column) const
{
    const TimelineLine &line = *lineOf(sequence);
    if (isDuration(column))
        return durationOf(line, column);
    switch (column) {
    case IdColumn: return qint64(line.record->id << 16) + qint64(std::min<std::uint32_t>(line.coroutine, 0xFFFF));
    case ResumesColumn: return line.figures.resumes;
    case BeganColumn: return line.coroutine == 0 ? timelineTime(line.record->started) : line.child.begin;
    case WorkerColumn: return line.record->worker;
    case RouteColumn: return line.record->route;
    default: return 0;
    }
}

QByteArray TimelineTableModel::sortText(Sequence sequence, int column) const
{
    return cellText(sequence, column).toUtf8();
}

} // namespace coroscope
