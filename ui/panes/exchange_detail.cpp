#include "ui/panes/exchange_detail.h"

#include "server/telemetry/held_connection.h"
#include "server/telemetry/repeated_statements.h"
#include "ui/content/text_view.h"
#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/http_head.h"
#include "ui/icon.h"
#include "ui/panes/compression_page.h"
#include "ui/panes/exchange_messages.h"
#include "ui/panes/exchange_overview.h"
#include "ui/panes/near_miss_view.h"
#include "ui/panes/queries_page.h"
#include "ui/panes/tasks/request_tasks_page.h"
#include "ui/secret_policy.h"
#include "ui/secrets.h"
#include "ui/theme.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fields_view.h"

#include <QAction>
#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kRoomyHeight = 420; // pixels: from here on, fields and body stand below each other
constexpr int kRoomyWidth = 860; // and from here on beside each other

enum Page { OverviewPage, RequestPage, ResponsePage, MessagesPage, StatementsPage, TasksPage, CodingsPage, RawPage };

bool hasSecrets(const QByteArray &head)
{
    const HttpHead parsed = HttpHead::parse(head);
    return std::any_of(parsed.fields.begin(), parsed.fields.end(),
                       [](const auto &f) { return isSecretField(f.first); });
}

/// This server answered it, in this run or another one.
bool isOwn(const ExchangeRecord &record)
{
    const ImportedExchange *imported = importedExchange(record);
    return !imported || imported->own;
}

} // namespace

ExchangeDetail::ExchangeDetail(QWidget *parent)
    : QWidget(parent)
    , m_top(new QHBoxLayout)
    , m_method(new QLabel(this))
    , m_target(new ElidedLabel(this))
    , m_reveal(new QCheckBox(tr("Show secre&ts"), this))
    , m_tabs(new QTabWidget(this))
    , m_overview(new ExchangeOverview(this))
    , m_messagesBox(new QWidget(this))
    , m_queries(new QueriesPage(this))
    , m_tasks(new RequestTasksPage(this))
    , m_compression(new CompressionPage(this))
    , m_raw(new TextView(tr("Raw exchange"), this))
{
    setObjectName(QStringLiteral("exchangeDetail"));
    m_method->setProperty("role", QStringLiteral("title"));
    m_target->setFont(monospaceFont());
    m_target->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_target->setTextFormat(Qt::PlainText);
    // A long target is cut, not a reason to widen the window.
    m_target->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reveal->setObjectName(QStringLiteral("revealSecrets"));
    m_reveal->setToolTip(tr("Show the values of Authorization, Cookie and other secret fields"));
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeDetail"));
    close->setIcon(icon(QStringLiteral("window-close")));
    close->setProperty("flat", true);
    close->setToolTip(tr("Close the detail"));
    close->setProperty("commandId", QStringLiteral("requests.back")); // for its key
    close->setAccessibleName(tr("Close the detail"));
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &ExchangeDetail::closeRequested);

    m_top->setContentsMargins(8, 2, 4, 2);
    m_top->setSpacing(4);
    m_top->addWidget(m_method);
    m_top->addSpacing(4);
    m_top->addWidget(m_target, 1);
    m_top->addWidget(m_reveal);
    m_top->addWidget(close);
    connect(m_overview, &ExchangeOverview::logRequested, this, [this] { Q_EMIT logRequested(m_record->traceId); });

    m_tabs->setObjectName(QStringLiteral("exchangeTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Request detail"));
    m_tabs->addTab(m_overview, tr("&Overview"));
    m_tabs->addTab(makeMessagePage(m_request, tr("Request fields"), tr("Request body")), tr("Re&quest"));
    m_tabs->addTab(makeMessagePage(m_response, tr("Response fields"), tr("Response body")), tr("Res&ponse"));
    m_tabs->addTab(m_messagesBox, tr("Messages"));
    m_tabs->setTabVisible(MessagesPage, false);
    m_tabs->setTabToolTip(MessagesPage, tr("What came and went on the WebSocket"));
    m_tabs->addTab(m_queries, tr("Queries"));
    m_tabs->addTab(m_tasks, tr("Tasks"));
    connect(m_tasks, &RequestTasksPage::countChanged, this, [this](int count) {
        //: A tab; %1 a number of tasks.
        m_tabs->setTabText(TasksPage, count > 0 ? tr("Tasks (%1)").arg(countText(quint64(count))) : tr("Tasks"));
    });
    m_tabs->addTab(m_compression, tr("Compression"));
    m_tabs->setTabToolTip(CodingsPage, tr("What the response's body would have become by other content codings"));
    m_tabs->addTab(m_raw, tr("Ra&w"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &ExchangeDetail::fillVisiblePage);
    connect(m_reveal, &QCheckBox::toggled, this, [this] {
        m_filled &= 1u << OverviewPage;
        fillVisiblePage();
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_top);
    layout->addWidget(m_tabs, 1);
}

void ExchangeDetail::setContext(const WindowContext &context)
{
    m_messages = new ExchangeMessages(context, m_messagesBox);
    m_messagesBox->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // else it makes all pages as large
    auto *layout = new QVBoxLayout(m_messagesBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_messages);
}

void ExchangeDetail::setActions(const QList<QAction *> &buttons, const QList<QAction *> &copying)
{
    int place = m_top->indexOf(m_reveal);
    const auto add = [&](QToolButton *button, const QString &name) {
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(name);
        m_top->insertWidget(place++, button);
    };
    for (QAction *action : buttons) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setObjectName(action->objectName());
        add(button, action->text().remove(u'&'));
    }
    auto *copy = new QToolButton(this);
    auto *menu = new QMenu(copy);
    menu->addActions(copying);
    copy->setMenu(menu);
    copy->setPopupMode(QToolButton::InstantPopup);
    copy->setIcon(icon(QStringLiteral("edit-copy")));
    copy->setToolTip(tr("Copy as URL, cURL, HAR …"));
    copy->setObjectName(QStringLiteral("copyMenu"));
    add(copy, tr("Copy"));
    m_overview->setCopyTrace(copying.isEmpty() ? nullptr : copying.last());
}

void ExchangeDetail::obey(SecretPolicy *policy)
{
    policy->obey(m_reveal);
}

void ExchangeDetail::setTaskNames(const QStringList &kinds)
{
    m_overview->setTaskNames(kinds);
}

void ExchangeDetail::setLogLookup(std::function<bool(const QByteArray &)> hasLines)
{
    m_overview->setLogLookup(std::move(hasLines));
}

QWidget *ExchangeDetail::makeMessagePage(MessagePage &page, const QString &fieldsName, const QString &bodyName)
{
    auto *whole = new QWidget(this);
    page.startLine = new ElidedLabel(whole);
    page.startLine->setFont(monospaceFont());
    page.startLine->setProperty("padded", true);
    page.startLine->setTextFormat(Qt::PlainText);
    page.startLine->setTextInteractionFlags(Qt::TextSelectableByMouse);
    page.startLine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 2, 4, 2);
    top->setSpacing(2);
    top->addWidget(page.startLine, 1);
    auto *choice = new QButtonGroup(whole);
    const auto addChoice = [&](const QString &text, const QString &name) {
        auto *button = new QToolButton(whole);
        button->setText(text);
        button->setAccessibleName(name);
        button->setCheckable(true);
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::StrongFocus);
        choice->addButton(button);
        top->addWidget(button);
        connect(button, &QToolButton::toggled, this, [this, &page] { arrange(page); });
        return button;
    };

    page.splitter = new QSplitter(Qt::Vertical, whole);
    page.splitter->setChildrenCollapsible(false);
    page.fields = new FieldsView(fieldsName, page.splitter);
    page.bodyBox = new QWidget(page.splitter);
    page.bodyNote = new QLabel(page.bodyBox);
    page.bodyNote->setProperty("role", QStringLiteral("muted"));
    page.bodyNote->setProperty("padded", true);
    page.bodyNote->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    page.bodyNote->setWordWrap(true);
    page.body = new ContentView(bodyName, page.bodyBox);
    auto *bodyLayout = new QVBoxLayout(page.bodyBox);
    bodyLayout->setContentsMargins(0, 0, 0, 0);
    bodyLayout->setSpacing(0);
    bodyLayout->addWidget(page.bodyNote);
    bodyLayout->addWidget(page.body, 1);
    page.showFields = addChoice(tr("Fields"), tr("Show the fields"));
    page.showBody = addChoice(tr("Body"), tr("Show the body"));
    page.showBody->setChecked(true);

    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(page.splitter, 1);
    arrange(page);
    return whole;
}

void ExchangeDetail::arrange(const MessagePage &page) const
{
    if (!page.showBody)
        return; // being made
    // Fields above the body, or beside it; where the pane is low and narrow, as a dock at the window's foot is, one of
    // them.
    const bool low = height() < kRoomyHeight;
    const bool oneOnly = low && width() < kRoomyWidth;
    page.showFields->setVisible(oneOnly);
    page.showBody->setVisible(oneOnly);
    page.fields->setVisible(!oneOnly || page.showFields->isChecked());
    page.bodyBox->setVisible(!oneOnly || page.showBody->isChecked());
    const auto orientation = low ? Qt::Horizontal : Qt::Vertical;
    if (page.splitter->orientation() == orientation)
        return;
    page.splitter->setOrientation(orientation);
    const int length = orientation == Qt::Horizontal ? width() : height();
    page.splitter->setSizes({length * 9 / 20, length * 11 / 20});
}

void ExchangeDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(m_request);
    arrange(m_response);
}

void ExchangeDetail::setExchange(ExchangeRecordPtr record, const RouteTable &routes, Clock::time_point now, int number)
{
    if (m_record == record)
        return;
    const bool isSame = m_record && m_record->id == record->id && m_record->requestHead == record->requestHead;
    if (!m_record || m_record->traceId != record->traceId)
        m_tasks->setRequest({});
    m_record = std::move(record);
    m_routes = routes;
    // Its heads do not change while it is open; whoever reads them is not to be disturbed.
    constexpr unsigned kHeads = 1u << RequestPage | 1u << ResponsePage | 1u << RawPage;
    m_filled = isSame && m_record->isWebSocket() ? m_filled & kHeads : 0;
    m_method->setText(QString::fromLatin1(m_record->method));
    m_target->setText(QString::fromUtf8(m_record->target));
    m_target->setToolTip(m_target->text());
    m_reveal->setVisible(hasSecrets(m_record->requestHead) || hasSecrets(m_record->responseHead));
    if (!isSame) // a preview of what is looked at changes nothing about that
        m_reveal->setChecked(false);
    m_overview->setExchange(*m_record, m_routes, now, number);
    const ImportedExchange *imported = importedExchange(*m_record);
    m_overview->nearMisses()->setExchange(imported && !imported->own ? nullptr : m_record, m_routes);
    showQueryCount();
    showMessageCount();
    m_filled |= 1u << OverviewPage;
    fillVisiblePage();
}

void ExchangeDetail::showMessageCount()
{
    const bool isSocket = m_messages && m_record->isWebSocket();
    const quint64 count = m_record->framesReceived + m_record->framesSent;
    //: A tab; %1 a number of messages of a WebSocket.
    m_tabs->setTabText(MessagesPage, count > 0 ? tr("Messages (%1)").arg(countText(count)) : tr("Messages"));
    m_tabs->setTabVisible(MessagesPage, isSocket);
    if (isSocket) // whether it is looked at or not: what comes between two looks would be missed
        m_messages->setExchange(m_record);
}

void ExchangeDetail::showQueryCount()
{
    const quint64 count = m_record->statements.size() + m_record->statementsDropped;
    //: A tab; %1 a number of SQL statements.
    m_tabs->setTabText(StatementsPage, count > 0 ? tr("Queries (%1)").arg(countText(count)) : tr("Queries"));
    const bool isBad = !heldConnections(*m_record).empty() || !nPlusOne(*m_record).empty();
    m_tabs->setTabIcon(StatementsPage, isBad ? icon(QStringLiteral("dialog-warning"), IconTone::Warning) : QIcon());
    m_tabs->setTabToolTip(StatementsPage, isBad ? tr("There is something to be mended.") : QString());
}

void ExchangeDetail::setSettings(WindowSettings *settings)
{
    m_request.body->setSettings(settings);
    m_request.body->setFileName(QStringLiteral("request"));
    m_response.body->setSettings(settings);
}

NearMissView *ExchangeDetail::nearMisses() const
{
    return m_overview->nearMisses();
}

void ExchangeDetail::clear()
{
    m_record.reset();
    m_queries->clear();
    if (m_messages)
        m_messages->clear();
    m_tasks->setRequest({});
    m_compression->clear();
    m_filled = 0;
}

void ExchangeDetail::refreshTimes(Clock::time_point now)
{
    if (m_record && m_record->end == ExchangeEnd::Running && m_overview->isVisible())
        m_overview->setTimes(*m_record, m_routes, now);
}

void ExchangeDetail::fillVisiblePage()
{
    const int page = m_tabs->currentIndex();
    if (!m_record || page < 0 || (m_filled & (1u << page)))
        return;
    m_filled |= 1u << page;
    if (page == RequestPage)
        fillMessagePage(m_request, m_record->requestHead, m_record->requestBody, m_record->requestBodyBytes,
                        HttpHead::parse(m_record->requestHead).value("Content-Encoding"));
    else if (page == ResponsePage)
        fillMessagePage(m_response, m_record->responseHead, m_record->responseBody, m_record->responseBodyBytes,
                        contentEncodingOf(*m_record));
    else if (page == StatementsPage)
        m_queries->setExchange(m_record);
    else if (page == TasksPage)
        m_tasks->setRequest(isOwn(*m_record) ? m_record->traceId : QByteArray());
    else if (page == CodingsPage)
        m_compression->setExchange(m_record);
    else if (page == RawPage)
        fillRaw();
}

void ExchangeDetail::fillMessagePage(const MessagePage &page, const QByteArray &head, const QByteArray &body,
                                     quint64 bodyBytes, const QByteArray &encoding)
{
    const HttpHead parsed = HttpHead::parse(head);
    const bool running = m_record->end == ExchangeEnd::Running;
    const bool isSocket = m_record->isWebSocket();
    if (isSocket)
        bodyBytes = 0; // those of its messages
    page.startLine->setText(!parsed.startLine.isEmpty() ? QString::fromUtf8(parsed.startLine)
                                : running               ? tr("Shown when the request has ended.")
                                                        : tr("Nothing was sent."));
    page.fields->setFields(parsed.fields, m_reveal->isChecked());
    if (body.isEmpty()) {
        page.bodyNote->setText(isSocket             ? tr("No body: what came and went on the WebSocket is in Messages.")
                                   : running        ? QString()
                                   : bodyBytes == 0 ? tr("No body.")
                                                    : tr("The body (%1) was not kept.").arg(sizeText(bodyBytes)));
        page.body->clear();
    } else if (quint64(body.size()) < bodyBytes && !importedExchange(*m_record)) {
        //: %1 a size.
        page.bodyNote->setText(
            tr("Of a body, its first %1 are kept.").arg(sizeText(quint64(ExchangeRecord::kKeptBody))));
    } else {
        page.bodyNote->clear();
    }
    page.bodyNote->setVisible(!page.bodyNote->text().isEmpty());
    page.body->setVisible(!body.isEmpty());
    //: %1 a count, %2 a size: buttons that choose what of a message is shown.
    page.showFields->setText(tr("Fields (%1)").arg(parsed.fields.size()));
    page.showBody->setText(bodyBytes > 0 ? tr("Body (%1)").arg(sizeText(bodyBytes)) : tr("Body"));
    if (bodyBytes == 0)
        page.showFields->setChecked(true);
    if (!body.isEmpty())
        page.body->setContent(body, parsed.value("Content-Type"), encoding, bodyBytes);
}

void ExchangeDetail::fillRaw()
{
    const auto head = [this](const QByteArray &bytes) {
        return m_reveal->isChecked() ? QString::fromUtf8(bytes).remove(u'\r') : maskedHead(bytes);
    };
    const auto body = [isSocket = m_record->isWebSocket()](const QByteArray &bytes, quint64 all) {
        if (isSocket)
            return QString();
        QString text = QString::fromUtf8(bytes);
        text.replace(QChar(QChar::Null), QChar(QChar::ReplacementCharacter));
        if (quint64(bytes.size()) < all)
            text += u'\n' + tr("(%1 more were not kept)").arg(sizeText(all - quint64(bytes.size())));
        return text;
    };
    m_raw->setText(head(m_record->requestHead) + body(m_record->requestBody, m_record->requestBodyBytes)
                   + QStringLiteral("\n") + head(m_record->responseHead)
                   + body(m_record->responseBody, m_record->responseBodyBytes));
}

} // namespace coroscope
