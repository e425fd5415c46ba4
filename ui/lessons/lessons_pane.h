#pragma once

#include "server/lessons/lesson_run.h"
#include "ui/window_context.h"

#include "server/async/scheduler.h"

#include <QWidget>

#include <memory>

class QAction;
class QStackedWidget;

namespace coroscope {

class LessonHost;
class LessonPlayer;
class LessonShelfView;

/// Lessons: the shelf, and the one that is played. Its server is the host's, from play() until givenBack. GUI thread.
class LessonsPane final : public QWidget {
    Q_OBJECT
public:
    /// `host` outlives it, or its abandon().
    LessonsPane(const WindowContext &context, LessonHost *host, QWidget *parent);
    ~LessonsPane() override;

    /// A teacher's own lessons; empty: none.
    void setFolder(const QString &folder);
    /// Ignored while one is played.
    void play(const QString &id);
    void playFirst();
    /// Puts back all that was before; the shelf comes when that is done.
    void endLesson();
    /// The window closes: what runs is cut off, nothing is put back here.
    void abandon();
    bool isPlaying() const noexcept { return m_run != nullptr; }
    /// Null where none is played.
    const LessonRun *run() const noexcept { return m_run.get(); }
    /// Only while one is played.
    const LessonStep &shownStep() const;
    void setPresenting(bool isPresenting);

    LessonShelfView *shelf() const { return m_shelf; }
    LessonPlayer *player() const { return m_player; }

Q_SIGNALS:
    /// The pane is to come to the front.
    void raiseRequested();
    /// The window is to be arranged for this step.
    void stepShown(const coroscope::LessonStep &step);
    void stepRan(const coroscope::LessonStep &step, coroscope::Clock::time_point from, coroscope::Clock::time_point to);
    /// A load run of the lesson has a result.
    void loadEnded(const coroscope::LoadPlan &plan, const coroscope::LoadResultPtr &result);
    void ended();

private:
    void beginRun(const LessonPtr &lesson, int step);
    void dropRun();
    void onState(LessonRun::State state);
    void onFailed(int step, const Error &error);
    void reset();
    void lookAgain();
    void finish();

    const WindowContext m_context;
    LessonHost *m_host;
    std::unique_ptr<LessonRun> m_run;
    QAction *m_first;
    QStackedWidget *m_pages;
    LessonShelfView *m_shelf;
    LessonPlayer *m_player;
    QString m_failure; ///< why it could not begin: said when what was before is back
};

} // namespace coroscope
