#include "ui/tab_order.h"

#include <QDockWidget>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace coroscope {

namespace {

bool takesTab(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->isEnabled();
}

/// Whether `a` is met before `b`: above it, or beside it on the left.
bool comesBefore(const QRect &a, const QRect &b, bool leftToRight)
{
    if (a.bottom() < b.top())
        return true;
    if (b.bottom() < a.top())
        return false;
    if (a.right() < b.left() || b.right() < a.left())
        return leftToRight ? a.left() < b.left() : a.right() > b.right();
    return a.top() != b.top() ? a.top() < b.top() : a.left() < b.left(); // one lies over the other
}

void collect(QWidget *root, std::vector<QWidget *> &order)
{
    std::vector<QWidget *> children;
    for (QObject *child : root->children()) {
        auto *widget = qobject_cast<QWidget *>(child);
        if (!widget || widget->isWindow() || !widget->isVisible())
            continue;
        // A pane behind others of its tabs counts as visible: QMainWindow only puts it where nobody sees it
        // (QWidgetAnimator), left of and above all.
        if (qobject_cast<QDockWidget *>(widget) && !root->rect().intersects(widget->geometry()))
            continue;
        children.push_back(widget);
    }
    // What is above and what is left of something is known for two that lie beside each other only, so each is put
    // before the first that it comes before; std::sort would want more.
    std::vector<QWidget *> sorted;
    const bool leftToRight = root->layoutDirection() == Qt::LeftToRight;
    for (QWidget *child : children) {
        const auto at = std::find_if(sorted.begin(), sorted.end(), [&](const QWidget *other) {
            return comesBefore(child->geometry(), other->geometry(), leftToRight);
        });
        sorted.insert(at, child);
    }
    for (QWidget *child : sorted) {
        if (takesTab(child))
            order.push_back(child);
        collect(child, order);
    }
}

} // namespace

QWidget *nextForTheEye(QWidget *window, QWidget *from, bool forward)
{
    std::vector<QWidget *> order;
    collect(window, order);
    if (order.empty())
        return nullptr;
    auto at = std::find(order.begin(), order.end(), from);
    if (at == order.end() && from) {
        // A part of a control: a spin box's field. Or it takes clicks only: then on from what is around it.
        at = std::find_if(order.begin(), order.end(), [from](const QWidget *one) { return one->isAncestorOf(from); });
        for (const QWidget *around = from; at == order.end() && around && around != window;
             around = around->parentWidget())
            at = std::find_if(order.begin(), order.end(),
                              [around](const QWidget *one) { return around->isAncestorOf(one); });
        if (at == order.end() || !(*at)->isAncestorOf(from))
            return at == order.end() ? (forward ? order.front() : order.back()) : *at;
    }
    if (at == order.end())
        return forward ? order.front() : order.back();
    if (forward)
        return ++at == order.end() ? order.front() : *at;
    return at == order.begin() ? order.back() : *--at;
}

} // namespace coroscope
