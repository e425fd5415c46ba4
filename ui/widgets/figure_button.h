#pragma once

#include <QToolButton>

namespace coroscope {

/// A figure of the status bar that opens what it belongs to. Where it has too little room it ends in "…" and its tool
/// tip begins with all of it.
class FigureButton final : public QToolButton {
    Q_OBJECT
public:
    /// `hint`: what the figure is and what a click opens.
    explicit FigureButton(const QString &hint, QWidget *parent = nullptr);

    void setFigure(const QString &text);
    /// "", "warning" or "error".
    void setTone(const QString &tone);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int padding() const;
    void refreshToolTip();

    const QString m_hint;
};

} // namespace coroscope
