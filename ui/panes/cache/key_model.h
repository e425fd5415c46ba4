#pragma once

#include <QAbstractItemModel>
#include <QHash>

#include <optional>
#include <vector>

namespace coroscope {

/// What is known of a key beside its name; asked for only while it is in sight.
struct KeyFacts {
    static constexpr qint64 kUnknown = -1;
    static constexpr qint64 kNever = 0; ///< it does not expire

    QByteArray type; ///< "string", "hash" …; empty: not asked yet
    qint64 expires = kUnknown; ///< milliseconds since 1970
    qint64 size = kUnknown; ///< bytes in memory, as the store estimates
    qint64 askedAt = 0; ///< milliseconds since 1970; 0: never
};

/// The keys that were found, as a tree by what stands between separators, or as a list. A key that is a folder's name,
/// too ("a" beside "a:b"), is a row of its own. Sorted by itself, folders first. Rows that come are put in by ranges.
/// GUI thread.
class KeyModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { KeyColumn, TypeColumn, TtlColumn, SizeColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr int kKeyRole = Qt::UserRole + 1; ///< the key's bytes; of a folder: its prefix
    static constexpr int kIsKeyRole = Qt::UserRole + 2;

    explicit KeyModel(QObject *parent = nullptr);
    ~KeyModel() override;

    /// Empty: a list.
    void setSeparator(const QByteArray &separator);
    const QByteArray &separator() const noexcept { return m_separator; }
    /// Gives how many were new; those that are there already are passed over.
    int add(const QList<QByteArray> &keys);
    void remove(const QByteArray &key);
    void clear();
    int keyCount() const noexcept { return int(m_byKey.size()); }
    bool holds(const QByteArray &key) const { return m_byKey.contains(key); }

    QModelIndex indexOf(const QByteArray &key) const;
    bool isKey(const QModelIndex &index) const;
    /// Of a folder: the prefix with its separator.
    QByteArray nameAt(const QModelIndex &index) const;
    /// The keys below, and itself; a million of them are copied.
    QList<QByteArray> keysBelow(const QModelIndex &index) const;

    const KeyFacts *facts(const QByteArray &key) const;
    void setFacts(const QByteArray &key, const KeyFacts &facts);
    /// Time has gone on: what counts down is painted again, in these rows.
    void tick(const QModelIndexList &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// "no limit", "4 min 10 s", "expired"; empty where it is not known.
    static QString ttlText(qint64 expires, qint64 now);

private:
    struct Node {
        int parent = 0;
        int row = 0;
        bool isKey = false;
        QByteArray name; ///< the key, or the folder's prefix with its separator
        qsizetype from = 0; ///< what of it is shown begins there
        std::vector<int> children;
        int keys = 0; ///< below a folder
        KeyFacts facts; ///< of a key
    };
    int nodeOf(const QModelIndex &index) const { return index.isValid() ? int(index.internalId()) : 0; }
    QModelIndex indexOf(int node, int column = 0) const;
    int takeNode();
    void freeNode(int node);
    int folderFor(const QByteArray &key, std::vector<int> &fresh);
    bool before(int a, int b) const;
    template<typename Arrange>
    void relayout(const std::vector<std::pair<int, std::size_t>> &parents, const Arrange &arrange);
    void rebuild();

    std::vector<Node> m_nodes; ///< 0 is the root
    std::vector<int> m_free;
    QHash<QByteArray, int> m_byKey;
    QHash<QByteArray, int> m_folders; ///< by prefix
    QByteArray m_separator{":"};
    int m_sortColumn = KeyColumn;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace coroscope
