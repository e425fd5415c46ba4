#pragma once

namespace coroscope {

/// A value axis from 0 that a person can read: 1, 2, 2.5 or 5 times a power of ten a step.
struct NiceScale {
    double top = 1;
    int steps = 4;
    int decimals = 0; ///< that its labels need
};

/// One that holds `largest` in 2 to 5 steps.
NiceScale niceScale(double largest);

} // namespace coroscope
