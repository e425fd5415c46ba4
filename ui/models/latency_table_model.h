#pragma once

#include "ui/models/holder_names.h"
#include "ui/models/latency_history.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace coroscope {

class SettingMarks;

/// The figures behind the charts as a table, newest first. refresh() follows a history that somebody else fills: new
/// rows come at the top, old ones leave at the bottom, and what is selected stays selected.
class LatencyTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        RequestsColumn,
        RateColumn,
        P50Column,
        P95Column,
        P99Column,
        MaxColumn,
        Class2Column,
        Class3Column,
        Class4Column,
        Class5Column,
        OtherColumn,
        LagColumn,
        HeldByColumn,
        ChangesColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    LatencyTableModel(const LatencyHistory &history, const HolderNames &holders, QObject *parent = nullptr);

    /// What was changed and when; it outlives the model. Before the first refresh().
    void setMarks(const SettingMarks *marks) { m_marks = marks; }
    /// The history or the span changed.
    void refresh(std::chrono::seconds span);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const LatencyPoint &point, Column column) const;

    const LatencyHistory &m_history;
    const HolderNames &m_holders;
    const SettingMarks *m_marks = nullptr;
    std::deque<LatencyPoint> m_points; ///< those shown, oldest first: a copy, since views must be told before rows go
};

/// The settings that were changed in its interval, as text. `marks` may be null.
QString changesIn(const LatencyPoint &point, const SettingMarks *marks);

/// The figures as CSV (RFC 4180): UTC times in ISO 8601, numbers with a point, units in the header.
QByteArray latencyCsv(const LatencyHistory &history, std::chrono::seconds span, const HolderNames &holders,
                      const SettingMarks *marks = nullptr);

} // namespace coroscope
