#pragma once

#include "server/async/scheduler.h"

#include <coroutine>
#include <cstdint>
#include <deque>
#include <functional>

namespace coroscope {

class Activity;
class EpollLoop;

/// Whose coroutines are kept back, and for how long, when they could go on. A value.
struct SlowMotion {
    enum class Who : std::uint8_t {
        Nobody, ///< it is off
        Everybody, ///< every request and every run of tasks
        Label, ///< those with this Activity::label: of a route, or runs of a kind of tasks
        One, ///< the one with this Activity::id
    };
    Who who = Who::Nobody;
    std::int32_t label = -1;
    std::uint64_t id = 0; ///< ExchangeRecord::id
    milliseconds delay{200}; ///< kShortest to kLongest
    bool isStepping = false; ///< they go on one by one, when they are told to, instead of after `delay`

    static constexpr milliseconds kShortest{10};
    static constexpr milliseconds kLongest{2'000};

    bool isOn() const noexcept { return who != Who::Nobody; }
    bool operator==(const SlowMotion &) const = default;
};

/// The coroutines of one loop that could go on and are kept back. Each goes on when its time has come, first come,
/// first served, or one by one. What has no activity (the loop's own work) is never kept back. Whatever happens
/// meanwhile, be it that the client leaves, a deadline passes or the server stops, a coroutine only goes on here, and
/// sees it then: the deadlines of requests, and of transactions, do not wait. Home thread.
class HeldResumes final : private Timer {
public:
    /// That many at a time; what comes then goes on at once, since clients that come and leave again must not fill the
    /// memory with requests that nobody steps through.
    static constexpr std::size_t kMost = 10'000;

    struct Entry {
        std::coroutine_handle<> handle;
        Activity *activity = nullptr; ///< held
        Clock::time_point since; ///< it could have gone on then
    };

    explicit HeldResumes(EpollLoop &loop)
        : m_loop(loop)
    {
    }
    ~HeldResumes() override;

    /// Inside a turn. From now on this is the rule; those that it does not keep back go on soon, in a turn of their
    /// own.
    void set(const SlowMotion &rule);
    const SlowMotion &rule() const noexcept { return m_rule; }
    /// Inside a turn. The one that has waited longest goes on; nothing where none waits.
    void step();

    const std::deque<Entry> &entries() const noexcept { return m_entries; } ///< oldest first
    /// When it goes on; epoch: when it is told to.
    Clock::time_point until(const Entry &entry) const noexcept
    {
        return m_rule.isStepping ? Clock::time_point() : entry.since + m_rule.delay;
    }
    /// Called whenever entries come or go, or are to go at another time.
    void whenChanged(std::function<void()> changed) { m_changed = std::move(changed); }

    // For the loop.
    bool takes(const Activity *activity) const noexcept;
    void add(std::coroutine_handle<> handle, Activity *activity);

private:
    void onExpired() override;
    void letGoOthers();
    void goOn(const Entry &entry);
    void rearm();
    void changed() const
    {
        if (m_changed)
            m_changed();
    }

    EpollLoop &m_loop;
    SlowMotion m_rule;
    std::deque<Entry> m_entries;
    std::function<void()> m_changed;
};

} // namespace coroscope
