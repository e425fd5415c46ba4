#pragma once

#include "ui/content/json_tree.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace coroscope {

/// An array of objects as a table: its rows and the union of its members' names.
struct JsonTable {
    static constexpr qsizetype kMaxColumns = 200;

    std::shared_ptr<const JsonTree> tree;
    std::vector<quint32> rows; ///< the elements
    QStringList columns; ///< in the order in which they first come
    bool hasMoreColumns = false;
    bool hasOthers = false; ///< elements that are no objects; they stand in a column behind the others

    /// kNone where the row has none; of members of one name the last counts, as it does to most parsers.
    quint32 cell(quint32 element, qsizetype column) const;

    static JsonTable make(std::shared_ptr<const JsonTree> tree, const std::stop_token &stop = {});
    /// Row numbers in the order of a column. Missing values first, then null, false, true, numbers, strings, the rest.
    std::vector<quint32> sorted(qsizetype column, Qt::SortOrder order, const std::stop_token &stop = {}) const;
    /// RFC 4180: lines end in CR LF; numbers as they came; objects and arrays as JSON.
    QByteArray csv(const std::vector<quint32> &order, const std::stop_token &stop = {}) const;
    QString text(quint32 element, qsizetype column) const;
    qsizetype columnCount() const { return columns.size() + (hasOthers ? 1 : 0); }
};

QString csvField(const QString &text);

class JsonTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { TypeRole = Qt::UserRole, NodeRole };
    static constexpr qsizetype kShownChars = 300;

    explicit JsonTableModel(QObject *parent = nullptr);

    void setTable(std::shared_ptr<const JsonTable> table);
    const std::shared_ptr<const JsonTable> &table() const noexcept { return m_table; }
    /// Element numbers by row.
    void setOrder(std::vector<quint32> order);
    const std::vector<quint32> &order() const noexcept { return m_order; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const JsonTable> m_table;
    std::vector<quint32> m_order;
};

} // namespace coroscope
