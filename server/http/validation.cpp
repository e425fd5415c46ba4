#include "server/http/validation.h"

#include <QJsonObject>

namespace coroscope {

namespace {

/// Characters and items of an input that an answer repeats. More would let a small request make a huge answer.
constexpr int kInputBudget = 1024;

bool fits(const QJsonValue &value, int &budget)
{
    if (--budget < 0)
        return false;
    if (value.isString()) {
        budget -= int(std::min<qsizetype>(value.toString().size(), kInputBudget + 1));
    } else if (value.isArray()) {
        const auto array = value.toArray();
        for (const auto &item : array) {
            if (!fits(item, budget))
                return false;
        }
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            budget -= int(std::min<qsizetype>(it.key().size(), kInputBudget + 1));
            if (!fits(it.value(), budget))
                return false;
        }
    }
    return budget >= 0;
}

} // namespace

void ValidationIssues::add(QJsonArray loc, QString type, QString msg, const QJsonValue &input)
{
    if (isFull())
        return;
    int budget = kInputBudget;
    const bool keep = !input.isUndefined() && fits(input, budget);
    m_issues.append({std::move(loc), std::move(msg), std::move(type), keep ? input : QJsonValue(QJsonValue::Null)});
}

QJsonArray ValidationIssues::toJson() const
{
    QJsonArray items;
    for (const auto &issue : m_issues) {
        items.append(QJsonObject{
            {QStringLiteral("loc"), issue.loc},
            {QStringLiteral("msg"), issue.msg},
            {QStringLiteral("type"), issue.type},
            {QStringLiteral("input"), issue.input},
        });
    }
    return items;
}

} // namespace coroscope
