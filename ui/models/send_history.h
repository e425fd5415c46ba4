#pragma once

#include "server/telemetry/exchange_record.h"
#include "ui/panes/sender_request.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace coroscope {

/// One press of Send and what came of it. A value.
struct SentEntry {
    quint64 id = 0; ///< made by the history, ascending
    QDateTime at;
    SenderRequest request; ///< as it stood, secrets included: it is only ever kept in memory
    HttpCall call; ///< what was made of it; of its body what kMaxRequestBody allows
    qint64 bodyBytes = 0; ///< of all of that body
    QByteArray traceId; ///< of the traceparent that went along; empty: none did
    QByteArray spanId;
    int count = 1; ///< sent at once; of many, only `outcome` is kept
    std::shared_ptr<const HttpReply> reply; ///< null: no answer, or many
    bool isBodyDropped = false; ///< the reply's body made room for newer ones
    bool isSocket = false; ///< it was to open a WebSocket
    QString outcome; ///< without a reply: what happened, in a sentence
    nanoseconds total{0};
    ExchangeRecordPtr server; ///< the server's own record of it, where it is the one of this window
};

/// What was sent from one tab, newest first, bounded in number and in bytes of bodies. GUI thread.
class SendHistory final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, RequestColumn, StatusColumn, DurationColumn, SizeColumn, ColumnCount };
    Q_ENUM(Column)

    static constexpr qsizetype kMaxEntries = 50;
    /// Of what was sent, for comparisons; of a longer body this much is kept.
    static constexpr qsizetype kMaxRequestBody = 64 * 1024;
    /// Of all replies together; with more, the oldest lose their bodies. The newest keeps its own, however large.
    static constexpr qint64 kMaxBytes = 16LL * 1024 * 1024;

    explicit SendHistory(QObject *parent = nullptr, qint64 maxBytes = kMaxBytes);

    /// Returns its id.
    quint64 add(SentEntry entry);
    QList<SentEntry> clear();
    /// Puts back what clear() took, behind what came since.
    void restore(const QList<SentEntry> &entries);
    const QList<SentEntry> &entries() const noexcept { return m_entries; }
    const SentEntry *find(quint64 id) const;
    int rowOf(quint64 id) const;
    void setServer(quint64 id, ExchangeRecordPtr record);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void bound();

    const qint64 m_maxBytes;
    QList<SentEntry> m_entries; ///< newest first
    quint64 m_lastId = 0;
};

} // namespace coroscope
