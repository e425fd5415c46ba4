// Schedules that are due make their tasks.

#include "server/tasks/cron.h"
#include "server/tasks/engine.h"
#include "server/tasks/figure_book.h"
#include "server/tasks/log_tasks.h"

#include <algorithm>

namespace coroscope::tasks {

void Engine::lookAtSchedules()
{
    if (m_draining)
        return;
    if (m_scheduling) {
        m_scheduleAgain = true;
        return;
    }
    m_scheduling = true;
    m_scope.launch("schedules", &Engine::scheduleOnce, this);
}

QCoro::Task<void> Engine::scheduleOnce()
{
    m_scheduleRevision = m_book.scheduleRevision();
    auto reading = m_store.schedules(ticket());
    const auto schedules = co_await std::move(reading);
    auto next = m_scheduler.now() + m_settings.readSchedules;
    if (!schedules) {
        onStoreFailed(schedules.error());
    } else {
        for (const Schedule &schedule : schedules.value()) {
            if (m_draining || !schedule.nextAt)
                continue;
            const WallMs now = wallNow();
            auto nextAt = schedule.nextAt;
            if (*nextAt <= now) {
                const DueTimes due = dueTimes(schedule, now);
                const auto made = tasksOf(schedule, due.times, now);
                auto firing = m_store.fireSchedule(ticket(), schedule.id, *nextAt, due.next, made, now);
                const auto fired = co_await std::move(firing);
                if (!fired) {
                    onStoreFailed(fired.error());
                    nextAt.reset(); // with the next look
                } else {
                    nextAt = due.next;
                    if (fired.value() && !made.isEmpty()) {
                        m_book.added(made.first().queue, int(made.size()), now);
                        wake(made.first().queue, made.first().runAt);
                    }
                }
            }
            if (nextAt) {
                const auto at = m_scheduler.now() + milliseconds(std::max<WallMs>(0, *nextAt - wallNow()));
                next = std::min(next, at);
            }
        }
    }
    m_scheduling = false;
    if (m_draining)
        co_return;
    if (std::exchange(m_scheduleAgain, false))
        next = m_scheduler.now();
    m_scheduleAlarm.at(next);
}

QList<NewTask> Engine::tasksOf(const Schedule &schedule, const std::vector<WallMs> &times, WallMs now) const
{
    QList<NewTask> tasks;
    const KindInfo *const kind = m_kinds.value(schedule.kind);
    for (const WallMs time : times) {
        NewTask task;
        task.id = newTaskId(now);
        task.kind = schedule.kind;
        task.queue = schedule.queue.isEmpty() && kind ? kind->queue : schedule.queue;
        task.priority = schedule.priority;
        task.payload = schedule.payload;
        task.maxAttempts = schedule.maxAttempts;
        task.timeout = schedule.timeout.count() > 0 || !kind ? schedule.timeout : kind->timeout;
        task.uniqueKey = schedule.uniqueKey;
        task.createdAt = now;
        task.runAt = time;
        tasks.append(std::move(task));
    }
    return tasks;
}

} // namespace coroscope::tasks
