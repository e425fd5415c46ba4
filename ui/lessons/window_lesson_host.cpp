#include "ui/lessons/window_lesson_host.h"

#include "server/runtime/server.h"
#include "ui/words.h"

#include <QDir>
#include <QTemporaryDir>

#include <utility>

namespace coroscope {

WindowLessonHost::WindowLessonHost(Server *server, std::function<Options()> own, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_own(std::move(own))
    , m_firstThreads(server->databaseThreads())
{
    // Queued: a start from within stateChanged() would have others hear of it before they hear of the stop.
    connect(server, &Server::stateChanged, this, &WindowLessonHost::advance, Qt::QueuedConnection);
}

WindowLessonHost::~WindowLessonHost()
{
    abandon();
    if (!m_isLent)
        return;
    if (m_isLessons)
        m_server->stopNow();
    m_knobs.apply(*m_server);
}

void WindowLessonHost::abandon()
{
    m_goal = Goal::None;
    m_begun = {};
    m_ended = {};
}

void WindowLessonHost::begin(const Options &options, Done done)
{
    if (auto ended = std::exchange(m_ended, {}))
        ended();
    if (!m_isLent) {
        const ServerState state = m_server->state();
        m_isLent = true;
        m_isLessons = false;
        m_isWanted = state == ServerState::Listening || state == ServerState::Starting;
        m_knobs = LessonKnobs::of(*m_server);
        Q_EMIT lent();
    }
    m_options = options;
    m_begun = std::move(done);
    m_goal = Goal::Lesson;
    m_isStarted = false;
    advance();
}

void WindowLessonHost::end(std::function<void()> done)
{
    if (auto begun = std::exchange(m_begun, {}))
        begun(Error::canceled());
    if (!m_isLent) {
        done();
        return;
    }
    m_ended = std::move(done);
    m_goal = Goal::Own;
    m_isStarted = false;
    advance();
}

void WindowLessonHost::advance()
{
    const ServerState state = m_server->state();
    const bool isDown = state == ServerState::Stopped || state == ServerState::Failed;
    switch (m_goal) {
    case Goal::None: return;
    case Goal::Lesson:
        if (!m_isStarted) {
            if (hasHalted())
                startLesson();
        } else if (state == ServerState::Listening) {
            finishBegin({});
        } else if (isDown) {
            const QString why = words::failure(m_server->failure());
            finishBegin(Error{Error::Kind::Unavailable, why.isEmpty() ? tr("The lesson's server was stopped.") : why});
        }
        return;
    case Goal::Own:
        if (!m_isStarted) {
            if (hasHalted())
                giveBack();
        } else if (state == ServerState::Listening || isDown) { // where it failed, the window says why
            finishEnd();
        }
        return;
    }
}

/// Sees to it that the server stops. What is in flight is answered first, unless it is a lesson's.
bool WindowLessonHost::hasHalted()
{
    if (m_server->state() == ServerState::Listening)
        m_server->stop();
    if (m_server->state() == ServerState::Draining && m_isLessons)
        m_server->stopNow();
    const ServerState state = m_server->state();
    return state == ServerState::Stopped || state == ServerState::Failed;
}

void WindowLessonHost::startLesson()
{
    auto folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/coroscope-lesson-XXXXXX"));
    if (!folder->isValid()) {
        //: %1 a folder, %2 the system's reason.
        finishBegin(Error{Error::Kind::Storage,
                          tr("A lesson keeps its data in a folder of its own, which could not be made in %1: %2. Free "
                             "some space there, and try again.")
                              .arg(QDir::toNativeSeparators(QDir::tempPath()), folder->errorString())});
        return;
    }
    m_folder = std::move(folder);
    m_options.dataDir = m_folder->path();
    LessonKnobs neutral;
    neutral.databaseThreads = m_firstThreads;
    neutral.apply(*m_server);
    m_isLessons = true;
    m_isStarted = true;
    m_server->start(m_options);
}

void WindowLessonHost::giveBack()
{
    m_folder.reset();
    m_knobs.apply(*m_server);
    m_isLessons = false;
    if (!m_isWanted) {
        finishEnd();
        return;
    }
    m_isStarted = true;
    m_server->start(m_own());
}

void WindowLessonHost::finishBegin(const Result<void> &result)
{
    m_goal = Goal::None;
    if (auto begun = std::exchange(m_begun, {}))
        begun(result);
}

void WindowLessonHost::finishEnd()
{
    m_goal = Goal::None;
    if (m_server->state() == ServerState::Listening)
        m_server->setSlowMotion(m_knobs.slowMotion); // it is taken only now
    m_isLent = false;
    Q_EMIT givenBack();
    if (auto ended = std::exchange(m_ended, {}))
        ended();
}

} // namespace coroscope
