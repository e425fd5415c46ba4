#pragma once

#include "ui/panes/cache/flight_request.h"

#include <QAbstractTableModel>

#include <vector>

namespace coroscope {

/// What FlightChart draws, as text. GUI thread.
class FlightModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        BeganColumn,
        TookColumn,
        RoleColumn,
        RequestColumn,
        FilledByColumn,
        StatementsColumn,
        StatusColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    /// `from`: from where their beginnings are counted.
    void setRequests(const std::vector<FlightRequest> &requests, Clock::time_point from);
    const FlightRequest &request(int row) const { return m_requests[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<FlightRequest> m_requests;
    Clock::time_point m_from;
};

} // namespace coroscope
