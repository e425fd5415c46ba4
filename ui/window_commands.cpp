#include "ui/window_commands.h"

#include "ui/icon.h"
#include "ui/key_tips.h"
#include "ui/nearest_shortcut.h"
#include "ui/pane_navigator.h"
#include "ui/shortcuts_dialog.h"
#include "ui/widgets/command_palette.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QStatusBar>

namespace coroscope {

WindowCommands::WindowCommands(QMainWindow *window, const WindowContext &context, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_context(context)
    , m_keys(context.commands, context.settings)
    , m_panes(new PaneNavigator(this))
    , m_popup(new CommandPalette(context.commands, context.settings, window))
{
    new NearestShortcut(window);
    new KeyTips(&m_keys, window);
    const QString view = tr("View");
    const auto make = [this](const QString &id, const QString &group, const QString &text, const QKeySequence &key) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        m_window->addAction(action);
        return add(id, group, action);
    };
    m_palette = make(QStringLiteral("view.palette"), view, tr("Command &Palette…"), Qt::CTRL | Qt::Key_K);
    m_palette->setIcon(icon(QStringLiteral("edit-find")));
    m_palette->setToolTip(tr("Everything by name"));
    connect(m_palette, &QAction::triggered, m_popup, &CommandPalette::toggle);
    m_next = make(QStringLiteral("view.nextPane"), view, tr("&Next Pane"), Qt::Key_F6);
    connect(m_next, &QAction::triggered, m_panes, &PaneNavigator::next);
    m_previous = make(QStringLiteral("view.previousPane"), view, tr("Pre&vious Pane"), Qt::SHIFT | Qt::Key_F6);
    connect(m_previous, &QAction::triggered, m_panes, &PaneNavigator::previous);
    m_shortcuts = make(QStringLiteral("help.shortcuts"), tr("Help"), tr("&Keyboard Shortcuts…"), Qt::Key_F1);
    m_shortcuts->setToolTip(tr("All keys, to read, to print and to change"));
    connect(m_shortcuts, &QAction::triggered, this, &WindowCommands::showShortcuts);

    m_popup->addProvider([this] {
        std::vector<PaletteEntry> entries;
        if (!m_routes)
            return entries;
        for (const RouteInfo &route : *m_routes) {
            PaletteEntry entry;
            // A route that takes every method is opened with one of them.
            const QByteArray method = route.method == "*" ? QByteArrayLiteral("GET") : route.method;
            entry.text = QString::fromLatin1(method) + u' ' + route.path;
            entry.id = QStringLiteral("route ") + entry.text;
            entry.group = tr("Open in Sender");
            entry.about = route.summary;
            entry.run = [guard = QPointer(this), route] {
                if (guard)
                    Q_EMIT guard->openRoute(route);
            };
            entries.push_back(std::move(entry));
        }
        return entries;
    });
}

QAction *WindowCommands::add(const QString &id, const QString &group, QAction *action)
{
    m_context.commands->add(id, group, action);
    return action;
}

QAction *WindowCommands::everywhere(const QString &id)
{
    QAction *action = m_context.commands->find(id);
    if (!action)
        return nullptr;
    action->setShortcutContext(Qt::WindowShortcut);
    m_window->addAction(action);
    return action;
}

void WindowCommands::addPane(QDockWidget *dock, QWidget *first)
{
    m_panes->addPane(dock, first);
    //: %1 the name of a pane.
    auto *go = new QAction(dock->windowIcon(), tr("Go to %1").arg(dock->windowTitle()), this);
    if (++m_paneCount <= 9)
        go->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + m_paneCount)));
    connect(go, &QAction::triggered, this, [this, dock] { m_panes->go(dock); });
    m_window->addAction(go);
    QString name = dock->objectName();
    add(QStringLiteral("view.go.") + name.remove(QStringLiteral("Dock")), tr("Panes"), go);
}

void WindowCommands::showShortcuts()
{
    if (!m_dialog) {
        m_dialog = new ShortcutsDialog(&m_keys, m_context.undo, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace coroscope
