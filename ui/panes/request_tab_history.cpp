#include "ui/diff/compare_view.h"
#include "ui/panes/batch_view.h"
#include "ui/panes/history_view.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/response_view.h"
#include "ui/panes/server_view.h"
#include "ui/server_timing.h"
#include "ui/widgets/empty_state.h"

#include <QLocale>
#include <QStackedWidget>
#include <QTableView>
#include <QUndoCommand>
#include <QUndoStack>

// What a request tab shows of what it has sent: the response, the server's record of it, earlier ones, two compared.

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// How long the server's record of a request may take to arrive before its absence is said.
constexpr int kRecordMs = 3000;

} // namespace

class RequestTab::ClearHistory final : public QUndoCommand {
public:
    explicit ClearHistory(RequestTab *tab)
        : QUndoCommand(RequestTab::tr("Clear History"))
        , m_tab(tab)
    {
    }
    void undo() override
    {
        if (!m_tab)
            return setObsolete(true);
        m_tab->m_history.restore(std::exchange(m_taken, {}));
    }
    void redo() override
    {
        if (!m_tab)
            return setObsolete(true);
        m_taken = m_tab->m_history.clear();
    }

private:
    const QPointer<RequestTab> m_tab;
    QList<SentEntry> m_taken;
};

void RequestTab::keep(SentEntry entry)
{
    m_shown = m_history.add(std::move(entry));
}

/// `back`: text of the button that leads back to a list; empty: there is none, since it is what was just sent.
void RequestTab::showEntry(quint64 id, const QString &back)
{
    const SentEntry *entry = m_history.find(id);
    if (!entry)
        return;
    m_shown = id;
    m_beforeHistory = nullptr;
    if (!entry->reply) {
        const bool isLastBatch = entry->count > 1 && entry == &m_history.entries().first();
        if (isLastBatch) {
            m_results->setCurrentWidget(m_batch);
            return;
        }
        m_empty->setText(entry->count > 1 ? tr("The calls of these are not kept") : tr("No response"), entry->outcome,
                         tr("Send again"));
        m_results->setCurrentWidget(m_empty);
        return;
    }
    QString note;
    if (!back.isEmpty())
        //: %1 a time of day, %2 a request such as GET /json
        note = tr("The response of %1 to %2.")
                   .arg(QLocale().toString(entry->at.time(), u"HH:mm:ss"_s),
                        QString::fromUtf8(entry->request.method) + u' ' + entry->request.address);
    if (entry->isBodyDropped)
        note += u' ' + tr("Its body made room for newer ones.");
    if (entry->isSocket && entry->reply->status != 101)
        note += u' ' + tr("The server answered the handshake with this response, so no WebSocket was opened.");
    if (entry->isSocket && entry->reply->status == 101 && id != m_socketEntry && !entry->isBodyDropped)
        note += u' ' + tr("Its newest messages are in Body, one a line.");
    m_response->setSecrets(entry->request.secrets());
    note = note.trimmed();
    m_response->setReply(*entry->reply, note, back);
    // What is hidden makes Body the current tab, and what is shown itself: that comes last.
    if (id != m_socketEntry)
        m_response->setMessagesShown(false);
    m_response->setEventsShown(id == m_streamEntry);
    if (id == m_socketEntry)
        m_response->setMessagesShown(true);
    showServer(*entry);
    m_results->setCurrentWidget(m_response);
}

void RequestTab::showServer(const SentEntry &entry)
{
    ServerView *view = m_response->server();
    if (entry.server) {
        view->setExchange(entry.server, m_server ? m_server->routes() : RouteTable());
        m_response->setServerTime(entry.server->total());
        return;
    }
    m_response->setServerTime({});
    const auto metrics = serverTiming(entry.reply->headers);
    if (!metrics.isEmpty()) {
        view->setMetrics(metrics, entry.reply->total);
        return;
    }
    const bool isOwn = isHome(entry.reply->finalUrl);
    if (isOwn && entry.traceId.isEmpty()) {
        view->setNothing(
            tr("The request went without a traceparent, so it cannot be told which of the server's records "
               "is its own. Switch it on in Options."));
    } else if (isOwn && entry.at.msecsTo(QDateTime::currentDateTime()) < kRecordMs) {
        view->setNothing(tr("The server's record of it comes in a moment."));
        QTimer::singleShot(kRecordMs, this, [this, id = entry.id] {
            const SentEntry *late = m_history.find(id);
            if (late && id == m_shown && !late->server)
                showServer(*late);
        });
    } else if (isOwn) {
        view->setNothing(tr("The server kept no record of this request, as happens under a heavy load."));
    } else {
        view->setNothing(
            tr("This server says nothing about its own time. One that sends a Server-Timing field is shown "
               "here, and so is the server of this window."));
    }
}

void RequestTab::compare(quint64 older, quint64 newer)
{
    const auto sideOf = [this](quint64 id) {
        const SentEntry &entry = *m_history.find(id);
        DiffSide side = DiffSide::of(entry.call, *entry.reply);
        side.title = entry.at.toString(u"HH:mm:ss.zzz"_s);
        side.request.bodyBytes = quint64(entry.bodyBytes);
        // A key in a field or a query of any name is known by its value alone.
        const QString dots = u"••••••••"_s;
        const QList<QByteArray> secrets = entry.request.secrets();
        for (const QByteArray &secret : secrets) {
            side.target.replace(QString::fromUtf8(secret), dots);
            for (auto &[name, value] : side.request.fields)
                value.replace(secret, dots.toUtf8());
        }
        return side;
    };
    if (!m_history.find(older) || !m_history.find(newer))
        return;
    auto *window = new CompareWindow(sideOf(older), sideOf(newer), this);
    if (m_context.secrets)
        window->view()->obey(m_context.secrets);
    window->show();
}

void RequestTab::consume(const TelemetryBatch &batch)
{
    if (batch.exchanges.empty())
        return;
    // Only what was just sent can come now; a call that runs is not in the history yet, and its record may be first.
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (record->end == ExchangeEnd::Running || record->parentSpanId.isEmpty())
            continue;
        if (isRunning() && m_sentCount == 1 && record->parentSpanId == m_sending.spanId
            && record->traceId == m_sending.traceId)
            m_sending.server = record; // of several (redirects) the last
        constexpr qsizetype kLookedAt = 4;
        for (qsizetype i = 0; i < std::min(kLookedAt, m_history.entries().size()); ++i) {
            const SentEntry &entry = m_history.entries()[i];
            if (record->parentSpanId != entry.spanId || record->traceId != entry.traceId)
                continue;
            m_history.setServer(entry.id, record);
            if (entry.id == m_shown && m_results->currentWidget() == m_response && entry.reply)
                showServer(*m_history.find(entry.id));
        }
    }
}

void RequestTab::setHistoryShown(bool shown)
{
    if (shown == (m_results->currentWidget() == m_historyView))
        return;
    if (shown) {
        m_beforeHistory = m_results->currentWidget();
        m_results->setCurrentWidget(m_historyView);
        m_historyView->view()->setFocus();
        // Not selectRow(): it would heed the Ctrl and Shift that are still held.
        QItemSelectionModel *selection = m_historyView->view()->selectionModel();
        if (!selection->hasSelection())
            selection->setCurrentIndex(m_history.index(0, 0),
                                       QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    } else {
        if (isSocketOpen())
            showSocket();
        else if (m_isStream)
            showStream(); // another response may have been looked at
        else
            m_results->setCurrentWidget(m_beforeHistory ? m_beforeHistory : m_empty);
        m_beforeHistory = nullptr;
    }
}

void RequestTab::clearHistory()
{
    if (m_history.entries().isEmpty())
        return;
    auto *command = new ClearHistory(this);
    if (m_context.undo) {
        m_context.undo->push(command);
    } else {
        command->redo();
        delete command;
    }
}

} // namespace coroscope
