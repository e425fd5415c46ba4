#include "ui/panes/sender_pane.h"

#include "ui/format.h"
#include "ui/panes/address.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/batch_view.h"
#include "ui/panes/param_sync.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/response_view.h"
#include "ui/panes/schema_sample.h"
#include "ui/panes/send_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_value_table.h"

#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// From this width on, in characters, request and response stand side by side.
constexpr int kWideChars = 140;

bool isLoopbackName(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

SenderPane::SenderPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_server(context.server)
    , m_bar(new AddressBar(this))
    , m_banner(new Banner(this))
    , m_editor(new RequestEditor(this))
    , m_sync(new ParamSync(m_bar->address(), m_editor->params(), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_results(new QStackedWidget(this))
    , m_empty(new EmptyState(u"mail-send"_s, this))
    , m_response(new ResponseView(this))
    , m_batch(new BatchView(this))
{
    setObjectName(u"senderPane"_s);
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
    connect(&m_tick, &QTimer::timeout, this, &SenderPane::onTick);
    connect(&m_sender, &HttpSender::finished, this, &SenderPane::onFinished);
    connect(m_bar, &AddressBar::sendRequested, this, &SenderPane::send);
    connect(m_bar, &AddressBar::cancelRequested, this, &SenderPane::cancel);
    connect(m_bar, &AddressBar::methodChanged, this, &SenderPane::onEdited);
    connect(m_bar, &AddressBar::countChanged, this, &SenderPane::requestEdited);
    connect(m_bar->address(), &QLineEdit::textChanged, this, &SenderPane::onEdited);
    connect(m_editor, &RequestEditor::changed, this, [this] {
        refreshMeaning();
        Q_EMIT requestEdited();
    });
    connect(m_empty, &EmptyState::actionRequested, this, &SenderPane::send);
    connect(m_banner, &Banner::actionRequested, this, &SenderPane::onBannerAction);
    connect(m_response, &ResponseView::backRequested, this, [this] {
        m_results->setCurrentWidget(m_batch);
        m_batch->view()->setFocus();
    });
    connect(m_batch, &BatchView::callChosen, this, [this](int row) {
        const CallModel::Row &call = m_batch->model()->rows()[row];
        m_response->setReply(*call.reply,
                             call.hasBody ? QString()
                                          : tr("The bodies of so many responses are too large to be kept; send it "
                                               "alone to see this one."),
                             true);
        m_results->setCurrentWidget(m_response);
    });
    if (m_server) {
        connect(m_server, &Server::stateChanged, this, &SenderPane::onServerState);
        onServerState(m_server->state());
    }
    makeShortcuts();
    setTabOrder(m_bar, m_banner);
    setTabOrder(m_banner, m_editor);
    setTabOrder(m_editor, m_results);
    setRequest(SenderRequest());
}

SenderPane::~SenderPane() = default;

void SenderPane::makeResultPages()
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
                          static_cast<QWidget *>(m_batch)}) {
        page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // else the largest page decides for all
        m_results->addWidget(page);
    }
}

void SenderPane::makeShortcuts()
{
    const auto key = [this](const QKeySequence &sequence, auto act) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), &SenderPane::send);
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), &SenderPane::send);
    key(QKeySequence(Qt::CTRL | Qt::Key_L), &SenderPane::focusUrl);
    auto *escape = key(QKeySequence(Qt::Key_Escape), &SenderPane::cancel);
    escape->setEnabled(false);
    connect(this, &SenderPane::runningChanged, escape, &QShortcut::setEnabled);
}

SenderRequest SenderPane::request() const
{
    SenderRequest request;
    request.method = m_bar->method();
    request.address = m_bar->address()->text();
    request.count = m_bar->count();
    m_editor->readInto(request);
    return request;
}

void SenderPane::setRequest(const SenderRequest &request)
{
    m_bar->setMethod(request.method);
    m_bar->setCount(request.count);
    m_editor->setRequest(request);
    m_sync->setAll(request.address, request.params);
    matchRoute();
    refreshMeaning();
}

void SenderPane::openRoute(const RouteInfo &route)
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
    Q_EMIT requestEdited();
}

void SenderPane::openUrl(const QByteArray &method, const QUrl &url, const HeaderList &headers, const QByteArray &body)
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
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            made.textType = row.value;
        made.headers.append(row);
    }
    if (!body.isEmpty()) {
        made.bodyMode = made.textType.contains("json"_L1) ? BodyMode::Json : BodyMode::Text;
        made.body = QString::fromUtf8(body);
    }
    setRequest(made);
    Q_EMIT requestEdited();
}

void SenderPane::focusUrl()
{
    m_bar->focusAddress();
}

void SenderPane::setCount(int count)
{
    m_bar->setCount(count);
}

QJsonObject SenderPane::saveState() const
{
    return {
        {u"version"_s, 1},
        {u"request"_s, request().toJson()},
        {u"tab"_s, m_editor->currentIndex()},
        {u"splitter"_s, QString::fromLatin1(m_splitter->saveState().toBase64())},
    };
}

void SenderPane::restoreState(const QJsonObject &state)
{
    if (state["version"_L1].toInt() != 1)
        return;
    setRequest(SenderRequest::fromJson(state["request"_L1].toObject()));
    m_editor->setCurrentIndex(qBound(0, state["tab"_L1].toInt(), m_editor->count() - 1));
    m_splitter->restoreState(QByteArray::fromBase64(state["splitter"_L1].toString().toLatin1()));
}

QUrl SenderPane::home() const
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

bool SenderPane::isHome(const QUrl &url) const
{
    const QUrl own = home();
    if (own.isEmpty() || url.port(url.scheme() == "https"_L1 ? 443 : 80) != own.port(80))
        return false;
    return url.host() == own.host() || (isLoopbackName(url.host()) && isLoopbackName(own.host()));
}

void SenderPane::onEdited()
{
    matchRoute();
    refreshMeaning();
    Q_EMIT requestEdited();
}

void SenderPane::matchRoute()
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

void SenderPane::refreshMeaning()
{
    if (m_bar->address()->text().trimmed().isEmpty()) {
        m_bar->setMeaning({}, false);
        return;
    }
    const auto call = request().toCall(home());
    if (call.isOk())
        //: in front of the URL that is called
        m_bar->setMeaning(tr("→ %1").arg(call->url.toDisplayString(QUrl::FullyEncoded | QUrl::RemovePassword)), false);
    else
        m_bar->setMeaning(call.error().detail, true);
}

void SenderPane::onServerState(ServerState state)
{
    m_bar->setRoutes(m_server->routes(), home());
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

void SenderPane::send()
{
    if (isRunning())
        return;
    m_banner->hide();
    const SenderRequest now = request();
    const auto call = now.toCall(home());
    if (!call.isOk()) {
        showTrouble(call.error());
        return;
    }
    m_call = call.value();
    m_sentCount = now.count;
    m_sentAt = Clock::now();
    setUnfinished(m_sentCount);
    if (m_sentCount == 1) {
        m_results->setCurrentWidget(m_waiting);
    } else {
        m_batch->begin(m_sentCount, m_sentAt);
        m_results->setCurrentWidget(m_batch);
    }
    m_tick.start();
    onTick();
    m_firstId = m_sender.send(m_call, m_sentCount);
}

void SenderPane::cancel()
{
    m_sender.cancelAll();
}

void SenderPane::setUnfinished(int count)
{
    const bool was = isRunning();
    m_unfinished = count;
    if (was == isRunning())
        return;
    m_bar->setRunning(isRunning());
    Q_EMIT runningChanged(isRunning());
}

void SenderPane::onFinished(quint64 id, const Result<HttpReply> &result)
{
    const quint64 row = id - m_firstId;
    if (id < m_firstId || row >= quint64(m_sentCount))
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
        m_batch->flush(Clock::now());
    else
        finishOne(result);
}

void SenderPane::finishOne(const Result<HttpReply> &result)
{
    if (result.isOk()) {
        m_response->setReply(result.value());
        m_results->setCurrentWidget(m_response);
        return;
    }
    m_results->setCurrentWidget(m_empty);
    if (result.error().isCanceled())
        m_banner->showMessage(Banner::Kind::Info, tr("Canceled after %1.").arg(durationText(Clock::now() - m_sentAt)));
    else
        showTrouble(result.error());
    m_empty->setText(tr("No response"), tr("The line above says why, and what can be done."), tr("Send again"));
}

void SenderPane::showTrouble(const Error &error)
{
    const bool isOurs = error.kind == Error::Kind::Unavailable && isHome(m_call.url) && m_server
        && (m_server->state() == ServerState::Stopped || m_server->state() == ServerState::Failed);
    if (isOurs) {
        m_banner->showMessage(
            Banner::Kind::Error,
            tr("Nothing listens on %1: the server of this window is stopped.").arg(hostAndPort(m_call.url)),
            m_sentCount == 1 ? tr("Start it and send again") : tr("Start it and send all again"));
        return;
    }
    m_banner->showMessage(Banner::Kind::Error, sendTrouble(error, m_call));
}

void SenderPane::onBannerAction()
{
    m_sendWhenListening = true;
    Q_EMIT startServerRequested();
}

void SenderPane::onTick()
{
    const auto now = Clock::now();
    if (m_sentCount > 1)
        m_batch->flush(now);
    else
        m_waitingText->setText(tr("Waiting for %1 … %2").arg(hostAndPort(m_call.url), durationText(now - m_sentAt)));
}

QSize SenderPane::minimumSizeHint() const
{
    // One below the other is what fits everywhere, however they stand now.
    return {m_bar->minimumSizeHint().width(), m_bar->minimumSizeHint().height() + 14 * fontMetrics().height()};
}

void SenderPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = event->size().width() > kWideChars * fontMetrics().averageCharWidth();
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
}

} // namespace coroscope
