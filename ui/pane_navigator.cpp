#include "ui/pane_navigator.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>

#include <algorithm>

namespace coroscope {

namespace {

bool takesTab(const QWidget *widget)
{
    return widget && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled();
}

} // namespace

PaneNavigator::PaneNavigator(QObject *parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { onFocusChanged(now); });
}

void PaneNavigator::addPane(QDockWidget *dock, QWidget *first)
{
    m_stops.push_back({dock, first, nullptr});
}

void PaneNavigator::addBar(QWidget *bar)
{
    m_stops.push_back({bar, nullptr, nullptr});
}

void PaneNavigator::onFocusChanged(QWidget *now)
{
    if (!now)
        return;
    for (Stop &stop : m_stops) {
        if (stop.root && stop.root->isAncestorOf(now))
            stop.last = now;
    }
}

QWidget *PaneNavigator::firstFocus(QWidget *root)
{
    for (QWidget *next = root->nextInFocusChain(); next && next != root; next = next->nextInFocusChain()) {
        if (root->isAncestorOf(next) && takesTab(next))
            return next;
    }
    return nullptr;
}

bool PaneNavigator::enter(Stop &stop)
{
    if (!stop.root)
        return false;
    QWidget *inside = stop.root;
    if (auto *dock = qobject_cast<QDockWidget *>(stop.root)) {
        dock->show();
        dock->raise();
        inside = dock->widget();
    } else if (!stop.root->isVisible()) {
        return false;
    }
    QWidget *target = takesTab(stop.last) ? stop.last.data() : takesTab(stop.first) ? stop.first.data() : nullptr;
    if (!target)
        target = firstFocus(inside);
    if (!target)
        return false;
    target->activateWindow(); // a pane may float
    target->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void PaneNavigator::go(QDockWidget *dock)
{
    const auto at = std::find_if(m_stops.begin(), m_stops.end(), [dock](const Stop &s) { return s.root == dock; });
    if (at != m_stops.end())
        enter(*at);
}

int PaneNavigator::current() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (int i = 0; focus && i < int(m_stops.size()); ++i) {
        if (const QWidget *root = m_stops[std::size_t(i)].root; root && root->isAncestorOf(focus))
            return i;
    }
    return -1;
}

void PaneNavigator::step(int by)
{
    const int count = int(m_stops.size());
    int at = current();
    if (at < 0)
        at = by > 0 ? -1 : 0;
    for (int tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        Stop &stop = m_stops[std::size_t(at)];
        // A pane that was closed stays so.
        const auto *dock = qobject_cast<const QDockWidget *>(stop.root.data());
        if (dock && !dock->toggleViewAction()->isChecked())
            continue;
        if (enter(stop))
            return;
    }
}

} // namespace coroscope
