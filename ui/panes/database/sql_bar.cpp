#include "ui/panes/database/sql_bar.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/panes/database/pane_action.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

SqlBar::SqlBar(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_history(new QMenu(this))
    , m_writeMark(new ToneLabel(Tone::Warning, this))
    , m_limit(new QComboBox(this))
{
    auto *bar = new PaneBar(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(bar);
    const auto add = [&](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        auto *action = paneAction(context, this, id, iconName, text, tip);
        bar->addAction(action);
        return action;
    };
    m_run = add(u"sqlRun"_s, u"media-playback-start"_s, tr("&Run the SQL Statement"),
                tr("Run the statement at the cursor, or the selected one (Ctrl+Enter)"));
    m_cancel = add(u"sqlCancel"_s, u"media-playback-stop"_s, tr("&Stop the SQL Statement"),
                   tr("End the statement that runs"));
    m_explain = add(u"sqlExplain"_s, u"view-list-tree"_s, tr("&Explain the SQL Statement"),
                    tr("Show how the database goes about it, and how long it takes (Ctrl+Shift+Enter)"));
    QAction *history = add(u"sqlHistory"_s, u"view-history"_s, tr("SQL &History"), tr("Statements that ran before"));
    m_csv = add(u"sqlCsv"_s, u"document-export"_s, tr("Save the Result as CS&V…"), tr("The rows that are shown"));
    m_json = add(u"sqlJson"_s, u"document-save"_s, tr("Save the Result as &JSON…"), tr("The rows that are shown"));
    m_write = new QAction(tr("Allow &Writing"), this);
    m_write->setObjectName(u"database.sqlWrite"_s);
    m_write->setCheckable(true);
    m_write->setToolTip(tr("Until the program ends, statements may change the database. Otherwise the database itself "
                           "refuses, since the console's connection only reads."));
    context.commands->add(m_write->objectName(), tr("Database"), m_write);
    bar->addAction(m_write);
    m_writeMark->setText(tr("Statements may change data"));
    m_writeMark->hide();
    bar->addWidget(m_writeMark);
    connect(m_write, &QAction::toggled, m_writeMark, &QWidget::setVisible);

    auto *limitLabel = new QLabel(tr("Rows"), this);
    limitLabel->setBuddy(m_limit);
    m_limit->setObjectName(u"sqlLimit"_s);
    m_limit->setAccessibleName(tr("Rows to show at most"));
    for (const int rows : {100, 1'000, 10'000, 100'000})
        m_limit->addItem(tr("at most %1").arg(countText(quint64(rows))), rows);
    m_limit->setCurrentIndex(1);
    bar->addAtEnd(limitLabel);
    bar->addAtEnd(m_limit);
    m_figure = bar->addFigure();
    m_figure->setObjectName(u"sqlFigure"_s);

    history->setMenu(m_history);
    connect(history, &QAction::triggered, this, [this] { m_history->popup(QCursor::pos()); });
    const auto buttons = bar->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->defaultAction() == history)
            button->setPopupMode(QToolButton::InstantPopup);
        if (button->defaultAction() == m_write)
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }
}

int SqlBar::maxRows() const
{
    return m_limit->currentData().toInt();
}

void SqlBar::setState(bool hasDatabase, bool idle, bool hasText, bool hasRows)
{
    const QString why = !hasDatabase ? tr("The server is not running.")
        : !idle                      ? tr("A statement is running.")
                                     : tr("There is no statement.");
    Commands::setEnabled(m_run, hasDatabase && idle && hasText, why);
    Commands::setEnabled(m_explain, hasDatabase && idle && hasText, why);
    Commands::setEnabled(m_cancel, !idle, tr("No statement is running."));
    Commands::setEnabled(m_csv, hasRows, tr("There is no result."));
    Commands::setEnabled(m_json, hasRows, tr("There is no result."));
}

} // namespace coroscope
