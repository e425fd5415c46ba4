#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace coroscope {

namespace db {
class Connection;
}

/// Which rows a report has.
struct ReportPlan {
    const char *name; ///< "users"
    const char *columns; ///< of its first line, with commas
    const char *count; ///< SQL: how many rows there are
    const char
        *page; ///< SQL: rows whose number is greater than ?, by number, at most ?; the number is the first column
};
const ReportPlan *reportPlan(const QString &name);
QStringList reportNames();

struct ReportPage {
    QByteArray csv;
    qint64 rows = 0;
    qint64 last = 0; ///< number of its last row
};

/// How many rows the report will have, about. Database thread.
class CountReport {
public:
    explicit CountReport(const ReportPlan &plan)
        : m_plan(&plan)
    {
    }
    Result<qint64> operator()(db::Connection &connection) const;

private:
    const ReportPlan *m_plan;
};

/// The next page, behind the row with this number, as CSV. Fewer than kRows: it is the last. Database thread.
class ReadReport {
public:
    ReadReport(const ReportPlan &plan, qint64 after)
        : m_plan(&plan)
        , m_after(after)
    {
    }
    Result<ReportPage> operator()(db::Connection &connection) const;
    static constexpr qint64 kRows = 500;

private:
    const ReportPlan *m_plan;
    qint64 m_after;
};

} // namespace coroscope
