#include "server/cache/workbench_jobs.h"

#include "server/cache/workbench.h"

#include <algorithm>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

void WorkbenchJobs::submit(Job job)
{
    if (m_jobs.size() >= Workbench::kMaxWaiting) {
        job.done(Error{Error::Kind::Unavailable, u"too many jobs wait already"_s});
        return;
    }
    m_jobs.push_back(std::move(job));
    arm();
    if (m_jobs.size() == 1)
        begin();
}

void WorkbenchJobs::cancel(quint64 ticket)
{
    const auto at
        = std::find_if(m_jobs.begin(), m_jobs.end(), [ticket](const Job &job) { return job.ticket == ticket; });
    if (at == m_jobs.end())
        return;
    if (at == m_jobs.begin()) {
        abandon();
        finish(Error::canceled());
        return;
    }
    const auto done = std::move(at->done);
    m_jobs.erase(at);
    done(Error::canceled());
}

void WorkbenchJobs::finish(Result<Replies> result)
{
    const auto done = std::move(m_jobs.front().done);
    m_jobs.pop_front();
    done(std::move(result));
    if (hasJob())
        begin();
}

void WorkbenchJobs::arm()
{
    const auto first = std::min_element(m_jobs.begin(), m_jobs.end(),
                                        [](const Job &a, const Job &b) { return a.deadline < b.deadline; });
    if (first != m_jobs.end())
        m_loop.schedule(*this, first->deadline);
}

void WorkbenchJobs::onExpired()
{
    const auto now = m_loop.now();
    // Those that wait first: the end of the one in front begins the next.
    for (std::size_t i = m_jobs.size(); i-- > 1;) {
        if (m_jobs[i].deadline > now)
            continue;
        const auto done = std::move(m_jobs[i].done);
        m_jobs.erase(m_jobs.begin() + std::ptrdiff_t(i));
        done(Error::timeout(u"it waited behind another command"_s));
    }
    if (hasJob() && m_jobs.front().deadline <= now) {
        abandon();
        finish(Error::timeout(u"no answer in time"_s));
    }
    arm();
}

} // namespace coroscope::cache
