#pragma once

#include "server/async/wait_state.h"

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

// Knows no Qt, so that ThreadSanitizer can watch it.

namespace coroscope::cache {

/// Of many who want the same thing at the same time, on whatever thread, one makes it and the others wait: groupcache's
/// singleflight, for coroutines that can be cancelled. Where the one gives up, the next takes over. `Value` is shared,
/// immutable. Any thread.
template<typename Value>
class SingleFlight {
    struct Flight;

public:
    using ValuePtr = std::shared_ptr<const Value>;

    /// The wait of one follower; settled Done with what it has to do next.
    class Wait final : public WaitState {
    public:
        using WaitState::WaitState;
        enum class Next : std::uint8_t {
            Take, ///< `value`
            Lead, ///< the leader gave up: it is on this one to make it
            Alone, ///< what the leader made is for nobody else: everyone for himself
        };
        // Written before it is settled, by the leader; read where the outcome is Done.
        Next next = Next::Take;
        ValuePtr value;
        std::uint64_t leader = 0;

    private:
        ~Wait() override = default;
    };

    /// Held by the one who makes it. Gone without publish() or disband(): he gave up.
    class Lead {
    public:
        Lead() = default;
        Lead(Lead &&other) noexcept
            : m_flights(std::exchange(other.m_flights, nullptr))
            , m_flight(std::move(other.m_flight))
            , m_published(other.m_published)
        {
        }
        Lead &operator=(Lead &&other) noexcept
        {
            if (this != &other) {
                end();
                m_flights = std::exchange(other.m_flights, nullptr);
                m_flight = std::move(other.m_flight);
                m_published = other.m_published;
            }
            return *this;
        }
        ~Lead() { end(); }
        explicit operator bool() const noexcept { return m_flights != nullptr; }

        /// All who wait get it, and those who come until this object is gone get it at once.
        void publish(ValuePtr value)
        {
            m_published = true;
            m_flights->publish(*m_flight, std::move(value));
        }
        /// Nobody else gets it: all who wait have to make it for themselves.
        void disband()
        {
            if (SingleFlight *flights = std::exchange(m_flights, nullptr))
                flights->disband(std::exchange(m_flight, {}));
        }

    private:
        friend class SingleFlight;
        Lead(SingleFlight &flights, std::shared_ptr<Flight> flight)
            : m_flights(&flights)
            , m_flight(std::move(flight))
        {
        }
        void end()
        {
            SingleFlight *flights = std::exchange(m_flights, nullptr);
            if (!flights)
                return;
            if (m_published)
                flights->land(std::exchange(m_flight, {}));
            else
                flights->handOver(std::exchange(m_flight, {}));
        }
        SingleFlight *m_flights = nullptr;
        std::shared_ptr<Flight> m_flight;
        bool m_published = false;
    };

    /// Held by one who waits, for as long as his coroutine does. Where he was told to lead and left without taking it,
    /// the next one is told.
    class Follower {
    public:
        Follower() = default;
        Follower(Follower &&other) noexcept
            : m_flights(std::exchange(other.m_flights, nullptr))
            , m_flight(std::move(other.m_flight))
            , m_wait(std::move(other.m_wait))
        {
        }
        Follower &operator=(Follower &&) = delete;
        ~Follower()
        {
            if (m_flights && m_wait->outcome() == WaitState::Outcome::Done && m_wait->next == Wait::Next::Lead)
                m_flights->handOver(std::move(m_flight));
        }
        Wait &wait() const { return *m_wait; }
        WaitRef<Wait> shared() const { return m_wait; }
        /// Where the wait says Lead: once.
        Lead lead()
        {
            SingleFlight *flights = std::exchange(m_flights, nullptr);
            return Lead(*flights, std::move(m_flight));
        }

    private:
        friend class SingleFlight;
        SingleFlight *m_flights = nullptr;
        std::shared_ptr<Flight> m_flight;
        WaitRef<Wait> m_wait;
    };

    /// One of the three is there.
    struct Joined {
        Lead lead;
        std::optional<Follower> follower;
        ValuePtr value;
        std::uint64_t leader = 0; ///< with `value`: who made it
    };
    /// `who` is a number for people; `home` is the loop of the caller, who is on it.
    Joined join(const std::string &key, std::uint64_t who, EpollLoop &home)
    {
        Shard &shard = shardOf(key);
        Joined joined;
        const std::lock_guard lock(shard.mutex);
        std::shared_ptr<Flight> &flight = shard.flights[key];
        if (!flight) {
            flight = std::make_shared<Flight>();
            flight->key = key;
            flight->leader = who;
            joined.lead = Lead(*this, flight);
            return joined;
        }
        if (flight->value) {
            joined.value = flight->value;
            joined.leader = flight->leader;
            return joined;
        }
        auto wait = WaitRef<Wait>::adopt(new Wait(home));
        flight->waiting.push_back({wait, who});
        joined.follower.emplace();
        joined.follower->m_flights = this;
        joined.follower->m_flight = flight;
        joined.follower->m_wait = std::move(wait);
        return joined;
    }
    /// Leads where nobody does; else nothing, for who does not want to wait.
    Lead tryLead(const std::string &key, std::uint64_t who)
    {
        Shard &shard = shardOf(key);
        const std::lock_guard lock(shard.mutex);
        std::shared_ptr<Flight> &flight = shard.flights[key];
        if (flight)
            return {};
        flight = std::make_shared<Flight>();
        flight->key = key;
        flight->leader = who;
        return Lead(*this, flight);
    }
    /// Keys that somebody makes now.
    std::size_t size() const
    {
        std::size_t size = 0;
        for (const Shard &shard : m_shards) {
            const std::lock_guard lock(shard.mutex);
            size += shard.flights.size();
        }
        return size;
    }

private:
    struct Waiting {
        WaitRef<Wait> wait;
        std::uint64_t who = 0;
    };
    struct Flight {
        std::string key;
        std::uint64_t leader = 0;
        std::vector<Waiting> waiting;
        std::size_t next = 0; // of `waiting`, to be told to lead
        ValuePtr value;
    };
    struct Shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string, std::shared_ptr<Flight>> flights;
    };
    static constexpr std::size_t kShards = 16;

    Shard &shardOf(const std::string &key) { return m_shards[std::hash<std::string>()(key) % kShards]; }

    static bool tell(const Waiting &waiting, typename Wait::Next next, const ValuePtr &value, std::uint64_t leader)
    {
        waiting.wait->next = next;
        waiting.wait->value = value;
        waiting.wait->leader = leader;
        return waiting.wait->settle(WaitState::Outcome::Done);
    }
    static void tellAll(std::vector<Waiting> &waiting, std::size_t from, typename Wait::Next next,
                        const ValuePtr &value, std::uint64_t leader)
    {
        for (std::size_t i = from; i < waiting.size(); ++i)
            tell(waiting[i], next, value, leader);
    }

    void publish(Flight &flight, ValuePtr value)
    {
        std::vector<Waiting> waiting;
        std::size_t from = 0;
        {
            Shard &shard = shardOf(flight.key);
            const std::lock_guard lock(shard.mutex);
            flight.value = value;
            waiting.swap(flight.waiting);
            from = std::exchange(flight.next, 0);
        }
        tellAll(waiting, from, Wait::Next::Take, value, flight.leader);
    }
    void land(const std::shared_ptr<Flight> &flight)
    {
        Shard &shard = shardOf(flight->key);
        const std::lock_guard lock(shard.mutex);
        shard.flights.erase(flight->key);
    }
    void disband(const std::shared_ptr<Flight> &flight)
    {
        std::vector<Waiting> waiting;
        std::size_t from = 0;
        {
            Shard &shard = shardOf(flight->key);
            const std::lock_guard lock(shard.mutex);
            shard.flights.erase(flight->key);
            waiting.swap(flight->waiting);
            from = flight->next;
        }
        tellAll(waiting, from, Wait::Next::Alone, nullptr, flight->leader);
    }
    void handOver(const std::shared_ptr<Flight> &flight)
    {
        Shard &shard = shardOf(flight->key);
        const std::lock_guard lock(shard.mutex);
        // Under the lock: who joins now either is seen here or finds the flight gone. Settling takes no lock of ours.
        while (flight->next < flight->waiting.size()) {
            const Waiting &heir = flight->waiting[flight->next++];
            flight->leader = heir.who;
            if (tell(heir, Wait::Next::Lead, nullptr, heir.who))
                return;
        }
        shard.flights.erase(flight->key);
    }

    std::array<Shard, kShards> m_shards;
};

} // namespace coroscope::cache
