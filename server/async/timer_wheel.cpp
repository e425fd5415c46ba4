#include "server/async/timer_wheel.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace coroscope {

namespace {
constexpr unsigned char kFiring = 0xFF; // level of a timer that sits in the list being fired
}

Timer::~Timer()
{
    if (m_wheel)
        m_wheel->remove(*this);
}

TimerWheel::TimerWheel(Clock::time_point origin)
    : m_origin(origin)
{
}

TimerWheel::~TimerWheel()
{
    for (auto &level : m_wheel) {
        for (auto &slot : level) {
            while (slot.first)
                unlink(*slot.first);
        }
    }
    while (m_firing)
        unlink(*m_firing);
}

std::uint64_t TimerWheel::tickAtOrAfter(Clock::time_point when) const
{
    if (when <= m_origin)
        return 0;
    return std::uint64_t(std::chrono::ceil<milliseconds>(when - m_origin).count());
}

void TimerWheel::insert(Timer &timer, Clock::time_point deadline)
{
    if (timer.m_wheel)
        timer.m_wheel->unlink(timer);
    timer.m_deadline = deadline;
    link(timer, tickAtOrAfter(deadline));
}

void TimerWheel::link(Timer &timer, std::uint64_t tick)
{
    constexpr std::uint64_t kSpan = std::uint64_t(1) << (kBits * kLevels);
    if (tick <= m_elapsed)
        tick = m_elapsed + 1;
    if (tick - m_elapsed >= kSpan)
        tick = m_elapsed + kSpan - 1;
    // The highest group of six bits in which "now" and the deadline differ says how coarse the slot may be.
    const std::uint64_t differing = (m_elapsed ^ tick) | (kSlots - 1);
    int level = (63 - std::countl_zero(differing)) / kBits;
    if (level >= kLevels)
        level = kLevels - 1;
    const auto slot = unsigned((tick >> (kBits * level)) & (kSlots - 1));
    Slot &list = m_wheel[std::size_t(level)][slot];
    timer.m_previous = nullptr;
    timer.m_next = list.first;
    if (list.first)
        list.first->m_previous = &timer;
    list.first = &timer;
    timer.m_wheel = this;
    timer.m_level = static_cast<unsigned char>(level);
    timer.m_slot = static_cast<unsigned char>(slot);
    m_occupied[std::size_t(level)] |= std::uint64_t(1) << slot;
}

void TimerWheel::unlink(Timer &timer)
{
    if (timer.m_next)
        timer.m_next->m_previous = timer.m_previous;
    else if (timer.m_level == kFiring)
        m_lastFiring = timer.m_previous;
    if (timer.m_previous) {
        timer.m_previous->m_next = timer.m_next;
    } else if (timer.m_level == kFiring) {
        m_firing = timer.m_next;
    } else {
        Slot &list = m_wheel[timer.m_level][timer.m_slot];
        list.first = timer.m_next;
        if (!list.first)
            m_occupied[timer.m_level] &= ~(std::uint64_t(1) << timer.m_slot);
    }
    timer.m_previous = timer.m_next = nullptr;
    timer.m_wheel = nullptr;
}

void TimerWheel::remove(Timer &timer)
{
    if (timer.m_wheel == this)
        unlink(timer);
}

std::optional<TimerWheel::Due> TimerWheel::nextDue() const
{
    for (int level = 0; level < kLevels; ++level) {
        const std::uint64_t occupied = m_occupied[std::size_t(level)];
        if (!occupied)
            continue;
        const int shift = kBits * level;
        const auto current = unsigned((m_elapsed >> shift) & (kSlots - 1));
        // Slots are searched from the one after the current; those behind it, and it itself, belong to the next round
        // of this level. Only on the highest one can they be occupied: by what is so far off that it goes once around.
        const auto ahead = unsigned(std::countr_zero(std::rotr(occupied, int((current + 1) % kSlots))));
        const unsigned slot = (current + 1 + ahead) % kSlots;
        const std::uint64_t levelSpan = std::uint64_t(1) << (shift + kBits);
        std::uint64_t tick = (m_elapsed & ~(levelSpan - 1)) + (std::uint64_t(slot) << shift);
        if (tick <= m_elapsed)
            tick += levelSpan;
        return Due{level, slot, tick};
    }
    return std::nullopt;
}

std::optional<Clock::time_point> TimerWheel::nextExpiry() const
{
    const auto due = nextDue();
    if (!due)
        return std::nullopt;
    return m_origin + milliseconds(due->tick);
}

void TimerWheel::advance(Clock::time_point now)
{
    const auto nowTick
        = now <= m_origin ? std::uint64_t(0) : std::uint64_t(std::chrono::floor<milliseconds>(now - m_origin).count());
    while (const auto due = nextDue()) {
        if (due->tick > nowTick)
            break;
        m_elapsed = due->tick;
        Timer *timer = std::exchange(m_wheel[std::size_t(due->level)][due->slot].first, nullptr);
        m_occupied[std::size_t(due->level)] &= ~(std::uint64_t(1) << due->slot);
        // Slots grow at the front, so from the back timers come in the order in which they were scheduled.
        while (timer && timer->m_next)
            timer = timer->m_next;
        while (timer) {
            Timer *const later = timer->m_previous;
            const auto tick = tickAtOrAfter(timer->m_deadline);
            if (tick <= due->tick)
                appendToFiring(*timer);
            else
                link(*timer, tick);
            timer = later;
        }
    }
    m_elapsed = std::max(m_elapsed, nowTick);
    // Only now, with the wheel up to date, so that what they schedule comes after `now`.
    while (Timer *timer = m_firing) {
        unlink(*timer);
        timer->onExpired();
    }
}

void TimerWheel::appendToFiring(Timer &timer)
{
    timer.m_level = kFiring;
    timer.m_next = nullptr;
    timer.m_previous = m_lastFiring;
    (m_lastFiring ? m_lastFiring->m_next : m_firing) = &timer;
    m_lastFiring = &timer;
}

} // namespace coroscope
