#include "ui/models/send_history.h"

#include "ui/format.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <QApplication>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

qint64 bytesOf(const SentEntry &entry)
{
    return entry.reply
        ? entry.call.body.size() + entry.reply->body.size() + entry.reply->head.size() + entry.reply->requestHead.size()
        : 0;
}

/// Path and query as they were called; with the host where that is needed to tell it apart.
QString shownTarget(const SentEntry &entry)
{
    return entry.request.address.trimmed();
}

} // namespace

SendHistory::SendHistory(QObject *parent, qint64 maxBytes)
    : QAbstractTableModel(parent)
    , m_maxBytes(maxBytes)
{
}

quint64 SendHistory::add(SentEntry entry)
{
    entry.id = ++m_lastId;
    beginInsertRows({}, 0, 0);
    m_entries.prepend(std::move(entry));
    endInsertRows();
    bound();
    return m_lastId;
}

void SendHistory::bound()
{
    if (m_entries.size() > kMaxEntries) {
        beginRemoveRows({}, kMaxEntries, int(m_entries.size()) - 1);
        m_entries.resize(kMaxEntries);
        endRemoveRows();
    }
    qint64 bytes = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        SentEntry &entry = m_entries[i];
        bytes += bytesOf(entry);
        if (i == 0 || bytes <= m_maxBytes || !entry.reply || entry.reply->body.isEmpty())
            continue;
        bytes -= entry.reply->body.size();
        auto without = std::make_shared<HttpReply>(*entry.reply);
        without->body.clear();
        entry.reply = std::move(without);
        entry.isBodyDropped = true;
    }
}

QList<SentEntry> SendHistory::clear()
{
    beginResetModel();
    QList<SentEntry> taken = std::exchange(m_entries, {});
    endResetModel();
    return taken;
}

void SendHistory::restore(const QList<SentEntry> &entries)
{
    beginResetModel();
    m_entries.append(entries);
    endResetModel();
    bound();
}

const SentEntry *SendHistory::find(quint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_entries[row];
}

int SendHistory::rowOf(quint64 id) const
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [id](const SentEntry &entry) { return entry.id == id; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

void SendHistory::setServer(quint64 id, ExchangeRecordPtr record)
{
    if (const int row = rowOf(id); row >= 0)
        m_entries[row].server = std::move(record);
}

int SendHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int SendHistory::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SendHistory::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const SentEntry &entry = m_entries[index.row()];
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && (column == DurationColumn || column == SizeColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && column == StatusColumn) {
        const QPalette palette = QApplication::palette();
        const ThemeColors &colors = themeColors(palette);
        return entry.reply ? colors.status(entry.reply->status) : colors.muted;
    }
    if (role == Qt::ToolTipRole) {
        const QString when = QLocale().toString(entry.at, QLocale::LongFormat);
        return entry.outcome.isEmpty() ? when : when + u'\n' + entry.outcome;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TimeColumn: return QLocale().toString(entry.at.time(), u"HH:mm:ss"_s);
    case RequestColumn: {
        //: %1 method, %2 address
        const QString text = tr("%1 %2").arg(QString::fromUtf8(entry.request.method), shownTarget(entry));
        //: %1 a request, %2 how many of it were sent at once
        return entry.count == 1 ? text : tr("%1 × %2").arg(text).arg(entry.count);
    }
    case StatusColumn:
        if (!entry.reply)
            return entry.outcome;
        return tr("%1 %2")
            .arg(QString::number(entry.reply->status),
                 entry.reply->reason.isEmpty() ? words::reasonPhrase(entry.reply->status)
                                               : QString::fromUtf8(entry.reply->reason))
            .trimmed();
    case DurationColumn: return durationText(entry.total);
    case SizeColumn: return entry.reply ? QVariant(sizeText(quint64(entry.reply->bytesReceived))) : QVariant();
    case ColumnCount: break;
    }
    return {};
}

QVariant SendHistory::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == DurationColumn || section == SizeColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case TimeColumn: return tr("Sent at");
    case RequestColumn: return tr("Request");
    case StatusColumn: return tr("Outcome");
    case DurationColumn: return tr("Duration");
    case SizeColumn: return tr("Size");
    case ColumnCount: break;
    }
    return {};
}

} // namespace coroscope
