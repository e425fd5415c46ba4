#include "ui/models/palette_model.h"

#include "ui/fuzzy.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kOnlyWithGroup = 12; // worse than a name that fits by itself
constexpr int kDisabled = 8;
constexpr int kRecent = 6; // of two that fit about equally, the one that was used

} // namespace

void PaletteModel::setEntries(std::vector<PaletteEntry> entries, const QStringList &recent)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_recency.clear();
    for (const PaletteEntry &entry : m_entries)
        m_recency.push_back(int(recent.indexOf(entry.id)));
    m_shown.clear();
    endResetModel();
    search({});
}

void PaletteModel::search(const QString &text)
{
    beginResetModel();
    m_shown.clear();
    for (int i = 0; i < int(m_entries.size()); ++i) {
        const PaletteEntry &entry = m_entries[std::size_t(i)];
        const int recency = m_recency[std::size_t(i)];
        auto match = fuzzyMatch(text, entry.text);
        const QString whole = entry.group + u' ' + entry.text;
        if (auto wider = fuzzyMatch(text, whole)) {
            wider->score -= kOnlyWithGroup;
            if (!match || wider->score > match->score) {
                const auto shift = int(entry.group.size()) + 1;
                QList<int> positions;
                for (const int at : std::as_const(wider->positions)) {
                    if (at >= shift)
                        positions += at - shift;
                }
                match = FuzzyMatch{wider->score, positions};
            }
        }
        if (!match)
            continue;
        if (text.trimmed().isEmpty())
            match->score = recency >= 0 ? kMaxShown - recency : 0;
        else
            match->score += (recency >= 0 ? kRecent : 0) - (entry.isEnabled ? 0 : kDisabled);
        m_shown.push_back({i, match->score, match->positions});
    }
    std::stable_sort(m_shown.begin(), m_shown.end(), [](const Shown &a, const Shown &b) { return a.score > b.score; });
    if (m_shown.size() > kMaxShown)
        m_shown.erase(m_shown.begin() + kMaxShown, m_shown.end());
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PaletteEntry &one = entry(index.row());
    switch (role) {
    case Qt::DisplayRole: return one.text;
    case GroupRole: return one.group;
    case KeyRole: return one.key.toString(QKeySequence::NativeText);
    case PositionsRole: return QVariant::fromValue(m_shown[std::size_t(index.row())].positions);
    case WhyRole: return one.whyDisabled;
    case Qt::AccessibleTextRole: {
        QStringList parts{one.text, one.group};
        if (!one.key.isEmpty())
            parts += one.key.toString(QKeySequence::NativeText);
        if (!one.isEnabled)
            parts += one.whyDisabled.isEmpty() ? tr("not available now") : one.whyDisabled;
        return parts.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace coroscope
