#include "ui/panes/tasks/task_words.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QDateTime>

namespace coroscope::taskwords {

namespace {

struct Tasks {
    Q_DECLARE_TR_FUNCTIONS(Tasks)
};

} // namespace

using tasks::milliseconds;
using tasks::Task;
using tasks::TaskState;
using tasks::WallMs;

QString state(TaskState state)
{
    switch (state) {
    //: State of a task: it waits for a time.
    case TaskState::Scheduled: return Tasks::tr("Scheduled");
    //: State of a task: it waits for its turn.
    case TaskState::Queued: return Tasks::tr("Queued");
    //: State of a task.
    case TaskState::Running: return Tasks::tr("Running");
    //: State of a task: an attempt failed, another one follows.
    case TaskState::Retrying: return Tasks::tr("Retrying");
    //: State of a task.
    case TaskState::Succeeded: return Tasks::tr("Succeeded");
    //: State of a task: an error that trying again would not mend.
    case TaskState::Failed: return Tasks::tr("Failed");
    //: State of a task.
    case TaskState::Cancelled: return Tasks::tr("Cancelled");
    //: State of a task: all attempts are used up.
    case TaskState::Dead: return Tasks::tr("Dead");
    }
    return {};
}

QString stateHint(TaskState state)
{
    switch (state) {
    case TaskState::Scheduled: return Tasks::tr("Waits for its time, and has not run yet");
    case TaskState::Queued: return Tasks::tr("Waits for a free place in its queue");
    case TaskState::Running: return Tasks::tr("A server works on it");
    case TaskState::Retrying: return Tasks::tr("An attempt failed; it waits for the next one");
    case TaskState::Succeeded: return Tasks::tr("It has ended well");
    case TaskState::Failed: return Tasks::tr("Failed for good: trying again would not help");
    case TaskState::Cancelled: return Tasks::tr("Somebody ended it before its time");
    case TaskState::Dead: return Tasks::tr("Failed in its last attempt");
    }
    return {};
}

Tone stateTone(TaskState state)
{
    switch (state) {
    case TaskState::Running: return Tone::Info;
    case TaskState::Retrying: return Tone::Warning;
    case TaskState::Succeeded: return Tone::Success;
    case TaskState::Failed:
    case TaskState::Dead: return Tone::Error;
    case TaskState::Queued: return Tone::Text;
    case TaskState::Scheduled:
    case TaskState::Cancelled: break;
    }
    return Tone::Muted;
}

QColor stateColor(TaskState state, const QPalette &palette)
{
    return toneColor(stateTone(state), palette);
}

QString shortId(const QByteArray &id)
{
    constexpr qsizetype kShown = 8;
    return id.size() > kShown ? u'…' + QString::fromLatin1(id.last(kShown)) : QString::fromLatin1(id);
}

QString name(const Task &task)
{
    //: A task: %1 its kind, %2 the end of its id.
    return Tasks::tr("%1 %2").arg(task.kind, shortId(task.id));
}

QString attempts(const Task &task)
{
    //: Attempts of a task: %1 were begun, %2 there may be.
    return Tasks::tr("%1/%2").arg(countText(quint64(task.attempt)), countText(quint64(task.maxAttempts)));
}

std::optional<milliseconds> wait(const Task &task, WallMs now)
{
    const WallMs since = qMax(task.runAt, task.createdAt); // a schedule's task may stand for an earlier time
    if (task.state == TaskState::Queued)
        return milliseconds(qMax<WallMs>(0, now - since));
    if (task.startedAt && *task.startedAt >= since)
        return milliseconds(*task.startedAt - since);
    return std::nullopt;
}

std::optional<milliseconds> run(const Task &task, WallMs now)
{
    if (!task.startedAt)
        return std::nullopt;
    if (task.state == TaskState::Running)
        return milliseconds(qMax<WallMs>(0, now - *task.startedAt));
    if (task.finishedAt && *task.finishedAt >= *task.startedAt)
        return milliseconds(*task.finishedAt - *task.startedAt);
    return std::nullopt;
}

std::optional<WallMs> nextRun(const Task &task)
{
    if (task.state == TaskState::Scheduled || task.state == TaskState::Retrying)
        return task.runAt;
    return std::nullopt;
}

QString wholeText(milliseconds duration)
{
    const QLocale locale;
    const auto number = [&locale](qint64 value) { return locale.toString(value); };
    const qint64 seconds = (duration.count() + 999) / 1'000;
    if (seconds < 60)
        //: %1 a number of seconds.
        return Tasks::tr("%1 s").arg(number(seconds));
    const auto parts = [&](qint64 value, qint64 unit, const QString &large, const QString &small, qint64 smallUnit) {
        const qint64 rest = value % unit / smallUnit;
        const QString whole = large.arg(number(value / unit));
        return rest == 0 ? whole : whole + u' ' + small.arg(number(rest));
    };
    //: %1 a number of minutes.
    const QString min = Tasks::tr("%1 min");
    //: %1 a number of hours.
    const QString h = Tasks::tr("%1 h");
    if (seconds < 3'600)
        return parts(seconds, 60, min, Tasks::tr("%1 s"), 1);
    if (seconds < 86'400)
        return parts(seconds, 3'600, h, min, 60);
    //: %1 a number of days.
    return parts(seconds, 86'400, Tasks::tr("%1 d"), h, 3'600);
}

QString inText(WallMs at, WallMs now)
{
    if (at <= now)
        return agoText(milliseconds(now - at));
    //: %1 a duration: that much later than now.
    return Tasks::tr("in %1").arg(wholeText(milliseconds(at - now)));
}

QString dateText(WallMs at)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at).date();
    //: %1 a date, %2 a time of day.
    return Tasks::tr("%1 %2").arg(QLocale().toString(day, QLocale::ShortFormat), timeOfDayText(at));
}

QString shortDateText(WallMs at, WallMs now)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at);
    const QString time = when.time().toString(QStringLiteral("HH:mm:ss"));
    if (when.date() == QDateTime::fromMSecsSinceEpoch(now).date())
        return time;
    return Tasks::tr("%1 %2").arg(QLocale().toString(when.date(), QLocale::ShortFormat), time);
}

} // namespace coroscope::taskwords
