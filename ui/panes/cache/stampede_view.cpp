#include "ui/panes/cache/stampede_view.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/flight_chart.h"
#include "ui/panes/cache/flight_panel.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDrawEvery{250};
constexpr milliseconds kListEvery{1'000};
constexpr std::size_t kMostKeys = 50; // to choose from
constexpr std::size_t kMostDrawn = 500; // requests

} // namespace

StampedeView::StampedeView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_run(new StampedeRun(this))
    , m_banner(new Banner(this))
    , m_summary(new ToneLabel(Tone::Text, this))
    , m_subjects(new QComboBox(this))
    , m_spans(new QComboBox(this))
    , m_count(new QSpinBox(this))
    , m_takes(new QSpinBox(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(u"cache"_s, this))
    , m_sides(new QSplitter(Qt::Horizontal, this))
    , m_off(new FlightPanel(u"flightsOff"_s, context.settings, context.notices, this))
    , m_on(new FlightPanel(u"flightsOn"_s, context.settings, context.notices, this))
    , m_live(new FlightPanel(u"flightsLive"_s, context.settings, context.notices, this))
{
    setObjectName(u"cacheStampede"_s);
    m_summary->setObjectName(u"stampedeSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(8, 0, 8, 4);
    makePages();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(makeChoices());
    layout->addWidget(m_banner);
    layout->addWidget(m_summary);
    layout->addWidget(m_pages, 1);

    connect(m_run, &StampedeRun::changed, this, [this] {
        m_isRunDrawn = false;
        updateState();
    });
    connect(m_run, &StampedeRun::finished, this, [this] { refresh(Clock::now()); });
    connect(m_banner, &Banner::actionRequested, this,
            [this] { m_routeCacheOn ? singleFlightToggled(true) : routeCacheToggled(true); });
    connect(m_empty, &EmptyState::actionRequested, this, &StampedeView::run);
    updateSubjects();
    showSubject(std::nullopt);
}

QWidget *StampedeView::makeBar()
{
    auto *bar = new PaneBar(this);
    m_runAction
        = cacheAction(m_context, this, u"stampedeRun"_s, u"media-playback-start"_s, tr("&Run a Stampede"),
                      tr("Ask for one report with many requests at once, without single flight and then with it"));
    m_cancelAction = cacheAction(m_context, this, u"stampedeCancel"_s, u"media-playback-stop"_s,
                                 tr("&Cancel the Stampede"), tr("What came so far stays"));
    m_tableAction = cacheAction(m_context, this, u"stampedeTable"_s, u"view-list-details"_s, tr("Stampede as &Table"),
                                tr("The requests of the drawing as text"));
    m_tableAction->setCheckable(true);
    auto *button = new QToolButton(this);
    button->setObjectName(u"stampedeRunButton"_s);
    button->setDefaultAction(m_runAction);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    bar->addWidget(button);
    bar->addAction(m_cancelAction);
    bar->addAction(m_tableAction);
    auto *menu = new QMenu(this);
    const auto save = [this, menu](const QString &id, const QString &text, auto act) {
        QAction *action = cacheAction(m_context, this, id, u"document-export"_s, text, tr("Write what is shown"));
        connect(action, &QAction::triggered, this, act);
        menu->addAction(action);
    };
    save(u"stampedePng"_s, tr("Save the Stampede as a &Picture (PNG)…"),
         [this] { chooseChartPicture(drawn(), u"stampede.png"_s, m_context.notices); });
    save(u"stampedeSvg"_s, tr("Save the Stampede as a &Drawing (SVG)…"),
         [this] { chooseChartPicture(drawn(), u"stampede.svg"_s, m_context.notices); });
    save(u"stampedeOffCsv"_s, tr("Save Its Requests &without Single Flight as CSV…"), [this] { m_off->saveCsv(); });
    save(u"stampedeOnCsv"_s, tr("Save Its Requests with &Single Flight as CSV…"), [this] { m_on->saveCsv(); });
    auto *others = new QToolButton(this);
    others->setObjectName(u"stampedeSave"_s);
    others->setAutoRaise(true);
    others->setIcon(icon(u"document-export"_s));
    others->setText(tr("Save"));
    others->setToolTip(tr("Save the drawing or its requests"));
    others->setAccessibleName(others->toolTip());
    others->setPopupMode(QToolButton::InstantPopup);
    others->setMenu(menu);
    bar->addWidget(others);
    m_figure = bar->addFigure();
    m_figure->setObjectName(u"stampedeFigure"_s);
    connect(m_runAction, &QAction::triggered, this, &StampedeView::run);
    connect(m_cancelAction, &QAction::triggered, m_run, &StampedeRun::cancel);
    connect(m_tableAction, &QAction::toggled, this, &StampedeView::setShowTable);
    return bar;
}

QWidget *StampedeView::makeChoices()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(8, 0, 8, 4);
    row->setSpacing(8);
    const auto add = [this, row](const QString &text, QWidget *field, const QString &name, const QString &tip) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        field->setObjectName(name);
        field->setAccessibleName(text);
        field->setToolTip(tip);
        row->addWidget(label);
        row->addWidget(field);
    };
    add(tr("Show"), m_subjects, u"stampedeSubject"_s,
        tr("A stampede that is run here, or the requests of a route or of one of its keys"));
    m_subjects->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subjects->setMinimumContentsLength(24);
    m_subjects->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->setStretchFactor(m_subjects, 1);
    m_spans->setObjectName(u"stampedeSpan"_s);
    m_spans->setAccessibleName(tr("Of which time"));
    m_spans->setToolTip(tr("Around the last time that a handler made the answer, or all of the last seconds"));
    m_spans->addItem(tr("last fill"));
    m_spans->addItem(tr("last 10 s"));
    m_spans->addItem(tr("last minute"));
    row->addWidget(m_spans);
    m_count->setRange(2, StampedeRun::kMostRequests);
    m_count->setValue(200);
    m_takes->setRange(0, int(StampedeRun::kMostTakes.count()));
    m_takes->setSingleStep(100);
    m_takes->setValue(500);
    //: Milliseconds, behind a number.
    m_takes->setSuffix(tr(" ms"));
    add(tr("Requests"), m_count, u"stampedeCount"_s, tr("How many ask at the same time, each on its own connection"));
    add(tr("Answer takes"), m_takes, u"stampedeTakes"_s, tr("How long the handler needs to make the answer"));
    connect(m_subjects, &QComboBox::activated, this, [this](int index) {
        showSubject(index <= 0 ? std::nullopt : std::optional(m_known[std::size_t(index) - 1]));
    });
    connect(m_spans, &QComboBox::activated, this, [this] {
        m_drawnChanges = 0;
        refresh(Clock::now());
    });
    return line;
}

void StampedeView::makePages()
{
    m_sides->setObjectName(u"stampedeSplitter"_s);
    m_sides->addWidget(m_off);
    m_sides->addWidget(m_on);
    m_sides->setSizes({1'000, 1'000});
    m_sides->setChildrenCollapsible(false);
    for (QWidget *page :
         {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_sides), static_cast<QWidget *>(m_live)})
        m_pages->addWidget(page);
    for (FlightPanel *panel : {m_off, m_on, m_live})
        connect(panel, &FlightPanel::requestActivated, this, &StampedeView::requestActivated);
    m_off->setTitle(tr("Without single flight"));
    m_on->setTitle(tr("With single flight"));
}

void StampedeView::setRoutes(RouteTable routes)
{
    m_routes = std::move(routes);
    updateState();
}

void StampedeView::setServerState(ServerState state)
{
    if (state == ServerState::Starting)
        m_history.clear(); // its requests are of another run, and so are their routes
    if (state != ServerState::Listening)
        m_run->cancel();
    m_state = state;
    updateState();
}

void StampedeView::setSwitches(bool routeCache, bool singleFlight)
{
    m_routeCacheOn = routeCache;
    m_singleFlightOn = singleFlight;
    if (!routeCache)
        m_banner->showMessage(
            Banner::Kind::Warning,
            tr("The route cache is switched off: each request runs its handler, with single flight and without."),
            tr("Switch it on"), false);
    else if (!singleFlight)
        m_banner->showMessage(Banner::Kind::Warning,
                              tr("Single flight is switched off for all routes: a run with it is as one without."),
                              tr("Switch it on"), false);
    else
        m_banner->hide();
}

std::int32_t StampedeView::demoRoute() const
{
    if (!m_routes)
        return -1;
    const auto at = std::find_if(m_routes->begin(), m_routes->end(), [](const RouteInfo &route) {
        return route.method == "GET" && route.path.toLatin1() == StampedeRun::path();
    });
    return at == m_routes->end() ? -1 : at->index;
}

void StampedeView::run()
{
    if (!m_runAction->isEnabled())
        return;
    showSubject(std::nullopt);
    m_run->start(m_context.server->url(), m_count->value(), milliseconds(m_takes->value()), m_context.server->known());
    refresh(Clock::now());
}

void StampedeView::consume(const TelemetryBatch &batch)
{
    for (const ExchangeRecordPtr &record : batch.exchanges)
        m_history.add(*record);
    m_run->consume(batch);
}

FlightHistory StampedeView::takeHistory()
{
    FlightHistory taken = m_history;
    m_history.clear();
    return taken;
}

void StampedeView::endFrame(Clock::time_point now)
{
    m_history.trim(now);
    if (isVisible() && now - m_drawnAt >= kDrawEvery)
        refresh(now);
}

void StampedeView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh(Clock::now());
}

void StampedeView::showSubject(const std::optional<FlightHistory::Subject> &subject)
{
    m_subject = subject;
    m_drawnChanges = 0;
    m_isRunDrawn = false;
    const auto at = subject ? std::find(m_known.begin(), m_known.end(), *subject) : m_known.end();
    m_subjects->setCurrentIndex(at == m_known.end() ? 0 : int(at - m_known.begin()) + 1);
    refresh(Clock::now());
    updateState();
}

void StampedeView::showNewest()
{
    const auto groups = m_history.groups(1);
    if (groups.empty())
        return;
    updateSubjects();
    showSubject(groups.front().subject);
}

QString StampedeView::subjectText(const FlightHistory::Subject &subject) const
{
    const bool isKnown = m_routes && subject.route >= 0 && subject.route < m_routes->size();
    const QString route = isKnown
        ? QString::fromLatin1(m_routes->at(subject.route).method) + u' ' + m_routes->at(subject.route).path
        : QString::number(subject.route);
    if (subject.key.isEmpty())
        //: %1 a route: the requests for whatever of its answers.
        return tr("%1 – all keys").arg(route);
    //: %1 a route, %2 a key of the cache.
    return tr("%1 – %2").arg(route, shownKey(subject.key));
}

/// By route, its keys below it; the chosen one stays, also where nobody has asked for it lately.
void StampedeView::updateSubjects()
{
    std::vector<FlightHistory::Subject> subjects;
    const auto groups = m_history.groups(kMostKeys);
    for (const FlightHistory::Group &group : groups)
        subjects.push_back(group.subject);
    if (m_subject && std::find(subjects.begin(), subjects.end(), *m_subject) == subjects.end())
        subjects.push_back(*m_subject);
    std::sort(subjects.begin(), subjects.end(),
              [](const auto &a, const auto &b) { return std::tie(a.route, a.key) < std::tie(b.route, b.key); });
    if (m_subjects->count() > 0 && subjects == m_known)
        return;
    m_known = std::move(subjects);
    const QSignalBlocker block(m_subjects);
    m_subjects->clear();
    m_subjects->addItem(tr("A stampede, without single flight and with it"));
    for (const FlightHistory::Subject &each : m_known)
        m_subjects->addItem(subjectText(each));
    const auto at = m_subject ? std::find(m_known.begin(), m_known.end(), *m_subject) : m_known.end();
    m_subjects->setCurrentIndex(at == m_known.end() ? 0 : int(at - m_known.begin()) + 1);
}

void StampedeView::refresh(Clock::time_point now)
{
    m_drawnAt = now;
    if (now - m_listedAt >= kListEvery && !m_subjects->view()->isVisible()) {
        m_listedAt = now;
        updateSubjects();
    }
    if (m_subject)
        showLive(now);
    else if (!std::exchange(m_isRunDrawn, true))
        showRun();
}

void StampedeView::showRun()
{
    using Side = StampedeRun::Side;
    const auto &off = m_run->result(Side::Off);
    const auto &on = m_run->result(Side::On);
    // One scale for both, so that they can be compared.
    const nanoseconds span = std::max(FlightPanel::extent(off.requests), FlightPanel::extent(on.requests));
    m_off->setRequests(off.requests, span);
    m_on->setRequests(on.requests, span);
    m_summary->setText(runText());
    m_summary->setTone(Tone::Text);
    m_summary->setVisible(!m_summary->text().isEmpty());
    const bool hasRun = m_run->isRunning() || !off.requests.empty() || off.failed > 0;
    if (!hasRun)
        m_empty->setText(
            tr("No stampede yet"),
            tr("When an answer that many want is not in the cache, all of them run its handler at once, and "
               "the database is asked the same by each. With single flight one makes it, and the others "
               "wait for that."),
            m_runAction->isEnabled() ? tr("Run a stampede") : QString());
    m_pages->setCurrentWidget(hasRun ? static_cast<QWidget *>(m_sides) : m_empty);
}

/// Only what was measured.
QString StampedeView::sideText(StampedeRun::Side side) const
{
    const StampedeRun::Result &result = m_run->result(side);
    if (!result.isDone)
        return {};
    const FlightFigures &figures = (side == StampedeRun::Side::Off ? m_off : m_on)->figures();
    //: How often the handler was run: a part of the next sentences.
    const QString runs = tr("%Ln time(s)", nullptr, figures.runs);
    const QString statements = tr("%Ln database statement(s)", nullptr, int(figures.statements));
    const QString text = side == StampedeRun::Side::Off
        //: %1 a number of requests, %2 "200 times", %3 "200 database statements".
        ? tr("Without single flight %1 requests ran the handler %2, with %3.")
        //: %1 a number of requests, %2 "once", %3 "1 database statement".
        : tr("With single flight %1 requests ran the handler %2, with %3.");
    QStringList sentences{text.arg(countText(quint64(figures.requests)), runs, statements)};
    if (result.failed > 0)
        //: %1 why the first of them did.
        sentences.append(tr("%Ln request(s) failed: %1.", nullptr, result.failed).arg(result.failure));
    if (const int lost = m_run->requests() - figures.requests; lost > 0)
        sentences.append(tr("%Ln request(s) left no record, so they are not drawn.", nullptr, lost));
    return sentences.join(u' ');
}

QString StampedeView::runText() const
{
    QStringList parts{sideText(StampedeRun::Side::Off), sideText(StampedeRun::Side::On)};
    parts.removeAll(QString());
    if (m_run->wasCanceled())
        parts.append(tr("The run was canceled."));
    return parts.join(u' ');
}

void StampedeView::showLive(Clock::time_point now)
{
    const auto span = Span(m_spans->currentIndex());
    const bool moves = span != Span::LastFill;
    if (!moves && m_drawnChanges == m_history.changes())
        return;
    m_drawnChanges = m_history.changes();
    const auto seconds = span == Span::TenSeconds ? std::chrono::seconds(10) : FlightHistory::kKept;
    const auto requests
        = moves ? m_history.of(*m_subject, now - seconds, kMostDrawn) : m_history.lastFill(*m_subject, kMostDrawn);
    m_live->setTitle(subjectText(*m_subject));
    m_live->setRequests(requests);
    const bool isFull = requests.size() == kMostDrawn;
    m_summary->setText(isFull ? tr("The newest %Ln request(s) are shown.", nullptr, int(kMostDrawn)) : QString());
    m_summary->setTone(Tone::Muted);
    m_summary->setVisible(isFull);
    if (requests.empty())
        m_empty->setText(moves ? tr("No request lately") : tr("No answer was made lately"),
                         moves
                             ? tr("Nobody has asked for it in this time.")
                             : tr("In the last minute no handler made this answer: nobody asked, or all got it out of "
                                  "the cache. “Last minute” shows these."));
    m_pages->setCurrentWidget(requests.empty() ? static_cast<QWidget *>(m_empty) : m_live);
}

QWidget *StampedeView::drawn() const
{
    return m_subject ? static_cast<QWidget *>(m_live) : m_sides;
}

void StampedeView::setShowTable(bool table)
{
    m_tableAction->setChecked(table);
    for (FlightPanel *panel : {m_off, m_on, m_live})
        panel->setShowTable(table);
}

QString StampedeView::summary() const
{
    return m_summary->text();
}

void StampedeView::updateState()
{
    const bool listens = m_state == ServerState::Listening;
    const std::int32_t route = demoRoute();
    const bool isServed = route >= 0 && m_context.server->isRouteEnabled(route);
    const bool canRun = listens && isServed && !m_run->isRunning();
    Commands::setEnabled(m_runAction, canRun,
                         !listens        ? tr("The server is not running.")
                             : route < 0 ? tr("The server has no route GET /cached-report.")
                             : !isServed ? tr("The route GET /cached-report is disabled.")
                                         : tr("A stampede is running."));
    Commands::setEnabled(m_cancelAction, m_run->isRunning(), tr("No stampede is running."));
    m_count->setEnabled(!m_run->isRunning());
    m_takes->setEnabled(!m_run->isRunning());
    m_spans->setEnabled(m_subject.has_value());
    QString figure;
    if (m_run->isRunning()) {
        const auto &off = m_run->result(StampedeRun::Side::Off);
        const auto &now = off.isDone ? m_run->result(StampedeRun::Side::On) : off;
        const QString done = countText(quint64(now.answered + now.failed));
        const QString all = countText(quint64(m_run->requests()));
        figure = off.isDone
            //: %1 and %2 numbers of requests.
            ? tr("with single flight: %1 of %2 answered").arg(done, all)
            //: %1 and %2 numbers of requests.
            : tr("without single flight: %1 of %2 answered").arg(done, all);
    }
    m_figure->setText(figure);
}

} // namespace coroscope
