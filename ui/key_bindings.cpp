#include "ui/key_bindings.h"

#include "ui/settings.h"

#include <algorithm>
#include <chrono>

namespace coroscope {

KeyBindings::KeyBindings(Commands *commands, WindowSettings *settings, QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_settings(settings)
{
    m_apply.setSingleShot(true);
    m_apply.setInterval(std::chrono::milliseconds(0));
    connect(&m_apply, &QTimer::timeout, this, &KeyBindings::apply);
    for (const Command &command : m_commands->all())
        onAdded(command);
    connect(m_commands, &Commands::added, this, &KeyBindings::onAdded);
}

void KeyBindings::onAdded(const Command &command)
{
    if (const auto kept = m_settings->keys(command.id)) {
        m_given.insert(command.id, *kept);
        command.action->setShortcuts(*kept);
    }
    // Whether keys clash is known once the actions stand in their panes.
    m_apply.start();
}

void KeyBindings::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    store(id, keys);
    apply();
}

void KeyBindings::store(const QString &id, const QList<QKeySequence> &keys)
{
    const Command *command = m_commands->command(id);
    if (!command)
        return;
    if (keys == command->defaults) {
        m_given.remove(id);
        m_settings->forgetKeys(id);
    } else {
        m_given.insert(id, keys);
        m_settings->setKeys(id, keys);
    }
}

void KeyBindings::reset(const QString &id)
{
    m_given.remove(id);
    m_settings->forgetKeys(id);
    apply();
}

void KeyBindings::resetAll()
{
    const QStringList ids = m_given.keys();
    for (const QString &id : ids)
        m_settings->forgetKeys(id);
    m_given.clear();
    apply();
}

bool KeyBindings::isChanged(const QString &id) const
{
    return m_given.contains(id);
}

bool KeyBindings::isAnyChanged() const
{
    return !m_given.isEmpty();
}

QList<QKeySequence> KeyBindings::keys(const QString &id) const
{
    const QAction *action = m_commands->find(id);
    return action ? action->shortcuts() : QList<QKeySequence>();
}

QStringList KeyBindings::conflicts(const QString &id, const QKeySequence &key) const
{
    QStringList ids;
    const QAction *mine = m_commands->find(id);
    if (!mine)
        return ids;
    for (const Command &other : m_commands->all()) {
        if (other.id == id || !other.action || !Commands::canMeet(mine, other.action))
            continue;
        const QList<QKeySequence> keys = other.action->shortcuts();
        if (std::any_of(keys.begin(), keys.end(), [&](const QKeySequence &k) { return Commands::clash(k, key); }))
            ids += other.id;
    }
    return ids;
}

void KeyBindings::takeOver(const QString &id, const QKeySequence &key)
{
    const QStringList others = conflicts(id, key);
    for (const QString &other : others) {
        QList<QKeySequence> left = keys(other);
        left.removeIf([&](const QKeySequence &k) { return Commands::clash(k, key); });
        store(other, left);
    }
    QList<QKeySequence> mine = keys(id);
    mine.removeIf([&](const QKeySequence &k) { return Commands::clash(k, key); });
    mine.append(key);
    store(id, mine);
    apply();
}

void KeyBindings::setGiven(const QHash<QString, QList<QKeySequence>> &given)
{
    if (given == m_given)
        return;
    const QStringList before = m_given.keys();
    for (const QString &id : before) {
        if (!given.contains(id))
            m_settings->forgetKeys(id);
    }
    m_given = given;
    for (auto it = m_given.cbegin(); it != m_given.cend(); ++it)
        m_settings->setKeys(it.key(), it.value());
    apply();
}

QString KeyBindings::refusal(const QKeySequence &key)
{
    if (key.isEmpty())
        return tr("Press a key.");
    const QKeyCombination first = key[0];
    const auto modifiers = first.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (modifiers != Qt::NoModifier)
        return {};
    switch (first.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Backspace:
        //: %1 a key, such as Tab.
        return tr("%1 belongs to the controls of the window: with it one moves, edits and confirms. Add Ctrl or Alt.")
            .arg(key.toString(QKeySequence::NativeText));
    default: break;
    }
    if (first.key() > Qt::Key_Space && first.key() < Qt::Key_Escape)
        //: %1 a key, such as A or Shift+A.
        return tr("%1 alone is typed into fields and lists. Add Ctrl or Alt.")
            .arg(key.toString(QKeySequence::NativeText));
    return {};
}

void KeyBindings::apply()
{
    m_apply.stop();
    // What the person gave wins over what a command brings along: a later version may bring a key that is taken.
    struct Taken {
        const QAction *action;
        QKeySequence key;
    };
    std::vector<Taken> taken;
    const auto set = [&](const Command &command, const QList<QKeySequence> &wanted) {
        QList<QKeySequence> keys;
        for (const QKeySequence &key : wanted) {
            const bool isTaken = std::any_of(taken.begin(), taken.end(), [&](const Taken &t) {
                return Commands::clash(t.key, key) && Commands::canMeet(t.action, command.action);
            });
            if (!isTaken)
                keys += key;
        }
        if (command.action->shortcuts() != keys)
            command.action->setShortcuts(keys);
        return keys;
    };
    for (const Command &command : m_commands->all()) {
        if (!command.action || !m_given.contains(command.id))
            continue;
        const QList<QKeySequence> keys = set(command, m_given.value(command.id));
        for (const QKeySequence &key : keys)
            taken.push_back({command.action, key});
    }
    for (const Command &command : m_commands->all()) {
        if (command.action && !m_given.contains(command.id))
            set(command, command.defaults);
    }
    Q_EMIT changed();
}

} // namespace coroscope
