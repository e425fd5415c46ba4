#include "ui/panes/exchange_overview.h"

#include "server/telemetry/snapshot.h"
#include "ui/auth_words.h"
#include "ui/caching_words.h"
#include "ui/findings/lint_words.h"
#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/http_head.h"
#include "ui/panes/exchange_messages.h"
#include "ui/panes/near_miss_view.h"
#include "ui/widgets/phase_bar.h"
#include "ui/words.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr std::array kOrder
    = {ExchangePhase::Blocked, ExchangePhase::Receive, ExchangePhase::Queue,  ExchangePhase::OnLoop,
       ExchangePhase::Held,    ExchangePhase::Waiting, ExchangePhase::Respond};

QLabel *label(QWidget *parent, const char *role = nullptr)
{
    auto *made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    if (role)
        made->setProperty("role", QLatin1String(role));
    return made;
}

} // namespace

ExchangeOverview::ExchangeOverview(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Overview of the request"));
    auto *page = new QWidget(this);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);

    m_nearMisses = new NearMissView(page);
    layout->addWidget(m_nearMisses);
    m_bar = new PhaseBar(page);
    layout->addWidget(m_bar);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    for (std::size_t i = 0; i < kPhases; ++i) {
        PhaseRow &row = m_phases[i];
        row = {new PhaseSwatch(kOrder[i], page), label(page), label(page), label(page, "muted")};
        row.name->setText(phaseName(kOrder[i]));
        grid->addWidget(row.swatch, int(i), 0);
        grid->addWidget(row.name, int(i), 1);
        grid->addWidget(row.length, int(i), 2, Qt::AlignRight);
        grid->addWidget(row.share, int(i), 3, Qt::AlignRight);
    }
    auto *total = label(page, "title");
    //: Under a list of durations, which sum to it.
    total->setText(tr("Total, the sum of these"));
    m_total = label(page, "title");
    grid->addWidget(total, int(kPhases), 1);
    grid->addWidget(m_total, int(kPhases), 2, Qt::AlignRight);
    grid->setColumnStretch(4, 1);
    layout->addLayout(grid);

    // No QFormLayout: that of Qt 6.4 writes beyond its array where rows of wrapped text are hidden.
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(4);
    form->setContentsMargins(0, 8, 0, 0);
    form->setColumnStretch(1, 1);
    m_facts[Error] = addFact(form, Error, tr("Error"));
    m_facts[Error]->setProperty("tone", QStringLiteral("error"));
    //: What the request tells by itself, such as that it held the loop: sentences.
    m_facts[Findings] = addFact(form, Findings, tr("Findings"));
    m_facts[Findings]->setProperty("tone", QStringLiteral("warning"));
    m_facts[Ended] = addFact(form, Ended, tr("Outcome"));
    //: Of a WebSocket: how long it took until it was open.
    m_facts[Handshake] = addFact(form, Handshake, tr("Handshake"));
    m_facts[Subprotocol] = addFact(form, Subprotocol, tr("Subprotocol"));
    m_facts[Messages] = addFact(form, Messages, tr("Messages"));
    //: Of a WebSocket: with which code, and by whom: a sentence.
    m_facts[Closing] = addFact(form, Closing, tr("Closed"));
    m_facts[Closing]->setObjectName(QStringLiteral("closingFact"));
    //: What the fields about caches, conditions and ranges did: sentences.
    m_facts[Caching] = addFact(form, Caching, tr("Caching"));
    m_facts[Caching]->setObjectName(QStringLiteral("cachingFact"));
    m_facts[Source] = addFact(form, Source, tr("Imported from"));
    m_facts[ClientTimes] = addFact(form, ClientTimes, tr("Client's times"));
    m_facts[Comment] = addFact(form, Comment, tr("Comment"));
    m_facts[Started] = addFact(form, Started, tr("Started"));
    m_facts[Route] = addFact(form, Route, tr("Route"));
    //: Who sent the request, as far as they have shown it.
    m_facts[User] = addFact(form, User, tr("Sent by"));
    //: What was done to the request on purpose: "delay of 200 ms, error 503".
    m_facts[Injected] = addFact(form, Injected, tr("Injected"));
    m_facts[Injected]->setProperty("tone", QStringLiteral("warning"));
    m_facts[LoopWait] = addFact(form, LoopWait, tr("Waited behind"));
    m_facts[Busy] = addFact(form, Busy, tr("Held the loop for"));
    m_facts[Connection] = addFact(form, Connection, tr("Connection"));
    m_facts[Tls] = addFact(form, Tls, tr("TLS"));
    m_facts[Server] = addFact(form, Server, tr("Server's address"));
    m_facts[Worker] = addFact(form, Worker, tr("Worker"));
    m_facts[Sizes] = addFact(form, Sizes, tr("Bytes"));
    m_facts[TraceId] = addFact(form, TraceId, tr("Trace id"));
    auto *traceButtons = new QHBoxLayout;
    const auto traceButton = [&](const QString &text) {
        auto *button = new QToolButton(page);
        button->setText(text);
        button->setAccessibleName(text);
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::StrongFocus);
        traceButtons->addWidget(button);
        return button;
    };
    m_copyTrace = traceButton(tr("Copy trace id"));
    m_copyTrace->setObjectName(QStringLiteral("copyTrace"));
    m_showLog = traceButton(tr("Show log lines"));
    m_showLog->setObjectName(QStringLiteral("showLogLines"));
    traceButtons->addStretch(1);
    form->addLayout(traceButtons, form->rowCount(), 1);
    connect(m_showLog, &QToolButton::clicked, this, &ExchangeOverview::logRequested);
    m_copyTrace->hide();
    m_showLog->hide();
    m_facts[ParentSpan] = addFact(form, ParentSpan, tr("Caller's span"));
    layout->addLayout(form);

    m_waitsTitle = label(page, "title");
    m_waits = label(page);
    m_waits->setWordWrap(true);
    m_waits->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_waitsTitle);
    layout->addWidget(m_waits);
    layout->addStretch(1);
    setWidget(page);
}

void ExchangeOverview::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    layOutAgain();
}

void ExchangeOverview::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOutAgain();
}

/// The labels get their fonts from the style sheet while they are shown. In Qt 6.4 the page then grows to what they
/// need, and they stay where they were in the smaller one.
void ExchangeOverview::layOutAgain()
{
    QLayout *layout = widget() ? widget()->layout() : nullptr;
    if (!layout)
        return;
    const auto again = [layout] {
        layout->invalidate();
        layout->activate();
    };
    QMetaObject::invokeMethod(layout, again, Qt::QueuedConnection);
}

QLabel *ExchangeOverview::addFact(QGridLayout *form, Fact fact, const QString &name)
{
    auto *title = label(this, "muted");
    title->setText(name);
    auto *value = label(this);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = form->rowCount();
    form->addWidget(title, row, 0, Qt::AlignLeft | Qt::AlignTop);
    form->addWidget(value, row, 1);
    m_factNames[fact] = title;
    return value;
}

void ExchangeOverview::setFact(Fact fact, const QString &text)
{
    m_facts[fact]->setText(text);
    m_facts[fact]->setVisible(!text.isEmpty());
    m_factNames[fact]->setVisible(!text.isEmpty());
}

void ExchangeOverview::setCopyTrace(QAction *action)
{
    if (action)
        connect(m_copyTrace, &QToolButton::clicked, action, &QAction::trigger);
}

void ExchangeOverview::setImported(const ExchangeRecord &record)
{
    for (std::size_t i = 0; i < kPhases; ++i)
        m_phases[i].name->setText(phaseName(kOrder[i], record));
    const ImportedExchange *imported = importedExchange(record);
    for (const Fact fact : {Source, ClientTimes, Comment, Server})
        setFact(fact, {});
    if (!imported)
        return;
    //: %1 the name of a file, %2 the program that wrote it.
    setFact(Source,
            imported->creator.isEmpty() ? imported->file
                                        : tr("%1, written by %2").arg(imported->file, imported->creator));
    setFact(Comment, imported->comment);
    setFact(Server, imported->serverAddress);
    if (imported->own)
        return;
    const ImportedExchange::Timings &t = imported->timings;
    QStringList times;
    const std::pair<QString, nanoseconds> parts[]
        = {{tr("blocked %1"), t.blocked}, {tr("DNS %1"), t.dns},   {tr("connect %1"), t.connect},
           {tr("TLS of it %1"), t.ssl},   {tr("send %1"), t.send}, {tr("wait %1"), t.wait},
           {tr("receive %1"), t.receive}};
    for (const auto &[text, length] : parts) {
        if (length >= nanoseconds(0))
            times += text.arg(durationText(length));
    }
    setFact(ClientTimes, times.join(QStringLiteral(", ")));
}

void ExchangeOverview::setSocket(const ExchangeRecord &record)
{
    const bool isSocket = record.isWebSocket() && record.frames.size() + record.framesReceived + record.framesSent > 0;
    const bool isKnown = isSocket || (record.isWebSocket() && !importedExchange(record));
    setFact(Handshake,
            isKnown && record.responded > record.started ? durationText(record.responded - record.started) : QString());
    const QByteArray subprotocol
        = isKnown ? HttpHead::parse(record.responseHead).value("Sec-WebSocket-Protocol") : QByteArray();
    setFact(Subprotocol,
            !isKnown || record.responseHead.isEmpty() ? QString()
                : subprotocol.isEmpty()               ? tr("none")
                                                      : QString::fromUtf8(subprotocol));
    setFact(Messages,
            isKnown
                //: %1 and %2 numbers of messages of a WebSocket, as the server sees it.
                ? tr("%1 received, %2 sent").arg(countText(record.framesReceived), countText(record.framesSent))
                : QString());
    setFact(Closing, isKnown ? closingSentence(record) : QString());
}

void ExchangeOverview::setExchange(const ExchangeRecord &record, const RouteTable &routes, Clock::time_point now,
                                   int number)
{
    setImported(record);
    const bool foreign = importedExchange(record) && !importedExchange(record)->own;
    const auto route = [&routes](std::int32_t index) {
        return routes && index >= 0 && index < routes->size() ? &routes->at(index) : nullptr;
    };
    setFact(Error, QString::fromUtf8(record.error));
    HolderNames names = m_holders;
    for (qsizetype i = 0; routes && i < routes->size(); ++i)
        names.routes.append(words::routeName(routes->at(i)));
    setFact(Findings, foreign ? QString() : lintSentences(record, names));
    const QString phrase = words::reasonPhrase(record.status);
    setFact(
        Ended,
        record.isTaskRun() ? QString()
            : record.status > 0
            //: %1 status code, %2 its phrase, %3 how the request ended.
            ? tr("%1 %2 · %3").arg(QString::number(record.status), phrase, words::exchangeEnd(record.end)).simplified()
            : words::exchangeEnd(record.end));
    setSocket(record);
    setFact(Caching, record.isTaskRun() ? QString() : cachingSentences(record).join(u'\n'));
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(record.startedWall);
    setFact(Started,
            QStringLiteral("%1 %2").arg(QLocale().toString(started.date(), QLocale::ShortFormat),
                                        timeOfDayText(record.startedWall)));
    if (const RouteInfo *matched = route(record.route))
        //: %1 method, %2 path, %3 where the handler runs.
        setFact(Route,
                tr("%1 %2 (%3)")
                    .arg(QString::fromLatin1(matched->method == "*" ? record.method : matched->method), matched->path,
                         words::handlerKind(matched->kind)));
    else
        setFact(Route, foreign || record.isTaskRun() ? QString() : tr("none matched"));
    QString behind = m_holders.of(record.waitedBehind); // a run of tasks
    if (const RouteInfo *holder = route(record.waitedBehind))
        behind = holder->path;
    else if (behind.isEmpty())
        behind = taskKindOf(record.waitedBehind) >= 0 ? tr("a task") : tr("another handler");
    setFact(User,
            record.user.isEmpty()
                ? QString()
                //: %1 a name, %2 how they have shown it: "API key".
                : tr("%1 (%2)").arg(QString::fromUtf8(record.user), words::authScheme(record.authScheme)));
    setFact(Injected, QString::fromUtf8(record.injected));
    setFact(LoopWait,
            record.waitedForLoop > nanoseconds(0)
                //: %1 a route's path, or a task, %2 a duration.
                ? tr("%1, %2").arg(behind, durationText(record.waitedForLoop))
                : QString());
    setFact(Busy, record.busy > nanoseconds(0) ? durationText(record.busy) : QString());
    //: %1 the number of a connection, %2 the client's address and port.
    QString connection = tr("#%1 from %2").arg(QString::number(record.connection), QString::fromLatin1(record.peer));
    if (number > 0)
        //: %1 a connection, %2 a number: how many requests came on it up to this one.
        connection = tr("%1, request %2 of those kept").arg(connection).arg(number);
    setFact(Connection,
            foreign || record.isTaskRun() ? QString()
                : record.keepAlive        ? tr("%1, kept open").arg(connection)
                                          : tr("%1, closed after it").arg(connection));
    QStringList tls{QString::fromLatin1(record.tlsVersion), QString::fromLatin1(record.tlsCipher)};
    tls.removeAll({});
    if (record.handshake > nanoseconds(0))
        //: %1 a duration; the handshake of TLS, before the first request of a connection.
        tls.append(tr("its handshake took %1").arg(durationText(record.handshake)));
    setFact(Tls, tls.join(QStringLiteral(", ")));
    setFact(Worker, foreign ? QString() : QString::number(record.worker));
    //: Sizes of the four parts of an exchange.
    QString sizes = tr("request %1 + %2, response %3 + %4 (head + body)")
                        .arg(sizeText(record.requestHeadBytes), sizeText(record.requestBodyBytes),
                             sizeText(record.responseHeadBytes), sizeText(record.responseBodyBytes));
    if (!record.requestCoding.isEmpty())
        //: %1 what was said before; %2 a size, %3 a content coding, such as gzip.
        sizes = tr("%1; the request's body was %2 without its %3")
                    .arg(sizes, sizeText(record.requestDecodedBytes), QString::fromUtf8(record.requestCoding));
    if (record.responseIdentityBytes > 0)
        //: %1 what was said before; %2 a size, %3 a content coding, such as gzip.
        sizes = tr("%1; the response's body was %2 before %3")
                    .arg(sizes, sizeText(record.responseIdentityBytes), QString::fromUtf8(record.responseCoding));
    setFact(Sizes, record.isTaskRun() ? QString() : sizes);
    setFact(TraceId, QString::fromLatin1(record.traceId));
    m_copyTrace->setVisible(!record.traceId.isEmpty());
    m_showLog->setVisible(!record.traceId.isEmpty() && m_hasLogLines && m_hasLogLines(record.traceId));
    setFact(ParentSpan, QString::fromLatin1(record.parentSpanId));
    setTimes(record, routes, now);
}

void ExchangeOverview::setTimes(const ExchangeRecord &record, const RouteTable &routes, Clock::time_point now)
{
    auto segments = phaseSegments(record, now, routes);
    std::array<nanoseconds, kPhases> sums{};
    nanoseconds total{0};
    for (const PhaseSegment &segment : segments) {
        for (std::size_t i = 0; i < kPhases; ++i) {
            if (kOrder[i] == segment.phase)
                sums[i] += segment.length();
        }
        total += segment.length();
    }
    const QLocale locale;
    for (std::size_t i = 0; i < kPhases; ++i) {
        const PhaseRow &row = m_phases[i];
        const bool shown = sums[i] > nanoseconds(0);
        for (QWidget *part : {static_cast<QWidget *>(row.swatch), static_cast<QWidget *>(row.name),
                              static_cast<QWidget *>(row.length), static_cast<QWidget *>(row.share)})
            part->setVisible(shown);
        if (!shown)
            continue;
        row.length->setText(durationText(sums[i]));
        const double share = 100.0 * double(sums[i].count()) / double(total.count());
        //: A share in percent.
        row.share->setText(tr("%1 %").arg(locale.toString(share, 'f', share < 9.95 ? 1 : 0)));
    }
    m_total->setText(record.end == ExchangeEnd::Running ? tr("%1 so far").arg(durationText(total))
                                                        : durationText(total));
    m_bar->setSegments(std::move(segments));
    setWaits(record, now);
}

void ExchangeOverview::setWaits(const ExchangeRecord &record, Clock::time_point now)
{
    const bool any = !record.spans.empty();
    m_waits->setVisible(any);
    m_waitsTitle->setVisible(any);
    if (!any)
        return;
    const auto count = record.spans.size() + record.spansDropped;
    const QString title = tr("%n wait(s)", nullptr, int(count));
    m_waitsTitle->setText(record.spansDropped == 0
                              ? title
                              //: %1 "5,000 waits"; %n of them have no line of their own, %2 a duration.
                              : tr("%1, of which %n are not kept; the handler waited %2 in those", nullptr,
                                   int(std::min<std::uint32_t>(record.spansDropped, 1'000'000)))
                                    .arg(title, durationText(record.spansDroppedWait)));
    QStringList lines;
    const auto end = endOf(record, now);
    for (const Span &span : record.spans) {
        if (std::size_t(lines.size()) == kWaits)
            break;
        const auto until = span.resumed != Clock::time_point() ? span.resumed
            : span.ended != Clock::time_point()                ? span.ended
                                                               : end;
        const QString after = durationText(span.queued - record.started);
        //: One wait of a request: %1 what it waited for, %2 what exactly, %3 how long, %4 how long after the start.
        lines += tr("%1 %2: %3, from %4")
                     .arg(words::spanKind(span.kind), words::spanLabel(span), durationText(until - span.queued), after)
                     .simplified();
    }
    if (count > kWaits)
        lines += tr("and %n more", nullptr, int(count - kWaits));
    m_waits->setText(lines.join(u'\n'));
}

} // namespace coroscope
