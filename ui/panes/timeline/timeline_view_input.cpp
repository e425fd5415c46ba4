#include "ui/panes/timeline/timeline_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double kPanStep = 0.1; // of the width
constexpr double kZoomStep = 1.5;
constexpr double kWheelStep = 1.25;
constexpr int kExpanderRoom = 22; // px from the left edge
constexpr double kMeasureStep = 0.01; // of the width

} // namespace

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void TimelineView::scrollContentsBy(int, int)
{
    viewport()->update(); // nothing is shifted: strips and ruler stay
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_look = TimelineLook(palette());
        viewport()->update();
    } else if (event->type() == QEvent::FontChange) {
        m_texts.clear();
        arrange();
        viewport()->update();
    }
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

std::optional<TimelineSelection> TimelineView::barAt(const TimelineRow &row, int coroutine, TimelineTime when) const
{
    const LaneBars &lane = barsOf(row.record, coroutine);
    // What is smaller than a pixel is hit with the pixel; the longest one there is meant.
    const TimelineTime near = m_axis.perPixel();
    const TimelineBar *best = nullptr;
    for (const TimelineBars *bars : {&lane.bars, &lane.after}) {
        const auto first = std::partition_point(bars->begin(), bars->end(),
                                                [&](const TimelineBar &bar) { return bar.end < when - near; });
        for (auto bar = first; bar != bars->end() && bar->begin <= when + near; ++bar) {
            const bool isHit = bar->begin <= when && when < bar->end;
            const bool wasHit = best && best->begin <= when && when < best->end;
            const bool isTiny = bar->length() < 3 * near;
            if (!best || (isHit && !wasHit) || (isTiny && best->length() > 20 * near && bar->length() > 0))
                best = &*bar;
        }
    }
    if (!best)
        return std::nullopt;
    TimelineSelection selection;
    selection.what = TimelineSelection::What::Bar;
    selection.record = row.record;
    selection.coroutine = coroutine;
    selection.bar = *best;
    return selection;
}

TimelineSelection TimelineView::at(const QPoint &place) const
{
    TimelineSelection selection;
    const TimelineTime when = m_axis.timeAt(place.x() + 0.5);
    const QRect strips = stripsRect();
    if (strips.contains(place)) {
        const auto number = std::size_t((place.y() - strips.top()) / stripHeight());
        if (number >= m_index.workers().size() || place.x() < m_axis.left)
            return selection;
        const WorkerTrack &track = m_index.workers()[number];
        selection.worker = track.worker;
        const TimelineTime near = 2 * m_axis.perPixel();
        for (const TimelineTime around : {when, when - near, when + near}) {
            if (const LoopStall *stall = track.stallAt(around, m_now)) {
                selection.what = TimelineSelection::What::Stall;
                selection.stall = *stall;
                selection.label = stall->label;
                return selection;
            }
        }
        const auto run = track.firstAfter(when - m_axis.perPixel());
        if (run != track.runs.end() && run->begin <= when + m_axis.perPixel()) {
            selection.what = TimelineSelection::What::Loop;
            selection.bar = {run->begin, run->end, BarKind::OnLoop, 1, 0};
            selection.label = run->label;
            selection.turns = run->turns;
            selection.busy = run->busy;
        }
        return selection;
    }
    const QRect lanes = lanesRect();
    if (place.y() < lanes.top())
        return selection;
    const Line line = lineAt(lineAtY(place.y()));
    if (line.row < 0)
        return selection;
    if (m_packed) {
        const TimelineIndex::Lane &lane = m_index.lanes()[std::size_t(line.row)];
        const TimelineTime near = 2 * m_axis.perPixel();
        const auto row = std::partition_point(lane.begin(), lane.end(),
                                              [&](const TimelineRow &each) { return each.end < when - near; });
        if (row == lane.end() || row->begin > when + near || place.x() < m_axis.left)
            return selection;
        if (const auto bar = barAt(*row, TimelineSelection::kWhole, when))
            return *bar;
        selection.what = TimelineSelection::What::Request;
        selection.record = row->record;
        return selection;
    }
    const TimelineRow &row = m_index.rows()[std::size_t(line.row)];
    const int coroutine = coroutineOf(line);
    if (place.x() >= m_axis.left) {
        if (const auto bar = barAt(row, coroutine, when))
            return *bar;
    }
    selection.what = TimelineSelection::What::Request;
    selection.record = row.record;
    selection.coroutine = coroutine;
    return selection;
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const TimelineSelection found = at(help->pos());
        const Line line = help->pos().y() >= lanesRect().top() && !m_packed ? lineAt(lineAtY(help->pos().y())) : Line();
        if (line.group >= 0 && line.row < 0)
            QToolTip::showText(help->globalPos(), groupText(m_lines.groups()[std::size_t(line.group)]), viewport());
        else if (found.isNone())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), timelineFacts(found, m_index, m_now).text(), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_pointer) {
        m_pointer.reset();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    Drag drag;
    drag.from = place;
    drag.axis = m_axis;
    drag.scroll = verticalScrollBar()->value();
    drag.isMeasure = event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier)
        && place.x() >= m_axis.left;
    drag.isScroll = place.y() >= lanesRect().top();
    m_drag = drag;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    m_pointer = place;
    viewport()->update();
    if (!m_drag)
        return;
    if (!m_drag->isMoving) {
        if ((place - m_drag->from).manhattanLength() < QApplication::startDragDistance())
            return;
        m_drag->isMoving = true;
        if (!m_drag->isMeasure)
            viewport()->setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag->isMeasure) {
        const double x = std::clamp(double(place.x()), m_axis.left, m_axis.left + m_axis.width);
        setMeasure(Measure{m_axis.timeAt(m_drag->from.x()), m_axis.timeAt(x)});
        return;
    }
    if (m_drag->isScroll)
        verticalScrollBar()->setValue(m_drag->scroll - (place.y() - m_drag->from.y()));
    if (place.x() == m_drag->from.x())
        return;
    m_axis.from
        = m_drag->axis.from - TimelineTime(double(place.x() - m_drag->from.x()) / m_axis.width * double(m_axis.span));
    if (m_following) {
        m_following = false;
        Q_EMIT followingChanged(false);
    }
    Q_EMIT rangeChanged();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_drag)
        return;
    const Drag drag = *m_drag;
    m_drag.reset();
    viewport()->unsetCursor();
    if (drag.isMoving) {
        if (!drag.isMeasure)
            bringRowsIntoSight();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (drag.isMeasure) { // a click: from where it began to here
        if (m_measure)
            setMeasure(Measure{m_measure->from, m_axis.timeAt(drag.from.x())});
        else
            setMeasure(Measure{m_axis.timeAt(drag.from.x()), m_axis.timeAt(drag.from.x())});
        return;
    }
    if (m_byRoute && !m_packed && drag.from.y() >= lanesRect().top()) {
        const Line line = lineAt(lineAtY(drag.from.y()));
        if (line.group >= 0 && line.row < 0) { // the line of a route: anywhere on it
            const TimelineLines::Group group = m_lines.groups()[std::size_t(line.group)];
            selectGroup(group.key);
            setCollapsed(group.key, !group.isCollapsed);
            return;
        }
    }
    const TimelineSelection found = at(drag.from);
    if (found.record && drag.from.x() < kExpanderRoom && found.coroutine <= 0 && canExpand(*found.record))
        setExpanded(*found.record, !isExpanded(found.record->id));
    select(found);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag.reset();
    const TimelineSelection found = at(event->position().toPoint());
    if (found.isNone())
        return;
    select(found);
    fitSelection();
    Q_EMIT activated();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const int most = std::abs(turn.y()) >= std::abs(turn.x()) ? turn.y() : turn.x();
    event->accept();
    if (event->modifiers().testFlag(Qt::ControlModifier) && event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_wheel += most / 120.0;
        const int whole = int(m_wheel);
        m_wheel -= whole;
        if (whole != 0)
            stepRowHeight(whole);
    } else if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double factor = std::pow(kWheelStep, -most / 120.0);
        const double x = std::clamp(event->position().x(), m_axis.left, m_axis.left + m_axis.width);
        m_axis.zoom(factor, m_following ? m_now : m_axis.timeAt(x));
        moved(!m_following);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(turn.x()) > std::abs(turn.y())) {
        pan(-most / 120.0 * kPanStep);
    } else {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - turn.y() * 3 * rowHeight() / 120);
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const TimelineSelection found = at(viewport()->mapFromGlobal(event->globalPos()));
        if (!found.isNone())
            select(found);
        Q_EMIT menuRequested(event->globalPos());
        return;
    }
    QPoint place = lanesRect().center();
    if (m_selection.record) {
        if (const auto rect = rowRect(*m_selection.record, m_selection.coroutine))
            place = QPoint(lanesRect().center().x(), rect->center().y());
    }
    Q_EMIT menuRequested(viewport()->mapToGlobal(place));
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool ctrl = event->modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const int page = std::max(1, lanesRect().height() / rowHeight() - 1);
    const auto stretch = [this](double share) {
        if (!m_measure)
            beginMeasure();
        Measure measure = *m_measure;
        measure.to += TimelineTime(share * double(m_axis.span));
        setMeasure(measure);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        if (shift)
            stretch(ctrl ? -10 * kMeasureStep : -kMeasureStep);
        else if (ctrl)
            selectBar(-1);
        else
            pan(-kPanStep);
        return;
    case Qt::Key_Right:
        if (shift)
            stretch(ctrl ? 10 * kMeasureStep : kMeasureStep);
        else if (ctrl)
            selectBar(1);
        else
            pan(kPanStep);
        return;
    case Qt::Key_Up: selectStep(-1); return;
    case Qt::Key_Down: selectStep(1); return;
    case Qt::Key_PageUp: selectStep(-page); return;
    case Qt::Key_PageDown: selectStep(page); return;
    case Qt::Key_Home:
        if (m_index.isEmpty())
            return;
        verticalScrollBar()->setValue(0);
        setRange(m_index.from() - m_axis.span / 50, m_index.from() - m_axis.span / 50 + m_axis.span);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(1 / kZoomStep); return;
    case Qt::Key_Minus: zoom(kZoomStep); return;
    // As in Perfetto and in games.
    case Qt::Key_W:
    case Qt::Key_S:
    case Qt::Key_A:
    case Qt::Key_D:
        if (ctrl || event->modifiers().testFlag(Qt::AltModifier))
            break;
        if (event->key() == Qt::Key_W || event->key() == Qt::Key_S)
            zoom(event->key() == Qt::Key_W ? 1 / kZoomStep : kZoomStep);
        else
            pan(event->key() == Qt::Key_A ? -kPanStep : kPanStep);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const TimelineLines::Group *group = m_lines.find(m_currentGroup); group && m_byRoute && !m_packed) {
            setCollapsed(QString(group->key), !group->isCollapsed);
            describe();
            return;
        }
        if (m_selection.record && m_selection.coroutine <= 0 && canExpand(*m_selection.record))
            setExpanded(*m_selection.record, !isExpanded(m_selection.record->id));
        Q_EMIT activated();
        return;
    case Qt::Key_Escape:
        if (m_measure) {
            setMeasure(std::nullopt);
            return;
        }
        if (!m_selection.isNone() || !m_currentGroup.isEmpty()) {
            select({});
            return;
        }
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

} // namespace coroscope
