#pragma once

#include "server/lessons/lesson_host.h"
#include "server/lessons/lesson_knobs.h"
#include "server/runtime/options.h"

#include <QObject>

#include <memory>

class QTemporaryDir;

namespace coroscope {

/// The window's server, lent to a lesson: stopped as a person would, and started again on a folder that is removed
/// afterwards, with its knobs in their neutral places. At the end the person's own comes back as it was: running or
/// stopped, with its options, knobs and policies. Their data folder is not touched meanwhile. GUI thread; nothing
/// blocks.
class WindowLessonHost final : public QObject, public LessonHost {
    Q_OBJECT
public:
    /// `own`: what the person's server starts with, asked when it does. `server` outlives it.
    WindowLessonHost(Server *server, std::function<Options()> own, QObject *parent = nullptr);
    /// As abandon(); the knobs are put back, and a lesson's server that still runs is stopped.
    ~WindowLessonHost() override;

    Server &server() override { return *m_server; }
    void begin(const Options &options, Done done) override;
    void end(std::function<void()> done) override;

    /// From begin() until end() is done.
    bool isLent() const noexcept { return m_isLent; }
    /// What the server starts with as long as it is lent, whoever starts it.
    const Options &options() const noexcept { return m_options; }
    /// The person's is to run afterwards, also where it is stopped now. Between lent() and the end.
    void keepRunning() { m_isWanted = true; }
    /// The window closes: nothing is started any more, and nobody is told.
    void abandon();

Q_SIGNALS:
    /// Before anything of the person's is touched.
    void lent();
    /// All of it is back.
    void givenBack();

private:
    enum class Goal { None, Lesson, Own };

    void advance();
    bool hasHalted();
    void startLesson();
    void giveBack();
    void finishBegin(const Result<void> &result);
    void finishEnd();

    Server *m_server;
    const std::function<Options()> m_own;
    const int m_firstThreads; ///< of the database, as they came
    LessonKnobs m_knobs; ///< the person's
    Options m_options; ///< the lesson's
    std::unique_ptr<QTemporaryDir> m_folder;
    Done m_begun;
    std::function<void()> m_ended;
    Goal m_goal = Goal::None;
    bool m_isLent = false;
    bool m_isWanted = false; ///< the person's server is to run
    bool m_isLessons = false; ///< what runs, or ran last, is the lesson's
    bool m_isStarted = false; ///< what the goal needs has been started
};

} // namespace coroscope
