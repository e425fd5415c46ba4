#pragma once

#include "ui/models/exchange_phases.h"

#include <QWidget>

namespace coroscope {

/// Says what the looks of a waterfall's bars mean.
class PhaseLegend final : public QWidget {
    Q_OBJECT
public:
    explicit PhaseLegend(QWidget *parent = nullptr);
};

} // namespace coroscope
