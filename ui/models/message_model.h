#pragma once

#include "server/runtime/socket_message.h"
#include "ui/filter/filter_grammar.h"
#include "ui/models/live_lines_model.h"

namespace coroscope {

/// Messages and control frames of a WebSocket in the order in which they came and went: the newest, as many as there is
/// room for. GUI thread.
class MessageModel final : public LiveLinesModel<SocketMessage> {
    Q_OBJECT
public:
    enum Column { TimeColumn, DirectionColumn, KindColumn, SizeColumn, MessageColumn, ColumnCount };
    Q_ENUM(Column)
    /// What of them is shown, besides the filter.
    enum class Shown { All, Received, Sent, Messages, Control };
    Q_ENUM(Shown)

    static constexpr qsizetype kMaxRows = 10'000;
    static constexpr qint64 kMaxBytes = 64LL << 20; ///< of payloads

    explicit MessageModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    /// The fields that its filter knows.
    static FilterGrammar grammar();
    void setFilter(const Filter &filter);
    void setShown(Shown shown);
    Shown shown() const noexcept { return m_shown; }

    /// They are shown at flush().
    void add(const std::vector<SocketMessage> &messages) { take(messages); }
    const SocketMessage &message(int row) const { return line(row); }
    const SocketMessage &messageOf(Sequence sequence) const { return lineOf(sequence); }
    /// Messages that it holds, shown or not, and those that wait while it is paused.
    qsizetype held() const noexcept { return kept() + waiting(); }
    /// 0 is the newest of them.
    const SocketMessage &heldFromNewest(qsizetype at) const;

    /// {"at", "direction", "type", "size", …} and a line feed: "data" as text, or base64 where it is binary; "code" and
    /// "reason" of a close; "round_trip_ms" of a pong; "cut" where not all of it was kept.
    static QByteArray jsonLine(const SocketMessage &message);
    /// "text", "ping", …: in filters and files, not translated.
    static QString kindWord(SocketMessage::Kind kind);
    /// One line: what it says.
    static QString preview(const SocketMessage &message);

    QString cellText(Sequence sequence, int column) const override;
    /// All of a text; the time with its date, UTC; the size in bytes.
    QString exportText(Sequence sequence, int column) const override;
    QString exportHeader(int column) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool accepts(Sequence sequence) const override;
    bool sortsByText(int column) const override { return column == MessageColumn; }
    qint64 sortNumber(Sequence sequence, int column) const override;
    QByteArray sortText(Sequence sequence, int column) const override;
    void note(const SocketMessage &) override { }
    qint64 bytesOf(const SocketMessage &message) const override { return message.payload.size(); }
    int pinColumn() const override { return TimeColumn; }

private:
    static QVariant toolTip(const SocketMessage &message, int column);

    Shown m_shown = Shown::All;
};

} // namespace coroscope
