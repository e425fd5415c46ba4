#include "ui/models/log_model.h"

#include "ui/format.h"
#include "ui/words.h"

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
    : LiveLinesModel(parent, maxRows)
{
}

QStringList LogModel::valuesOf(const FilterFieldSpec &field) const
{
    if (field.id != int(LogField::Category))
        return {};
    QStringList categories(m_categories.cbegin(), m_categories.cend());
    categories.sort();
    return categories;
}

QString LogModel::cellText(Sequence sequence, int column) const
{
    const QString whole = text(lineOf(sequence), column);
    // One line a row; the tooltip and the copy have all of it.
    return column == TextColumn ? whole.section(u'\n', 0, 0) : whole;
}

QString LogModel::exportText(Sequence sequence, int column) const
{
    const LogEntry &entry = lineOf(sequence);
    if (column == TimeColumn)
        return isoTimeText(entry.time);
    return text(entry, column);
}

bool LogModel::accepts(Sequence sequence) const
{
    return filter().matches(LogSource(lineOf(sequence)));
}

bool LogModel::sortsByText(int column) const
{
    return column == CategoryColumn || column == TextColumn || column == TraceColumn;
}

qint64 LogModel::sortNumber(Sequence sequence, int column) const
{
    const LogEntry &entry = lineOf(sequence);
    return column == LevelColumn ? severity(entry.level) : entry.time;
}

QByteArray LogModel::sortText(Sequence sequence, int column) const
{
    return text(lineOf(sequence), column).toUtf8();
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
    if (role != Qt::ToolTipRole)
        return LiveLinesModel::data(index, role);
    const LogEntry &entry = line(index.row());
    if (index.column() == TraceColumn && !entry.traceId.isEmpty())
        return tr("Trace id %1. Click, or press Enter, to open the request.").arg(QString::fromLatin1(entry.traceId));
    return index.column() == TextColumn ? entry.text : QVariant();
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
    for (qsizetype i = 0; i < lines().size(); ++i) {
        if (lines()[i].traceId == traceId)
            return true;
    }
    return false;
}

} // namespace coroscope
