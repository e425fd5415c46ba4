#include "ui/panes/database/sample_data.h"

#include "server/db/sample_data.h"
#include "ui/format.h"
#include "ui/notices.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace coroscope {

namespace {

constexpr milliseconds kDeadline{10 * 60'000};
constexpr int kTick = 100; // ms

} // namespace

SampleData::SampleData(const WindowContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("sampleData"));
    m_bar->setRange(0, 1'000);
    m_bar->setAccessibleName(tr("Sample data"));
    m_cancel->setObjectName(QStringLiteral("sampleDataCancel"));
    m_cancel->setAccessibleName(tr("Cancel adding sample data"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    hide();
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &SampleData::show);
    connect(m_cancel, &QPushButton::clicked, this, &SampleData::cancel);
}

SampleData::~SampleData() = default;

void SampleData::setWorkbench(db::Workbench *workbench)
{
    if (m_workbench == workbench)
        return;
    m_workbench = workbench;
    if (m_ticket != 0)
        end(); // it was ended with the server
}

void SampleData::start()
{
    if (!m_workbench || m_ticket != 0)
        return;
    m_progress = std::make_shared<Progress>();
    m_ticket = m_workbench->run<bool>(
        db::Workbench::Access::ReadWrite, kDeadline,
        [progress = m_progress](db::Connection &connection) -> Result<bool> {
            const auto tell = [progress](qint64 done, qint64 all) {
                progress->done = done;
                progress->all = all;
            };
            if (const auto written = db::writeSampleData(connection, {}, tell); !written)
                return written.error();
            return true;
        },
        this,
        [this](Result<bool> result) {
            if (m_ticket == 0)
                return; // the server has stopped meanwhile
            end();
            if (result) {
                const db::SampleDataPlan plan;
                //: %1 and %2 numbers.
                m_context.notices->post(tr("Added %1 users and %2 orders.")
                                            .arg(countText(quint64(plan.users)), countText(quint64(plan.orders))));
                Q_EMIT added();
            } else if (result.error().isCanceled()) {
                m_context.notices->post(tr("No sample data was added: it was canceled."));
            } else if (result.error().kind == Error::Kind::Conflict) {
                m_context.notices->post({Notice::Kind::Warning,
                                         tr("No sample data was added: there are users or orders already."),
                                         {},
                                         {},
                                         {}});
            } else {
                m_context.notices->post(
                    {Notice::Kind::Error, tr("No sample data was added: %1.").arg(result.error().detail), {}, {}, {}});
            }
        });
    m_tick.start();
    show();
    setVisible(true);
    Q_EMIT runningChanged(true);
}

void SampleData::cancel()
{
    if (m_workbench && m_ticket != 0)
        m_workbench->cancel(m_ticket);
}

void SampleData::show()
{
    const qint64 done = m_progress->done;
    const qint64 all = m_progress->all;
    m_bar->setValue(all > 0 ? int(done * 1'000 / all) : 0);
    m_text->setText(all > 0
                        //: %1 and %2 numbers.
                        ? tr("Adding sample data: %1 of %2 rows").arg(countText(quint64(done)), countText(quint64(all)))
                        : tr("Adding sample data"));
}

void SampleData::end()
{
    m_ticket = 0;
    m_tick.stop();
    setVisible(false);
    Q_EMIT runningChanged(false);
}

} // namespace coroscope
