#include "ui/models/log_model.h"

#include "ui/format.h"
#include "ui/words.h"

#include <algorithm>

namespace coroscope {

namespace {

/// QtMsgType is not ordered by severity: Info came last.
int severity(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg: return 0;
    case QtInfoMsg: return 1;
    case QtWarningMsg: return 2;
    case QtCriticalMsg:
    case QtFatalMsg: return 3;
    }
    return 3;
}

enum class LogField { Level, Category, Text, Trace };

/// One line, seen by a filter.
class LogSource final : public FilterSource {
public:
    explicit LogSource(const LogEntry &entry)
        : m_entry(entry)
    {
    }

    QAnyStringView text(int field) const override
    {
        switch (LogField(field)) {
        case LogField::Category: return m_entry.category;
        case LogField::Text: return m_entry.text;
        case LogField::Trace: return QUtf8StringView(m_entry.traceId.constData(), m_entry.traceId.size());
        default: return {};
        }
    }

    qint64 number(int field) const override
    {
        return LogField(field) == LogField::Level ? severity(m_entry.level) : kNone;
    }

private:
    const LogEntry &m_entry;
};

} // namespace

FilterGrammar LogModel::grammar()
{
    return FilterGrammar({
        {int(LogField::Level),
         QStringLiteral("level"),
         {},
         FilterKind::Level,
         tr("Level"),
         true,
         {QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")}},
        {int(LogField::Category),
         QStringLiteral("category"),
         {QStringLiteral("cat")},
         FilterKind::Text,
         tr("Category, such as coroscope.http*"),
         true,
         {}},
        {int(LogField::Text),
         QStringLiteral("text"),
         {QStringLiteral("message")},
         FilterKind::Text,
         tr("Text of the line"),
         true,
         {}},
        {int(LogField::Trace),
         QStringLiteral("trace"),
         {QStringLiteral("id")},
         FilterKind::Text,
         tr("Trace id of the request that it belongs to"),
         false,
         {}},
    });
}

LogModel::LogModel(QObject *parent, qsizetype maxRows)
    : LiveTableModel(parent, maxRows)
    , m_rows(maxRows)
{
}

void LogModel::setFilter(const Filter &filter)
{
    m_filter = filter;
    setFiltered(!m_filter.isEmpty());
}

QStringList LogModel::valuesOf(const FilterFieldSpec &field) const
{
    if (field.id != int(LogField::Category))
        return {};
    QStringList categories(m_categories.cbegin(), m_categories.cend());
    categories.sort();
    return categories;
}

void LogModel::consume(const TelemetryBatch &batch)
{
    m_pending.insert(m_pending.end(), batch.log.begin(), batch.log.end());
    if (const auto over = qsizetype(m_pending.size()) - maxRows(); over > 0)
        m_pending.erase(m_pending.begin(), m_pending.begin() + over);
}

void LogModel::flush()
{
    if (!standsStill())
        show();
}

void LogModel::show()
{
    if (!m_pending.empty())
        append(std::exchange(m_pending, {}));
}

void LogModel::append(std::vector<LogEntry> fresh)
{
    const auto count = qsizetype(fresh.size());
    const qsizetype over = std::max<qsizetype>(0, m_rows.size() + count - maxRows());
    removeOldest(over, [this, over] { m_rows.dropFront(over); });
    appendNew(count, [&] {
        for (LogEntry &entry : fresh) {
            m_categories.insert(entry.category);
            m_rows.append(std::move(entry));
        }
    });
}

void LogModel::clear()
{
    m_pending.clear();
    removeOldest(m_rows.size(), [this] { m_rows.dropFront(m_rows.size()); });
}

void LogModel::setMaxRows(qsizetype rows)
{
    const qsizetype over = std::max<qsizetype>(0, m_rows.size() - rows);
    removeOldest(over, [this, over] { m_rows.dropFront(over); });
    m_rows.setCapacity(rows);
    setMaxRowsNumber(rows);
    if (const auto late = qsizetype(m_pending.size()) - rows; late > 0)
        m_pending.erase(m_pending.begin(), m_pending.begin() + late);
}

LogModel::RowData LogModel::rowData(Sequence sequence) const
{
    return std::make_shared<LogEntry>(m_rows[storeIndex(sequence)]);
}

void LogModel::addRows(const std::vector<RowData> &rows)
{
    std::vector<LogEntry> fresh;
    for (const RowData &row : rows)
        fresh.push_back(*std::static_pointer_cast<const LogEntry>(row));
    append(std::move(fresh));
}

std::shared_ptr<void> LogModel::takeStore()
{
    const auto store = std::make_shared<std::vector<LogEntry>>();
    removeOldest(m_rows.size(), [&] { *store = m_rows.takeAll(); });
    return store;
}

qsizetype LogModel::restore(void *store, qsizetype room)
{
    auto &from = *static_cast<std::vector<LogEntry> *>(store);
    const auto count = std::min(qsizetype(from.size()), room);
    std::vector<LogEntry> back;
    back.reserve(std::size_t(count));
    std::move(from.end() - count, from.end(), std::back_inserter(back));
    from.resize(from.size() - std::size_t(count));
    putInFront(count, [&] { m_rows.prepend(std::move(back)); });
    return count;
}

QString LogModel::cellText(Sequence sequence, int column) const
{
    const QString whole = text(m_rows[storeIndex(sequence)], column);
    // One line a row; the tooltip and the copy have all of it.
    return column == TextColumn ? whole.section(u'\n', 0, 0) : whole;
}

QString LogModel::exportText(Sequence sequence, int column) const
{
    const LogEntry &entry = m_rows[storeIndex(sequence)];
    if (column == TimeColumn)
        return isoTimeText(entry.time);
    return text(entry, column);
}

bool LogModel::accepts(Sequence sequence) const
{
    return m_filter.matches(LogSource(m_rows[storeIndex(sequence)]));
}

bool LogModel::sortsByText(int column) const
{
    return column == CategoryColumn || column == TextColumn || column == TraceColumn;
}

qint64 LogModel::sortNumber(Sequence sequence, int column) const
{
    const LogEntry &entry = m_rows[storeIndex(sequence)];
    return column == LevelColumn ? severity(entry.level) : entry.time;
}

QByteArray LogModel::sortText(Sequence sequence, int column) const
{
    return text(m_rows[storeIndex(sequence)], column).toUtf8();
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::text(const LogEntry &entry, int column) const
{
    switch (column) {
    case LevelColumn: return words::logLevel(entry.level);
    case TimeColumn: return timeOfDayText(entry.time);
    case CategoryColumn: return entry.category;
    case TraceColumn: return QString::fromLatin1(entry.traceId);
    case TextColumn: return entry.text;
    default: return {};
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Sequence sequence = sequenceAt(index.row());
    const LogEntry &entry = m_rows[storeIndex(sequence)];
    switch (role) {
    case Qt::DisplayRole: return cellText(sequence, index.column());
    case Qt::DecorationRole: return index.column() == TimeColumn && isPinned(sequence) ? pinIcon() : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == TraceColumn && !entry.traceId.isEmpty())
            return tr("Trace id %1. Click, or press Enter, to open the request.")
                .arg(QString::fromLatin1(entry.traceId));
        return index.column() == TextColumn ? entry.text : QVariant();
    case SortRole:
        if (sortsByText(index.column()))
            return sortText(sequence, index.column());
        return sortNumber(sequence, index.column());
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LevelColumn: return tr("Level");
    case TimeColumn: return tr("Time");
    case CategoryColumn: return tr("Category");
    case TraceColumn:
        //: Column: the request that a line of the log belongs to.
        return tr("Request");
    case TextColumn: return tr("Text");
    default: return {};
    }
}

bool LogModel::hasTrace(const QByteArray &traceId) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].traceId == traceId)
            return true;
    }
    return false;
}

} // namespace coroscope
