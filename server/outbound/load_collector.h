#pragma once

#include "server/outbound/load_worker.h"

#include <map>
#include <mutex>

namespace coroscope {

/// Makes intervals and a result of what the load threads hand over. take() and result() are the collecting thread's;
/// snapshot() is any thread's, and its lock is none that a load thread ever takes.
class LoadCollector {
public:
    explicit LoadCollector(const LoadShared &shared);

    void take(LoadPart &part);
    bool isDone() const noexcept { return m_ended == std::size_t(m_shared.job.threads); }
    /// Once isDone().
    LoadResultPtr result(bool stopped, std::chrono::system_clock::time_point startedAt);
    /// What intervals tell; the caller knows the rest.
    void fill(LoadSnapshot &snapshot, std::size_t from) const;

private:
    struct Pending { // an interval that a thread has not handed over yet
        LoadInterval interval;
        Histogram raw;
        Histogram corrected;
    };
    bool isWhole(std::size_t index) const noexcept;
    void publishWhole();
    LoadPercentiles correctedOf(const Histogram &raw, const Histogram &corrected) const;

    const LoadShared &m_shared;
    std::vector<std::size_t> m_handedOver; // by thread: how many intervals
    std::size_t m_ended = 0;
    std::map<std::size_t, Pending> m_pending;
    LoadResult m_result; // so far
    double m_inFlightSeconds = 0;
    LoadPart::End m_end; // the latest of all, and their sums

    mutable std::mutex m_mutex; // of what is below
    std::vector<LoadInterval> m_intervals;
    LoadCounts m_measured;
    LoadPercentiles m_corrected;
    LoadPercentiles m_raw;
};

} // namespace coroscope
