#include "ui/dock_actions.h"

#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/layouts.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QTabBar>

namespace coroscope {

DockActions::DockActions(Layouts *layouts, QMainWindow *area, QObject *parent)
    : QObject(parent)
    , m_layouts(layouts)
    , m_area(area)
    , m_float(new QAction(icon(QStringLiteral("window-float")), tr("&Float Pane"), this))
    , m_maximize(new QAction(icon(QStringLiteral("view-maximize")), tr("&Maximize Pane"), this))
    , m_close(new QAction(icon(QStringLiteral("window-close")), tr("&Close Pane"), this))
{
    m_float->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_F);
    m_maximize->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_M);
    m_close->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_W);
    connect(m_float, &QAction::triggered, this, [this] {
        if (QDockWidget *dock = current())
            setFloating(dock, !dock->isFloating());
    });
    connect(m_maximize, &QAction::triggered, this, [this] {
        if (QDockWidget *dock = m_layouts->maximized() ? m_layouts->maximized() : current())
            toggleMaximized(dock);
    });
    connect(m_close, &QAction::triggered, this, [this] {
        if (QDockWidget *dock = current())
            close(dock);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { onFocusChanged(now); });
    connect(m_layouts, &Layouts::maximizedChanged, this, &DockActions::refresh);
    for (QDockWidget *dock : m_layouts->docks())
        connect(dock, &QDockWidget::topLevelChanged, this, &DockActions::refresh);
    refresh();
}

QDockWidget *DockActions::current() const
{
    if (m_layouts->maximized())
        return m_layouts->maximized();
    if (m_last && m_last->isVisible())
        return m_last;
    for (QDockWidget *dock : m_layouts->docks()) {
        if (dock->isVisible())
            return dock;
    }
    return nullptr;
}

void DockActions::onFocusChanged(QWidget *now)
{
    for (QWidget *widget = now; widget; widget = widget->parentWidget()) {
        if (auto *dock = qobject_cast<QDockWidget *>(widget); dock && m_layouts->docks().contains(dock)) {
            if (m_last != dock) {
                m_last = dock;
                refresh();
            }
            return;
        }
    }
}

void DockActions::refresh()
{
    const QDockWidget *dock = current();
    const bool floating = dock && dock->isFloating();
    m_float->setText(floating ? tr("&Dock Pane") : tr("&Float Pane"));
    m_float->setIcon(icon(floating ? QStringLiteral("window-dock") : QStringLiteral("window-float")));
    const bool maximized = m_layouts->maximized() != nullptr;
    m_maximize->setText(maximized ? tr("&Restore Pane") : tr("&Maximize Pane"));
    m_maximize->setIcon(icon(maximized ? QStringLiteral("view-restore") : QStringLiteral("view-maximize")));
}

void DockActions::setFloating(QDockWidget *dock, bool floating)
{
    if (dock == m_layouts->maximized())
        m_layouts->restorePane();
    const QPointer<QWidget> focus = QApplication::focusWidget(); // a new window takes it away
    dock->setFloating(floating);
    dock->show();
    dock->raise();
    dock->activateWindow(); // or the window that it is in again
    if (focus && dock->isAncestorOf(focus))
        focus->setFocus(Qt::OtherFocusReason);
    m_last = dock;
    refresh();
}

void DockActions::close(QDockWidget *dock)
{
    if (dock == m_layouts->maximized())
        m_layouts->restorePane();
    dock->close();
    refresh();
}

void DockActions::toggleMaximized(QDockWidget *dock)
{
    if (m_layouts->maximized() == dock)
        m_layouts->restorePane();
    else
        m_layouts->maximize(dock);
}

QMenu *DockActions::makeMenu(QDockWidget *dock, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("dockMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool maximized = m_layouts->maximized() == dock;
    QAction *floats = menu->addAction(icon(QStringLiteral("window-float")), tr("&Float"), this,
                                      [this, dock] { setFloating(dock, true); });
    floats->setEnabled(!dock->isFloating());
    QAction *docks = menu->addAction(icon(QStringLiteral("window-dock")), tr("&Dock"), this,
                                     [this, dock] { setFloating(dock, false); });
    docks->setEnabled(dock->isFloating());
    menu->addAction(icon(maximized ? QStringLiteral("view-restore") : QStringLiteral("view-maximize")),
                    maximized ? tr("&Restore") : tr("&Maximize"), this, [this, dock] { toggleMaximized(dock); });
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("window-close")), tr("&Close"), this, [this, dock] { close(dock); });
    return menu;
}

void DockActions::adopt(QTabBar *tabs)
{
    tabs->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tabs, &QWidget::customContextMenuRequested, this,
            [this, tabs](const QPoint &at) { openTabMenu(tabs, at); });
}

void DockActions::openTabMenu(QTabBar *tabs, const QPoint &at)
{
    int tab = tabs->tabAt(at);
    if (tab < 0)
        tab = tabs->currentIndex(); // by key
    for (QDockWidget *dock : m_layouts->docks()) {
        if (tab >= 0 && dock->windowTitle() == tabs->tabText(tab)
            && m_area->dockWidgetArea(dock) != Qt::NoDockWidgetArea) {
            makeMenu(dock, tabs)->popup(tabs->mapToGlobal(tabs->tabRect(tab).bottomLeft()));
            return;
        }
    }
}

void DockActions::addTo(QMenu *menu, Commands *commands)
{
    menu->addActions({m_float, m_maximize, m_close});
    commands->add(QStringLiteral("pane.float"), tr("Panes"), m_float);
    commands->add(QStringLiteral("pane.maximize"), tr("Panes"), m_maximize);
    commands->add(QStringLiteral("pane.close"), tr("Panes"), m_close);
}

} // namespace coroscope
