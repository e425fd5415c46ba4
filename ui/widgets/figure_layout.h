#pragma once

#include <QLayout>

#include <vector>

namespace coroscope {

class FigureButton;

/// The figures of a status bar in a row: the first at its start, the others at its end, each whole while there is room
/// for all of them. Where there is not, they first give up the room that they keep for longer numbers; then the least
/// important one is elided, down to a few letters, then the next.
class FigureLayout final : public QLayout {
    Q_OBJECT
public:
    explicit FigureLayout(QWidget *parent);
    ~FigureLayout() override;

    /// Who has less importance than another is elided before it. The figure becomes a child of the layout's widget.
    void addFigure(FigureButton *figure, int importance);

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_figures.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Figure {
        QLayoutItem *item = nullptr; ///< owned
        FigureButton *button = nullptr;
        int importance = 0;
    };
    QSize sum(QSize (QLayoutItem::*size)() const) const;

    std::vector<Figure> m_figures;
};

} // namespace coroscope
