#pragma once

#include "server/http/route_info.h"
#include "ui/key_bindings.h"
#include "ui/window_context.h"

#include <QObject>
#include <QPointer>

class QAction;
class QDockWidget;
class QMainWindow;

namespace coroscope {

class CommandPalette;
class PaneNavigator;
class ShortcutsDialog;

/// What the window does by key and by name: the palette, the list of keys, and the way from pane to pane. GUI thread.
class WindowCommands final : public QObject {
    Q_OBJECT
public:
    WindowCommands(QMainWindow *window, const WindowContext &context, QObject *parent);

    /// Panes get Ctrl+1 to Ctrl+9 in the order in which they come; `first`: see PaneNavigator.
    void addPane(QDockWidget *dock, QWidget *first = nullptr);
    /// Each action of a menu of the window that has no command yet; `id` names it, "view.fullscreen".
    QAction *add(const QString &id, const QString &group, QAction *action);
    /// Has a pane's command heard in the whole window. Null where there is none of that name.
    QAction *everywhere(const QString &id);
    /// The palette offers each route; openRoute is emitted for the one that is chosen.
    void setRoutes(const RouteTable &routes) { m_routes = routes; }

    void showShortcuts();

    QAction *paletteAction() const { return m_palette; }
    QAction *shortcutsAction() const { return m_shortcuts; }
    /// Next pane, previous pane.
    QList<QAction *> stepActions() const { return {m_next, m_previous}; }

    CommandPalette *palette() const { return m_popup; }
    PaneNavigator *panes() const { return m_panes; }
    KeyBindings *keys() { return &m_keys; }

Q_SIGNALS:
    void openRoute(const coroscope::RouteInfo &route);

private:
    QMainWindow *m_window;
    const WindowContext m_context;
    KeyBindings m_keys;
    PaneNavigator *m_panes;
    CommandPalette *m_popup;
    QAction *m_palette;
    QAction *m_shortcuts;
    QAction *m_next;
    QAction *m_previous;
    RouteTable m_routes;
    QPointer<ShortcutsDialog> m_dialog;
    int m_paneCount = 0;
};

} // namespace coroscope
