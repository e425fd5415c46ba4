#include "ui/panes/socket_view.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/widgets/messages_view.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

SocketView::SocketView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_view(new MessagesView(u"senderMessages"_s, true, context, this))
    , m_disconnect(new QPushButton(tr("Disconnect"), this))
    , m_reconnect(new QPushButton(tr("Reconnect"), this))
{
    setObjectName(u"socketView"_s);
    m_disconnect->setObjectName(u"socketDisconnect"_s);
    m_disconnect->setAutoDefault(false);
    m_disconnect->setIcon(icon(u"media-playback-stop"_s));
    m_disconnect->setToolTip(tr("Close the connection with 1000 (Esc); the messages stay"));
    m_reconnect->setObjectName(u"socketReconnect"_s);
    m_reconnect->setAutoDefault(false);
    m_reconnect->setIcon(icon(u"view-refresh"_s));
    m_reconnect->setToolTip(tr("Open the same WebSocket again; the messages stay"));
    m_view->addButton(m_disconnect);
    m_view->addButton(m_reconnect);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_disconnect, &QPushButton::clicked, this, &SocketView::disconnectRequested);
    connect(m_reconnect, &QPushButton::clicked, this, &SocketView::reconnectRequested);
    connect(m_view, &MessagesView::resendRequested, this, &SocketView::resendRequested);
    connect(m_view, &MessagesView::editRequested, this, &SocketView::editRequested);
    setState(State::Closed);
}

void SocketView::begin(bool keeps)
{
    if (!keeps) {
        m_view->begin();
        m_dropped = 0;
    }
    m_received = m_sent = m_given = 0;
    m_receivedBytes = 0;
    setState(State::Open);
}

void SocketView::add(const SocketNews &news)
{
    m_view->add(news.messages);
    m_given += news.messages.size();
    if (news.dropped > 0) {
        m_dropped += news.dropped;
        m_view->setDroppedBefore(m_dropped);
    }
    if (news.received == m_received && news.sent == m_sent)
        return;
    m_received = std::max(m_received, news.received);
    m_sent = std::max(m_sent, news.sent);
    m_receivedBytes = std::max(m_receivedBytes, news.receivedBytes);
    setState(m_state, m_says, m_isFault);
}

void SocketView::endFrame() const
{
    m_view->endFrame();
}

QString SocketView::counts() const
{
    //: %1 and %2 numbers of messages of a WebSocket.
    return tr("Received %1 · sent %2").arg(countText(m_received), countText(m_sent));
}

void SocketView::setState(State state, const QString &says, bool fault)
{
    m_state = state;
    m_says = says;
    m_isFault = fault;
    Tone tone = Tone::Muted;
    QString word;
    switch (state) {
    case State::Connecting:
        tone = Tone::Info;
        word = tr("Connecting");
        break;
    case State::Open:
        tone = Tone::Success;
        //: State of a WebSocket: the connection is there.
        word = tr("Open");
        break;
    case State::Closing:
        tone = Tone::Info;
        word = tr("Closing");
        break;
    case State::Closed:
        tone = fault ? Tone::Error : Tone::Muted;
        word = tr("Closed");
        break;
    }
    const QString figures = m_received + m_sent > 0 ? counts() : QString();
    m_view->setState(tone, word, says.isEmpty() ? figures : figures.isEmpty() ? says : says + u' ' + figures, fault);
    const bool isOn = state != State::Closed;
    const bool hadFocus = m_disconnect->hasFocus() || m_reconnect->hasFocus();
    m_disconnect->setVisible(isOn);
    m_reconnect->setVisible(!isOn);
    if (hadFocus)
        (isOn ? m_disconnect : m_reconnect)->setFocus();
    m_view->setCanResend(state == State::Open);
    m_view->setEmptyText(isOn ? tr("No message yet") : tr("No messages"),
                         isOn ? tr("Write one in Message above, and send it with Ctrl+Enter.")
                              : tr("None came before the connection was over."));
}

QByteArray SocketView::transcript(qsizetype most) const
{
    const MessageModel *model = m_view->model();
    QByteArrayList lines; // newest first
    qsizetype size = 0;
    const auto own = qsizetype(std::min(quint64(model->held()), m_given)); // older ones are of a conversation before
    for (qsizetype at = 0; at < own; ++at) {
        const SocketMessage &message = model->heldFromNewest(at);
        const QByteArray line = message.payload.size() > most ? QByteArray() : MessageModel::jsonLine(message);
        size += line.size();
        if (line.isEmpty() || size > most)
            break;
        lines.append(line);
    }
    std::reverse(lines.begin(), lines.end());
    return lines.join();
}

} // namespace coroscope
