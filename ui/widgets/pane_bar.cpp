#include "ui/widgets/pane_bar.h"

#include "ui/icon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

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

QLineEdit *PaneBar::addFilter(const QString &placeholder, const QString &accessibleName, QWidget *pane)
{
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(placeholder);
    m_filter->setAccessibleName(accessibleName);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(QStringLiteral("edit-find"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(96);
    m_filter->setMaximumWidth(360);
    m_filter->installEventFilter(this);
    m_layout->addWidget(m_filter, 1);
    auto *find = new QShortcut(QKeySequence::Find, pane);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_filter, [filter = m_filter] {
        filter->setFocus(Qt::ShortcutFocusReason);
        filter->selectAll();
    });
    return m_filter;
}

void PaneBar::addAtEnd(QWidget *widget)
{
    if (!std::exchange(m_hasEnd, true))
        m_layout->addStretch(1);
    m_layout->addWidget(widget);
}

QLabel *PaneBar::addFigure()
{
    auto *figure = new QLabel(this);
    figure->setProperty("role", QStringLiteral("muted"));
    addAtEnd(figure);
    return figure;
}

bool PaneBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coroscope
