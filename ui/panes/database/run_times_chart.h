#pragma once

#include "server/db/run_times.h"

#include <QList>
#include <QWidget>

namespace coroscope {

/// An axis of durations in powers of ten.
struct LogAxis {
    double low = 1e6; ///< nanoseconds
    double high = 1e9;
    QList<double> ticks; ///< nanoseconds, ascending, within; few enough to be read

    double at(double nanoseconds) const; ///< 0 at its left end, 1 at its right one
};
/// One that both fit on, from and to 1, 2 or 5 times a power of ten. Pure.
LogAxis logAxisOf(const db::RunTimes &before, const db::RunTimes &after);

/// "p50 12.3 ms, 11.9 ms to 20.1 ms, 25 runs".
QString runTimesText(const db::RunTimes &times);

/// How long the runs of a statement took, before and after, as two histograms on one logarithmic axis, each with its
/// median as a line and its figures as text. RunTimesModel says the same. GUI thread.
class RunTimesChart final : public QWidget {
    Q_OBJECT
public:
    explicit RunTimesChart(QWidget *parent = nullptr);

    void setTimes(const db::RunTimes &before, const db::RunTimes &after);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void paintRow(QPainter *painter, const QRectF &row, bool isAfter, int most) const;
    QList<int> binsOf(const db::RunTimes &times, double width) const;
    int barsHeight() const;
    double left() const;
    QRectF plot() const;

    db::RunTimes m_before;
    db::RunTimes m_after;
    LogAxis m_axis;
};

} // namespace coroscope
