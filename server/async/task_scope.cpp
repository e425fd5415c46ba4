#include "server/async/task_scope.h"

#include <QLoggingCategory>

namespace coroscope {

Q_LOGGING_CATEGORY(lcTasks, "coroscope.async.tasks")

TaskScope::~TaskScope()
{
    Q_ASSERT_X(m_live == 0, "TaskScope", "destroyed with live coroutines; wait for whenDrained() first");
}

void TaskScope::escaped(const char *label, const char *what)
{
    qCCritical(lcTasks) << label << "escaped:" << what;
}

void TaskScope::whenDrained(std::function<void()> drained)
{
    m_drained = std::move(drained);
    if (m_live == 0)
        m_loop.post(std::exchange(m_drained, nullptr));
}

void TaskScope::leave()
{
    if (--m_live == 0 && m_drained)
        m_loop.post(std::exchange(m_drained, nullptr));
}

} // namespace coroscope
