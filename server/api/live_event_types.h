#pragma once

#include "server/runtime/live_events.h"

#include <QByteArrayView>

#include <optional>

namespace coroscope {

inline constexpr QByteArrayView kTickEvent{"tick"}; ///< stands for kLiveFigures

/// The names of a list with commas; empty where one of them is none.
std::optional<LiveEventTypes> liveEventTypesIn(QByteArrayView list);

} // namespace coroscope
