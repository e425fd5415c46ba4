#pragma once

#include <QHeaderView>
#include <QItemSelectionModel>

namespace coroscope {

/// The header of a live table. It can claim room below itself, between header and rows, which its table uses for the
/// rows that are pinned.
class LiveHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit LiveHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }

    /// Not the table's: whenever it paints, a header asks whether all rows of a column are selected, which are 100,000
    /// questions a column where they are. A live table always selects rows, so no section ever looks selected.
    void setSelectionModel(QItemSelectionModel *tables) override
    {
        QItemSelectionModel *former = selectionModel();
        QHeaderView::setSelectionModel(new QItemSelectionModel(tables->model(), this));
        if (former && former->parent() == this)
            former->deleteLater();
    }

    /// Pixels; the table must update its geometries.
    void setRoomBelow(int pixels) { m_room = pixels; }
    int roomBelow() const noexcept { return m_room; }
    QSize sizeHint() const override
    {
        const QSize own = QHeaderView::sizeHint();
        return {own.width(), own.height() + m_room};
    }

private:
    int m_room = 0;
};

} // namespace coroscope
