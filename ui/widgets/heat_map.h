#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/widgets/chart_marks.h"

#include <QWidget>

#include <vector>

namespace coroscope {

/// Latencies over time as a map: a column for each interval, a row for each band of latency (HeatColumn), and a colour
/// for how many requests were there. Its time axis is that of ChartPanel. Keys: Up and Down go over the bands, Left,
/// Right, Home, End and Escape are for whoever moves the crosshair (stepped(), cleared()). GUI thread.
class HeatMap final : public QWidget {
    Q_OBJECT
public:
    struct Column {
        double from = 0; ///< seconds before the right edge; negative or 0
        double to = 0;
        HeatColumn heat;
    };

    explicit HeatMap(QWidget *parent = nullptr);

    /// Oldest first.
    void setColumns(std::vector<Column> columns);
    const std::vector<Column> &columns() const noexcept { return m_columns; }
    void setSpan(int seconds);
    void setEnd(const QString &end);
    void setSettingMarks(const QList<ChartMark> &marks);
    const QList<ChartMark> &settingMarks() const noexcept { return m_marks; }

    void setCrosshair(double secondsAgo);
    void clearCrosshair();
    /// The band that the keys or the pointer chose; -1: none.
    int row() const noexcept { return m_row; }
    void setRow(int row);

    /// The most requests in one cell.
    std::uint64_t most() const noexcept { return m_most; }
    /// "12 requests took 1.33 ms to 1.78 ms" of that column and row; empty where there is none.
    QString facts(double secondsAgo, int row) const;
    /// From and below, of a band.
    static std::pair<nanoseconds, nanoseconds> band(int row);
    /// "1.33 – 1.78 ms"; "≥ 75.0 s" and "< 13.3 µs" at the ends.
    static QString bandText(int row);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Where its cells are, in this widget.
    QRectF plot() const;

    struct DecadeLabel {
        QString text; ///< "10 ms"
        QRectF place; ///< in this widget; aligned to its right
    };
    /// Of its axis, from below: the shortest and the longest decade shown, and of those between as many as have room,
    /// so that none overlaps another.
    std::vector<DecadeLabel> decadeLabels() const;

Q_SIGNALS:
    /// The pointer is over that moment; NaN: it left.
    void hovered(double secondsAgo);
    void clicked(double secondsAgo);
    void rowChanged(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    double x(double secondsAgo) const;
    double top(int row) const;
    int rowAt(double y) const;
    const Column *columnAt(double secondsAgo) const;
    void paintCells(QPainter *painter) const;
    void paintAxes(QPainter *painter) const;

    std::vector<Column> m_columns;
    QList<ChartMark> m_marks;
    QString m_end;
    int m_span = 60;
    std::uint64_t m_most = 0;
    int m_low = 0; ///< rows that are shown, m_high excluded
    int m_high = HeatColumn::kRows;
    int m_row = -1;
    double m_crosshair = 1; ///< 1: none
};

/// The legend of a heat map: colours with the counts from which they are used. GUI thread.
class HeatScale final : public QWidget {
    Q_OBJECT
public:
    explicit HeatScale(QWidget *parent = nullptr);
    void setMost(std::uint64_t most);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int stepWidth() const;

    std::uint64_t m_most = 0;
};

} // namespace coroscope
