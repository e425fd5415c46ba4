#pragma once

#include "server/lessons/lesson_run.h"

#include <QString>

namespace coroscope::lessonWords {

// Lessons in words, for people.

/// The title of a tutorial's section by its anchor; of one that is not known the anchor's own words; empty of none.
QString section(const QString &anchor);
/// A number with its unit: "19.6 ×", "412 ms", "1.5 MiB" (unit "bytes").
QString figure(double value, const QString &unit);
/// The same of a measurement: its text where it is no number, else why there is none.
QString figure(const LessonFigure &figure);
/// "5 min".
QString minutes(int minutes);
/// What a check wants: "at least 16 ×"; empty of one that just holds.
QString bound(const LessonVerdict &verdict);
/// A lesson's text as rich text: a blank line ends a paragraph, "- " begins an item, four spaces a line of code that
/// stays as it is; `code` and **bold**. Nothing else in it has a meaning.
QString rich(const QString &text);
/// Without those marks.
QString plain(const QString &text);

} // namespace coroscope::lessonWords
