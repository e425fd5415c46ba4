#include "ui/panes/database/result_model.h"

#include "ui/format.h"
#include "ui/panes/database/grid_view.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QFont>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownText = 500; // in a cell

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

/// As the database has it, for programs.
QString plainText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QByteArray: return QString::fromLatin1(value.toByteArray().toHex());
    case QMetaType::QDateTime: return value.toDateTime().toString(Qt::ISODateWithMs);
    case QMetaType::Double: return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    default: return value.toString();
    }
}

} // namespace

void ResultModel::setResult(db::ConsoleResult result)
{
    beginResetModel();
    m_result = std::move(result);
    endResetModel();
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result.rows.size());
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result.columns.size());
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QVariantList &row = m_result.rows[std::size_t(index.row())];
    const QVariant value = row.value(index.column());
    const bool null = value.isNull();
    switch (role) {
    case Qt::DisplayRole:
        if (null)
            return u"NULL"_s;
        if (value.typeId() == QMetaType::QByteArray) {
            const QByteArray bytes = value.toByteArray();
            //: Bytes of a database: %1 the first of them as hex digits, %2 a size.
            return tr("%1 (%2)").arg(QString::fromLatin1(bytes.left(16).toHex(' ')), sizeText(quint64(bytes.size())));
        }
        return plainText(value).left(kShownText).replace(u'\n', u'↵');
    case GridView::kExportRole: return null ? QString() : plainText(value);
    case GridView::kSortRole: return value;
    case Qt::FontRole:
        if (null) {
            QFont font;
            font.setItalic(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole: return null ? QVariant(themeColors(QApplication::palette()).muted) : QVariant();
    case Qt::TextAlignmentRole: return int((isNumber(value) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        const QString text = null ? QString() : plainText(value);
        constexpr qsizetype kShort = 40;
        return text.size() > kShort ? text.left(4 * kShownText) : QString();
    }
    case Qt::AccessibleTextRole: return null ? tr("no value") : QVariant();
    default: return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(m_result.columns.value(section)) : QVariant(section + 1);
}

QByteArray ResultModel::json() const
{
    QJsonArray rows;
    for (const QVariantList &row : m_result.rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < m_result.columns.size(); ++i) {
            const QVariant value = row.value(i);
            QJsonValue json;
            if (value.isNull())
                json = QJsonValue::Null;
            else if (value.typeId() == QMetaType::QByteArray)
                json = QString::fromLatin1(value.toByteArray().toBase64());
            else if (value.typeId() == QMetaType::QDateTime)
                json = value.toDateTime().toString(Qt::ISODateWithMs);
            else if (isNumber(value) && value.typeId() != QMetaType::Double && value.typeId() != QMetaType::Float)
                json = value.toLongLong();
            else
                json = QJsonValue::fromVariant(value);
            // Two columns of one name do not hide each other.
            QString name = m_result.columns[i];
            for (int n = 2; object.contains(name); ++n)
                name = u"%1_%2"_s.arg(m_result.columns[i]).arg(n);
            object.insert(name, json);
        }
        rows.append(object);
    }
    return QJsonDocument(rows).toJson();
}

} // namespace coroscope
