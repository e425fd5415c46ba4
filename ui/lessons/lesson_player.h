#pragma once

#include "server/lessons/lesson_run.h"
#include "ui/window_context.h"

#include "server/async/scheduler.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QAction;

namespace coroscope {

class Banner;
class LessonCard;
class LessonPlayerBar;

/// One lesson, step by step: what the class reads, the prediction, the run with its progress, the measurement over it,
/// the explanation, and what the lesson proves. Plays a LessonRun that is somebody else's. By keys alone, and by a
/// presenter's remote control, whose keys are Page Down and Page Up. GUI thread.
class LessonPlayer final : public QWidget {
    Q_OBJECT
public:
    LessonPlayer(const WindowContext &context, QWidget *parent);

    /// From that step on; null: none. It has to outlive this, or the next call.
    void setRun(LessonRun *run, int step = 0);
    int step() const noexcept { return m_step; }
    /// Its measurement is shown.
    bool isRevealed() const;
    bool isBusy() const;
    /// While somebody presents, notes are hidden until they are asked for.
    void setPresenting(bool isPresenting);

    LessonCard *card() const { return m_card; }
    LessonPlayerBar *bar() const { return m_bar; }
    Banner *trouble() const { return m_trouble; }

Q_SIGNALS:
    /// The window is to be arranged for it.
    void stepShown(int step);
    void stepRan(int step, coroscope::Clock::time_point from, coroscope::Clock::time_point to);
    /// Every step was measured, and the last one is shown.
    void completed();
    /// Next, on the last step.
    void finished();
    void endRequested();
    void resetRequested();
    void lookAgainRequested();

private:
    void makeActions();
    QAction *add(const QString &id, const QString &iconName, const QString &text, const QString &tip,
                 const QList<QKeySequence> &keys, void (LessonPlayer::*slot)());
    void showStep(int step);
    void goOn();
    void next();
    void back();
    void runStep();
    void stop();
    void check();
    void copyFigures();
    void toggleNotes();
    bool hasActions() const;
    bool canRun() const;
    void keepPrediction();
    void onState();
    void onAction(int step, int action);
    void onFinished(int step);
    void onFailed(int step, const Error &error);
    void reveal(bool isNew);
    void showNotes();
    void refresh();
    void refreshStatus();

    const WindowContext m_context;
    LessonRun *m_run = nullptr;
    QAction *m_back = nullptr;
    QAction *m_next = nullptr;
    QAction *m_runAction = nullptr;
    QAction *m_stopAction = nullptr;
    QAction *m_goOn = nullptr;
    QAction *m_notes = nullptr;
    QAction *m_check = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_reset = nullptr;
    QAction *m_lookAgain = nullptr;
    QAction *m_end = nullptr;
    Banner *m_trouble;
    LessonCard *m_card = nullptr;
    LessonPlayerBar *m_bar = nullptr;
    QHash<int, double> m_predictions; ///< by step
    QSet<int> m_opened; ///< steps without actions whose answer was asked for
    QString m_doing; ///< what the run does now
    Clock::time_point m_from; ///< when the step began to run
    int m_step = 0;
    bool m_isBeginning = false; ///< its server has not been there since the step is shown
    bool m_isPresenting = false;
    bool m_presenterNotes = false; ///< asked for while presenting; not remembered
};

} // namespace coroscope
