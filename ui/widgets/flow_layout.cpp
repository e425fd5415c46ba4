#include "ui/widgets/flow_layout.h"

#include <QWidget>

namespace coroscope {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::setSpacings(int horizontal, int vertical)
{
    m_horizontal = horizontal;
    m_vertical = vertical;
    invalidate();
}

void FlowLayout::setFiller(QWidget *widget, int width)
{
    m_filler = widget;
    m_fillerWidth = width;
    invalidate();
}

QSize FlowLayout::wantedSize(const QLayoutItem *item) const
{
    const QSize hint = item->sizeHint();
    return m_filler && const_cast<QLayoutItem *>(item)->widget() == m_filler ? QSize(m_fillerWidth, hint.height())
                                                                             : hint;
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    QSize size(margins.left() + margins.right(), 0);
    for (const QLayoutItem *item : m_items) {
        size.rwidth() += wantedSize(item).width() + m_horizontal;
        size.setHeight(qMax(size.height(), item->sizeHint().height()));
    }
    return size + QSize(0, margins.top() + margins.bottom());
}

QSize FlowLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const int height = arrange(rect, true);
    // A layout that has too little room does not ask for the height that a width needs: its rows would lie on what is
    // below them.
    QWidget *bar = parentWidget();
    if (bar && bar->layout() == this && bar->minimumHeight() != height)
        bar->setMinimumHeight(height);
}

int FlowLayout::arrange(const QRect &rect, bool place) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    QPoint at = area.topLeft();
    int rowHeight = 0;
    QList<std::pair<QLayoutItem *, QRect>> row;
    const auto finishRow = [&] {
        for (const auto &[item, place_] : row) {
            if (place) // items of different heights stand on one middle line
                item->setGeometry(place_.translated(0, (rowHeight - place_.height()) / 2));
        }
        row.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = wantedSize(item);
        if (!row.isEmpty() && at.x() + size.width() > area.right() + 1) {
            finishRow();
            at = QPoint(area.left(), at.y() + rowHeight + m_vertical);
            rowHeight = 0;
        }
        if (m_filler && item->widget() == m_filler)
            size.setWidth(qMax(item->minimumSize().width(), area.right() + 1 - at.x()));
        rowHeight = qMax(rowHeight, size.height());
        row.append({item, QRect(at, size)});
        at.rx() += size.width() + m_horizontal;
    }
    finishRow();
    return at.y() + rowHeight - rect.top() + contentsMargins().bottom();
}

} // namespace coroscope
