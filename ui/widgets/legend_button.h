#pragma once

#include <QAbstractButton>

namespace coroscope {

/// An entry of a chart's legend: a sample of the series and its name; checked while the series is shown. Struck out
/// while it is hidden.
class LegendButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit LegendButton(const QString &name, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
};

} // namespace coroscope
