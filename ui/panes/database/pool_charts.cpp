#include "ui/panes/database/pool_charts.h"

#include "ui/format.h"
#include "ui/setting_marks.h"
#include "ui/widgets/chart_panel.h"

#include <QCursor>
#include <QHBoxLayout>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr milliseconds kDrawEvery{500};
constexpr int kSpan = 60; // seconds, as the history keeps

double secondsBefore(Clock::time_point now, Clock::time_point then)
{
    return std::chrono::duration<double>(then - now).count();
}

} // namespace

PoolCharts::PoolCharts(const PoolHistory &history, const SettingMarks *marks, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_marks(marks)
    , m_waits(new ChartPanel(tr("Wait for a connection"), tr("ms"), this))
    , m_waiters(new ChartPanel(tr("Jobs that wait"), QString(), this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    setObjectName(QStringLiteral("poolCharts"));
    setAccessibleName(tr("Waits for a connection over the last minute"));
    m_waits->setObjectName(QStringLiteral("poolWaits"));
    m_waiters->setObjectName(QStringLiteral("poolWaiters"));
    m_waits->addLine(Series::P95, tr("p95"));
    m_waiters->addLine(Series::Waiters, tr("most at once"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    for (ChartPanel *panel : {m_waits, m_waiters}) {
        panel->setSpan(kSpan);
        m_layout->addWidget(panel, 1);
        connect(panel, &ChartPanel::hovered, this, &PoolCharts::showCrosshair);
    }
}

void PoolCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() > 90 * fontMetrics().averageCharWidth();
    m_layout->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void PoolCharts::refresh()
{
    const auto now = m_history.newest();
    if (now - m_drawn < kDrawEvery && now >= m_drawn)
        return;
    m_drawn = now;
    QList<QPointF> waits;
    QList<QPointF> waiters;
    double longest = 0;
    double most = 0;
    for (const PoolHistory::Cell &cell : m_history.cells()) {
        const double x = std::min(0.0, secondsBefore(now, cell.begins + PoolHistory::kCell));
        waits.append({x, double(cell.waitP95.count()) / 1e6});
        waiters.append({x, double(cell.waiting)});
        longest = std::max(longest, waits.last().y());
        most = std::max(most, waiters.last().y());
    }
    m_waits->setExtremes(0, std::max(0.1, longest));
    m_waits->setLine(Series::P95, {waits});
    m_waiters->setExtremes(0, std::max(4.0, most));
    m_waiters->setLine(Series::Waiters, {waiters});
    if (!m_marks)
        return;
    const auto marks = chartMarks(*m_marks, now, kSpan);
    m_waits->setSettingMarks(marks);
    m_waiters->setSettingMarks(marks);
}

void PoolCharts::showCrosshair(double secondsAgo)
{
    const auto now = m_history.newest();
    const PoolHistory::Cell *nearest = nullptr;
    const auto distance = [&](const PoolHistory::Cell &cell) {
        return std::abs(secondsBefore(now, cell.begins + PoolHistory::kCell) - secondsAgo);
    };
    for (const PoolHistory::Cell &cell : m_history.cells()) {
        if (!std::isnan(secondsAgo) && (!nearest || distance(cell) < distance(*nearest)))
            nearest = &cell;
    }
    for (ChartPanel *panel : {m_waits, m_waiters}) {
        if (nearest)
            panel->setCrosshair(std::min(0.0, secondsBefore(now, nearest->begins + PoolHistory::kCell)));
        else
            panel->clearCrosshair();
    }
    if (!nearest) {
        QToolTip::hideText();
        return;
    }
    QStringList lines{tr("Wait p95 %1").arg(durationText(nearest->waitP95)),
                      tr("%Ln job(s) waited at once, at most", nullptr, int(nearest->waiting))};
    if (const QString changes = poolChanges(*nearest, m_marks); !changes.isEmpty())
        lines.append(changes);
    QToolTip::showText(QCursor::pos(), lines.join(u'\n'), this);
}

} // namespace coroscope
