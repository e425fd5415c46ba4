#include "ui/panes/tasks/task_charts.h"

#include "ui/format.h"
#include "ui/setting_marks.h"
#include "ui/widgets/chart_marks.h"
#include "ui/widgets/chart_panel.h"

#include <QCursor>
#include <QDateTime>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace coroscope {

using tasks::TaskInterval;

TaskCharts::TaskCharts(const SettingMarks *marks, QWidget *parent)
    : QWidget(parent)
    , m_marks(marks)
    //: The unit of a chart: tasks a second.
    , m_throughput(new ChartPanel(tr("Tasks"), tr("/s"), this))
{
    setObjectName(QStringLiteral("taskCharts"));
    setAccessibleName(tr("Tasks added, succeeded and failed a second over the last minutes"));
    m_throughput->setObjectName(QStringLiteral("taskThroughput"));
    //: Tasks that were made.
    m_throughput->addLine(Series::TasksAdded, tr("added"));
    m_throughput->addLine(Series::TasksSucceeded, tr("succeeded"));
    //: Attempts that did not succeed.
    m_throughput->addLine(Series::TasksFailed, tr("failed"));
    m_throughput->setSpan(kSpan);
    connect(m_throughput, &ChartPanel::hovered, this, &TaskCharts::showCrosshair);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_throughput);
}

void TaskCharts::setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    m_now = QDateTime::currentMSecsSinceEpoch();
    QList<QPointF> added;
    QList<QPointF> succeeded;
    QList<QPointF> failed;
    double most = 0;
    if (snapshot) {
        for (const TaskInterval &interval : snapshot->intervals) {
            const double x = std::min(0.0, double(interval.endedWall - m_now) / 1'000);
            if (x < -kSpan - 1)
                continue;
            added.append({x, double(interval.added)});
            succeeded.append({x, double(interval.succeeded)});
            failed.append({x, double(interval.failed)});
            most = std::max({most, added.last().y(), succeeded.last().y(), failed.last().y()});
        }
    }
    const auto runs = [](const QList<QPointF> &points) {
        return points.isEmpty() ? QList<QList<QPointF>>() : QList<QList<QPointF>>{points};
    };
    m_throughput->setExtremes(0, std::max(4.0, most));
    m_throughput->setLine(Series::TasksAdded, runs(added));
    m_throughput->setLine(Series::TasksSucceeded, runs(succeeded));
    m_throughput->setLine(Series::TasksFailed, runs(failed));
    if (m_marks)
        m_throughput->setSettingMarks(chartMarks(*m_marks, m_now, kSpan));
}

void TaskCharts::showCrosshair(double secondsAgo)
{
    const TaskInterval *nearest = nullptr;
    const auto x = [this](const TaskInterval &interval) { return double(interval.endedWall - m_now) / 1'000; };
    if (m_snapshot && !std::isnan(secondsAgo)) {
        for (const TaskInterval &interval : m_snapshot->intervals) {
            if (!nearest || std::abs(x(interval) - secondsAgo) < std::abs(x(*nearest) - secondsAgo))
                nearest = &interval;
        }
    }
    if (!nearest) {
        m_throughput->clearCrosshair();
        return QToolTip::hideText();
    }
    m_throughput->setCrosshair(std::min(0.0, x(*nearest)));
    QStringList lines{QDateTime::fromMSecsSinceEpoch(nearest->endedWall).time().toString(QStringLiteral("HH:mm:ss"))};
    //: Numbers of tasks in one second.
    lines.append(tr("%1 added, %2 started, %3 succeeded, %4 failed")
                     .arg(countText(nearest->added), countText(nearest->started), countText(nearest->succeeded),
                          countText(nearest->failed)));
    if (m_marks) {
        if (const QString changes = m_marks->between(nearest->endedWall - 1'000, nearest->endedWall);
            !changes.isEmpty())
            lines.append(changes);
    }
    QToolTip::showText(QCursor::pos(), lines.join(u'\n'), this);
}

} // namespace coroscope
