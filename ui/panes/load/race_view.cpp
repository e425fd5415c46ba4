#include "ui/panes/load/race_view.h"

#include "server/runtime/server.h"
#include "ui/icon.h"
#include "ui/panes/load/curve_chart.h"
#include "ui/panes/load/load_charts.h"
#include "ui/panes/load/load_compare_view.h"
#include "ui/panes/load/load_facts.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/load/load_series.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/load/whole_form.h"
#include "ui/panes/sender_request.h"
#include "ui/panes/server_home.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr int kUsualConnections = 20;
constexpr double kUsualSeconds = 3;
constexpr double kUsualWarmUp = 0.5;
enum Order { InTurn, AtOnce };

QString viewName()
{
    return u"loadRace"_s;
}

} // namespace

RaceView::RaceView(const WindowContext &context, LoadRunsModel *runs, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_race(new Race(context.marks, runs, this))
    , m_choice(new QComboBox(this))
    , m_connections(new QSpinBox(this))
    , m_seconds(new QDoubleSpinBox(this))
    , m_warmUp(new QDoubleSpinBox(this))
    , m_order(new QComboBox(this))
    , m_start(new QPushButton(tr("Race"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_says(new ToneLabel(Tone::Muted, this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(u"load-run"_s, this))
    , m_throughput(new CurveChart(tr("Answers a second"), tr("/s"), CurveChart::Over::Seconds, this))
    , m_latency(new CurveChart(tr("p99 latency"), tr("ms"), CurveChart::Over::Seconds, this))
    , m_outcome(new LoadCompareView(context, u"race"_s, this))
    , m_keep(this, context.settings, [this] { keep(); })
{
    setObjectName(u"raceView"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeForm();
    layout->addWidget(m_banner);
    m_empty->setText(tr("No race yet"),
                     tr("Both get the same load, one after the other, and are drawn on one time axis. Choose a pair "
                        "above, or type any two addresses of this machine."),
                     tr("Race"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeCharts());
    layout->addWidget(m_pages, 1);
    restore();
    setRunning(false);

    connect(m_choice, &QComboBox::activated, this, &RaceView::onTwinsChosen);
    for (std::size_t side = 0; side < 2; ++side) {
        connect(m_sides[side].address, &QLineEdit::textEdited, this, [this, side] { onAddressEdited(side); });
        connect(m_sides[side].address, &QLineEdit::returnPressed, m_start, &QPushButton::click);
        connect(m_sides[side].name, &QLineEdit::textEdited, &m_keep, qOverload<>(&QTimer::start));
    }
    connect(m_connections, &QSpinBox::valueChanged, this, &RaceView::refresh);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &RaceView::refresh);
    connect(m_warmUp, &QDoubleSpinBox::valueChanged, this, &RaceView::refresh);
    connect(m_order, &QComboBox::currentIndexChanged, this, &RaceView::refresh);
    connect(m_start, &QPushButton::clicked, this, &RaceView::start);
    connect(m_stop, &QPushButton::clicked, this, &RaceView::stop);
    connect(m_empty, &EmptyState::actionRequested, this, &RaceView::start);
    connect(m_banner, &Banner::actionRequested, this, &RaceView::onBannerAction);
    connect(m_outcome, &LoadCompareView::timelineRequested, this, &RaceView::timelineRequested);
    connect(m_outcome, &LoadCompareView::swapRequested, this, [this] {
        if (m_outcome->first())
            m_outcome->showRuns(m_outcome->second(), m_outcome->first(), m_outcome->sentence());
    });
    connect(m_race, &Race::progressed, this, [this] { setRunning(true); });
    connect(m_race, &Race::intervalsCame, this, &RaceView::draw);
    connect(m_race, &Race::finished, this, &RaceView::onFinished);
    if (context.server) {
        connect(context.server, &Server::stateChanged, this, [this](ServerState state) {
            if (!m_race->isRunning())
                refresh();
            if (state == ServerState::Listening && std::exchange(m_startWhenListening, false))
                start();
            else if (state == ServerState::Failed)
                m_startWhenListening = false;
        });
    }
    refresh();
}

void RaceView::makeForm()
{
    auto *form = new WholeForm(this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    m_choice->setObjectName(u"raceTwins"_s);
    m_choice->setAccessibleName(tr("What is raced"));
    m_choice->setToolTip(tr("Pairs that the routes declare as twins, or two addresses of your own"));
    auto *pair = new QLabel(tr("Pair"), form);
    pair->setBuddy(m_choice);
    grid->addWidget(pair, 0, 0);
    grid->addWidget(m_choice, 0, 1, 1, 2);
    const QString labels[] = {tr("First"), tr("Second")};
    const QString names[] = {tr("Name of the first"), tr("Name of the second")};
    const QString addresses[] = {tr("Address of the first"), tr("Address of the second")};
    for (int i = 0; i < 2; ++i) {
        Side &side = m_sides[std::size_t(i)];
        side.name = new QLineEdit(form);
        side.name->setObjectName(i == 0 ? u"raceFirstName"_s : u"raceSecondName"_s);
        side.name->setAccessibleName(names[i]);
        side.name->setMaxLength(40);
        side.name->setMaximumWidth(16 * fontMetrics().averageCharWidth());
        side.address = new QLineEdit(form);
        side.address->setObjectName(i == 0 ? u"raceFirst"_s : u"raceSecond"_s);
        side.address->setAccessibleName(addresses[i]);
        side.address->setFont(monospaceFont());
        side.address->setPlaceholderText(tr("/json or http://127.0.0.1:9000/"));
        side.address->setMinimumWidth(120);
        auto *label = new QLabel(labels[i], form);
        label->setBuddy(side.name);
        grid->addWidget(label, i + 1, 0);
        grid->addWidget(side.name, i + 1, 1);
        grid->addWidget(side.address, i + 1, 2);
    }
    grid->setColumnStretch(2, 1);

    const auto labelled = [form](const QString &text, QWidget *field, const QString &about) {
        auto *holder = new QWidget(form);
        auto *label = new QLabel(text, holder);
        label->setBuddy(field);
        field->setParent(holder);
        field->setToolTip(about);
        field->setAccessibleName(text);
        auto *row = new QHBoxLayout(holder);
        row->setContentsMargins(0, 0, 8, 0);
        row->setSpacing(6);
        row->addWidget(label);
        row->addWidget(field);
        return holder;
    };
    m_connections->setObjectName(u"raceConnections"_s);
    m_connections->setRange(1, LoadPlan::kMaxConnections);
    m_connections->setGroupSeparatorShown(true);
    m_seconds->setObjectName(u"raceSeconds"_s);
    m_seconds->setDecimals(1);
    m_seconds->setRange(0.1, std::chrono::duration<double>(LoadPlan::kMaxDuration).count());
    m_seconds->setSuffix(tr(" s"));
    m_warmUp->setObjectName(u"raceWarmUp"_s);
    m_warmUp->setDecimals(1);
    m_warmUp->setRange(0, 60);
    m_warmUp->setSuffix(tr(" s"));
    m_order->setObjectName(u"raceOrder"_s);
    m_order->addItem(tr("one after the other"));
    m_order->addItem(tr("both at once"));
    auto *fields = new FlowLayout;
    fields->setSpacings(4, 6);
    fields->addWidget(labelled(tr("At once"), m_connections,
                               tr("So many requests are under way at once, at either side, at most %1")
                                   .arg(QLocale().toString(LoadPlan::kMaxConnections))));
    fields->addWidget(labelled(tr("Seconds"), m_seconds, tr("How long each side is measured")));
    fields->addWidget(labelled(tr("Warm-up"), m_warmUp, tr("Before that, so long, it is not counted. 0: none")));
    fields->addWidget(labelled(tr("How"), m_order,
                               tr("One after the other, so that neither takes anything away from the other; drawn as "
                                  "if they began together. Both at once shows how one disturbs the other.")));
    m_says->setObjectName(u"raceSays"_s);
    m_says->setWordWrap(true);
    m_start->setObjectName(u"raceStart"_s);
    m_start->setIcon(icon(u"media-playback-start"_s, IconTone::OnAccent));
    m_start->setProperty("primary", true);
    m_start->setAutoDefault(false);
    m_start->setToolTip(tr("Start the race (Ctrl+Enter)"));
    m_stop->setObjectName(u"raceStop"_s);
    m_stop->setIcon(icon(u"media-playback-stop"_s, IconTone::Error));
    m_stop->setAutoDefault(false);
    m_stop->setToolTip(tr("Stop the race; what was measured so far is shown (Esc)"));
    auto *latency = flatButton(
        u"raceLatency"_s, tr("Show in Latency"),
        tr("Brings the Latency pane to the front, whose charts mark where each side began and ended"), form);
    latency->setIcon(icon(u"utilities-system-monitor"_s));
    latency->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(latency, &QToolButton::clicked, this, &RaceView::showInLatencyRequested);
    auto *last = new FlowLayout;
    last->setSpacings(8, 6);
    last->addWidget(m_start);
    last->addWidget(m_stop);
    last->addWidget(latency);
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(grid);
    layout->addLayout(fields);
    layout->addLayout(last);
    layout->addWidget(m_says);
    this->layout()->addWidget(form);
}

QWidget *RaceView::makeCharts()
{
    m_throughput->setObjectName(u"raceThroughput"_s);
    m_latency->setObjectName(u"raceLatencyChart"_s);
    m_latency->setLogarithmic(true);
    for (CurveChart *chart : {m_throughput, m_latency}) {
        chart->addCurve(QString(), {0, Qt::SolidLine});
        chart->addCurve(QString(), {1, Qt::DashLine});
    }
    auto *charts = new QSplitter(Qt::Horizontal, this);
    m_charts = charts;
    charts->setObjectName(u"raceCharts"_s);
    charts->setChildrenCollapsible(false);
    charts->addWidget(m_throughput);
    charts->addWidget(m_latency);
    auto *all = new QSplitter(Qt::Vertical, this);
    all->setObjectName(u"raceSplitter"_s);
    all->setChildrenCollapsible(false);
    all->addWidget(charts);
    all->addWidget(m_outcome);
    all->setStretchFactor(0, 2);
    all->setStretchFactor(1, 3);
    m_outcome->hide();
    return all;
}

void RaceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_charts->setOrientation(width() > 44 * fontMetrics().height() ? Qt::Horizontal : Qt::Vertical);
}

const RouteTwins *RaceView::chosen() const
{
    const int index = m_choice->currentIndex();
    return index >= 0 && index < m_twins.size() ? &m_twins[index] : nullptr;
}

void RaceView::setRoutes(const RouteTable &routes)
{
    m_twins.clear();
    QStringList ids;
    for (const RouteInfo &route : *routes) {
        for (const RouteTwins &twins : route.twins) {
            if (ids.contains(twins.id))
                continue;
            ids.append(twins.id);
            m_twins.append(twins);
        }
    }
    m_choice->clear();
    for (const RouteTwins &twins : std::as_const(m_twins))
        m_choice->addItem(twins.title);
    m_choice->addItem(tr("Two addresses of your own"));
    const bool isNew = m_sides[0].address->text().isEmpty() && m_sides[1].address->text().isEmpty();
    const auto at = isNew ? 0 : ids.indexOf(m_wantedId);
    m_choice->setCurrentIndex(at >= 0 ? int(at) : m_choice->count() - 1);
    if (const RouteTwins *twins = chosen())
        fillFrom(*twins);
    refresh();
}

void RaceView::fillFrom(const RouteTwins &twins)
{
    const QScopedValueRollback filling(m_filling, true);
    m_wantedId = twins.id;
    const TwinSide *sides[] = {&twins.slow, &twins.fast};
    for (std::size_t i = 0; i < 2; ++i) {
        m_sides[i].name->setText(sides[i]->name);
        m_sides[i].address->setText(QString::fromUtf8(sides[i]->target));
        m_sides[i].fields.clear();
        for (const auto &[name, value] : sides[i]->fields)
            m_sides[i].fields.append({name, value});
    }
}

void RaceView::onTwinsChosen()
{
    if (const RouteTwins *twins = chosen())
        fillFrom(*twins);
    else
        m_wantedId.clear();
    refresh();
}

void RaceView::onAddressEdited(std::size_t side)
{
    m_sides[side].fields.clear(); // they belong to what stood there
    m_wantedId.clear();
    m_choice->setCurrentIndex(m_choice->count() - 1);
    refresh();
}

Result<RaceWish> RaceView::wish() const
{
    RaceWish wish;
    wish.load.connections = m_connections->value();
    wish.load.duration = milliseconds(std::llround(m_seconds->value() * 1000));
    wish.load.warmUp = milliseconds(std::llround(m_warmUp->value() * 1000));
    wish.atOnce = m_order->currentIndex() == AtOnce;
    for (std::size_t i = 0; i < 2; ++i) {
        const Side &side = m_sides[i];
        SenderRequest typed;
        typed.address = side.address->text();
        const auto call = typed.toCall(serverHome(m_context.server));
        if (!call.isOk())
            //: What is wrong with one of two addresses: %1 "First" or "Second", %2 a sentence.
            return Error{Error::Kind::BadRequest,
                         tr("%1: %2").arg(i == 0 ? tr("First") : tr("Second"), call.error().detail)};
        const QString name = side.name->text().trimmed();
        wish.sides[i].name = !name.isEmpty() ? name : i == 0 ? tr("first") : tr("second");
        wish.sides[i].request.url = call.value().url;
        wish.sides[i].request.headers = side.fields;
        LoadPlan plan = wish.load;
        plan.requests = {wish.sides[i].request};
        if (const auto checked = checkLoad(plan); !checked)
            return checked.error();
        if (!m_allowedHost.isEmpty() && call.value().url.host() == m_allowedHost)
            wish.load.allowRemote = true;
    }
    return wish;
}

void RaceView::refresh()
{
    if (m_filling)
        return;
    const auto wanted = wish();
    const RouteTwins *twins = chosen();
    QString text;
    Tone tone = Tone::Muted;
    if (m_busyElsewhere) {
        text = tr("A load run is on: it would disturb the race. It starts when that has ended.");
    } else if (!wanted) {
        text = wanted.error().detail;
        tone = Tone::Error;
    } else if (twins) {
        text = twins->lesson;
    } else {
        text = tr("Each side gets %1.").arg(loadWords::plan(wanted.value().load));
    }
    m_says->setTone(tone);
    m_says->setText(text);
    const bool can = wanted && !m_race->isRunning() && !m_busyElsewhere;
    m_start->setEnabled(can);
    m_empty->button()->setEnabled(can);
    m_keep.start();
}

QString RaceView::says() const
{
    return m_says->text();
}

void RaceView::setBusyElsewhere(bool busy)
{
    m_busyElsewhere = busy;
    refresh();
}

void RaceView::raceTwins(const QString &id)
{
    for (int i = 0; i < m_twins.size(); ++i) {
        if (m_twins[i].id != id || m_race->isRunning())
            continue;
        m_choice->setCurrentIndex(i);
        fillFrom(m_twins[i]);
        refresh();
        start();
        return;
    }
}

void RaceView::start()
{
    if (m_race->isRunning() || m_busyElsewhere)
        return;
    m_startWhenListening = false;
    m_banner->hide();
    const auto wanted = wish();
    if (!wanted) {
        m_banner->showMessage(Banner::Kind::Error, wanted.error().detail);
        return;
    }
    const Server *server = m_context.server;
    const bool stopped = server && (server->state() == ServerState::Stopped || server->state() == ServerState::Failed);
    for (const RaceSide &side : wanted.value().sides) {
        if (stopped && isServerHome(side.request.url, server)) {
            m_asks = Ask::Server;
            m_banner->showMessage(Banner::Kind::Error, tr("The server of this window is stopped."),
                                  tr("Start it and race"));
            return;
        }
    }
    RaceWish known = wanted.value();
    known.load.known = server ? server->known() : KnownServer();
    if (const auto started = m_race->start(known); !started) {
        m_banner->showMessage(Banner::Kind::Error, started.error().detail);
        return;
    }
    for (CurveChart *chart : {m_throughput, m_latency}) {
        for (int side = 0; side < 2; ++side) {
            chart->setName(side, wanted.value().sides[std::size_t(side)].name);
            chart->setCurve(side, {});
        }
        const double warmUp = m_warmUp->value();
        chart->setReach(warmUp + m_seconds->value());
        chart->setMarks(warmUp > 0 ? QList<QPair<double, QString>>{{warmUp, tr("measured from here")}}
                                   : QList<QPair<double, QString>>());
    }
    m_outcome->clear();
    m_outcome->hide();
    m_pages->setCurrentIndex(1);
    setRunning(true);
    m_stop->setFocus();
    Q_EMIT runningChanged(true);
}

void RaceView::stop()
{
    m_startWhenListening = false;
    if (!m_race->isRunning())
        return;
    m_race->stop();
    setRunning(true);
}

void RaceView::setRunning(bool running)
{
    m_stop->setEnabled(running && !m_race->isStopping());
    m_stop->setText(running && m_race->isStopping() ? tr("Stopping …") : tr("Stop"));
    for (const Side &side : m_sides) {
        side.name->setEnabled(!running);
        side.address->setEnabled(!running);
    }
    for (QWidget *field : std::initializer_list<QWidget *>{m_choice, m_connections, m_seconds, m_warmUp, m_order})
        field->setEnabled(!running);
    m_start->setEnabled(!running);
    if (!running)
        return;
    for (int side = 0; side < 2; ++side) {
        if (!m_race->isRunning(side))
            continue;
        const LoadSnapshot &now = m_race->side(side).snapshot();
        m_says->setTone(Tone::Muted);
        //: A race that is on: %1 the side that runs now, %2 "Measuring", %3 a number.
        m_says->setText(tr("%1: %2, %3 answers")
                            .arg(m_race->wish().sides[std::size_t(side)].name, loadWords::phase(now.phase),
                                 QLocale().toString(qulonglong(now.completed))));
    }
}

void RaceView::draw()
{
    for (int side = 0; side < 2; ++side) {
        const auto &record = m_race->record(side);
        const auto shown = thinned(record                       ? record->result->intervals
                                       : m_race->hasBegun(side) ? m_race->side(side).intervals()
                                                                : std::vector<LoadInterval>(),
                                   LoadCharts::kMostPoints);
        m_throughput->setCurve(side, lineOf(shown, answersPerSecond));
        m_latency->setCurve(side,
                            latencyOf(shown, [](const LoadInterval &i) { return inMilliseconds(i.corrected.p99); }));
    }
}

void RaceView::onFinished()
{
    const bool hadFocus = m_stop->hasFocus();
    draw();
    setRunning(false);
    refresh();
    if (hadFocus)
        m_start->setFocus();
    const LoadRecordPtr &first = m_race->record(0);
    const LoadRecordPtr &second = m_race->record(1);
    if (first && second) {
        m_outcome->showRuns(first, second, raceOutcome(*first, *second));
        m_outcome->show();
    }
    if (!m_race->trouble().isEmpty()) {
        QString action;
        if (m_race->needsLeave()) {
            m_asks = Ask::Leave;
            for (const RaceSide &side : m_race->wish().sides) {
                if (!isThisMachine(side.request.url))
                    //: A button: %1 the name of another machine.
                    action = tr("Send load to %1").arg(side.request.url.host());
            }
        }
        m_banner->showMessage(Banner::Kind::Error, m_race->trouble(), action);
    } else if (!first || !second) {
        m_banner->showMessage(Banner::Kind::Info, tr("The race was stopped before both sides had run."));
    }
    Q_EMIT runningChanged(false);
}

void RaceView::onBannerAction()
{
    if (m_asks == Ask::Leave) {
        for (const RaceSide &side : m_race->wish().sides) {
            if (!isThisMachine(side.request.url))
                m_allowedHost = side.request.url.host();
        }
        start();
        return;
    }
    if (m_asks == Ask::Server) {
        m_startWhenListening = true;
        Q_EMIT startServerRequested();
    }
}

void RaceView::restore()
{
    const QScopedValueRollback filling(m_filling, true);
    const QJsonObject kept = QJsonDocument::fromJson(m_context.settings->view(viewName())).object();
    const bool known = kept["version"_L1].toInt() == kVersion;
    m_connections->setValue(known ? kept["connections"_L1].toInt(kUsualConnections) : kUsualConnections);
    m_seconds->setValue(known ? kept["seconds"_L1].toDouble(kUsualSeconds) : kUsualSeconds);
    m_warmUp->setValue(known ? kept["warmUp"_L1].toDouble(kUsualWarmUp) : kUsualWarmUp);
    m_order->setCurrentIndex(known && kept["atOnce"_L1].toBool() ? AtOnce : InTurn);
    if (!known)
        return;
    m_wantedId = kept["twins"_L1].toString();
    m_sides[0].name->setText(kept["firstName"_L1].toString());
    m_sides[0].address->setText(kept["first"_L1].toString());
    m_sides[1].name->setText(kept["secondName"_L1].toString());
    m_sides[1].address->setText(kept["second"_L1].toString());
}

void RaceView::keep()
{
    const QJsonObject state{{u"version"_s, kVersion},
                            {u"twins"_s, m_wantedId},
                            {u"firstName"_s, m_sides[0].name->text()},
                            {u"first"_s, withoutSecretItems(m_sides[0].address->text().trimmed())},
                            {u"secondName"_s, m_sides[1].name->text()},
                            {u"second"_s, withoutSecretItems(m_sides[1].address->text().trimmed())},
                            {u"connections"_s, m_connections->value()},
                            {u"seconds"_s, m_seconds->value()},
                            {u"warmUp"_s, m_warmUp->value()},
                            {u"atOnce"_s, m_order->currentIndex() == AtOnce}};
    m_context.settings->setView(viewName(), QJsonDocument(state).toJson(QJsonDocument::Compact));
}

} // namespace coroscope
