#include "server/db/explain.h"

#include <QHash>
#include <QRegularExpression>

#include <functional>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

PlanNode nodeOf(const QString &detail, const QHash<QString, QString> &aliases)
{
    PlanNode node;
    node.text = detail;
    static const QRegularExpression access(uR"(^(SCAN|SEARCH)(?: TABLE)? (\S+)(?: AS (\S+))?(?: USING (.*))?$)"_s);
    static const QRegularExpression byIndex(
        uR"(^(AUTOMATIC )?(?:PARTIAL )?(COVERING )?INDEX (\S+)?\s*(?:\((.*)\))?$)"_s);
    static const QRegularExpression byKey(uR"(^INTEGER PRIMARY KEY \((.*)\)$)"_s);
    if (detail.startsWith("USE TEMP B-TREE"_L1)) {
        node.mark = PlanMark::Sort;
        return node;
    }
    const auto match = access.match(detail);
    if (!match.hasMatch() || match.captured(2) == "CONSTANT"_L1)
        return node;
    const QString name = match.captured(2);
    node.table = aliases.value(name.toLower());
    const bool isSearch = match.captured(1) == "SEARCH"_L1;
    node.mark = isSearch ? PlanMark::Search : PlanMark::Scan;
    const QString how = match.captured(4);
    QString terms;
    if (const auto key = byKey.match(how); key.hasMatch()) {
        terms = key.captured(1);
    } else if (const auto index = byIndex.match(how); index.hasMatch()) {
        // "AUTOMATIC COVERING INDEX (user_id=?)" has no name.
        const QString word = index.captured(3);
        const bool hasName = !word.startsWith(u'(');
        node.index = hasName ? word : QString();
        terms = hasName ? index.captured(4) : word.sliced(1).remove(u')');
        if (!index.captured(1).isEmpty())
            node.mark = PlanMark::AutoIndex;
        else if (!isSearch)
            node.mark = PlanMark::IndexScan;
    }
    static const QRegularExpression column(uR"((?:^|\s|\()([\w<>]+)\s*(?:=|>|<|>=|<=| IN )\s*\?)"_s);
    for (auto each = column.globalMatch(terms); each.hasNext();) {
        const QString found = each.next().captured(1);
        if (found != "AND"_L1 && found != "ANY"_L1)
            node.columns.append(found == "<expr>"_L1 ? u"(…)"_s : found);
    }
    if (node.table.isEmpty() && !aliases.isEmpty() && node.mark != PlanMark::Search && node.mark != PlanMark::AutoIndex)
        node.mark = PlanMark::None; // a subquery's rows, which are in memory
    return node;
}

} // namespace

std::vector<PlanNode> sqlitePlan(const QList<SqlitePlanRow> &rows, const QHash<QString, QString> &aliases)
{
    // A row's parent comes before it; one that is not there stands at the top.
    const std::function<std::vector<PlanNode>(int)> below = [&](int parent) {
        std::vector<PlanNode> nodes;
        for (const SqlitePlanRow &row : rows) {
            if (row.parent != parent || row.id == parent)
                continue;
            nodes.push_back(nodeOf(row.detail, aliases));
            nodes.back().children = below(row.id);
        }
        return nodes;
    };
    return below(0);
}

} // namespace coroscope::db
