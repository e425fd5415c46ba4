#include "ui/panes/tasks/task_link.h"

#include <utility>

namespace coroscope {

void TaskLink::setWorkbench(tasks::Workbench *workbench)
{
    if (m_workbench == workbench)
        return;
    m_workbench = workbench;
    // What the former one was asked is not answered any more.
    const QList<quint64> waiting = m_waiting.keys();
    for (const quint64 ticket : waiting)
        fail(ticket, tr("the server has stopped"));
    Q_EMIT upChanged(isUp());
}

std::shared_ptr<const tasks::Snapshot> TaskLink::snapshot() const
{
    return m_workbench ? m_workbench->snapshot() : nullptr;
}

void TaskLink::failLater(quint64 ticket)
{
    QMetaObject::invokeMethod(
        this, [this, ticket] { fail(ticket, tr("the server is not running")); }, Qt::QueuedConnection);
}

void TaskLink::fail(quint64 ticket, const QString &why)
{
    const auto at = m_waiting.constFind(ticket);
    if (at == m_waiting.constEnd())
        return;
    const Waiting waiting = *at;
    m_waiting.erase(at);
    if (waiting.context)
        waiting.fail(Error{Error::Kind::Unavailable, why});
}

void TaskLink::list(const tasks::TaskFilter &filter, qint64 offset, int limit, QObject *context,
                    tasks::Workbench::Done<tasks::TaskPage> done)
{
    ask<tasks::TaskPage>(context, std::move(done), [&](tasks::Workbench &bench, QObject *home, auto answer) {
        bench.list(filter, offset, limit, home, std::move(answer));
    });
}

void TaskLink::find(const QByteArray &id, QObject *context, tasks::Workbench::Done<std::optional<tasks::Task>> done)
{
    ask<std::optional<tasks::Task>>(context, std::move(done), [&](tasks::Workbench &bench, QObject *home, auto answer) {
        bench.find(id, home, std::move(answer));
    });
}

QString TaskLink::reason(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Canceled: return tr("it was stopped");
    case Error::Kind::Timeout: return tr("the store did not answer in time");
    default: return error.detail;
    }
}

} // namespace coroscope
