#pragma once

#include <QTabWidget>

namespace coroscope {

class Commands;

/// The parts of a pane as tabs, each with a command that shows it. GUI thread.
class PaneTabs final : public QTabWidget {
    Q_OBJECT
public:
    /// `prefix` of the names of its commands: "cache"; `group`: under which people find them. `commands` outlives it.
    PaneTabs(Commands *commands, const QString &prefix, const QString &group, const QString &accessibleName,
             QWidget *parent);

    /// Gives its index. `id` and `command`: the name of the command, and its text.
    int addPage(QWidget *page, const QString &id, const QString &title, const QString &command);

Q_SIGNALS:
    /// By its command; it is the current one by then.
    void pageRequested(int index);

private:
    Commands *m_commands;
    const QString m_prefix;
    const QString m_group;
};

} // namespace coroscope
