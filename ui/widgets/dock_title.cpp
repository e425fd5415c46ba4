#include "ui/widgets/dock_title.h"

#include "ui/icon.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QToolButton>

namespace coroscope {

DockTitle::DockTitle(QDockWidget *dock, QMainWindow *area)
    : QWidget(dock)
    , m_dock(dock)
    , m_area(area)
    , m_title(new QLabel(dock->windowTitle(), this))
    , m_float(new QToolButton(this))
{
    m_title->setProperty("role", QStringLiteral("title"));
    auto *close = new QToolButton(this);
    close->setIcon(icon(QStringLiteral("window-close"), IconTone::Muted));
    close->setToolTip(tr("Close the pane; the View menu opens it again"));
    //: %1 the name of a pane.
    close->setAccessibleName(tr("Close %1").arg(dock->windowTitle()));
    connect(close, &QToolButton::clicked, dock, &QWidget::close);
    m_float->setIcon(icon(QStringLiteral("window-float"), IconTone::Muted));
    m_float->setAccessibleName(tr("Float or dock %1").arg(dock->windowTitle()));
    connect(m_float, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    for (QToolButton *button : {m_float, close}) {
        button->setProperty("flat", true);
        button->setIconSize(QSize(12, 12));
        button->setFocusPolicy(Qt::NoFocus); // the View menu does the same by keyboard
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(2);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_float);
    layout->addWidget(close);

    connect(dock, &QDockWidget::topLevelChanged, this, &DockTitle::refresh);
    connect(dock, &QDockWidget::dockLocationChanged, this, &DockTitle::refresh);
    connect(dock, &QDockWidget::visibilityChanged, this, &DockTitle::refresh);
    refresh();
}

void DockTitle::refresh()
{
    m_float->setToolTip(m_dock->isFloating() ? tr("Put the pane back") : tr("Take the pane out of the window"));
    const bool compact = !m_dock->isFloating() && !m_area->tabifiedDockWidgets(m_dock).isEmpty();
    if (compact == m_compact)
        return;
    m_compact = compact;
    for (QObject *child : children()) {
        if (auto *widget = qobject_cast<QWidget *>(child))
            widget->setVisible(!compact);
    }
    updateGeometry();
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
