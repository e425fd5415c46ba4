#include "ui/panes/exchange_messages.h"

#include "server/http/websocket_codec.h"
#include "ui/close_words.h"
#include "ui/format.h"
#include "ui/widgets/messages_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

SocketMessage messageOf(const FrameRecord &frame, const ExchangeRecord &record)
{
    SocketMessage message;
    message.kind = SocketMessage::Kind(frame.opcode);
    message.isSent = frame.isSent;
    message.fragments = frame.fragments;
    message.after = std::max(nanoseconds(0), nanoseconds(frame.at - record.started));
    message.at = record.startedWall + std::chrono::duration_cast<milliseconds>(message.after).count();
    message.size = frame.size;
    message.payload = frame.head;
    if (message.kind == SocketMessage::Kind::Close) {
        const websocket::Closing closing = websocket::closingOf(frame.head);
        message.code = closing.code;
        message.payload = closing.reason;
    }
    return message;
}

/// Null: nobody has sent one.
const FrameRecord *closeOf(const ExchangeRecord &record)
{
    const auto close = std::find_if(record.frames.begin(), record.frames.end(), [](const FrameRecord &frame) {
        return frame.opcode == std::uint8_t(websocket::Opcode::Close);
    });
    return close == record.frames.end() ? nullptr : &*close;
}

} // namespace

ClosedBy closedBy(const ExchangeRecord &record)
{
    const FrameRecord *const close = closeOf(record);
    if (!close)
        return ClosedBy::Nobody;
    return close->isSent ? ClosedBy::Server : ClosedBy::Client;
}

QString closingSentence(const ExchangeRecord &record)
{
    if (record.closeCode == 0)
        return {};
    const QString code = words::closeCode(record.closeCode);
    const QString meaning = words::closeCodeMeaning(record.closeCode);
    QString reason;
    if (const FrameRecord *const close = closeOf(record))
        reason = QString::fromUtf8(websocket::closingOf(close->head).reason);
    switch (closedBy(record)) {
    case ClosedBy::Server:
        return reason.isEmpty()
            //: %1 the code and name with which a WebSocket was closed, %2 a sentence that says what that means.
            ? ExchangeMessages::tr("The server closed it with %1. %2").arg(code, meaning)
            //: %1 the code and name with which a WebSocket was closed, %2 the reason that was given, %3 a sentence.
            : ExchangeMessages::tr("The server closed it with %1, “%2”. %3").arg(code, reason, meaning);
    case ClosedBy::Client:
        return reason.isEmpty()
            ? ExchangeMessages::tr("The client closed it with %1. %2").arg(code, meaning)
            : ExchangeMessages::tr("The client closed it with %1, “%2”. %3").arg(code, reason, meaning);
    case ClosedBy::Nobody: break;
    }
    //: %1 the code and name with which a WebSocket ended, %2 a sentence that says what that means.
    return ExchangeMessages::tr("%1. %2").arg(code, meaning);
}

ExchangeMessages::ExchangeMessages(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_view(new MessagesView(u"exchangeMessages"_s, false, context, this))
{
    setObjectName(u"exchangeMessagesPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
}

void ExchangeMessages::setExchange(const ExchangeRecordPtr &record)
{
    if (record == m_record)
        return;
    const bool isSame = m_record && record->id == m_record->id;
    m_record = record;
    if (!isSame) {
        m_view->begin();
        m_seen = m_missed = 0;
    }
    const std::uint64_t all = record->framesReceived + record->framesSent;
    const std::uint64_t fresh
        = std::min<std::uint64_t>(all - std::min(all, m_seen), std::uint64_t(record->frames.size()));
    m_missed += all - std::min(all, m_seen) - fresh;
    m_seen = std::max(all, m_seen);
    std::vector<SocketMessage> messages;
    for (auto frame = record->frames.end() - std::ptrdiff_t(fresh); frame != record->frames.end(); ++frame)
        messages.push_back(messageOf(*frame, *record));
    m_view->add(messages);
    m_view->endFrame();
    showState(*record);
}

void ExchangeMessages::clear()
{
    m_record.reset();
    m_view->begin();
}

void ExchangeMessages::showState(const ExchangeRecord &record)
{
    //: %1 and %2 numbers of messages of a WebSocket, as the server sees it.
    QString says = tr("Received %1 · sent %2").arg(countText(record.framesReceived), countText(record.framesSent));
    //: %1 how many messages are kept, %2 a size.
    const QString kept = tr("Of each connection the newest %1 are kept, and of each message its first %2.")
                             .arg(countText(ExchangeRecord::kMaxFrames), sizeText(quint64(FrameRecord::kKeptHead)));
    if (m_missed > 0)
        //: %1 what was said before, %2 a number of messages.
        says = tr("%1 · %2 older ones not kept").arg(says, countText(m_missed));
    if (record.end == ExchangeEnd::Running && record.closeCode == 0) {
        //: State of a WebSocket.
        m_view->setState(Tone::Success, tr("Open"), says);
    } else if (record.end == ExchangeEnd::Running) {
        m_view->setState(Tone::Info, tr("Closing"), says);
    } else {
        const bool isCalm = words::isCalmClose(record.closeCode);
        //: State of a WebSocket; %1 the code with which it was closed.
        m_view->setState(isCalm ? Tone::Muted : Tone::Warning,
                         record.closeCode == 0 ? tr("Closed") : tr("Closed %1").arg(record.closeCode),
                         closingSentence(record) + u' ' + says);
    }
    m_view->setDroppedBefore(m_missed);
    m_view->setEmptyText(record.end == ExchangeEnd::Running ? tr("No message yet") : tr("No messages"),
                         record.end == ExchangeEnd::Running
                             ? tr("The connection is open. %1").arg(kept)
                             : tr("None came before the connection was over, or none were saved."));
}

} // namespace coroscope
