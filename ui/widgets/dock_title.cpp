#include "ui/widgets/dock_title.h"

#include "ui/icon.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace coroscope {

DockTitle::DockTitle(QDockWidget *dock, QMainWindow *area)
    : QWidget(dock)
    , m_dock(dock)
    , m_area(area)
    , m_title(new QLabel(dock->windowTitle(), this))
    , m_menu(new QToolButton(this))
    , m_float(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    m_title->setProperty("role", QStringLiteral("title"));
    m_menu->setObjectName(QStringLiteral("dockMenuButton"));
    m_menu->setIcon(icon(QStringLiteral("view-more"), IconTone::Muted));
    m_menu->setToolTip(tr("Float, dock, maximize or close the pane"));
    //: %1 the name of a pane.
    m_menu->setAccessibleName(tr("Menu of %1").arg(dock->windowTitle()));
    connect(m_menu, &QToolButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    m_float->setObjectName(QStringLiteral("dockFloatButton"));
    m_float->setAccessibleName(tr("Float or dock %1").arg(dock->windowTitle()));
    connect(m_float, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    m_close->setObjectName(QStringLiteral("dockCloseButton"));
    m_close->setIcon(icon(QStringLiteral("window-close"), IconTone::Muted));
    m_close->setToolTip(tr("Close the pane; the View menu opens it again"));
    //: %1 the name of a pane.
    m_close->setAccessibleName(tr("Close %1").arg(dock->windowTitle()));
    connect(m_close, &QToolButton::clicked, dock, &QWidget::close);
    for (QToolButton *button : {m_menu, m_float, m_close}) {
        button->setProperty("flat", true);
        button->setFocusPolicy(button == m_menu ? Qt::TabFocus : Qt::NoFocus); // its menu has what the others do
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(2);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_menu);
    layout->addWidget(m_float);
    layout->addWidget(m_close);
    fit();

    connect(dock, &QDockWidget::topLevelChanged, this, &DockTitle::refresh);
    connect(dock, &QDockWidget::dockLocationChanged, this, &DockTitle::refresh);
    connect(dock, &QDockWidget::visibilityChanged, this, &DockTitle::refresh);
    refresh();
}

void DockTitle::refresh()
{
    m_float->setToolTip(m_dock->isFloating() ? tr("Put the pane back") : tr("Take the pane out of the window"));
    m_float->setIcon(
        icon(m_dock->isFloating() ? QStringLiteral("window-dock") : QStringLiteral("window-float"), IconTone::Muted));
    // A tab that is closed still counts as one of the group, but then there is no tab bar that says the name.
    const QList<QDockWidget *> others = m_area->tabifiedDockWidgets(m_dock);
    const bool compact = !m_dock->isFloating()
        && std::any_of(others.begin(), others.end(), [](const QDockWidget *each) { return !each->isHidden(); });
    if (compact == m_compact)
        return;
    m_compact = compact;
    for (QObject *child : children()) {
        if (auto *widget = qobject_cast<QWidget *>(child))
            widget->setVisible(!compact);
    }
    updateGeometry();
}

void DockTitle::fit()
{
    const int extent = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this) * 3 / 4;
    for (QToolButton *button : {m_menu, m_float, m_close})
        button->setIconSize(QSize(extent, extent));
}

void DockTitle::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(event->globalPos());
    event->accept();
}

void DockTitle::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fit();
}

// The dock asks these even of a hidden title.
QSize DockTitle::sizeHint() const
{
    return m_compact ? QSize(0, 0) : QWidget::sizeHint();
}

QSize DockTitle::minimumSizeHint() const
{
    return m_compact ? QSize(0, 0) : QWidget::minimumSizeHint();
}

} // namespace coroscope
