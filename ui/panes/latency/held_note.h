#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/models/holder_names.h"

#include <vector>

namespace coroscope {

/// Who holds a loop just now, in words, and for a moment after it, who did. Durations are in tenths of a second, so
/// that the text can be read while it counts. GUI thread; a value.
class HeldNote {
public:
    /// How long it is told afterwards.
    static constexpr milliseconds kTold{5'000};

    struct Words {
        QString text; ///< empty: nobody holds or held one
        bool isHeld = false; ///< it goes on
    };

    void consume(const TelemetryBatch &batch, Clock::time_point now);
    void clear() { m_holds.clear(); }
    /// `wall`: the same moment, milliseconds since 1970, UTC.
    Words words(Clock::time_point now, qint64 wall, const HolderNames &holders);

    /// What the sentence means, for a tool tip.
    static QString explanation();

private:
    struct Hold {
        std::uint32_t worker = 0;
        std::int32_t label = -1;
        Clock::time_point since;
        Clock::time_point until; ///< epoch: it goes on
        Clock::time_point seen; ///< when it was last heard of
        std::uint32_t waiting = 0; ///< the most
    };

    Hold &holdOf(std::uint32_t worker, Clock::time_point since);
    void consumeStall(const LoopStall &stall, Clock::time_point now);
    void consumeWorker(const WorkerFigures &worker, Clock::time_point now);

    std::vector<Hold> m_holds; ///< at most one a worker
};

} // namespace coroscope
