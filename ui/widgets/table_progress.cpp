#include "ui/widgets/table_progress.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <chrono>

namespace coroscope {

namespace {
constexpr std::chrono::milliseconds kMoment{400};
}

TableProgress::TableProgress(QWidget *view)
    : QFrame(view)
    , m_text(new QLabel(this))
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
        place();
        show();
        raise();
    });
    connect(m_cancel, &QPushButton::clicked, this, &TableProgress::cancelRequested);
    view->installEventFilter(this);
    m_cancel->installEventFilter(this);
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
    if (m_cancel->hasFocus())
        parentWidget()->setFocus();
    hide();
}

bool TableProgress::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_cancel && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        event->accept(); // it presses the button; the list's own meaning of it is for the list
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void TableProgress::place()
{
    const int height = sizeHint().height();
    setGeometry(0, parentWidget()->height() - height, parentWidget()->width(), height);
}

} // namespace coroscope
