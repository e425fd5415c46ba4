#include "ui/widgets/table_progress.h"

#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace coroscope {

namespace {
constexpr std::chrono::milliseconds kMoment{400};
}

TableProgress::TableProgress(QWidget *view)
    : QFrame(view)
    , m_view(view)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("tableProgress"));
    setAutoFillBackground(true);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(8);
    //: How far an export or a copy of rows is.
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("tableProgressCancel"));
    m_cancel->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    hide();
    m_show.setSingleShot(true);
    m_show.setInterval(kMoment);
    connect(&m_show, &QTimer::timeout, this, [this] {
        takePlace();
        show();
    });
    connect(m_cancel, &QPushButton::clicked, this, &TableProgress::cancelRequested);
    connect(view, &QObject::destroyed, this, &QObject::deleteLater); // it has another parent by then
}

void TableProgress::begin(const QString &text)
{
    m_text->setText(text);
    m_bar->setRange(0, 0);
    m_show.start();
}

void TableProgress::setProgress(qsizetype done, qsizetype all)
{
    constexpr int kSteps = 1000;
    m_bar->setRange(0, kSteps);
    m_bar->setValue(all > 0 ? int(done * kSteps / all) : kSteps);
}

void TableProgress::end()
{
    m_show.stop();
    if (m_cancel->hasFocus() && m_view)
        m_view->setFocus();
    hide();
}

void TableProgress::takePlace()
{
    if (!m_view || parentWidget() != m_view)
        return; // it has it
    QWidget *above = m_view;
    while (QWidget *holder = above->parentWidget()) {
        auto *column = qobject_cast<QVBoxLayout *>(holder->layout());
        if (const int at = column ? column->indexOf(above) : -1; at >= 0) {
            column->insertWidget(at + 1, this);
            return;
        }
        above = holder;
    }
}

} // namespace coroscope
