#include "ui/models/batch_stats.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

nanoseconds percentile(const QList<nanoseconds> &sorted, double share)
{
    if (sorted.isEmpty())
        return nanoseconds{0};
    const auto rank = qsizetype(std::ceil(share * double(sorted.size())));
    return sorted[std::clamp<qsizetype>(rank - 1, 0, sorted.size() - 1)];
}

} // namespace coroscope
