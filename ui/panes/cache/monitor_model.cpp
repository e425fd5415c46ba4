#include "ui/panes/cache/monitor_model.h"

#include "ui/format.h"
#include "ui/panes/cache/redis_text.h"

#include <QDateTime>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostShown = 300; // bytes of a cell
constexpr qsizetype kMostVerbs = 500;

enum class MonitorField { Command, Key, Text, Client, Database };

/// Bytes up to whatever length, as one text.
QString argumentsText(const cache::MonitorLine &line, qsizetype most)
{
    QString text;
    for (qsizetype i = 2; i < line.command.size(); ++i) {
        if (!text.isEmpty())
            text += u' ';
        text += QString::fromLatin1(commandLine({line.command[i].left(most)}));
        if (text.size() > most)
            break;
    }
    if (text.size() > most || line.isCut) {
        text.truncate(most);
        text += u'…';
    }
    return text;
}

class MonitorSource final : public FilterSource {
public:
    explicit MonitorSource(const cache::MonitorLine &line)
        : m_line(line)
    {
    }

    QAnyStringView text(int field) const override
    {
        switch (MonitorField(field)) {
        case MonitorField::Command: return view(m_line.command.value(0));
        case MonitorField::Key: return view(m_line.command.value(1));
        case MonitorField::Client: return view(m_line.client);
        case MonitorField::Text: m_text = argumentsText(m_line, 4'096); return m_text;
        default: return {};
        }
    }

    qint64 number(int field) const override
    {
        return MonitorField(field) == MonitorField::Database ? m_line.database : kNone;
    }

private:
    /// The views live as long as the line; QList::value() gives a copy that shares its bytes.
    static QUtf8StringView view(const QByteArray &bytes) { return {bytes.constData(), bytes.size()}; }

    const cache::MonitorLine &m_line;
    mutable QString m_text;
};

} // namespace

FilterGrammar MonitorModel::grammar()
{
    return FilterGrammar({
        {int(MonitorField::Command),
         u"command"_s,
         {u"cmd"_s},
         FilterKind::Text,
         tr("Command, such as GET"),
         true,
         {},
         u"cmd:GET"_s},
        {int(MonitorField::Key), u"key"_s, {}, FilterKind::Text, tr("Key, such as user:*"), true, {}, u"key:user:*"_s},
        {int(MonitorField::Text), u"text"_s, {u"args"_s}, FilterKind::Text, tr("Arguments behind the key"), true, {}},
        {int(MonitorField::Client), u"client"_s, {}, FilterKind::Text, tr("Who sent it"), true, {}},
        {int(MonitorField::Database),
         u"db"_s,
         {u"database"_s},
         FilterKind::Number,
         tr("Number of the database"),
         false,
         {}},
    });
}

MonitorModel::MonitorModel(QObject *parent, qsizetype maxRows)
    : LiveLinesModel(parent, maxRows)
{
}

QStringList MonitorModel::valuesOf(const FilterFieldSpec &field) const
{
    if (field.id != int(MonitorField::Command))
        return {};
    QStringList verbs(m_verbs.cbegin(), m_verbs.cend());
    verbs.sort();
    return verbs;
}

void MonitorModel::note(const cache::MonitorLine &line)
{
    if (m_verbs.size() < kMostVerbs)
        m_verbs.insert(QString::fromLatin1(line.command.value(0).toUpper()));
}

QString MonitorModel::text(const cache::MonitorLine &line, int column, qsizetype most) const
{
    switch (column) {
    case TimeColumn:
        return QDateTime::fromMSecsSinceEpoch(line.atUs / 1'000).toString(u"HH:mm:ss.zzz"_s)
            + QString::number(line.atUs % 1'000).rightJustified(3, u'0');
    case CommandColumn: return QString::fromUtf8(line.command.value(0).toUpper());
    case KeyColumn: return shownStart(line.command.value(1), most);
    case ArgumentsColumn: return argumentsText(line, most);
    case ClientColumn: return QString::fromUtf8(line.client);
    case DatabaseColumn: return QString::number(line.database);
    default: return {};
    }
}

QString MonitorModel::cellText(Sequence sequence, int column) const
{
    return text(lineOf(sequence), column, kMostShown);
}

QString MonitorModel::exportText(Sequence sequence, int column) const
{
    const cache::MonitorLine &line = lineOf(sequence);
    if (column == TimeColumn)
        return isoTimeText(line.atUs / 1'000);
    return text(line, column, 64 * 1024);
}

bool MonitorModel::accepts(Sequence sequence) const
{
    return filter().matches(MonitorSource(lineOf(sequence)));
}

bool MonitorModel::sortsByText(int column) const
{
    return column != TimeColumn && column != DatabaseColumn;
}

qint64 MonitorModel::sortNumber(Sequence sequence, int column) const
{
    const cache::MonitorLine &line = lineOf(sequence);
    return column == DatabaseColumn ? line.database : line.atUs;
}

QByteArray MonitorModel::sortText(Sequence sequence, int column) const
{
    const cache::MonitorLine &line = lineOf(sequence);
    return column == KeyColumn ? line.command.value(1) : text(line, column, kMostShown).toUtf8();
}

int MonitorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MonitorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::ToolTipRole)
        return LiveLinesModel::data(index, role);
    return index.column() == ArgumentsColumn || index.column() == KeyColumn
        ? QVariant(text(line(index.row()), index.column(), 2'048))
        : QVariant();
}

QVariant MonitorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case CommandColumn: return tr("Command");
    case KeyColumn: return tr("Key");
    case ArgumentsColumn: return tr("Arguments");
    case ClientColumn: return tr("Client");
    case DatabaseColumn: return tr("Database");
    default: return {};
    }
}

} // namespace coroscope
