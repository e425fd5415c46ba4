#include "ui/panes/timeline/timeline_view.h"

#include "ui/format.h"

#include <QAccessible>
#include <QScrollBar>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kLeastRow = 3; // px
constexpr int kPadding = 4; // px above and below the text of a row
constexpr double kLiveMargin = 0.02; // of the width, right of now
constexpr double kFitMargin = 0.03;
constexpr TimelineTime kFirstSpan = 10'000'000'000;
constexpr int kCachedBars = 200'000; // bars of rows that were in sight

} // namespace

TimelineView::TimelineView(TimelineIndex &index, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_index(index)
    , m_look(palette())
    , m_bars(kCachedBars)
{
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setAccessibleName(tr("Timeline"));
    describe();
    arrange();
}

TimelineView::~TimelineView() = default;

QSize TimelineView::sizeHint() const
{
    return {90 * fontMetrics().averageCharWidth(), 20 * fontMetrics().height()};
}

QSize TimelineView::minimumSizeHint() const
{
    return {40 * fontMetrics().averageCharWidth(), 8 * fontMetrics().height()};
}

void TimelineView::refresh(TimelineTime now)
{
    m_now = now;
    if (!m_fitted && !m_index.isEmpty()) {
        m_fitted = true;
        m_axis.from = now - kFirstSpan;
        m_axis.span = kFirstSpan;
    }
    if (m_selection.record) {
        // A preview may have been followed by a newer one, or by the end.
        const int row = m_index.rowOf(timelineTime(m_selection.record->started), m_selection.record->id);
        if (row >= 0 && m_index.rows()[std::size_t(row)].record != m_selection.record) {
            m_selection.record = m_index.rows()[std::size_t(row)].record;
            Q_EMIT selectionChanged();
        }
    }
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    if (m_arrangedFor != m_index.revision())
        updateOpened();
    if (m_packed)
        updateScrollBar(); // a lane more needs no other row
    if (m_following) {
        m_axis.from = now - TimelineTime(double(m_axis.span) * (1 - kLiveMargin));
        if (atEnd && !m_packed && !m_byRoute) // by route, the newest are not the last
            verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        Q_EMIT rangeChanged();
    }
    viewport()->update();
}

void TimelineView::forget()
{
    m_expanded.clear();
    m_bars.clear();
    updateOpened();
    setMeasure(std::nullopt);
    select({});
}

int TimelineView::rulerHeight() const
{
    const int line = fontMetrics().height();
    return (m_index.marks().empty() ? 1 : 2) * line + 2 * kPadding;
}

int TimelineView::stripHeight() const
{
    const auto count = int(std::max<std::size_t>(1, m_index.workers().size()));
    const int line = fontMetrics().height();
    // All workers in a third of the height, as long as each can be read.
    return std::clamp((viewport()->height() - rulerHeight()) / 3 / count, line + 4, 2 * line + 2 * kPadding);
}

QRect TimelineView::stripsRect() const
{
    const int height = int(m_index.workers().size()) * stripHeight();
    const int most = std::max(0, viewport()->height() - rulerHeight()) * 2 / 3;
    return {0, rulerHeight(), viewport()->width(), std::min(height, most)};
}

QRect TimelineView::lanesRect() const
{
    const int top = stripsRect().bottom() + 1 + 2;
    return {gutter(), top, std::max(1, viewport()->width() - gutter()), std::max(1, viewport()->height() - top)};
}

int TimelineView::rowHeight() const
{
    const int natural = fontMetrics().height() + 2 * kPadding;
    return m_rowHeight > 0 ? std::max(kLeastRow, m_rowHeight) : natural;
}

bool TimelineView::isTextual() const
{
    return rowHeight() >= fontMetrics().height() + 1;
}

void TimelineView::setRowHeight(int height)
{
    const int natural = fontMetrics().height() + 2 * kPadding;
    const int wanted = height <= 0 ? 0 : std::clamp(height, kLeastRow, 3 * natural);
    if (wanted == m_rowHeight)
        return;
    // What stands at the top stays there.
    const double share = double(verticalScrollBar()->value()) / double(rowHeight());
    m_rowHeight = wanted;
    updateScrollBar();
    verticalScrollBar()->setValue(int(share * rowHeight()));
    viewport()->update();
    Q_EMIT rowHeightChanged();
}

void TimelineView::stepRowHeight(int steps)
{
    const int natural = fontMetrics().height() + 2 * kPadding;
    double height = rowHeight();
    for (int i = 0; i < std::abs(steps); ++i)
        height = steps > 0 ? std::max(height * 1.25, height + 1) : height / 1.25;
    const int rounded = int(height + 0.5);
    setRowHeight(std::abs(rounded - natural) <= 1 ? 0 : rounded);
}

void TimelineView::setPacked(bool packed)
{
    if (m_packed == packed)
        return;
    m_packed = packed;
    arrange();
    if (!packed)
        bringRowsIntoSight();
    viewport()->update();
}

void TimelineView::setByRoute(bool byRoute)
{
    if (m_byRoute == byRoute)
        return;
    m_byRoute = byRoute;
    m_currentGroup.clear();
    updateOpened();
    if (byRoute && m_following)
        verticalScrollBar()->setValue(0);
    else
        bringRowsIntoSight();
    describe();
    viewport()->update();
}

void TimelineView::setCollapsed(const QSet<QString> &collapsed)
{
    if (m_collapsed == collapsed)
        return;
    m_collapsed = collapsed;
    updateOpened();
    viewport()->update();
    Q_EMIT collapsedChanged();
}

void TimelineView::setCollapsed(const QString &key, bool collapsed)
{
    QSet<QString> now = m_collapsed;
    if (collapsed)
        now.insert(key);
    else
        now.remove(key);
    // What is selected in it cannot be seen any more.
    if (collapsed && m_selection.record) {
        const int row = m_index.rowOf(timelineTime(m_selection.record->started), m_selection.record->id);
        const TimelineLines::Group *group = m_lines.find(key);
        if (row >= 0 && group && TimelineLines::groupOf(*m_selection.record) == group->route)
            selectGroup(key);
    }
    setCollapsed(now);
}

void TimelineView::toggleAllCollapsed()
{
    QSet<QString> all;
    for (const TimelineLines::Group &group : m_lines.groups())
        all.insert(group.key);
    const bool areAll = m_collapsed.contains(all);
    setCollapsed(areAll ? m_collapsed - all : m_collapsed + all);
}

QString TimelineView::groupName(const TimelineLines::Group &group)
{
    if (group.route >= 0)
        return group.key;
    return group.route == TimelineLines::kTaskRuns ? tr("Runs of tasks") : tr("Without a route");
}

QString TimelineView::groupText(const TimelineLines::Group &group)
{
    const QString name = groupName(group);
    const QString count = tr("%Ln request(s)", nullptr, group.count);
    if (group.ended == 0)
        //: %1 a route, %2 "52 requests".
        return tr("%1: %2").arg(name, count);
    //: %1 a route, %2 "52 requests", %3 and %4 durations.
    return tr("%1: %2, half within %3, 95 % within %4")
        .arg(name, count, durationText(group.p50), durationText(group.p95));
}

std::optional<QRect> TimelineView::groupRect(const QString &key) const
{
    const TimelineLines::Group *group = m_byRoute && !m_packed ? m_lines.find(key) : nullptr;
    if (!group)
        return std::nullopt;
    return QRect(0, yOf(group->line), viewport()->width(), rowHeight());
}

void TimelineView::selectGroup(const QString &key)
{
    m_selection = {};
    m_currentGroup = key;
    describe();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void TimelineView::arrange()
{
    const int em = fontMetrics().averageCharWidth();
    // A third of the width for the names; more than they need it never is.
    const int least = 30 * em;
    const int most = 60 * em;
    const int names = m_packed ? 22 * em : std::clamp(viewport()->width() * 3 / 10, least, most);
    m_axis.left = std::min(names, viewport()->width() * 2 / 5);
    m_axis.width = std::max(1.0, viewport()->width() - m_axis.left);
    updateOpened();
}

int TimelineView::lineCount() const
{
    if (m_packed)
        return int(m_index.lanes().size());
    return m_lines.count();
}

void TimelineView::updateOpened()
{
    m_arrangedFor = m_index.revision();
    std::vector<TimelineLines::Opened> opened;
    for (auto at = m_expanded.begin(); at != m_expanded.end();) {
        const int row = m_index.rowOf(at.value(), at.key());
        if (row < 0) {
            // Gone, unless a filter hides it. Another one may have its id.
            const ExchangeRecordPtr found = m_index.find(at.key());
            at = found && timelineTime(found->started) == at.value() ? std::next(at) : m_expanded.erase(at);
            continue;
        }
        const auto children = childrenOf(*m_index.rows()[std::size_t(row)].record);
        opened.push_back({row, int(children.size())});
        ++at;
    }
    m_lines.arrange(m_index, m_byRoute, m_collapsed, opened);
    updateScrollBar();
}

void TimelineView::updateScrollBar()
{
    const int room = lanesRect().height();
    const auto all = qint64(lineCount()) * rowHeight();
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, int(std::clamp<qint64>(all - room, 0, std::numeric_limits<int>::max() / 2)));
    bar->setPageStep(room);
    bar->setSingleStep(rowHeight());
}

TimelineView::Line TimelineView::lineAt(int line) const
{
    if (line < 0 || line >= lineCount())
        return {};
    return m_packed ? Line{line, -1, 0} : m_lines.at(line);
}

int TimelineView::lineAtY(int y) const
{
    return (y - lanesRect().top() + verticalScrollBar()->value()) / rowHeight();
}

int TimelineView::yOf(int line) const
{
    return lanesRect().top() + line * rowHeight() - verticalScrollBar()->value();
}

int TimelineView::coroutineOf(const Line &line) const
{
    const TimelineRow &row = m_index.rows()[std::size_t(line.row)];
    if (line.child < 0)
        return isExpanded(row.record->id) ? 0 : TimelineSelection::kWhole;
    const auto children = childrenOf(*row.record);
    return line.child < int(children.size()) ? int(children[std::size_t(line.child)].coroutine) : 0;
}

/// Ids begin anew with each run of the server.
bool TimelineView::isSelected(const ExchangeRecord &record) const
{
    return m_selection.record && m_selection.record->id == record.id && m_selection.record->started == record.started;
}

/// The row of that coroutine; what is selected of the request itself is in its own row, opened or not.
bool TimelineView::isSelected(const ExchangeRecord &record, int coroutine) const
{
    return isSelected(record) && (m_selection.coroutine == coroutine || (m_selection.coroutine <= 0 && coroutine <= 0));
}

std::optional<QRect> TimelineView::rowRect(const ExchangeRecord &record, int coroutine) const
{
    const int row = m_index.rowOf(timelineTime(record.started), record.id);
    if (row < 0 || m_packed)
        return std::nullopt;
    int line = lineOf(row);
    if (m_lines.at(line).row != row) // its route is collapsed
        return std::nullopt;
    if (coroutine > 0) {
        const auto children = childrenOf(record);
        const auto child = std::find_if(children.begin(), children.end(), [coroutine](const TimelineChild &each) {
            return int(each.coroutine) == coroutine;
        });
        if (!isExpanded(record.id) || child == children.end())
            return std::nullopt;
        line += 1 + int(child - children.begin());
    }
    return QRect(0, yOf(line), viewport()->width(), rowHeight());
}

void TimelineView::moved(bool byPerson)
{
    if (byPerson && m_following) {
        m_following = false;
        Q_EMIT followingChanged(false);
    }
    if (byPerson)
        bringRowsIntoSight();
    viewport()->update();
    Q_EMIT rangeChanged();
}

void TimelineView::setRange(TimelineTime from, TimelineTime to)
{
    m_axis.show(from, to);
    m_fitted = true;
    moved(true);
}

void TimelineView::showStretch(TimelineTime from, TimelineTime to)
{
    setRange(from, to);
    const int row = m_packed ? -1 : m_index.firstRowBetween(from, to);
    if (row >= 0)
        verticalScrollBar()->setValue(lineOf(row) * rowHeight());
}

void TimelineView::pan(double share)
{
    m_axis.from += TimelineTime(share * double(m_axis.span));
    moved(true);
}

void TimelineView::zoom(double factor)
{
    // Around what is selected, where that is in sight; while following, the right edge stays at now.
    TimelineTime anchor = m_axis.from + m_axis.span / 2;
    if (m_following)
        anchor = m_now;
    else if (!m_selection.isNone()) {
        const TimelineTime middle = m_selection.begin() + (m_selection.end(m_now) - m_selection.begin()) / 2;
        if (middle >= m_axis.from && middle <= m_axis.to())
            anchor = middle;
    }
    m_axis.zoom(factor, anchor);
    moved(!m_following);
}

void TimelineView::fitAll()
{
    if (m_index.isEmpty())
        return;
    TimelineTime from = m_index.from();
    TimelineTime to = std::max(m_index.until(), from + 1);
    if (!m_index.rows().empty()) {
        from = m_index.rows().front().begin;
        to = from + 1;
        for (const TimelineRow &row : m_index.rows())
            to = std::max(to, row.end == kStillRuns ? m_now : row.end);
    }
    const auto margin = TimelineTime(double(to - from) * kFitMargin) + 1;
    if (!m_packed) {
        const int lines = std::max(1, lineCount());
        const int natural = fontMetrics().height() + 2 * kPadding;
        const int fits = lanesRect().height() / lines;
        setRowHeight(fits >= natural ? 0 : std::max(kLeastRow, fits));
    }
    setRange(from - margin, to + margin);
}

bool TimelineView::canFitSelection() const
{
    return m_measure.has_value() || !m_selection.isNone();
}

void TimelineView::fitSelection()
{
    TimelineTime from = 0;
    TimelineTime to = 0;
    if (m_measure) {
        from = std::min(m_measure->from, m_measure->to);
        to = std::max(m_measure->from, m_measure->to);
    } else if (!m_selection.isNone()) {
        from = m_selection.begin();
        to = m_selection.end(m_now);
    } else {
        return;
    }
    const auto margin = std::max<TimelineTime>(TimelineAxis::kLeastSpan / 2, TimelineTime(double(to - from) * 0.1));
    setRange(from - margin, to + margin);
    if (m_selection.record && !m_packed) {
        const int row = m_index.rowOf(timelineTime(m_selection.record->started), m_selection.record->id);
        if (row >= 0)
            bringIntoSight(lineOf(row));
    }
}

void TimelineView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    if (following) {
        m_axis.from = m_now - TimelineTime(double(m_axis.span) * (1 - kLiveMargin));
        if (!m_byRoute)
            verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
    Q_EMIT followingChanged(following);
    moved(false);
}

void TimelineView::bringIntoSight(int line)
{
    QScrollBar *bar = verticalScrollBar();
    const int top = line * rowHeight();
    const int room = lanesRect().height();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + rowHeight() > bar->value() + room)
        bar->setValue(top + rowHeight() - room);
}

/// Rows are by time, so a time without any of the rows in sight is looked at with others.
void TimelineView::bringRowsIntoSight()
{
    if (m_packed || m_byRoute || m_index.rows().empty())
        return;
    const int first = std::max(0, lineAt(lineAtY(lanesRect().top())).row);
    const int lastLine = std::min(lineCount() - 1, lineAtY(lanesRect().bottom()));
    const int last = lastLine < 0 ? -1 : lineAt(lastLine).row;
    for (int row = first; row <= last; ++row) {
        const TimelineRow &each = m_index.rows()[std::size_t(row)];
        if (each.begin <= m_axis.to() && each.end >= m_axis.from)
            return;
    }
    const int row = m_index.firstRowBetween(m_axis.from, m_axis.to());
    if (row >= 0)
        verticalScrollBar()->setValue(lineOf(row) * rowHeight());
}

void TimelineView::select(const TimelineSelection &selection)
{
    m_selection = selection;
    m_currentGroup.clear();
    describe();
    viewport()->update();
    Q_EMIT selectionChanged();
}

bool TimelineView::showRequest(const ExchangeRecord &record)
{
    const int row = m_index.rowOf(timelineTime(record.started), record.id);
    if (row < 0)
        return false;
    TimelineSelection selection;
    selection.what = TimelineSelection::What::Request;
    selection.record = m_index.rows()[std::size_t(row)].record;
    if (m_byRoute)
        setCollapsed(m_lines.groups()[std::size_t(m_lines.at(lineOf(row)).group)].key, false);
    select(selection);
    if (!isTextual())
        setRowHeight(0);
    fitSelection();
    if (!m_packed) {
        const int line = lineOf(row);
        verticalScrollBar()->setValue(line * rowHeight() - lanesRect().height() / 2);
    }
    return true;
}

void TimelineView::selectStep(int rows)
{
    if (m_index.rows().empty())
        return;
    if (m_packed) {
        // By start, whatever lane it is in.
        const int last = int(m_index.rows().size()) - 1;
        const int at = m_selection.record
            ? m_index.rowOf(timelineTime(m_selection.record->started), m_selection.record->id)
            : -1;
        const int row = at < 0 ? std::max(0, m_index.firstRowBetween(m_axis.from, m_axis.to())) : at + rows;
        TimelineSelection selection;
        selection.what = TimelineSelection::What::Request;
        selection.record = m_index.rows()[std::size_t(std::clamp(row, 0, last))].record;
        select(selection);
        if (selection.begin() > m_axis.to() || selection.end(m_now) < m_axis.from)
            setRange(selection.begin() - m_axis.span / 2, selection.begin() + m_axis.span / 2);
        return;
    }
    int line = lineAtY(lanesRect().top());
    if (m_selection.record) {
        if (const auto rect = rowRect(*m_selection.record, m_selection.coroutine))
            line = lineAtY(rect->top()) + rows;
    } else if (const TimelineLines::Group *group = m_lines.find(m_currentGroup); group && m_byRoute) {
        line = group->line + rows;
    }
    line = std::clamp(line, 0, lineCount() - 1);
    const Line found = lineAt(line);
    if (found.row < 0) {
        selectGroup(m_lines.groups()[std::size_t(found.group)].key);
        bringIntoSight(line);
        return;
    }
    TimelineSelection selection;
    selection.what = TimelineSelection::What::Request;
    selection.record = m_index.rows()[std::size_t(found.row)].record;
    selection.coroutine = coroutineOf(found);
    select(selection);
    bringIntoSight(line);
    // Where that one is at another time, it comes there too, without another scale.
    if (selection.begin() > m_axis.to() || selection.end(m_now) < m_axis.from) {
        const TimelineTime begin = selection.begin() - m_axis.span / 10;
        m_axis.from = begin;
        if (m_following) {
            m_following = false;
            Q_EMIT followingChanged(false);
        }
        Q_EMIT rangeChanged();
    }
}

void TimelineView::selectBar(int step)
{
    if (!m_selection.record) {
        selectStep(0);
        return;
    }
    const LaneBars &lane = barsOf(m_selection.record, m_selection.coroutine);
    TimelineBars all = lane.bars;
    all.insert(all.end(), lane.after.begin(), lane.after.end());
    if (all.empty())
        return;
    int at = step > 0 ? 0 : int(all.size()) - 1;
    if (m_selection.what == TimelineSelection::What::Bar) {
        const auto same = std::find_if(all.begin(), all.end(), [this](const TimelineBar &bar) {
            return bar.begin == m_selection.bar.begin && bar.kind == m_selection.bar.kind;
        });
        if (same != all.end())
            at = std::clamp(int(same - all.begin()) + step, 0, int(all.size()) - 1);
    }
    TimelineSelection selection = m_selection;
    selection.what = TimelineSelection::What::Bar;
    selection.bar = all[std::size_t(at)];
    select(selection);
    if (selection.bar.begin > m_axis.to() || selection.bar.end < m_axis.from) {
        m_axis.from = selection.bar.begin - m_axis.span / 4;
        moved(true);
    }
}

bool TimelineView::canExpand(const ExchangeRecord &record) const
{
    return !m_packed && record.coroutines > 0;
}

void TimelineView::setExpanded(const ExchangeRecord &record, bool expanded)
{
    if (!expanded)
        m_expanded.remove(record.id);
    else if (canExpand(record))
        m_expanded.insert(record.id, timelineTime(record.started));
    if (m_selection.record && m_selection.record->id == record.id && m_selection.coroutine > 0 && !expanded) {
        TimelineSelection selection;
        selection.what = TimelineSelection::What::Request;
        selection.record = m_selection.record;
        select(selection);
    }
    updateOpened();
    viewport()->update();
}

void TimelineView::expandInSight(bool expanded)
{
    if (m_packed)
        return;
    if (!expanded) {
        m_expanded.clear();
    } else {
        const int last = std::min(lineCount() - 1, lineAtY(lanesRect().bottom()));
        for (int line = std::max(0, lineAtY(lanesRect().top())); line <= last; ++line) {
            const Line found = lineAt(line);
            if (found.row < 0)
                continue;
            const TimelineRow &row = m_index.rows()[std::size_t(found.row)];
            if (canExpand(*row.record))
                m_expanded.insert(row.record->id, row.begin);
        }
    }
    updateOpened();
    viewport()->update();
}

void TimelineView::setMeasure(std::optional<Measure> measure)
{
    if (m_measure == measure)
        return;
    m_measure = measure;
    describe();
    viewport()->update();
    Q_EMIT measureChanged();
}

void TimelineView::beginMeasure()
{
    if (!m_selection.isNone())
        setMeasure(Measure{m_selection.begin(), m_selection.end(m_now)});
    else
        setMeasure(Measure{m_axis.from + m_axis.span / 3, m_axis.from + m_axis.span * 2 / 3});
}

QString TimelineView::measureText() const
{
    if (!m_measure)
        return {};
    const TimelineTime from = std::min(m_measure->from, m_measure->to);
    const TimelineTime to = std::max(m_measure->from, m_measure->to);
    //: %1 a duration: what lies between two points in time.
    QString text = tr("Δ %1").arg(durationText(nanoseconds(to - from)));
    if (m_index.workers().size() == 1 && to > from) {
        const double share = double(m_index.workers().front().busyBetween(from, to)) / double(to - from);
        //: %1 a duration, %2 a share: "Δ 2.000 s · loop busy 4 %".
        text = tr("%1 · loop busy %2").arg(text, percentText(share));
    }
    return text;
}

void TimelineView::describe()
{
    const QString keys
        = tr("Arrow keys pan and select, Ctrl with them goes from bar to bar, plus and minus zoom. “Show as "
             "table” has the same as text.");
    QString text = m_selection.isNone() ? keys : timelineFacts(m_selection, m_index, m_now).text();
    if (const TimelineLines::Group *group = m_lines.find(m_currentGroup); group && m_byRoute)
        //: %1 what a line of a route says.
        text = group->isCollapsed ? tr("%1. Enter unfolds it.").arg(groupText(*group))
                                  : tr("%1. Enter folds it.").arg(groupText(*group));
    if (m_measure)
        text = measureText() + u'\n' + text;
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
}

const TimelineView::LaneBars &TimelineView::barsOf(const ExchangeRecordPtr &record, int coroutine) const
{
    const bool runs = laneEnd(*record) == kStillRuns;
    const std::pair<const ExchangeRecord *, int> key(record.get(), coroutine);
    if (!runs) {
        if (const LaneBars *found = m_bars.object(key))
            return *found;
    }
    ++m_frame.lookedAt;
    auto *made = runs ? &m_growing : new LaneBars;
    made->record = record;
    made->after.clear();
    if (coroutine > 0) {
        made->bars.clear();
        for (const TimelineChild &child : childrenOf(*record)) {
            if (int(child.coroutine) == coroutine)
                made->bars = childBars(*record, child, m_now);
        }
    } else {
        made->bars = coroutine == 0 ? handlerBars(*record, m_now, m_index.routes())
                                    : requestBars(*record, m_now, m_index.routes());
        if (coroutine != 0)
            made->after = afterBars(*record, m_now);
    }
    made->transactions = transactionBars(*record, std::uint32_t(std::max(0, coroutine)), m_now);
    if (!runs) {
        const auto cost = qsizetype(made->bars.size() + made->after.size() + made->transactions.size() + 1);
        m_bars.insert(key, made, cost);
    }
    return *made;
}

} // namespace coroscope
