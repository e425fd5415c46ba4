#include "ui/panes/database/result_text.h"

#include "ui/table_export.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPiece = 64 * 1024; // bytes that are put at once, about

bool isWhole(const QVariant &value)
{
    return isNumber(value) && value.typeId() != QMetaType::Double && value.typeId() != QMetaType::Float;
}

QJsonValue jsonOf(const QVariant &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromLatin1(value.toByteArray().toBase64());
    if (value.typeId() == QMetaType::QDateTime)
        return value.toDateTime().toString(Qt::ISODateWithMs);
    return isWhole(value) ? QJsonValue(value.toLongLong()) : QJsonValue::fromVariant(value);
}

} // namespace

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float: return true;
    default: return false;
    }
}

QString plainValue(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QByteArray: return QString::fromLatin1(value.toByteArray().toHex());
    case QMetaType::QDateTime: return value.toDateTime().toString(Qt::ISODateWithMs);
    case QMetaType::Double: return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    default: return value.toString();
    }
}

void writeResultCsv(const db::ConsoleResult &result, const QList<int> &rows, const QList<int> &columns,
                    ExportSink &sink)
{
    QByteArray text;
    const auto line = [&text, &columns](const auto &cell) {
        for (qsizetype i = 0; i < columns.size(); ++i)
            text += (i > 0 ? QByteArrayLiteral(",") : QByteArray()) + cell(columns[i]);
        text += "\r\n";
    };
    line([&result](int column) { return TableExport::csvCell(result.columns.value(column), true); });
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QVariantList &row = result.rows[std::size_t(rows[i])];
        line([&row](int column) {
            const QVariant value = row.value(column);
            return value.isNull() ? QByteArray() : TableExport::csvCell(plainValue(value), !isNumber(value));
        });
        if (text.size() < kPiece && i + 1 < rows.size())
            continue;
        if (!sink.put(std::exchange(text, {})))
            return;
        sink.tell(i + 1, rows.size());
    }
    if (!text.isEmpty())
        (void)sink.put(text);
}

void writeResultJson(const db::ConsoleResult &result, const QList<int> &rows, ExportSink &sink)
{
    QStringList names;
    QSet<QString> used;
    for (const QString &column : result.columns) {
        QString name = column;
        for (int n = 2; used.contains(name); ++n)
            name = u"%1_%2"_s.arg(column).arg(n);
        used.insert(name);
        names.append(name);
    }
    QByteArray text = "[";
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QVariantList &row = result.rows[std::size_t(rows[i])];
        QJsonObject object;
        for (qsizetype column = 0; column < names.size(); ++column)
            object.insert(names[column], jsonOf(row.value(column)));
        text += (i > 0 ? ",\n" : "\n") + QJsonDocument(object).toJson(QJsonDocument::Compact);
        if (text.size() < kPiece)
            continue;
        if (!sink.put(std::exchange(text, {})))
            return;
        sink.tell(i + 1, rows.size());
    }
    (void)sink.put(text + "\n]\n");
}

} // namespace coroscope
