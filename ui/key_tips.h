#pragma once

#include <QObject>

class QAbstractButton;
class QWidget;

namespace coroscope {

class KeyBindings;
struct Command;

/// Keeps the keys in the tooltips of buttons true: "Start the server (F5)" names the key that the command has now, and
/// none where it has none. A button belongs to the command of its action, or to the one that its property "commandId"
/// names. GUI thread.
class KeyTips final : public QObject {
    Q_OBJECT
public:
    KeyTips(KeyBindings *keys, QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Command *commandOf(const QAbstractButton *button) const;
    void refresh(QAbstractButton *button) const;
    void refreshAll() const;

    KeyBindings *m_keys;
    QWidget *m_window;
};

} // namespace coroscope
