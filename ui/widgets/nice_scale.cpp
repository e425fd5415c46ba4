#include "ui/widgets/nice_scale.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

NiceScale niceScale(double largest)
{
    if (!(largest > 0) || !std::isfinite(largest))
        return {1, 2, 1};
    const double rough = largest / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = power * 10;
    bool isQuarter = false;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * 0.999999) {
            step = factor * power;
            isQuarter = factor == 2.5;
            break;
        }
    }
    NiceScale scale;
    scale.steps = std::max(2, int(std::ceil(largest / step * 0.999999)));
    scale.top = scale.steps * step;
    const int magnitude = int(std::floor(std::log10(step) + 1e-9));
    scale.decimals = std::clamp(isQuarter ? 1 - magnitude : -magnitude, 0, 6);
    return scale;
}

} // namespace coroscope
