#pragma once

#include "server/lessons/lesson.h"
#include "server/lessons/lesson_script.h"

#include <QJsonObject>

namespace coroscope {

/// Gives a script the lesson's variables and results, and `cores`: how many processors this program may use.
void setLessonValues(LessonScript &script, const Lesson &lesson, const QJsonObject &results);

/// As results have it: milliseconds, to the microsecond.
double lessonMs(nanoseconds time);
/// An object or a list; null: it is neither, or no JSON.
QJsonValue lessonJson(const QByteArray &text);

} // namespace coroscope
