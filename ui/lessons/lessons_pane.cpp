#include "ui/lessons/lessons_pane.h"

#include "server/lessons/lesson_host.h"
#include "ui/commands.h"
#include "ui/lessons/lesson_card.h"
#include "ui/lessons/lesson_player.h"
#include "ui/lessons/lesson_shelf_view.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

LessonsPane::LessonsPane(const WindowContext &context, LessonHost *host, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_host(host)
    , m_first(paneCommand(context, this, u"lessons.first"_s, tr("Lessons"), u"lessons"_s, tr("Play the &First Lesson"),
                          tr("On a server of its own: your data stays as it is")))
    , m_pages(new QStackedWidget(this))
    , m_shelf(new LessonShelfView(context, m_pages))
    , m_player(new LessonPlayer(context, m_pages))
{
    setObjectName(u"lessonsPane"_s);
    m_pages->addWidget(m_shelf);
    m_pages->addWidget(m_player);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_first, &QAction::triggered, this, &LessonsPane::playFirst);
    connect(m_shelf, &LessonShelfView::playRequested, this, &LessonsPane::play);
    connect(m_player, &LessonPlayer::endRequested, this, &LessonsPane::endLesson);
    connect(m_player, &LessonPlayer::resetRequested, this, &LessonsPane::reset);
    connect(m_player, &LessonPlayer::lookAgainRequested, this, &LessonsPane::lookAgain);
    connect(m_player, &LessonPlayer::finished, this, &LessonsPane::finish);
    connect(m_player, &LessonPlayer::completed, this, [this] { m_shelf->setDone(m_run->lesson().id); });
    connect(m_player, &LessonPlayer::stepShown, this,
            [this](int step) { Q_EMIT stepShown(m_run->lesson().steps[std::size_t(step)]); });
    connect(m_player, &LessonPlayer::stepRan, this, [this](int step, Clock::time_point from, Clock::time_point to) {
        Q_EMIT stepRan(m_run->lesson().steps[std::size_t(step)], from, to);
    });
}

LessonsPane::~LessonsPane()
{
    abandon();
}

void LessonsPane::setFolder(const QString &folder)
{
    m_shelf->setFolder(folder);
}

const LessonStep &LessonsPane::shownStep() const
{
    return m_run->lesson().steps[std::size_t(m_player->step())];
}

void LessonsPane::setPresenting(bool isPresenting)
{
    m_player->setPresenting(isPresenting);
}

void LessonsPane::play(const QString &id)
{
    const LessonPtr lesson = m_shelf->shelf().find(id);
    if (m_run || !lesson)
        return;
    m_shelf->select(lesson->id);
    beginRun(lesson, 0);
    m_player->card()->setFocus(Qt::OtherFocusReason);
}

void LessonsPane::playFirst()
{
    if (m_run)
        Q_EMIT raiseRequested();
    else if (!m_shelf->shelf().lessons().isEmpty())
        play(m_shelf->shelf().lessons().first()->id);
}

/// Shows it, and begins it afresh on the host, whatever was played on that before.
void LessonsPane::beginRun(const LessonPtr &lesson, int step)
{
    dropRun();
    m_failure.clear();
    m_run = std::make_unique<LessonRun>(lesson, *m_host);
    connect(m_run.get(), &LessonRun::stateChanged, this, &LessonsPane::onState);
    connect(m_run.get(), &LessonRun::failed, this, &LessonsPane::onFailed);
    connect(m_run.get(), &LessonRun::loadEnded, this, &LessonsPane::loadEnded);
    m_pages->setCurrentWidget(m_player);
    m_run->begin();
    if (m_run)
        m_player->setRun(m_run.get(), step);
}

void LessonsPane::dropRun()
{
    if (!m_run)
        return;
    m_player->setRun(nullptr);
    m_run->disconnect(this);
    m_run.reset();
}

void LessonsPane::abandon()
{
    dropRun();
}

void LessonsPane::endLesson()
{
    if (m_run)
        m_run->end();
}

void LessonsPane::reset()
{
    if (!m_run || m_run->state() != LessonRun::State::Ready)
        return;
    m_run->begin();
    m_player->setRun(m_run.get(), 0);
}

void LessonsPane::lookAgain()
{
    if (!m_run || m_run->state() != LessonRun::State::Ready)
        return;
    const QString id = m_run->lesson().id;
    const int step = m_player->step();
    m_shelf->lookAgain();
    if (const LessonPtr lesson = m_shelf->shelf().find(id)) {
        beginRun(lesson, step);
        return;
    }
    const QStringList &faults = m_shelf->shelf().faults();
    m_player->trouble()->showMessage(Banner::Kind::Warning,
                                     //: %1 what is wrong with the lesson's file, a sentence.
                                     tr("The lesson goes on as it was read before. %1").arg(faults.join(u' ')));
}

/// Of the last step: the lesson ends, and the shelf stands at the one that comes next.
void LessonsPane::finish()
{
    const QList<LessonPtr> &lessons = m_shelf->shelf().lessons();
    for (qsizetype i = 0; i + 1 < lessons.size(); ++i) {
        if (lessons[i]->id == m_run->lesson().id) {
            m_shelf->select(lessons[i + 1]->id);
            break;
        }
    }
    endLesson();
}

void LessonsPane::onState(LessonRun::State state)
{
    switch (state) {
    case LessonRun::State::Failed:
        // What was before comes back, whatever went wrong; once everybody has heard what that is.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_run && m_run->state() == LessonRun::State::Failed)
                    m_run->end();
            },
            Qt::QueuedConnection);
        break;
    case LessonRun::State::Idle: {
        // It is a signal of the run's: it goes when that is over.
        std::shared_ptr<LessonRun> over = std::move(m_run);
        m_player->setRun(nullptr);
        over->disconnect(this);
        QMetaObject::invokeMethod(
            this, [over] {}, Qt::QueuedConnection);
        m_pages->setCurrentWidget(m_shelf);
        if (m_pages->isVisible())
            m_shelf->tree()->setFocus(Qt::OtherFocusReason);
        if (!m_failure.isEmpty())
            m_shelf->faults()->showMessage(Banner::Kind::Error, std::exchange(m_failure, {}));
        Q_EMIT ended();
        break;
    }
    default: break;
    }
}

void LessonsPane::onFailed(int step, const Error &error)
{
    if (step < 0 && !error.isCanceled())
        //: %1 a sentence that says why.
        m_failure
            = tr("The lesson could not begin: %1 Your own server and settings are as they were.").arg(error.detail);
}

} // namespace coroscope
