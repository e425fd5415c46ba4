#pragma once

#include "server/telemetry/histogram.h"

#include <string>

namespace coroscope {

/// The percentile distribution of HdrHistogram ("hgrm"), which its plotters read (hdrhistogram.github.io/HdrHistogram/
/// plotFiles.html): a line for each step, closer and closer to 100 %, with value (milliseconds), percentile (0 to 1),
/// how many are up to there, and 1/(1-percentile), then mean, standard deviation, maximum and count as comments. Five
/// steps for each halving of the distance to 100 %, as HdrHistogram's own tools have.
std::string histogramText(const Histogram &histogram);

} // namespace coroscope
