#include "server/tasks/kind.h"

#include <algorithm>
#include <cmath>

namespace coroscope::tasks {

milliseconds RetryPolicy::delayAfter(int attempt, double random) const
{
    constexpr int kDoublings = 40; // a doubling more would be beyond any cap, and beyond the numbers at last
    const double longest
        = std::min(double(cap.count()), std::ldexp(double(base.count()), std::clamp(attempt - 1, 0, kDoublings)));
    return milliseconds(std::int64_t(std::clamp(random, 0.0, 1.0) * longest));
}

} // namespace coroscope::tasks
