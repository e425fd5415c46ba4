#pragma once

#include "ui/models/newest_first_model.h"
#include "ui/panes/database/pool_history.h"

namespace coroscope {

class SettingMarks;

/// A quarter of a second of the pool that is over.
struct PoolTimeRow {
    Clock::time_point begins;
    qint64 wall = 0; ///< when it ended
    std::size_t waiting = 0;
    nanoseconds waitP95{0};
    std::uint64_t jobs = 0;
    int busy = 0;
    QString changes;
};

/// The last minute of the pool, a row for each quarter of a second that is over, newest first: what PoolCharts draws,
/// as text. GUI thread.
class PoolTimeModel final : public NewestFirstModel<PoolTimeRow> {
    Q_OBJECT
public:
    enum Column { TimeColumn, WaitColumn, WaitingColumn, JobsColumn, BusyColumn, ChangesColumn, ColumnCount };
    Q_ENUM(Column)

    /// Both outlive it; `marks` may be null.
    PoolTimeModel(const PoolHistory &history, const SettingMarks *marks, QObject *parent = nullptr);

    /// The history has changed. `wall`: its newest moment, milliseconds since 1970.
    void refresh(qint64 wall);
    void clear();

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    PoolTimeRow rowOf(const PoolHistory::Cell &cell, qint64 wall) const;

    const PoolHistory &m_history;
    const SettingMarks *m_marks;
};

} // namespace coroscope
