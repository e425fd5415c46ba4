#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"

#include <QJsonValue>
#include <QLocale>
#include <QString>

#include <memory>

namespace coroscope {

/// Computes a lesson's expressions: JavaScript with the names that set() gave it, which it can read and not change, and
/// nothing of this program. One whose own code takes longer than kLongest is ended. A built-in function cannot be:
/// those that make much of little (repeat, fill, regular expressions, Array(n), …) are therefore taken away; what is
/// left can still be asked for much work in one call, so this bounds mistakes and not malice. One thread.
class LessonScript {
public:
    LessonScript();
    ~LessonScript();
    LessonScript(const LessonScript &) = delete;
    LessonScript &operator=(const LessonScript &) = delete;

    void set(const QString &name, const QJsonValue &value);
    void unset(const QString &name);
    /// From here on all expressions together may take kBudget of the processor.
    void renewBudget();

    /// BadRequest, with a clause that says what is wrong: "blocking is not defined", "gives nothing".
    Result<QJsonValue> value(const QString &expression);
    Result<double> number(const QString &expression); ///< finite; true is 1, false 0
    Result<bool> truth(const QString &expression); ///< as JavaScript sees it
    /// The text with what its `${…}` give in their place; a whole number has no decimals. Numbers are written as in
    /// `locale`, but in code (between ` and `, or in a line that begins with four spaces) as programs do.
    Result<QString> expanded(const QString &text, const QLocale &locale = QLocale::c());

    /// Whether it is one expression, whatever its names are. Nothing of it is run.
    Result<void> checkExpression(const QString &expression);
    Result<void> checkTemplate(const QString &text);

    /// Whether the text holds a `${`.
    static bool isTemplate(const QString &text);
    /// Whether a result, or a variable, may have this name.
    static bool isName(const QString &name);

    static constexpr milliseconds kLongest{1'000};
    static constexpr milliseconds kBudget{5'000};
    static constexpr qsizetype kMostCharacters = 2'000; ///< of an expression

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
