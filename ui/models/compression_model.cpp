#include "ui/models/compression_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

#include <QFont>
#include <QLocale>

namespace coroscope {

void CompressionModel::setTrials(std::vector<CompressionTrial> trials, qsizetype bodySize)
{
    beginResetModel();
    m_trials = std::move(trials);
    m_bodySize = bodySize;
    endResetModel();
}

int CompressionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_trials.size());
}

int CompressionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double CompressionModel::ratio(const CompressionTrial &trial) const
{
    return trial.size > 0 ? double(m_bodySize) / double(trial.size) : 0;
}

QVariant CompressionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const CompressionTrial &trial = m_trials[std::size_t(index.row())];
    const bool isPlain = trial.coding == Coding::Identity;
    const QString name = QString::fromLatin1(codingName(trial.coding));
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case CodingColumn:
            if (trial.isSent)
                //: %1 a content coding, such as gzip; this row tells what really went over the wire.
                return tr("%1, as it was sent").arg(name);
            //: %1 a content coding, such as gzip; %2 its level, a number.
            return isPlain ? name : tr("%1 level %2").arg(name).arg(trial.level);
        case SizeColumn: return trial.size > 0 ? sizeText(quint64(trial.size)) : tr("no smaller");
        //: How many times as large something was before it was compressed.
        case RatioColumn: return trial.size > 0 ? tr("%1×").arg(QLocale().toString(ratio(trial), 'f', 2)) : QString();
        case TimeColumn:
            if (trial.isSent && trial.time == nanoseconds(0))
                //: Instead of a duration: nothing had to be compressed, since it was kept from an earlier response.
                return tr("kept");
            return isPlain ? QString() : durationText(trial.time);
        default: return {};
        }
    case GridView::kSortRole:
        switch (index.column()) {
        case SizeColumn: return qlonglong(trial.size);
        case RatioColumn: return ratio(trial);
        case TimeColumn: return qlonglong(trial.time.count());
        default: return index.row(); // as they were tried: by coding, then by level
        }
    case GridView::kExportRole:
        switch (index.column()) {
        case SizeColumn: return QString::number(trial.size);
        case RatioColumn: return QString::number(ratio(trial), 'f', 3);
        case TimeColumn: return QString::number(double(trial.time.count()) / 1e6, 'f', 3);
        default: return {};
        }
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::FontRole: {
        QFont font;
        font.setBold(true);
        return trial.isSent ? QVariant(font) : QVariant();
    }
    default: return {};
    }
}

QVariant CompressionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == CodingColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case RatioColumn: return tr("How many times as large the body is before it is compressed");
        case TimeColumn:
            return tr("CPU time on this machine, the shortest of a few runs; the rest of the machine slows it");
        default: return {};
        }
    }
    if (role == GridView::kExportRole) {
        switch (section) {
        case SizeColumn: return tr("Size (bytes)");
        case TimeColumn: return tr("CPU time (ms)");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Column: a content coding, such as gzip, and its level.
    case CodingColumn: return tr("Encoding");
    case SizeColumn: return tr("Size");
    //: Column: how many times as large a body was before it was compressed.
    case RatioColumn: return tr("Ratio");
    case TimeColumn: return tr("CPU time");
    default: return {};
    }
}

} // namespace coroscope
