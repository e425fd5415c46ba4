#pragma once

#include "server/http/route_info.h"
#include "server/outbound/http_sender.h"
#include "server/runtime/server.h"
#include "ui/panes/sender_request.h"
#include "ui/window_context.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class AddressBar;
class Banner;
class BatchView;
class EmptyState;
class ParamSync;
class RequestEditor;
class ResponseView;

/// Writes a request, sends it once or up to 500 times at once to any http or https address, and shows what comes back.
/// The network is another thread's (HttpSender). GUI thread.
class SenderPane final : public QWidget {
    Q_OBJECT
public:
    /// The context's server is the one of this window: a path alone goes to it, and its routes complete addresses.
    explicit SenderPane(const WindowContext &context, QWidget *parent = nullptr);
    ~SenderPane() override;

    /// Makes a request that fits the route: its parameters with their descriptions and defaults, a sample of its body.
    void openRoute(const RouteInfo &route);
    void openUrl(const QByteArray &method, const QUrl &url, const HeaderList &headers = {},
                 const QByteArray &body = {});
    void focusUrl();
    void setCount(int count);
    bool isRunning() const noexcept { return m_unfinished > 0; }

    /// The request as it stands and where the splitter is. Secrets are left out.
    QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    QSize minimumSizeHint() const override;

    AddressBar *addressBar() const { return m_bar; }
    RequestEditor *editor() const { return m_editor; }
    ResponseView *response() const { return m_response; }
    BatchView *batch() const { return m_batch; }
    Banner *banner() const { return m_banner; }

public Q_SLOTS:
    void send();
    void cancel();

Q_SIGNALS:
    /// The person wants the server of this window to be started, so that the request can be sent.
    void startServerRequested();
    void runningChanged(bool running);
    /// The request was edited: saveState() gives something new.
    void requestEdited();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeResultPages();
    void makeShortcuts();
    SenderRequest request() const;
    void setRequest(const SenderRequest &request);
    QUrl home() const;
    bool isHome(const QUrl &url) const;

    void onEdited();
    void onServerState(ServerState state);
    void matchRoute();
    void refreshMeaning();

    void onFinished(quint64 id, const Result<HttpReply> &result);
    void finishOne(const Result<HttpReply> &result);
    void showTrouble(const Error &error);
    void onBannerAction();
    void onTick();
    void setUnfinished(int count);

    const WindowContext m_context;
    QPointer<Server> m_server;
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

    HttpCall m_call; ///< what is under way or was sent last
    int m_sentCount = 0;
    int m_unfinished = 0;
    quint64 m_firstId = 0;
    Clock::time_point m_sentAt;
    QTimer m_tick; ///< 33 ms, while something is under way
    bool m_sendWhenListening = false;
    std::int32_t m_matched = -1; ///< route whose parameters are shown
    HttpSender m_sender; // last: its replies touch the others
};

} // namespace coroscope
