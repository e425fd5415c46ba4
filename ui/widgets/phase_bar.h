#pragma once

#include "ui/models/exchange_phases.h"

#include <QWidget>

#include <vector>

namespace coroscope {

/// One request's time from end to end, cut into its phases. The table beside it says the same in words.
class PhaseBar final : public QWidget {
    Q_OBJECT
public:
    explicit PhaseBar(QWidget *parent = nullptr);
    void setSegments(std::vector<PhaseSegment> segments);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<PhaseSegment> m_segments;
};

/// A square in the look of a phase, for legends.
class PhaseSwatch final : public QWidget {
    Q_OBJECT
public:
    explicit PhaseSwatch(ExchangePhase phase, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ExchangePhase m_phase;
};

} // namespace coroscope
