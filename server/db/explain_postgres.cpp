#include "server/db/explain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

/// Columns in a condition of an index: "((user_id = 5) AND (amount > 3))".
QStringList columnsIn(const QString &condition)
{
    static const QRegularExpression form(
        uR"re((?:^|\()\(?(?:"?\w+"?\.)?"?(\w+)"?\)?(?:::\w+)?\s*(?:=|<|>|<=|>=|~~))re"_s);
    QStringList columns;
    for (auto each = form.globalMatch(condition); each.hasNext();) {
        const QString column = each.next().captured(1);
        if (!columns.contains(column))
            columns.append(column);
    }
    return columns;
}

std::optional<double> number(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

PlanNode nodeOf(const QJsonObject &object)
{
    PlanNode node;
    const QString type = object["Node Type"_L1].toString();
    node.table = object["Relation Name"_L1].toString();
    node.index = object["Index Name"_L1].toString();
    const QString alias = object["Alias"_L1].toString();
    node.text = type;
    if (!node.index.isEmpty())
        node.text += u" using "_s + node.index;
    if (!node.table.isEmpty())
        node.text += u" on "_s + node.table;
    if (!alias.isEmpty() && alias != node.table)
        node.text += u' ' + alias;
    const QString indexCondition = object["Index Cond"_L1].toString();
    node.columns = columnsIn(indexCondition);
    node.condition = object["Filter"_L1].toString();
    if (type == "Seq Scan"_L1 || type == "Parallel Seq Scan"_L1)
        node.mark = PlanMark::Scan;
    else if (type == "Sort"_L1 || type == "Incremental Sort"_L1)
        node.mark = PlanMark::Sort;
    else if (type == "Index Scan"_L1 || type == "Index Only Scan"_L1 || type == "Bitmap Index Scan"_L1)
        node.mark = indexCondition.isEmpty() ? PlanMark::IndexScan : PlanMark::Search;
    else if (type == "Tid Scan"_L1)
        node.mark = PlanMark::Search;
    node.expectedRows = number(object, "Plan Rows"_L1);
    node.loops = number(object, "Actual Loops"_L1).value_or(1);
    if (const auto rows = number(object, "Actual Rows"_L1))
        node.rows = *rows * node.loops; // it says the average of a loop
    if (const auto removed = number(object, "Rows Removed by Filter"_L1))
        node.removed = *removed * node.loops;
    if (const auto time = number(object, "Actual Total Time"_L1))
        node.time = nanoseconds(std::llround(*time * node.loops * 1e6));
    if (object.contains("Sort Key"_L1)) {
        QStringList keys;
        const QJsonArray array = object["Sort Key"_L1].toArray();
        for (const QJsonValue &key : array)
            keys.append(key.toString());
        node.text += u" by "_s + keys.join(u", "_s);
    }
    const QJsonArray plans = object["Plans"_L1].toArray();
    for (const QJsonValue &plan : plans)
        node.children.push_back(nodeOf(plan.toObject()));
    return node;
}

} // namespace

Result<std::vector<PlanNode>> postgresPlan(const QByteArray &json, std::optional<nanoseconds> *time)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    const QJsonObject top = document.array().at(0).toObject();
    const QJsonValue plan = top["Plan"_L1];
    if (!plan.isObject())
        return Error{Error::Kind::Internal,
                     u"PostgreSQL gave a plan that cannot be read: %1"_s.arg(
                         error.error == QJsonParseError::NoError ? u"it has no “Plan”"_s : error.errorString())};
    if (const auto took = number(top, "Execution Time"_L1); took && time)
        *time = nanoseconds(std::llround(*took * 1e6));
    std::vector<PlanNode> nodes;
    nodes.push_back(nodeOf(plan.toObject()));
    return nodes;
}

} // namespace coroscope::db
