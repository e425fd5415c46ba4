#include "ui/models/pool_use.h"

#include "server/db/pool_snapshot.h"

#include <algorithm>

namespace coroscope {

PoolUse poolUse(const db::PoolSnapshot &snapshot)
{
    PoolUse use;
    for (const db::LaneSnapshot &lane : snapshot.lanes) {
        const auto all = int(lane.slots.size());
        const auto used = int(std::ranges::count_if(lane.slots, [](const db::SlotSnapshot &slot) {
            return slot.state == db::SlotState::Busy || slot.state == db::SlotState::Leased;
        }));
        // The first lane is the pool: a second one only writes.
        const bool isPool = &lane == &snapshot.lanes.front();
        (isPool ? use.all : use.writers) += all;
        (isPool ? use.used : use.writing) += used;
        use.waiting += lane.waiting;
        if (isPool)
            use.isShort = lane.waiting > 0 && used == all;
    }
    return use;
}

} // namespace coroscope
