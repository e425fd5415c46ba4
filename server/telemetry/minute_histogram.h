#pragma once

#include "server/telemetry/histogram.h"

#include <algorithm>
#include <array>

namespace coroscope {

/// Durations of the last minute, which slides in slices of ten seconds: it holds the running slice and the five before
/// it. One thread; the caller tells the time.
class MinuteHistogram {
public:
    static constexpr std::size_t kSlices = 6;
    static constexpr std::chrono::seconds kSlice{10};

    void record(nanoseconds duration, Clock::time_point now)
    {
        slide(now);
        m_slices[std::size_t(m_sliceNumber) % kSlices].record(duration);
    }
    /// All that `durations` has counted.
    void add(const Histogram &durations, Clock::time_point now)
    {
        slide(now);
        m_slices[std::size_t(m_sliceNumber) % kSlices].merge(durations);
    }
    /// Lets slices go that are older than the minute; true where one of them had counted something.
    bool slide(Clock::time_point now)
    {
        const std::int64_t number = now.time_since_epoch() / kSlice;
        const auto passed = std::size_t(std::max<std::int64_t>(number - m_sliceNumber, 0));
        bool changed = false;
        for (std::size_t i = 1; i <= std::min(passed, kSlices); ++i) {
            Histogram &expired = m_slices[(std::size_t(m_sliceNumber) + i) % kSlices];
            changed = changed || expired.count() > 0;
            expired.reset();
        }
        m_sliceNumber = std::max(number, m_sliceNumber);
        return changed;
    }
    /// Into `whole`, whose contents are lost.
    void collect(Histogram &whole) const
    {
        whole.reset();
        for (const Histogram &slice : m_slices)
            whole.merge(slice);
    }

private:
    std::int64_t m_sliceNumber = 0; // of the running slice: time since the clock's epoch / kSlice
    std::array<Histogram, kSlices> m_slices;
};

} // namespace coroscope
