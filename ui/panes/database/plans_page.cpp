#include "ui/panes/database/plans_page.h"

#include "ui/format.h"
#include "ui/panes/database/plan_view.h"
#include "ui/panes/database/run_times_view.h"
#include "ui/widgets/tone_label.h"

#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

PlansPage::PlansPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_before(new PlanView(u"planBefore"_s, this))
    , m_plan(new PlanView(u"plan"_s, this))
    , m_times(new RunTimesView(context, this))
    , m_indexButton(new QPushButton(this))
    , m_comparison(new ToneLabel(Tone::Success, this))
{
    m_indexButton->setObjectName(u"createIndex"_s);
    m_indexButton->setText(tr("Create the index and run again")); // until a plan names one
    m_indexButton->hide();
    connect(m_indexButton, &QPushButton::clicked, this, &PlansPage::indexRequested);
    m_comparison->setWordWrap(true);
    m_comparison->setMargin(8);
    m_comparison->setObjectName(u"planComparison"_s);
    m_comparison->hide();
    m_before->hide();
    m_times->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_comparison);
    layout->addWidget(m_times);
    auto *sides = new QSplitter(Qt::Horizontal, this);
    sides->setObjectName(u"planSplitter"_s);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_before);
    sides->addWidget(m_plan);
    layout->addWidget(sides, 1);
    auto *buttonRow = new QHBoxLayout;
    buttonRow->setContentsMargins(8, 4, 8, 8);
    buttonRow->addWidget(m_indexButton);
    buttonRow->addStretch(1);
    layout->addLayout(buttonRow);
}

QString PlansPage::comparison() const
{
    return m_comparison->text();
}

void PlansPage::showPlan(const db::Plan &plan)
{
    m_runs = {};
    m_plan->setTitle(QString());
    m_plan->setPlan(plan);
    m_before->hide();
    m_comparison->hide();
    m_times->hide();
    updateButton();
}

void PlansPage::showPlans(const db::Plan &before, const db::Plan &after, const db::RunTimes &runsBefore,
                          const db::RunTimes &runsAfter)
{
    m_runs = runsAfter;
    //: Above one of two plans.
    m_before->setTitle(tr("Before"));
    m_before->setPlan(before);
    m_before->show();
    //: Above one of two plans.
    m_plan->setTitle(tr("After"));
    m_plan->setPlan(after);
    m_comparison->show();
    compare(runsBefore, runsAfter);
    m_times->setTimes(runsBefore, runsAfter);
    m_times->setVisible(!runsBefore.isEmpty() || !runsAfter.isEmpty());
    updateButton();
}

void PlansPage::compare(const db::RunTimes &runsBefore, const db::RunTimes &runsAfter)
{
    const db::Plan &planBefore = m_before->plan();
    const db::Plan &planAfter = m_plan->plan();
    const bool haveRuns = !runsBefore.isEmpty() && !runsAfter.isEmpty();
    const nanoseconds before = haveRuns ? runsBefore.median() : planBefore.time.value_or(nanoseconds(0));
    const nanoseconds after = haveRuns ? runsAfter.median() : planAfter.time.value_or(nanoseconds(0));
    if (before.count() <= 0 || after.count() <= 0) {
        m_comparison->setTone(Tone::Text);
        m_comparison->setText(tr("Both plans, of before and after. Neither was run, so there are no times."));
        return;
    }
    const bool faster = before >= after;
    const double share
        = faster ? double(before.count()) / double(after.count()) : double(after.count()) / double(before.count());
    const QString times = QLocale().toString(share, 'f', 1);
    m_comparison->setTone(faster ? Tone::Success : Tone::Warning);
    QString sentence;
    if (haveRuns)
        //: %1 and %2 durations, %3 a number.
        sentence = faster ? tr("Half of the runs took at most %1 before and %2 after: %3 times as fast.")
                          : tr("Half of the runs took at most %1 before and %2 after: %3 times as slow.");
    else
        //: %1 and %2 durations, %3 a number.
        sentence = faster ? tr("Before %1, after %2: %3 times as fast.") : tr("Before %1, after %2: %3 times as slow.");
    m_comparison->setText(sentence.arg(durationText(before), durationText(after), times));
}

const db::PlanFinding *PlansPage::suggestion() const
{
    const auto &findings = m_plan->plan().findings;
    const auto finding = std::find_if(findings.begin(), findings.end(),
                                      [](const db::PlanFinding &f) { return !f.createIndex.isEmpty(); });
    return finding == findings.end() ? nullptr : &*finding;
}

void PlansPage::setCanMend(bool can)
{
    m_indexButton->setEnabled(can);
}

void PlansPage::updateButton()
{
    const db::PlanFinding *finding = suggestion();
    m_indexButton->setVisible(finding != nullptr);
    if (!finding)
        return;
    //: A button; %1 "orders(user_id)".
    m_indexButton->setText(
        tr("Create an index on %1 and run again").arg(u"%1(%2)"_s.arg(finding->table, finding->columns.join(u", "_s))));
    m_indexButton->setToolTip(finding->createIndex);
}

} // namespace coroscope
