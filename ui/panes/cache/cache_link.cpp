#include "ui/panes/cache/cache_link.h"

namespace coroscope {

CacheLink::~CacheLink()
{
    m_waiting.clear();
}

void CacheLink::setWorkbench(cache::Workbench *workbench, bool isMemory)
{
    if (m_workbench == workbench && m_isMemory == isMemory)
        return;
    m_workbench = workbench;
    m_isMemory = isMemory;
    // What the former one was asked is not answered any more.
    const QHash<Ticket, Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &each : waiting) {
        if (each.context)
            each.done(Error{Error::Kind::Unavailable, tr("the server has stopped")});
    }
    Q_EMIT upChanged(isUp());
}

CacheLink::Ticket CacheLink::run(std::vector<cache::Command> commands, QObject *context, Done done,
                                 milliseconds deadline)
{
    const Ticket ticket = ++m_last;
    m_waiting.insert(ticket, {context, std::move(done), 0});
    if (!m_workbench) {
        QMetaObject::invokeMethod(
            this,
            [this, ticket] {
                finish(ticket, Error{Error::Kind::Unavailable, tr("the server is not running")});
            },
            Qt::QueuedConnection);
        return ticket;
    }
    const auto theirs = m_workbench->run(std::move(commands), deadline, this,
                                         [this, ticket](Result<Replies> result) { finish(ticket, std::move(result)); });
    if (const auto at = m_waiting.find(ticket); at != m_waiting.end())
        at->ticket = theirs;
    return ticket;
}

void CacheLink::cancel(Ticket ticket)
{
    const auto at = m_waiting.constFind(ticket);
    if (at == m_waiting.constEnd())
        return;
    if (m_workbench && at->ticket != 0)
        m_workbench->cancel(at->ticket);
    QMetaObject::invokeMethod(
        this, [this, ticket] { finish(ticket, Error::canceled()); }, Qt::QueuedConnection);
}

void CacheLink::finish(Ticket ticket, Result<Replies> result)
{
    const auto at = m_waiting.find(ticket);
    if (at == m_waiting.end())
        return; // canceled, or of a store that is gone
    const Waiting waiting = std::move(*at);
    m_waiting.erase(at);
    if (waiting.context)
        waiting.done(std::move(result));
}

QString CacheLink::reason(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Canceled: return tr("it was stopped");
    case Error::Kind::Timeout: return tr("the store did not answer in time");
    default: return error.detail;
    }
}

} // namespace coroscope
