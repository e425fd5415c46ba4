#include "ui/panes/cache/slowlog_model.h"

#include "ui/format.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/widgets/grid_view.h"

#include <QDateTime>

namespace coroscope {

using namespace Qt::StringLiterals;

std::vector<SlowlogModel::Entry> SlowlogModel::entriesOf(const cache::Reply &reply)
{
    std::vector<Entry> entries;
    for (const cache::Reply &item : reply.items) {
        if (item.items.size() < 4)
            continue;
        Entry entry;
        entry.id = numberOf(item.items[0]);
        entry.wall = numberOf(item.items[1]);
        entry.microseconds = numberOf(item.items[2]);
        for (const cache::Reply &word : item.items[3].items)
            entry.command.append(word.text);
        if (item.items.size() > 4)
            entry.client = item.items[4].text;
        if (item.items.size() > 5)
            entry.clientName = item.items[5].text;
        entries.push_back(std::move(entry));
    }
    return entries;
}

void SlowlogModel::setEntries(std::vector<Entry> entries)
{
    // The newest are in front: what is new comes there, what was dropped leaves at the end.
    std::size_t fresh = 0;
    while (fresh < entries.size() && (m_entries.empty() || entries[fresh].id > m_entries.front().id))
        ++fresh;
    const bool continues = !m_entries.empty() && fresh < entries.size() && entries[fresh].id == m_entries.front().id;
    if (!continues) {
        if (entries.empty() && m_entries.empty())
            return;
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
        return;
    }
    const std::size_t keeps = entries.size() - fresh;
    if (keeps < m_entries.size()) {
        beginRemoveRows({}, int(keeps), int(m_entries.size()) - 1);
        m_entries.resize(keeps);
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_entries.insert(m_entries.begin(), std::make_move_iterator(entries.begin()),
                         std::make_move_iterator(entries.begin() + std::ptrdiff_t(fresh)));
        endInsertRows();
    }
}

int SlowlogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int SlowlogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SlowlogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    const auto client = [&entry] {
        return QString::fromUtf8(entry.clientName.isEmpty() ? entry.client
                                                            : entry.clientName + " (" + entry.client + ')');
    };
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn: return QLocale().toString(QDateTime::fromSecsSinceEpoch(entry.wall), u"yyyy-MM-dd HH:mm:ss"_s);
        case DurationColumn: return durationText(std::chrono::microseconds(entry.microseconds));
        case CommandColumn: return QString::fromLatin1(commandLine(entry.command)).left(500);
        case ClientColumn: return client();
        default: return {};
        }
    case GridView::kSortRole:
        switch (index.column()) {
        case TimeColumn: return entry.id;
        case DurationColumn: return entry.microseconds;
        case CommandColumn: return commandLine(entry.command);
        default: return client();
        }
    case GridView::kExportRole:
        switch (index.column()) {
        case TimeColumn: return QDateTime::fromSecsSinceEpoch(entry.wall).toUTC().toString(Qt::ISODate);
        case DurationColumn: return QString::number(entry.microseconds);
        case CommandColumn: return QString::fromLatin1(commandLine(entry.command));
        default: return client();
        }
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return index.column() == CommandColumn ? QVariant(QString::fromLatin1(commandLine(entry.command)).left(2'000))
                                               : QVariant();
    default: return {};
    }
}

QVariant SlowlogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == DurationColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == GridView::kExportRole && section == DurationColumn)
        return tr("Duration (µs)");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case DurationColumn: return tr("Duration");
    case CommandColumn: return tr("Command");
    case ClientColumn: return tr("Client");
    default: return {};
    }
}

} // namespace coroscope
