#pragma once

#include <QAction>
#include <QList>
#include <QObject>
#include <QPointer>

#include <vector>

namespace coroscope {

/// One thing that a person can do by name and by key. The name is the action's text without its mnemonic.
struct Command {
    QString id; ///< "requests.clear": never changes, since settings name it
    QString group; ///< translated; where it belongs: "Requests"
    QPointer<QAction> action; ///< null once its owner is gone
    QList<QKeySequence> defaults; ///< the keys that it was added with

    /// As it is spoken of: no mnemonic, no dots at the end.
    QString name() const;
};

/// All commands of the window: what the palette offers, the shortcut sheet lists and the settings rebind. Whoever makes
/// an action adds it here once, with its default keys already set; the action's shortcuts are the shell's from then on.
/// GUI thread.
class Commands final : public QObject {
    Q_OBJECT
public:
    explicit Commands(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    /// `id` must be new.
    void add(const QString &id, const QString &group, QAction *action);
    const std::vector<Command> &all() const noexcept { return m_all; }
    /// Null where there is none.
    QAction *find(const QString &id) const;
    const Command *command(const QString &id) const;

    /// Enables the action, or disables it and keeps the sentence that says why, for the palette: "The server is not
    /// running."
    static void setEnabled(QAction *action, bool enabled, const QString &why = {});
    /// For an action that others enable and disable.
    static void setWhyDisabled(QAction *action, const QString &why);
    /// That sentence; empty where none is known or the action is enabled.
    static QString whyDisabled(const QAction *action);

    /// Whether both may hear keys at the same time, so that a key of one must not be a key of the other: two of the
    /// window always do, two of different panes never.
    static bool canMeet(const QAction *a, const QAction *b);
    /// Whether one is the other or begins it, as Ctrl+K does with Ctrl+K, Ctrl+S: the longer one is never heard then.
    static bool clash(const QKeySequence &a, const QKeySequence &b);

Q_SIGNALS:
    void added(const coroscope::Command &command);

private:
    std::vector<Command> m_all;
};

/// "&Open…" → "Open".
QString plainActionText(const QAction *action);

} // namespace coroscope
