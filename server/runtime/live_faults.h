#pragma once

#include "server/runtime/faults.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace coroscope {

/// The faults that are in force, which a person changes while workers read them: without a lock, and for one load where
/// there are none.
class LiveFaults {
public:
    LiveFaults() = default;
    LiveFaults(const LiveFaults &) = delete;
    LiveFaults &operator=(const LiveFaults &) = delete;

    /// Any thread; null: none are in force. Valid as long as this.
    const Faults *read() const noexcept { return m_current.load(std::memory_order_acquire); }
    /// One thread. Takes what is in bounds, and of the routes only those on which anything is on; gives what came of
    /// it.
    Faults set(Faults faults);

private:
    std::vector<std::unique_ptr<const Faults>> m_versions; // of the writer; readers may look at any
    std::atomic<const Faults *> m_current{nullptr};
};

/// "50 ms", "200 ms ± 50 ms", "up to 50 ms".
QString delayText(const InjectedDelay &delay);
/// How long it is this time. Any thread.
milliseconds drawn(const InjectedDelay &delay);
/// True for this share of all calls. Any thread.
bool strikes(double share);

/// "database: up to 50 ms; GET /users: 20 % answered 503", for the log. `routeName` gives the name of a route by its
/// index.
QString faultsText(const Faults &faults, const std::function<QString(std::int32_t)> &routeName);

} // namespace coroscope
