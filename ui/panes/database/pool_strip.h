#pragma once

#include "ui/panes/database/pool_history.h"

#include <QWidget>

namespace coroscope {

/// The last minute of the pool, painted: a lane for each connection (idle, busy, in a transaction, connecting, broken;
/// each has its pattern beside its colour), and below it how many jobs waited for one. For the eye; PoolTableModel says
/// the same. GUI thread.
class PoolStrip final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it; `marks` may be null.
    explicit PoolStrip(const PoolHistory &history, const SettingMarks *marks, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// What a job's cell looks like, for the legend too.
    static void paintCell(QPainter *painter, const QRectF &rect, const SlotCell &cell, const QPalette &palette);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int laneHeight() const;
    int waitersHeight() const;
    int nameWidth() const;
    QRectF area() const;
    QString tipAt(const QPoint &at) const;

    const PoolHistory &m_history;
    const SettingMarks *m_marks;
};

/// The patterns of PoolStrip with their names.
class PoolLegend final : public QWidget {
    Q_OBJECT
public:
    explicit PoolLegend(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace coroscope
