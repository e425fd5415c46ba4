#include "ui/panes/database/sql_history.h"

#include "ui/settings.h"

#include <QMenu>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const QString kKey = u"sqlConsole"_s;

} // namespace

SqlHistory::SqlHistory(WindowSettings *settings, QMenu *menu)
    : QObject(menu)
    , m_settings(settings)
    , m_menu(menu)
{
    connect(menu, &QMenu::aboutToShow, this, &SqlHistory::fill);
}

void SqlHistory::remember(const QString &sql)
{
    if (sql.size() > kLongest)
        return;
    QStringList list = m_settings->recentFilters(kKey);
    list.removeAll(sql);
    list.prepend(sql);
    m_settings->setRecentFilters(kKey, list.mid(0, kMost));
}

void SqlHistory::fill()
{
    m_menu->clear();
    const QStringList list = m_settings->recentFilters(kKey);
    for (const QString &sql : list) {
        constexpr qsizetype kShown = 80;
        QString text = sql.simplified();
        if (text.size() > kShown)
            text = text.left(kShown) + u'…';
        QAction *action = m_menu->addAction(text.replace(u'&', "&&"_L1), this, [this, sql] { Q_EMIT chosen(sql); });
        action->setToolTip(sql);
    }
    if (list.isEmpty())
        m_menu->addAction(tr("No statement has run yet."))->setEnabled(false);
}

} // namespace coroscope
