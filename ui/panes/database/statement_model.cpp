#include "ui/panes/database/statement_model.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/grid_view.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownSql = 400; // in a cell

bool isText(int column)
{
    return column == StatementModel::StatementColumn;
}

QString milliseconds_(nanoseconds time)
{
    return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'g', 12);
}

} // namespace

QString oneLineSql(const QByteArray &sql)
{
    return QString::fromUtf8(sql.left(2 * kShownSql)).simplified().left(kShownSql);
}

StatementModel::StatementModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

FilterGrammar StatementModel::grammar()
{
    using K = FilterKind;
    const QStringList none;
    return FilterGrammar({
        {SqlField, u"sql"_s, {u"statement"_s}, K::Text, tr("Text of the statement"), true, none, u"sql:orders"_s},
        {CountField, u"count"_s, none, K::Number, tr("How often it ran"), false, none, u"count>100"_s},
        {TotalField, u"total"_s, none, K::Duration, tr("Time of all together"), false, none, u"total>1s"_s},
        {P50Field, u"p50"_s, none, K::Duration, tr("Median of its time"), false, none, {}},
        {P95Field, u"p95"_s, {u"dur"_s}, K::Duration, tr("95th percentile of its time"), false, none, u"p95>10ms"_s},
        {MaxField, u"max"_s, none, K::Duration, tr("The longest time"), false, none, {}},
        {RowsField, u"rows"_s, none, K::Number, tr("Rows read or changed, of all together"), false, none, {}},
        {WaitField, u"wait"_s, none, K::Duration, tr("Waits for a connection, of all together"), false, none, {}},
        {RepeatsField,
         u"repeats"_s,
         {u"n+1"_s},
         K::Number,
         tr("How often one request ran it at most"),
         false,
         none,
         u"repeats>=5"_s},
        {ErrorsField, u"err"_s, {u"errors"_s}, K::Number, tr("How often it failed"), false, none, u"err>0"_s},
        {LaneField, u"lane"_s, none, K::Choice, tr("Where it ran"), false, {u"read"_s, u"write"_s}, {}},
    });
}

void StatementModel::setTable(const StatementTablePtr &table)
{
    if (!table)
        return;
    QHash<std::uint64_t, const StatementFigures *> fresh;
    for (const StatementFigures &figures : table->statements)
        fresh.insert(figures.fingerprint, &figures);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (fresh.contains(m_rows[std::size_t(row)].fingerprint))
            continue;
        int first = row;
        while (first > 0 && !fresh.contains(m_rows[std::size_t(first - 1)].fingerprint))
            --first;
        beginRemoveRows({}, first, row);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + row + 1);
        endRemoveRows();
        row = first;
    }
    m_places.clear();
    int firstChanged = -1;
    int lastChanged = -1;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        StatementFigures &mine = m_rows[std::size_t(row)];
        m_places.insert(mine.fingerprint, row);
        const StatementFigures *now = fresh.take(mine.fingerprint);
        // The time of the last one, since a new run of the server may have come to the same counts.
        if (now->count == mine.count && now->errors == mine.errors && now->lastWall == mine.lastWall)
            continue;
        mine = *now;
        firstChanged = firstChanged < 0 ? row : firstChanged;
        lastChanged = row;
    }
    if (firstChanged >= 0)
        Q_EMIT dataChanged(index(firstChanged, 0), index(lastChanged, ColumnCount - 1));
    if (fresh.isEmpty())
        return;
    const int from = int(m_rows.size());
    beginInsertRows({}, from, from + int(fresh.size()) - 1);
    for (const StatementFigures &figures : table->statements) { // in a stable order
        if (!fresh.contains(figures.fingerprint))
            continue;
        m_places.insert(figures.fingerprint, int(m_rows.size()));
        m_rows.push_back(figures);
    }
    endInsertRows();
}

void StatementModel::refreshTimes(qint64 now)
{
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, LastColumn), index(int(m_rows.size()) - 1, LastColumn), {Qt::DisplayRole});
}

int StatementModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int StatementModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StatementModel::fieldValue(const StatementFigures &f, int field) const
{
    switch (field) {
    case SqlField: return f.sql;
    case CountField: return qint64(f.count);
    case TotalField: return qint64(f.total.count());
    case P50Field: return qint64(f.p50.count());
    case P95Field: return qint64(f.p95.count());
    case MaxField: return qint64(f.max.count());
    case RowsField: return qint64(f.rows);
    case WaitField: return qint64(f.wait.count());
    case RepeatsField: return qint64(f.mostInRequest);
    case ErrorsField: return qint64(f.errors);
    case LaneField: return qint64(f.lane);
    default: return {};
    }
}

QVariant StatementModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const StatementFigures &f = m_rows[std::size_t(index.row())];
    const int column = index.column();
    if (role >= kFilterRole && role < kFilterRole + FieldCount)
        return fieldValue(f, role - kFilterRole);
    const bool repeats = f.mostInRequest >= StatementFigures::kRepeats;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case StatementColumn: return oneLineSql(f.sql);
        case CountColumn: return countText(f.count);
        case TotalColumn: return durationText(f.total);
        case P50Column: return durationText(f.p50);
        case P95Column: return durationText(f.p95);
        case MaxColumn: return durationText(f.max);
        case RowsColumn: return countText(f.rows);
        case WaitColumn: return f.wait.count() > 0 ? durationText(f.wait) : QString();
        //: How often one request ran a statement at most: "×20".
        case RepeatsColumn: return f.mostInRequest > 1 ? tr("×%1").arg(countText(f.mostInRequest)) : QString();
        case ErrorsColumn: return f.errors > 0 ? countText(f.errors) : QString();
        case LastColumn:
            return f.lastWall > 0 && m_now > 0 ? agoText(milliseconds(std::max<qint64>(0, m_now - f.lastWall)))
                                               : QString();
        default: return {};
        }
    case GridView::kSortRole:
        switch (column) {
        case StatementColumn: return QString::fromUtf8(f.sql);
        case CountColumn: return qint64(f.count);
        case TotalColumn: return qint64(f.total.count());
        case P50Column: return qint64(f.p50.count());
        case P95Column: return qint64(f.p95.count());
        case MaxColumn: return qint64(f.max.count());
        case RowsColumn: return qint64(f.rows);
        case WaitColumn: return qint64(f.wait.count());
        case RepeatsColumn: return qint64(f.mostInRequest);
        case ErrorsColumn: return qint64(f.errors);
        case LastColumn: return qint64(f.lastWall);
        default: return {};
        }
    case GridView::kExportRole:
        switch (column) {
        case CountColumn: return QString::number(f.count);
        case TotalColumn: return milliseconds_(f.total);
        case P50Column: return milliseconds_(f.p50);
        case P95Column: return milliseconds_(f.p95);
        case MaxColumn: return milliseconds_(f.max);
        case RowsColumn: return QString::number(f.rows);
        case WaitColumn: return milliseconds_(f.wait);
        case RepeatsColumn: return QString::number(f.mostInRequest);
        case ErrorsColumn: return QString::number(f.errors);
        case LastColumn: return isoTimeText(f.lastWall);
        default: return {};
        }
    case Qt::TextAlignmentRole: return int((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: return column == StatementColumn ? QVariant(monospaceFont()) : QVariant();
    case Qt::DecorationRole:
        if (column == RepeatsColumn && repeats)
            return icon(QStringLiteral("dialog-warning"));
        if (column == ErrorsColumn && f.errors > 0)
            return icon(QStringLiteral("dialog-error"));
        return {};
    case Qt::ToolTipRole:
        if (column == StatementColumn)
            return QString::fromUtf8(f.sql);
        if (column == RepeatsColumn && repeats)
            return tr("One request ran it %Ln time(s): once a row, where one statement for all rows would do (N+1).",
                      nullptr, int(f.mostInRequest));
        if (column == ErrorsColumn && f.errors > 0)
            return QString::fromUtf8(f.lastError);
        return {};
    default: return {};
    }
}

QVariant StatementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case StatementColumn: return tr("Statements that differ only in their values are one");
        case TotalColumn: return tr("From the start of the statement to its last row, of all together");
        case RowsColumn: return tr("Rows read or changed, of all together");
        case WaitColumn: return tr("For a connection, of all together; it is not in the other times");
        case RepeatsColumn: return tr("How often one request ran it at most; 5 or more is called N+1");
        default: return {};
        }
    }
    if (role == GridView::kExportRole) {
        switch (section) {
        case TotalColumn: return tr("Total (ms)");
        case P50Column: return tr("p50 (ms)");
        case P95Column: return tr("p95 (ms)");
        case MaxColumn: return tr("Max (ms)");
        case WaitColumn: return tr("Wait (ms)");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StatementColumn: return tr("Statement");
    case CountColumn: return tr("Count");
    case TotalColumn: return tr("Total");
    case P50Column: return tr("p50");
    case P95Column: return tr("p95");
    case MaxColumn: return tr("Max");
    case RowsColumn: return tr("Rows");
    case WaitColumn: return tr("Wait");
    //: How often one request ran the statement at most.
    case RepeatsColumn: return tr("In a request");
    case ErrorsColumn: return tr("Errors");
    case LastColumn: return tr("Last");
    default: return {};
    }
}

StatementProxy::StatementProxy(StatementModel *model, QObject *parent)
    : FilterProxy(parent)
{
    for (int field = 0; field < StatementModel::FieldCount; ++field)
        setField(field, 0, StatementModel::kFilterRole + field);
    setSortRole(GridView::kSortRole);
    setDynamicSortFilter(true);
    setSourceModel(model);
}

} // namespace coroscope
