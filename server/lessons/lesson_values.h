#pragma once

#include "server/lessons/lesson.h"
#include "server/lessons/lesson_script.h"

#include <QJsonObject>

namespace coroscope {

/// Gives a script the lesson's variables and results, and `cores`: how many processors this program may use.
void setLessonValues(LessonScript &script, const Lesson &lesson, const QJsonObject &results);

} // namespace coroscope
