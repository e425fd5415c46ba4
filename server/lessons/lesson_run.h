#pragma once

#include "server/async/result.h"
#include "server/lessons/lesson.h"
#include "server/lessons/lesson_verdict.h"
#include "server/outbound/load_figures.h"
#include "server/outbound/load_plan.h"

#include <QJsonObject>
#include <QLocale>
#include <QObject>

#include <memory>
#include <optional>

namespace coroscope {

class LessonHost;

/// A measurement, ready to be shown.
struct LessonFigure {
    LessonText label; ///< empty of an answer
    std::optional<double> value; ///< none: it is a text, or could not be computed
    QString unit;
    QString text; ///< the value where it is no number
    QString fault; ///< why there is neither; empty: there is
};

/// A lesson that is played: begin(), then its steps with run(), in any order and as often as one likes, then end().
/// On the thread of the host's server; nothing blocks. All that a step measures is kept until it runs again.
class LessonRun final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, ///< begin() has not been called, or end() is done
        Beginning, ///< its server starts and is filled
        Ready, ///< a step can run
        Running,
        Stopping, ///< what ran is being cut off
        Ending,
        Failed, ///< it could not begin; end() puts back what was
    };
    Q_ENUM(State)

    /// `host` outlives it.
    LessonRun(LessonPtr lesson, LessonHost &host, QObject *parent = nullptr);
    /// Cuts off what runs. Does not end(): who owns the host does.
    ~LessonRun() override;

    const Lesson &lesson() const noexcept;
    State state() const noexcept;
    /// Idle or Ready → Beginning → Ready or Failed. From Ready it begins afresh, without results.
    void begin();
    /// Ready → Running → Ready: turns the step's knobs and does its actions. stepFinished() or failed() comes.
    void run(int step);
    /// Running → Stopping → Ready, with stopped(); Beginning → Failed. Nothing in other states.
    void stop();
    /// Any state but Idle and Ending → Ending → Idle. What runs is cut off.
    void end();

    /// The step whose actions run, or ran last; -1: none.
    int step() const noexcept;
    /// Whether the step ran to its end since begin(); one without actions always has.
    bool isDone(int step) const;
    /// By the names of actions. Variables are not among them.
    const QJsonObject &results() const noexcept;
    /// What the step reveals, computed now; numbers in labels as in `locale`.
    QList<LessonFigure> reveals(int step, const QLocale &locale = QLocale::c()) const;
    /// The answer to the step's prediction; its value, or the number of the choice. None: it predicts nothing.
    std::optional<LessonFigure> answer(int step) const;
    /// What the lesson proves, of the results so far.
    QList<LessonVerdict> verdicts() const;
    /// A text with its `${…}` expanded (variables and results), see LessonScript::expanded(); what cannot be is left as
    /// it stands.
    QString expanded(const QString &text, const QLocale &locale = QLocale::c()) const;

Q_SIGNALS:
    void stateChanged(coroscope::LessonRun::State state);
    /// LessonStep::run[action] begins; its words are for who shows them, see lessonActionText().
    void actionStarted(int step, int action);
    /// Of the step's actions, all together: 0 to 1. At most ten times a second, and at the end of each.
    void progressed(double fraction);
    /// A load run of the step has come to its end, maybe one of several; not one that was cut off.
    void loadEnded(const coroscope::LoadPlan &plan, const coroscope::LoadResultPtr &result);
    void stepFinished(int step);
    void stopped(int step);
    /// It could not begin (`step` is -1), or an action of the step failed. The detail is a sentence.
    void failed(int step, const coroscope::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
