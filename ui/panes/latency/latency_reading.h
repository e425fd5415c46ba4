#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/latency_columns.h"

#include <QStringList>

namespace coroscope {

class SettingMarks;

/// What all charts say about one moment.
struct ReadingRow {
    QString name; ///< of the chart or the route; empty: the text stands alone
    QString text;
};

/// `routes`: names of the routes that the columns were made for; `percentiles` in the order of the legend. `marks` may
/// be null. The first row is the time.
QList<ReadingRow> readingOf(const LatencyColumn &column, const QStringList &routes,
                            const QList<Percentile> &percentiles, const HolderNames &holders,
                            const SettingMarks *marks);
/// A row a line.
QString readingText(const QList<ReadingRow> &rows);

} // namespace coroscope
