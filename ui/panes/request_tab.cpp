#include "ui/panes/request_tab.h"

#include "ui/auth_words.h"
#include "ui/format.h"
#include "ui/models/address_completions.h"
#include "ui/panes/address.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/batch_view.h"
#include "ui/panes/history_view.h"
#include "ui/panes/message_composer.h"
#include "ui/panes/param_sync.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/response_view.h"
#include "ui/panes/server_home.h"
#include "ui/panes/server_view.h"
#include "ui/secret_policy.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_value_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// From this width on, in characters, request and response stand side by side.
constexpr int kWideChars = 140;

/// A path, names in braces or their values in it, to a WebSocket of these routes. What is written out leads before what
/// a parameter stands for.
bool leadsToSocket(const QList<RouteInfo> &routes, const QString &path)
{
    const QStringList parts = path.split(u'/');
    bool isSocket = false;
    qsizetype most = -1; // parts that are written out in the best route up to now
    for (const RouteInfo &route : routes) {
        if (route.method != "GET" && route.method != "*")
            continue;
        const QStringList own = route.path.split(u'/');
        if (own.size() != parts.size())
            continue;
        qsizetype same = 0;
        bool fits = true;
        for (qsizetype i = 0; fits && i < own.size(); ++i) {
            same += own[i] == parts[i] ? 1 : 0;
            fits = own[i] == parts[i] || (own[i].startsWith(u'{') && !parts[i].isEmpty());
        }
        if (!fits || same <= most)
            continue;
        most = same;
        isSocket = route.kind == HandlerKind::WebSocket;
    }
    return isSocket;
}

} // namespace

RequestTab::RequestTab(const WindowContext &context, const SenderShared &shared, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_server(context.server)
    , m_sender(shared.sender)
    , m_completions(shared.completions)
    , m_bar(new AddressBar(shared.completions, this))
    , m_banner(new Banner(this))
    , m_editor(new RequestEditor(this))
    , m_sync(new ParamSync(m_bar->address(), m_editor->params(), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_results(new QStackedWidget(this))
    , m_empty(new EmptyState(u"mail-send"_s, this))
    , m_response(new ResponseView(this))
    , m_batch(new BatchView(this))
    , m_historyView(new HistoryView(&m_history, this))
{
    setObjectName(u"requestTab"_s);
    m_response->body()->setSettings(context.settings);
    makeResultPages();
    m_splitter->setObjectName(u"senderSplitter"_s);
    m_splitter->addWidget(m_editor);
    m_splitter->addWidget(m_results);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({200, 340});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // as minimumSizeHint() says

    m_tick.setInterval(33);
    connect(&m_tick, &QTimer::timeout, this, &RequestTab::onTick);
    connect(m_sender, &HttpSender::finished, this, &RequestTab::onFinished);
    connect(m_editor->auth(), &AuthEditor::tokenRequested, this, [this] { fetchToken(); });
    connect(m_sender, &HttpSender::streamBegan, this, &RequestTab::onStreamBegan);
    connect(m_sender, &HttpSender::streamEnded, this, &RequestTab::onStreamEnded);
    m_sockets = shared.sockets;
    connect(m_sockets, &SocketSender::opened, this, &RequestTab::onSocketOpened);
    connect(m_sockets, &SocketSender::failed, this, &RequestTab::onSocketFailed);
    connect(m_sockets, &SocketSender::closed, this, &RequestTab::onSocketClosed);
    connect(m_sockets, &SocketSender::notSent, this, &RequestTab::onMessageNotSent);
    connect(m_editor->message(), &MessageComposer::sendRequested, this, qOverload<>(&RequestTab::sendMessage));
    connect(m_editor->message(), &MessageComposer::pingRequested, this,
            [this] { sendMessage(SocketMessage::Kind::Ping, QByteArray::number(++m_pings)); });
    connect(m_editor->message(), &MessageComposer::closeRequested, this, &RequestTab::closeSocket);
    connect(&m_readingMessage, &QFutureWatcherBase::finished, this, &RequestTab::onMessageRead);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &RequestTab::onBodyRead);
    connect(&m_loadReading, &QFutureWatcherBase::finished, this, [this] {
        const Result<BuiltBody> body = m_loadReading.result();
        if (!body.isOk())
            return showTrouble(body.error());
        HttpCall call;
        call.headers = m_load.headers;
        SenderRequest::setBody(call, body.value());
        m_load.headers = call.headers;
        m_load.body = call.body;
        Q_EMIT loadRunRequested(m_load);
    });
    connect(m_bar, &AddressBar::loadRunRequested, this, &RequestTab::loadRun);
    connect(m_bar, &AddressBar::sendRequested, this, [this] {
        if (!isRunning()) // Enter in the address sends no message
            send();
    });
    connect(m_bar, &AddressBar::cancelRequested, this, &RequestTab::cancel);
    connect(m_bar, &AddressBar::methodChanged, this, &RequestTab::onEdited);
    connect(m_bar, &AddressBar::countChanged, this, &RequestTab::onEdited);
    connect(m_bar, &AddressBar::curlPasted, this, &RequestTab::importCurlCommand);
    connect(m_bar, &AddressBar::historyToggled, this, &RequestTab::setHistoryShown);
    if (m_context.undo) {
        connect(m_bar, &AddressBar::undoRequested, m_context.undo, &QUndoStack::undo);
        connect(m_bar, &AddressBar::redoRequested, m_context.undo, &QUndoStack::redo);
    }
    connect(m_bar->address(), &QLineEdit::textChanged, this, &RequestTab::onEdited);
    connect(m_editor, &RequestEditor::changed, this, [this] {
        if (m_filling)
            return;
        refreshMeaning();
        m_touched = true;
        Q_EMIT requestEdited();
    });
    connect(m_empty, &EmptyState::actionRequested, this, &RequestTab::sendAgain);
    connect(m_banner, &Banner::actionRequested, this, &RequestTab::onBannerAction);
    connect(m_response, &ResponseView::backRequested, this, [this] {
        if (m_shown == 0) { // a call of many
            m_results->setCurrentWidget(m_batch);
            m_batch->view()->setFocus();
        } else {
            setHistoryShown(true);
        }
    });
    connect(m_response->server(), &ServerView::showInRequests, this, &RequestTab::showInRequests);
    connect(m_batch, &BatchView::callChosen, this, [this](int row) {
        const CallModel::Row &call = m_batch->model()->rows()[row];
        m_shown = 0;
        m_response->setEventsShown(false);
        m_response->setMessagesShown(false);
        m_response->setSecrets(m_sending.request.secrets());
        m_response->setReply(*call.reply,
                             call.hasBody ? QString()
                                          : tr("The bodies of so many responses are too large to be kept; send it "
                                               "alone to see this one."),
                             tr("← &Back to all calls"));
        const auto metrics = serverTiming(call.reply->headers);
        if (metrics.isEmpty())
            m_response->server()->setNothing(
                tr("Send one request alone to see the server's own times here. The Requests pane has those of all."));
        else
            m_response->server()->setMetrics(metrics, call.reply->total);
        m_results->setCurrentWidget(m_response);
    });
    connect(m_historyView, &HistoryView::showRequested, this,
            [this](quint64 id) { showEntry(id, tr("← &Back to the history")); });
    connect(m_historyView, &HistoryView::useRequested, this, [this](quint64 id) {
        if (const SentEntry *entry = m_history.find(id))
            editRequest(entry->request, tr("Use Earlier Request"));
    });
    connect(m_historyView, &HistoryView::compareRequested, this, &RequestTab::compare);
    connect(m_historyView, &HistoryView::loadRunRequested, this, [this](const QList<quint64> &ids) {
        if (ids.size() > 1)
            loadRunOfMany(ids);
        else if (const SentEntry *entry = m_history.find(ids.value(0)))
            entry->isSocket ? refuseLoadRun() : loadRunOf(entry->request);
    });
    connect(m_historyView, &HistoryView::clearRequested, this, &RequestTab::clearHistory);
    const auto countHistory
        = [this] { m_bar->setHistory(int(m_history.entries().size()), m_results->currentWidget() == m_historyView); };
    connect(&m_history, &QAbstractItemModel::rowsInserted, this, countHistory);
    connect(&m_history, &QAbstractItemModel::rowsRemoved, this, countHistory);
    connect(&m_history, &QAbstractItemModel::modelReset, this, countHistory);
    connect(m_results, &QStackedWidget::currentChanged, this, countHistory);
    if (m_context.secrets) {
        const auto controls = m_editor->revealControls();
        for (QAbstractButton *control : controls)
            m_context.secrets->obey(control);
        const auto shown = m_response->revealControls();
        for (QPushButton *control : shown)
            m_context.secrets->obey(control);
    }
    if (m_server) {
        connect(m_server, &Server::stateChanged, this, &RequestTab::onServerState);
        onServerState(m_server->state());
    }
    setTabOrder(m_bar, m_banner);
    setTabOrder(m_banner, m_editor);
    setTabOrder(m_editor, m_results);
    setRequest(SenderRequest());
    countHistory();
}

RequestTab::~RequestTab()
{
    // Its parts go one after the other, and what they say then is about parts that are gone.
    m_results->disconnect(this);
    m_history.disconnect(this);
    m_reading.disconnect(this);
    m_loadReading.disconnect(this);
    m_readingMessage.disconnect(this);
    if (m_sockets) {
        m_sockets->disconnect(this);
        if (m_socketId != 0)
            m_sockets->abort(m_socketId);
    }
    if (m_sender && m_tokenId != 0)
        m_sender->cancel(m_tokenId);
    for (int i = 0; isRunning() && m_firstId != 0 && m_sender && i < m_sentCount; ++i)
        m_sender->cancel(m_firstId + quint64(i));
}

void RequestTab::makeResultPages()
{
    m_empty->setText(
        tr("Nothing sent yet"),
        tr("Type an address, or choose a route in Routes, and press Ctrl+Enter. The response is shown here."),
        tr("Send"));
    m_waiting = new QWidget(this);
    auto *busy = new QProgressBar(m_waiting);
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setMaximumWidth(320);
    busy->setAccessibleName(tr("Waiting for the response"));
    m_waitingText = new QLabel(m_waiting);
    m_waitingText->setAlignment(Qt::AlignCenter);
    m_waitingText->setTextFormat(Qt::PlainText);
    m_waitingText->setWordWrap(true);
    auto *layout = new QVBoxLayout(m_waiting);
    layout->addStretch(2);
    layout->addWidget(m_waitingText);
    layout->addWidget(busy, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    for (QWidget *page : {static_cast<QWidget *>(m_empty), m_waiting, static_cast<QWidget *>(m_response),
                          static_cast<QWidget *>(m_batch), static_cast<QWidget *>(m_historyView)}) {
        page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // else the largest page decides for all
        m_results->addWidget(page);
    }
    m_response->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // its height decides
}

QString RequestTab::title() const
{
    const QString address = m_bar->address()->text().trimmed();
    if (address.isEmpty())
        return {};
    QString path = splitAddress(address).base;
    if (const qsizetype scheme = path.indexOf("://"_L1); scheme >= 0) {
        const qsizetype slash = path.indexOf(u'/', scheme + 3);
        const QString host = path.sliced(scheme + 3, (slash < 0 ? path.size() : slash) - scheme - 3);
        path = slash < 0 || slash == path.size() - 1 ? host : path.sliced(slash);
    }
    if (m_isSocketAddress)
        //: title of a tab: a WebSocket, %1 its path
        return tr("WS %1").arg(path);
    //: title of a tab: %1 method, %2 path
    return tr("%1 %2").arg(QString::fromUtf8(m_bar->method()), path);
}

bool RequestTab::isBlank() const
{
    if (isRunning() || !m_history.entries().isEmpty())
        return false;
    const SenderRequest now = request();
    return now.address.trimmed().isEmpty() && now.headers.isEmpty() && now.body.isEmpty() && now.form.isEmpty()
        && now.parts.isEmpty() && now.filePath.isEmpty() && now.auth.kind == RequestAuth::Kind::None;
}

void RequestTab::focusUrl()
{
    m_bar->focusAddress();
}

void RequestTab::setCount(int count)
{
    m_bar->setCount(count);
}

QUrl RequestTab::home() const
{
    return serverHome(m_server);
}

bool RequestTab::isHome(const QUrl &url) const
{
    return isServerHome(url, m_server);
}

void RequestTab::onEdited()
{
    if (m_filling)
        return;
    m_touched = true;
    matchRoute();
    refreshMeaning();
    Q_EMIT requestEdited();
}

/// Path of an address that leads to the server of this window; else empty.
QString RequestTab::homePath() const
{
    const QString path = splitAddress(m_bar->address()->text().trimmed()).base;
    if (path.startsWith(u'/'))
        return path;
    const QUrl url(path);
    return isHome(url) ? url.path(QUrl::PrettyDecoded) : QString();
}

void RequestTab::matchRoute()
{
    const RouteTable routes = m_server ? m_server->routes() : RouteTable();
    const QString path = homePath();
    SenderRequest typed;
    typed.address = m_bar->address()->text();
    m_isSocketAddress = typed.hasSocketScheme() || (routes && leadsToSocket(*routes, path));
    m_bar->setSocket(m_isSocketAddress);
    m_editor->setSocket(m_isSocketAddress);
    if (!routes)
        return;
    const QByteArray method = m_isSocketAddress ? QByteArrayLiteral("GET") : m_bar->method();
    const RouteInfo *match = nullptr;
    for (const RouteInfo &route : *routes) {
        const bool same = route.method == method || route.method == "*" || (route.method == "GET" && method == "HEAD");
        if (same && route.path == path)
            match = &route;
    }
    const std::int32_t index = match ? match->index : -1;
    if (index == m_matched)
        return;
    m_matched = index;
    m_sync->setDeclared(match ? match->params : QList<ParamInfo>());
    showWanted();
}

/// What this server asks of who sends the request.
void RequestTab::showWanted()
{
    const RouteTable routes = m_server ? m_server->routes() : RouteTable();
    const bool isKnown = routes && m_matched >= 0 && m_matched < routes->size();
    const SecurityInfo security = m_server ? m_server->security() : SecurityInfo();
    const bool isOf = isKnown && (security.isOn() || security.asksFor(routes->at(m_matched)));
    m_editor->auth()->setWanted(isOf ? words::routeAuthHint(routes->at(m_matched), security) : QString());
}

void RequestTab::refreshMeaning()
{
    m_editor->auth()->setTarget(targetOf(request()));
    if (m_bar->address()->text().trimmed().isEmpty()) {
        m_bar->setMeaning({}, false);
        return;
    }
    SenderRequest now = request();
    const QString hidden = now.auth.queryItem();
    if (!hidden.isEmpty() && now.auth.trouble().isEmpty())
        now.auth = {};
    const auto call = now.toCall(home());
    const auto socket = m_isSocketAddress ? now.toSocketCall(home()) : WebSocketLink::Call();
    if (!call.isOk() || !socket.isOk()) {
        m_bar->setMeaning(call.isOk() ? socket.error().detail : call.error().detail, true);
        return;
    }
    QString shown
        = (m_isSocketAddress ? socket->url : call->url).toDisplayString(QUrl::FullyEncoded | QUrl::RemovePassword);
    if (!hidden.isEmpty())
        shown += (shown.contains(u'?') ? u'&' : u'?') + hidden.section(u'=', 0, 0) + u"=••••••••"_s;
    //: in front of the URL that is called
    m_bar->setMeaning(tr("→ %1").arg(shown), false);
}

void RequestTab::onServerState(ServerState state)
{
    showWanted();
    m_completions->setRoutes(m_server->routes());
    m_bar->setHome(home());
    matchRoute();
    refreshMeaning();
    if (state == ServerState::Failed || state == ServerState::Stopped)
        m_sendWhenListening = m_sendWhenListening && state != ServerState::Failed;
    if (state == ServerState::Listening && m_sendWhenListening) {
        m_sendWhenListening = false;
        m_banner->hide();
        if (!isRunning()) // else it would be a message of the WebSocket that was opened meanwhile
            send();
    }
}

QSize RequestTab::minimumSizeHint() const
{
    // One below the other is what fits everywhere, however they stand now.
    const int parts
        = m_editor->minimumSizeHint().height() + m_splitter->handleWidth() + m_results->minimumSizeHint().height();
    return {m_bar->minimumSizeHint().width(),
            m_bar->minimumSizeHint().height() + qMax(parts, 24 * fontMetrics().height())};
}

void RequestTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = event->size().width() > kWideChars * fontMetrics().averageCharWidth();
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace coroscope
