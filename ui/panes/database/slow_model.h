#pragma once

#include "server/db/pool_snapshot.h"
#include "ui/filter/filter_grammar.h"
#include "ui/filter/filter_proxy.h"

#include <QAbstractTableModel>

#include <deque>
#include <functional>

namespace coroscope {

/// Which request a slow statement ran for, as far as the window has seen it.
struct SlowRequest {
    QByteArray traceId;
    QString text; ///< "GET /reports/top-users"
};

/// The slow log, oldest first. A statement is known by its number in the log. GUI thread.
class SlowModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        DurationColumn,
        StatementColumn,
        RowsColumn,
        WaitColumn,
        LaneColumn,
        RequestColumn,
        ErrorColumn,
        PlanColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    enum Field { SqlField, DurationField, RowsField, WaitField, RequestField, LaneField, PlanField, FieldCount };
    static constexpr int kFilterRole = Qt::UserRole + 100;

    explicit SlowModel(QObject *parent = nullptr);
    static FilterGrammar grammar();
    /// Asked for each row that is shown; may be null.
    void setRequests(std::function<SlowRequest(std::uint64_t exchange)> lookup) { m_lookup = std::move(lookup); }

    /// What the log holds, oldest first. Whether there was anything new; a plan that has come is.
    bool setLog(const std::vector<db::SlowStatement> &statements);
    const db::SlowStatement &statement(int row) const { return m_rows[std::size_t(row)]; }
    SlowRequest request(int row) const;
    /// Requests have become known.
    void refreshRequests();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<db::SlowStatement> m_rows;
    std::function<SlowRequest(std::uint64_t)> m_lookup;
};

class SlowProxy final : public FilterProxy {
    Q_OBJECT
public:
    explicit SlowProxy(SlowModel *model, QObject *parent = nullptr);
};

} // namespace coroscope
