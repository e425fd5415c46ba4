#pragma once

#include <QStyledItemDelegate>

namespace coroscope {

/// Paints the state of a task as a chip, its progress as a bar with the share beside it, an error in its colour.
class TaskDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintProgress(QPainter *painter, const QStyleOptionViewItem &item, const QString &text, double share,
                       const QColor &color) const;
};

} // namespace coroscope
