#pragma once

#include "ui/panes/load/figure_model.h"
#include "ui/panes/load/load_record.h"

namespace coroscope {

// Results of load runs as tables. Pure but for the words.

/// Percentile, corrected, uncorrected (the same in a closed run), how many requests were slower.
FigureTable percentileTable(const LoadResult &result);
/// From, to, how many, share.
FigureTable histogramTable(const LoadResult &result);
/// An interval a row. The last three columns are of open runs.
FigureTable intervalTable(const std::vector<LoadInterval> &intervals);
constexpr int kFirstOpenColumn = 7; ///< of intervalTable()
constexpr int kUncorrectedColumn = 2; ///< of percentileTable()
/// A row for each of several requests that were sent in turn; without rows where they were not told apart.
FigureTable requestTable(const LoadRecord &record);
/// Everything else: figure, value, what it says. Statuses, failures with an example each, bytes, rates, Little's law.
FigureTable factTable(const LoadRecord &record);

/// Two runs side by side: figure, the first, the second, the difference, the difference in percent, and whether the
/// second is better. Differences of less than what noise makes (2 %) are none.
FigureTable deltaTable(const LoadRecord &first, const LoadRecord &second);
/// "Run 4 answers 20.1 times as many as run 3: 998/s against 49.6/s. 99 % of them within 22 ms, against 402 ms."
QString comparison(const LoadRecord &first, const LoadRecord &second);
/// The same of two sides of a race: "async answers 20.1 times as many: 998/s against 49.6/s."
QString raceOutcome(const LoadRecord &slow, const LoadRecord &fast);

} // namespace coroscope
