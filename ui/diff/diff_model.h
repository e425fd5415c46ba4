#pragma once

#include "ui/diff/exchange_diff.h"

#include <QAbstractItemModel>

namespace coroscope {

/// A comparison as a tree: sections, and in each its lines. GUI thread.
class DiffModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, AColumn, BColumn, NoteColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr int KindRole = Qt::UserRole + 1; ///< DiffRow::Kind as int; -1: a section
    static constexpr int OtherRole = Qt::UserRole + 2; ///< of AColumn and BColumn: the other side's text

    explicit DiffModel(QObject *parent = nullptr);

    void setSections(std::vector<DiffSection> sections);
    const std::vector<DiffSection> &sections() const noexcept { return m_sections; }
    /// Leaves out what is equal.
    void setOnlyDifferences(bool only);
    bool onlyDifferences() const noexcept { return m_only; }

    /// Differences, in order.
    const QModelIndexList &differences() const noexcept { return m_differences; }
    /// The section's, by its identity; invalid where it is not shown.
    QModelIndex sectionIndex(DiffSection::Id id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Shown {
        std::size_t section = 0;
        std::vector<std::size_t> rows;
    };
    void rebuild();
    const DiffRow *rowAt(const QModelIndex &index) const;

    std::vector<DiffSection> m_sections;
    std::vector<Shown> m_shown;
    QModelIndexList m_differences;
    bool m_only = true;
};

} // namespace coroscope
