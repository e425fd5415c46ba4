#include "server/lessons/lesson_values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace coroscope {

void setLessonValues(LessonScript &script, const Lesson &lesson, const QJsonObject &results)
{
    script.set(QStringLiteral("cores"), std::max(1, QThread::idealThreadCount()));
    for (const auto &[name, value] : lesson.variables)
        script.set(name, value);
    for (auto it = results.begin(); it != results.end(); ++it)
        script.set(it.key(), it.value());
}

double lessonMs(nanoseconds time)
{
    return std::round(double(time.count()) / 1e3) / 1e3;
}

QJsonValue lessonJson(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isObject())
        return document.object();
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue();
}

} // namespace coroscope
