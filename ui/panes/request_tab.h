#pragma once

#include "server/http/route_info.h"
#include "server/outbound/http_sender.h"
#include "server/outbound/load_plan.h"
#include "server/runtime/server.h"
#include "server/runtime/socket_sender.h"
#include "ui/models/send_history.h"
#include "ui/panes/sender_request.h"
#include "ui/window_context.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class AddressBar;
class AddressCompletions;
class Banner;
class BatchView;
class EmptyState;
class EventsView;
class HistoryView;
class ParamSync;
class RequestEditor;
class ResponseView;
class SocketView;

/// What the tabs of a Sender share. Both outlive the tabs' use of them.
struct SenderShared {
    HttpSender *sender = nullptr;
    AddressCompletions *completions = nullptr;
    SocketSender *sockets = nullptr;
};

/// One request: writes it, sends it once or up to 500 times at once to any http or https address, shows what comes
/// back, and keeps what was sent before. The network is another thread's (HttpSender). GUI thread.
class RequestTab final : public QWidget {
    Q_OBJECT
public:
    /// The context's server is the one of this window: a path alone goes to it, and its routes complete addresses.
    RequestTab(const WindowContext &context, const SenderShared &shared, QWidget *parent = nullptr);
    ~RequestTab() override;

    /// Makes a request that fits the route: its parameters with their descriptions and defaults, a sample of its body.
    /// `auth`: who one is, where that is known from another tab.
    void openRoute(const RouteInfo &route, const RequestAuth &auth = {});
    /// Who one is to this window's server, as far as the tab says: that of a request to one of its routes.
    RequestAuth homeAuth() const;
    void openUrl(const QByteArray &method, const QUrl &url, const HeaderList &headers = {},
                 const QByteArray &body = {});
    /// One that was saved in a file.
    void openSaved(const SenderRequest &request);
    void focusUrl();
    void setCount(int count);
    bool isRunning() const noexcept { return m_unfinished > 0; }

    SenderRequest request() const;
    void setRequest(const SenderRequest &request);
    /// As setRequest(), but Undo brings back what was there. `text`: what Undo calls it.
    void editRequest(const SenderRequest &request, const QString &text);
    /// Fills everything from a curl command; says what of it was left out. Undo brings back what was there.
    void importCurlCommand(const QString &command);

    /// "GET /users/{id}": method and path; empty where no address is typed.
    QString title() const;
    /// Nothing was typed and nothing sent.
    bool isBlank() const;
    /// Somebody edited or sent it since it was filled from outside.
    bool isTouched() const noexcept { return m_touched; }

    /// The request as it stands and where the splitter is. Secrets are left out.
    QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    /// Telemetry of this window's server: finds its record of what was sent.
    void consume(const TelemetryBatch &batch);
    void setHistoryShown(bool shown);
    void clearHistory();

    QSize minimumSizeHint() const override;

    AddressBar *addressBar() const { return m_bar; }
    RequestEditor *editor() const { return m_editor; }
    ResponseView *response() const { return m_response; }
    BatchView *batch() const { return m_batch; }
    Banner *banner() const { return m_banner; }
    SendHistory *history() { return &m_history; }
    HistoryView *historyView() const { return m_historyView; }
    SocketView *socket() const { return m_socketView; } ///< null before the first WebSocket
    /// Send opens a WebSocket: by its scheme, or since it leads to such a route of this window's server.
    bool isSocket() const noexcept { return m_isSocketAddress; }
    EventsView *events() const { return m_events; } ///< null before the first stream

public Q_SLOTS:
    /// While a WebSocket is open: its next message.
    void send();
    void cancel();
    /// Asks for a load run of the request as it stands. Says so where it is none.
    void loadRun();

Q_SIGNALS:
    /// The person wants the server of this window to be started, so that the request can be sent.
    void startServerRequested();
    void runningChanged(bool running);
    /// The request was edited: saveState() and title() give something new.
    void requestEdited();
    /// A request, or several, go out now with that span id in their traceparent, 16 hex digits.
    void sending(const QByteArray &spanId);
    void showInRequests(const coroscope::ExchangeRecordPtr &record);
    void loadRunRequested(const coroscope::LoadRequest &request);
    void loadRunOfManyRequested(const QList<coroscope::LoadRequest> &requests);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeResultPages();
    QUrl home() const;
    bool isHome(const QUrl &url) const;

    void onEdited();
    void onServerState(ServerState state);
    QString homePath() const;
    void matchRoute();
    void showWanted();
    void refreshMeaning();

    class ReplaceRequest;
    class ClearHistory;
    void readBody(const SenderRequest &request);
    void onBodyRead();
    void refuseLoadRun();
    void loadRunOf(const SenderRequest &request);
    void askForLoadRun(const SenderRequest &request);
    void loadRunOfMany(const QList<quint64> &ids);
    void dispatch();
    /// Gets the request with its token, or why there is none; Canceled: nobody waits any more.
    using Authorized = std::function<void(const Result<SenderRequest> &)>;
    struct Waiting {
        SenderRequest request;
        Authorized then;
    };
    QUrl targetOf(const SenderRequest &request) const;
    void authorize(const SenderRequest &request, Authorized then);
    void fetchToken();
    void fetchToken(const SenderRequest &request, const QUrl &target, Authorized then);
    void cancelToken();
    bool takeToken(quint64 id, const Result<HttpReply> &result);
    void showToken(const RequestAuth &asked, const Result<RequestAuth> &token);
    void endToken(const Result<RequestAuth> &token);
    void showNothingSent(const Error &error);
    void sendNow(const SenderRequest &now);
    void onFinished(quint64 id, const Result<HttpReply> &result);
    void finishOne(const Result<HttpReply> &result);
    EventsView *makeEvents();
    void onStreamBegan(quint64 id, const HttpReply &head);
    void showStream();
    void onStreamEnded(quint64 id, const HttpReply &reply);
    void finishStream(SentEntry entry, const Result<HttpReply> &result);
    void reconnect();
    void addLastEventId();
    void connectSocket(const SenderRequest &request);
    SocketView *makeSocketView();
    void onSocketOpened(quint64 id, const HttpReply &handshake, const QByteArray &subprotocol);
    void onSocketFailed(quint64 id, const Error &error, const HttpReply &response);
    void onSocketClosed(quint64 id, quint16 code, const QByteArray &reason, bool isOurs, const QByteArray &fault);
    void takeSocketNews();
    void showSocket();
    void sendMessage();
    void sendMessage(SocketMessage::Kind kind, const QByteArray &payload);
    void onMessageRead();
    void onMessageNotSent(quint64 id, SocketSender::NotSent why);
    void sendAgain();
    void closeSocket(quint16 code, const QByteArray &reason);
    void reconnectSocket();
    static QByteArray randomHex(int digits);
    bool isSocketOpen() const noexcept { return m_socketId != 0 && m_isSocketOpen; }
    void finishMany();
    void keep(SentEntry entry);
    void showEntry(quint64 id, const QString &back);
    void showServer(const SentEntry &entry);
    void compare(quint64 older, quint64 newer);
    QString trouble(const Error &error) const;
    void showTrouble(const Error &error);
    void onBannerAction();
    void onTick();
    void setUnfinished(int count);

    const WindowContext m_context;
    QPointer<Server> m_server;
    QPointer<HttpSender> m_sender;
    AddressCompletions *m_completions;
    SendHistory m_history;
    AddressBar *m_bar;
    Banner *m_banner;
    RequestEditor *m_editor;
    ParamSync *m_sync;
    QSplitter *m_splitter;
    QStackedWidget *m_results;
    EmptyState *m_empty;
    QWidget *m_waiting = nullptr;
    QLabel *m_waitingText = nullptr;
    ResponseView *m_response;
    BatchView *m_batch;
    HistoryView *m_historyView;
    QWidget *m_beforeHistory = nullptr; ///< the page that History covers

    HttpCall m_call; ///< what is under way or was sent last
    SentEntry m_sending; ///< what the history will keep of it
    QFutureWatcher<Result<BuiltBody>> m_reading; ///< files of its body
    LoadRequest m_load; ///< that is asked for when the files of its body are read
    QFutureWatcher<Result<BuiltBody>> m_loadReading;
    EventsView *m_events = nullptr; ///< of the last stream; made for the first one
    QPointer<SocketSender> m_sockets;
    SocketView *m_socketView = nullptr; ///< of the last WebSocket; made for the first one
    bool m_isSocketAddress = false;
    quint64 m_socketId = 0; ///< what is under way; 0: none
    bool m_isSocketOpen = false;
    int m_pings = 0; ///< that were sent, by which they are told apart
    quint64 m_socketEntry = 0; ///< entry of the history that `m_socketView` is of
    SenderRequest m_socketRequest; ///< that opened the last one, to open it again
    quint64 m_talkingTo = 0; ///< the one that the last message was for
    QFutureWatcher<Result<QByteArray>> m_readingMessage; ///< a file that is a message
    quint64 m_readingFor = 0; ///< the one that it is for
    bool m_isStream = false; ///< what is under way is one
    bool m_isReconnecting = false; ///< what is under way goes on with the last stream
    HttpReply m_streamReply; ///< what is known of its response
    SenderRequest m_streamRequest; ///< to go on with it
    quint64 m_streamEntry = 0; ///< entry of the history that `m_events` is of
    quint64 m_shown = 0; ///< entry of the history that the response is of
    int m_sentCount = 0;
    int m_unfinished = 0;
    quint64 m_firstId = 0;
    Clock::time_point m_sentAt;
    QTimer m_tick; ///< 33 ms, while something is under way
    HttpCall m_tokenCall; ///< what asks for a token, or did last
    quint64 m_tokenId = 0; ///< of that; 0: none is under way
    RequestAuth m_tokenAuth; ///< who asks for it
    QList<Waiting> m_authorized; ///< by the token that is under way
    bool m_isWaitingForToken = false; ///< what is under way is that
    QWidget *m_beforeToken = nullptr; ///< the page that the waiting one covers then
    bool m_sendWhenListening = false;
    bool m_touched = false;
    bool m_filling = false; ///< setRequest() is at work
    std::int32_t m_matched = -1; ///< route whose parameters are shown
};

} // namespace coroscope
