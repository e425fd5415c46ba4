#pragma once

#include "ui/commands.h"

#include <QHash>
#include <QTimer>

namespace coroscope {

class WindowSettings;

/// The keys of all commands: each command's own, or those that the person gave it, which are kept in the settings. What
/// is kept and cannot be read counts as not kept. GUI thread.
class KeyBindings final : public QObject {
    Q_OBJECT
public:
    KeyBindings(Commands *commands, WindowSettings *settings, QObject *parent = nullptr);

    Commands *commands() const { return m_commands; }

    /// Any number of keys, none among them. Takes nothing from others; ask conflicts() first.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    void reset(const QString &id);
    void resetAll();
    /// Whether its keys are other than its own.
    bool isChanged(const QString &id) const;
    bool isAnyChanged() const;
    /// What it answers to now.
    QList<QKeySequence> keys(const QString &id) const;

    /// Ids of the other commands that have a key which clashes with this one and that can be heard where `id` is.
    QStringList conflicts(const QString &id, const QKeySequence &key) const;
    /// Takes the keys that clash with `key` from those commands and gives it to `id`.
    void takeOver(const QString &id, const QKeySequence &key);

    /// What the person gave, by command; and all of it at once, for undo.
    const QHash<QString, QList<QKeySequence>> &given() const noexcept { return m_given; }
    void setGiven(const QHash<QString, QList<QKeySequence>> &given);

    /// Why the key cannot be a command's, as a sentence; empty: it can. Tab, Enter, Escape, arrows and letters alone
    /// belong to the controls.
    static QString refusal(const QKeySequence &key);

Q_SIGNALS:
    void changed();

private:
    void onAdded(const Command &command);
    void store(const QString &id, const QList<QKeySequence> &keys);
    void apply();

    Commands *m_commands;
    WindowSettings *m_settings;
    QHash<QString, QList<QKeySequence>> m_given; ///< by the person
    QTimer m_apply; ///< once for all that are added in one turn
};

} // namespace coroscope
