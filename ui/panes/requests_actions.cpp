#include "ui/panes/requests_actions.h"

#include "server/outbound/call_check.h"
#include "ui/commands.h"
#include "ui/curl.h"
#include "ui/diff/compare_view.h"
#include "ui/format.h"
#include "ui/har/har_dialogs.h"
#include "ui/har/har_transfer.h"
#include "ui/har/imported_exchange.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/resender.h"
#include "ui/secret_policy.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>

#include <algorithm>

namespace coroscope {

namespace {

QString nameOf(const ExchangeRecord &record)
{
    return QStringLiteral("%1 %2").arg(QString::fromLatin1(record.method), QString::fromUtf8(record.target));
}

} // namespace

RequestsActions::RequestsActions(const WindowContext &context, RequestsPane *pane)
    : QObject(pane)
    , m_context(context)
    , m_pane(pane)
    , m_resender(new Resender(this))
    , m_transfer(new HarTransfer(this))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    m_resend = add(QStringLiteral("requests.resend"), QStringLiteral("view-refresh"), tr("&Resend"),
                   Qt::CTRL | Qt::Key_R, &RequestsActions::onResend);
    m_edit = add(QStringLiteral("requests.edit"), QStringLiteral("mail-send"), tr("&Edit and resend in the Sender"),
                 Qt::CTRL | Qt::Key_E, &RequestsActions::onEdit);
    m_compare = add(QStringLiteral("requests.compare"), QStringLiteral("view-compare"), tr("Comp&are with another"),
                    Qt::CTRL | Qt::Key_D, &RequestsActions::onCompare);
    m_timeline = add(QStringLiteral("requests.timeline"), QStringLiteral("timeline"), tr("Show in Timeli&ne"),
                     Qt::CTRL | Qt::SHIFT | Qt::Key_L, &RequestsActions::onTimeline);
    m_loadRun = add(QStringLiteral("requests.loadRun"), QStringLiteral("load-run"), tr("Load Run…"), {},
                    &RequestsActions::onLoadRun);
    m_source = add(QStringLiteral("requests.source"), QStringLiteral("document"), tr("Sho&w Source"),
                   Qt::CTRL | Qt::Key_U, &RequestsActions::onSource);
    m_export = add(QStringLiteral("requests.export"), QStringLiteral("document-export"), tr("E&xport as HAR…"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_E, &RequestsActions::onExport);
    m_import = add(QStringLiteral("requests.import"), QStringLiteral("document-import"), tr("&Import a HAR file…"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_O, &RequestsActions::onImport);

    addCopy(QStringLiteral("requests.copyUrl"), tr("Copy &URL"),
            [this](const ExchangeRecord &r) { return exchangeUrl(r, m_url).toString(QUrl::FullyEncoded); });
    addCopy(QStringLiteral("requests.copyCurl"), tr("Copy as &cURL"),
            [this](const ExchangeRecord &r) { return curlCommand(r, m_url); });
    addCopy(QStringLiteral("requests.copyHar"), tr("Copy as &HAR entry"), [this](const ExchangeRecord &r) {
        return harEntryText(r, {m_url, m_pane->model()->routes(), false});
    });
    addCopy(QStringLiteral("requests.copyBody"), tr("Copy response &body"),
            [](const ExchangeRecord &r) { return QString::fromUtf8(r.responseBody); });
    addCopy(QStringLiteral("requests.copyTrace"), tr("Copy &trace id"),
            [](const ExchangeRecord &r) { return QString::fromLatin1(r.traceId); });

    connect(m_resender, &Resender::failed, this, [this](const QByteArray &traceId, const QString &sentence) {
        m_resender->forget(traceId);
        m_context.notices->post({Notice::Kind::Error, sentence, {}, {}, {}});
    });
    connect(m_resender, &Resender::sending, this,
            [this](const QByteArray &spanId) { m_pane->model()->noteSent(spanId, RequestOrigin::Resend); });
    connect(m_transfer, &HarTransfer::exported, this, [this](const QString &path, int count) {
        m_folder = QFileInfo(path).absolutePath();
        //: %1 the name of a file.
        m_context.notices->post(tr("%n request(s) exported to “%1”.", nullptr, count).arg(QFileInfo(path).fileName()));
    });
    connect(m_transfer, &HarTransfer::imported, this, &RequestsActions::onImported);
    connect(m_transfer, &HarTransfer::failed, this, &RequestsActions::trouble);
    connect(m_transfer, &HarTransfer::canceled, this,
            [this] { m_context.notices->post(tr("Cancelled. Nothing was changed.")); });
    connect(m_transfer, &HarTransfer::started, this, &RequestsActions::update);
    connect(m_transfer, &HarTransfer::ended, this, &RequestsActions::update);
}

RequestsActions::~RequestsActions() = default;

QAction *RequestsActions::add(const QString &id, const QString &iconName, const QString &text, const QKeySequence &key,
                              void (RequestsActions::*slot)())
{
    auto *action = new QAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, this);
    action->setObjectName(id);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (slot)
        connect(action, &QAction::triggered, this, slot);
    m_pane->addAction(action);
    m_context.commands->add(id, tr("Requests"), action);
    return action;
}

template<typename Text>
void RequestsActions::addCopy(const QString &id, const QString &name, Text text)
{
    QAction *action = add(id, {}, name, {}, nullptr);
    connect(action, &QAction::triggered, this, [this, text] {
        if (const ExchangeRecordPtr record = current())
            QApplication::clipboard()->setText(text(*record));
    });
    m_copying.append(action);
}

std::vector<ExchangeRecordPtr> RequestsActions::selected() const
{
    std::vector<ExchangeRecordPtr> records;
    for (const LiveTable::Sequence sequence : m_pane->table()->selectedSequences())
        records.push_back(m_pane->model()->recordOf(sequence));
    return records;
}

ExchangeRecordPtr RequestsActions::current() const
{
    const QModelIndex index = m_pane->table()->currentIndex();
    if (index.isValid() && m_pane->table()->selectionModel()->isRowSelected(index.row()))
        return m_pane->model()->recordPtr(index.row());
    // The list may have dropped what the detail shows.
    return m_pane->detail()->isVisible() ? m_pane->detail()->exchange() : nullptr;
}

std::vector<ExchangeRecordPtr> RequestsActions::shown() const
{
    std::vector<ExchangeRecordPtr> records;
    for (int row = 0; row < m_pane->model()->rowCount(); ++row)
        records.push_back(m_pane->model()->recordPtr(row));
    return records;
}

std::vector<ExchangeRecordPtr> RequestsActions::all() const
{
    return m_pane->model()->allRecords();
}

void RequestsActions::setServer(ServerState state, const QUrl &url)
{
    m_state = state;
    if (!url.isEmpty())
        m_url = url;
}

void RequestsActions::update()
{
    const ExchangeRecordPtr record = current();
    m_resend->setEnabled(record != nullptr);
    m_edit->setEnabled(record != nullptr);
    for (QAction *action : std::as_const(m_copying))
        action->setEnabled(record != nullptr);
    if (record) {
        m_copying[3]->setEnabled(!record->responseBody.isEmpty());
        m_copying[4]->setEnabled(!record->traceId.isEmpty());
    }
    // Not QItemSelectionModel::selectedRows(), which makes an index of each: this runs in every frame in which selected
    // rows leave the list, and all may be selected.
    const int rows = m_pane->table()->selectedRows();
    m_compare->setEnabled(rows == 1 || rows == 2 || (rows == 0 && record));
    m_compare->setText(rows == 2                            ? tr("Comp&are the two")
                           : m_marked && m_marked != record ? tr("Comp&are with the one marked")
                                                            : tr("Comp&are with another"));
    m_timeline->setEnabled(record && !importedExchange(*record));
    m_source->setEnabled(record && record->route >= 0 && !importedExchange(*record));
    m_loadRun->setEnabled(rows > 0 || record);
    m_loadRun->setText(rows > 1 ? tr("Load Run of These…") : tr("Load Run…"));
    m_export->setEnabled(m_pane->model()->kept() > 0 && !m_transfer->isBusy());
    m_import->setEnabled(!m_transfer->isBusy());
}

void RequestsActions::onTimeline()
{
    if (const ExchangeRecordPtr record = current())
        Q_EMIT timelineRequested(record->id);
}

void RequestsActions::onSource()
{
    if (const ExchangeRecordPtr record = current())
        Q_EMIT sourceRequested(record->route);
}

void RequestsActions::onLoadRun()
{
    std::vector<ExchangeRecordPtr> records = selected();
    if (records.empty()) {
        if (const ExchangeRecordPtr record = current())
            records.push_back(record);
    }
    QList<LoadRequest> requests;
    ExchangeRecordPtr refused;
    int refusedCount = 0;
    int moreCount = 0;
    for (const ExchangeRecordPtr &record : records) {
        if (Resender::refusal(*record) != Resender::Refusal::None) {
            refused = record;
            ++refusedCount;
            continue;
        }
        if (requests.size() == LoadPlan::kMaxRequestKinds) {
            ++moreCount;
            continue;
        }
        HttpCall call = Resender::callFor(*record, m_url, {}, {});
        call.headers.removeIf([](const auto &field) { return isSameField(field.first, "traceparent"); });
        requests.append({call.method, call.url, call.headers, call.body});
    }
    if (requests.isEmpty() && refused)
        return refuse(int(Resender::refusal(*refused)), refused);
    if (refusedCount > 0)
        m_context.notices->post(
            {Notice::Kind::Warning,
             tr("Left out of the load run, since they cannot be sent again as they were: %n request(s).", nullptr,
                refusedCount),
             {},
             {},
             {}});
    if (moreCount > 0)
        m_context.notices->post(
            {Notice::Kind::Warning,
             //: %1 a number.
             tr("A load run has at most %1 requests; %n request(s) were left out.", nullptr, moreCount)
                 .arg(countText(quint64(LoadPlan::kMaxRequestKinds))),
             {},
             {},
             {}});
    if (!requests.isEmpty())
        Q_EMIT loadRunRequested(requests);
}

void RequestsActions::refuse(int refusal, const ExchangeRecordPtr &record)
{
    QString text;
    switch (Resender::Refusal(refusal)) {
    case Resender::Refusal::None: return;
    case Resender::Refusal::WebSocket:
        //: %1 method and path.
        text
            = tr("%1 is a WebSocket. Open one like it from the Sender, which shows its messages.").arg(nameOf(*record));
        break;
    case Resender::Refusal::StillRunning:
        text = tr("%1 still runs; it can be sent again when it has ended.").arg(nameOf(*record));
        m_context.notices->post(text);
        return;
    case Resender::Refusal::Unparsed:
        text = tr("This request was refused before it could be read, so it cannot be sent again.");
        m_context.notices->post(text);
        return;
    case Resender::Refusal::BodyCut:
        //: %1 method and path, %2 and %3 sizes.
        text = tr("%1 was not sent again: of its body, %2 of %3 were kept.")
                   .arg(nameOf(*record), sizeText(quint64(record->requestBody.size())),
                        sizeText(record->requestBodyBytes));
        break;
    case Resender::Refusal::OtherServer:
        //: %1 a URL.
        text = tr("%1 goes to another server. Send it from the Sender, which shows the answer.")
                   .arg(QString::fromUtf8(record->target));
        break;
    }
    m_context.notices->post({Notice::Kind::Warning,
                             text,
                             tr("Open in Sender"),
                             [self = QPointer(this), record] {
                                 if (self)
                                     Q_EMIT self->editRequested(record);
                             },
                             {}});
}

void RequestsActions::onResend()
{
    const ExchangeRecordPtr record = current();
    if (!record)
        return;
    if (const auto refusal = Resender::refusal(*record); refusal != Resender::Refusal::None)
        return refuse(int(refusal), record);
    if (m_state != ServerState::Listening) {
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("The server does not run, so nothing was sent."),
                                 tr("Start the server"),
                                 [self = QPointer(this)] {
                                     if (self)
                                         Q_EMIT self->startRequested();
                                 },
                                 {}});
        return;
    }
    m_resender->send(*record, m_url, m_context.server ? m_context.server->known() : KnownServer());
}

void RequestsActions::onEdit()
{
    if (const ExchangeRecordPtr record = current())
        Q_EMIT editRequested(record);
}

void RequestsActions::endFrame()
{
    const QHash<QByteArray, QByteArray> awaited = m_resender->awaited();
    for (auto sent = awaited.cbegin(); sent != awaited.cend(); ++sent) {
        const QByteArray &traceId = sent.key();
        const auto sequence = m_pane->model()->newestOf(traceId, sent.value());
        if (!sequence)
            continue;
        m_resender->forget(traceId);
        const int row = m_pane->model()->rowOf(*sequence);
        if (row >= 0) {
            m_pane->openRow(row);
            m_pane->table()->scrollTo(m_pane->model()->index(row, 0));
        } else {
            m_context.notices->post(tr("The request was sent again; the filter hides it."));
        }
    }
}

void RequestsActions::onCompare()
{
    std::vector<ExchangeRecordPtr> two = selected();
    if (two.size() != 2) {
        const ExchangeRecordPtr record = current();
        if (!record)
            return;
        if (!m_marked || m_marked == record) {
            m_marked = record;
            update();
            //: %1 method and path.
            m_context.notices->post(tr("%1 is marked. Go to another request and compare again.").arg(nameOf(*record)));
            return;
        }
        two = {m_marked, record};
    }
    m_marked.reset();
    update();
    if (two[1]->started < two[0]->started)
        std::swap(two[0], two[1]);
    const ExchangeModel *model = m_pane->model();
    auto *window = new CompareWindow(DiffSide::of(*two[0], model->routes(), model->now()),
                                     DiffSide::of(*two[1], model->routes(), model->now()), m_pane->window());
    window->view()->obey(m_context.secrets);
    window->show();
    window->activateWindow();
}

/// To the front with the keyboard, which goes back to the window afterwards, also where no window manager sees to it.
void RequestsActions::bringUp(QDialog *dialog) const
{
    connect(dialog, &QDialog::finished, m_pane->window(), &QWidget::activateWindow);
    dialog->show();
    dialog->activateWindow();
}

void RequestsActions::onExport()
{
    if (m_exportDialog) {
        m_exportDialog->raise();
        m_exportDialog->activateWindow();
        return;
    }
    const std::array counts{m_pane->table()->selectedRows(), m_pane->model()->rowCount(), int(m_pane->model()->kept())};
    auto *dialog = new HarExportDialog(counts, m_folder, m_pane->window());
    m_exportDialog = dialog;
    m_context.secrets->obey(dialog->secretsBox());
    connect(dialog, &HarExportDialog::exportRequested, this, [this, dialog] { exportFrom(dialog); });
    bringUp(dialog);
}

void RequestsActions::exportFrom(const HarExportDialog *dialog)
{
    std::vector<ExchangeRecordPtr> records = dialog->what() == HarExportDialog::What::Selected ? selected()
        : dialog->what() == HarExportDialog::What::Shown                                       ? shown()
                                                                                               : all();
    const auto ended = std::remove_if(records.begin(), records.end(),
                                      [](const ExchangeRecordPtr &r) { return r->end == ExchangeEnd::Running; });
    const int running = int(records.end() - ended);
    records.erase(ended, records.end());
    if (running > 0)
        m_context.notices->post(tr("Left out, since it has not ended: %n request(s).", nullptr, running));
    m_transfer->exportTo(dialog->path(), std::move(records),
                         {m_url, m_pane->model()->routes(), dialog->includeSecrets()});
}

void RequestsActions::onImport()
{
    auto *chooser = new QFileDialog(m_pane->window(), tr("Import a HAR file"), m_folder,
                                    tr("HTTP archives (*.har);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &RequestsActions::importFile);
    chooser->open();
}

void RequestsActions::importFile(const QString &path)
{
    if (m_transfer->isBusy()) {
        m_context.notices->post(
            {Notice::Kind::Warning, tr("Another file is being written or read. Wait until it is done."), {}, {}, {}});
        return;
    }
    m_folder = QFileInfo(path).absolutePath();
    m_transfer->importFrom(path, m_pane->model()->routes());
}

void RequestsActions::onImported(const HarImport &result)
{
    Q_EMIT imported(result);
    m_report = result;
    m_report.exchanges.clear();
    int dropped = 0;
    for (const HarImport::Dropped &d : result.dropped)
        dropped += d.count;
    const QString text = dropped == 0
        ? HarReportDialog::summary(result)
        //: %1 a sentence.
        : tr("%1 Left out: %n thing(s).", nullptr, dropped).arg(HarReportDialog::summary(result));
    m_context.notices->post({dropped == 0 ? Notice::Kind::Info : Notice::Kind::Warning,
                             text,
                             tr("Report"),
                             [self = QPointer(this)] {
                                 if (self)
                                     self->showReport();
                             },
                             {}});
    if (dropped > 0)
        showReport();
}

void RequestsActions::showReport()
{
    auto *dialog = new HarReportDialog(m_report, m_pane->window());
    bringUp(dialog);
}

} // namespace coroscope
