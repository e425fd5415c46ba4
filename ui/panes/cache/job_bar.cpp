#include "ui/panes/cache/job_bar.h"

#include "ui/format.h"
#include "ui/panes/cache/key_jobs.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace coroscope {

JobBar::JobBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("cacheJob"));
    m_bar->setRange(0, 1'000);
    m_bar->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("cacheJobCancel"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    hide();
}

QString JobBar::text() const
{
    return m_text->text();
}

void JobBar::follow(KeyJob *job, const QString &text)
{
    m_job = job;
    m_what = text;
    m_bar->setAccessibleName(text);
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(text));
    m_cancel->setEnabled(true);
    show(0, 0);
    setVisible(true);
    connect(job, &KeyJob::progress, this, &JobBar::show);
    connect(job, &KeyJob::finished, this, [this] {
        m_job.clear();
        hide();
    });
}

void JobBar::show(qint64 done, qint64 all)
{
    m_bar->setRange(0, all > 0 ? 1'000 : 0);
    m_bar->setValue(all > 0 ? int(done * 1'000 / all) : 0);
    m_text->setText(all > 0
                        //: %1 what is done, %2 and %3 numbers of keys.
                        ? tr("%1: %2 of %3").arg(m_what, countText(quint64(done)), countText(quint64(all)))
                        : m_what);
}

} // namespace coroscope
