#pragma once

#include "server/db/workbench.h"
#include "server/lessons/lesson_activity.h"

namespace coroscope {

/// A statement that is run beside the requests; cancelled where this is destroyed.
class StatementActivity : public LessonActivity {
public:
    using LessonActivity::LessonActivity;
    ~StatementActivity() override;

protected:
    /// The statement and its values, expanded. BadRequest where it reaches beyond the lesson's own database.
    Result<void> expand(const QString &statement, const QStringList &values);
    /// Null, where the server does not run.
    db::Workbench *workbench() const;

    QString m_sql;
    QVariantList m_values;
    db::Workbench::Ticket m_ticket = 0;
};

class SqlActivity final : public StatementActivity {
public:
    SqlActivity(const LessonContext &context, SqlAction action);

protected:
    Result<void> start() override;

private:
    const SqlAction m_action;
};

class ExplainActivity final : public StatementActivity {
public:
    ExplainActivity(const LessonContext &context, ExplainAction action);

protected:
    Result<void> start() override;

private:
    const ExplainAction m_action;
};

} // namespace coroscope
