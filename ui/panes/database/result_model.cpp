#include "ui/panes/database/result_model.h"

#include "ui/format.h"
#include "ui/panes/database/result_text.h"
#include "ui/theme.h"
#include "ui/widgets/grid_view.h"

#include <QApplication>
#include <QFont>
#include <QPalette>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownText = 500; // in a cell

} // namespace

void ResultModel::setResult(db::ConsoleResult result)
{
    beginResetModel();
    m_result = std::make_shared<db::ConsoleResult>(std::move(result));
    endResetModel();
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result->rows.size());
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result->columns.size());
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QVariantList &row = m_result->rows[std::size_t(index.row())];
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
        return plainValue(value).left(kShownText).replace(u'\n', u'↵');
    case GridView::kExportRole: return null ? QString() : plainValue(value);
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
        const QString text = null ? QString() : plainValue(value);
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
    return orientation == Qt::Horizontal ? QVariant(m_result->columns.value(section)) : QVariant(section + 1);
}

} // namespace coroscope
