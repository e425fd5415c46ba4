#include "ui/panes/response_view.h"

#include "ui/content/text_view.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/header_model.h"
#include "ui/panes/server_view.h"
#include "ui/secrets.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/timing_bars.h"
#include "ui/widgets/tone_label.h"
#include "ui/words.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Tone statusTone(int status)
{
    switch (status / 100) {
    case 1:
    case 3: return Tone::Info;
    case 2: return Tone::Success;
    case 4: return Tone::Warning;
    case 5: return Tone::Error;
    default: return Tone::Muted;
    }
}

QByteArray fieldOf(const HeaderList &headers, const char *name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QPushButton *revealButton(QWidget *parent)
{
    auto *button = new QPushButton(ResponseView::tr("&Reveal secrets"), parent);
    button->setCheckable(true);
    button->setAutoDefault(false);
    button->setToolTip(ResponseView::tr("Show the values of Authorization, Cookie and keys"));
    return button;
}

} // namespace

ResponseView::ResponseView(QWidget *parent)
    : QWidget(parent)
    , m_status(new Chip(Tone::Muted, this))
    , m_time(new ToneLabel(Tone::Text, this))
    , m_size(new ToneLabel(Tone::Text, this))
    , m_version(new ToneLabel(Tone::Muted, this))
    , m_path(new ToneLabel(Tone::Muted, this))
    , m_note(new ToneLabel(Tone::Info, this))
    , m_back(new QPushButton(this))
    , m_tabs(new QTabWidget(this))
    , m_messages(new QWidget(this))
    , m_events(new QWidget(this))
    , m_body(new ContentView(tr("Response body"), this))
    , m_headers(new HeaderModel(this))
    , m_revealHeaders(revealButton(this))
    , m_timings(new TimingBars(this))
    , m_server(new ServerView(this))
    , m_sent(new TextView(tr("Head of the request as it was sent"), this))
    , m_reveal(revealButton(this))
{
    m_status->setObjectName(u"responseStatus"_s);
    m_time->setObjectName(u"responseTime"_s);
    m_size->setObjectName(u"responseSize"_s);
    m_version->setObjectName(u"responseVersion"_s);
    m_reveal->setObjectName(u"responseReveal"_s);
    m_back->setObjectName(u"responseBack"_s);
    m_back->setAutoDefault(false);
    m_back->setAccessibleName(tr("Back to the list"));
    m_back->hide();
    m_path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(8, 0, 8, 4);
    m_note->hide();
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Response"));
    m_tabs->setObjectName(u"senderResponseTabs"_s);
    m_tabs->addTab(m_messages, tr("Messages"));
    m_tabs->addTab(m_events, tr("Events"));
    m_tabs->addTab(m_body, tr("Body"));
    m_tabs->addTab(makeHeaders(), tr("Headers"));
    m_tabs->addTab(m_timings, tr("Timings"));
    m_tabs->addTab(m_server, tr("Server"));
    m_tabs->addTab(makeSent(), tr("As sent"));
    m_tabs->setTabToolTip(EventsTab, tr("The server-sent events of the response"));
    m_tabs->setTabVisible(EventsTab, false);
    m_tabs->setTabToolTip(MessagesTab, tr("What came and went on the WebSocket"));
    m_tabs->setTabVisible(MessagesTab, false);
    m_tabs->setCurrentIndex(BodyTab);
    m_tabs->setTabToolTip(ServerTab, tr("What the server itself says about the request"));
    m_tabs->setTabToolTip(SentTab, tr("The request as it was sent"));

    // Else the largest decides for all; but the body's bar and what is under it never lie on each other.
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->widget(i)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_body->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->setSpacing(12);
    top->addWidget(m_back);
    top->addWidget(m_status);
    top->addWidget(m_time);
    top->addWidget(m_size);
    top->addWidget(m_version);
    top->addWidget(m_path, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_note);
    layout->addWidget(m_tabs, 1);
    connect(m_back, &QPushButton::clicked, this, &ResponseView::backRequested);
    connect(m_reveal, &QPushButton::toggled, this, &ResponseView::showSent);
    connect(m_revealHeaders, &QPushButton::toggled, m_headers, &HeaderModel::setRevealed);
}

QWidget *ResponseView::makeHeaders()
{
    auto *page = new QWidget(this);
    auto *view = new QTableView(page);
    view->setModel(m_headers);
    view->setAccessibleName(tr("Response header fields"));
    view->setObjectName(u"responseHeaders"_s);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setTabKeyNavigation(false);
    view->setWordWrap(false);
    view->setShowGrid(true);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->horizontalHeader()->setStretchLastSection(true);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->setColumnWidth(HeaderModel::NameColumn, 26 * fontMetrics().averageCharWidth());
    new FontColumns(view);
    auto *copy = new QAction(tr("&Copy"), view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(copy);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, view, [view] {
        QStringList lines;
        const QModelIndexList rows = view->selectionModel()->selectedRows();
        for (const QModelIndex &row : rows)
            lines.append(row.data().toString() + u": "_s
                         + row.siblingAtColumn(HeaderModel::ValueColumn).data().toString());
        QApplication::clipboard()->setText(lines.join(u'\n'));
    });
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_revealHeaders, 0, Qt::AlignLeft);
    layout->addWidget(view, 1);
    return page;
}

QWidget *ResponseView::makeSent()
{
    auto *page = new QWidget(this);
    auto *copy = new QPushButton(tr("Cop&y"), page);
    copy->setAutoDefault(false);
    copy->setToolTip(tr("Copy the head as it is shown"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_sent->text()); });
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 4, 8, 4);
    tools->addWidget(copy);
    tools->addWidget(m_reveal);
    tools->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_sent, 1);
    return page;
}

void ResponseView::setReply(const HttpReply &reply, const QString &note, const QString &back)
{
    const QString reason = reply.reason.isEmpty() ? words::reasonPhrase(reply.status) : QString::fromUtf8(reply.reason);
    m_status->setTone(statusTone(reply.status));
    m_status->setText(reason.isEmpty() ? QString::number(reply.status)
                                       : tr("%1 %2").arg(QString::number(reply.status), reason));
    m_status->setAccessibleName(tr("Status %1").arg(m_status->text()));
    m_time->setText(durationText(reply.total));
    m_time->setToolTip(tr("From the start of the call to the last byte"));
    m_size->setText(sizeText(quint64(reply.bytesReceived)));
    m_size->setToolTip(tr("Received: head and body; the body has %1").arg(sizeText(quint64(reply.body.size()))));
    m_version->setText(u"HTTP/"_s + QString::fromLatin1(reply.httpVersion));
    QString path = tr("from %1").arg(QString::fromUtf8(reply.peer));
    if (reply.redirects > 0) {
        path = tr("after %n redirect(s), from %1", nullptr, reply.redirects)
                   .arg(withoutSecrets(reply.finalUrl.toDisplayString(QUrl::RemoveUserInfo)));
    }
    m_path->setText(path);
    m_path->setToolTip(withoutSecrets(reply.finalUrl.toDisplayString(QUrl::RemoveUserInfo)));
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_back->setText(back);
    m_back->setVisible(!back.isEmpty());
    m_body->setContent(reply.body, fieldOf(reply.headers, "content-type"), fieldOf(reply.headers, "content-encoding"));
    m_headers->setHeaders(reply.headers);
    m_tabs->setTabText(HeadersTab, tr("Headers (%1)").arg(reply.headers.size()));
    m_timings->setReply(reply);
    m_sentHead = reply.requestHead;
    // A new request hides its secrets again: nobody asked to see those of this one.
    m_reveal->setChecked(false);
    m_revealHeaders->setChecked(false);
    m_revealHeaders->setVisible(m_headers->hasSecrets());
    showSent();
}

void ResponseView::setEvents(QWidget *events)
{
    auto *layout = new QVBoxLayout(m_events);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(events);
}

void ResponseView::setEventsShown(bool shown)
{
    if (m_tabs->isTabVisible(EventsTab) == shown)
        return;
    m_tabs->setTabVisible(EventsTab, shown);
    m_tabs->setCurrentIndex(shown ? EventsTab : BodyTab);
}

void ResponseView::setMessages(QWidget *messages)
{
    auto *layout = new QVBoxLayout(m_messages);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(messages);
}

void ResponseView::setMessagesShown(bool shown)
{
    if (m_tabs->isTabVisible(MessagesTab) == shown)
        return;
    m_tabs->setTabVisible(MessagesTab, shown);
    m_tabs->setTabVisible(BodyTab, !shown);
    m_tabs->setCurrentIndex(shown ? MessagesTab : BodyTab);
}

void ResponseView::setServerTime(nanoseconds total)
{
    //: title of a tab: how long the server itself took
    m_tabs->setTabText(ServerTab, total.count() > 0 ? tr("Server %1").arg(durationText(total)) : tr("Server"));
}

QString ResponseView::sentText() const
{
    return m_sent->text();
}

void ResponseView::showSent()
{
    const QString masked = withoutSecrets(maskedHead(m_sentHead));
    const QString whole = QString::fromUtf8(m_sentHead).remove(u'\r');
    m_reveal->setVisible(masked != whole);
    m_sent->setText((m_reveal->isChecked() ? whole : masked).trimmed());
}

/// A key in a field or a query of any name is known by its value.
QString ResponseView::withoutSecrets(QString text) const
{
    for (const QByteArray &secret : m_secrets)
        text.replace(QString::fromUtf8(secret), u"••••••••"_s);
    return text;
}

} // namespace coroscope
