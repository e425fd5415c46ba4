#include "server/compression/coding_trials.h"

#include "server/compression/compressor.h"
#include "server/compression/thread_time.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kRuns = 5; // of which the fastest counts
constexpr milliseconds kLongEnough{30}; // then one run tells enough

} // namespace

std::vector<CompressionTrial> tryCodings(const QByteArray &body, const std::stop_token &stop)
{
    constexpr std::pair<Coding, int> kWays[]{{Coding::Gzip, 1},   {Coding::Gzip, 6},    {Coding::Gzip, 9},
                                             {Coding::Brotli, 4}, {Coding::Brotli, 11}, {Coding::Zstd, 3},
                                             {Coding::Zstd, 19}};
    std::vector<CompressionTrial> trials{{Coding::Identity, 0, body.size(), nanoseconds(0), false}};
    Compressor compressor;
    for (const auto &[coding, level] : kWays) {
        CompressionTrial trial{coding, level, 0, nanoseconds::max(), false};
        nanoseconds all{0};
        for (int run = 0; run < kRuns && all < kLongEnough && !stop.stop_requested(); ++run) {
            const auto before = threadTime();
            trial.size = compressor.compressAt(coding, level, body).size();
            const nanoseconds time = threadTime() - before;
            all += time;
            trial.time = std::min(trial.time, time);
        }
        if (stop.stop_requested())
            return {};
        trials.push_back(trial);
    }
    return trials;
}

} // namespace coroscope
