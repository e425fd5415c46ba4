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

    /// Words, which take the room that they need.
    void setFigure(const QString &text);
    /// A number with its words, which changes often: it keeps the room that the longest one took, until it is hidden,
    /// becomes words, or has letters of another size. So its neighbours stay where they are.
    void setNumber(const QString &text);
    /// "", "warning" or "error".
    void setTone(const QString &tone);
    bool isElided() const;
    /// What its text of now needs.
    int wholeWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &text);
    int padding() const;
    void refreshToolTip();

    const QString m_hint;
    int m_kept = 0; ///< the room of the longest number
    double m_keptFor = 0; ///< points of its letters
};

} // namespace coroscope
