#include "ui/first_steps.h"

#include "ui/commands.h"
#include "ui/frame_clock.h"
#include "ui/icon.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/settings.h"
#include "ui/widgets/flow_layout.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

FirstStepsCard::FirstStepsCard(const WindowContext &context, RequestsPane *requests, SenderPane *sender,
                               FrameClock *clock, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_requests(requests)
    , m_sender(sender)
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_steps(new QWidget(this))
{
    setObjectName(u"firstSteps"_s);
    setAccessibleName(tr("First steps"));
    m_title->setProperty("role", u"title"_s);
    m_sentence->setProperty("role", u"muted"_s);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *close = new QToolButton(this);
    close->setObjectName(u"closeFirstSteps"_s);
    close->setIcon(icon(u"window-close"_s));
    close->setProperty("flat", true);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setToolTip(tr("Close; Help → First Steps shows it again"));
    close->setAccessibleName(tr("Close the first steps"));
    connect(close, &QToolButton::clicked, this, &FirstStepsCard::dismiss);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_title);
    top->addWidget(m_sentence, 1);
    top->addWidget(close);
    auto *flow = new FlowLayout(m_steps);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacings(24, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_steps);

    //: The steps of the first start; the buttons do them.
    makeRow(StartServer, tr("Start the server"), tr("Start"), tr("It listens on this machine only"));
    makeRow(SendRequest, tr("Send a request"), tr("Send"),
            //: %1 a request, such as GET /async-endpoint.
            tr("Sends %1 from the Sender").arg(u"GET "_s + firstRequest().toString()));
    makeRow(SeeRequest, tr("See it in Requests"), tr("Show"), tr("Where its time went, and both messages"));
    makeRow(OpenDocs, tr("Read the API docs (optional)"), tr("Open"),
            tr("Opens the documentation of this server in the browser"));
    makeOffers();

    connect(m_context.server, &Server::stateChanged, this, &FirstStepsCard::onServerState);
    connect(clock, &FrameClock::batchArrived, this, &FirstStepsCard::onBatch);
    m_requests->detail()->installEventFilter(this); // seen, however one got there
    if (QAction *docs = m_context.commands->find(u"server.docs"_s))
        connect(docs, &QAction::triggered, this, [this] { tick(OpenDocs); });
    hide();
}

const QUrl &FirstStepsCard::firstRequest()
{
    static const QUrl url(u"/async-endpoint?delay_ms=300"_s);
    return url;
}

void FirstStepsCard::makeRow(Step step, const QString &name, const QString &buttonText, const QString &toolTip)
{
    Row &row = m_rows[std::size_t(step)];
    auto *box = new QWidget(m_steps);
    row.name = name;
    row.icon = new QLabel(box);
    row.text = new QLabel(box);
    row.button = new QPushButton(buttonText, box);
    row.button->setObjectName(u"firstStep%1"_s.arg(int(step) + 1));
    row.button->setToolTip(toolTip);
    row.button->setAutoDefault(false);
    //: %1 a number, %2 a step.
    row.button->setAccessibleName(tr("Step %1: %2").arg(int(step) + 1).arg(name));
    row.button->setAccessibleDescription(toolTip);
    connect(row.button, &QPushButton::clicked, this, [this, step] { onButton(step); });
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(row.icon);
    layout->addWidget(row.text);
    layout->addWidget(row.button);
    m_steps->layout()->addWidget(box);
}

/// What one may rather do than the steps.
void FirstStepsCard::makeOffers()
{
    const auto make
        = [this](const QString &objectName, const QString &iconName, const QString &text, const QString &toolTip) {
              auto *button = new QPushButton(icon(iconName), text, m_steps);
              button->setObjectName(objectName);
              button->setToolTip(toolTip);
              button->setAccessibleDescription(toolTip);
              button->setAutoDefault(false);
              m_steps->layout()->addWidget(button);
              return button;
          };
    m_lesson = make(u"firstLesson"_s, u"lessons"_s, tr("Play the first lesson"),
                    tr("Five minutes, on a server of its own: your data stays as it is"));
    m_sample = make(u"firstSampleData"_s, u"database"_s, tr("Load sample data"),
                    tr("Fills an empty database with 10,000 users and 100,000 orders; starts the server if need be"));
    connect(m_lesson, &QPushButton::clicked, this, [this] {
        if (QAction *first = m_context.commands->find(u"lessons.first"_s))
            first->trigger();
    });
    connect(m_sample, &QPushButton::clicked, this, &FirstStepsCard::loadSampleData);
    if (QAction *add = m_context.commands->find(u"database.sampleData"_s))
        connect(add, &QAction::changed, this, &FirstStepsCard::refresh); // it is off while rows are being added
}

/// The Database pane shows how far it is; it refuses where there are rows already.
void FirstStepsCard::loadSampleData()
{
    const auto trigger = [this](const QString &id) {
        if (QAction *action = m_context.commands->find(id))
            action->trigger();
    };
    m_isSampleAsked = m_context.server->state() != ServerState::Listening;
    if (m_isSampleAsked) {
        trigger(u"server.start"_s);
        return;
    }
    trigger(u"view.go.database"_s);
    trigger(u"database.sampleData"_s);
}

void FirstStepsCard::forgetServer()
{
    m_isSampleAsked = false;
    refresh();
}

void FirstStepsCard::begin()
{
    for (Row &row : m_rows)
        row.isDone = false;
    m_context.settings->setFirstSteps(FirstSteps::Open);
    show();
    onServerState(m_context.server->state());
}

void FirstStepsCard::dismiss()
{
    if (m_context.settings->firstSteps() == FirstSteps::Open)
        m_context.settings->setFirstSteps(FirstSteps::Dismissed);
    hide();
}

void FirstStepsCard::onButton(Step step)
{
    const auto trigger = [this](const QString &id) {
        if (QAction *action = m_context.commands->find(id))
            action->trigger();
    };
    switch (step) {
    case StartServer: trigger(u"server.start"_s); break;
    case SendRequest:
        trigger(u"view.go.sender"_s);
        m_sender->openUrl("GET", firstRequest());
        m_sender->setCount(1);
        m_sender->send();
        break;
    case SeeRequest:
        trigger(u"view.go.requests"_s);
        m_requests->openRow(m_requests->model()->rowCount() - 1);
        break;
    case OpenDocs: trigger(u"server.docs"_s); break;
    case StepCount: break;
    }
}

void FirstStepsCard::onServerState(ServerState state)
{
    if (state == ServerState::Failed || state == ServerState::Stopped)
        m_isSampleAsked = false;
    if (state == ServerState::Listening)
        tick(StartServer);
    refresh();
    if (state == ServerState::Listening && std::exchange(m_isSampleAsked, false)) // once the panes know that it runs
        QMetaObject::invokeMethod(this, &FirstStepsCard::loadSampleData, Qt::QueuedConnection);
}

void FirstStepsCard::onBatch(const TelemetryBatch &batch)
{
    if (!isVisible() || batch.exchanges.empty())
        return;
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (!record->isTaskRun())
            tick(record->target.startsWith("/docs") || record->target.startsWith("/openapi") ? OpenDocs : SendRequest);
    }
}

bool FirstStepsCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        tick(SeeRequest);
    return QFrame::eventFilter(watched, event);
}

void FirstStepsCard::tick(Step step)
{
    Row &row = m_rows[std::size_t(step)];
    if (row.isDone || !isVisibleTo(parentWidget()))
        return;
    const bool hadFocus = row.button->hasFocus();
    row.isDone = true;
    const bool allSeen = isDone(StartServer) && isDone(SendRequest) && isDone(SeeRequest);
    if (allSeen)
        m_context.settings->setFirstSteps(FirstSteps::Done);
    refresh();
    QAccessibleEvent event(row.text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    if (hadFocus) { // by keyboard, Enter does step after step
        const auto next = std::find_if(m_rows.begin(), m_rows.end(),
                                       [](const Row &r) { return !r.isDone && r.button->isEnabled(); });
        if (next != m_rows.end())
            next->button->setFocus();
    }
}

void FirstStepsCard::refresh()
{
    const ServerState state = m_context.server->state();
    const bool listening = state == ServerState::Listening;
    const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &r) { return !r.isDone; });
    m_title->setText(isDone(SeeRequest) && isDone(SendRequest) ? tr("That is it") : tr("First steps"));
    m_sentence->setText(isDone(SeeRequest) && isDone(SendRequest)
                            ? tr("Whatever calls this server now is seen here. Ctrl+K finds all that can be done.")
                            : tr("From an empty window to a request that you see, in under a minute."));
    for (int i = 0; i < StepCount; ++i) {
        Row &row = m_rows[std::size_t(i)];
        const bool isNext = first != m_rows.end() && &row == &*first;
        //: %1 a number, %2 a step.
        row.text->setText(tr("%1. %2").arg(i + 1).arg(row.name));
        //: %1 a step that was taken.
        row.text->setAccessibleName(row.isDone ? tr("Done: %1").arg(row.name) : row.text->text());
        row.icon->setPixmap(icon(row.isDone ? u"dialog-ok"_s : u"step-open"_s,
                                 row.isDone   ? IconTone::Success
                                     : isNext ? IconTone::Accent
                                              : IconTone::Muted)
                                .pixmap(QSize(16, 16), devicePixelRatioF()));
        row.button->setVisible(!row.isDone);
        row.button->setProperty("primary", isNext);
        row.button->style()->unpolish(row.button);
        row.button->style()->polish(row.button);
    }
    // Also while it starts: a button that is disabled loses the focus, and Enter would not go on.
    m_rows[StartServer].button->setEnabled(state != ServerState::Draining);
    m_rows[SendRequest].button->setEnabled(listening);
    m_rows[SeeRequest].button->setEnabled(isDone(SendRequest));
    m_rows[OpenDocs].button->setEnabled(listening);
    const QAction *sample = m_context.commands->find(u"database.sampleData"_s);
    const bool isBusy = listening && sample && !sample->isEnabled();
    m_sample->setEnabled(state != ServerState::Draining && !isBusy && !m_isSampleAsked);
}

void FirstStepsCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_sample)
        refresh();
}

} // namespace coroscope
