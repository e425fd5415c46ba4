#include "ui/panes/latency/latency_bar.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/flow_layout.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QToolButton>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostInMenu = 16;
constexpr int kNameLetters = 28;

QToolButton *toggle(const QString &objectName, const QString &text, const QString &about, QWidget *parent)
{
    QToolButton *button = flatButton(objectName, text, about, parent);
    button->setCheckable(true);
    return button;
}

/// Ampersands would be mnemonics.
QString inMenu(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

LatencyBar::LatencyBar(const QList<ChartName> &charts, QWidget *parent)
    : QWidget(parent)
    , m_span(new QComboBox(this))
    , m_routeButton(menuButton(u"latencyRoutes"_s, tr("All requests"),
                               tr("Draw all requests together, or up to five routes beside one another")))
    , m_show(menuButton(u"latencyShow"_s, tr("Show"), tr("Which percentiles and which charts are shown")))
    , m_log(toggle(u"latencyLog"_s, tr("Log scale"), tr("Latency on a logarithmic scale"), this))
    , m_asTable(toggle(u"latencyAsTable"_s, tr("Show as table"), tr("The figures of the charts as a table"), this))
    , m_asRoutes(toggle(u"latencyAsRoutes"_s, tr("Routes"),
                        tr("A table of the routes: rates, errors, percentiles. What is checked there is drawn"), this))
    , m_export(
          menuButton(u"latencyExport"_s, tr("Export"), tr("Save the charts as a picture or the figures as a table")))
    , m_pause(new QAction(icon(u"media-playback-pause"_s), tr("&Pause the Charts"), this))
{
    m_span->setObjectName(u"latencySpan"_s);
    m_span->setAccessibleName(tr("Window of time"));
    for (const int seconds : LatencyChoice::kSpans)
        m_span->addItem(seconds == 60          ? tr("Last minute")
                            : seconds == 3'600 ? tr("Last hour")
                                               : tr("Last %1 minutes").arg(seconds / 60),
                        seconds);
    m_pause->setCheckable(true);
    m_pause->setShortcut(Qt::Key_Space);
    m_pause->setShortcutContext(Qt::WidgetShortcut); // a button below hears it otherwise, and is not pressed
    m_pause->setToolTip(tr("Let the charts stand still while more goes on (Space)"));
    auto *pause = new QToolButton(this);
    pause->setObjectName(u"latencyPause"_s);
    pause->setDefaultAction(m_pause);
    pause->setToolButtonStyle(Qt::ToolButtonIconOnly);
    pause->setProperty("flat", true);
    pause->setFocusPolicy(Qt::StrongFocus);
    pause->setAccessibleName(tr("Pause the charts"));
    auto *routes = new QMenu(m_routeButton);
    m_routeButton->setMenu(routes);
    connect(routes, &QMenu::aboutToShow, this, &LatencyBar::fillRouteMenu);
    makeShowMenu(charts);
    makeExportMenu();

    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(8, 0, 8, 4);
    for (QWidget *control :
         {static_cast<QWidget *>(m_span), static_cast<QWidget *>(m_routeButton), static_cast<QWidget *>(m_show),
          static_cast<QWidget *>(m_log), static_cast<QWidget *>(m_asTable), static_cast<QWidget *>(m_asRoutes),
          static_cast<QWidget *>(pause), static_cast<QWidget *>(m_export)})
        layout->addWidget(control);

    connect(m_span, &QComboBox::currentIndexChanged, this, [this] {
        change([this](LatencyChoice &choice) { choice.span = std::chrono::seconds(m_span->currentData().toInt()); });
    });
    connect(m_log, &QToolButton::toggled, this,
            [this](bool on) { change([on](LatencyChoice &choice) { choice.logarithmic = on; }); });
    addView(m_asTable, LatencyChoice::View::Table);
    addView(m_asRoutes, LatencyChoice::View::Routes);
    connect(m_pause, &QAction::toggled, this, &LatencyBar::pauseToggled);
    showChoice();
}

QToolButton *LatencyBar::menuButton(const QString &objectName, const QString &text, const QString &about)
{
    QToolButton *button = flatButton(objectName, text, about, this);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

/// Of the two views beside the charts at most one is on.
void LatencyBar::addView(QToolButton *button, LatencyChoice::View view)
{
    connect(button, &QToolButton::toggled, this, [this, view](bool on) {
        change([on, view](LatencyChoice &choice) { choice.view = on ? view : LatencyChoice::View::Charts; });
    });
}

void LatencyBar::makeShowMenu(const QList<ChartName> &charts)
{
    auto *menu = new QMenu(m_show);
    menu->addSection(tr("Percentiles"));
    for (const PercentileInfo &info : kPercentiles) {
        //: %1 a percentile or a chart.
        QAction *action = menu->addAction(tr("Show %1").arg(percentileName(info.id)));
        action->setCheckable(true);
        m_percentiles.insert(int(info.id), action);
        connect(action, &QAction::toggled, this, [this, id = info.id](bool on) {
            change([on, id](LatencyChoice &choice) { choice.setPercentile(id, on); });
        });
    }
    menu->addSection(tr("Charts"));
    for (const ChartName &chart : charts) {
        QAction *action = menu->addAction(tr("Show Chart “%1”").arg(inMenu(chart.name)));
        action->setCheckable(true);
        m_charts.insert(chart.id, action);
        connect(action, &QAction::toggled, this, [this, id = chart.id](bool on) {
            change([on, id](LatencyChoice &choice) {
                choice.hiddenCharts.removeAll(id);
                if (!on)
                    choice.hiddenCharts.append(id);
            });
        });
    }
    m_show->setMenu(menu);
}

void LatencyBar::makeExportMenu()
{
    auto *menu = new QMenu(m_export);
    const auto add = [this, menu](const QString &text, Export what) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, what] { Q_EMIT exportWanted(what); });
    };
    add(tr("Charts as a &picture (PNG)…"), Export::Png);
    add(tr("Charts as a &drawing (SVG)…"), Export::Svg);
    add(tr("Figures as &CSV…"), Export::Csv);
    add(tr("Figures of the &routes as CSV…"), Export::RoutesCsv);
    add(tr("C&opy the figures as CSV"), Export::CopyCsv);
    m_export->setMenu(menu);
}

void LatencyBar::fillRouteMenu()
{
    QMenu *menu = m_routeButton->menu();
    menu->clear();
    QAction *all = menu->addAction(tr("All requests"));
    all->setCheckable(true);
    all->setChecked(m_choice.routes.isEmpty());
    connect(all, &QAction::triggered, this, [this] { change([](LatencyChoice &choice) { choice.routes.clear(); }); });
    menu->addSeparator();
    const QList<RouteName> routes = m_routes ? m_routes() : QList<RouteName>();
    const bool full = m_choice.routes.size() >= LatencyChoice::kMostRoutes;
    QStringList offered = m_choice.routes;
    for (const RouteName &route : routes) {
        if (!offered.contains(route.name) && offered.size() < kMostInMenu)
            offered.append(route.name);
    }
    for (const QString &name : std::as_const(offered)) {
        QAction *action = menu->addAction(inMenu(name));
        const bool drawn = m_choice.routes.contains(name);
        action->setCheckable(true);
        action->setChecked(drawn);
        action->setEnabled(drawn || !full);
        connect(action, &QAction::toggled, this,
                [this, name](bool on) { change([on, name](LatencyChoice &choice) { choice.setRoute(name, on); }); });
    }
    if (offered.isEmpty())
        menu->addAction(tr("No route was asked for yet"))->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(tr("Choose in the table of routes")), &QAction::triggered, m_asRoutes,
            [this] { m_asRoutes->setChecked(true); });
}

void LatencyBar::change(const std::function<void(LatencyChoice &)> &change)
{
    if (m_showing)
        return;
    change(m_choice);
    showChoice();
    Q_EMIT choiceChanged(m_choice);
}

void LatencyBar::setChoice(const LatencyChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    showChoice();
    Q_EMIT choiceChanged(m_choice);
}

void LatencyBar::showChoice()
{
    m_showing = true;
    m_span->setCurrentIndex(m_span->findData(int(m_choice.span.count())));
    m_log->setChecked(m_choice.logarithmic);
    m_asTable->setChecked(m_choice.view == LatencyChoice::View::Table);
    m_asRoutes->setChecked(m_choice.view == LatencyChoice::View::Routes);
    m_log->setEnabled(m_choice.view == LatencyChoice::View::Charts);
    for (auto it = m_percentiles.cbegin(); it != m_percentiles.cend(); ++it)
        it.value()->setChecked(m_choice.percentiles.contains(Percentile(it.key())));
    for (auto it = m_charts.cbegin(); it != m_charts.cend(); ++it)
        it.value()->setChecked(!m_choice.hiddenCharts.contains(it.key()));
    QString routes = tr("All requests");
    if (m_choice.routes.size() == 1)
        routes = m_choice.routes.first();
    else if (!m_choice.routes.isEmpty())
        routes = tr("%n route(s)", nullptr, int(m_choice.routes.size()));
    m_routeButton->setText(
        inMenu(fontMetrics().elidedText(routes, Qt::ElideMiddle, kNameLetters * fontMetrics().averageCharWidth())));
    //: The name of a control: %1 which routes are drawn.
    m_routeButton->setAccessibleName(
        tr("Routes drawn: %1").arg(m_choice.routes.isEmpty() ? routes : m_choice.routes.join(u", "_s)));
    m_showing = false;
}

bool LatencyBar::isPaused() const
{
    return m_pause->isChecked();
}

void LatencyBar::setPaused(bool paused)
{
    m_pause->setChecked(paused);
}

void LatencyBar::addCommands(Commands *commands)
{
    const QString group = tr("Latency");
    const auto add = [commands, &group](const QString &id, QAction *action) { commands->add(id, group, action); };
    const auto addToggle = [&](const QString &id, const QString &text, QToolButton *button) {
        auto *action = new QAction(text, this);
        action->setCheckable(true);
        action->setChecked(button->isChecked());
        connect(action, &QAction::toggled, button, &QToolButton::setChecked);
        connect(button, &QToolButton::toggled, action, &QAction::setChecked);
        add(id, action);
    };
    addToggle(u"latency.table"_s, tr("Show the figures as a table"), m_asTable);
    addToggle(u"latency.routes"_s, tr("Show the table of routes"), m_asRoutes);
    addToggle(u"latency.log"_s, tr("Logarithmic scale"), m_log);
    add(u"latency.pause"_s, m_pause);
    auto *all = new QAction(tr("Draw All Requests Together"), this);
    connect(all, &QAction::triggered, this, [this] { change([](LatencyChoice &choice) { choice.routes.clear(); }); });
    add(u"latency.allRequests"_s, all);
    for (int i = 0; i < m_span->count(); ++i) {
        //: %1 a window of time: "Last minute".
        auto *action = new QAction(tr("Show: %1").arg(m_span->itemText(i)), this);
        connect(action, &QAction::triggered, this, [this, i] { m_span->setCurrentIndex(i); });
        add(u"latency.span%1"_s.arg(m_span->itemData(i).toInt()), action);
    }
    for (const PercentileInfo &info : kPercentiles)
        add(u"latency.show."_s + QString::fromLatin1(info.name).remove(u'.'), m_percentiles.value(int(info.id)));
    for (auto it = m_charts.cbegin(); it != m_charts.cend(); ++it)
        add(u"latency.show."_s + it.key(), it.value());
    const QList<QAction *> exports = m_export->menu()->actions();
    const QString ids[] = {u"savePng"_s, u"saveSvg"_s, u"saveCsv"_s, u"saveRoutesCsv"_s, u"copyCsv"_s};
    for (int i = 0; i < exports.size(); ++i)
        add(u"latency."_s + ids[i], exports[i]);
}

} // namespace coroscope
