#include "ui/format.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/theme.h"
#include "ui/widgets/chart_marks.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kGap = 6; // px between texts, and from edges
constexpr int kExpander = 14; // px
constexpr int kSimple = 14; // px: a packed request that is narrower is one bar
constexpr int kTicks = 9; // characters between two marks of the ruler, at least

QString workerName(std::uint32_t worker)
{
    return TimelineView::tr("Worker %1").arg(QString::number(worker));
}

} // namespace

double TimelineView::clampedX(TimelineTime at) const
{
    // Beyond the edges nothing is drawn; painters do not like coordinates of millions.
    return std::clamp(m_axis.xOf(at), m_axis.left - 4, m_axis.left + m_axis.width + 4);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QElapsedTimer timer;
    timer.start();
    m_frame = {};
    const auto before = m_kinds;
    m_kinds.reset();
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    const TimelineTime wallOffset = m_index.wallAt(m_now) * 1'000'000 - m_now;
    const auto ticks = timelineTicks(m_axis, wallOffset, kTicks * 1.6 * fontMetrics().averageCharWidth());
    paintGrid(painter, ticks);
    paintRows(painter);
    paintStrips(painter);
    paintRuler(painter, ticks);
    paintMarks(painter);
    paintMeasure(painter);
    paintPointer(painter);
    if (hasFocus()) {
        painter.setPen(themeColors(palette()).accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
    m_frame.time = nanoseconds(timer.nsecsElapsed());
    if (m_kinds != before)
        QMetaObject::invokeMethod(this, &TimelineView::kindsChanged, Qt::QueuedConnection); // not while it paints
}

void TimelineView::paintGrid(QPainter &painter, const std::vector<TimelineTick> &ticks)
{
    const ThemeColors &colors = themeColors(palette());
    const QRect lanes = lanesRect();
    // While the loop was held, everything stood still: all the way down.
    int last = -1;
    for (const WorkerTrack &track : m_index.workers()) {
        for (const LoopStall &stall : track.stalls) {
            const TimelineTime begin = timelineTime(stall.started);
            const TimelineTime end
                = stall.ended == Clock::time_point() ? std::max(m_now, begin) : timelineTime(stall.ended);
            if (end < m_axis.from || begin > m_axis.to())
                continue;
            const int x = int(clampedX(begin));
            const int right = std::max(x + 1, int(clampedX(end)));
            if (right <= last)
                continue;
            painter.fillRect(QRect(std::max(x, last), lanes.top(), right - std::max(x, last), lanes.height()),
                             colors.errorFill);
            last = right;
        }
    }
    for (const TimelineTick &tick : ticks)
        painter.fillRect(QRectF(std::floor(m_axis.xOf(tick.at)), lanes.top(), 1, lanes.height()),
                         tick.isMajor ? colors.border : colors.grid);
}

void TimelineView::paintRuler(QPainter &painter, const std::vector<TimelineTick> &ticks)
{
    const ThemeColors &colors = themeColors(palette());
    const int line = fontMetrics().height();
    const QRect ruler(0, 0, viewport()->width(), rulerHeight());
    painter.fillRect(ruler, palette().color(QPalette::Window));
    painter.fillRect(QRect(0, ruler.bottom(), ruler.width(), 1), colors.border);
    painter.setPen(colors.muted);
    if (m_index.from() != 0) {
        //: %1 a time of day, %2 how long a stretch from then on is shown.
        const QString shown
            = tr("%1, %2 shown")
                  .arg(timeOfDayText(m_index.wallAt(m_axis.from)), durationText(nanoseconds(m_axis.span)));
        painter.drawText(QRectF(kGap, 0, m_axis.left - 2 * kGap, line + 8), int(Qt::AlignVCenter | Qt::AlignLeft),
                         fontMetrics().elidedText(shown, Qt::ElideRight, int(m_axis.left) - 2 * kGap));
    }
    painter.save();
    painter.setClipRect(QRectF(m_axis.left, 0, m_axis.width, ruler.height()));
    for (const TimelineTick &tick : ticks) {
        const double x = std::floor(m_axis.xOf(tick.at));
        painter.fillRect(QRectF(x, 0, 1, line + 8), tick.isMajor ? colors.muted : colors.border);
        painter.setPen(tick.isMajor ? palette().color(QPalette::Text) : colors.muted);
        m_texts.draw(&painter, QRectF(x + 4, 0, 400, line + 8), tick.text);
        ++m_frame.texts;
    }
    painter.restore();
}

void TimelineView::paintStrips(QPainter &painter)
{
    const QRect strips = stripsRect();
    if (strips.height() <= 0)
        return;
    const ThemeColors &colors = themeColors(palette());
    painter.fillRect(strips, palette().color(QPalette::Base));
    painter.save();
    painter.setClipRect(strips);
    int y = strips.top();
    for (const WorkerTrack &track : m_index.workers()) {
        paintStrip(painter, track, QRect(0, y, strips.width(), stripHeight()));
        y += stripHeight();
    }
    painter.restore();
    painter.fillRect(QRect(0, strips.bottom() + 1, strips.width(), 2), colors.border);
}

void TimelineView::paintStrip(QPainter &painter, const WorkerTrack &track, const QRect &strip)
{
    const ThemeColors &colors = themeColors(palette());
    const QColor base = palette().color(QPalette::Base);
    const QRect bar(int(m_axis.left), strip.top() + 2, int(m_axis.width), strip.height() - 4);
    painter.fillRect(bar, mixed(base, colors.grid, 0.55));
    // How busy it was in each pixel; where a run is wider than that, it fills the strip.
    const int left = bar.left();
    const int right = bar.right();
    int from = left;
    int height = -1;
    const auto put = [&](int end) {
        if (height > 0) {
            painter.fillRect(QRect(from, bar.bottom() + 1 - height, end - from, height), colors.onLoop);
            ++m_frame.bars;
        }
    };
    TimelineTime at = m_axis.timeAt(left);
    for (int x = left; x <= right; ++x) {
        const TimelineTime next = m_axis.timeAt(x + 1);
        const double share = double(track.busyBetween(at, next)) / double(std::max<TimelineTime>(1, next - at));
        at = next;
        // Never nothing where it was busy at all.
        const int now = share <= 0 ? 0 : std::clamp(int(share * bar.height() + 0.5), 2, bar.height());
        if (now != height) {
            put(x);
            from = x;
            height = now;
        }
    }
    put(right + 1);
    // Whose run it was, where there is room.
    const int em = fontMetrics().averageCharWidth();
    const auto wide = TimelineTime(double(m_axis.perPixel()) * 6 * em);
    int looked = 0;
    for (auto run = track.firstAfter(m_axis.from); run != track.runs.end() && run->begin < m_axis.to(); ++run) {
        if (++looked > 4 * int(m_axis.width))
            break; // so many that none of them has room
        if (run->end - run->begin < wide || run->busy * 10 < (run->end - run->begin) * 9)
            continue;
        const double x0 = std::max(m_axis.left, m_axis.xOf(run->begin));
        const double x1 = std::min(m_axis.left + m_axis.width, m_axis.xOf(run->end));
        const QString who = m_index.names().of(run->label);
        painter.fillRect(QRectF(x0, bar.top(), 1, bar.height()), base);
        painter.setPen(m_look.text(BarKind::OnLoop));
        m_texts.draw(&painter, QRectF(x0 + kGap, bar.top(), x1 - x0 - 2 * kGap, bar.height()),
                     who.isEmpty() ? tr("loop") : who);
        ++m_frame.texts;
    }
    if (track.runs.empty() && track.stalls.empty()) {
        painter.setPen(colors.muted);
        m_texts.draw(&painter, QRectF(bar).adjusted(kGap, 0, -kGap, 0), tr("idle"));
    }
    paintStalls(painter, track, bar);
    if (m_selection.what == TimelineSelection::What::Loop && m_selection.worker == track.worker) {
        painter.setPen(QPen(palette().color(QPalette::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(clampedX(m_selection.bar.begin), bar.top(),
                                clampedX(m_selection.bar.end) - clampedX(m_selection.bar.begin), bar.height()));
    }
    // Its name, over what is left of the axis.
    painter.fillRect(QRect(0, strip.top(), int(m_axis.left), strip.height()), palette().color(QPalette::Window));
    painter.fillRect(QRect(int(m_axis.left) - 1, strip.top(), 1, strip.height()), colors.border);
    const QString name = workerName(track.worker);
    const TimelineTime until = std::min(m_axis.to(), m_now);
    const double busy
        = until > m_axis.from ? double(track.busyBetween(m_axis.from, until)) / double(until - m_axis.from) : 0;
    painter.setPen(palette().color(QPalette::Text));
    const QRectF place(kGap, strip.top(), m_axis.left - 2 * kGap, strip.height());
    const double used = m_texts.draw(&painter, place, name);
    painter.setPen(colors.muted);
    //: %1 a share: how much of the time in sight a loop was busy.
    m_texts.draw(&painter, place.adjusted(used + kGap, 0, 0, 0), tr("%1 busy").arg(percentText(std::min(1.0, busy))),
                 Qt::AlignRight);
    m_frame.texts += 2;
}

void TimelineView::paintStalls(QPainter &painter, const WorkerTrack &track, const QRect &bar)
{
    const ThemeColors &colors = themeColors(palette());
    const QColor base = palette().color(QPalette::Base);
    double free = m_axis.left;
    for (auto stall = track.stalls.begin(); stall != track.stalls.end(); ++stall) {
        const TimelineTime begin = timelineTime(stall->started);
        const bool goesOn = stall->ended == Clock::time_point();
        const TimelineTime end = goesOn ? std::max(m_now, begin) : timelineTime(stall->ended);
        if (end < m_axis.from || begin > m_axis.to())
            continue;
        const double x0 = clampedX(begin);
        const double x1 = std::max(x0 + 2, clampedX(end));
        const QRectF rect(x0, bar.top(), x1 - x0, bar.height());
        painter.fillRect(rect, colors.blocked);
        ++m_frame.bars;
        if (m_selection.what == TimelineSelection::What::Stall && m_selection.stall.started == stall->started
            && m_selection.worker == stall->worker) {
            painter.setPen(QPen(palette().color(QPalette::Text), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(1, 1, -1, -1));
        }
        const QString text = stallText(*stall, m_index.names(), m_now);
        const double wide = fontMetrics().horizontalAdvance(text) + 2.0 * kGap;
        const double seen0 = std::max({x0, m_axis.left, free});
        const double seen1 = std::min(x1, m_axis.left + m_axis.width);
        ++m_frame.texts;
        if (seen1 - seen0 >= std::min(wide, 18.0 * fontMetrics().averageCharWidth())) {
            painter.setPen(m_look.text(BarKind::LoopWait));
            m_texts.draw(&painter, QRectF(seen0 + kGap, bar.top(), seen1 - seen0 - 2 * kGap, bar.height()), text,
                         Qt::AlignLeft, colors.blocked);
            free = std::max(free, x1);
            continue;
        }
        // Beside it: to the next one, or before it at the right edge.
        const auto next = std::next(stall);
        double room1 = m_axis.left + m_axis.width;
        if (next != track.stalls.end())
            room1 = std::min(room1, m_axis.xOf(timelineTime(next->started)) - kGap);
        painter.setPen(colors.error);
        if (room1 - x1 >= wide) {
            m_texts.draw(&painter, QRectF(x1 + kGap, bar.top(), wide, bar.height()), text, Qt::AlignLeft, base);
            free = x1 + wide + kGap;
        } else if (x0 - free >= wide) {
            m_texts.draw(&painter, QRectF(x0 - wide, bar.top(), wide - kGap, bar.height()), text, Qt::AlignRight, base);
            free = x1;
        }
    }
}

void TimelineView::paintRows(QPainter &painter)
{
    const QRect lanes = lanesRect();
    const ThemeColors &colors = themeColors(palette());
    const int height = rowHeight();
    const int first = std::max(0, lineAtY(lanes.top()));
    const int last = std::min(lineCount() - 1, lineAtY(lanes.bottom()));
    painter.save();
    painter.setClipRect(QRect(0, lanes.top(), viewport()->width(), lanes.height()));
    for (int line = first; line <= last; ++line) {
        ++m_frame.lines;
        const QRect rect(0, yOf(line), viewport()->width(), height);
        const QRect lane(lanes.left(), rect.top(), lanes.width(), height);
        const Line found = lineAt(line);
        if (m_packed) {
            paintPacked(painter, m_index.lanes()[std::size_t(found.row)], lane);
            continue;
        }
        if (found.row < 0) {
            paintGroup(painter, m_lines.groups()[std::size_t(found.group)], lane);
            continue;
        }
        const TimelineRow &row = m_index.rows()[std::size_t(found.row)];
        const int coroutine = coroutineOf(found);
        if (isSelected(*row.record, coroutine))
            painter.fillRect(rect, mixed(palette().color(QPalette::Base), colors.accent, 0.18));
        if (row.begin > m_axis.to() || row.end < m_axis.from)
            continue;
        paintLane(painter, row.record, coroutine, lane, false);
    }
    paintNames(painter);
    painter.restore();
}

void TimelineView::paintLane(QPainter &painter, const ExchangeRecordPtr &record, int coroutine, const QRect &rect,
                             bool named)
{
    const LaneBars &lane = barsOf(record, coroutine);
    const int gap = rect.height() >= 12 ? 2 : rect.height() >= 6 ? 1 : 0;
    const double top = rect.top() + gap;
    const double height = std::max(1, rect.height() - 2 * gap);
    const bool textual = rect.height() >= fontMetrics().height() + 1;
    const int em = fontMetrics().averageCharWidth();
    const auto put = [&](const TimelineBar &bar, double y, double tall, bool isFirstAfter = false) {
        const double x0 = std::floor(clampedX(bar.begin));
        const double x1 = std::max(x0 + 1, std::floor(clampedX(bar.end)));
        const QRectF shape(x0, y, x1 - x0, tall);
        m_look.paintBar(&painter, shape, m_axis.xOf(bar.begin), bar.kind);
        m_kinds.set(std::size_t(bar.kind));
        ++m_frame.bars;
        const double seen0 = std::max(x0, m_axis.left);
        if (textual && !named && x1 - seen0 > 4 * em) {
            painter.setPen(m_look.text(bar.kind));
            m_texts.draw(&painter, QRectF(seen0 + kGap, y, x1 - seen0 - 2 * kGap, tall),
                         isFirstAfter ? afterLabel(*record, bar) : barLabel(*record, bar), Qt::AlignLeft,
                         m_look.ground(bar.kind));
            ++m_frame.texts;
        }
        if (m_selection.what == TimelineSelection::What::Bar && isSelected(*record)
            && m_selection.coroutine == coroutine && bar.begin <= m_selection.bar.begin
            && bar.end >= m_selection.bar.end) {
            painter.setPen(QPen(palette().color(QPalette::Text), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(shape.adjusted(1, 1, -1, -1));
        }
    };
    const TimelineTime step = m_axis.perPixel();
    for (const TimelineBar &bar : thinned(lane.bars, m_axis.from, m_axis.to(), step))
        put(bar, top, height);
    // What it did after its answer stands behind a mark, for it is not part of it; and lower, where that needs no
    // words.
    const double lower = textual ? 0 : height / 4;
    for (const TimelineBar &bar : thinned(lane.after, m_axis.from, m_axis.to(), step))
        put(bar, top + lower, std::max(1.0, height - 2 * lower), bar.begin == lane.after.front().begin);
    constexpr double kSeen = 4; // px: what is shorter is no more than a stroke beside its flag
    const double responseEnd = m_axis.xOf(timelineTime(record->finished));
    if (!lane.after.empty() && m_axis.xOf(lane.after.back().end) - responseEnd >= kSeen)
        paintResponseEnd(painter, responseEnd, rect);
    if (rect.height() >= 10) {
        for (const TimelineBar &bar : thinned(lane.transactions, m_axis.from, m_axis.to(), step)) {
            const double x0 = clampedX(bar.begin);
            painter.fillRect(QRectF(x0, rect.bottom() - 1, std::max(1.0, clampedX(bar.end) - x0), 2),
                             m_look.color(BarKind::DatabaseRun));
            ++m_frame.bars;
        }
    }
    if (!named || !textual)
        return;
    // Packed: who it is, over its bars.
    const double x0 = std::max(m_axis.left, m_axis.xOf(timelineTime(record->started)));
    const TimelineTime end = laneEnd(*record);
    const double x1 = std::min(m_axis.left + m_axis.width, m_axis.xOf(end == kStillRuns ? m_now : end));
    if (x1 - x0 < 8 * em)
        return;
    painter.setPen(palette().color(QPalette::Text));
    m_texts.draw(&painter, QRectF(x0 + kGap, top, x1 - x0 - 2 * kGap, height), requestName(*record), Qt::AlignLeft,
                 palette().color(QPalette::Base));
    ++m_frame.texts;
}

/// A flag where the response was complete, or the client left.
void TimelineView::paintResponseEnd(QPainter &painter, double at, const QRect &rect)
{
    if (at < m_axis.left || at > m_axis.left + m_axis.width)
        return;
    const double x = std::floor(at);
    painter.fillRect(QRectF(x - 2, rect.top(), 4, rect.height()), palette().color(QPalette::Base));
    painter.fillRect(QRectF(x - 1, rect.top(), 2, rect.height()), palette().color(QPalette::Text));
    if (rect.height() < 10)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Base));
    painter.setBrush(palette().color(QPalette::Text));
    const double top = rect.top();
    painter.drawPolygon(QPolygonF{{x - 5, top}, {x + 5, top}, {x, top + 6}});
    painter.restore();
}

/// When there was anything of it: what touches in a pixel is one bar, so it costs no more than there are pixels.
void TimelineView::paintGroup(QPainter &painter, const TimelineLines::Group &group, const QRect &rect)
{
    const ThemeColors &colors = themeColors(palette());
    const QColor base = palette().color(QPalette::Base);
    painter.fillRect(rect, mixed(base, colors.grid, 0.55));
    const int gap = rect.height() >= 12 ? rect.height() / 4 : 1;
    const QColor color = mixed(base, colors.accent, 0.6);
    double from = 0;
    double to = -1; // px: of the bar that grows
    const auto put = [&] {
        if (to < from)
            return;
        painter.fillRect(QRectF(from, rect.top() + gap, std::max(1.0, to - from), std::max(1, rect.height() - 2 * gap)),
                         color);
        ++m_frame.bars;
    };
    for (int place = group.first; place < group.first + group.count; ++place) {
        const TimelineRow &row = m_index.rows()[std::size_t(m_lines.rowAt(place))];
        if (row.begin > m_axis.to())
            break; // they are by their start
        if (row.end < m_axis.from)
            continue;
        const double x0 = std::floor(clampedX(row.begin));
        const double x1 = std::max(x0 + 1, std::floor(clampedX(row.end == kStillRuns ? m_now : row.end)));
        if (to >= from && x0 <= to) {
            to = std::max(to, x1);
            continue;
        }
        put();
        from = x0;
        to = x1;
    }
    put();
}

void TimelineView::paintGroupName(QPainter &painter, const TimelineLines::Group &group, const QRect &rect)
{
    const ThemeColors &colors = themeColors(palette());
    const QColor ground = mixed(palette().color(QPalette::Window), colors.grid, 0.6);
    painter.fillRect(rect, ground);
    if (group.key == m_currentGroup) {
        painter.fillRect(rect, mixed(ground, colors.accent, 0.25));
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colors.accent);
    }
    if (!isTextual())
        return;
    QRectF place = QRectF(rect).adjusted(kGap, 0, -kGap, 0);
    paintExpander(painter, place, !group.isCollapsed);
    place.setLeft(place.left() + kExpander);
    painter.setPen(colors.muted);
    const QLocale locale;
    //: Figures of a route, short: %1 a count, %2 and %3 durations: half of its requests were within the first.
    const QString figures = group.ended > 0
        ? tr("%1 · p50 %2 · p95 %3").arg(locale.toString(group.count), durationText(group.p50), durationText(group.p95))
        : locale.toString(group.count);
    // Where there is no room for both, the count is what stays beside the name.
    const double wide = fontMetrics().horizontalAdvance(figures);
    const QString name = groupName(group);
    const bool fits
        = wide < place.width() * 0.6 || wide + fontMetrics().horizontalAdvance(name) + 2 * kGap < place.width();
    const double used
        = m_texts.draw(&painter, place, fits ? figures : locale.toString(group.count), Qt::AlignRight) + kGap;
    painter.setPen(palette().color(QPalette::Text));
    m_texts.draw(&painter, place.adjusted(0, 0, -used, 0), name);
    m_frame.texts += 2;
}

void TimelineView::paintExpander(QPainter &painter, const QRectF &place, bool isOpen)
{
    const double middle = place.center().y();
    const double x = place.left();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Text));
    painter.drawPolygon(isOpen ? QPolygonF{{x, middle - 3}, {x + 9, middle - 3}, {x + 4.5, middle + 3}}
                               : QPolygonF{{x + 1, middle - 5}, {x + 7, middle}, {x + 1, middle + 5}});
    painter.restore();
}

void TimelineView::paintPacked(QPainter &painter, const TimelineIndex::Lane &lane, const QRect &rect)
{
    const int gap = rect.height() >= 6 ? 1 : 0;
    auto row = std::partition_point(lane.begin(), lane.end(),
                                    [this](const TimelineRow &each) { return each.end < m_axis.from; });
    int drawnTo = -1; // px: what is narrower than one and lies before it has been drawn
    for (; row != lane.end() && row->begin <= m_axis.to(); ++row) {
        const double x0 = std::floor(clampedX(row->begin));
        const double x1 = std::max(x0 + 1, std::floor(clampedX(row->end == kStillRuns ? m_now : row->end)));
        if (int(x1) <= drawnTo)
            continue;
        drawnTo = int(x1);
        if (x1 - x0 >= kSimple) {
            paintLane(painter, row->record, TimelineSelection::kWhole, rect, true);
        } else {
            m_look.paintBar(&painter, QRectF(x0, rect.top() + gap, x1 - x0, rect.height() - 2 * gap),
                            m_axis.xOf(row->begin), row->main);
            m_kinds.set(std::size_t(row->main));
            ++m_frame.bars;
        }
        if (isSelected(*row->record)) {
            painter.setPen(QPen(themeColors(palette()).accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(x0, rect.top() + 1, x1 - x0, rect.height() - 2));
        }
    }
}

void TimelineView::paintNames(QPainter &painter)
{
    const QRect lanes = lanesRect();
    const ThemeColors &colors = themeColors(palette());
    painter.fillRect(QRect(0, lanes.top(), gutter(), lanes.height()), palette().color(QPalette::Window));
    painter.fillRect(QRect(gutter() - 1, lanes.top(), 1, lanes.height()), colors.border);
    const int first = std::max(0, lineAtY(lanes.top()));
    const int last = std::min(lineCount() - 1, lineAtY(lanes.bottom()));
    painter.setClipRect(QRect(0, lanes.top(), gutter() - 1, lanes.height()));
    for (int line = first; line <= last; ++line) {
        const QRect rect(0, yOf(line), gutter() - 1, rowHeight());
        const Line found = lineAt(line);
        if (m_packed) {
            if (!isTextual())
                continue;
            painter.setPen(colors.muted);
            const auto count = int(m_index.lanes()[std::size_t(found.row)].size());
            m_texts.draw(&painter, QRectF(rect).adjusted(kGap, 0, -kGap, 0), tr("%Ln request(s)", nullptr, count),
                         Qt::AlignRight);
            ++m_frame.texts;
            continue;
        }
        if (found.row < 0) {
            paintGroupName(painter, m_lines.groups()[std::size_t(found.group)], rect);
            continue;
        }
        const TimelineRow &row = m_index.rows()[std::size_t(found.row)];
        const ExchangeRecord &record = *row.record;
        const int coroutine = coroutineOf(found);
        if (isSelected(record, coroutine)) {
            painter.fillRect(rect, mixed(palette().color(QPalette::Window), colors.accent, 0.18));
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colors.accent);
        }
        if (!isTextual()) {
            // Too low for text: the colour of its state.
            painter.fillRect(QRect(gutter() - 8, rect.top(), 6, std::max(1, rect.height() - 1)),
                             colors.status(record.status));
            continue;
        }
        QRectF place = QRectF(rect).adjusted(kGap, 0, -kGap, 0);
        if (found.child >= 0) {
            const auto children = childrenOf(record);
            const TimelineChild &child = children[std::size_t(std::min(found.child, int(children.size()) - 1))];
            place.setLeft(place.left() + kExpander * (1 + std::min(child.depth, 6)));
            painter.setPen(colors.muted);
            const TimelineTime end = child.end == kStillRuns ? m_now : child.end;
            const double used
                = m_texts.draw(&painter, place, durationText(nanoseconds(end - child.begin)), Qt::AlignRight);
            painter.setPen(child.isAbandoned ? colors.warning : palette().color(QPalette::Text));
            m_texts.draw(&painter, place.adjusted(0, 0, -used - kGap, 0), coroutineName(record, int(child.coroutine)));
            m_frame.texts += 2;
            continue;
        }
        if (record.coroutines > 0)
            paintExpander(painter, place, isExpanded(record.id));
        place.setLeft(place.left() + kExpander);
        const bool isOpen = row.isRunning() && !worksOn(record);
        const TimelineTime end = isOpen ? m_now : timelineTime(record.finished);
        painter.setPen(row.isRunning() ? colors.info : palette().color(QPalette::Text));
        double used = m_texts.draw(&painter, place, durationText(nanoseconds(end - row.begin)), Qt::AlignRight) + kGap;
        painter.setPen(colors.status(record.status));
        const QString state = isOpen ? tr("runs") : stateText(record);
        used += m_texts.draw(&painter, place.adjusted(0, 0, -used, 0), state, Qt::AlignRight) + kGap;
        painter.setPen(palette().color(QPalette::Text));
        m_texts.draw(&painter, place.adjusted(0, 0, -used, 0), requestName(record));
        m_frame.texts += 3;
    }
}

void TimelineView::paintMarks(QPainter &painter)
{
    QList<double> xs;
    QStringList texts;
    for (const RecordedMark &mark : m_index.marks()) {
        const double x = m_axis.xOf(timelineTime(mark.at));
        if (x < m_axis.left || x > m_axis.left + m_axis.width)
            continue;
        xs.append(x);
        texts.append(mark.text);
    }
    if (xs.isEmpty())
        return;
    const int line = fontMetrics().height();
    const double top = line + 8;
    painter.setPen(themeColors(palette()).info);
    const auto labels = layOutMarks(xs, texts, m_axis.left, m_axis.left + m_axis.width, fontMetrics());
    for (qsizetype i = 0; i < xs.size(); ++i) {
        paintMark(&painter, xs[i], top, viewport()->height(), palette());
        painter.drawText(QPointF(labels[i].x, top + fontMetrics().ascent()), labels[i].text);
    }
}

void TimelineView::paintMeasure(QPainter &painter)
{
    if (!m_measure)
        return;
    const ThemeColors &colors = themeColors(palette());
    const TimelineTime from = std::min(m_measure->from, m_measure->to);
    const TimelineTime to = std::max(m_measure->from, m_measure->to);
    const double x0 = clampedX(from);
    const double x1 = clampedX(to);
    const QRect lanes = lanesRect();
    QColor veil = colors.accent;
    veil.setAlphaF(0.12F);
    painter.fillRect(QRectF(x0, rulerHeight(), x1 - x0, viewport()->height() - rulerHeight()), veil);
    painter.fillRect(QRectF(x0, 0, 1, viewport()->height()), colors.accent);
    painter.fillRect(QRectF(x1, 0, 1, viewport()->height()), colors.accent);
    const QString text = measureText();
    const double wide = fontMetrics().horizontalAdvance(text) + 2 * kGap;
    const int line = fontMetrics().height();
    double left = (x0 + x1) / 2 - wide / 2;
    left = std::clamp(left, m_axis.left, std::max(m_axis.left, m_axis.left + m_axis.width - wide));
    const QRectF chip(left, lanes.top() + 4, wide, line + 4);
    painter.fillRect(chip, colors.accent);
    painter.setPen(colors.onAccent);
    painter.drawText(chip, Qt::AlignCenter, text);
}

void TimelineView::paintPointer(QPainter &painter)
{
    if (!m_pointer || m_pointer->x() < m_axis.left)
        return;
    const ThemeColors &colors = themeColors(palette());
    const int line = fontMetrics().height();
    const double x = m_pointer->x();
    QColor thin = colors.muted;
    thin.setAlphaF(0.5F);
    painter.fillRect(QRectF(x, rulerHeight(), 1, viewport()->height() - rulerHeight()), thin);
    if (m_index.from() == 0)
        return;
    const TimelineTime at = m_axis.timeAt(x);
    // To the microsecond, where that can be told from the next pixel.
    const TimelineTime wall = m_index.wallAt(m_now) * 1'000'000 - m_now + at;
    QString text = timeOfDayText(wall / 1'000'000);
    if (m_axis.perPixel() < 1'000'000)
        text += QString::number(wall / 1'000 % 1'000).rightJustified(3, u'0');
    const double wide = fontMetrics().horizontalAdvance(text) + 2 * kGap;
    const double left = std::min(x, m_axis.left + m_axis.width - wide);
    const QRectF chip(left, 2, wide, line + 4);
    painter.fillRect(chip, palette().color(QPalette::Text));
    painter.setPen(palette().color(QPalette::Base));
    painter.drawText(chip, Qt::AlignCenter, text);
}

} // namespace coroscope
