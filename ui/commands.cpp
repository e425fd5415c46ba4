#include "ui/commands.h"

#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace coroscope {

namespace {

constexpr char kWhyDisabled[] = "whyDisabled";

/// The widgets in which a pane's action is heard; empty: it is heard in the whole window.
QList<const QWidget *> placesOf(const QAction *action)
{
    QList<const QWidget *> places;
    if (action->shortcutContext() != Qt::WidgetShortcut && action->shortcutContext() != Qt::WidgetWithChildrenShortcut)
        return places;
    for (const QObject *object : action->associatedObjects()) {
        // A menu that pops up hears no keys of others.
        if (const auto *widget = qobject_cast<const QWidget *>(object); widget && !qobject_cast<const QMenu *>(widget))
            places += widget;
    }
    return places;
}

} // namespace

QString plainActionText(const QAction *action)
{
    QString text = action->text();
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 1))
        text.remove(at, 1); // "&&" leaves one
    if (text.endsWith(u'…'))
        text.chop(1);
    return text.trimmed();
}

QString Command::name() const
{
    return action ? plainActionText(action) : QString();
}

void Commands::add(const QString &id, const QString &group, QAction *action)
{
    Q_ASSERT(!find(id));
    const Command command{id, group, action, action->shortcuts()};
    m_all.push_back(command);
    Q_EMIT added(command);
}

QAction *Commands::find(const QString &id) const
{
    const Command *found = command(id);
    return found ? found->action.data() : nullptr;
}

const Command *Commands::command(const QString &id) const
{
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&id](const Command &c) { return c.id == id; });
    return at == m_all.end() ? nullptr : &*at;
}

void Commands::setEnabled(QAction *action, bool enabled, const QString &why)
{
    setWhyDisabled(action, why);
    action->setEnabled(enabled);
}

void Commands::setWhyDisabled(QAction *action, const QString &why)
{
    action->setProperty(kWhyDisabled, why);
}

QString Commands::whyDisabled(const QAction *action)
{
    return action->isEnabled() ? QString() : action->property(kWhyDisabled).toString();
}

bool Commands::canMeet(const QAction *a, const QAction *b)
{
    const QList<const QWidget *> placesA = placesOf(a);
    const QList<const QWidget *> placesB = placesOf(b);
    if (placesA.isEmpty() || placesB.isEmpty())
        return true;
    for (const QWidget *x : placesA) {
        for (const QWidget *y : placesB) {
            if (x == y || (a->shortcutContext() == Qt::WidgetWithChildrenShortcut && x->isAncestorOf(y))
                || (b->shortcutContext() == Qt::WidgetWithChildrenShortcut && y->isAncestorOf(x)))
                return true;
        }
    }
    return false;
}

bool Commands::clash(const QKeySequence &a, const QKeySequence &b)
{
    return !a.isEmpty() && !b.isEmpty()
        && (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace coroscope
