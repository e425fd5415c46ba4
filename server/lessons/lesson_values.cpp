#include "server/lessons/lesson_values.h"

#include <QThread>

#include <algorithm>

namespace coroscope {

void setLessonValues(LessonScript &script, const Lesson &lesson, const QJsonObject &results)
{
    script.set(QStringLiteral("cores"), std::max(1, QThread::idealThreadCount()));
    for (const auto &[name, value] : lesson.variables)
        script.set(name, value);
    for (auto it = results.begin(); it != results.end(); ++it)
        script.set(it.key(), it.value());
}

} // namespace coroscope
