#pragma once

#include "ui/models/newest_first_model.h"
#include "ui/panes/cache/cache_history.h"

#include <QString>

namespace coroscope {

class SettingMarks;

/// A second that is over.
struct CacheTimeRow {
    CacheHistory::Cell cell;
    QString changes; ///< of settings, in it
};

/// What CacheCharts draws, as text: a row for each second that is over, newest first. GUI thread.
class CacheTimeModel final : public NewestFirstModel<CacheTimeRow> {
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
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const CacheHistory &m_history;
    const SettingMarks *m_marks;
};

} // namespace coroscope
