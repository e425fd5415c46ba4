#pragma once

#include "ui/panes/load/load_record.h"

class QWidget;

namespace coroscope {

class Notices;

enum class LoadFormat {
    Json, ///< the whole result
    Csv, ///< a row for each interval
    Hgrm, ///< percentiles, as HdrHistogram's own tools and its plotter take them
};

/// As the program `coroscope-client bench` writes it.
QByteArray loadResultText(const LoadRecord &record, LoadFormat format);

/// Asks for a file and writes it. What happened comes as a notice. Nothing waits.
void saveLoadResult(QWidget *parent, const LoadRecord &record, LoadFormat format, Notices *notices);

} // namespace coroscope
