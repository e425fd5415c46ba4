#pragma once

#include <QStyledItemDelegate>

namespace coroscope {

class RouteActivity;

/// A route as a method badge and its path; a group as a title; a handler kind that holds the loop stands out; what
/// ended in the last minute as a row of bars, errors in them; a policy as chips. One that has a twin says so, and one
/// into which something is injected. A disabled route steps back and is struck out.
class RouteDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `activity` is painted, and outlives this.
    RouteDelegate(const RouteActivity *activity, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintRoute(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const;
    void paintPolicy(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const;
    void paintActivity(QPainter *painter, QStyleOptionViewItem item, int route) const;

    const RouteActivity *m_activity;
};

} // namespace coroscope
