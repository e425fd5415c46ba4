#pragma once

#include "server/db/sample_data.h"
#include "server/lessons/lesson_action.h"
#include "server/lessons/lesson_text.h"
#include "server/runtime/options.h"

#include <QList>
#include <QPair>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace coroscope {

/// An expression of JavaScript, and where it stands in the file (from 1). Its names are the lesson's variables and the
/// results of actions (`as: NAME`), and `cores`, the number of processors.
struct LessonExpression {
    QString source;
    int line = 0;
    int column = 0;

    bool isEmpty() const noexcept { return source.isEmpty(); }
};

/// What the class is asked before a step's measurement is shown.
struct LessonPrediction {
    LessonText question;
    QString unit; ///< of the number that is asked for: "x", "ms"; empty: a plain number
    QList<LessonText> choices; ///< one of these is asked for, `answer` is its number, from 0; empty: a number is
    LessonExpression answer; ///< from the results
};

/// A measurement that a step shows.
struct LessonReveal {
    LessonText label;
    LessonExpression value; ///< a number, or a text
    QString unit; ///< "ms", "s", "x", "%", "bytes"; empty: none
};

/// One thing that a lesson proves.
struct LessonCheck {
    enum class Bound {
        Least, ///< value >= bound
        Most, ///< value <= bound
        Equals, ///< |value - bound| <= within * |bound|
        Holds, ///< the value is true
    };
    LessonText that;
    LessonExpression value;
    Bound bound = Bound::Holds;
    LessonExpression limit; ///< empty of Holds
    double within = 0; ///< Equals: as a share, 0 to 1
    QString unit; ///< of the number
};

struct LessonStep {
    /// How the window is arranged: see Layouts of the window.
    enum class Layout { AsItIs, Lecture, Debug, Load };

    LessonText title;
    LessonText text; ///< what the class reads
    LessonText notes; ///< for who presents; may be empty
    Layout layout = Layout::AsItIs;
    QString show; ///< the pane to raise, one of lessonPanes(); empty: none
    QList<LessonKnob>
        knobs; ///< turned before the actions; they stay so until another step turns them, or the lesson ends
    std::vector<LessonAction> run; ///< in order; may be empty
    std::optional<LessonPrediction> predict;
    QList<LessonReveal> reveal;
    LessonText explain; ///< three sentences
};

/// A lesson as its file has it. A plain value, checked by readLesson().
struct Lesson {
    QString id; ///< "L1"; unique on a shelf
    LessonText title;
    LessonText about; ///< one sentence
    QString section; ///< anchor of the tutorial's section, such as "creating-a-simple-async-api"; empty: none
    int minutes = 5;
    Options server; ///< what its server is started with: on port 0 of 127.0.0.1, with the memory store unless the file
                    ///< says another one; dataDir is empty, the host fills it in
    std::optional<db::SampleDataPlan> seed; ///< rows that are there when it begins
    QList<QPair<QString, double>> variables; ///< in the file's order
    std::vector<LessonStep> steps; ///< at least one
    QList<LessonCheck> checks;
    QString file; ///< where it was read, for people
};

using LessonPtr = std::shared_ptr<const Lesson>;

/// Panes that a step can raise: "routes", "requests", "timeline", "tasks", "cache", "database", "latency", "sender",
/// "load", "knobs", "log"; and with a stroke a page of one, "cache/stampede". Without, its page stays as it is.
QStringList lessonPanes();

} // namespace coroscope
