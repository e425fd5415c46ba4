#pragma once

#include <QStyledItemDelegate>

namespace coroscope {

/// Rows of keys: types as chips, folders' counts stepping back, what is about to expire in the colour of a warning.
/// GUI thread.
class KeyDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace coroscope
