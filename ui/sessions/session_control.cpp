#include "ui/sessions/session_control.h"

#include "server/runtime/server.h"
#include "ui/commands.h"
#include "ui/findings/findings_panel.h"
#include "ui/format.h"
#include "ui/har/har_dialogs.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/options/window_preferences.h"
#include "ui/secret_policy.h"
#include "ui/sessions/session_import.h"
#include "ui/sessions/session_transfer.h"
#include "ui/sessions/session_words.h"
#include "ui/settings.h"
#include "ui/telemetry_masks.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kPanelEvery{150};
const QString kMinutesKey = QStringLiteral("recordingMinutes");
const QString kMemoryKey = QStringLiteral("recordingMebibytes");
const QString kHeldKey = QStringLiteral("findingsHeld");
constexpr int kHeldDefault = 50; // ms
constexpr int kHeldLeast = 5;
constexpr int kHeldMost = 10'000;

const QByteArray kProgram = "Coroscope " COROSCOPE_VERSION;

} // namespace

SessionControl::SessionControl(const WindowContext &context, Recording &live, QWidget *window)
    : QObject(window)
    , m_context(context)
    , m_live(live)
    , m_window(window)
    , m_transfer(new SessionTransfer(this))
    , m_notes(new QWidget(window))
    , m_banner(new Banner(m_notes))
    , m_panel(new FindingsPanel(context, m_notes))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    m_notes->setObjectName(u"timelineNotes"_s);
    m_banner->setObjectName(u"sessionBanner"_s);
    auto *layout = new QVBoxLayout(m_notes);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(new TransferBar(m_transfer, m_notes));
    layout->addWidget(m_panel);
    makeActions();
    applyLimits();

    connect(m_banner, &Banner::actionRequested, this, &SessionControl::closeSession);
    connect(m_panel, &FindingsPanel::activated, this, &SessionControl::findingActivated);
    connect(m_panel, &FindingsPanel::clearRequested, this, [this] {
        (m_session ? m_session->findings : m_findings).clear();
        refreshPanel();
    });
    connect(m_transfer, &SessionTransfer::opened, this, &SessionControl::onOpened);
    connect(m_transfer, &SessionTransfer::saved, this, [this](const QString &path, int requests, qint64 bytes) {
        m_folder = QFileInfo(path).absolutePath();
        //: %1 the name of a file, %2 a size.
        m_context.notices->post(tr("A session of %Ln request(s) was saved to “%1” (%2).", nullptr, requests)
                                    .arg(QFileInfo(path).fileName(), sizeText(quint64(bytes))));
    });
    connect(m_transfer, &SessionTransfer::traced, this, [this](const QString &path, int requests) {
        m_folder = QFileInfo(path).absolutePath();
        m_context.notices->post(
            //: %1 the name of a file.
            tr("A trace of %Ln request(s) was written to “%1”. ui.perfetto.dev and chrome://tracing open it.", nullptr,
               requests)
                .arg(QFileInfo(path).fileName()));
    });
    connect(m_transfer, &FileTransfer::failed, this, [this](const QString &sentence) {
        m_context.notices->post({Notice::Kind::Error, sentence, {}, {}, {}});
    });
    connect(m_transfer, &FileTransfer::canceled, this,
            [this] { m_context.notices->post(tr("Cancelled. Nothing was changed.")); });
    connect(m_transfer, &FileTransfer::started, this, &SessionControl::updateActions);
    connect(m_transfer, &FileTransfer::ended, this, &SessionControl::updateActions);
    updateActions();
}

SessionControl::~SessionControl() = default;

const Recording &SessionControl::shown() const
{
    return m_session ? m_session->recording : m_live;
}

const Findings &SessionControl::findings() const
{
    return m_session ? m_session->findings : m_findings;
}

QAction *SessionControl::add(const QString &id, const QString &iconName, const QString &text, const QString &tip)
{
    auto *action = new QAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, this);
    action->setObjectName(u"session."_s + id);
    action->setToolTip(tip);
    m_context.commands->add(action->objectName(), tr("Session"), action);
    return action;
}

void SessionControl::makeActions()
{
    m_save = add(u"save"_s, u"document-save"_s, tr("&Save Session…"),
                 tr("The last minutes of the timeline, without secrets, to be opened here or elsewhere"));
    m_saveSecrets = add(u"saveWithSecrets"_s, {}, tr("Save Session &with Secrets…"),
                        tr("The same with values of Authorization, Cookie, keys and tokens as they came"));
    m_open = add(u"open"_s, u"document-open-recent"_s, tr("&Open Session…"), tr("A saved session, read-only"));
    m_close = add(u"close"_s, u"media-playback-start"_s, tr("&Back to Live"),
                  tr("The timeline shows the running server again"));
    m_import = add(u"import"_s, u"document-import"_s, tr("Copy Its Requests to the &Requests Pane"),
                   tr("Beside the live ones, as those of a HAR file"));
    m_trace = add(u"trace"_s, u"document-export"_s, tr("&Trace for Perfetto (JSON)…"),
                  tr("All that is kept in the Trace Event Format, which ui.perfetto.dev and chrome://tracing open"));
    m_context.secrets->obey(m_saveSecrets);
    connect(m_save, &QAction::triggered, this, [this] { chooseSave(false); });
    connect(m_saveSecrets, &QAction::triggered, this, [this] { chooseSave(true); });
    connect(m_open, &QAction::triggered, this, &SessionControl::chooseOpen);
    connect(m_close, &QAction::triggered, this, &SessionControl::closeSession);
    connect(m_import, &QAction::triggered, this, &SessionControl::importRequested);
    connect(m_trace, &QAction::triggered, this, [this] { chooseTrace(shown().contents(), u"trace"_s); });
}

void SessionControl::addTo(QMenu *menu)
{
    menu->addAction(m_save);
    menu->addAction(m_saveSecrets);
    menu->addAction(m_open);
    menu->addAction(m_import);
    menu->addAction(m_close);
}

void SessionControl::addExportsTo(QMenu *menu, QAction *one)
{
    menu->addAction(m_trace);
    menu->addAction(one);
    menu->addSeparator();
    menu->addAction(m_save);
    menu->addAction(m_open);
}

void SessionControl::updateActions()
{
    const bool busy = m_transfer->isBusy();
    const QString why = tr("Another file is being written or read.");
    const QString nothing = tr("Nothing was recorded yet.");
    m_wasEmpty = shown().isEmpty();
    for (QAction *action : {m_save, m_trace})
        Commands::setEnabled(action, !busy && !m_wasEmpty, busy ? why : nothing);
    if (m_context.secrets->mayReveal()) // else it is disabled for that
        Commands::setEnabled(m_saveSecrets, !busy && !m_wasEmpty, busy ? why : nothing);
    Commands::setEnabled(m_open, !busy, why);
    Commands::setEnabled(m_close, isSession(), tr("No session is open."));
    Commands::setEnabled(m_import, isSession(), tr("No session is open."));
}

int SessionControl::remembered(const QString &key, int otherwise, int least, int most) const
{
    bool isNumber = false;
    const int value = m_context.settings->view(key).toInt(&isNumber);
    return isNumber && value >= least && value <= most ? value : otherwise;
}

void SessionControl::applyLimits()
{
    Recording::Limits limits;
    limits.span = std::chrono::minutes(remembered(kMinutesKey, kMinutes, 1, 60));
    limits.bytes = std::size_t(remembered(kMemoryKey, kMebibytes, 16, 2'048)) * 1024 * 1024;
    m_live.setLimits(limits);
    LintLimits lints;
    lints.held = milliseconds(remembered(kHeldKey, kHeldDefault, kHeldLeast, kHeldMost));
    m_findings.setLimits(lints);
}

void SessionControl::addPreferences(WindowPreferences *preferences)
{
    const auto choice
        = [this](const QString &id, const QString &name, const QString &help, const QString &key, int otherwise) {
              Preference made;
              made.id = id;
              made.name = name;
              made.help = help;
              made.otherwise = otherwise;
              made.use = [this, key](int value) {
                  m_context.settings->setView(key, QByteArray::number(value));
                  applyLimits();
              };
              return made;
          };
    Preference minutes = choice(u"timeline-minutes"_s, tr("Timeline keeps"),
                                tr("How far back the timeline goes, and a session that is saved. The oldest leaves "
                                   "first, also where the memory below is full."),
                                kMinutesKey, kMinutes);
    for (const int value : {1, 2, 5, 10, 30, 60})
        minutes.choices.emplace_back(tr("%n minute(s)", nullptr, value), value);
    minutes.value = [this] { return remembered(kMinutesKey, kMinutes, 1, 60); };
    preferences->add(std::move(minutes));

    Preference memory
        = choice(u"timeline-memory"_s, tr("Memory of the timeline"),
                 tr("How much its requests may take, with their heads, bodies and spans."), kMemoryKey, kMebibytes);
    for (const int value : {64, 128, 256, 512, 1024})
        memory.choices.emplace_back(sizeText(quint64(value) * 1024 * 1024), value);
    memory.value = [this] { return remembered(kMemoryKey, kMebibytes, 16, 2'048); };
    preferences->add(std::move(memory));

    Preference held = choice(u"findings-held"_s, tr("A loop is held too long from"),
                             tr("What holds an event loop for longer, in one piece, is a finding. Stalls are watched "
                                "from 50 ms; what is shorter is found when its request has ended."),
                             kHeldKey, kHeldDefault);
    held.least = kHeldLeast;
    held.most = kHeldMost;
    held.step = 5;
    //: A unit: milliseconds.
    held.unit = tr("ms");
    held.value = [this] { return remembered(kHeldKey, kHeldDefault, kHeldLeast, kHeldMost); };
    preferences->add(std::move(held));
}

void SessionControl::consume(const TelemetryBatch &batch, Clock::time_point now)
{
    m_findings.add(batch, now);
}

void SessionControl::endFrame(Clock::time_point now)
{
    m_findings.advance(now);
    if (m_told != m_findings.revision() || m_wasOngoing != m_findings.isOngoing()) {
        const bool began = m_findings.isOngoing() && !m_wasOngoing;
        m_told = m_findings.revision();
        m_wasOngoing = m_findings.isOngoing();
        Q_EMIT findingsChanged(qint64(m_findings.groups().size()), m_wasOngoing);
        if (began)
            m_panelAt = {}; // seen at once
    }
    if (m_wasEmpty != shown().isEmpty())
        updateActions();
    // Its texts can be read only so often.
    if (now - m_panelAt < kPanelEvery || !m_notes->parentWidget() || !m_notes->parentWidget()->isVisible())
        return;
    m_panelAt = now;
    if (!m_session)
        refreshPanel();
}

void SessionControl::refreshPanel()
{
    m_panel->refresh(findings(), shown());
}

QString SessionControl::proposed(const QString &suffix) const
{
    const QString name = u"coroscope-%1.%2"_s.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s), suffix);
    return QDir(m_folder).filePath(name);
}

void SessionControl::chooseSave(bool withSecrets)
{
    auto *chooser = new QFileDialog(m_window, tr("Save the session"), proposed(QLatin1String(kSessionSuffix)),
                                    tr("Sessions (*.coroscope)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QLatin1String(kSessionSuffix));
    connect(chooser, &QFileDialog::fileSelected, this,
            [this, withSecrets](const QString &path) { saveTo(path, withSecrets); });
    chooser->open();
}

void SessionControl::saveTo(const QString &path, bool withSecrets)
{
    const bool masked = !withSecrets || !m_context.secrets->mayReveal();
    SessionSaveOptions options;
    options.info.program = kProgram;
    options.info.savedWall = QDateTime::currentMSecsSinceEpoch();
    // What was left out once does not come back.
    options.info.isMasked = masked || (m_session && m_session->info.isMasked);
    options.info.server = m_session ? m_session->info.server
        : m_context.server          ? m_context.server->url().toString(QUrl::RemovePath)
                                    : QString();
    if (masked)
        options.mask = secretsMask();
    if (isFree())
        m_transfer->saveTo(path, shown().contents(), std::move(options));
}

bool SessionControl::isFree() const
{
    if (m_transfer->isBusy())
        m_context.notices->post({Notice::Kind::Warning, tr("Another file is being written or read."), {}, {}, {}});
    return !m_transfer->isBusy();
}

void SessionControl::chooseOpen()
{
    auto *chooser = new QFileDialog(m_window, tr("Open a session"), m_folder, tr("Sessions (*.coroscope)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &SessionControl::openFile);
    chooser->open();
}

void SessionControl::openFile(const QString &path)
{
    if (!isFree())
        return;
    m_folder = QFileInfo(path).absolutePath();
    m_transfer->openFrom(path, m_findings.limits());
}

void SessionControl::onOpened(const QString &path, const std::shared_ptr<OpenedSession> &session)
{
    m_file = QFileInfo(path).fileName();
    const auto before = std::exchange(m_session, session); // until nobody shows it any more
    m_banner->showMessage(Banner::Kind::Info, sessionTitle(m_file, session->info, session->recording),
                          tr("Back to live"), false);
    Q_EMIT shownChanged(&session->recording, false);
    refreshPanel();
    updateActions();
    Q_EMIT raiseRequested();
}

void SessionControl::closeSession()
{
    if (!m_session)
        return;
    const auto before = std::exchange(m_session, nullptr);
    m_banner->hide();
    Q_EMIT shownChanged(&m_live, true);
    refreshPanel();
    updateActions();
}

void SessionControl::chooseTrace(RecordingContents contents, const QString &name)
{
    auto *chooser = new QFileDialog(m_window, tr("Export a trace"), QDir(m_folder).filePath(name + u".json"_s),
                                    tr("Traces (*.json)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(u"json"_s);
    const auto kept = std::make_shared<RecordingContents>(std::move(contents));
    connect(chooser, &QFileDialog::fileSelected, this, [this, kept](const QString &path) {
        if (isFree())
            m_transfer->traceTo(path, std::move(*kept), {secretsMask(), kProgram, {}});
    });
    chooser->open();
}

void SessionControl::traceTo(const QString &path)
{
    if (isFree())
        m_transfer->traceTo(path, shown().contents(), {secretsMask(), kProgram, {}});
}

void SessionControl::traceOne(const ExchangeRecordPtr &record)
{
    if (!record)
        return;
    RecordingContents alone;
    alone.names = shown().names();
    alone.from = record->started;
    alone.until = record->finished != Clock::time_point() ? record->finished : shown().until();
    alone.anchors = {{record->started, record->startedWall}};
    if (record->end == ExchangeEnd::Running)
        alone.running = {record};
    else
        alone.ended = {record};
    chooseTrace(std::move(alone), u"request-%1"_s.arg(record->id));
}

std::vector<ExchangeRecordPtr> SessionControl::imported(const std::vector<ExchangeRecordPtr> &records) const
{
    if (!m_session)
        return {};
    return importedFrom(records, m_file, m_session->info, m_session->recording.names(),
                        m_context.server ? m_context.server->routes() : RouteTable());
}

std::vector<ExchangeRecordPtr> SessionControl::importedAll() const
{
    if (!m_session)
        return {};
    return imported({m_session->recording.ended().begin(), m_session->recording.ended().end()});
}

} // namespace coroscope
