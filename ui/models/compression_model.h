#pragma once

#include "server/compression/coding.h"
#include "server/telemetry/exchange_record.h"

#include <QAbstractTableModel>

#include <stop_token>
#include <vector>

namespace coroscope {

/// What one body becomes by one content coding.
struct CompressionTrial {
    Coding coding = Coding::Identity;
    int level = 0; ///< the library's own; 0 of identity
    qsizetype size = 0; ///< bytes; 0: it failed
    nanoseconds time{0}; ///< CPU time, the shortest of a few runs
    bool isSent = false; ///< as it went over the wire: `size` and `time` are those of the server
};

/// Compresses the body in every way that a table of it shows: takes up to some seconds, so it is no work for the GUI
/// thread. Any thread.
std::vector<CompressionTrial> tryCodings(const QByteArray &body, const std::stop_token &stop);

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
