#include "ui/lessons/lesson_player.h"

#include "server/runtime/server.h"
#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/lessons/lesson_card.h"
#include "ui/lessons/lesson_player_bar.h"
#include "ui/lessons/prediction_box.h"
#include "ui/lessons/reveal_view.h"
#include "ui/lessons/verdict_view.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

LessonPlayer::LessonPlayer(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_trouble(new Banner(this))
{
    setObjectName(u"lessonPlayer"_s);
    makeActions();
    auto *bar = new PaneBar(this);
    const std::pair<QAction *, QString> named[]{{m_end, tr("End")}, {m_check, tr("Check")}, {m_notes, tr("Notes")}};
    for (const auto &[action, text] : named) {
        QToolButton *button = flatButton(action->objectName() + u"Button"_s, text, action->toolTip(), this);
        action->setIconText(text);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(plainActionText(action));
        bar->addWidget(button);
    }
    bar->addAction(m_reset);
    bar->addAction(m_lookAgain);
    bar->addAtEnd(new QWidget(bar)); // the gap behind them
    m_card = new LessonCard(this);
    m_card->revealed()->addAction(m_copy);
    m_bar = new LessonPlayerBar(m_back, m_runAction, m_stopAction, m_next, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_trouble);
    layout->addWidget(m_card, 1);
    layout->addWidget(m_bar);
    connect(m_trouble, &Banner::actionRequested, this, &LessonPlayer::runStep);
    connect(m_card->prediction(), &PredictionBox::predicted, this, [this] {
        keepPrediction();
        m_bar->runButton()->setFocus(Qt::OtherFocusReason); // the next Enter runs it
    });
    connect(m_context.server, &Server::stateChanged, this, &LessonPlayer::refreshStatus);
    refresh();
}

QAction *LessonPlayer::add(const QString &id, const QString &iconName, const QString &text, const QString &tip,
                           const QList<QKeySequence> &keys, void (LessonPlayer::*slot)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(id);
    action->setToolTip(tip);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_context.commands->add(id, tr("Lessons"), action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void LessonPlayer::makeActions()
{
    m_end = add(u"lessons.end"_s, u"window-close"_s, tr("&End the Lesson"),
                tr("End the lesson: your own server and all its settings come back as they were"), {},
                &LessonPlayer::endRequested);
    m_reset
        = add(u"lessons.reset"_s, u"edit-reset"_s, tr("&Reset the Lesson"),
              tr("Begin again, on a fresh server and without what was measured"), {}, &LessonPlayer::resetRequested);
    m_lookAgain = add(u"lessons.lookAgainAtStep"_s, u"view-refresh"_s, tr("Read the &File Again"),
                      tr("Read the lesson's file again and begin again at this step: for who writes it"), {},
                      &LessonPlayer::lookAgainRequested);
    m_check = add(u"lessons.check"_s, u"dialog-ok"_s, tr("Chec&k"),
                  tr("What the lesson proves, of what was measured so far"), {Qt::CTRL | Qt::SHIFT | Qt::Key_K},
                  &LessonPlayer::check);
    m_notes = add(u"lessons.notes"_s, u"document-edit"_s, tr("Presenter's &Notes"),
                  tr("What helps who presents; hidden in presenter mode until asked for"),
                  {Qt::CTRL | Qt::ALT | Qt::Key_N}, &LessonPlayer::toggleNotes);
    m_notes->setCheckable(true);
    m_goOn = add(u"lessons.goOn"_s, u"go-next"_s, tr("&Go On"),
                 tr("Run the step, then the next one: the key of a presenter's remote control"), {Qt::Key_PageDown},
                 &LessonPlayer::goOn);
    m_back = add(u"lessons.back"_s, u"go-previous"_s, tr("&Back"), tr("The step before; what it measured stays"),
                 {Qt::Key_PageUp, Qt::ALT | Qt::Key_Left}, &LessonPlayer::back);
    m_runAction = add(u"lessons.run"_s, u"media-playback-start"_s, tr("R&un"), tr("Do what the step measures"),
                      {Qt::CTRL | Qt::Key_Return}, &LessonPlayer::runStep);
    m_stopAction = add(u"lessons.stop"_s, u"media-playback-stop"_s, tr("&Stop the Step"), tr("Cut off what runs"),
                       {Qt::Key_Escape}, &LessonPlayer::stop);
    m_copy = add(u"lessons.copyFigures"_s, u"edit-copy"_s, tr("&Copy the Figures"),
                 tr("What the step measured, as text for the clipboard"), {}, &LessonPlayer::copyFigures);
    m_next = add(u"lessons.next"_s, u"go-next"_s, tr("Ne&xt"), tr("The next step, also where this one has not run"),
                 {Qt::ALT | Qt::Key_Right}, &LessonPlayer::next);
}

void LessonPlayer::setRun(LessonRun *run, int step)
{
    if (m_run) {
        m_run->disconnect(this);
        m_run->disconnect(m_bar);
    }
    m_run = run;
    m_predictions.clear();
    m_opened.clear();
    m_doing.clear();
    m_trouble->hide();
    if (!m_run) {
        refresh();
        return;
    }
    connect(m_run, &LessonRun::stateChanged, this, &LessonPlayer::onState);
    connect(m_run, &LessonRun::actionStarted, this, &LessonPlayer::onAction);
    connect(m_run, &LessonRun::progressed, m_bar, &LessonPlayerBar::setProgress);
    connect(m_run, &LessonRun::stepFinished, this, &LessonPlayer::onFinished);
    connect(m_run, &LessonRun::failed, this, &LessonPlayer::onFailed);
    m_isBeginning = m_run->state() == LessonRun::State::Beginning;
    showStep(std::clamp(step, 0, int(m_run->lesson().steps.size()) - 1));
}

bool LessonPlayer::hasActions() const
{
    return m_run && !m_run->lesson().steps[std::size_t(m_step)].run.empty();
}

bool LessonPlayer::isRevealed() const
{
    if (!m_run || !m_run->isDone(m_step))
        return false;
    return hasActions() || !m_run->lesson().steps[std::size_t(m_step)].predict || m_opened.contains(m_step);
}

bool LessonPlayer::isBusy() const
{
    return m_run && m_run->state() != LessonRun::State::Ready && m_run->state() != LessonRun::State::Idle
        && m_run->state() != LessonRun::State::Failed;
}

bool LessonPlayer::canRun() const
{
    return m_run && m_run->state() == LessonRun::State::Ready && (hasActions() || !isRevealed());
}

void LessonPlayer::showStep(int step)
{
    m_step = step;
    m_card->showStep(*m_run, step);
    if (m_predictions.contains(step))
        m_card->prediction()->setPrediction(m_predictions.value(step));
    if (isRevealed())
        reveal(false);
    showNotes();
    refresh();
    Q_EMIT stepShown(step);
}

void LessonPlayer::goOn()
{
    if (!m_run || isBusy())
        return;
    if (canRun() && !isRevealed())
        runStep();
    else
        next();
}

void LessonPlayer::next()
{
    if (!m_run || isBusy())
        return;
    if (m_step + 1 < int(m_run->lesson().steps.size()))
        showStep(m_step + 1);
    else
        Q_EMIT finished();
}

void LessonPlayer::back()
{
    if (m_run && !isBusy() && m_step > 0)
        showStep(m_step - 1);
}

void LessonPlayer::keepPrediction()
{
    if (const auto prediction = m_card->prediction()->prediction())
        m_predictions.insert(m_step, *prediction);
    else
        m_predictions.remove(m_step);
}

void LessonPlayer::runStep()
{
    if (!canRun())
        return;
    const bool isAsked = m_run->lesson().steps[std::size_t(m_step)].predict.has_value();
    if (isAsked && !isRevealed()) {
        if (!m_card->prediction()->take())
            return;
        keepPrediction();
    }
    m_trouble->hide();
    if (!hasActions()) {
        m_opened.insert(m_step);
        reveal(true);
        refresh();
        return;
    }
    m_card->prediction()->setOpen(false);
    m_from = Clock::now();
    m_run->run(m_step);
}

void LessonPlayer::stop()
{
    if (m_run)
        m_run->stop();
}

void LessonPlayer::check()
{
    if (m_run)
        m_card->showVerdicts(m_run->verdicts(), true);
}

void LessonPlayer::copyFigures()
{
    QApplication::clipboard()->setText(m_card->revealed()->text());
}

void LessonPlayer::toggleNotes()
{
    if (m_isPresenting)
        m_presenterNotes = m_notes->isChecked();
    else
        m_context.settings->setLessonNotes(m_notes->isChecked());
    showNotes();
}

void LessonPlayer::setPresenting(bool isPresenting)
{
    if (isPresenting == m_isPresenting)
        return;
    m_isPresenting = isPresenting;
    m_presenterNotes = false;
    showNotes();
}

void LessonPlayer::showNotes()
{
    const bool shown = m_isPresenting ? m_presenterNotes : m_context.settings->lessonNotes();
    m_notes->setChecked(shown);
    m_card->setNotesShown(shown);
}

void LessonPlayer::onState()
{
    const LessonRun::State state = m_run->state();
    if (state != LessonRun::State::Running)
        m_doing.clear();
    if (state == LessonRun::State::Beginning)
        m_isBeginning = true;
    else if (std::exchange(m_isBeginning, false) && state == LessonRun::State::Ready)
        m_card->refreshTexts(*m_run, m_step);
    if (state == LessonRun::State::Ready && !isRevealed())
        m_card->prediction()->setOpen(true); // it was cut off, or failed
    m_bar->setProgress(state == LessonRun::State::Running ? 0 : -1);
    refresh();
}

void LessonPlayer::onAction(int step, int action)
{
    const auto &actions = m_run->lesson().steps[std::size_t(step)].run;
    const QString words = m_run->expanded(lessonActionText(actions[std::size_t(action)]));
    //: What a lesson does now: %1 "GET /users × 20", %2 and %3 numbers of actions.
    m_doing = actions.size() > 1 ? tr("%1 (%2 of %3)").arg(words).arg(action + 1).arg(actions.size()) : words;
    refreshStatus();
}

void LessonPlayer::onFinished(int step)
{
    const auto from = m_from;
    if (step == m_step)
        reveal(true);
    refresh();
    Q_EMIT stepRan(step, from, Clock::now());
}

void LessonPlayer::onFailed(int step, const Error &error)
{
    if (step < 0)
        return; // it never began, which whoever plays it says
    if (step == m_step)
        m_card->prediction()->setOpen(true);
    m_trouble->showMessage(Banner::Kind::Error,
                           //: %1 a sentence that says why.
                           tr("The step did not run to its end: %1").arg(error.detail), tr("Run it again"));
    refresh();
}

void LessonPlayer::reveal(bool isNew)
{
    const auto kept = m_predictions.constFind(m_step);
    m_card->reveal(*m_run, m_step, kept == m_predictions.constEnd() ? std::nullopt : std::optional(*kept), isNew);
    if (m_step + 1 < int(m_run->lesson().steps.size()))
        return;
    m_card->showVerdicts(m_run->verdicts(), false);
    for (int step = 0; step <= m_step; ++step) {
        if (!m_run->isDone(step))
            return;
    }
    Q_EMIT completed();
}

void LessonPlayer::refresh()
{
    const bool hadFocus = m_bar->hasFocusInside(); // which a button loses that is switched off
    const bool isReady = m_run && m_run->state() == LessonRun::State::Ready;
    const bool isRunning
        = m_run && (m_run->state() == LessonRun::State::Running || m_run->state() == LessonRun::State::Beginning);
    const QString why = m_run ? tr("The step runs.") : tr("No lesson is played.");
    const bool isLast = m_run && m_step + 1 == int(m_run->lesson().steps.size());
    Commands::setEnabled(m_back, isReady && m_step > 0, isReady ? tr("This is the first step.") : why);
    Commands::setEnabled(m_next, isReady, why);
    Commands::setEnabled(m_goOn, isReady, why);
    Commands::setEnabled(m_runAction, canRun(), isReady ? tr("This step has nothing to run.") : why);
    Commands::setEnabled(m_stopAction, isRunning, tr("Nothing runs."));
    Commands::setEnabled(m_reset, isReady, why);
    Commands::setEnabled(m_lookAgain, isReady, why);
    Commands::setEnabled(m_check, isReady && !m_run->lesson().checks.isEmpty(),
                         isReady ? tr("This lesson checks nothing.") : why);
    Commands::setEnabled(m_copy, isRevealed() && !m_card->revealed()->rows().isEmpty(),
                         m_run ? tr("This step has measured nothing yet.") : why);
    Commands::setEnabled(m_end, m_run != nullptr, tr("No lesson is played."));
    m_bar->setBusy(isBusy());
    m_bar->setRunText(hasActions() ? (isRevealed() ? tr("R&un Again") : tr("R&un"))
                                   //: A button: shows the answer.
                                   : tr("&Show"),
                      !m_run || hasActions() || !isRevealed());
    m_bar->setNextText(isLast ? tr("&Finish") : tr("Ne&xt"));
    m_bar->setPrimary(!isReady                        ? LessonPlayerBar::Primary::None
                          : canRun() && !isRevealed() ? LessonPlayerBar::Primary::Run
                                                      : LessonPlayerBar::Primary::Next);
    if (hadFocus && !m_bar->hasFocusInside())
        m_bar->takeFocus();
    refreshStatus();
}

void LessonPlayer::refreshStatus()
{
    if (!m_run)
        return;
    switch (m_run->state()) {
    case LessonRun::State::Idle:
    case LessonRun::State::Ready:
    case LessonRun::State::Failed: m_bar->setStatus({}); break;
    case LessonRun::State::Beginning:
        m_bar->setStatus(m_context.server->state() == ServerState::Draining
                             ? tr("Your server answers what is in flight, then the lesson's server starts…")
                             : tr("The lesson's server starts…"));
        break;
    case LessonRun::State::Running: m_bar->setStatus(m_doing); break;
    case LessonRun::State::Stopping: m_bar->setStatus(tr("It stops…")); break;
    case LessonRun::State::Ending: m_bar->setStatus(tr("Your own server comes back…")); break;
    }
}

} // namespace coroscope
