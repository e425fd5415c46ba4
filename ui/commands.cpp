#include "ui/commands.h"

#include <algorithm>

namespace coroscope {

void Commands::add(const QString &id, const QString &group, QAction *action)
{
    Q_ASSERT(!find(id));
    const Command command{id, group, action, action->shortcuts()};
    m_all.push_back(command);
    Q_EMIT added(command);
}

QAction *Commands::find(const QString &id) const
{
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&id](const Command &c) { return c.id == id; });
    return at == m_all.end() ? nullptr : at->action.data();
}

} // namespace coroscope
