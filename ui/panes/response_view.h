#pragma once

#include "server/outbound/http_call.h"

#include <QWidget>

class QPushButton;
class QTabWidget;

namespace coroscope {

class Chip;
class HeaderModel;
class ContentView;
class ServerView;
class TextView;
class TimingBars;
class ToneLabel;

/// One response: status, time, size, version on top; its body, its header fields, its timings, what the server says
/// about it, and the request as it was sent in tabs.
class ResponseView final : public QWidget {
    Q_OBJECT
public:
    explicit ResponseView(QWidget *parent = nullptr);

    /// `note`: a sentence about it, such as that the body was not kept; empty: none. `back`: the text of a button that
    /// leads back to a list; empty: none.
    void setReply(const HttpReply &reply, const QString &note = {}, const QString &back = {});
    /// Values that are dots in what was sent, unless revealed; for the replies that come after.
    void setSecrets(const QList<QByteArray> &secrets) { m_secrets = secrets; }

    QTabWidget *tabs() const { return m_tabs; }
    ContentView *body() const { return m_body; }
    ServerView *server() const { return m_server; }
    /// What the server says it took for it, in the title of its tab; zero: nothing.
    void setServerTime(nanoseconds total);
    QString sentText() const;
    /// The controls that reveal secrets.
    QList<QPushButton *> revealControls() const { return {m_reveal, m_revealHeaders}; }

    /// A page of its own for a response that is a stream, in front of the others; it becomes a child. Hidden at first.
    void setEvents(QWidget *events);
    void setEventsShown(bool shown);
    /// The same for a WebSocket, whose response has no body.
    void setMessages(QWidget *messages);
    void setMessagesShown(bool shown);

    enum Tab { MessagesTab, EventsTab, BodyTab, HeadersTab, TimingsTab, ServerTab, SentTab };

Q_SIGNALS:
    void backRequested();

private:
    QWidget *makeHeaders();
    QWidget *makeSent();
    void showSent();
    QString withoutSecrets(QString text) const;

    Chip *m_status;
    ToneLabel *m_time;
    ToneLabel *m_size;
    ToneLabel *m_version;
    ToneLabel *m_path;
    ToneLabel *m_note;
    QPushButton *m_back;
    QTabWidget *m_tabs;
    QWidget *m_messages; ///< holds what setMessages() was given
    QWidget *m_events; ///< holds what setEvents() was given
    ContentView *m_body;
    HeaderModel *m_headers;
    QPushButton *m_revealHeaders;
    TimingBars *m_timings;
    ServerView *m_server;
    TextView *m_sent;
    QPushButton *m_reveal;
    QByteArray m_sentHead;
    QList<QByteArray> m_secrets;
};

} // namespace coroscope
