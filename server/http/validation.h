#pragma once

#include <QJsonArray>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace coroscope {

/// One thing that is wrong with what a client sent. Keys, `type` names and sentences are those of FastAPI (pydantic 2),
/// so that clients written for it can read them. Source: docs.pydantic.dev, "Validation Errors".
struct ValidationIssue {
    QJsonArray loc; ///< where: ["query", "delay_ms"], ["body", "items", 3]
    QString msg;
    QString type; ///< for programs: "int_parsing", "missing", …
    QJsonValue input; ///< what was sent, as far as it is small; null where nothing was, or where it is too large
};

/// All that is wrong with one request, in the order of its declaration. Bounded, so that a body with a million mistakes
/// does not make an answer of a million items; what goes beyond is not reported.
class ValidationIssues {
public:
    static constexpr qsizetype kMax = 1000;

    void add(QJsonArray loc, QString type, QString msg, const QJsonValue &input = QJsonValue::Null);
    bool isEmpty() const noexcept { return m_issues.isEmpty(); }
    bool isFull() const noexcept { return m_issues.size() >= kMax; }
    const QList<ValidationIssue> &list() const noexcept { return m_issues; }
    /// As the `errors` of a problem document.
    QJsonArray toJson() const;

private:
    QList<ValidationIssue> m_issues;
};

} // namespace coroscope
