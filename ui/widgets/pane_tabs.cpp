#include "ui/widgets/pane_tabs.h"

#include "ui/commands.h"

#include <QAction>
#include <QTabBar>

namespace coroscope {

PaneTabs::PaneTabs(Commands *commands, const QString &prefix, const QString &group, const QString &accessibleName,
                   QWidget *parent)
    : QTabWidget(parent)
    , m_commands(commands)
    , m_prefix(prefix)
    , m_group(group)
{
    setObjectName(prefix + QStringLiteral("Tabs"));
    setDocumentMode(true);
    tabBar()->setAccessibleName(accessibleName);
}

int PaneTabs::addPage(QWidget *page, const QString &id, const QString &title, const QString &command)
{
    const int index = addTab(page, title);
    auto *action = new QAction(command, this);
    action->setObjectName(m_prefix + u'.' + id);
    connect(action, &QAction::triggered, this, [this, index] {
        setCurrentIndex(index);
        Q_EMIT pageRequested(index);
    });
    m_commands->add(action->objectName(), m_group, action);
    return index;
}

} // namespace coroscope
