#include "server/lessons/lesson_verdict.h"

#include "server/lessons/lesson_values.h"

#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

using Bound = LessonCheck::Bound;

QString withUnit(double number, const QString &unit)
{
    const QString text = QString::number(number, 'g', 6);
    return unit.isEmpty() ? text : u"%1 %2"_s.arg(text, unit);
}

bool holds(const LessonVerdict &verdict)
{
    const double value = *verdict.value;
    switch (verdict.bound) {
    case Bound::Least: return value >= *verdict.limit;
    case Bound::Most: return value <= *verdict.limit;
    case Bound::Equals: return std::abs(value - *verdict.limit) <= verdict.within * std::abs(*verdict.limit);
    case Bound::Holds: return value != 0;
    }
    return false;
}

LessonVerdict verdictOf(const LessonCheck &check, LessonScript &script)
{
    LessonVerdict verdict;
    verdict.that = check.that;
    verdict.bound = check.bound;
    verdict.within = check.within;
    verdict.unit = check.unit;
    const auto fail = [&verdict](const LessonExpression &expression, const Error &error) {
        verdict.fault = u"%1 (line %2) %3"_s.arg(expression.source).arg(expression.line).arg(error.detail);
    };
    if (check.bound == Bound::Holds) {
        const auto truth = script.truth(check.value.source);
        if (!truth)
            fail(check.value, truth.error());
        else
            verdict.value = truth.value() ? 1 : 0;
    } else {
        const auto value = script.number(check.value.source);
        const auto limit = script.number(check.limit.source);
        if (value)
            verdict.value = value.value();
        else
            fail(check.value, value.error());
        if (limit)
            verdict.limit = limit.value();
        else if (verdict.fault.isEmpty())
            fail(check.limit, limit.error());
    }
    verdict.passed = verdict.fault.isEmpty() && holds(verdict);
    return verdict;
}

} // namespace

QString LessonVerdict::text() const
{
    if (!fault.isEmpty())
        return fault;
    switch (bound) {
    case Bound::Least: return u"%1, at least %2"_s.arg(withUnit(*value, unit), withUnit(*limit, unit));
    case Bound::Most: return u"%1, at most %2"_s.arg(withUnit(*value, unit), withUnit(*limit, unit));
    case Bound::Equals:
        return within > 0
            ? u"%1, %2 within %3 %"_s.arg(withUnit(*value, unit), withUnit(*limit, unit)).arg(within * 100)
            : u"%1, exactly %2"_s.arg(withUnit(*value, unit), withUnit(*limit, unit));
    case Bound::Holds: break;
    }
    return *value != 0 ? u"true"_s : u"false"_s;
}

QList<LessonVerdict> checkVerdicts(const Lesson &lesson, const QJsonObject &results)
{
    LessonScript script;
    setLessonValues(script, lesson, results);
    QList<LessonVerdict> verdicts;
    for (const LessonCheck &check : lesson.checks)
        verdicts.append(verdictOf(check, script));
    return verdicts;
}

} // namespace coroscope
