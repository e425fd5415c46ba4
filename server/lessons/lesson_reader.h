#pragma once

#include "server/async/result.h"
#include "server/lessons/lesson.h"

#include <QByteArray>

namespace coroscope {

/// Reads a lesson's file: YAML 1.2, UTF-8, at most kMaxLessonBytes, without anchors and aliases. BadRequest otherwise,
/// whose detail is a sentence that says where, what is wrong and what it takes:
///   mine.yaml:12:7: unknown key "conections" of load; did you mean "connections"?
/// `fileName` is for that, and for Lesson::file. Expressions are checked for their syntax, options and knobs for their
/// values where they have no `${…}`. Any thread; reads nothing.
Result<Lesson> readLesson(const QByteArray &bytes, const QString &fileName);

/// What readLesson() says of a file that is too large to be read at all.
Error tooLargeLesson(const QString &fileName, qint64 size);

inline constexpr qsizetype kMaxLessonBytes = 1024 * 1024;

} // namespace coroscope
