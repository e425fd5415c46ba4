#include "server/db/model_info.h"

#include "server/db/sql_text.h"

#include <QMetaProperty>

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

Error wrong(const QString &place, const QString &what)
{
    return {Error::Kind::Internal, u"model %1: %2"_s.arg(place, what)};
}

/// Without its namespaces.
QString shortName(const QMetaObject &gadget)
{
    const QString name = QString::fromUtf8(gadget.className());
    return name.mid(name.lastIndexOf(u':') + 1);
}

bool isAmong(ColumnKind kind, std::initializer_list<ColumnKind> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// What `default=` says, as the column's JSON.
QJsonValue fallbackFrom(const QString &text, ColumnKind kind)
{
    bool ok = false;
    QJsonValue value = QJsonValue::Undefined;
    switch (kind) {
    case ColumnKind::Boolean:
        if (text == "true"_L1 || text == "false"_L1)
            return text == "true"_L1;
        return value;
    case ColumnKind::Integer: value = text.toLongLong(&ok); break;
    case ColumnKind::Real: value = text.toDouble(&ok); break;
    case ColumnKind::Text: return text;
    case ColumnKind::Bytes:
    case ColumnKind::Instant:
    case ColumnKind::Uuid:
    case ColumnKind::Json: break;
    }
    return ok ? value : QJsonValue(QJsonValue::Undefined);
}

/// Reads the rules of one column; each function gives a sentence where the rule does not suit.
class RuleReader {
public:
    explicit RuleReader(ColumnInfo &column)
        : m_column(column)
    {
    }

    QString read(const QString &word)
    {
        const auto equals = word.indexOf(u'=');
        const QString name = word.left(equals);
        if (equals < 0)
            return flag(name);
        const QString value = word.mid(equals + 1);
        if (value.isEmpty())
            return u"%1= lacks a value"_s.arg(name);
        return rule(name, value);
    }

private:
    QString flag(const QString &name)
    {
        if (name == "primaryKey"_L1)
            m_column.primaryKey = true;
        else if (name == "assigned"_L1)
            m_column.assigned = true;
        else if (name == "unique"_L1)
            m_column.unique = true;
        else if (name == "readOnly"_L1)
            m_column.readOnly = true;
        else if (name == "autoNowAdd"_L1)
            m_column.autoNowAdd = true;
        else
            return u"\"%1\" is no rule"_s.arg(name);
        if (m_column.autoNowAdd && m_column.type->kind != ColumnKind::Instant)
            return u"autoNowAdd suits a QDateTime only"_s;
        return {};
    }
    QString rule(const QString &name, const QString &value)
    {
        if (name == "minLength"_L1)
            return length(name, value, m_column.minLength);
        if (name == "maxLength"_L1)
            return length(name, value, m_column.maxLength);
        if (name == "minimum"_L1)
            return bound(name, value, m_column.minimum);
        if (name == "maximum"_L1)
            return bound(name, value, m_column.maximum);
        if (name == "format"_L1)
            return format(value);
        if (name == "references"_L1)
            return reference(value);
        if (name == "default"_L1)
            return fallback(value);
        return u"\"%1=\" is no rule"_s.arg(name);
    }
    QString length(const QString &name, const QString &value, std::optional<qsizetype> &to)
    {
        bool ok = false;
        const auto number = value.toLongLong(&ok);
        if (!isAmong(m_column.type->kind, {ColumnKind::Text, ColumnKind::Bytes}))
            return u"%1 suits a QString or a QByteArray only"_s.arg(name);
        if (!ok || number < 0)
            return u"%1=%2 takes a number of characters"_s.arg(name, value);
        to = number;
        return {};
    }
    QString bound(const QString &name, const QString &value, std::optional<double> &to)
    {
        bool ok = false;
        const double number = value.toDouble(&ok);
        if (!isAmong(m_column.type->kind, {ColumnKind::Integer, ColumnKind::Real}))
            return u"%1 suits a number only"_s.arg(name);
        if (!ok)
            return u"%1=%2 takes a number"_s.arg(name, value);
        to = number;
        return {};
    }
    QString format(const QString &value)
    {
        if (m_column.type->kind != ColumnKind::Text)
            return u"format suits a QString only"_s;
        if (value != "email"_L1)
            return u"format=%1 is not known; there is email"_s.arg(value);
        m_column.email = true;
        return {};
    }
    QString reference(const QString &value)
    {
        const auto parts = value.split(u'.');
        if (parts.size() != 2 || !isIdentifier(parts[0]) || !isIdentifier(parts[1]))
            return u"references=%1 takes TABLE.COLUMN"_s.arg(value);
        m_column.referencedTable = parts[0];
        m_column.referencedColumn = parts[1];
        return {};
    }
    QString fallback(const QString &value)
    {
        m_column.fallback = fallbackFrom(value, m_column.type->kind);
        return m_column.fallback.isUndefined() ? u"default=%1 is no value of its type"_s.arg(value) : QString();
    }

    ColumnInfo &m_column;
};

QString contradiction(const ColumnInfo &column)
{
    if (column.minLength && column.maxLength && *column.minLength > *column.maxLength)
        return u"minLength is more than maxLength"_s;
    if (column.minimum && column.maximum && *column.minimum > *column.maximum)
        return u"minimum is more than maximum"_s;
    if (column.primaryKey && column.type->optional)
        return u"a primary key cannot be optional"_s;
    if (column.type->kind == ColumnKind::Json && column.primaryKey)
        return u"JSON cannot be a primary key"_s;
    return {};
}

Result<ColumnInfo> describeColumn(const QMetaProperty &property, const QMetaObject &gadget)
{
    const QString name = QString::fromUtf8(property.name());
    const QString place = shortName(gadget) + u'.' + name;
    ColumnInfo column;
    column.name = name;
    if (!isIdentifier(name))
        return wrong(place, u"the name of a column has letters, digits and _, at most 63"_s);
    column.type = columnType(property.metaType());
    if (!column.type)
        return wrong(place, u"%1 is no type for a column"_s.arg(QString::fromUtf8(property.typeName())));
    if (!property.isReadable() || !property.isWritable())
        return wrong(place, u"a column can be read and written: declare it with MEMBER"_s);
    column.member = MemberAccess(*property.enclosingMetaObject(), property.relativePropertyIndex());

    const int rules = gadget.indexOfClassInfo(property.name());
    if (rules < 0)
        return column;
    RuleReader reader(column);
    for (const QString &word : QString::fromUtf8(gadget.classInfo(rules).value()).simplified().split(u' ')) {
        if (const QString fault = reader.read(word); !fault.isEmpty())
            return wrong(place, fault);
    }
    if (const QString fault = contradiction(column); !fault.isEmpty())
        return wrong(place, fault);
    return column;
}

/// A misspelled name in a Q_CLASSINFO would leave its rules out without a word.
QString strayClassInfo(const QMetaObject &gadget)
{
    for (int i = 0; i < gadget.classInfoCount(); ++i) {
        const char *name = gadget.classInfo(i).name();
        if (qstrcmp(name, "table") != 0 && gadget.indexOfProperty(name) < 0)
            return u"Q_CLASSINFO(\"%1\", …) names no property"_s.arg(QString::fromUtf8(name));
        if (gadget.indexOfClassInfo(name) != i)
            return u"there are two Q_CLASSINFO(\"%1\", …)"_s.arg(QString::fromUtf8(name));
    }
    return {};
}

QString choosePrimaryKey(ModelInfo &info)
{
    for (std::size_t i = 0; i < info.columns.size(); ++i) {
        if (!info.columns[i].primaryKey)
            continue;
        if (info.primaryKey >= 0)
            return u"two columns are primaryKey"_s;
        info.primaryKey = int(i);
    }
    if (info.primaryKey < 0)
        info.primaryKey = info.indexOf(u"id");
    if (info.table.isEmpty())
        return {};
    if (info.primaryKey < 0)
        return u"no column is the primary key: name one \"id\", or give one the rule primaryKey"_s;
    auto &key = info.columns[std::size_t(info.primaryKey)];
    key.primaryKey = true;
    key.generated = key.type->kind == ColumnKind::Integer && !key.assigned;
    const auto isStray = [](const ColumnInfo &column) { return column.assigned && !column.primaryKey; };
    if (std::any_of(info.columns.begin(), info.columns.end(), isStray))
        return u"assigned suits the primary key only"_s;
    return contradiction(key);
}

} // namespace

int ModelInfo::indexOf(QStringView column) const noexcept
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == column)
            return int(i);
    }
    return -1;
}

QStringList ModelInfo::columnNames() const
{
    QStringList names;
    for (const auto &column : columns)
        names.append(column.name);
    return names;
}

QList<int> ModelInfo::writableColumns() const
{
    QList<int> indices;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].isReadOnly())
            indices.append(int(i));
    }
    return indices;
}

Result<ModelInfo> describeModel(const QMetaObject &gadget)
{
    ModelInfo info;
    info.name = shortName(gadget);
    if (const QString fault = strayClassInfo(gadget); !fault.isEmpty())
        return wrong(info.name, fault);
    if (const int table = gadget.indexOfClassInfo("table"); table >= 0) {
        info.table = QString::fromUtf8(gadget.classInfo(table).value());
        if (!isIdentifier(info.table))
            return wrong(info.name, u"\"%1\" is no name for a table"_s.arg(info.table));
        if (gadget.indexOfProperty("table") >= 0)
            return wrong(info.name, u"a property cannot be called table"_s);
    }
    QStringList names;
    for (int i = 0; i < gadget.propertyCount(); ++i) {
        auto column = describeColumn(gadget.property(i), gadget);
        if (!column)
            return column.error();
        names.append(quoted(column->name));
        column->jsonKey = (i == 0 ? "{\"" : ",\"") + column->name.toLatin1() + "\":"; // an identifier is ASCII
        info.columns.push_back(std::move(column).value());
    }
    if (info.columns.empty())
        return wrong(info.name, u"there is no Q_PROPERTY"_s);
    info.columnList = names.join(", "_L1);
    if (const QString fault = choosePrimaryKey(info); !fault.isEmpty())
        return wrong(info.name, fault);
    if (!info.table.isEmpty())
        info.selectByKey
            = u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(info.columnList, quoted(info.table), quoted(info.key().name));
    return info;
}

ModelInfo detail::modelInfoOrAbort(const QMetaObject &gadget)
{
    auto info = describeModel(gadget);
    if (!info)
        qFatal("%s", qPrintable(info.error().detail));
    return std::move(info).value();
}

} // namespace coroscope::db
