#pragma once

#include <QWidget>

namespace coroscope {

/// A horizontal bar of a length from 0 to 1: solid where it was measured, hatched in a dashed frame where it was
/// predicted. The text beside it says the same.
class FigureBar final : public QWidget {
    Q_OBJECT
public:
    enum class Look { Measured, Predicted };

    FigureBar(Look look, double share, QWidget *parent);

    double share() const noexcept { return m_share; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look m_look;
    const double m_share;
};

/// As many parts as a lesson has steps; those up to the one that is shown are filled. The text beside it says the same.
class StepStrip final : public QWidget {
    Q_OBJECT
public:
    explicit StepStrip(QWidget *parent);

    void setStep(int step, int count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_step = 0;
    int m_count = 1;
};

} // namespace coroscope
