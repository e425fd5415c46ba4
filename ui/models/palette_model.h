#pragma once

#include "ui/widgets/command_palette.h"

#include <QAbstractListModel>

namespace coroscope {

/// What the palette shows: the entries that fit, best first. Entries stay until they are set anew; a search only orders
/// and hides them.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { GroupRole = Qt::UserRole, KeyRole, PositionsRole, WhyRole };

    using QAbstractListModel::QAbstractListModel;

    /// `recent`: ids, newest first.
    void setEntries(std::vector<PaletteEntry> entries, const QStringList &recent);
    void search(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// All can be selected, so that one can read why something is disabled.
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    const PaletteEntry &entry(int row) const { return m_entries[std::size_t(m_shown[std::size_t(row)].entry)]; }

    static constexpr int kMaxShown = 200; ///< nobody reads on; a better word finds the rest

private:
    struct Shown {
        int entry;
        int score;
        QList<int> positions; ///< letters of the text that match
    };

    std::vector<PaletteEntry> m_entries;
    std::vector<int> m_recency; ///< by entry: 0 the newest, -1 not recent
    std::vector<Shown> m_shown;
};

} // namespace coroscope
