#include "ui/models/message_model.h"

#include "ui/close_words.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/theme.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace coroscope {

using namespace Qt::StringLiterals;
using Kind = SocketMessage::Kind;

namespace {

constexpr qsizetype kShownText = 500; // characters of a cell; the message is shown whole below the list
constexpr qsizetype kShownBytes = 48; // of a binary one
constexpr qsizetype kSearched = 256 * 1024; // bytes of a message, so that a filter does not hold the window

enum class MessageField { Text, Kind, Direction, Size, Code };
constexpr Kind kKinds[] = {Kind::Text, Kind::Binary, Kind::Ping, Kind::Pong, Kind::Close, Kind::Open};

bool isText(const SocketMessage &message)
{
    return message.kind == Kind::Text || message.kind == Kind::Close || message.kind == Kind::Open
        || (message.kind != Kind::Binary && message.payload.isValidUtf8() && !message.payload.contains('\0'));
}

/// Of a payload that was cut, the last character may be half.
QString textOf(const SocketMessage &message, qsizetype most)
{
    const QByteArrayView bytes = QByteArrayView(message.payload).first(std::min(most, message.payload.size()));
    QString text = QString::fromUtf8(bytes);
    if (bytes.size() < qsizetype(message.size))
        while (text.endsWith(QChar::ReplacementCharacter))
            text.chop(1);
    return text;
}

/// One message, seen by a filter.
class MessageSource final : public FilterSource {
public:
    explicit MessageSource(const SocketMessage &message)
        : m_message(message)
    {
    }
    QAnyStringView text(int field) const override
    {
        if (MessageField(field) != MessageField::Text || !isText(m_message))
            return {};
        return QUtf8StringView(m_message.payload.constData(), std::min(kSearched, m_message.payload.size()));
    }
    qint64 number(int field) const override
    {
        switch (MessageField(field)) {
        case MessageField::Kind:
            return std::find(std::begin(kKinds), std::end(kKinds), m_message.kind) - std::begin(kKinds);
        case MessageField::Direction: return m_message.kind == Kind::Open ? kNone : m_message.isSent ? 1 : 0;
        case MessageField::Size: return qint64(m_message.size);
        case MessageField::Code: return m_message.kind == Kind::Close ? qint64(m_message.code) : kNone;
        case MessageField::Text: break;
        }
        return kNone;
    }

private:
    const SocketMessage &m_message;
};

QString directionText(const SocketMessage &message)
{
    if (message.kind == Kind::Open)
        return {};
    //: A message of a WebSocket: which way it went.
    return message.isSent ? MessageModel::tr("Sent") : MessageModel::tr("Received");
}

QString kindText(Kind kind)
{
    switch (kind) {
    //: Kinds of messages and frames of a WebSocket.
    case Kind::Text: return MessageModel::tr("Text");
    case Kind::Binary: return MessageModel::tr("Binary");
    case Kind::Close: return MessageModel::tr("Close");
    case Kind::Ping: return MessageModel::tr("Ping");
    case Kind::Pong: return MessageModel::tr("Pong");
    case Kind::Open: return MessageModel::tr("Open");
    }
    return {};
}

} // namespace

MessageModel::MessageModel(QObject *parent, qsizetype maxRows)
    : LiveLinesModel(parent, maxRows)
{
    setMaxBytes(kMaxBytes);
}

QString MessageModel::kindWord(Kind kind)
{
    switch (kind) {
    case Kind::Text: return u"text"_s;
    case Kind::Binary: return u"binary"_s;
    case Kind::Close: return u"close"_s;
    case Kind::Ping: return u"ping"_s;
    case Kind::Pong: return u"pong"_s;
    case Kind::Open: return u"open"_s;
    }
    return {};
}

FilterGrammar MessageModel::grammar()
{
    QStringList kinds;
    for (const Kind kind : kKinds)
        kinds.append(kindWord(kind));
    return FilterGrammar({
        {int(MessageField::Text),
         u"text"_s,
         {u"data"_s, u"message"_s},
         FilterKind::Text,
         tr("Text of the message"),
         true,
         {}},
        {int(MessageField::Kind), u"kind"_s, {u"type"_s}, FilterKind::Choice, tr("Kind of the message"), false, kinds},
        {int(MessageField::Direction),
         u"dir"_s,
         {u"direction"_s},
         FilterKind::Choice,
         tr("Which way it went"),
         false,
         {u"received"_s, u"sent"_s}},
        {int(MessageField::Size), u"size"_s, {}, FilterKind::Size, tr("Size of the message"), false, {}},
        {int(MessageField::Code), u"code"_s, {}, FilterKind::Number, tr("Code of a Close"), false, {}},
    });
}

void MessageModel::setFilter(const Filter &filter)
{
    LiveLinesModel::setFilter(filter);
    if (filter.isEmpty() && m_shown != Shown::All)
        setFiltered(true);
}

void MessageModel::setShown(Shown shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    setFiltered(shown != Shown::All || !filter().isEmpty());
}

const SocketMessage &MessageModel::heldFromNewest(qsizetype at) const
{
    const auto &late = waitingLines();
    const auto behind = qsizetype(late.size());
    return at < behind ? late[std::size_t(behind - 1 - at)] : lineOf(endSequence() - 1 - Sequence(at - behind));
}

bool MessageModel::accepts(Sequence sequence) const
{
    const SocketMessage &message = lineOf(sequence);
    switch (m_shown) {
    case Shown::All: break;
    case Shown::Received:
        if (message.isSent || message.kind == Kind::Open)
            return false;
        break;
    case Shown::Sent:
        if (!message.isSent)
            return false;
        break;
    case Shown::Messages:
        if (message.isControl())
            return false;
        break;
    case Shown::Control:
        if (!message.isControl())
            return false;
        break;
    }
    return filter().matches(MessageSource(message));
}

QByteArray MessageModel::jsonLine(const SocketMessage &message)
{
    QJsonObject object{{u"at"_s, isoTimeText(message.at)}, {u"type"_s, kindWord(message.kind)}};
    if (message.kind == Kind::Open) {
        object[u"subprotocol"_s] = QString::fromUtf8(message.payload);
    } else {
        object[u"direction"_s] = message.isSent ? u"sent"_s : u"received"_s;
        object[u"size"_s] = qint64(message.size);
        if (message.kind == Kind::Close) {
            object[u"code"_s] = message.code;
            object[u"reason"_s] = QString::fromUtf8(message.payload);
        } else {
            object[u"data"_s] = message.kind == Kind::Text ? textOf(message, message.payload.size())
                                                           : QString::fromLatin1(message.payload.toBase64());
        }
        if (message.roundTrip.count() > 0)
            object[u"round_trip_ms"_s] = double(message.roundTrip.count()) / 1e6;
        if (message.isCut())
            object[u"cut"_s] = true;
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QString MessageModel::preview(const SocketMessage &message)
{
    if (message.kind == Kind::Close) {
        const QString code = words::closeCode(message.code);
        //: %1 the code and name of a Close, %2 the reason that came with it.
        return message.payload.isEmpty() ? code : tr("%1: %2").arg(code, QString::fromUtf8(message.payload));
    }
    if (message.kind == Kind::Open) {
        //: The handshake of a WebSocket is done.
        return message.payload.isEmpty() ? tr("Connected")
                                         : tr("Connected, subprotocol %1").arg(QString::fromUtf8(message.payload));
    }
    if (message.kind == Kind::Pong && message.roundTrip.count() > 0) {
        SocketMessage plain = message;
        plain.roundTrip = nanoseconds(0);
        //: %1 what a pong says, %2 how long after its ping it came.
        return tr("%1 · %2 after the ping").arg(preview(plain), durationText(message.roundTrip));
    }
    if (!isText(message)) {
        const QByteArray head = message.payload.first(std::min(kShownBytes, message.payload.size()));
        const QString hex = QString::fromLatin1(head.toHex(' '));
        return quint64(head.size()) < message.size ? hex + u" …"_s : hex;
    }
    // One line a row.
    QString text = textOf(message, 4 * kShownText);
    const bool isCut = text.size() > kShownText || message.size > quint64(4 * kShownText) || message.isCut();
    text.truncate(kShownText);
    text.replace(u'\n', u'⏎');
    text.remove(u'\r');
    return isCut ? text + u'…' : text;
}

QString MessageModel::cellText(Sequence sequence, int column) const
{
    const SocketMessage &message = lineOf(sequence);
    switch (column) {
    case TimeColumn: return durationText(message.after);
    case DirectionColumn: return directionText(message);
    case KindColumn: return kindText(message.kind);
    case SizeColumn: return message.kind == Kind::Open ? QString() : sizeText(message.size);
    case MessageColumn: return preview(message);
    default: return {};
    }
}

QString MessageModel::exportText(Sequence sequence, int column) const
{
    const SocketMessage &message = lineOf(sequence);
    switch (column) {
    case TimeColumn: return isoTimeText(message.at);
    case SizeColumn: return message.kind == Kind::Open ? QString() : QString::number(message.size);
    case MessageColumn:
        if (message.kind == Kind::Binary)
            return QString::fromLatin1(message.payload.toHex());
        return message.kind == Kind::Text ? textOf(message, message.payload.size()) : preview(message);
    default: return cellText(sequence, column);
    }
}

QString MessageModel::exportHeader(int column) const
{
    //: Column in a file.
    return column == SizeColumn ? tr("Size (bytes)") : LiveLinesModel::exportHeader(column);
}

qint64 MessageModel::sortNumber(Sequence sequence, int column) const
{
    const SocketMessage &message = lineOf(sequence);
    switch (column) {
    case DirectionColumn: return message.kind == Kind::Open ? -1 : message.isSent ? 1 : 0;
    case KindColumn: return qint64(message.kind);
    case SizeColumn: return qint64(message.size);
    default: return message.at;
    }
}

QByteArray MessageModel::sortText(Sequence sequence, int) const
{
    const SocketMessage &message = lineOf(sequence);
    return message.payload.first(std::min<qsizetype>(message.payload.size(), 4 * kShownText));
}

int MessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageModel::toolTip(const SocketMessage &message, int column)
{
    if (column == TimeColumn)
        return isoTimeText(message.at);
    if (column == MessageColumn && message.kind == Kind::Close)
        return words::closeCodeMeaning(message.code);
    if (column == SizeColumn && message.fragments > 1)
        return tr("In %n fragments", nullptr, int(message.fragments));
    return {};
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SocketMessage &message = line(index.row());
    switch (role) {
    case Qt::ToolTipRole: return toolTip(message, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == TimeColumn || index.column() == SizeColumn ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (index.column() == DirectionColumn && message.kind != Kind::Open)
            return message.isSent ? icon(u"go-up"_s, IconTone::Accent) : icon(u"go-down"_s, IconTone::Success);
        if (index.column() == KindColumn && message.kind == Kind::Close && !words::isCalmClose(message.code))
            return icon(u"dialog-warning"_s, IconTone::Warning);
        break;
    case Qt::ForegroundRole: {
        const QPalette palette = QApplication::palette();
        const ThemeColors &colors = themeColors(palette);
        if (message.kind == Kind::Close && !words::isCalmClose(message.code))
            return colors.warning;
        if (message.isControl())
            return colors.muted;
        if (index.column() == DirectionColumn)
            return message.isSent ? colors.accent : colors.success;
        return {};
    }
    default: break;
    }
    return LiveLinesModel::data(index, role);
}

QVariant MessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == TimeColumn)
        return tr("Since the connection began");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    //: Column: which way a message went.
    case DirectionColumn: return tr("Direction");
    case KindColumn: return tr("Kind");
    case SizeColumn: return tr("Size");
    case MessageColumn: return tr("Message");
    default: return {};
    }
}

} // namespace coroscope
