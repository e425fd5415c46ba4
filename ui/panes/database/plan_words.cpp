#include "ui/panes/database/plan_words.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

/// "orders(user_id)"
QString tableAndColumns(const db::PlanFinding &finding)
{
    return QStringLiteral("%1(%2)").arg(finding.table, finding.columns.join(QStringLiteral(", ")));
}

} // namespace

QString planMarkText(db::PlanMark mark)
{
    switch (mark) {
    case db::PlanMark::None: return {};
    //: What a step of a plan does: it reads all rows of a table.
    case db::PlanMark::Scan: return Texts::tr("Scan");
    //: What a step of a plan does: it reads a whole index.
    case db::PlanMark::IndexScan: return Texts::tr("Index scan");
    //: What a step of a plan does: it goes straight to its rows.
    case db::PlanMark::Search: return Texts::tr("Search");
    case db::PlanMark::Sort: return Texts::tr("Sort");
    //: What a step of a plan does: it builds an index for this one run.
    case db::PlanMark::AutoIndex: return Texts::tr("Own index");
    }
    return {};
}

QString findingSentence(const db::PlanFinding &f)
{
    using Kind = db::PlanFinding::Kind;
    const QString rows = f.rows ? countText(quint64(*f.rows)) : QString();
    switch (f.kind) {
    case Kind::Scan:
        if (rows.isEmpty())
            //: %1 a table, %2 a column, %3 "orders(user_id)".
            return Texts::tr("Reads all rows of %1, because no index starts with %2. An index on %3 would let it go "
                             "straight to those that it needs.")
                .arg(f.table, f.columns.value(0), tableAndColumns(f));
        //: %1 a number, %2 a table, %3 a column, %4 "orders(user_id)".
        return Texts::tr("Reads all %1 rows of %2, because no index starts with %3. An index on %4 would let it go "
                         "straight to those that it needs.")
            .arg(rows, f.table, f.columns.value(0), tableAndColumns(f));
    case Kind::SmallScan:
        return Texts::tr("Reads all rows of %1; there are only %2, so that costs little.").arg(f.table, rows);
    case Kind::WholeScan:
        if (rows.isEmpty())
            return Texts::tr("Reads all rows of %1, since the statement asks for all of them.").arg(f.table);
        return Texts::tr("Reads all %1 rows of %2, since the statement asks for all of them: no index would help, a "
                         "condition or a limit might.")
            .arg(rows, f.table);
    case Kind::UnusedIndex:
        if (rows.isEmpty())
            //: %1 a table, %2 a column.
            return Texts::tr(
                       "Reads all rows of %1, although an index or its key starts with %2: the condition does not "
                       "fit it, or the database thinks that most rows are needed anyway.")
                .arg(f.table, f.columns.value(0));
        if (f.index.isEmpty())
            return Texts::tr("Reads all %1 rows of %2, although %3 is its key: the condition does not fit the key, or "
                             "the database thinks that most rows are needed anyway.")
                .arg(rows, f.table, f.columns.value(0));
        return Texts::tr(
                   "Reads all %1 rows of %2, although the index %3 starts with %4: the condition does not fit the "
                   "index, or the database thinks that most rows are needed anyway.")
            .arg(rows, f.table, f.index, f.columns.value(0));
    case Kind::IndexScan:
        return Texts::tr("Reads the whole index %1 of %2, in its order, instead of searching in it.")
            .arg(f.index, f.table);
    case Kind::Search:
        if (f.table.isEmpty())
            return Texts::tr("Goes straight to its rows by the index %1.").arg(f.index);
        if (f.index.isEmpty())
            return Texts::tr("Goes straight to its rows of %1 by their key.").arg(f.table);
        return Texts::tr("Goes straight to its rows of %1 by the index %2.").arg(f.table, f.index);
    case Kind::AutoIndex:
        return Texts::tr("Builds an index on %1 for this one run and throws it away afterwards. One that stays would "
                         "save that each time.")
            .arg(tableAndColumns(f));
    case Kind::Sort: return Texts::tr("Sorts its rows itself, since no index has them in that order.");
    case Kind::NoTable: return Texts::tr("Reads no table.");
    }
    return {};
}

bool isBadFinding(db::PlanFinding::Kind kind)
{
    using Kind = db::PlanFinding::Kind;
    return kind == Kind::Scan || kind == Kind::AutoIndex || kind == Kind::UnusedIndex;
}

QString planShort(const db::Plan &plan)
{
    using Kind = db::PlanFinding::Kind;
    if (plan.findings.empty())
        return {};
    const db::PlanFinding &f = plan.findings.front();
    switch (f.kind) {
    case Kind::Scan:
    case Kind::SmallScan:
    case Kind::WholeScan:
    case Kind::UnusedIndex:
        //: What a plan does: it reads all rows of the table %1.
        return Texts::tr("Scan of %1").arg(f.table);
    case Kind::IndexScan:
        //: What a plan does: it reads a whole index of the table %1.
        return Texts::tr("Index scan of %1").arg(f.table);
    case Kind::Search:
        //: What a plan does: it goes straight to rows of the table %1.
        return f.table.isEmpty() ? Texts::tr("Search") : Texts::tr("Search in %1").arg(f.table);
    case Kind::AutoIndex:
        //: What a plan does: it builds an index on the table %1 for this one run.
        return Texts::tr("Own index on %1").arg(f.table);
    case Kind::Sort:
        //: What a plan does: it sorts rows itself.
        return Texts::tr("Sort");
    case Kind::NoTable: return Texts::tr("No table");
    }
    return {};
}

QString planSentence(const db::Plan &plan)
{
    constexpr std::size_t kMost = 2; // more is no plain sentence
    QString text;
    for (std::size_t i = 0; i < plan.findings.size() && i < kMost; ++i) {
        if (i > 0)
            text += u' ';
        text += findingSentence(plan.findings[i]);
    }
    return text;
}

} // namespace coroscope
