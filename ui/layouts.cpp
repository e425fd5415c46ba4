#include "ui/layouts.h"

#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/settings.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QFontMetrics>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>

namespace coroscope {

namespace {

constexpr std::chrono::milliseconds kKeepDelay{500}; // after the last change

/// Names in the settings file; never translated, never changed.
QString keyOf(Layouts::Id id)
{
    switch (id) {
    case Layouts::Id::Debug: return QStringLiteral("debug");
    case Layouts::Id::Lecture: return QStringLiteral("lecture");
    case Layouts::Id::Load: return QStringLiteral("load");
    }
    return {};
}

} // namespace

Layouts::Layouts(QMainWindow *area, WindowSettings *settings, QObject *parent)
    : QObject(parent)
    , m_area(area)
    , m_settings(settings)
    , m_group(new QActionGroup(this))
    , m_reset(new QAction(icon(QStringLiteral("edit-reset")), tr("&Reset Layout"), this))
{
    int key = Qt::Key_1;
    for (const Id id : kAll) {
        auto *action = new QAction(name(id), this);
        action->setCheckable(true);
        action->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key(key++));
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { choose(id); });
        m_actions[std::size_t(id)] = action;
    }
    m_actions[std::size_t(Id::Debug)]->setToolTip(tr("Everything: routes, sender, timeline, latency, requests, log"));
    m_actions[std::size_t(Id::Lecture)]->setToolTip(tr("For a room: timeline and latency large, requests short"));
    m_actions[std::size_t(Id::Load)]->setToolTip(tr("For load: load runs, sender, latency and knobs"));
    connect(m_reset, &QAction::triggered, this, &Layouts::reset);
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(kKeepDelay);
    connect(&m_keepSoon, &QTimer::timeout, this, &Layouts::keep);
}

QString Layouts::name(Id id)
{
    switch (id) {
    case Id::Debug: return tr("&Debug");
    case Id::Lecture: return tr("&Lecture");
    case Id::Load: return tr("L&oad");
    }
    return {};
}

void Layouts::setDocks(const QList<QDockWidget *> &docks)
{
    m_docks = docks;
    for (QDockWidget *dock : docks) {
        dock->installEventFilter(this);
        connect(dock, &QDockWidget::topLevelChanged, this, &Layouts::touched);
        connect(dock, &QDockWidget::dockLocationChanged, this, &Layouts::touched);
        connect(dock, &QDockWidget::visibilityChanged, this, &Layouts::touched);
    }
}

bool Layouts::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        touched(); // a separator was moved, a floating pane was
    } else if (event->type() == QEvent::Show && m_maximized && watched != m_maximized && !m_arranging) {
        // Whoever opens another pane wants to see it.
        auto *asked = static_cast<QDockWidget *>(watched);
        QMetaObject::invokeMethod(
            asked,
            [this, asked] {
                restorePane();
                asked->show();
                asked->raise();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Layouts::touched()
{
    if (!m_arranging && !m_maximized && !m_guest)
        m_keepSoon.start();
}

void Layouts::keep()
{
    m_keepSoon.stop();
    if (m_guest)
        return; // it was kept before it was lent
    m_settings->setLayout(keyOf(m_current), m_maximized ? m_before : m_area->saveState(WindowSettings::kLayoutVersion));
    m_settings->setLayoutName(keyOf(m_current));
    m_settings->sync();
}

void Layouts::restore()
{
    const QString kept = m_settings->layoutName();
    const auto at = std::find_if(kAll.begin(), kAll.end(), [&kept](Id id) { return keyOf(id) == kept; });
    load(at == kAll.end() ? Id::Debug : *at);
}

void Layouts::choose(Id id)
{
    if (m_guest) {
        lend(m_guest, id);
        return;
    }
    if (id != m_current)
        keep();
    load(id);
    keep();
}

void Layouts::load(Id id)
{
    m_before.clear();
    if (std::exchange(m_maximized, nullptr))
        Q_EMIT maximizedChanged(nullptr);
    const QScopedValueRollback arranging(m_arranging, true);
    m_current = id;
    m_actions[std::size_t(id)]->setChecked(true);
    const QByteArray kept = m_settings->layout(keyOf(id));
    if (kept.isEmpty() || !m_area->restoreState(kept, WindowSettings::kLayoutVersion))
        arrange(id);
    else
        placeNew(id);
    Q_EMIT currentChanged(id);
}

void Layouts::reset()
{
    if (m_guest) {
        lend(m_guest, m_besideGuest);
        return;
    }
    m_settings->forgetLayout(keyOf(m_current));
    load(m_current);
    keep();
}

void Layouts::maximize(QDockWidget *dock)
{
    if (m_maximized)
        restorePane();
    {
        const QScopedValueRollback arranging(m_arranging, true);
        m_before = m_area->saveState(WindowSettings::kLayoutVersion);
        const QPointer<QWidget> focus = QApplication::focusWidget();
        m_maximized = dock;
        dock->setFloating(false);
        for (QDockWidget *each : std::as_const(m_docks))
            each->setVisible(each == dock);
        dock->raise();
        if (focus && dock->isAncestorOf(focus))
            focus->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT maximizedChanged(dock);
}

void Layouts::restorePane()
{
    if (!m_maximized)
        return;
    QDockWidget *dock = std::exchange(m_maximized, nullptr);
    const QPointer<QWidget> focus = QApplication::focusWidget(); // restoring takes docks away and puts them back
    {
        const QScopedValueRollback arranging(m_arranging, true);
        m_area->restoreState(std::exchange(m_before, {}), WindowSettings::kLayoutVersion);
        if (dock->isVisible())
            dock->raise();
    }
    if (focus && focus->isVisible())
        focus->setFocus(Qt::OtherFocusReason);
    Q_EMIT maximizedChanged(nullptr);
}

void Layouts::lend(QDockWidget *guest, Id id)
{
    restorePane();
    if (!m_guest) {
        keep();
        m_own = m_area->saveState(WindowSettings::kLayoutVersion);
        m_guest = guest;
    }
    m_besideGuest = id;
    const QPointer<QWidget> focus = QApplication::focusWidget();
    {
        const QScopedValueRollback arranging(m_arranging, true);
        m_actions[std::size_t(id)]->setChecked(true);
        arrangeBesideGuest(id);
    }
    if (focus && focus->isVisible())
        focus->setFocus(Qt::OtherFocusReason);
    Q_EMIT currentChanged(id);
}

void Layouts::giveBack()
{
    if (!m_guest)
        return;
    restorePane();
    QDockWidget *guest = std::exchange(m_guest, nullptr);
    const QPointer<QWidget> focus = QApplication::focusWidget();
    {
        const QScopedValueRollback arranging(m_arranging, true);
        m_area->restoreState(std::exchange(m_own, {}), WindowSettings::kLayoutVersion);
        if (!guest->isHidden())
            guest->raise(); // where the person is
    }
    if (focus && focus->isVisible())
        focus->setFocus(Qt::OtherFocusReason);
    m_actions[std::size_t(m_current)]->setChecked(true);
    Q_EMIT currentChanged(m_current);
}

void Layouts::raise(QDockWidget *dock)
{
    if (m_maximized && m_maximized != dock)
        restorePane();
    dock->show();
    dock->raise();
}

QDockWidget *Layouts::dock(const char *objectName) const
{
    const auto at = std::find_if(m_docks.begin(), m_docks.end(),
                                 [&](const QDockWidget *d) { return d->objectName() == QLatin1String(objectName); });
    return at == m_docks.end() ? nullptr : *at;
}

QList<QDockWidget *> Layouts::existing(std::initializer_list<const char *> objectNames) const
{
    QList<QDockWidget *> found;
    for (const char *objectName : objectNames) {
        if (QDockWidget *each = dock(objectName))
            found.append(each);
    }
    return found;
}

void Layouts::takeAll()
{
    for (QDockWidget *each : std::as_const(m_docks)) {
        each->setFloating(false);
        m_area->removeDockWidget(each); // hides it
    }
}

void Layouts::placeNew(Id id)
{
    QDockWidget *anchor = dock("requestsDock");
    for (QDockWidget *each : std::as_const(m_docks)) {
        if (m_area->dockWidgetArea(each) != Qt::NoDockWidgetArea || each == anchor)
            continue;
        if (!anchor || m_area->dockWidgetArea(anchor) == Qt::NoDockWidgetArea) {
            arrange(id); // then nothing of it is of use
            return;
        }
        each->setFloating(false);
        m_area->tabifyDockWidget(anchor, each);
        each->setVisible(id == Id::Debug);
        if (!anchor->isHidden())
            anchor->raise();
    }
}

void Layouts::arrange(Id id)
{
    takeAll();
    switch (id) {
    case Id::Debug: arrangeDebug(); break;
    case Id::Lecture: arrangeLecture(); break;
    case Id::Load: arrangeLoad(); break;
    }
    // The others wait as tabs beside the last one, so that the View menu brings them back docked and not floating.
    QDockWidget *anchor = nullptr;
    QList<QDockWidget *> others;
    for (QDockWidget *each : std::as_const(m_docks)) {
        if (m_area->dockWidgetArea(each) == Qt::NoDockWidgetArea)
            others.append(each);
        else
            anchor = each;
    }
    for (QDockWidget *each : std::as_const(others)) {
        m_area->tabifyDockWidget(anchor, each);
        each->hide();
    }
    if (!others.isEmpty())
        anchor->raise();
}

// All docks live in one area: rows are split from it, then columns from the rows, as in the drawing of each.

void Layouts::arrangeDebug()
{
    QDockWidget *routes = dock("routesDock");
    QDockWidget *sender = dock("senderDock");
    QDockWidget *timeline = dock("timelineDock");
    QDockWidget *latency = dock("latencyDock");
    QDockWidget *load = dock("loadDock");
    QDockWidget *lessons = dock("lessonsDock");
    const QList<QDockWidget *> below
        = existing({"requestsDock", "tasksDock", "databaseDock", "cacheDock", "knobsDock", "logDock"});
    m_area->addDockWidget(Qt::BottomDockWidgetArea, routes);
    m_area->splitDockWidget(routes, below.first(), Qt::Vertical);
    m_area->splitDockWidget(routes, sender, Qt::Horizontal);
    m_area->splitDockWidget(sender, latency, Qt::Horizontal);
    m_area->tabifyDockWidget(sender, timeline);
    if (lessons)
        m_area->tabifyDockWidget(sender, lessons);
    if (load)
        m_area->tabifyDockWidget(sender, load);
    if (QDockWidget *source = dock("sourceDock")) { // until somebody asks for it
        m_area->tabifyDockWidget(sender, source);
        source->hide();
    }
    for (qsizetype i = 1; i < below.size(); ++i)
        m_area->tabifyDockWidget(below[i - 1], below[i]);
    for (QDockWidget *each : {routes, sender, timeline, latency})
        each->show();
    for (QDockWidget *each : {lessons, load}) {
        if (each)
            each->show();
    }
    sender->raise();
    for (QDockWidget *each : below)
        each->show();
    below.first()->raise();
    // The Sender and Latency get what they need where there is room, the Routes the rest.
    const int width = m_area->window()->width();
    const int em = m_area->fontMetrics().height();
    const int senderWidth = std::min(38 * em, width * 44 / 100);
    const int latencyWidth = std::min(27 * em, width * 33 / 100);
    m_area->resizeDocks({routes, sender, latency}, {width - senderWidth - latencyWidth, senderWidth, latencyWidth},
                        Qt::Horizontal);
    m_area->resizeDocks({routes, below.first()}, {56, 44}, Qt::Vertical);
}

void Layouts::arrangeLecture()
{
    QDockWidget *timeline = dock("timelineDock");
    QDockWidget *latency = dock("latencyDock");
    QDockWidget *requests = dock("requestsDock");
    m_area->addDockWidget(Qt::BottomDockWidgetArea, timeline);
    m_area->splitDockWidget(timeline, requests, Qt::Vertical);
    m_area->splitDockWidget(timeline, latency, Qt::Horizontal);
    if (QDockWidget *source = dock("sourceDock")) {
        m_area->tabifyDockWidget(timeline, source);
        source->hide();
    }
    for (QDockWidget *each : {timeline, latency, requests})
        each->show();
    timeline->raise();
    m_area->resizeDocks({timeline, latency}, {64, 36}, Qt::Horizontal);
    m_area->resizeDocks({timeline, requests}, {70, 30}, Qt::Vertical);
}

void Layouts::arrangeLoad()
{
    QDockWidget *sender = dock("senderDock");
    QDockWidget *latency = dock("latencyDock");
    m_area->addDockWidget(Qt::BottomDockWidgetArea, sender);
    m_area->splitDockWidget(sender, latency, Qt::Horizontal);
    if (QDockWidget *load = dock("loadDock")) {
        m_area->tabifyDockWidget(sender, load);
        load->show();
        load->raise();
    }
    for (QDockWidget *each : {sender, latency})
        each->show();
    QDockWidget *knobs = dock("knobsDock");
    if (!knobs) {
        m_area->resizeDocks({sender, latency}, {55, 45}, Qt::Horizontal);
        return;
    }
    m_area->splitDockWidget(latency, knobs, Qt::Horizontal);
    knobs->show();
    m_area->resizeDocks({sender, latency, knobs}, {40, 37, 23}, Qt::Horizontal);
}

/// The guest on the left; right of it what the layout looks at, and below that the rest, each a group of tabs. Where
/// the window is too low for two rows that can be read, there is one group, of the few panes that a lesson is mostly
/// about.
void Layouts::arrangeBesideGuest(Id id)
{
    constexpr int kLowest = 34; // lines of text
    QList<QDockWidget *> above = existing({"timelineDock", "senderDock", "routesDock", "loadDock"});
    QList<QDockWidget *> below
        = existing({"latencyDock", "requestsDock", "tasksDock", "databaseDock", "cacheDock", "knobsDock", "logDock"});
    const auto lead = [this](QList<QDockWidget *> &group, const char *objectName) {
        if (QDockWidget *first = dock(objectName); group.removeOne(first))
            group.prepend(first);
    };
    if (id == Id::Debug)
        lead(below, "requestsDock");
    else if (id == Id::Load)
        std::swap(above, below);
    const int em = m_area->fontMetrics().height();
    const bool isLow = m_area->height() < kLowest * em;
    const QList<QDockWidget *> few = existing({"timelineDock", "latencyDock", "requestsDock"});
    if (isLow) {
        above += std::exchange(below, {});
        if (id == Id::Debug)
            lead(above, "requestsDock");
    }
    takeAll();
    m_area->addDockWidget(Qt::BottomDockWidgetArea, m_guest);
    m_area->splitDockWidget(m_guest, above.first(), Qt::Horizontal);
    if (!below.isEmpty())
        m_area->splitDockWidget(above.first(), below.first(), Qt::Vertical);
    for (const auto &group : {above, below}) {
        for (qsizetype i = 1; i < group.size(); ++i)
            m_area->tabifyDockWidget(group[i - 1], group[i]);
        for (QDockWidget *each : group)
            each->setVisible(!isLow || few.contains(each));
        if (!group.isEmpty())
            group.first()->raise();
    }
    m_guest->show();
    const int width = m_area->width();
    const int left = std::clamp(30 * em, width * 38 / 100, width * 48 / 100);
    m_area->resizeDocks({m_guest, above.first()}, {left, width - left}, Qt::Horizontal);
    if (!below.isEmpty())
        m_area->resizeDocks({above.first(), below.first()}, {52, 48}, Qt::Vertical);
}

void Layouts::addTo(QMenu *menu, Commands *commands)
{
    m_menu = menu;
    menu->setToolTipsVisible(true);
    for (const Id id : kAll) {
        menu->addAction(m_actions[std::size_t(id)]);
        commands->add(QStringLiteral("layout.") + keyOf(id), tr("Layout"), m_actions[std::size_t(id)]);
    }
    menu->addSeparator();
    menu->addAction(m_reset);
    commands->add(QStringLiteral("layout.reset"), tr("Layout"), m_reset);
}

} // namespace coroscope
