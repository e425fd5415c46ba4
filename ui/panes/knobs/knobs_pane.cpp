#include "ui/panes/knobs/knobs_pane.h"

#include "server/tasks/workbench.h"
#include "ui/commands.h"
#include "ui/fault_words.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/panes/knobs/delay_editor.h"
#include "ui/panes/knobs/fault_editor.h"
#include "ui/panes/knobs/knob_command.h"
#include "ui/setting_marks.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"
#include "ui/words.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kLookEvery{500}; // at the queues
constexpr int kMaxWorkers = 256;
constexpr int kMaxThreads = 64;

/// Of KnobCommand; those of routes and queues begin where these end.
enum Knob : int {
    ThreadsKnob,
    RouteCacheKnob,
    SingleFlightKnob,
    CacheTtlKnob,
    CompressionKnob,
    DatabaseKnob,
    CacheKnob,
    OutboundKnob,
    AllFaultsKnob
};
constexpr int kFirstRouteKnob = 1'000;
constexpr int kFirstQueueKnob = 1'000'000;

QSpinBox *makeNumber(QWidget *parent, const QString &objectName, const QString &name, int from, int to)
{
    auto *number = new QSpinBox(parent);
    number->setObjectName(objectName);
    number->setAccessibleName(name);
    number->setRange(from, to);
    number->setKeyboardTracking(false);
    number->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return number;
}

double secondsOf(milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    auto *title = new QLabel(text, parent);
    QFont font = title->font();
    font.setBold(true);
    title->setFont(font);
    return title;
}

} // namespace

KnobsPane::KnobsPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_server(context.server)
    , m_reset(paneCommand(context, this, u"knobs.reset"_s, tr("Knobs"), u"edit-reset"_s, tr("&Reset All Knobs"),
                          tr("Nothing is injected, caches are on, threads and queues are as they were at first; Ctrl+Z "
                             "takes it back")))
    , m_noFaults(paneCommand(context, this, u"knobs.noFaults"_s, tr("Knobs"), u"media-playback-stop"_s,
                             tr("&Stop Injecting"), tr("No delay and no fault is injected any more")))
    , m_state(new ToneLabel(Tone::Muted, this))
    , m_workers(makeNumber(this, u"knobWorkers"_s, tr("Workers"), 1, kMaxWorkers))
    , m_workersNote(new ToneLabel(Tone::Muted, this))
    , m_threads(makeNumber(this, u"knobThreads"_s, tr("Database threads"), 1, kMaxThreads))
    , m_routeCache(new QCheckBox(tr("Route cache"), this))
    , m_singleFlight(new QCheckBox(tr("Single flight"), this))
    , m_cacheTtl(new QDoubleSpinBox(this))
    , m_compression(new QComboBox(this))
    , m_queueBox(new QWidget(this))
    , m_queueForm(new QFormLayout(m_queueBox))
    , m_noQueues(new QLabel(tr("The queues appear when the server runs."), this))
    , m_database(new DelayEditor(tr("Delay of the database"), u"delayDatabase"_s, this))
    , m_cache(new DelayEditor(tr("Delay of the cache"), u"delayCache"_s, this))
    , m_outbound(new DelayEditor(tr("Delay of outbound calls"), u"delayOutbound"_s, this))
    , m_faults(new FaultEditor(m_server->routes(), this))
    , m_before(m_server->faults())
    , m_firstThreads(m_server->databaseThreads())
    , m_usualCompression(m_server->compression())
{
    setObjectName(u"knobsPane"_s);
    makeForm();
    connect(m_reset, &QAction::triggered, this, &KnobsPane::resetAll);
    connect(m_noFaults, &QAction::triggered, this, &KnobsPane::stopFaults);
    connect(m_workers, &QSpinBox::valueChanged, this, &KnobsPane::workersChosen);
    connect(m_threads, &QSpinBox::valueChanged, this, &KnobsPane::turnThreads);
    connect(m_routeCache, &QCheckBox::toggled, this, &KnobsPane::turnRouteCache);
    connect(m_singleFlight, &QCheckBox::toggled, this, &KnobsPane::turnSingleFlight);
    connect(m_cacheTtl, &QDoubleSpinBox::valueChanged, this,
            [this](double seconds) { turnCacheTtl(milliseconds(std::llround(seconds * 1000))); });
    connect(m_compression, &QComboBox::currentIndexChanged, this, [this](int index) {
        turnCompression(index <= 0 ? std::nullopt : std::optional(CompressionLevel(index - 1)));
    });
    const auto turnDelay = [this](DelayEditor *editor, InjectedDelay Faults::*which, int knob, const QString &text) {
        connect(editor, &DelayEditor::edited, this, [this, editor, which, knob, text] {
            Faults to = m_server->faults();
            to.*which = editor->value();
            turnFaults(to, knob, text);
        });
    };
    //: Each of these stands behind "Undo".
    turnDelay(m_database, &Faults::database, DatabaseKnob, tr("delay of the database"));
    turnDelay(m_cache, &Faults::cache, CacheKnob, tr("delay of the cache"));
    turnDelay(m_outbound, &Faults::outbound, OutboundKnob, tr("delay of outbound calls"));
    connect(m_faults, &FaultEditor::changed, this, &KnobsPane::turnRoute);

    connect(m_server, &Server::faultsChanged, this, [this] {
        markFaults(std::exchange(m_before, m_server->faults()), m_server->faults());
        showFaults();
    });
    connect(m_server, &Server::databaseThreadsChanged, this, &KnobsPane::showState);
    connect(m_server, &Server::routeCacheOnChanged, this, &KnobsPane::showState);
    connect(m_server, &Server::singleFlightOnChanged, this, &KnobsPane::showState);
    connect(m_server, &Server::routeCacheTtlChanged, this, [this](milliseconds ttl) {
        //: A mark in the charts: how long cached routes keep their answers.
        m_context.marks->add(tr("Time to live of cached routes"),
                             ttl > milliseconds(0) ? durationText(ttl) : tr("as each route says"));
        showState();
    });
    connect(m_server, &Server::compressionChanged, this, &KnobsPane::showState);
    showState();
    showFaults();
    setServerState(m_server->state());
}

KnobsPane::~KnobsPane() = default;

void KnobsPane::makeForm()
{
    auto *bar = new PaneBar(this);
    bar->addAction(m_reset);
    bar->addAction(m_noFaults);
    bar->addAtEnd(m_state);

    auto *body = new QWidget(this);
    m_form = new QFormLayout(body);
    QFormLayout *const form = m_form;
    form->setContentsMargins(8, 8, 8, 8);
    form->setSpacing(8);
    m_state->setMinimumWidth(1); // it ends in "…" before it widens the pane
    const auto add = [&](const QString &text, QWidget *field) {
        auto *label = new QLabel(text, body);
        const auto *delay = qobject_cast<DelayEditor *>(field);
        label->setBuddy(delay ? delay->time() : field);
        form->addRow(label, field);
    };
    form->addRow(makeTitle(tr("Server"), body));
    add(tr("Workers"), m_workers);
    m_workersNote->setObjectName(u"workersNote"_s);
    m_workersNote->setWordWrap(true);
    form->addRow(QString(), m_workersNote);
    m_threads->setToolTip(tr("Threads that read an SQLite file, or connections to PostgreSQL"));
    add(tr("Database threads"), m_threads);

    m_compression->setObjectName(u"knobCompression"_s);
    m_compression->setAccessibleName(tr("Compression of responses"));
    m_compression->setToolTip(tr("How hard responses are compressed, with what their client accepts: zstd, br, gzip or "
                                 "deflate"));
    m_compression->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    //: How hard responses are compressed.
    m_compression->addItems({tr("Off"), tr("Fast"), tr("Default"), tr("Best")});
    add(tr("Compression"), m_compression);

    form->addRow(makeTitle(tr("Cache"), body));
    m_routeCache->setObjectName(u"knobRouteCache"_s);
    m_singleFlight->setObjectName(u"knobSingleFlight"_s);
    m_routeCache->setToolTip(tr("Responses of cached routes are kept, and given again"));
    m_singleFlight->setToolTip(tr("Where many ask for what is not kept, one request makes it and the others wait"));
    form->addRow(m_routeCache);
    form->addRow(m_singleFlight);
    m_cacheTtl->setObjectName(u"knobCacheTtl"_s);
    m_cacheTtl->setDecimals(1);
    m_cacheTtl->setRange(0, secondsOf(Server::kMostRouteCacheTtl));
    m_cacheTtl->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_cacheTtl->setGroupSeparatorShown(true);
    m_cacheTtl->setKeyboardTracking(false);
    m_cacheTtl->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    //: The unit behind a number: seconds.
    m_cacheTtl->setSuffix(tr(" s"));
    //: In place of 0 seconds: for how long a response is kept.
    m_cacheTtl->setSpecialValueText(tr("as declared"));
    m_cacheTtl->setAccessibleName(tr("Time to live of cached routes"));
    m_cacheTtl->setToolTip(
        tr("For how long cached routes keep their responses, all the same; also of what is kept already, which is "
           "given no longer than that. As declared: each route as its own policy says"));
    //: A field: time to live of cached responses.
    add(tr("TTL"), m_cacheTtl);

    form->addRow(makeTitle(tr("Tasks at once"), body));
    m_queueForm->setContentsMargins(0, 0, 0, 0);
    m_queueForm->setSpacing(8);
    m_noQueues->setProperty("role", u"muted"_s);
    m_noQueues->setWordWrap(true);
    form->addRow(m_queueBox);
    form->addRow(m_noQueues);

    form->addRow(makeTitle(tr("Injected delay, each time"), body));
    add(tr("Database"), m_database);
    add(tr("Cache"), m_cache);
    add(tr("Outbound calls"), m_outbound);
    m_database->setToolTip(tr("Every job of the database takes so much longer, on its connection"));
    m_cache->setToolTip(tr("Every command of a request or task to the cache waits so long before it is sent"));
    m_outbound->setToolTip(tr("Every call to another server waits so long before it is sent"));

    form->addRow(makeTitle(tr("Injected into one route"), body));
    form->addRow(m_faults);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(body);
    layout->addStretch(1);
}

/// Where there is too little room, as with large letters on a small screen, labels stand above their fields.
void KnobsPane::arrange()
{
    constexpr int kLetters = 36;
    // Not by its own width, which follows from this.
    const int room = parentWidget() ? parentWidget()->width() : width();
    const bool isNarrow = m_form->rowWrapPolicy() == QFormLayout::WrapAllRows;
    if (!isNarrow)
        m_wide = std::max(minimumSizeHint().width(), kLetters * fontMetrics().averageCharWidth());
    const bool narrow = room < m_wide;
    if (narrow == isNarrow)
        return;
    for (QFormLayout *form : {m_form, m_queueForm})
        form->setRowWrapPolicy(narrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows);
    m_faults->setNarrow(narrow);
}

bool KnobsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

bool KnobsPane::event(QEvent *event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::ParentChange && parentWidget())
        parentWidget()->installEventFilter(this);
    else if (event->type() == QEvent::LayoutRequest) // what it needs may be known only now
        arrange();
    return isDone;
}

void KnobsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void KnobsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    for (QFormLayout *form : {m_form, m_queueForm}) // to learn anew how much that takes
        form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_faults->setNarrow(false);
    arrange();
}

DelayEditor *KnobsPane::delayOf(const QString &what) const
{
    return what == u"database"_s ? m_database : what == u"cache"_s ? m_cache : m_outbound;
}

// ---------------------------------------------------------------- what is

void KnobsPane::setServerState(ServerState state)
{
    const bool runs = state == ServerState::Listening || state == ServerState::Draining;
    m_queueBox->setEnabled(runs);
    if (!runs) { // what it was asked is not answered any more
        for (Queue &queue : m_queues)
            queue.isAsked = false;
    }
    showState(); // the database may be another one now
    if (runs)
        showQueues();
}

void KnobsPane::setWorkers(int wanted, int running, const QString &fixed)
{
    {
        const QSignalBlocker blocker(m_workers);
        m_workers->setValue(wanted);
    }
    m_workers->setEnabled(fixed.isEmpty());
    m_workers->setToolTip(fixed);
    const bool waits = running > 0 && running != wanted;
    m_workersNote->setTone(waits ? Tone::Warning : Tone::Muted);
    if (!fixed.isEmpty())
        m_workersNote->setText(fixed);
    else if (waits)
        //: Workers that there are now; the number that was chosen is another one.
        m_workersNote->setText(tr("There are %n only: the log says why.", nullptr, running));
    m_workersNote->setVisible(waits || !fixed.isEmpty());
}

void KnobsPane::showState()
{
    const QSignalBlocker blockers[]{QSignalBlocker(m_threads), QSignalBlocker(m_routeCache),
                                    QSignalBlocker(m_singleFlight), QSignalBlocker(m_cacheTtl),
                                    QSignalBlocker(m_compression)};
    m_threads->setValue(m_server->databaseThreads());
    m_routeCache->setChecked(m_server->isRouteCacheOn());
    m_singleFlight->setChecked(m_server->isSingleFlightOn());
    m_cacheTtl->setValue(secondsOf(m_server->routeCacheTtl()));
    const auto level = m_server->compression();
    m_compression->setCurrentIndex(level ? int(*level) + 1 : 0);
}

void KnobsPane::showFaults()
{
    const Faults &faults = m_server->faults();
    m_database->setValue(faults.database);
    m_cache->setValue(faults.cache);
    m_outbound->setValue(faults.outbound);
    m_faults->setFaults(faults.routes);
    const int count = words::faultCount(faults);
    Commands::setEnabled(m_noFaults, count > 0, tr("Nothing is injected."));
    m_state->setTone(count > 0 ? Tone::Warning : Tone::Muted);
    //: %n is how many knobs inject delays or errors.
    m_state->setText(count > 0 ? tr("%n injected", nullptr, count) : tr("Nothing is injected"));
}

void KnobsPane::endFrame(Clock::time_point now)
{
    if (!isVisible() || now - m_lookedAt < kLookEvery)
        return;
    m_lookedAt = now;
    showQueues();
}

void KnobsPane::showQueues()
{
    const ServerState state = m_server->state();
    const bool runs = state == ServerState::Listening || state == ServerState::Draining;
    tasks::Workbench *const bench = runs ? m_server->tasks() : nullptr;
    if (!bench)
        return;
    const auto snapshot = bench->snapshot();
    for (const tasks::Queue &queue : snapshot->queues) {
        if (!m_queues.contains(queue.name))
            addQueue(queue);
        Queue &shown = m_queues[queue.name];
        if (shown.isAsked || queue.concurrency == shown.known)
            continue;
        shown.known = queue.concurrency;
        const QSignalBlocker blocker(shown.spin);
        shown.spin->setValue(queue.concurrency);
    }
    m_noQueues->setVisible(m_queues.isEmpty());
}

void KnobsPane::addQueue(const tasks::Queue &queue)
{
    const auto &kinds = m_server->tasks()->kinds();
    const bool isOrdered = std::any_of(kinds.begin(), kinds.end(), [&](const tasks::KindInfo &kind) {
        return kind.isOrdered && kind.queue == queue.name;
    });
    //: %1 the name of a queue of tasks.
    auto *spin = makeNumber(m_queueBox, u"queue-"_s + queue.name, tr("Tasks of %1 at once").arg(queue.name), 0,
                            isOrdered ? 1 : tasks::Queue::kMaxConcurrency);
    if (isOrdered)
        spin->setToolTip(tr("Its tasks run in order: one at a time"));
    spin->setValue(queue.concurrency);
    auto *label = new QLabel(queue.name, m_queueBox);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(spin);
    m_queueForm->addRow(label, spin);
    m_queues.insert(queue.name, {spin, queue.concurrency, queue.concurrency, false});
    connect(spin, &QSpinBox::valueChanged, this, [this, name = queue.name](int value) { turnQueue(name, value); });
}

// ---------------------------------------------------------------- what is turned

void KnobsPane::turnThreads(int threads)
{
    const int before = m_server->databaseThreads();
    if (threads == before)
        return;
    Server *const server = m_server;
    m_context.undo->push(new KnobCommand(
        //: Stands behind "Undo".
        ThreadsKnob, tr("number of database threads"), [server, threads] { server->setDatabaseThreads(threads); },
        [server, before] { server->setDatabaseThreads(before); }));
}

void KnobsPane::turnRouteCache(bool on)
{
    if (on == m_server->isRouteCacheOn())
        return;
    Server *const server = m_server;
    m_context.undo->push(new KnobCommand(
        //: Stands behind "Undo".
        RouteCacheKnob, tr("switch of the route cache"), [server, on] { server->setRouteCacheOn(on); },
        [server, on] { server->setRouteCacheOn(!on); }));
}

void KnobsPane::turnSingleFlight(bool on)
{
    if (on == m_server->isSingleFlightOn())
        return;
    Server *const server = m_server;
    m_context.undo->push(new KnobCommand(
        //: Stands behind "Undo".
        SingleFlightKnob, tr("switch of single flight"), [server, on] { server->setSingleFlightOn(on); },
        [server, on] { server->setSingleFlightOn(!on); }));
}

void KnobsPane::turnCacheTtl(milliseconds ttl)
{
    const milliseconds before = m_server->routeCacheTtl();
    if (ttl == before)
        return;
    Server *const server = m_server;
    m_context.undo->push(new KnobCommand(
        //: Stands behind "Undo".
        CacheTtlKnob, tr("time to live of cached routes"), [server, ttl] { server->setRouteCacheTtl(ttl); },
        [server, before] { server->setRouteCacheTtl(before); }));
}

void KnobsPane::turnCompression(std::optional<CompressionLevel> level)
{
    const auto before = m_server->compression();
    if (level == before)
        return;
    Server *const server = m_server;
    m_context.undo->push(new KnobCommand(
        //: Stands behind "Undo".
        CompressionKnob, tr("level of compression"), [server, level] { server->setCompression(level); },
        [server, before] { server->setCompression(before); }));
}

void KnobsPane::turnQueue(const QString &queue, int concurrency)
{
    const int before = m_queues.value(queue).known;
    if (concurrency == before)
        return;
    const QPointer<KnobsPane> self(this);
    const auto set = [self, queue](int value) {
        if (self)
            self->setConcurrency(queue, value);
    };
    const int knob = kFirstQueueKnob + int(qHash(queue) % kFirstQueueKnob);
    m_context.undo->push(new KnobCommand(
        //: Stands behind "Undo"; %1 the name of a queue.
        knob, tr("concurrency of %1").arg(queue), [set, concurrency] { set(concurrency); },
        [set, before] { set(before); }));
}

void KnobsPane::setConcurrency(const QString &queue, int concurrency)
{
    const ServerState state = m_server->state();
    const bool runs = state == ServerState::Listening || state == ServerState::Draining;
    tasks::Workbench *const bench = runs ? m_server->tasks() : nullptr;
    Queue &shown = m_queues[queue];
    if (!bench || !shown.spin) {
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("The concurrency of %1 was not changed: the server does not run.").arg(queue),
                                 {},
                                 {},
                                 {}});
        return;
    }
    {
        const QSignalBlocker blocker(shown.spin);
        shown.spin->setValue(concurrency);
    }
    const int before = std::exchange(shown.known, concurrency);
    shown.isAsked = true;
    bench->setConcurrency(queue, concurrency, this, [this, queue, concurrency, before](Result<void> result) {
        Queue &asked = m_queues[queue];
        asked.isAsked = false;
        if (result) {
            //: What is changed; %1 a queue.
            m_context.marks->add(tr("Concurrency of %1").arg(queue), countText(quint64(concurrency)));
            return;
        }
        asked.known = before; // until the store is looked at again
        const QSignalBlocker blocker(asked.spin);
        asked.spin->setValue(before);
        //: %1 a queue, %2 why.
        const QString text = tr("The concurrency of %1 was not changed: %2").arg(queue, result.error().detail);
        m_context.notices->post({Notice::Kind::Warning, text, {}, {}, {}});
    });
}

void KnobsPane::turnFaults(const Faults &to, int knob, const QString &text)
{
    const Faults before = m_server->faults();
    if (to == before)
        return;
    Server *const server = m_server;
    m_context.undo->push(new KnobCommand(
        knob, text, [server, to] { server->setFaults(to); }, [server, before] { server->setFaults(before); }));
}

void KnobsPane::turnRoute(const RouteFault &fault)
{
    Faults to = m_server->faults();
    std::erase_if(to.routes, [&](const RouteFault &each) { return each.route == fault.route; });
    if (fault.isOn())
        to.routes.push_back(fault);
    std::sort(to.routes.begin(), to.routes.end(),
              [](const RouteFault &a, const RouteFault &b) { return a.route < b.route; });
    const QString route = words::routeName(m_server->routes()->at(fault.route));
    //: Stands behind "Undo"; %1 a route, "GET /users".
    turnFaults(to, kFirstRouteKnob + fault.route, tr("faults of %1").arg(route));
}

void KnobsPane::stopFaults()
{
    //: Stands behind "Undo".
    turnFaults({}, AllFaultsKnob, tr("end of all faults"));
}

void KnobsPane::resetAll()
{
    const bool isQueueTurned = std::any_of(m_queues.cbegin(), m_queues.cend(),
                                           [](const Queue &queue) { return queue.known != queue.first; });
    if (!isQueueTurned && !m_server->faults().isAny() && m_server->databaseThreads() == m_firstThreads
        && m_server->isRouteCacheOn() && m_server->isSingleFlightOn() && m_server->routeCacheTtl() == milliseconds(0)
        && m_server->compression() == m_usualCompression)
        return; // no step that undoes nothing
    //: Stands behind "Undo".
    m_context.undo->beginMacro(tr("reset of all knobs"));
    stopFaults();
    turnThreads(m_firstThreads);
    turnRouteCache(true);
    turnSingleFlight(true);
    turnCacheTtl(milliseconds(0));
    turnCompression(m_usualCompression);
    for (auto queue = m_queues.cbegin(); queue != m_queues.cend(); ++queue)
        turnQueue(queue.key(), queue->first);
    m_context.undo->endMacro();
}

void KnobsPane::markFaults(const Faults &before, const Faults &now)
{
    SettingMarks &marks = *m_context.marks;
    if (before.database != now.database)
        marks.add(tr("Injected delay of the database"), words::delay(now.database));
    if (before.cache != now.cache)
        marks.add(tr("Injected delay of the cache"), words::delay(now.cache));
    if (before.outbound != now.outbound)
        marks.add(tr("Injected delay of outbound calls"), words::delay(now.outbound));
    std::set<std::int32_t> routes;
    for (const Faults *faults : {&before, &now}) {
        for (const RouteFault &each : faults->routes)
            routes.insert(each.route);
    }
    const RouteTable table = m_server->routes();
    for (const std::int32_t route : routes) {
        const RouteFault *was = before.of(route);
        const RouteFault *is = now.of(route);
        if ((was && is && *was == *is) || route < 0 || route >= table->size())
            continue;
        //: What is changed; %1 a route, "GET /users".
        marks.add(tr("Injected into %1").arg(words::routeName(table->at(route))),
                  words::fault(is ? *is : RouteFault()));
    }
}

} // namespace coroscope
