#include "ui/widgets/pane_bar.h"

#include "ui/filter/filter_field.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace coroscope {

PaneBar::PaneBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(4, 4, 8, 4);
    m_layout->setSpacing(4);
}

void PaneBar::addAction(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text().remove(u'&'));
    if (!action->icon().isNull())
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_layout->addWidget(button);
}

FilterField *PaneBar::addFilter(const FilterGrammar &grammar, const QString &placeholder, const QString &accessibleName,
                                QWidget *pane)
{
    auto *filter = new FilterField(this);
    filter->setGrammar(grammar);
    filter->setPlaceholderText(placeholder);
    filter->setAccessibleName(accessibleName);
    filter->setMaximumWidth(48 * fontMetrics().averageCharWidth());
    m_layout->addWidget(filter, 4); // before the gap: what is typed is worth more than air
    pane->addAction(filter->focusAction());
    return filter;
}

void PaneBar::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PaneBar::addAtEnd(QWidget *widget)
{
    if (!std::exchange(m_hasEnd, true))
        m_layout->addStretch(1);
    m_layout->addWidget(widget);
}

void PaneBar::addAtEndWhereRoom(QWidget *widget, int from)
{
    addAtEnd(widget);
    m_spare = widget;
    m_spareFrom = from;
    widget->hide(); // until the width is known
}

int PaneBar::spareWidth() const
{
    return m_spare->minimumSizeHint().width() + m_layout->spacing();
}

int PaneBar::leastWidth() const
{
    const int all = m_layout->totalMinimumSize().width();
    return m_spare && !m_spare->isHidden() ? all - spareWidth() : all;
}

QSize PaneBar::minimumSizeHint() const
{
    return {leastWidth(), QWidget::minimumSizeHint().height()};
}

bool PaneBar::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    // Also when letters or the figure grow.
    if (m_spare && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        m_spare->setVisible(width() >= std::max(m_spareFrom, leastWidth() + spareWidth()));
    return done;
}

QLabel *PaneBar::addFigure()
{
    auto *figure = new QLabel(this);
    figure->setProperty("role", QStringLiteral("muted"));
    addAtEnd(figure);
    return figure;
}

} // namespace coroscope
