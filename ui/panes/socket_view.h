#pragma once

#include "server/runtime/socket_sender.h"
#include "ui/window_context.h"

#include <QWidget>

class QPushButton;

namespace coroscope {

class MessagesView;

/// The conversation on a WebSocket that the Sender has opened: its state, its messages. GUI thread.
class SocketView final : public QWidget {
    Q_OBJECT
public:
    enum class State {
        Connecting, ///< one that was there before is opened again
        Open,
        Closing, ///< the server has not answered our Close yet
        Closed,
    };

    explicit SocketView(const WindowContext &context, QWidget *parent = nullptr);

    /// A conversation begins. `keeps`: its messages come behind those that are there.
    void begin(bool keeps);
    void add(const SocketNews &news);
    void endFrame() const;
    /// `says`: of one that is closed, a sentence. `fault`: it should not have been.
    void setState(State state, const QString &says = {}, bool fault = false);
    State state() const noexcept { return m_state; }
    /// The newest messages of the last conversation as JSON lines, those that a paused list does not show yet too; not
    /// more than so many bytes.
    QByteArray transcript(qsizetype most) const;
    qint64 receivedBytes() const noexcept { return m_receivedBytes; } ///< of payloads, since it is open

    MessagesView *messages() const { return m_view; }
    QPushButton *reconnectButton() const { return m_reconnect; }
    QPushButton *disconnectButton() const { return m_disconnect; }

Q_SIGNALS:
    void disconnectRequested();
    void reconnectRequested();
    void resendRequested(const coroscope::SocketMessage &message);
    void editRequested(const coroscope::SocketMessage &message);

private:
    QString counts() const;

    MessagesView *m_view;
    QPushButton *m_disconnect;
    QPushButton *m_reconnect;
    State m_state = State::Open;
    QString m_says;
    bool m_isFault = false;
    quint64 m_received = 0;
    quint64 m_sent = 0;
    qint64 m_receivedBytes = 0;
    quint64 m_dropped = 0; ///< that the list never got
    quint64 m_given = 0; ///< messages of this conversation that the list got
};

} // namespace coroscope
