#pragma once

#include "ui/widgets/elided_label.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/tone_label.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTextDocument>
#include <QToolBar>
#include <QToolButton>
#include <QWidget>

/// Looks for what a person would see as unfinished in the visible widgets of a window: text that is cut, widgets with
/// less room than they need, siblings that lie on each other, children that stick out of their parent.
namespace clipping {

inline QString nameOf(const QWidget *widget)
{
    QString path;
    for (const QWidget *each = widget; each; each = each->parentWidget()) {
        const QString name = each->objectName();
        if (each == widget || (!name.isEmpty() && !name.startsWith(QStringLiteral("qt_"))))
            path.prepend(u'/' + QString::fromLatin1(each->metaObject()->className()).section(QStringLiteral("::"), -1)
                         + (name.isEmpty() ? QString() : u'#' + name));
    }
    return path;
}

inline QString sizes(const QSize &has, const QSize &needs)
{
    return QStringLiteral("%1x%2 for %3x%4").arg(has.width()).arg(has.height()).arg(needs.width()).arg(needs.height());
}

/// Of a scroll area: what is in it may be larger than what is seen of it.
inline bool isInScrolledPart(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    const auto *area = parent ? qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()) : nullptr;
    return area && area->viewport() == parent;
}

/// Qt keeps the docks behind the current tab, and spare tab bars, as visible ones far outside of their window.
inline bool isParked(const QWidget *widget)
{
    for (const QWidget *each = widget; each && !each->isWindow(); each = each->parentWidget()) {
        const QWidget *parent = each->parentWidget();
        if (qobject_cast<const QMainWindow *>(parent) && !parent->rect().intersects(each->geometry()))
            return true;
    }
    return false;
}

/// Parts of Qt's own widgets, which lay themselves out.
inline bool isInner(const QWidget *widget)
{
    if (widget->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<const QScrollBar *>(widget))
        return true;
    const QWidget *parent = widget->parentWidget();
    return parent
        && (qobject_cast<const QAbstractScrollArea *>(parent) || qobject_cast<const QHeaderView *>(parent)
            || qobject_cast<const QTabBar *>(parent) || qobject_cast<const QLineEdit *>(parent)
            || qobject_cast<const QComboBox *>(parent) || parent->inherits("QAbstractSpinBox"));
}

inline QString textProblem(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty())
            return {};
        const bool elides
            = qobject_cast<const coroscope::ElidedLabel *>(label) || qobject_cast<const coroscope::ToneLabel *>(label);
        if (label->wordWrap()) {
            const int needs = label->heightForWidth(label->width());
            if (needs > label->height() + 1)
                return QStringLiteral("wrapped text is cut: %1").arg(sizes(label->size(), {label->width(), needs}));
        } else if ((!elides && label->width() + 1 < label->sizeHint().width())
                   || label->height() + 1 < label->fontMetrics().height()) {
            return QStringLiteral("text is cut: %1").arg(sizes(label->size(), label->sizeHint()));
        }
        return {};
    }
    if (const auto *figure = qobject_cast<const coroscope::FigureButton *>(widget)) {
        if (figure->isElided() && !figure->toolTip().startsWith(figure->text()))
            return QStringLiteral("elided, and no tool tip says all of it");
        return {};
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        const QSize hint = button->sizeHint();
        if (!button->text().isEmpty() || !button->icon().isNull()) {
            if (button->width() + 1 < hint.width() || button->height() + 1 < hint.height())
                return QStringLiteral("button is cut: %1").arg(sizes(button->size(), hint));
        }
        return {};
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->isTabVisible(i) && tabs->tabToolTip(i).isEmpty()
                && tabs->tabRect(i).width() < tabs->fontMetrics().horizontalAdvance(tabs->tabText(i).remove(u'&')))
                return QStringLiteral("tab is cut: %1").arg(tabs->tabText(i));
        }
        return {};
    }
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget)) {
        if (edit->text().isEmpty() && edit->toolTip().isEmpty() && edit->isEnabled()
            && edit->width() < edit->fontMetrics().horizontalAdvance(edit->placeholderText()))
            return QStringLiteral("placeholder is cut: %1").arg(edit->placeholderText());
    }
    return {};
}

inline QString squeezed(const QWidget *widget)
{
    if (isInner(widget) || qobject_cast<const QLabel *>(widget) || qobject_cast<const QAbstractButton *>(widget)
        || widget->isWindow())
        return {};
    // What scrolls, and what holds only that, may be small; text in it that is cut is found by itself.
    for (const QObject *child : widget->children()) {
        if (qobject_cast<const QWidget *>(child) && !isInner(static_cast<const QWidget *>(child)))
            return {};
    }
    if (qobject_cast<const QAbstractScrollArea *>(widget) || qobject_cast<const QTabWidget *>(widget))
        return {};
    const QSize least = widget->minimumSizeHint().expandedTo(widget->minimumSize());
    if (widget->width() + 1 < std::min(least.width(), widget->maximumWidth())
        || widget->height() + 1 < std::min(least.height(), widget->maximumHeight()))
        return QStringLiteral("squeezed: %1").arg(sizes(widget->size(), least));
    return {};
}

/// Widgets that are meant to lie over others.
inline bool isOverlay(const QWidget *widget)
{
    return widget->objectName() == QStringLiteral("toast") || widget->inherits("QRubberBand")
        || widget->inherits("QSizeGrip") || widget->inherits("QFocusFrame") || widget->inherits("QSplitterHandle")
        || widget->inherits("QChartView") || widget->property("overlay").toBool();
}

inline QStringList overlaps(const QWidget *parent)
{
    QStringList found;
    if (qobject_cast<const QAbstractScrollArea *>(parent) || qobject_cast<const QTabBar *>(parent)
        || qobject_cast<const QTabWidget *>(parent) || qobject_cast<const QLineEdit *>(parent)
        || qobject_cast<const QComboBox *>(parent) || qobject_cast<const QHeaderView *>(parent)
        || parent->inherits("QAbstractSpinBox"))
        return found;
    QList<const QWidget *> shown;
    for (const QObject *child : parent->children()) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        if (widget && widget->isVisible() && !widget->isWindow() && !isOverlay(widget) && !isInner(widget)
            && !widget->size().isEmpty())
            shown.append(widget);
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        for (qsizetype k = i + 1; k < shown.size(); ++k) {
            // Docks whose tab is not in front lie on each other, but outside.
            const QRect both = shown[i]->geometry() & shown[k]->geometry() & parent->rect();
            if (both.width() > 1 && both.height() > 1)
                found += QStringLiteral("%1 lies on %2 in %3x%4 pixels")
                             .arg(nameOf(shown[i]), nameOf(shown[k]))
                             .arg(both.width())
                             .arg(both.height());
        }
    }
    return found;
}

inline QString sticksOut(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    if (!parent || widget->isWindow() || isInner(widget) || isInScrolledPart(widget) || isOverlay(widget))
        return {};
    const QRect room = parent->rect().adjusted(-1, -1, 1, 1);
    if (room.contains(widget->geometry()))
        return {};
    return QStringLiteral("sticks out of its parent: %1,%2 %3x%4 in %5x%6")
        .arg(widget->x())
        .arg(widget->y())
        .arg(widget->width())
        .arg(widget->height())
        .arg(parent->width())
        .arg(parent->height());
}

/// What is wrong in the visible part of `window`, one line each.
inline QStringList problems(const QWidget *window)
{
    QStringList found;
    QList<const QWidget *> all{window};
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == window && !widget->size().isEmpty() && !isParked(widget))
            all.append(widget);
    }
    for (const QWidget *widget : all) {
        const bool inner = isInner(widget);
        for (const QString &problem : {inner ? QString() : textProblem(widget), squeezed(widget), sticksOut(widget)}) {
            if (!problem.isEmpty())
                found += nameOf(widget) + QStringLiteral(": ") + problem;
        }
        found += overlaps(widget);
    }
    return found;
}

} // namespace clipping
