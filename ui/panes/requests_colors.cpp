#include "ui/panes/requests_colors.h"

#include "ui/commands.h"
#include "ui/models/exchange_model.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/settings.h"
#include "ui/widgets/row_rules_dialog.h"

#include <QAction>
#include <QUndoCommand>
#include <QUndoStack>

namespace coroscope {

/// All rules, before and after. What is written letter by letter is one step.
class RequestsColors::Change final : public QUndoCommand {
public:
    Change(RequestsColors *colors, const QString &text, QList<RowRule> after, QString merge)
        : QUndoCommand(text)
        , m_colors(colors)
        , m_before(colors->rules())
        , m_after(std::move(after))
        , m_merge(std::move(merge))
    {
    }

    int id() const override { return 0x52756C65; } // "Rule"; no other command merges under it
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const Change *>(other);
        if (m_merge.isEmpty() || next->m_merge != m_merge || next->m_colors != m_colors)
            return false;
        m_after = next->m_after;
        return true;
    }
    void undo() override { set(m_before); }
    void redo() override { set(m_after); }

private:
    void set(const QList<RowRule> &rules)
    {
        if (m_colors)
            m_colors->setRules(rules);
        else
            setObsolete(true);
    }

    QPointer<RequestsColors> m_colors;
    QList<RowRule> m_before;
    QList<RowRule> m_after;
    QString m_merge;
};

RequestsColors::RequestsColors(const WindowContext &context, RequestsPane *pane)
    : QObject(pane)
    , m_context(context)
    , m_pane(pane)
    , m_action(new QAction(tr("C&olour Rules…"), this))
    , m_rules(context.settings->rowRules(pane->table()->objectName()).value_or(RowRules::ofRequests()))
{
    m_action->setObjectName(QStringLiteral("requests.colors"));
    m_action->setToolTip(tr("Which requests are coloured, and how"));
    connect(m_action, &QAction::triggered, this, &RequestsColors::showDialog);
    context.commands->add(m_action->objectName(), tr("Requests"), m_action);
    pane->table()->addHeaderAction(m_action);
    apply();
}

void RequestsColors::apply()
{
    const RowRules rules(m_rules, exchangeGrammar());
    m_pane->model()->setRules(rules);
    static_cast<RequestsTable *>(m_pane->table()->pinStrip())->exchanges()->setRules(rules);
}

void RequestsColors::setRules(const QList<RowRule> &rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    apply();
    m_context.settings->setRowRules(m_pane->table()->objectName(), m_rules);
    if (m_dialog)
        m_dialog->setRules(m_rules);
}

void RequestsColors::showDialog()
{
    if (!m_dialog) {
        m_dialog = new RowRulesDialog(
            exchangeGrammar(), [this](const FilterFieldSpec &field) { return m_pane->model()->valuesOf(field); },
            RowRules::ofRequests(), m_pane->window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        for (const QString &id : {QStringLiteral("edit.undo"), QStringLiteral("edit.redo")}) {
            if (QAction *action = m_context.commands->find(id))
                m_dialog->addAction(action); // its key works there too
        }
        connect(m_dialog, &RowRulesDialog::changed, this,
                [this](const QList<RowRule> &rules, const QString &what, const QString &merge) {
                    m_context.undo->push(new Change(this, what, rules, merge));
                });
        connect(m_dialog, &QDialog::finished, m_pane->window(), &QWidget::activateWindow);
        m_dialog->setRules(m_rules);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace coroscope
