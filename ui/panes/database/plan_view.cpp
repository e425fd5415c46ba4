#include "ui/panes/database/plan_view.h"

#include "ui/format.h"
#include "ui/panes/database/plan_model.h"
#include "ui/panes/database/plan_words.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/tone_label.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace coroscope {

PlanView::PlanView(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_title(new ToneLabel(Tone::Muted, this))
    , m_sentence(new ToneLabel(Tone::Text, this))
    , m_figures(new QLabel(this))
    , m_tree(new QTreeView(this))
    , m_model(new PlanModel(this))
{
    setObjectName(objectName);
    m_title->hide();
    m_sentence->setObjectName(objectName + QStringLiteral("Sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_figures->setWordWrap(true);
    m_figures->setProperty("role", QStringLiteral("muted"));
    m_tree->setObjectName(objectName + QStringLiteral("Tree"));
    m_tree->setAccessibleName(tr("Steps of the plan"));
    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(true);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int widths[] = {46, 14, 11, 11, 11, 24};
    for (int column = 0; column < PlanModel::ColumnCount; ++column)
        m_tree->setColumnWidth(column, widths[column] * digit);
    new FontColumns(m_tree);
    m_tree->setMinimumHeight(4 * fontMetrics().height());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(8, 8, 8, 8);
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    words->addWidget(m_figures);
    layout->addLayout(words);
    layout->addWidget(m_tree, 1);
    layout->addStretch(0);
}

void PlanView::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

const db::Plan &PlanView::plan() const
{
    return m_model->plan();
}

QString PlanView::sentence() const
{
    return m_sentence->text();
}

QString PlanView::figures() const
{
    return m_figures->text();
}

void PlanView::setNoPlan(const QString &why)
{
    m_model->setPlan({});
    m_tree->hide();
    m_sentence->setTone(Tone::Muted);
    m_sentence->setText(why);
    m_figures->clear();
}

void PlanView::setPlan(const db::Plan &plan, const QString &remark)
{
    m_tree->show();
    m_model->setPlan(plan);
    m_tree->expandAll();
    const bool isPostgres = plan.dialect == db::Dialect::Postgres;
    m_tree->setColumnHidden(PlanModel::ExpectedColumn, !isPostgres);
    m_tree->setColumnHidden(PlanModel::TimeColumn, !isPostgres || !plan.measured);
    m_tree->setColumnHidden(PlanModel::ConditionColumn, !isPostgres);
    m_sentence->setText(planSentence(plan));
    const db::PlanFinding::Kind worst
        = plan.findings.empty() ? db::PlanFinding::Kind::NoTable : plan.findings.front().kind;
    const bool bad = isBadFinding(worst);
    m_sentence->setTone(bad ? Tone::Warning : worst == db::PlanFinding::Kind::Search ? Tone::Success : Tone::Text);
    if (!plan.measured) {
        m_figures->setText(remark.isEmpty() ? tr(
                               "Not run: its placeholders have no values. Give them below the statement to measure it.")
                                            : remark);
        return;
    }
    QStringList facts;
    //: %1 a duration.
    facts.append(tr("It took %1 and gave %Ln row(s).", nullptr, int(plan.rows.value_or(0)))
                     .arg(durationText(plan.time.value_or(nanoseconds(0)))));
    if (plan.steps && *plan.steps > 0)
        facts.append(
            tr("Its scans went through %Ln row(s).", nullptr, int(std::min<qint64>(*plan.steps, 2'000'000'000))));
    m_figures->setText(facts.join(u' '));
}

} // namespace coroscope
