#include "ui/panes/tasks/schedule_model.h"

#include "server/tasks/cron.h"
#include "ui/format.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/widgets/grid_view.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace coroscope {

using tasks::MissedRuns;
using tasks::Schedule;
using tasks::WallMs;

namespace {

WallMs wallNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

QString ScheduleModel::whenText(const Schedule &schedule)
{
    //: %1 a duration: again and again, so far apart.
    return schedule.cron.isEmpty() ? tr("every %1").arg(taskwords::wholeText(schedule.interval)) : schedule.cron;
}

QString ScheduleModel::missedText(MissedRuns missed)
{
    switch (missed) {
    //: What becomes of times that passed while no server ran.
    case MissedRuns::Skip: return tr("skip them");
    //: What becomes of times that passed while no server ran.
    case MissedRuns::Once: return tr("run once");
    //: What becomes of times that passed while no server ran.
    case MissedRuns::All: return tr("run all");
    }
    return {};
}

std::vector<WallMs> ScheduleModel::nextTimes(const Schedule &schedule, WallMs now, int most)
{
    if (!schedule.nextAt || *schedule.nextAt <= now)
        return tasks::nextTimes(schedule, now, most);
    std::vector<WallMs> times = tasks::nextTimes(schedule, *schedule.nextAt, most - 1);
    times.insert(times.begin(), *schedule.nextAt);
    return times;
}

QString ScheduleModel::timeText(WallMs at, const Schedule &schedule)
{
    const QTimeZone zone(schedule.cron.isEmpty() || schedule.timeZone.isEmpty() ? QTimeZone::systemTimeZoneId()
                                                                                : schedule.timeZone);
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at, zone.isValid() ? zone : QTimeZone::utc());
    return QLocale().toString(when.date(), QStringLiteral("ddd "))
        + when.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + u' ' + when.timeZoneAbbreviation();
}

void ScheduleModel::setSchedules(const QList<Schedule> &schedules)
{
    const WallMs now = wallNow();
    QList<Row> rows;
    for (const Schedule &schedule : schedules) {
        // It is asked for every second, and to find out when takes its zone's file each time.
        const int before = rowOf(schedule.id);
        const bool isKnown = before >= 0 && m_rows[before].schedule.nextAt == schedule.nextAt
            && !m_rows[before].next.empty() && m_rows[before].next.front() > now;
        rows.append({schedule, isKnown ? m_rows[before].next : nextTimes(schedule, now, kShownTimes)});
    }
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const Row &a, const Row &b) { return a.schedule.id == b.schedule.id; });
    if (!same)
        beginResetModel();
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int ScheduleModel::rowOf(const QByteArray &id) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[row].schedule.id == id)
            return row;
    }
    return -1;
}

void ScheduleModel::tick()
{
    const WallMs now = wallNow();
    for (Row &row : m_rows) {
        if (!row.next.empty() && row.next.front() <= now)
            row.next = nextTimes(row.schedule, now, kShownTimes);
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, NextColumn), index(int(m_rows.size()) - 1, LaterColumn));
}

int ScheduleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ScheduleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ScheduleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[index.row()];
    const Schedule &schedule = row.schedule;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    const bool plain = role == GridView::kExportRole;
    if (role == Qt::ToolTipRole && (index.column() == NextColumn || index.column() == LaterColumn)) {
        QStringList lines;
        for (const WallMs at : row.next)
            lines.append(timeText(at, schedule));
        return lines.join(u'\n');
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && !plain)
        return {};
    switch (index.column()) {
    case WhenColumn: return whenText(schedule);
    case ZoneColumn: return schedule.cron.isEmpty() ? QString() : QString::fromLatin1(schedule.timeZone);
    case KindColumn: return schedule.kind;
    case QueueColumn: return schedule.queue;
    case MissedColumn: return missedText(schedule.missed);
    case NextColumn:
        if (row.next.empty())
            //: A schedule that has no time in the future.
            return plain ? QString() : tr("never");
        if (plain)
            return isoTimeText(row.next.front());
        //: %1 a date and time, %2 "in 12 s".
        return tr("%1 (%2)").arg(timeText(row.next.front(), schedule), taskwords::inText(row.next.front(), wallNow()));
    case LaterColumn: {
        QStringList later;
        for (std::size_t i = 1; i < row.next.size(); ++i)
            later.append(plain ? isoTimeText(row.next[i]) : taskwords::shortDateText(row.next[i], wallNow()));
        return later.join(plain ? QStringLiteral(" ") : QStringLiteral(",  "));
    }
    case LastColumn:
        if (!schedule.lastAt)
            return plain ? QString() : tr("not yet");
        return plain ? isoTimeText(*schedule.lastAt) : timeText(*schedule.lastAt, schedule);
    case PayloadColumn: return QString::fromUtf8(schedule.payload).simplified();
    default: return {};
    }
}

QVariant ScheduleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: A column: a cron expression or an interval.
    case WhenColumn: return tr("When");
    case ZoneColumn: return tr("Time zone");
    case KindColumn: return tr("Kind");
    case QueueColumn: return tr("Queue");
    //: A column: what becomes of times that passed while no server ran.
    case MissedColumn: return tr("Missed times");
    case NextColumn: return tr("Next");
    //: A column: the four times after the next one.
    case LaterColumn: return tr("After that");
    //: A column: when a schedule made a task last.
    case LastColumn: return tr("Last");
    case PayloadColumn: return tr("Payload");
    default: return {};
    }
}

} // namespace coroscope
