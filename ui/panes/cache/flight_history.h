#pragma once

#include "ui/panes/cache/flight_request.h"

#include <QHash>

#include <deque>
#include <vector>

namespace coroscope {

/// The requests of the last minute that wanted something out of the route cache. Bounded: at most kMost, the oldest go
/// first. GUI thread.
class FlightHistory {
public:
    static constexpr std::size_t kMost = 20'000;
    static constexpr std::chrono::seconds kKept{60};

    /// Which of them are meant.
    struct Subject {
        std::int32_t route = -1;
        QByteArray key; ///< empty: all of the route
        bool operator==(const Subject &) const = default;
        bool takes(const FlightRequest &request) const
        {
            return request.route == route && (key.isEmpty() || request.key == key);
        }
    };
    struct Group {
        Subject subject;
        int requests = 0;
        int runs = 0;
        Clock::time_point last;
    };

    /// Passes over previews and what has nothing to do with the route cache.
    void add(const ExchangeRecord &record);
    /// What has become too old goes.
    void trim(Clock::time_point now);
    void clear();
    /// What was before it; the oldest goes where there is no room.
    void prepend(const FlightHistory &older);

    /// Each route, and each of its keys; at most `most` of these, those that were wanted last.
    std::vector<Group> groups(std::size_t most) const;
    /// By their start; those that ended after `since`, at most `most`, the newest.
    std::vector<FlightRequest> of(const Subject &subject, Clock::time_point since, std::size_t most) const;
    /// The last time that a handler made the answer, with all who came while it did and for as long again.
    std::vector<FlightRequest> lastFill(const Subject &subject, std::size_t most) const;
    /// Changes with each that is added.
    std::uint64_t changes() const noexcept { return m_changes; }

private:
    std::deque<FlightRequest> m_requests; ///< as they ended
    std::uint64_t m_changes = 0;
};

} // namespace coroscope
