#pragma once

#include "server/outbound/http_call.h"
#include "ui/models/batch_stats.h"
#include "ui/models/call_phases.h"

#include <QAbstractTableModel>

#include <memory>

namespace coroscope {

/// Calls sent at once: one row each, in the order of sending. GUI thread. At most 500 rows; bodies are kept as long as
/// all together stay under kKeptBodies, later ones only count.
class CallModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NumberColumn, StatusColumn, TimeColumn, SizeColumn, WaterfallColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr int SortRole = Qt::UserRole + 1;
    static constexpr qint64 kKeptBodies = 64LL * 1024 * 1024;

    enum class State { Running, Answered, Failed, Canceled };
    struct Row {
        State state = State::Running;
        nanoseconds begin{0}; ///< from the first start of all
        nanoseconds total{0};
        std::shared_ptr<const HttpReply> reply; ///< where answered
        bool hasBody = true; ///< the reply's body was kept
        QString error;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Forgets the old ones; `count` new ones begin now.
    void begin(int count, Clock::time_point now);
    void finish(int row, const Result<HttpReply> &result, Clock::time_point now);
    const QList<Row> &rows() const noexcept { return m_rows; }
    BatchStats stats() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Tells the views what changed since the last flush, as one range. The pane calls it at most 30 times a second.
    void flush();

private:
    QVariant text(const Row &row, Column column, int number) const;
    QVariant sortKey(const Row &row, Column column, int number) const;
    BarParts bar(const Row &row) const;

    QList<Row> m_rows;
    Clock::time_point m_begin;
    nanoseconds m_span{0};
    qint64 m_keptBodies = 0;
    bool m_dirty = false;
};

} // namespace coroscope
