#include "server/outbound/load_figures.h"

#include <numeric>

namespace coroscope {

std::uint64_t LoadCounts::failed() const noexcept
{
    return std::accumulate(faults.begin(), faults.end(), std::uint64_t(0));
}

void LoadCounts::add(const LoadCounts &other) noexcept
{
    started += other.started;
    completed += other.completed;
    for (std::size_t i = 0; i < classes.size(); ++i)
        classes[i] += other.classes[i];
    for (std::size_t i = 0; i < faults.size(); ++i)
        faults[i] += other.faults[i];
    bytesSent += other.bytesSent;
    bytesReceived += other.bytesReceived;
}

void LoadRequestFigures::add(const LoadRequestFigures &other)
{
    completed += other.completed;
    errors += other.errors;
    failed += other.failed;
    latency.merge(other.latency);
}

double LoadResult::achievedRate() const noexcept
{
    return duration.count() <= 0 ? 0 : double(counts.completed) * 1e9 / double(duration.count());
}

double LoadResult::littlesLaw() const noexcept
{
    return achievedRate() * latency.mean() / 1e9;
}

} // namespace coroscope
