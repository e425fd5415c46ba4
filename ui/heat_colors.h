#pragma once

#include <QColor>
#include <QPalette>

#include <array>
#include <cstdint>
#include <vector>

namespace coroscope {

/// Colours of a heat map, few to many. Lightness goes one way only, so that the order is seen by everybody, and on grey
/// paper; the first stands out from QPalette::Base already.
constexpr int kHeatSteps = 8;
using HeatColors = std::array<QColor, kHeatSteps>;
HeatColors heatColors(const QPalette &palette);

/// For text on a cell of that colour.
QColor heatInk(const QColor &cell, const QPalette &palette);

/// Which count has which colour: the least count of each step, ascending, the first is 1; at most kHeatSteps, each a
/// few times the one before (so that one request in a cell is seen beside thousands). Empty where `most` is 0.
std::vector<std::uint64_t> heatSteps(std::uint64_t most);
/// The colour's place for a count of 1 or more: the steps spread over all colours.
int heatStep(std::uint64_t count, const std::vector<std::uint64_t> &steps);

} // namespace coroscope
