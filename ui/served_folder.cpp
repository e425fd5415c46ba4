#include "ui/served_folder.h"

#include "server/runtime/server.h"
#include "ui/commands.h"
#include "ui/notices.h"
#include "ui/options/server_settings.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QHostAddress>
#include <QMenu>
#include <QPointer>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Others than this machine may reach it.
bool isOpenToOthers(const Options &options)
{
    if (options.host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return false;
    const QHostAddress address(options.host);
    return address.isNull() || !address.isLoopback();
}

QString nameOf(const QString &folder)
{
    return QDir::toNativeSeparators(folder);
}

} // namespace

ServedFolder::ServedFolder(const WindowContext &context, ServerSettings *settings, QWidget *window)
    : QObject(window)
    , m_context(context)
    , m_settings(settings)
    , m_window(window)
    , m_serve(new QAction(tr("Ser&ve a Folder…"), this))
    , m_open(new QAction(tr("Open the Served &Folder in a Browser"), this))
    , m_stop(new QAction(tr("Stop Serving the Fol&der"), this))
{
    m_serve->setToolTip(tr("Give the files of a folder under /static/; or drop one on the window"));
    connect(m_serve, &QAction::triggered, this, &ServedFolder::choose);
    connect(m_open, &QAction::triggered, this, &ServedFolder::open);
    connect(m_stop, &QAction::triggered, this, &ServedFolder::stop);
    const QString group = tr("File");
    m_context.commands->add(u"file.serveFolder"_s, group, m_serve);
    m_context.commands->add(u"file.openServedFolder"_s, group, m_open);
    m_context.commands->add(u"file.stopServing"_s, group, m_stop);
    connect(m_settings, &ServerSettings::changed, this, &ServedFolder::update);
    connect(m_context.server, &Server::stateChanged, this, &ServedFolder::update);
    update();
}

void ServedFolder::addTo(QMenu *menu)
{
    menu->addActions({m_serve, m_open, m_stop});
}

QString ServedFolder::folder() const
{
    return m_settings->options().staticFolder;
}

QUrl ServedFolder::url() const
{
    QUrl url = m_context.server->url();
    if (m_context.server->state() != ServerState::Listening || folder().isEmpty() || url.isEmpty())
        return {};
    url.setPath(u"/static/"_s);
    return url;
}

void ServedFolder::update()
{
    const bool isOn = !folder().isEmpty();
    const QString none = tr("No folder is served.");
    Commands::setEnabled(m_stop, isOn, none);
    Commands::setEnabled(m_open, url().isValid() && !url().isEmpty(), isOn ? tr("The server is not running.") : none);
    m_stop->setToolTip(isOn ? nameOf(folder()) : QString());
    m_open->setToolTip(m_stop->toolTip());
}

void ServedFolder::choose()
{
    auto *dialog = new QFileDialog(m_window, tr("Serve a Folder"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ServedFolder::serve);
    dialog->open();
}

void ServedFolder::set(const QString &folder)
{
    // What the command line says stays in force for those who start it the next time; now a person says otherwise.
    if (m_settings->isLocked(OptionId::Static))
        m_settings->useInSession(OptionId::Static, folder);
    else
        (void)m_settings->set(OptionId::Static, folder); // what refuses it has been asked before
}

void ServedFolder::serve(const QString &folder)
{
    const auto checked = m_settings->check(OptionId::Static, folder);
    if (!checked) {
        m_context.notices->post(
            {Notice::Kind::Error, tr("%1 is no folder that can be served.").arg(nameOf(folder)), {}, {}, {}});
        return;
    }
    set(folder);
    Notice notice;
    const QPointer<ServedFolder> self(this);
    if (const QUrl where = url(); !where.isEmpty()) {
        //: %1 a folder, %2 an address.
        notice.text = tr("The files of %1 are at %2.").arg(nameOf(folder), where.toString());
        notice.actionText = tr("Open");
        notice.action = [self] {
            if (self)
                self->open();
        };
    } else {
        //: %1 a folder.
        notice.text = tr("The files of %1 are served as soon as the server runs, under /static/.").arg(nameOf(folder));
        notice.actionText = tr("Start the Server");
        notice.action = [self] {
            if (self)
                Q_EMIT self->startRequested();
        };
    }
    if (isOpenToOthers(m_settings->options())) {
        notice.kind = Notice::Kind::Warning;
        notice.text += u' ' + tr("Everybody who can reach this server on the network gets them.");
    }
    notice.secondText = tr("Stop Serving");
    notice.second = [self] {
        if (self)
            self->stop();
    };
    m_context.notices->post(std::move(notice));
}

void ServedFolder::stop()
{
    const QString before = folder();
    if (before.isEmpty())
        return;
    set({});
    Notice notice;
    //: %1 a folder.
    notice.text = tr("The files of %1 are no longer served.").arg(nameOf(before));
    notice.actionText = tr("Serve Again");
    const QPointer<ServedFolder> self(this);
    notice.action = [self, before] {
        if (self)
            self->serve(before);
    };
    m_context.notices->post(std::move(notice));
}

void ServedFolder::open()
{
    if (const QUrl where = url(); !where.isEmpty())
        Q_EMIT openRequested(where);
}

} // namespace coroscope
