#pragma once

#include "ui/panes/cache/cache_history.h"

#include <QAbstractTableModel>
#include <QString>

namespace coroscope {

class SettingMarks;

/// What CacheCharts draws, as text: a row for each second that is over, newest first. GUI thread.
class CacheTimeModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        RatioColumn,
        HitsColumn,
        StaleColumn,
        MissesColumn,
        BypassColumn,
        JoinsColumn,
        RunsColumn,
        KeyRatioColumn,
        ChangesColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    /// Both outlive it; `marks` may be null.
    CacheTimeModel(const CacheHistory &history, const SettingMarks *marks, QObject *parent = nullptr);

    void refresh();
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        CacheHistory::Cell cell;
        QString changes;
    };
    const CacheHistory &m_history;
    const SettingMarks *m_marks;
    std::deque<Row> m_rows; ///< oldest first
};

} // namespace coroscope
