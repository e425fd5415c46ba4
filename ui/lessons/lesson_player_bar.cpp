#include "ui/lessons/lesson_player_bar.h"

#include "ui/icon.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWhole = 1'000; // of the progress

} // namespace

LessonPlayerBar::LessonPlayerBar(QAction *back, QAction *run, QAction *stop, QAction *next, QWidget *parent)
    : QWidget(parent)
    , m_back(makeButton(u"lessonBack"_s, back))
    , m_run(makeButton(u"lessonRun"_s, run))
    , m_stop(makeButton(u"lessonStop"_s, stop))
    , m_next(makeButton(u"lessonNext"_s, next))
    , m_status(new ToneLabel(Tone::Muted, this))
    , m_progress(new QProgressBar(this))
{
    m_status->setObjectName(u"lessonStatus"_s);
    m_status->setMinimumWidth(1); // it ends in "…" before it widens the pane
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setObjectName(u"lessonProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the step"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, kWhole);
    m_progress->setMinimumWidth(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_back);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(0);
    buttons->addWidget(m_run);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_status);
    layout->addLayout(buttons);
    setStatus({});
    setBusy(false);
}

QPushButton *LessonPlayerBar::makeButton(const QString &objectName, QAction *action)
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    button->setText(action->text());
    button->setIcon(action->icon());
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
    button->installEventFilter(this);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

void LessonPlayerBar::setPrimary(Primary primary)
{
    const std::pair<QPushButton *, bool> buttons[]{{m_run, primary == Primary::Run},
                                                   {m_next, primary == Primary::Next}};
    for (const auto &[button, isPrimary] : buttons) {
        if (button->property("primary").toBool() == isPrimary)
            continue;
        button->setProperty("primary", isPrimary);
        button->setIcon(icon(button == m_run ? u"media-playback-start"_s : u"go-next"_s,
                             isPrimary ? IconTone::OnAccent : IconTone::Text));
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

void LessonPlayerBar::setRunText(const QString &text, bool isVisible)
{
    m_run->setText(text);
    m_canRun = isVisible;
    m_run->setVisible(m_canRun && !m_isBusy);
}

void LessonPlayerBar::setNextText(const QString &text)
{
    m_next->setText(text);
}

void LessonPlayerBar::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_stop->setVisible(isBusy);
    m_run->setVisible(m_canRun && !isBusy);
    m_progress->setVisible(isBusy);
}

bool LessonPlayerBar::hasFocusInside() const
{
    return m_back->hasFocus() || m_run->hasFocus() || m_stop->hasFocus() || m_next->hasFocus();
}

void LessonPlayerBar::takeFocus()
{
    (m_isBusy ? m_stop : m_next)->setFocus(Qt::OtherFocusReason);
}

void LessonPlayerBar::setProgress(double fraction)
{
    m_progress->setRange(0, fraction < 0 ? 0 : kWhole);
    if (fraction >= 0)
        m_progress->setValue(int(std::clamp(fraction, 0.0, 1.0) * kWhole));
}

void LessonPlayerBar::setStatus(const QString &text)
{
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
}

bool LessonPlayerBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        auto *button = qobject_cast<QPushButton *>(watched);
        if (button && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            button->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coroscope
