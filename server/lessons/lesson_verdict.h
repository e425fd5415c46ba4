#pragma once

#include "server/lessons/lesson.h"

#include <QJsonObject>

#include <optional>

namespace coroscope {

/// What became of one check of a lesson.
struct LessonVerdict {
    LessonText that;
    LessonCheck::Bound bound = LessonCheck::Bound::Holds;
    std::optional<double> value; ///< 1 or 0 of Holds; none: it could not be computed
    std::optional<double> limit; ///< none of Holds
    double within = 0; ///< of Equals
    QString unit;
    bool passed = false;
    QString fault; ///< why there is no value or no limit, a sentence; empty: there is

    /// "17.2 x, at least 16 x"; "true"; of one that could not be computed its fault. English, for programs without
    /// languages.
    QString text() const;
};

/// `results` as LessonRun::results(). Any thread.
QList<LessonVerdict> checkVerdicts(const Lesson &lesson, const QJsonObject &results);

} // namespace coroscope
