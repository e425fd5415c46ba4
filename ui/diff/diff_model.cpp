#include "ui/diff/diff_model.h"

#include <algorithm>

namespace coroscope {

namespace {
constexpr quintptr kSection = 0; // internal id of a section; of a line, its section's row + 1
}

DiffModel::DiffModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void DiffModel::setSections(std::vector<DiffSection> sections)
{
    beginResetModel();
    m_sections = std::move(sections);
    rebuild();
    endResetModel();
}

void DiffModel::setOnlyDifferences(bool only)
{
    if (m_only == only)
        return;
    beginResetModel();
    m_only = only;
    rebuild();
    endResetModel();
}

void DiffModel::rebuild()
{
    m_shown.clear();
    m_differences.clear();
    for (std::size_t s = 0; s < m_sections.size(); ++s) {
        const DiffSection &section = m_sections[s];
        Shown shown{s, {}};
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            if (!m_only || section.rows[r].kind != DiffRow::Kind::Equal)
                shown.rows.push_back(r);
        }
        // Without lines of its own, a section still says "equal".
        for (std::size_t r = 0; r < shown.rows.size(); ++r) {
            if (section.rows[shown.rows[r]].isDifference())
                m_differences.append(createIndex(int(r), NameColumn, quintptr(m_shown.size()) + 1));
        }
        m_shown.push_back(std::move(shown));
    }
}

QModelIndex DiffModel::sectionIndex(DiffSection::Id id) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [&](const Shown &shown) { return m_sections[shown.section].id == id; });
    return found == m_shown.end() ? QModelIndex() : index(int(found - m_shown.begin()), 0);
}

QModelIndex DiffModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kSection);
}

QModelIndex DiffModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kSection)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, kSection);
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_shown.size());
    if (parent.column() != 0 || parent.internalId() != kSection)
        return 0;
    return int(m_shown[std::size_t(parent.row())].rows.size());
}

int DiffModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const DiffRow *DiffModel::rowAt(const QModelIndex &index) const
{
    if (index.internalId() == kSection)
        return nullptr;
    const Shown &shown = m_shown[std::size_t(index.internalId()) - 1];
    return &m_sections[shown.section].rows[shown.rows[std::size_t(index.row())]];
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DiffRow *row = rowAt(index);
    if (!row) {
        const DiffSection &section = m_sections[m_shown[std::size_t(index.row())].section];
        if (role == KindRole)
            return -1;
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
            return {};
        return index.column() == NameColumn ? QVariant(section.title)
            : index.column() == NoteColumn  ? QVariant(section.summary)
                                            : QVariant();
    }
    switch (role) {
    case KindRole: return int(row->kind);
    case OtherRole:
        return index.column() == AColumn ? QVariant(row->b) : index.column() == BColumn ? QVariant(row->a) : QVariant();
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case NameColumn: return row->kind == DiffRow::Kind::Gap ? row->note : row->name;
        case AColumn: return row->a;
        case BColumn: return row->b;
        case NoteColumn: return row->kind == DiffRow::Kind::Gap ? QString() : row->note;
        default: return {};
        }
    default: return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Columns of a comparison of two requests, which are called A and B.
    case NameColumn: return tr("What");
    case AColumn: return tr("A");
    case BColumn: return tr("B");
    case NoteColumn: return tr("Difference");
    default: return {};
    }
}

} // namespace coroscope
