#include "server/async/slow_motion.h"

#include "server/async/epoll_loop.h"

#include <algorithm>
#include <vector>

namespace coroscope {

HeldResumes::~HeldResumes() = default;

void HeldResumes::set(const SlowMotion &rule)
{
    m_rule = rule;
    m_rule.delay = std::clamp(rule.delay, SlowMotion::kShortest, SlowMotion::kLongest);
    m_loop.m_isSlow = m_rule.isOn();
    const auto isOther = [this](const Entry &entry) { return !takes(entry.activity); };
    if (std::any_of(m_entries.begin(), m_entries.end(), isOther))
        m_loop.post(
            [this] { letGoOthers(); }); // not from here: whoever changes the rule may be in the middle of things
    rearm();
    changed();
}

bool HeldResumes::takes(const Activity *activity) const noexcept
{
    if (!activity)
        return false;
    switch (m_rule.who) {
    case SlowMotion::Who::Nobody: return false;
    case SlowMotion::Who::Everybody: return true;
    case SlowMotion::Who::Label: return activity->label == m_rule.label;
    case SlowMotion::Who::One: return activity->id == m_rule.id;
    }
    return false;
}

void HeldResumes::add(std::coroutine_handle<> handle, Activity *activity)
{
    if (m_entries.size() >= kMost) {
        m_loop.resumeHeld(handle, activity, nanoseconds(0));
        return;
    }
    activity->retain();
    m_entries.push_back({handle, activity, m_loop.now()});
    if (m_entries.size() == 1)
        rearm();
    changed();
}

void HeldResumes::step()
{
    if (m_entries.empty())
        return;
    const Entry first = m_entries.front();
    m_entries.pop_front();
    goOn(first);
    rearm();
    changed();
}

void HeldResumes::onExpired()
{
    // What goes on may come back here at once, but not with a time that is over.
    const auto now = m_loop.now();
    while (!m_entries.empty() && !m_rule.isStepping && until(m_entries.front()) <= now) {
        const Entry first = m_entries.front();
        m_entries.pop_front();
        goOn(first);
    }
    rearm();
    changed();
}

void HeldResumes::letGoOthers()
{
    std::vector<Entry> others;
    std::erase_if(m_entries, [&](const Entry &entry) {
        const bool stays = takes(entry.activity);
        if (!stays)
            others.push_back(entry);
        return !stays;
    });
    for (const Entry &entry : others)
        goOn(entry);
    rearm();
    changed();
}

void HeldResumes::goOn(const Entry &entry)
{
    m_loop.resumeHeld(entry.handle, entry.activity, m_loop.now() - entry.since);
    entry.activity->release();
}

void HeldResumes::rearm()
{
    if (m_entries.empty() || m_rule.isStepping || !m_rule.isOn())
        m_loop.cancel(*this);
    else
        m_loop.schedule(*this, until(m_entries.front()));
}

} // namespace coroscope
