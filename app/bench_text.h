#pragma once

#include "server/outbound/load_figures.h"
#include "server/outbound/load_plan.h"

#include <QString>

namespace coroscope {

/// What `coroscope-client bench` prints for people. ASCII, since a terminal may be anything.
QString benchText(const LoadPlan &plan, const LoadResult &result);

/// How it goes, in one line of at most 79 columns.
QString benchProgress(const LoadSnapshot &snapshot);

/// "4,950"
QString grouped(std::uint64_t number);

} // namespace coroscope
