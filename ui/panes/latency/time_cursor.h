#pragma once

#include <QWidget>

namespace coroscope {

class LatencyCharts;

/// One line above the charts from which the keys move their crosshair: Left and Right by one point (with Ctrl by ten),
/// Page Up and Page Down by ten, Home, End, and Escape to let it go. Says where it is; to screen readers, all that the
/// charts say there. GUI thread.
class TimeCursor final : public QWidget {
    Q_OBJECT
public:
    explicit TimeCursor(LatencyCharts *charts, QWidget *parent = nullptr);

    /// What stands there while there is no crosshair.
    void setHint(const QString &hint);
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void tell();

    LatencyCharts *m_charts;
    QString m_hint;
};

} // namespace coroscope
