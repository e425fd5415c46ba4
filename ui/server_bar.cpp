#include "ui/server_bar.h"

#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/widgets/elided_label.h"
#include "ui/words.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace coroscope {

ServerBar::ServerBar(QWidget *parent)
    : QToolBar(parent)
    , m_button(new QToolButton(this))
    , m_address(new QLabel(this))
    , m_stateIcon(new QLabel(this))
    , m_stateText(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("serverBar"));
    setWindowTitle(tr("Server"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    makeActions();

    m_button->setObjectName(QStringLiteral("startStop"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFocusPolicy(Qt::StrongFocus);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (m_state == ServerState::Stopped || m_state == ServerState::Failed)
            m_start->trigger();
        else if (m_state == ServerState::Listening && !m_restartFor.isEmpty())
            m_restart->trigger();
        else
            m_stop->trigger();
    });
    addWidget(m_button);

    m_address->setObjectName(QStringLiteral("address"));
    m_address->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_address->setFocusPolicy(Qt::StrongFocus);
    connect(m_address, &QLabel::linkActivated, this, [this] { QDesktopServices::openUrl(m_url); });
    addWidget(m_address);
    addAction(m_copy);
    addAction(m_docs);
    for (QAction *action : {m_copy, m_docs}) {
        auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text().remove(u'&'));
    }
    qobject_cast<QToolButton *>(widgetForAction(m_docs))->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *gap = new QWidget(this);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(gap);
    m_stateText->setObjectName(QStringLiteral("stateText"));
    addWidget(m_stateIcon);
    addWidget(m_stateText);
    showState(ServerState::Stopped);
    fit();
}

/// What depends on the size of the font.
void ServerBar::fit()
{
    const int extent = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    setIconSize(QSize(extent, extent));
    m_button->setIconSize(QSize(extent, extent)); // a button that is added as a widget does not follow the bar
    // As wide as its longest word, so that the bar does not jump with the state.
    QFont bold = m_button->font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const int widest
        = std::max({metrics.horizontalAdvance(tr("Start")), metrics.horizontalAdvance(tr("Stop now")),
                    metrics.horizontalAdvance(tr("Restart needed")), metrics.horizontalAdvance(tr("Starting…"))});
    m_button->setMinimumWidth(widest + extent + 48);
    for (QToolButton *button : {m_layouts, m_palette, m_certificate}) {
        if (button)
            button->setIconSize(QSize(extent, extent));
    }
    drawState();
}

QToolButton *ServerBar::addMenuButton(const QString &objectName, const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void ServerBar::addLayouts(QMenu *menu)
{
    m_layouts = addMenuButton(QStringLiteral("layoutButton"), QStringLiteral("view-layout"));
    m_layouts->setPopupMode(QToolButton::InstantPopup);
    m_layouts->setMenu(menu);
    m_layouts->setToolTip(tr("How the panes are arranged"));
    addWidget(m_layouts);
    fit();
}

void ServerBar::addCertificate(QToolButton *button)
{
    m_certificate = button;
    m_certificateAction = insertWidget(m_copy, button);
    m_certificateAction->setVisible(false);
    fit();
}

void ServerBar::showCertificate(bool shown)
{
    m_certificateAction->setVisible(shown);
}

void ServerBar::setLayoutName(const QString &name)
{
    m_layouts->setText(name);
    //: %1 the name of an arrangement of the window.
    m_layouts->setAccessibleName(tr("Layout: %1").arg(name));
}

void ServerBar::addPalette(Commands *commands)
{
    m_palette = addMenuButton(QStringLiteral("paletteButton"), QStringLiteral("edit-find"));
    QAction *shown = addWidget(m_palette);
    shown->setVisible(false);
    const auto adopt = [this, shown, commands] {
        QAction *palette = commands->find(QStringLiteral("view.palette"));
        if (!palette || shown->isVisible())
            return;
        shown->setVisible(true);
        connect(m_palette, &QToolButton::clicked, palette, &QAction::trigger);
        const auto follow = [this, palette] {
            const QString key = palette->shortcut().toString(QKeySequence::NativeText);
            m_palette->setText(key);
            m_palette->setToolButtonStyle(key.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
            m_palette->setToolTip(palette->toolTip());
            m_palette->setAccessibleName(tr("Command palette"));
        };
        connect(palette, &QAction::changed, m_palette, follow);
        follow();
    };
    connect(commands, &Commands::added, this, adopt);
    adopt();
    fit();
}

void ServerBar::makeActions()
{
    m_start = new QAction(icon(QStringLiteral("media-playback-start")), tr("&Start"), this);
    m_start->setShortcut(Qt::Key_F5);
    connect(m_start, &QAction::triggered, this, &ServerBar::startRequested);
    m_stop = new QAction(icon(QStringLiteral("media-playback-stop")), tr("S&top"), this);
    m_stop->setShortcut(Qt::SHIFT | Qt::Key_F5);
    connect(m_stop, &QAction::triggered, this, [this] {
        if (m_state == ServerState::Draining)
            Q_EMIT stopNowRequested();
        else
            Q_EMIT stopRequested();
    });
    m_restart = new QAction(icon(QStringLiteral("view-refresh")), tr("&Restart"), this);
    m_restart->setShortcut(Qt::CTRL | Qt::Key_F5);
    m_restart->setToolTip(tr("Answer what is in flight, stop, and start with the settings as they are now"));
    connect(m_restart, &QAction::triggered, this, &ServerBar::restartRequested);
    m_docs = new QAction(icon(QStringLiteral("help-contents")), tr("&API Docs"), this);
    m_docs->setToolTip(tr("Open the API documentation of this server in the browser"));
    connect(m_docs, &QAction::triggered, this, [this] {
        QUrl docs = m_url;
        docs.setPath(QStringLiteral("/docs"));
        QDesktopServices::openUrl(docs);
    });
    m_copy = new QAction(icon(QStringLiteral("edit-copy")), tr("&Copy the Address"), this);
    m_copy->setToolTip(tr("Copy the address"));
    connect(m_copy, &QAction::triggered, this, &ServerBar::copyAddress);
}

void ServerBar::setServerState(ServerState state, const QUrl &url)
{
    // A server that drains has no address any more, but people still look for the one it had.
    if (!url.isEmpty() || state != ServerState::Draining)
        m_url = url;
    showState(state);
}

void ServerBar::setDraining(const QString &text)
{
    if (m_state == ServerState::Draining)
        m_stateText->setText(text);
}

void ServerBar::setRestartNeeded(const QStringList &settings)
{
    if (m_restartFor == settings)
        return;
    m_restartFor = settings;
    showState(m_state);
}

void ServerBar::showState(ServerState state)
{
    m_state = state;
    const bool atRest = state == ServerState::Stopped || state == ServerState::Failed;
    Commands::setEnabled(m_start, atRest, tr("The server runs already."));
    Commands::setEnabled(m_stop, state == ServerState::Listening || state == ServerState::Draining,
                         tr("The server does not run."));
    Commands::setEnabled(m_restart, state == ServerState::Listening, tr("The server does not run."));
    m_stop->setText(state == ServerState::Draining ? tr("S&top Now") : tr("S&top"));

    const bool restart = state == ServerState::Listening && !m_restartFor.isEmpty();
    m_button->setEnabled(state != ServerState::Starting);
    switch (state) {
    case ServerState::Stopped:
    case ServerState::Failed:
        m_button->setText(tr("Start"));
        m_button->setIcon(icon(QStringLiteral("media-playback-start"), IconTone::OnAccent));
        m_button->setToolTip(tr("Start the server (F5)"));
        break;
    case ServerState::Starting:
        m_button->setText(tr("Starting…"));
        m_button->setIcon(icon(QStringLiteral("process-working"), IconTone::Muted));
        m_button->setToolTip({});
        break;
    case ServerState::Listening:
        if (restart) {
            m_button->setText(tr("Restart needed"));
            m_button->setIcon(icon(QStringLiteral("view-refresh"), IconTone::Warning));
            //: %1 is a list of settings: "Port, Workers".
            m_button->setToolTip(tr("Changed since the server started: %1. Answers what is in flight, then restarts it "
                                    "(Ctrl+F5). Shift+F5 only stops it.")
                                     .arg(QLocale().createSeparatedList(m_restartFor)));
            break;
        }
        m_button->setText(tr("Stop"));
        m_button->setIcon(icon(QStringLiteral("media-playback-stop"), IconTone::Error));
        m_button->setToolTip(tr("Accept no more requests, answer those in flight, and stop (Shift+F5)"));
        break;
    case ServerState::Draining:
        m_button->setText(tr("Stop now"));
        m_button->setIcon(icon(QStringLiteral("media-playback-stop"), IconTone::Error));
        m_button->setToolTip(tr("Cancel what is in flight and stop at once (Shift+F5)"));
        break;
    }
    m_button->setAccessibleName(m_button->text());
    m_button->setProperty("commandId", atRest ? QStringLiteral("server.start") : QStringLiteral("server.stop"));
    m_button->setProperty("running", !atRest);
    m_button->setProperty("restart", restart);
    m_button->style()->unpolish(m_button);
    m_button->style()->polish(m_button);

    drawAddress();
    const bool reachable = isReachable();
    m_address->setEnabled(reachable);
    m_address->setFocusPolicy(reachable ? Qt::StrongFocus : Qt::NoFocus);
    m_address->setAccessibleName(reachable ? tr("Address of the server: %1").arg(m_url.toString(QUrl::RemovePath))
                                           : m_address->text());
    m_address->setToolTip(reachable ? tr("Open in the browser") : QString());
    for (QAction *action : {m_docs, m_copy})
        Commands::setEnabled(action, reachable, tr("The server does not run: it has no address."));
    m_stateText->setText(words::state(state));
    drawState();
}

bool ServerBar::isReachable() const
{
    return m_state == ServerState::Listening && !m_url.isEmpty();
}

void ServerBar::drawAddress()
{
    const QString address = m_url.toString(QUrl::RemovePath).toHtmlEscaped();
    m_address->clear(); // the same text again would keep the link's colour of the theme before
    if (isReachable())
        m_address->setText(QStringLiteral("<a href=\"%1\">%1</a>").arg(address));
    else if (m_state == ServerState::Draining && !m_url.isEmpty())
        m_address->setText(address);
    else
        //: Stands where the server's address stands while it runs.
        m_address->setText(tr("No address while the server is stopped"));
}

void ServerBar::drawState()
{
    QIcon drawing;
    switch (m_state) {
    case ServerState::Stopped: drawing = icon(QStringLiteral("network-offline"), IconTone::Muted); break;
    case ServerState::Starting: drawing = icon(QStringLiteral("process-working"), IconTone::Accent); break;
    case ServerState::Listening: drawing = icon(QStringLiteral("dialog-ok"), IconTone::Success); break;
    case ServerState::Draining: drawing = icon(QStringLiteral("process-working"), IconTone::Warning); break;
    case ServerState::Failed: drawing = icon(QStringLiteral("dialog-error"), IconTone::Error); break;
    }
    m_stateIcon->setPixmap(drawing.pixmap(iconSize(), devicePixelRatioF()));
}

void ServerBar::copyAddress()
{
    QApplication::clipboard()->setText(m_url.toString(QUrl::RemovePath));
}

void ServerBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        drawState();
        drawAddress();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fit();
    }
}

} // namespace coroscope
