#pragma once

#include "server/compression/coding_trials.h"

#include <QAbstractTableModel>

#include <vector>

namespace coroscope {

/// The trials, in the order in which they were made. GUI thread.
class CompressionModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { CodingColumn, SizeColumn, RatioColumn, TimeColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    /// `bodySize`: what the ratios are of.
    void setTrials(std::vector<CompressionTrial> trials, qsizetype bodySize);
    const std::vector<CompressionTrial> &trials() const noexcept { return m_trials; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    double ratio(const CompressionTrial &trial) const;

    std::vector<CompressionTrial> m_trials;
    qsizetype m_bodySize = 0;
};

} // namespace coroscope
