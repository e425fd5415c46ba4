#pragma once

#include "ui/panes/cache/type_words.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

namespace coroscope {

/// The elements of a hash, list, set, sorted set or stream, as many as were read: more come when the view asks for
/// them. A change that a person types is passed on; the model changes when the store has. GUI thread.
class ValueModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Row {
        QByteArray name; ///< field, member, or id of an entry; of a list: none
        QByteArray value; ///< of a hash or a list; the score of a sorted set
        qint64 index = -1; ///< in a list
        QList<QByteArray> fields; ///< of an entry: field, value, field…
    };
    static constexpr int kSortRole = Qt::UserRole + 1; ///< as GridView has it
    static constexpr int kExportRole = Qt::UserRole + 2;
    static constexpr qsizetype kLongestInPlace = 64 * 1024; ///< bytes; a longer one is edited on a page of its own

    explicit ValueModel(QObject *parent = nullptr);

    /// Empties it.
    void setType(CacheType type);
    CacheType type() const noexcept { return m_type; }
    void append(QList<Row> rows);
    void setHasMore(bool more) { m_hasMore = more; }
    bool hasMore() const noexcept { return m_hasMore; }
    const Row &row(int row) const { return m_rows[row]; }
    qint64 bytes() const noexcept { return m_bytes; }
    /// What a person reads and edits of a row; of an entry: JSON of its fields.
    QByteArray content(int row) const;
    /// The column that holds it.
    int contentColumn() const noexcept { return m_type == CacheType::Set ? 0 : 1; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted();
    /// A cell is to be another text, with escapes.
    void editRequested(int row, int column, const QString &text);

private:
    const QByteArray &cell(const Row &row, int column) const;

    CacheType m_type = CacheType::Other;
    QList<Row> m_rows;
    QSet<QByteArray> m_names; ///< SCAN may give an element twice
    qint64 m_bytes = 0;
    bool m_hasMore = false;
};

} // namespace coroscope
