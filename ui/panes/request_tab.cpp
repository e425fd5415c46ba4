#include "ui/panes/request_tab.h"

#include "server/http/trace_id.h"
#include "server/outbound/call_check.h"
#include "ui/curl_import.h"
#include "ui/diff/compare_view.h"
#include "ui/format.h"
#include "ui/models/address_completions.h"
#include "ui/notices.h"
#include "ui/panes/address.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/batch_view.h"
#include "ui/panes/history_view.h"
#include "ui/panes/param_sync.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/response_view.h"
#include "ui/panes/schema_sample.h"
#include "ui/panes/send_words.h"
#include "ui/panes/server_view.h"
#include "ui/secret_policy.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_value_table.h"

#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QRandomGenerator>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QThreadPool>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// From this width on, in characters, request and response stand side by side.
constexpr int kWideChars = 140;

/// How long the server's record of a request may take to arrive before its absence is said.
constexpr int kRecordMs = 3000;

bool isLoopbackName(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// `digits` random hex digits, not all zero (W3C Trace Context §3.2.2).
QByteArray randomHex(int digits)
{
    QByteArray text;
    while (text.size() < digits)
        text += QByteArray::number(QRandomGenerator::global()->generate() | 1U, 16).rightJustified(8, '0');
    return text.first(digits);
}

} // namespace

/// One whole request in the place of another.
class RequestTab::ReplaceRequest final : public QUndoCommand {
public:
    ReplaceRequest(RequestTab *tab, SenderRequest after, const QString &text)
        : QUndoCommand(text)
        , m_tab(tab)
        , m_before(tab->request())
        , m_after(std::move(after))
    {
    }
    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

private:
    void apply(const SenderRequest &request)
    {
        if (!m_tab)
            return setObsolete(true);
        m_tab->setRequest(request);
        m_tab->m_touched = true;
        Q_EMIT m_tab->requestEdited();
    }

    const QPointer<RequestTab> m_tab;
    const SenderRequest m_before;
    const SenderRequest m_after;
};

class RequestTab::ClearHistory final : public QUndoCommand {
public:
    explicit ClearHistory(RequestTab *tab)
        : QUndoCommand(RequestTab::tr("Clear History"))
        , m_tab(tab)
    {
    }
    void undo() override
    {
        if (!m_tab)
            return setObsolete(true);
        m_tab->m_history.restore(std::exchange(m_taken, {}));
    }
    void redo() override
    {
        if (!m_tab)
            return setObsolete(true);
        m_taken = m_tab->m_history.clear();
    }

private:
    const QPointer<RequestTab> m_tab;
    QList<SentEntry> m_taken;
};

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
    connect(&m_reading, &QFutureWatcherBase::finished, this, &RequestTab::onBodyRead);
    connect(m_bar, &AddressBar::sendRequested, this, &RequestTab::send);
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
    connect(m_empty, &EmptyState::actionRequested, this, &RequestTab::send);
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
        m_response->setSecrets(m_sending.request.secrets());
        m_response->setReply(*call.reply,
                             call.hasBody ? QString()
                                          : tr("The bodies of so many responses are too large to be kept; send it "
                                               "alone to see this one."),
                             tr("← All &calls"));
        const auto metrics = serverTiming(call.reply->headers);
        if (metrics.isEmpty())
            m_response->server()->setNothing(
                tr("Send one request alone to see the server's own times here. The Requests pane has those of all."));
        else
            m_response->server()->setMetrics(metrics, call.reply->total);
        m_results->setCurrentWidget(m_response);
    });
    connect(m_historyView, &HistoryView::showRequested, this, [this](quint64 id) { showEntry(id, tr("← H&istory")); });
    connect(m_historyView, &HistoryView::useRequested, this, [this](quint64 id) {
        if (const SentEntry *entry = m_history.find(id))
            editRequest(entry->request, tr("Use Earlier Request"));
    });
    connect(m_historyView, &HistoryView::compareRequested, this, &RequestTab::compare);
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
}

SenderRequest RequestTab::request() const
{
    SenderRequest request;
    request.method = m_bar->method();
    request.address = m_bar->address()->text();
    request.count = m_bar->count();
    m_editor->readInto(request);
    return request;
}

void RequestTab::setRequest(const SenderRequest &request)
{
    m_filling = true;
    m_bar->setMethod(request.method);
    m_bar->setCount(request.count);
    m_editor->setRequest(request);
    m_sync->setAll(request.address, request.params);
    m_filling = false;
    m_touched = true;
    matchRoute();
    refreshMeaning();
}

void RequestTab::editRequest(const SenderRequest &request, const QString &text)
{
    auto *command = new ReplaceRequest(this, request, text);
    if (m_context.undo) {
        m_context.undo->push(command);
        return;
    }
    command->redo();
    delete command;
}

void RequestTab::importCurlCommand(const QString &command)
{
    auto result = importCurl(command);
    if (!result.isOk()) {
        m_banner->showMessage(Banner::Kind::Error, result.error().detail);
        return;
    }
    CurlImport &taken = result.value();
    taken.request.count = m_bar->count();
    editRequest(taken.request, tr("Paste cURL Command"));
    m_banner->hide();
    m_editor->setCurrentIndex(taken.request.bodyMode != BodyMode::None ? RequestEditor::BodyTab
                                  : !taken.request.headers.isEmpty()   ? RequestEditor::HeadersTab
                                                                       : RequestEditor::ParamsTab);
    QString text = tr("The request was filled from a cURL command.");
    if (!taken.leftOut.isEmpty()) {
        //: %1 a list of options and sentences
        text = tr("The request was filled from a cURL command. Not taken over: %1.").arg(taken.leftOut.join(u"; "_s));
        m_banner->showMessage(Banner::Kind::Warning, text);
    }
    if (!taken.meaningless.isEmpty())
        //: %1 options of curl such as -s, -o
        text += u' ' + tr("Of no meaning here: %1.").arg(taken.meaningless.join(u", "_s));
    if (!m_context.notices)
        return;
    Notice notice;
    notice.kind = taken.leftOut.isEmpty() ? Notice::Kind::Info : Notice::Kind::Warning;
    notice.text = text;
    notice.actionText = tr("Undo");
    notice.action = [undo = QPointer(m_context.undo), index = m_context.undo ? m_context.undo->index() : 0] {
        if (undo && undo->index() == index) // what came since is not to be taken back by this button
            undo->undo();
    };
    m_context.notices->post(std::move(notice));
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

void RequestTab::openRoute(const RouteInfo &route)
{
    SenderRequest made;
    made.count = m_bar->count();
    made.method = route.method == "*" ? QByteArrayLiteral("GET") : route.method;
    made.address = route.path;
    made.headers = declaredRows(route.params, ParamLocation::Header);
    if (!route.bodyType.isEmpty() && made.method != "GET") {
        const bool isJson = route.bodyType.endsWith("json");
        made.bodyMode = isJson ? BodyMode::Json : BodyMode::Text;
        if (isJson)
            made.body = schemaSample(route.bodySchema);
        else
            made.textType = QString::fromUtf8(route.bodyType);
    }
    setRequest(made);
    m_matched = route.index;
    m_sync->setDeclared(route.params);
    const bool hasParams = !m_editor->params()->rows().isEmpty();
    m_editor->setCurrentIndex(hasParams || made.bodyMode == BodyMode::None ? RequestEditor::ParamsTab
                                                                           : RequestEditor::BodyTab);
    m_touched = false;
    Q_EMIT requestEdited();
}

void RequestTab::openUrl(const QByteArray &method, const QUrl &url, const HeaderList &headers, const QByteArray &body)
{
    SenderRequest made;
    made.count = m_bar->count();
    made.method = method;
    made.address = url.toString(QUrl::FullyEncoded);
    for (const auto &[name, value] : headers) {
        if (name.compare("content-length", Qt::CaseInsensitive) == 0 || name.compare("host", Qt::CaseInsensitive) == 0)
            continue; // made anew from the body and the address
        KeyValueRow row;
        row.name = QString::fromUtf8(name);
        row.value = QString::fromUtf8(value);
        if (isSameField(name, "traceparent"))
            continue; // each request has one of its own
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            made.textType = row.value;
        made.headers.append(row);
    }
    if (!body.isEmpty()) {
        made.bodyMode = made.textType.contains("json"_L1) ? BodyMode::Json : BodyMode::Text;
        made.body = QString::fromUtf8(body);
    }
    setRequest(made);
    m_touched = false;
    Q_EMIT requestEdited();
}

void RequestTab::focusUrl()
{
    m_bar->focusAddress();
}

void RequestTab::setCount(int count)
{
    m_bar->setCount(count);
}

QJsonObject RequestTab::saveState() const
{
    return {
        {u"version"_s, 1},
        {u"request"_s, request().toJson()},
        {u"tab"_s, m_editor->currentIndex()},
        {u"splitter"_s, QString::fromLatin1(m_splitter->saveState().toBase64())},
    };
}

void RequestTab::restoreState(const QJsonObject &state)
{
    if (state["version"_L1].toInt() != 1)
        return;
    setRequest(SenderRequest::fromJson(state["request"_L1].toObject()));
    m_editor->setCurrentIndex(qBound(0, state["tab"_L1].toInt(), m_editor->count() - 1));
    m_splitter->restoreState(QByteArray::fromBase64(state["splitter"_L1].toString().toLatin1()));
}

QUrl RequestTab::home() const
{
    if (!m_server)
        return {};
    if (const QUrl url = m_server->url(); !url.isEmpty())
        return url;
    // Not running: where it will be, so that "nothing listens there" can be said and mended.
    const Options &options = m_server->options();
    if (options.port == 0)
        return {};
    QUrl url;
    url.setScheme(u"http"_s);
    const QHostAddress address(options.host);
    const bool isAny
        = address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6 || options.host == "localhost"_L1;
    url.setHost(isAny ? u"127.0.0.1"_s : options.host);
    url.setPort(options.port);
    return url;
}

bool RequestTab::isHome(const QUrl &url) const
{
    const QUrl own = home();
    if (own.isEmpty() || url.port(url.scheme() == "https"_L1 ? 443 : 80) != own.port(80))
        return false;
    return url.host() == own.host() || (isLoopbackName(url.host()) && isLoopbackName(own.host()));
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

void RequestTab::matchRoute()
{
    const RouteTable routes = m_server ? m_server->routes() : RouteTable();
    if (!routes)
        return;
    QString path = splitAddress(m_bar->address()->text().trimmed()).base;
    if (!path.startsWith(u'/')) {
        const QUrl url(path);
        path = isHome(url) ? url.path(QUrl::PrettyDecoded) : QString();
    }
    const QByteArray method = m_bar->method();
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
}

void RequestTab::refreshMeaning()
{
    if (m_bar->address()->text().trimmed().isEmpty()) {
        m_bar->setMeaning({}, false);
        return;
    }
    SenderRequest now = request();
    const QString hidden = now.auth.queryItem();
    if (!hidden.isEmpty() && now.auth.trouble().isEmpty())
        now.auth = {};
    const auto call = now.toCall(home());
    if (!call.isOk()) {
        m_bar->setMeaning(call.error().detail, true);
        return;
    }
    QString shown = call->url.toDisplayString(QUrl::FullyEncoded | QUrl::RemovePassword);
    if (!hidden.isEmpty())
        shown += (shown.contains(u'?') ? u'&' : u'?') + hidden.section(u'=', 0, 0) + u"=••••••••"_s;
    //: in front of the URL that is called
    m_bar->setMeaning(tr("→ %1").arg(shown), false);
}

void RequestTab::onServerState(ServerState state)
{
    m_completions->setRoutes(m_server->routes());
    m_bar->setHome(home());
    matchRoute();
    refreshMeaning();
    if (state == ServerState::Failed || state == ServerState::Stopped)
        m_sendWhenListening = m_sendWhenListening && state != ServerState::Failed;
    if (state == ServerState::Listening && m_sendWhenListening) {
        m_sendWhenListening = false;
        m_banner->hide();
        send();
    }
}

void RequestTab::send()
{
    if (isRunning())
        return;
    if (isCurlCommand(m_bar->address()->text())) { // typed by hand
        importCurlCommand(m_bar->address()->text());
        return;
    }
    m_banner->hide();
    const SenderRequest now = request();
    const auto call = now.toCall(home());
    if (!call.isOk()) {
        showTrouble(call.error());
        return;
    }
    m_touched = true;
    m_call = call.value();
    m_sentCount = now.count;
    m_sentAt = Clock::now();
    m_firstId = 0;
    m_sending = SentEntry();
    m_sending.at = QDateTime::currentDateTime();
    m_sending.request = now;
    m_sending.count = now.count;
    if (const QByteArray own = fieldValue(m_call.headers, "traceparent"); !own.isNull()) {
        TraceIds::parse(own, m_sending.traceId, m_sending.spanId);
    } else if (now.sendTrace) {
        const QByteArray traceId = randomHex(32);
        m_sending.spanId = randomHex(16);
        m_call.headers.append({"traceparent", "00-" + traceId + '-' + m_sending.spanId + "-01"});
        if (now.count == 1) // of many with one trace id, no record is the one
            m_sending.traceId = traceId;
    }
    if (!m_sending.spanId.isEmpty())
        Q_EMIT sending(m_sending.spanId);
    setUnfinished(m_sentCount);
    if (m_sentCount == 1) {
        m_results->setCurrentWidget(m_waiting);
    } else {
        m_batch->begin(m_sentCount, m_sentAt);
        m_results->setCurrentWidget(m_batch);
    }
    m_tick.start();
    onTick();
    if (now.readsFiles())
        readBody(now);
    else
        dispatch();
}

/// Disks can be slow, and network drives are: not on this thread.
void RequestTab::readBody(const SenderRequest &request)
{
    const auto promise = std::make_shared<QPromise<Result<BuiltBody>>>();
    m_reading.setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise, request] {
        promise->addResult(request.readBody());
        promise->finish();
    });
}

void RequestTab::onBodyRead()
{
    if (!isRunning() || m_firstId != 0)
        return; // canceled meanwhile
    const Result<BuiltBody> body = m_reading.result();
    if (body.isOk()) {
        SenderRequest::setBody(m_call, body.value());
        dispatch();
        return;
    }
    m_tick.stop();
    setUnfinished(0);
    m_empty->setText(tr("Nothing was sent"), tr("The line above says why, and what can be done."), tr("Send again"));
    m_results->setCurrentWidget(m_empty);
    showTrouble(body.error());
}

void RequestTab::dispatch()
{
    m_sending.call = m_call;
    m_sending.bodyBytes = m_call.body.size();
    if (m_call.body.size() > SendHistory::kMaxRequestBody)
        m_sending.call.body = m_call.body.first(SendHistory::kMaxRequestBody); // not shared with the whole
    m_completions->addRecent(m_call.method, withoutSecretItems(m_sending.request.address.trimmed()));
    m_firstId = m_sender->send(m_call, m_sentCount);
}

void RequestTab::cancel()
{
    if (!isRunning())
        return;
    if (m_firstId == 0) { // its files are still read
        m_tick.stop();
        setUnfinished(0);
        finishOne(Error::canceled());
        return;
    }
    for (int i = 0; m_sender && i < m_sentCount; ++i)
        m_sender->cancel(m_firstId + quint64(i));
}

void RequestTab::setUnfinished(int count)
{
    const bool was = isRunning();
    m_unfinished = count;
    if (was == isRunning())
        return;
    m_bar->setRunning(isRunning());
    Q_EMIT runningChanged(isRunning());
}

void RequestTab::onFinished(quint64 id, const Result<HttpReply> &result)
{
    const quint64 row = id - m_firstId;
    if (m_firstId == 0 || id < m_firstId || row >= quint64(m_sentCount) || !isRunning())
        return;
    if (m_sentCount > 1) {
        m_batch->finish(int(row), result, Clock::now());
        if (!result.isOk() && !result.error().isCanceled() && !m_banner->isVisible())
            showTrouble(result.error());
    }
    setUnfinished(m_unfinished - 1);
    if (isRunning())
        return;
    m_tick.stop();
    if (m_sentCount > 1)
        finishMany();
    else
        finishOne(result);
}

void RequestTab::finishMany()
{
    const auto now = Clock::now();
    m_batch->flush(now);
    const BatchStats stats = m_batch->model()->stats();
    QStringList counts;
    for (auto status = stats.byStatus.constBegin(); status != stats.byStatus.constEnd(); ++status)
        //: %1 a status code, %2 how often
        counts.append(tr("%1 × %2").arg(status.key()).arg(status.value()));
    if (stats.canceled > 0)
        counts.append(tr("%n canceled", nullptr, stats.canceled));
    SentEntry entry = m_sending;
    entry.outcome = counts.isEmpty() ? tr("no answer") : counts.join(u", "_s);
    entry.total = now - m_sentAt;
    keep(std::move(entry));
}

void RequestTab::finishOne(const Result<HttpReply> &result)
{
    SentEntry entry = m_sending;
    entry.total = Clock::now() - m_sentAt;
    if (result.isOk()) {
        entry.reply = std::make_shared<const HttpReply>(result.value());
        entry.total = result.value().total;
        keep(std::move(entry));
        showEntry(m_shown, {});
        return;
    }
    if (result.error().isCanceled()) {
        entry.outcome = tr("Canceled after %1.").arg(durationText(entry.total));
        m_banner->showMessage(Banner::Kind::Info, entry.outcome);
    } else {
        entry.outcome = trouble(result.error());
        showTrouble(result.error());
    }
    keep(std::move(entry));
    m_empty->setText(tr("No response"), tr("The line above says why, and what can be done."), tr("Send again"));
    m_results->setCurrentWidget(m_empty);
}

void RequestTab::keep(SentEntry entry)
{
    m_shown = m_history.add(std::move(entry));
}

/// `back`: text of the button that leads back to a list; empty: there is none, since it is what was just sent.
void RequestTab::showEntry(quint64 id, const QString &back)
{
    const SentEntry *entry = m_history.find(id);
    if (!entry)
        return;
    m_shown = id;
    m_beforeHistory = nullptr;
    if (!entry->reply) {
        const bool isLastBatch = entry->count > 1 && entry == &m_history.entries().first();
        if (isLastBatch) {
            m_results->setCurrentWidget(m_batch);
            return;
        }
        m_empty->setText(entry->count > 1 ? tr("The calls of these are not kept") : tr("No response"), entry->outcome,
                         tr("Send again"));
        m_results->setCurrentWidget(m_empty);
        return;
    }
    QString note;
    if (!back.isEmpty())
        //: %1 a time of day, %2 a request such as GET /json
        note = tr("The response of %1 to %2.")
                   .arg(QLocale().toString(entry->at.time(), u"HH:mm:ss"_s),
                        QString::fromUtf8(entry->request.method) + u' ' + entry->request.address);
    if (entry->isBodyDropped)
        note += u' ' + tr("Its body made room for newer ones.");
    m_response->setSecrets(entry->request.secrets());
    m_response->setReply(*entry->reply, note.trimmed(), back);
    showServer(*entry);
    m_results->setCurrentWidget(m_response);
}

void RequestTab::showServer(const SentEntry &entry)
{
    ServerView *view = m_response->server();
    if (entry.server) {
        view->setExchange(entry.server, m_server ? m_server->routes() : RouteTable());
        m_response->setServerTime(entry.server->total());
        return;
    }
    m_response->setServerTime({});
    const auto metrics = serverTiming(entry.reply->headers);
    if (!metrics.isEmpty()) {
        view->setMetrics(metrics, entry.reply->total);
        return;
    }
    const bool isOwn = isHome(entry.reply->finalUrl);
    if (isOwn && entry.traceId.isEmpty()) {
        view->setNothing(
            tr("The request went without a traceparent, so it cannot be told which of the server's records "
               "is its own. Switch it on in Options."));
    } else if (isOwn && entry.at.msecsTo(QDateTime::currentDateTime()) < kRecordMs) {
        view->setNothing(tr("The server's record of it comes in a moment."));
        QTimer::singleShot(kRecordMs, this, [this, id = entry.id] {
            const SentEntry *late = m_history.find(id);
            if (late && id == m_shown && !late->server)
                showServer(*late);
        });
    } else if (isOwn) {
        view->setNothing(tr("The server kept no record of this request, as happens under a heavy load."));
    } else {
        view->setNothing(
            tr("This server says nothing about its own time. One that sends a Server-Timing field is shown "
               "here, and so is the server of this window."));
    }
}

void RequestTab::compare(quint64 older, quint64 newer)
{
    const auto sideOf = [this](quint64 id) {
        const SentEntry &entry = *m_history.find(id);
        DiffSide side = DiffSide::of(entry.call, *entry.reply);
        side.title = entry.at.toString(u"HH:mm:ss.zzz"_s);
        side.request.bodyBytes = quint64(entry.bodyBytes);
        // A key in a field or a query of any name is known by its value alone.
        const QString dots = u"••••••••"_s;
        const QList<QByteArray> secrets = entry.request.secrets();
        for (const QByteArray &secret : secrets) {
            side.target.replace(QString::fromUtf8(secret), dots);
            for (auto &[name, value] : side.request.fields)
                value.replace(secret, dots.toUtf8());
        }
        return side;
    };
    if (!m_history.find(older) || !m_history.find(newer))
        return;
    auto *window = new CompareWindow(sideOf(older), sideOf(newer), this);
    if (m_context.secrets)
        window->view()->obey(m_context.secrets);
    window->show();
}

void RequestTab::consume(const TelemetryBatch &batch)
{
    if (batch.exchanges.empty())
        return;
    // Only what was just sent can come now; a call that runs is not in the history yet, and its record may be first.
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (record->end == ExchangeEnd::Running || record->parentSpanId.isEmpty())
            continue;
        if (isRunning() && m_sentCount == 1 && record->parentSpanId == m_sending.spanId
            && record->traceId == m_sending.traceId)
            m_sending.server = record; // of several (redirects) the last
        constexpr qsizetype kLookedAt = 4;
        for (qsizetype i = 0; i < std::min(kLookedAt, m_history.entries().size()); ++i) {
            const SentEntry &entry = m_history.entries()[i];
            if (record->parentSpanId != entry.spanId || record->traceId != entry.traceId)
                continue;
            m_history.setServer(entry.id, record);
            if (entry.id == m_shown && m_results->currentWidget() == m_response && entry.reply)
                showServer(*m_history.find(entry.id));
        }
    }
}

void RequestTab::setHistoryShown(bool shown)
{
    if (shown == (m_results->currentWidget() == m_historyView))
        return;
    if (shown) {
        m_beforeHistory = m_results->currentWidget();
        m_results->setCurrentWidget(m_historyView);
        m_historyView->view()->setFocus();
        // Not selectRow(): it would heed the Ctrl and Shift that are still held.
        QItemSelectionModel *selection = m_historyView->view()->selectionModel();
        if (!selection->hasSelection())
            selection->setCurrentIndex(m_history.index(0, 0),
                                       QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    } else {
        m_results->setCurrentWidget(m_beforeHistory ? m_beforeHistory : m_empty);
        m_beforeHistory = nullptr;
    }
}

void RequestTab::clearHistory()
{
    if (m_history.entries().isEmpty())
        return;
    auto *command = new ClearHistory(this);
    if (m_context.undo) {
        m_context.undo->push(command);
    } else {
        command->redo();
        delete command;
    }
}

QString RequestTab::trouble(const Error &error) const
{
    const bool isOurs = error.kind == Error::Kind::Unavailable && isHome(m_call.url) && m_server
        && (m_server->state() == ServerState::Stopped || m_server->state() == ServerState::Failed);
    return isOurs ? tr("Nothing listens on %1: the server of this window is stopped.").arg(hostAndPort(m_call.url))
                  : sendTrouble(error, m_call);
}

void RequestTab::showTrouble(const Error &error)
{
    const bool isOurs = error.kind == Error::Kind::Unavailable && isHome(m_call.url) && m_server
        && (m_server->state() == ServerState::Stopped || m_server->state() == ServerState::Failed);
    const QString action = !isOurs ? QString()
        : m_sentCount == 1         ? tr("Start it and send again")
                                   : tr("Start it and send all again");
    m_banner->showMessage(Banner::Kind::Error, trouble(error), action);
}

void RequestTab::onBannerAction()
{
    m_sendWhenListening = true;
    Q_EMIT startServerRequested();
}

void RequestTab::onTick()
{
    const auto now = Clock::now();
    if (m_sentCount > 1)
        m_batch->flush(now);
    else if (m_firstId == 0)
        m_waitingText->setText(tr("Reading the files of the body …"));
    else
        m_waitingText->setText(tr("Waiting for %1 … %2").arg(hostAndPort(m_call.url), durationText(now - m_sentAt)));
}

QSize RequestTab::minimumSizeHint() const
{
    // One below the other is what fits everywhere, however they stand now.
    return {m_bar->minimumSizeHint().width(), m_bar->minimumSizeHint().height() + 24 * fontMetrics().height()};
}

void RequestTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = event->size().width() > kWideChars * fontMetrics().averageCharWidth();
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace coroscope
