#include "ui/panes/database/index_command.h"

#include <QCoreApplication>

namespace coroscope {

IndexCommand::IndexCommand(const db::PlanFinding &finding, QObject *owner, Change change)
    : m_owner(owner)
    , m_change(std::move(change))
    , m_create(finding.createIndex)
    , m_drop(QStringLiteral("DROP INDEX IF EXISTS ") + db::quotedName(finding.indexName))
    , m_made(std::make_shared<bool>(true))
{
    //: What can be undone; %1 an index.
    setText(QCoreApplication::translate("SqlView", "Create the index %1").arg(finding.indexName));
}

void IndexCommand::redo()
{
    if (m_owner)
        m_change(m_create, false, m_made);
}

void IndexCommand::undo()
{
    if (!*m_made) { // it could not be made
        setObsolete(true);
        return;
    }
    if (m_owner)
        m_change(m_drop, true, m_made);
}

} // namespace coroscope
