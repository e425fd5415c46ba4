#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QTabBar;

namespace coroscope {

class Commands;
class Layouts;

/// What can be done with a pane: take it out of the window and put it back, maximize, close. As a menu of its title and
/// of its tab, and in the View menu, with keys, for the pane that has or last had the focus. GUI thread.
class DockActions final : public QObject {
    Q_OBJECT
public:
    DockActions(Layouts *layouts, QMainWindow *area, QObject *parent = nullptr);

    /// For one pane; the caller shows it. It deletes itself when it closes.
    QMenu *makeMenu(QDockWidget *dock, QWidget *parent);
    /// The tabs of panes that share a place.
    void adopt(QTabBar *tabs);
    /// For the pane that has the focus.
    void addTo(QMenu *menu, Commands *commands);

    void setFloating(QDockWidget *dock, bool floating);
    void close(QDockWidget *dock);
    void toggleMaximized(QDockWidget *dock);
    QDockWidget *current() const;

private:
    void onFocusChanged(QWidget *now);
    void refresh();
    void openTabMenu(QTabBar *tabs, const QPoint &at);

    Layouts *m_layouts;
    QMainWindow *m_area;
    QAction *m_float;
    QAction *m_maximize;
    QAction *m_close;
    QPointer<QDockWidget> m_last;
};

} // namespace coroscope
