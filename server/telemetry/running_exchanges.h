#pragma once

#include "server/telemetry/exchange_record.h"

#include <memory_resource>
#include <unordered_map>
#include <utility>

namespace coroscope {

/// Which requests of one worker are known to run, by route: a preview adds one, the end of its response takes it away
/// (what it does afterwards makes nobody wait), its final record lets it be forgotten. Requests that never wait have no
/// preview and are not seen. Nothing leaks: where a final record was dropped, its id comes by
/// WorkerChannel::takeLost(); where even that was too much, all are forgotten (a count that is too low until they end,
/// never one that stays too high); a worker that goes takes its own along. A final record without preview changes
/// nothing. Telemetry thread.
class RunningExchanges {
public:
    /// Telemetry needs to know which routes' counts move: `moved(route, +1 or -1)`.
    template<typename Moved>
    void begin(std::uint64_t id, std::int32_t route, Moved moved)
    {
        if (m_routes.try_emplace(id, State{route, false}).second)
            moved(route, 1);
    }
    /// Its response is done, and it works on. False: that is known.
    template<typename Moved>
    bool answered(std::uint64_t id, std::int32_t route, Moved moved)
    {
        const auto [state, isNew] = m_routes.try_emplace(id, State{route, true});
        if (isNew)
            return true;
        if (std::exchange(state->second.isAnswered, true))
            return false;
        moved(state->second.route, -1);
        return true;
    }
    template<typename Moved>
    void end(std::uint64_t id, Moved moved)
    {
        if (m_routes.empty()) // the common case of a server whose handlers do not wait
            return;
        const auto found = m_routes.find(id);
        if (found == m_routes.end())
            return;
        const State state = found->second;
        m_routes.erase(found);
        if (!state.isAnswered)
            moved(state.route, -1);
    }
    template<typename Moved>
    void forgetAll(Moved moved)
    {
        for (const auto &[id, state] : m_routes) {
            if (!state.isAnswered)
                moved(state.route, -1);
        }
        m_routes.clear();
    }
    std::size_t count() const noexcept { return m_routes.size(); }

private:
    struct State {
        std::int32_t route;
        bool isAnswered;
    };
    std::pmr::unsynchronized_pool_resource m_pool; // before the map: its nodes are used again, not allocated
    std::pmr::unordered_map<std::uint64_t, State> m_routes{&m_pool};
};

} // namespace coroscope
