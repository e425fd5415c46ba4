#include "ui/panes/database/slow_model.h"

#include "server/db/slow_plan.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/database/plan_words.h"
#include "ui/panes/database/sql_trouble.h"
#include "ui/panes/database/statement_model.h"
#include "ui/theme.h"
#include "ui/widgets/grid_view.h"

#include <QApplication>
#include <QPalette>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

nanoseconds timeOf(const db::SlowStatement &slow)
{
    return slow.record.run + slow.record.rows;
}

bool isSame(const db::SlowStatement &a, const db::SlowStatement &b)
{
    return a.record.started == b.record.started && a.exchange == b.exchange
        && a.record.fingerprint == b.record.fingerprint;
}

bool isText(int column)
{
    return column == SlowModel::TimeColumn || column == SlowModel::StatementColumn || column == SlowModel::LaneColumn
        || column == SlowModel::RequestColumn || column == SlowModel::ErrorColumn || column == SlowModel::PlanColumn;
}

QString planText(const db::SlowStatement &slow)
{
    return slow.plan && !slow.plan->error ? planShort(slow.plan->plan) : QString();
}

bool hasBadPlan(const db::SlowStatement &slow)
{
    return slow.plan && !slow.plan->plan.findings.empty() && isBadFinding(slow.plan->plan.findings.front().kind);
}

QString inMilliseconds(nanoseconds time)
{
    return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'g', 12);
}

} // namespace

SlowModel::SlowModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

FilterGrammar SlowModel::grammar()
{
    using K = FilterKind;
    const QStringList none;
    return FilterGrammar({
        {SqlField, u"sql"_s, {u"statement"_s}, K::Text, tr("Text of the statement"), true, none, u"sql:orders"_s},
        {DurationField, u"dur"_s, {u"duration"_s}, K::Duration, tr("How long it took"), false, none, u"dur>1s"_s},
        {RowsField, u"rows"_s, none, K::Number, tr("Rows read or changed"), false, none, {}},
        {WaitField, u"wait"_s, none, K::Duration, tr("How long it waited for a connection"), false, none, {}},
        {RequestField, u"request"_s, {u"path"_s}, K::Text, tr("Its request"), true, none, u"request:/reports*"_s},
        {PlanField, u"plan"_s, none, K::Text, tr("What its plan does"), false, none, u"plan:scan"_s},
        {LaneField, u"lane"_s, none, K::Choice, tr("Where it ran"), false, {u"read"_s, u"write"_s}, {}},
    });
}

bool SlowModel::setLog(const std::vector<db::SlowStatement> &statements)
{
    // Those that are here are the beginning of what the log holds, less what has left it.
    std::size_t known = 0;
    if (!m_rows.empty()) {
        for (std::size_t i = statements.size(); i > 0 && known == 0; --i) {
            if (isSame(statements[i - 1], m_rows.back()))
                known = i;
        }
    }
    const std::size_t before = m_rows.size();
    const std::size_t kept = std::min(known, m_rows.size());
    if (kept < m_rows.size()) {
        const auto gone = m_rows.size() - kept;
        beginRemoveRows({}, 0, int(gone) - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + std::ptrdiff_t(gone));
        endRemoveRows();
    }
    // Plans come later than their statements.
    bool anyPlan = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const db::SlowStatement &now = statements[known - m_rows.size() + i];
        if (now.plan == m_rows[i].plan)
            continue;
        m_rows[i].plan = now.plan;
        anyPlan = true;
        Q_EMIT dataChanged(index(int(i), PlanColumn), index(int(i), PlanColumn));
    }
    if (known == statements.size())
        return kept < before || anyPlan;
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row + int(statements.size() - known) - 1);
    m_rows.insert(m_rows.end(), statements.begin() + std::ptrdiff_t(known), statements.end());
    endInsertRows();
    return true;
}

SlowRequest SlowModel::request(int row) const
{
    const std::uint64_t exchange = statement(row).exchange;
    return m_lookup && exchange != 0 ? m_lookup(exchange) : SlowRequest();
}

void SlowModel::refreshRequests()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, RequestColumn), index(int(m_rows.size()) - 1, RequestColumn));
}

int SlowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SlowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SlowModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const db::SlowStatement &slow = statement(index.row());
    const int column = index.column();
    if (role >= kFilterRole && role < kFilterRole + FieldCount) {
        switch (role - kFilterRole) {
        case SqlField: return slow.record.sql;
        case DurationField: return qint64(timeOf(slow).count());
        case RowsField: return qint64(slow.record.rowCount);
        case WaitField: return qint64(slow.record.wait.count());
        case RequestField: return request(index.row()).text;
        case PlanField: return planText(slow);
        default: return qint64(slow.record.lane);
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case TimeColumn: return timeOfDayText(slow.endedWall);
        case DurationColumn: return durationText(timeOf(slow));
        case StatementColumn: return oneLineSql(slow.record.sql);
        case RowsColumn: return countText(slow.record.rowCount);
        case WaitColumn: return slow.record.wait.count() > 0 ? durationText(slow.record.wait) : QString();
        case LaneColumn: return slow.record.lane == 0 ? u"read"_s : u"write"_s;
        case RequestColumn: {
            const SlowRequest request = this->request(index.row());
            if (!request.text.isEmpty())
                return request.text;
            return slow.exchange == 0 ? tr("no request") : QString();
        }
        case ErrorColumn: return QString::fromUtf8(slow.record.error);
        case PlanColumn: return planText(slow);
        default: return {};
        }
    case GridView::kSortRole:
        switch (column) {
        case TimeColumn: return qint64(slow.endedWall);
        case DurationColumn: return qint64(timeOf(slow).count());
        case RowsColumn: return qint64(slow.record.rowCount);
        case WaitColumn: return qint64(slow.record.wait.count());
        default: return data(index, Qt::DisplayRole);
        }
    case GridView::kExportRole:
        switch (column) {
        case TimeColumn: return isoTimeText(slow.endedWall);
        case DurationColumn: return inMilliseconds(timeOf(slow));
        case RowsColumn: return QString::number(slow.record.rowCount);
        case WaitColumn: return inMilliseconds(slow.record.wait);
        default: return {};
        }
    case Qt::TextAlignmentRole: return int((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (column == StatementColumn)
            return monospaceFont();
        if (column == RequestColumn && !request(index.row()).traceId.isEmpty()) {
            QFont link;
            link.setUnderline(true);
            return link;
        }
        return {};
    case Qt::DecorationRole:
        if (column == PlanColumn && !planText(slow).isEmpty())
            return hasBadPlan(slow) ? icon(u"dialog-warning"_s, IconTone::Warning)
                                    : icon(u"dialog-ok"_s, IconTone::Success);
        return {};
    case Qt::ForegroundRole:
        if (column == PlanColumn && hasBadPlan(slow))
            return themeColors(QApplication::palette()).warning;
        if (column == RequestColumn && !request(index.row()).traceId.isEmpty())
            return QApplication::palette().color(QPalette::Link);
        return {};
    case Qt::ToolTipRole:
        if (column == StatementColumn)
            return QString::fromUtf8(slow.record.sql);
        if (column == RequestColumn && !request(index.row()).traceId.isEmpty())
            return tr("Opens the request");
        if (column == PlanColumn && slow.plan)
            return slow.plan->error ? reasonOf(*slow.plan->error, db::kSlowPlanDeadline)
                                    : planSentence(slow.plan->plan);
        return {};
    default: return {};
    }
}

QVariant SlowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == GridView::kExportRole && section == DurationColumn)
        return tr("Duration (ms)");
    if (role == GridView::kExportRole && section == WaitColumn)
        return tr("Wait (ms)");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case DurationColumn: return tr("Duration");
    case StatementColumn: return tr("Statement");
    case RowsColumn: return tr("Rows");
    case WaitColumn: return tr("Wait");
    //: Whether a statement ran where it may write.
    case LaneColumn: return tr("Lane");
    case RequestColumn: return tr("Request");
    case ErrorColumn: return tr("Error");
    case PlanColumn: return tr("Plan");
    default: return {};
    }
}

SlowProxy::SlowProxy(SlowModel *model, QObject *parent)
    : FilterProxy(parent)
{
    for (int field = 0; field < SlowModel::FieldCount; ++field)
        setField(field, 0, SlowModel::kFilterRole + field);
    setSortRole(GridView::kSortRole);
    setSourceModel(model);
}

} // namespace coroscope
