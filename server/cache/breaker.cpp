#include "server/cache/breaker.h"

namespace coroscope::cache {

Breaker::Breaker(const Scheduler &clock, Settings settings)
    : m_clock(clock)
    , m_settings(settings)
    , m_backoff(settings.openFirst, settings.openMost)
{
    m_since.store(clock.now().time_since_epoch().count(), std::memory_order_relaxed);
}

bool Breaker::wouldAllow() const
{
    switch (state()) {
    case State::Closed: return true;
    case State::HalfOpen: return !m_isProbing;
    case State::Open: return m_clock.now() >= m_nextProbe;
    }
    return true;
}

Breaker::Permit Breaker::allow()
{
    Permit permit;
    if (!wouldAllow()) {
        m_bypassed.add();
        return permit;
    }
    if (state() == State::Open)
        enter(State::HalfOpen);
    permit.m_given = true;
    permit.m_isProbe = m_isProbing = state() == State::HalfOpen;
    permit.m_period = m_period;
    permit.m_begun = m_clock.now();
    return permit;
}

void Breaker::done(const Permit &permit, Outcome outcome)
{
    if (!permit.m_given)
        return;
    const bool isSlow = outcome == Outcome::Succeeded && m_settings.slow.count() > 0
        && m_clock.now() - permit.m_begun > m_settings.slow;
    if (outcome == Outcome::Failed)
        m_failed.add();
    else if (isSlow)
        m_slow.add();
    if (permit.m_period != m_period)
        return;

    if (permit.m_isProbe)
        m_isProbing = false;
    if (outcome == Outcome::Dropped)
        return; // the next call is a probe, if this one was
    if (outcome == Outcome::Succeeded && !isSlow) {
        m_inARow = 0;
        if (permit.m_isProbe) {
            m_backoff.reset();
            enter(State::Closed);
        }
    } else if (permit.m_isProbe || ++m_inARow >= m_settings.failures) {
        open();
    }
}

void Breaker::open()
{
    m_inARow = 0;
    m_nextProbe = m_clock.now() + m_backoff.next();
    m_probeAt.store(m_nextProbe.time_since_epoch().count(), std::memory_order_relaxed);
    m_opened.add();
    enter(State::Open);
}

void Breaker::enter(State state)
{
    ++m_period;
    m_since.store(m_clock.now().time_since_epoch().count(), std::memory_order_relaxed);
    m_state.store(state, std::memory_order_relaxed);
}

Breaker::Figures Breaker::figures() const
{
    const auto time = [](const std::atomic<Clock::rep> &at) {
        return Clock::time_point(Clock::duration(at.load(std::memory_order_relaxed)));
    };
    Figures figures;
    figures.state = state();
    figures.since = time(m_since);
    figures.probeAt = time(m_probeAt);
    figures.opened = m_opened.value();
    figures.bypassed = m_bypassed.value();
    figures.failed = m_failed.value();
    figures.slow = m_slow.value();
    return figures;
}

} // namespace coroscope::cache
