#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

namespace coroscope::test {

// What an assistive program or a person without a mouse meets in a window. Each function gives what is wrong, a line
// each; empty: nothing.

inline QString describe(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *at = widget; at; at = at->parentWidget()) {
        if (!at->objectName().isEmpty() && !at->objectName().startsWith(QStringLiteral("qt_")))
            path += at->objectName();
    }
    QString text = widget->property("text").toString();
    if (text.isEmpty())
        text = widget->toolTip();
    return QStringLiteral("%1 “%2” in %3")
        .arg(QLatin1String(widget->metaObject()->className()), text, path.join(QStringLiteral(" ← ")));
}

/// Hidden by itself or with what it is part of, and not just on a page that is not in front.
inline bool isSwitchedOff(const QWidget *widget)
{
    for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
        const bool isPage
            = qobject_cast<QStackedWidget *>(widget->parentWidget()) || qobject_cast<const QDockWidget *>(widget);
        if (widget->isHidden() && !isPage)
            return true;
    }
    return false;
}

/// Belongs to a control that is met as one: a spin box's editor, an editable combo box's, a view's scroll bar.
inline bool isPart(const QWidget *widget)
{
    if (widget->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<const QScrollBar *>(widget)
        || widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView")
        || widget->inherits("QTabBar") || widget->inherits("QMenu"))
        return true;
    const QWidget *parent = widget->parentWidget();
    return parent && (qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent));
}

inline bool takesFocus(const QWidget *widget)
{
    // A text that can be selected by mouse takes the focus by click, and needs no name.
    return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && !isPart(widget);
}

inline QStringList unnamed(const QWidget *root)
{
    QStringList wrong;
    const auto widgets = root->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!takesFocus(widget) || isSwitchedOff(widget))
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            wrong += QStringLiteral("no name: ") + describe(widget);
        else if (accessible->role() == QAccessible::NoRole)
            wrong += QStringLiteral("no role: ") + describe(widget);
    }
    return wrong;
}

/// Tab bars are met as one, and by their tabs.
inline QStringList unnamedTabs(const QWidget *root)
{
    QStringList wrong;
    const auto bars = root->findChildren<QTabBar *>();
    for (const QTabBar *bar : bars) {
        for (int i = 0; bar->isVisible() && i < bar->count(); ++i) {
            if (bar->tabText(i).isEmpty() && bar->accessibleTabName(i).isEmpty())
                wrong += QStringLiteral("tab %1 without a name: ").arg(i) + describe(bar);
        }
    }
    return wrong;
}

inline QStringList badLabels(const QWidget *root)
{
    QStringList wrong;
    const auto labels = root->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        const bool hasMnemonic = label->textFormat() != Qt::PlainText && !label->buddy()
            && !QKeySequence::mnemonic(label->text()).isEmpty();
        if (hasMnemonic && !Qt::mightBeRichText(label->text()))
            wrong += QStringLiteral("a mnemonic that goes nowhere: ") + describe(label);
        if (const QWidget *buddy = label->buddy(); buddy && buddy->focusPolicy() == Qt::NoFocus)
            wrong += QStringLiteral("a buddy without focus: ") + describe(label);
    }
    return wrong;
}

/// Alt+letter twice among what is visible in one window.
inline QStringList collidingMnemonics(const QWidget *window)
{
    QHash<QString, QStringList> users;
    const auto add = [&users](const QString &text, const QString &who) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            users[key.toString()] += who;
    };
    const auto widgets = window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->window() != window || !widget->isVisible())
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(button->text(), describe(button));
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            add(label->text(), describe(label));
        else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            add(group->title(), describe(group));
        else if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
            for (const QAction *action : bar->actions())
                add(action->text(), QStringLiteral("menu “%1”").arg(action->text()));
        } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                add(tabs->tabText(i), QStringLiteral("tab “%1” of %2").arg(tabs->tabText(i), describe(tabs)));
        }
    }
    QStringList wrong;
    for (auto it = users.cbegin(); it != users.cend(); ++it) {
        if (it.value().size() > 1)
            wrong += QStringLiteral("%1 twice: %2").arg(it.key(), it.value().join(QStringLiteral(" | ")));
    }
    wrong.sort();
    return wrong;
}

inline QStringList collidingInMenu(const QMenu *menu)
{
    QStringList wrong;
    QHash<QString, QStringList> users;
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (action->text().remove(u'&').trimmed().isEmpty())
            wrong += QStringLiteral("an entry without a name in “%1”").arg(menu->title());
        if (const QKeySequence key = QKeySequence::mnemonic(action->text()); !key.isEmpty())
            users[key.toString()] += action->text();
        if (action->menu())
            wrong += collidingInMenu(action->menu());
    }
    for (auto it = users.cbegin(); it != users.cend(); ++it) {
        if (it.value().size() > 1)
            wrong += QStringLiteral("%1 twice in “%2”: %3").arg(it.key(), menu->title(), it.value().join(u'|'));
    }
    return wrong;
}

/// In a pane that is behind others of its tabs.
inline bool isBehind(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        const auto *dock = qobject_cast<const QDockWidget *>(widget);
        if (dock && !dock->isWindow() && !dock->parentWidget()->rect().intersects(dock->geometry()))
            return true;
    }
    return false;
}

/// What is visible and takes Tab, and is not met on a way once round by Tab.
inline QStringList unreachable(QWidget *window)
{
    struct Open : QWidget {
        using QWidget::focusNextPrevChild;
    };
    QSet<const QWidget *> met;
    window->activateWindow();
    (void)QTest::qWaitFor([window] { return QApplication::activeWindow() == window; });
    if (!QApplication::focusWidget() || QApplication::focusWidget()->window() != window)
        (window->*(&Open::focusNextPrevChild))(true);
    const QWidget *start = QApplication::focusWidget();
    QStringList wrong;
    for (int i = 0; i < 2000; ++i) {
        QWidget *now = QApplication::focusWidget();
        if (!now || (i > 0 && now == start))
            break;
        if (met.contains(now)) {
            wrong += QStringLiteral("Tab goes in a circle that begins again at: ") + describe(now);
            break;
        }
        met += now;
        // Past what keeps Tab for itself, as an editor does: F6 leads out of it, and where to is the same.
        if (!(now->window()->*(&Open::focusNextPrevChild))(true))
            break; // there is only one
    }
    const auto widgets = window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->window() != window || !takesFocus(widget) || !widget->isVisible() || !widget->isEnabled()
            || isBehind(widget))
            continue;
        bool seen = false; // it, or a part of it, such as a spin box's editor
        for (const QWidget *one : std::as_const(met))
            seen = seen || one == widget || widget->isAncestorOf(one);
        if (!seen)
            wrong += QStringLiteral("not reached by Tab: ") + describe(widget);
    }
    return wrong;
}

} // namespace coroscope::test
