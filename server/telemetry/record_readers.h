#pragma once

#include <atomic>
#include <memory>

namespace coroscope {

/// Whether anybody reads the records of requests, and not only their figures: a feed, an access log, those who follow
/// live. Between those and the workers; any thread but where noted.
class RecordReaders {
public:
    bool areThere() const noexcept { return m_areThere.load(std::memory_order_relaxed); }
    /// There is one, from now on.
    void arrived() noexcept { m_areThere.store(true, std::memory_order_release); }
    /// Telemetry thread. None is left, unless `isAny()`, which is asked afterwards: who arrives meanwhile is either
    /// found by it, or says so itself.
    template<typename IsAny>
    void left(IsAny isAny)
    {
        if (m_areThere.exchange(false, std::memory_order_acq_rel) && isAny())
            arrived();
    }

private:
    std::atomic<bool> m_areThere{false};
};

using RecordReadersPtr = std::shared_ptr<RecordReaders>;

} // namespace coroscope
