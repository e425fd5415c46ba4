#pragma once

#include "server/cache/reply.h"

#include <QAbstractTableModel>

#include <vector>

namespace coroscope {

/// What SLOWLOG GET gave, newest first. GUI thread.
class SlowlogModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, DurationColumn, CommandColumn, ClientColumn, ColumnCount };
    Q_ENUM(Column)
    struct Entry {
        qint64 id = 0;
        qint64 wall = 0; ///< seconds since 1970
        qint64 microseconds = 0;
        cache::Command command;
        QByteArray client;
        QByteArray clientName;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that are there already stay.
    void setEntries(std::vector<Entry> entries);
    const Entry &entry(int row) const { return m_entries[std::size_t(row)]; }
    /// What the reply holds; none where it is no slow log.
    static std::vector<Entry> entriesOf(const cache::Reply &reply);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Entry> m_entries;
};

} // namespace coroscope
