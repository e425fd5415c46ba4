#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"

#include <QJsonValue>
#include <QString>

#include <memory>

namespace coroscope {

/// Computes a lesson's expressions: JavaScript with the names that set() gave it, and nothing of this program. One that
/// takes longer than kLongest is ended. One thread.
class LessonScript {
public:
    LessonScript();
    ~LessonScript();
    LessonScript(const LessonScript &) = delete;
    LessonScript &operator=(const LessonScript &) = delete;

    void set(const QString &name, const QJsonValue &value);

    /// BadRequest, with a clause that says what is wrong: "blocking is not defined", "gives nothing".
    Result<QJsonValue> value(const QString &expression);
    Result<double> number(const QString &expression); ///< finite; true is 1, false 0
    Result<bool> truth(const QString &expression); ///< as JavaScript sees it
    /// The text with what its `${…}` give in their place; a whole number has no decimals.
    Result<QString> expanded(const QString &text);

    /// Whether it can be computed at all, whatever its names are.
    Result<void> checkExpression(const QString &expression);
    Result<void> checkTemplate(const QString &text);

    /// Whether the text holds a `${`.
    static bool isTemplate(const QString &text);
    /// Whether a result, or a variable, may have this name.
    static bool isName(const QString &name);

    static constexpr milliseconds kLongest{1'000};
    static constexpr qsizetype kMostCharacters = 2'000; ///< of an expression

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
