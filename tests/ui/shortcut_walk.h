#pragma once

#include <QAction>
#include <QApplication>
#include <QHash>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QWidget>

namespace coroscope::test {

/// Which shortcuts are heard while a widget has the focus, as QShortcutMap decides it (qtbase, qapplication.cpp,
/// correctWidgetContext and correctActionContext), so that a key that two of them hear is found before a person presses
/// it: Qt calls such a key ambiguous, and does neither. Where they stand at different distances from the focus, the
/// nearest one is meant, as NearestShortcut sees to it.
class ShortcutWalk {
public:
    explicit ShortcutWalk(QWidget *window)
        : m_window(window)
        , m_actions(window->findChildren<QAction *>())
        , m_shortcuts(window->findChildren<QShortcut *>())
    {
    }

    /// "Ctrl+F: A, B" for each key that two hear while `focus` has the focus.
    QStringList ambiguous(const QWidget *focus) const
    {
        QHash<QString, QMap<int, QStringList>> heard; // by key and distance
        for (const QAction *action : m_actions) {
            if (!action->isEnabled() || !action->isVisible() || !isHeard(action, focus))
                continue;
            for (const QKeySequence &key : action->shortcuts())
                heard[key.toString()][distance(action, focus)] += QStringLiteral("action “%1”").arg(action->text());
        }
        for (const QShortcut *shortcut : m_shortcuts) {
            const auto *owner = qobject_cast<const QWidget *>(shortcut->parent());
            if (!shortcut->isEnabled() || !owner || !isHeard(owner, shortcut->context(), focus))
                continue;
            for (const QKeySequence &key : keysOf(shortcut))
                heard[key.toString()][distance(owner, shortcut->context(), focus)]
                    += QStringLiteral("shortcut of %1 %2")
                           .arg(QLatin1String(owner->metaObject()->className()), owner->objectName());
        }
        QStringList list;
        for (auto it = heard.cbegin(); it != heard.cend(); ++it) {
            if (!it.key().isEmpty() && it.value().first().size() > 1)
                list += QStringLiteral("%1: %2").arg(it.key(), it.value().first().join(QStringLiteral(", ")));
        }
        list.sort();
        return list;
    }

private:
    static constexpr int kWindow = 1000;

    static int distance(const QWidget *owner, Qt::ShortcutContext context, const QWidget *focus)
    {
        if (context == Qt::WindowShortcut || context == Qt::ApplicationShortcut)
            return kWindow;
        int steps = 0;
        for (const QWidget *at = focus; at && at != owner; at = at->parentWidget())
            ++steps;
        return steps;
    }

    static int distance(const QAction *action, const QWidget *focus)
    {
        int least = kWindow;
        for (QObject *object : action->associatedObjects()) {
            const auto *widget = qobject_cast<const QWidget *>(object);
            if (widget && !qobject_cast<const QMenu *>(widget) && (widget == focus || widget->isAncestorOf(focus)))
                least = std::min(least, distance(widget, action->shortcutContext(), focus));
        }
        return least;
    }

    static QList<QKeySequence> keysOf(const QShortcut *shortcut) { return shortcut->keys(); }

    bool isHeard(const QAction *action, const QWidget *focus) const
    {
        for (QObject *object : action->associatedObjects()) {
            if (const auto *menu = qobject_cast<const QMenu *>(object)) {
                const QAction *opener = menu->menuAction();
                if (opener->isVisible() && opener->isEnabled() && isHeard(opener, focus, action->shortcutContext()))
                    return true;
            } else if (const auto *widget = qobject_cast<const QWidget *>(object)) {
                if (isHeard(widget, action->shortcutContext(), focus))
                    return true;
            }
        }
        return false;
    }

    /// A menu's own action, with the context of the action in the menu.
    bool isHeard(const QAction *opener, const QWidget *focus, Qt::ShortcutContext context) const
    {
        for (QObject *object : opener->associatedObjects()) {
            if (const auto *menu = qobject_cast<const QMenu *>(object)) {
                if (isHeard(menu->menuAction(), focus, context))
                    return true;
            } else if (const auto *widget = qobject_cast<const QWidget *>(object)) {
                if (isHeard(widget, context, focus))
                    return true;
            }
        }
        return false;
    }

    bool isHeard(const QWidget *owner, Qt::ShortcutContext context, const QWidget *focus) const
    {
        const bool isBar = qobject_cast<const QMenuBar *>(owner);
        if (!isBar && (!owner->isVisible() || !owner->isEnabled()))
            return false;
        switch (context) {
        case Qt::ApplicationShortcut: return true;
        case Qt::WidgetShortcut: return owner == focus;
        case Qt::WidgetWithChildrenShortcut: {
            const QWidget *at = focus;
            while (at && at != owner && !at->isWindow())
                at = at->parentWidget();
            return at == owner;
        }
        case Qt::WindowShortcut: break;
        }
        return owner->window() == focus->window();
    }

    QWidget *m_window;
    QList<QAction *> m_actions;
    QList<QShortcut *> m_shortcuts;
};

} // namespace coroscope::test
