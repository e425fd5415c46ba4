#include "ui/zoom.h"

#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/secret_policy.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QAction>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace coroscope {

Zoom::Zoom(Theme *theme, WindowSettings *settings, SecretPolicy *secrets, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_secrets(secrets)
    , m_in(new QAction(icon(QStringLiteral("zoom-in")), tr("Zoom &In"), this))
    , m_out(new QAction(icon(QStringLiteral("zoom-out")), tr("Zoom &Out"), this))
    , m_actual(new QAction(icon(QStringLiteral("zoom-original")), tr("&Actual Size"), this))
    , m_presenter(new QAction(icon(QStringLiteral("view-presentation")), tr("&Presenter Mode"), this))
    , m_percent(settings->zoom())
{
    // With and without Shift: the plus stands on the key of the equals sign, or on one of its own.
    m_in->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)});
    m_out->setShortcut(Qt::CTRL | Qt::Key_Minus);
    m_actual->setShortcut(Qt::CTRL | Qt::Key_0);
    m_presenter->setShortcut(Qt::SHIFT | Qt::Key_F11);
    m_presenter->setCheckable(true);
    m_presenter->setToolTip(tr("Larger text for a room, and all secrets hidden"));
    connect(m_in, &QAction::triggered, this, [this] { setPercent(m_percent + kStep); });
    connect(m_out, &QAction::triggered, this, [this] { setPercent(m_percent - kStep); });
    connect(m_actual, &QAction::triggered, this, [this] { setPercent(100); });
    connect(m_presenter, &QAction::toggled, this, &Zoom::setPresenting);
    apply();
}

void Zoom::setPercent(int percent)
{
    percent = std::clamp(percent, kLeast, kMost);
    if (percent == m_percent)
        return;
    m_percent = percent;
    m_settings->setZoom(percent);
    apply();
}

void Zoom::setPresenting(bool on)
{
    if (on == m_presenting)
        return;
    m_presenting = on;
    m_presenter->setChecked(on);
    m_secrets->setMayReveal(!on); // before anything is painted larger
    apply();
}

void Zoom::apply()
{
    m_theme->setScale(m_percent / 100.0 * (m_presenting ? kPresenter / 100.0 : 1.0));
    refreshActions();
    Q_EMIT changed();
}

void Zoom::refreshActions()
{
    m_in->setEnabled(m_percent < kMost);
    m_out->setEnabled(m_percent > kLeast);
    m_actual->setEnabled(m_percent != 100);
    //: A menu entry; %1 is the zoom now, such as 120.
    m_actual->setText(m_percent == 100 ? tr("&Actual Size")
                                       : tr("&Actual Size (now %1 %)").arg(QLocale().toString(m_percent)));
}

void Zoom::addTo(QMenu *menu, Commands *commands)
{
    menu->addActions({m_in, m_out, m_actual});
    menu->addSeparator();
    menu->addAction(m_presenter);
    commands->add(QStringLiteral("view.zoomIn"), tr("View"), m_in);
    commands->add(QStringLiteral("view.zoomOut"), tr("View"), m_out);
    commands->add(QStringLiteral("view.zoomReset"), tr("View"), m_actual);
    commands->add(QStringLiteral("view.presenter"), tr("View"), m_presenter);
}

} // namespace coroscope
