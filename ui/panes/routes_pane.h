#pragma once

#include "server/runtime/server.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace coroscope {

class EmptyState;
class RouteModel;

/// The routes of the server by tag, with their figures; from here a route goes to the Sender or to the clipboard.
class RoutesPane final : public QWidget {
    Q_OBJECT
public:
    RoutesPane(const WindowContext &context, QWidget *parent = nullptr);

    void setRoutes(const RouteTable &routes);
    void setServerState(ServerState state, const QUrl &url);
    void consume(const TelemetryBatch &batch);
    void endFrame();

    RouteModel *model() const { return m_model; }
    QTreeView *tree() const { return m_tree; }

Q_SIGNALS:
    void openInSender(const coroscope::RouteInfo &route);

private:
    const RouteInfo *routeAt(const QModelIndex &index) const;
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &at);
    void showHeaderMenu(const QPoint &at);
    void updateEmptyState();

    const WindowContext m_context;
    RouteModel *m_model;
    QSortFilterProxyModel *m_shown;
    QTreeView *m_tree;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QLineEdit *m_filter;
    QUrl m_url;
    QTimer m_save; ///< columns, a moment after the last change
};

} // namespace coroscope
