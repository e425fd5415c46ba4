#include "ui/models/query_model.h"

#include "server/telemetry/repeated_statements.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/database/statement_model.h"
#include "ui/repeat_advice.h"
#include "ui/theme.h"
#include "ui/widgets/grid_view.h"

#include <QApplication>

#include <algorithm>

namespace coroscope {

namespace {

bool isText(int column)
{
    return column == QueryModel::StatementColumn || column == QueryModel::OutcomeColumn;
}

QString inMilliseconds(nanoseconds time)
{
    return QString::number(double(time.count()) / 1e6, 'f', 3);
}

} // namespace

void QueryModel::setExchange(ExchangeRecordPtr record)
{
    beginResetModel();
    m_rows.clear();
    m_times.clear();
    m_record = std::move(record);
    if (m_record) {
        for (const StatementRecord &statement : m_record->statements) {
            m_rows.push_back(&statement);
            ++m_times[statement.fingerprint];
        }
        for (const RepeatedStatement &each : repeatedStatements(*m_record)) {
            if (each.isRetry)
                m_times[each.first->fingerprint] = 1;
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const StatementRecord *a, const StatementRecord *b) { return a->started < b->started; });
    endResetModel();
}

void QueryModel::clear()
{
    setExchange({});
}

QList<int> QueryModel::repeatedRows() const
{
    QList<int> rows;
    QSet<std::uint64_t> told;
    for (int row = 0; row < rowCount(); ++row) {
        const std::uint64_t fingerprint = statement(row).fingerprint;
        if (times(row) < StatementFigures::kRepeats || told.contains(fingerprint))
            continue;
        told.insert(fingerprint);
        rows.append(row);
    }
    return rows;
}

int QueryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const StatementRecord &record = statement(index.row());
    const int column = index.column();
    const nanoseconds start = record.started - m_record->started;
    const bool isRepeated = times(index.row()) >= StatementFigures::kRepeats;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case StartColumn: return durationText(start);
        case StatementColumn: return oneLineSql(record.sql);
        case RowsColumn: return countText(record.rowCount);
        case WaitColumn: return record.wait.count() > 0 ? durationText(record.wait) : QString();
        case RunColumn: return durationText(record.run + record.rows);
        case OutcomeColumn:
            if (!record.error.isEmpty())
                return QString::fromUtf8(record.error);
            //: A statement that one request ran %1 times.
            return isRepeated ? tr("N+1 (×%1)").arg(countText(times(index.row()))) : tr("OK");
        default: return {};
        }
    case GridView::kExportRole:
        switch (column) {
        case StartColumn: return inMilliseconds(start);
        case RowsColumn: return QString::number(record.rowCount);
        case WaitColumn: return inMilliseconds(record.wait);
        case RunColumn: return inMilliseconds(record.run + record.rows);
        default: return {};
        }
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    case Qt::FontRole: return column == StatementColumn ? QVariant(monospaceFont()) : QVariant();
    case Qt::DecorationRole:
        if (column != OutcomeColumn)
            return {};
        if (!record.error.isEmpty())
            return icon(QStringLiteral("dialog-error"), IconTone::Error);
        return isRepeated ? icon(QStringLiteral("dialog-warning"), IconTone::Warning) : QIcon();
    case Qt::ForegroundRole: {
        if (column != OutcomeColumn)
            return {};
        const QPalette palette = QApplication::palette();
        const ThemeColors &colors = themeColors(palette);
        return !record.error.isEmpty() ? QVariant(colors.error) : isRepeated ? QVariant(colors.warning) : QVariant();
    }
    case Qt::ToolTipRole:
        if (column == StatementColumn)
            return QString::fromUtf8(record.sql);
        if (column == OutcomeColumn && isRepeated)
            return repeatAdvice(record.sql, times(index.row()));
        if (column == RunColumn)
            //: %1 and %2 durations.
            return tr("%1 until its first row was there, %2 more until the last")
                .arg(durationText(record.run), durationText(record.rows));
        return {};
    default: return {};
    }
}

QVariant QueryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case StartColumn: return tr("When it began to run, after the request's first byte");
        case RowsColumn: return tr("Rows read or changed");
        case WaitColumn: return tr("How long it waited for a connection");
        default: return {};
        }
    }
    if (role == GridView::kExportRole) {
        switch (section) {
        case StartColumn: return tr("Start (ms)");
        case WaitColumn: return tr("Wait (ms)");
        case RunColumn: return tr("Run (ms)");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StartColumn: return tr("Start");
    case StatementColumn: return tr("Statement");
    case RowsColumn: return tr("Rows");
    case WaitColumn: return tr("Wait");
    //: How long a statement ran.
    case RunColumn: return tr("Run");
    case OutcomeColumn: return tr("Outcome");
    default: return {};
    }
}

} // namespace coroscope
