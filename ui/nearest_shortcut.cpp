#include "ui/nearest_shortcut.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

namespace coroscope {

namespace {

bool hears(Qt::ShortcutContext context, const QWidget *owner, const QWidget *focus)
{
    return context == Qt::WidgetWithChildrenShortcut || (context == Qt::WidgetShortcut && owner == focus);
}

} // namespace

NearestShortcut::NearestShortcut(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

QObject *NearestShortcut::nearest(QWidget *focus, const QKeySequence &key) const
{
    QObject *first = nullptr;
    for (QWidget *at = focus; at; at = at->parentWidget()) {
        QObject *here = nullptr;
        const auto shortcuts = at->findChildren<QShortcut *>(Qt::FindDirectChildrenOnly);
        for (QShortcut *shortcut : shortcuts) {
            if (shortcut->isEnabled() && hears(shortcut->context(), at, focus) && shortcut->keys().contains(key))
                here = shortcut;
        }
        const auto actions = at->actions();
        for (QAction *action : actions) {
            const bool inWindow = at->isWindow() && action->shortcutContext() == Qt::WindowShortcut;
            if (action->isEnabled() && action->isVisible() && action->shortcuts().contains(key)
                && (inWindow || hears(action->shortcutContext(), at, focus)))
                here = action;
        }
        if (first && here && here != first)
            return first;
        if (!first)
            first = here;
        if (at->isWindow() && at->windowType() != Qt::Tool)
            break; // a floating pane's keys go on in its window
    }
    // Menus of the window: their actions are heard in all of it.
    if (first) {
        const auto actions = m_window->findChildren<QAction *>();
        for (const QAction *action : actions) {
            if (action != first && action->isEnabled() && action->shortcutContext() == Qt::WindowShortcut
                && action->shortcuts().contains(key))
                return first;
        }
    }
    return nullptr;
}

bool NearestShortcut::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    auto *focus = qobject_cast<QWidget *>(watched);
    if (!focus || focus != QApplication::focusWidget() || QApplication::activePopupWidget()
        || !m_window->isAncestorOf(focus))
        return false;
    auto *press = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        m_next.clear();
        const auto modifiers = press->modifiers() & ~Qt::KeypadModifier;
        QObject *found = nearest(focus, QKeySequence(QKeyCombination(modifiers, Qt::Key(press->key()))));
        if (!found)
            return false;
        // A field that is typed into comes first, as ever.
        press->ignore();
        static_cast<QObject *>(focus)->event(press); // public there
        if (!press->isAccepted())
            m_next = found;
        press->accept();
        return true;
    }
    if (!m_next)
        return false;
    const QPointer<QObject> found = m_next;
    m_next.clear();
    if (auto *action = qobject_cast<QAction *>(found))
        action->trigger();
    else if (auto *shortcut = qobject_cast<QShortcut *>(found))
        Q_EMIT shortcut->activated();
    return true;
}

} // namespace coroscope
