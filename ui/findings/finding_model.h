#pragma once

#include "server/telemetry/findings.h"
#include "ui/models/holder_names.h"

#include <QAbstractTableModel>

#include <vector>

namespace coroscope {

/// Findings as rows: one for each kind and route, newest first. Rows keep their identity when they move up. GUI thread.
class FindingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { LastColumn, KindColumn, RouteColumn, CountColumn, CostColumn, SentenceColumn, ColumnCount };
    Q_ENUM(Column)

    explicit FindingModel(QObject *parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    /// `recording` tells the time of day. Changes only what is different.
    void sync(const Findings &findings, const Recording &recording);
    /// What goes on takes longer.
    void advance(const Findings &findings);
    const FindingGroup &group(int row) const { return m_rows[std::size_t(row)].group; }
    const HolderNames &names() const noexcept { return m_names; }
    std::int64_t wallOf(const Lint &lint) const;
    bool isEmpty() const noexcept { return m_rows.empty(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        FindingGroup group;
        std::int64_t wall = 0; ///< of its newest
    };
    static bool isSame(const Row &row, const FindingGroup &group)
    {
        return row.group.kind == group.kind && row.group.label == group.label;
    }
    QString text(const Row &row, int column) const;
    QVariant sortValue(const Row &row, int column) const;

    std::vector<Row> m_rows;
    HolderNames m_names;
    std::deque<ClockAnchor> m_anchors;
    std::uint64_t m_seen = ~std::uint64_t(0);
    const Findings *m_of = nullptr;
};

} // namespace coroscope
