#include "ui/key_tips.h"

#include "ui/key_bindings.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QToolButton>

namespace coroscope {

namespace {
constexpr char kShownKey[] = "keyInToolTip";
}

KeyTips::KeyTips(KeyBindings *keys, QWidget *window)
    : QObject(window)
    , m_keys(keys)
    , m_window(window)
{
    qApp->installEventFilter(this);
    connect(m_keys, &KeyBindings::changed, this, &KeyTips::refreshAll);
}

bool KeyTips::eventFilter(QObject *watched, QEvent *event)
{
    // Tooltips change with the state of what they are about: this one is about to be shown.
    if (event->type() == QEvent::ToolTip) {
        if (auto *button = qobject_cast<QAbstractButton *>(watched))
            refresh(button);
    }
    return false;
}

const Command *KeyTips::commandOf(const QAbstractButton *button) const
{
    const Commands *commands = m_keys->commands();
    if (const QString id = button->property("commandId").toString(); !id.isEmpty())
        return commands->command(id);
    const auto *tool = qobject_cast<const QToolButton *>(button);
    if (!tool || !tool->defaultAction())
        return nullptr;
    for (const Command &command : commands->all()) {
        if (command.action == tool->defaultAction())
            return &command;
    }
    return nullptr;
}

void KeyTips::refresh(QAbstractButton *button) const
{
    const Command *command = commandOf(button);
    QString tip = button->toolTip();
    if (!command || !command->action || tip.isEmpty())
        return;
    QStringList shown{button->property(kShownKey).toString()};
    for (const QKeySequence &key : command->defaults)
        shown += key.toString(QKeySequence::NativeText);
    for (const QString &key : std::as_const(shown)) {
        const QString end = QStringLiteral(" (%1)").arg(key);
        if (!key.isEmpty() && tip.endsWith(end))
            tip.chop(end.size());
    }
    const QString now = command->action->shortcut().toString(QKeySequence::NativeText);
    if (!now.isEmpty())
        //: A tooltip: %1 what a button does, %2 its key.
        tip = tr("%1 (%2)").arg(tip, now);
    button->setProperty(kShownKey, now);
    if (tip != button->toolTip())
        button->setToolTip(tip);
}

void KeyTips::refreshAll() const
{
    const auto buttons = m_window->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons)
        refresh(button);
}

} // namespace coroscope
