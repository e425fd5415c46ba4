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

Q_SIGNALS:
    void added(const coroscope::Command &command);

private:
    std::vector<Command> m_all;
};

} // namespace coroscope
