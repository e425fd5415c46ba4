#pragma once

#include "ui/panes/latency/latency_reading.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace coroscope {

/// What all charts say about one moment, laid over them beside the crosshair. It takes no clicks. GUI thread.
class ChartReadout final : public QFrame {
    Q_OBJECT
public:
    explicit ChartReadout(QWidget *charts);

    void setRows(const QList<ReadingRow> &rows);
    /// Beside `x`, within `room`: where there is more of it.
    void place(double x, const QRect &room);
    QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QGridLayout *m_grid;
    QList<QLabel *> m_labels; ///< two a row
    QString m_text;
};

} // namespace coroscope
