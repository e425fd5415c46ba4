#include "server/compression/coding.h"
#include "server/http/trace_id.h"
#include "server/outbound/call_check.h"
#include "ui/curl_import.h"
#include "ui/format.h"
#include "ui/models/address_completions.h"
#include "ui/panes/address.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/batch_view.h"
#include "ui/panes/events_view.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/response_view.h"
#include "ui/panes/send_words.h"
#include "ui/panes/server_view.h"
#include "ui/panes/socket_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QLineEdit>
#include <QPromise>
#include <QRandomGenerator>
#include <QStackedWidget>
#include <QThreadPool>

// How a request tab sends: from the click to the answer, or to why there is none.

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Disks can be slow, and network drives are: not on this thread.
QFuture<Result<BuiltBody>> bodyOf(const SenderRequest &request)
{
    const auto promise = std::make_shared<QPromise<Result<BuiltBody>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, request] {
        promise->addResult(request.readBody());
        promise->finish();
    });
    return promise->future();
}

/// As browsers do, where the request does not say itself what it accepts.
void acceptCompressed(const SenderRequest &request, HeaderList &headers)
{
    if (request.acceptCompressed && fieldValue(headers, "Accept-Encoding").isNull())
        headers.append({"Accept-Encoding", codingList()});
}

} // namespace

/// `digits` random hex digits, not all zero (W3C Trace Context §3.2.2).
QByteArray RequestTab::randomHex(int digits)
{
    QByteArray text;
    while (text.size() < digits)
        text += QByteArray::number(QRandomGenerator::global()->generate() | 1U, 16).rightJustified(8, '0');
    return text.first(digits);
}

void RequestTab::reconnect()
{
    if (isRunning())
        return;
    m_isReconnecting = true;
    authorize(SenderRequest(m_streamRequest), [this](const Result<SenderRequest> &ready) {
        if (ready.isOk())
            sendNow(ready.value());
        if (isRunning())
            return;
        m_isReconnecting = false; // there is something wrong with the request, which it says
        if (!ready.isOk() && !ready.error().isCanceled())
            m_events->setState(EventsView::State::Broken, ready.error().detail);
        else if (m_events->state() == EventsView::State::Connecting)
            m_events->setState(EventsView::State::Stopped);
    });
    if (m_isWaitingForToken)
        m_events->setState(EventsView::State::Connecting);
}

/// To go on behind the last event that came; an own field of the request is not sent then.
void RequestTab::addLastEventId()
{
    const QByteArray id = m_events->lastId();
    if (id.isEmpty())
        return;
    const QByteArrayView name("Last-Event-ID");
    m_call.headers.removeIf([name](const auto &field) { return name.compare(field.first, Qt::CaseInsensitive) == 0; });
    m_call.headers.append({name.toByteArray(), id});
}

void RequestTab::send()
{
    if (isSocketOpen())
        return sendMessage();
    if (isRunning())
        return;
    if (isCurlCommand(m_bar->address()->text())) { // typed by hand
        importCurlCommand(m_bar->address()->text());
        return;
    }
    // What is edited while a token is fetched is not what Send was pressed for.
    authorize(request(), [this, isSocket = m_isSocketAddress](const Result<SenderRequest> &ready) {
        if (!ready.isOk())
            return showNothingSent(ready.error());
        m_banner->hide();
        if (isSocket)
            connectSocket(ready.value());
        else
            sendNow(ready.value());
    });
}

/// By the button of a page that tells of something that failed, which may be of long ago.
void RequestTab::sendAgain()
{
    if (!isRunning())
        return send();
    m_banner->showMessage(Banner::Kind::Info,
                          isSocketOpen() ? tr("A WebSocket is open in this tab. Close it, then send again.")
                                         : tr("Something is under way in this tab. Wait, or cancel it with Esc."));
}

void RequestTab::sendNow(const SenderRequest &now)
{
    if (isRunning())
        return;
    m_banner->hide();
    const auto call = now.toCall(home());
    if (!call.isOk()) {
        showTrouble(call.error());
        return;
    }
    m_touched = true;
    m_call = call.value();
    m_call.known = m_server ? m_server->known() : KnownServer();
    m_isStream = false;
    if (m_isReconnecting)
        addLastEventId();
    m_sentCount = m_isReconnecting ? 1 : now.count;
    m_sentAt = Clock::now();
    m_firstId = 0;
    m_sending = SentEntry();
    m_sending.at = QDateTime::currentDateTime();
    m_sending.request = now;
    m_sending.count = m_sentCount;
    acceptCompressed(now, m_call.headers);
    if (const QByteArray own = fieldValue(m_call.headers, "traceparent"); !own.isNull()) {
        TraceIds::parse(own, m_sending.traceId, m_sending.spanId);
    } else if (now.sendTrace) {
        const QByteArray traceId = randomHex(32);
        m_sending.spanId = randomHex(16);
        m_call.headers.append({"traceparent", "00-" + traceId + '-' + m_sending.spanId + "-01"});
        if (m_sentCount == 1) // of many with one trace id, no record is the one
            m_sending.traceId = traceId;
    }
    if (!m_sending.spanId.isEmpty())
        Q_EMIT sending(m_sending.spanId);
    setUnfinished(m_sentCount);
    if (m_isReconnecting) {
        m_events->setState(EventsView::State::Connecting);
    } else if (m_sentCount == 1) {
        m_results->setCurrentWidget(m_waiting);
    } else {
        m_batch->begin(m_sentCount, m_sentAt);
        m_results->setCurrentWidget(m_batch);
    }
    m_tick.start();
    onTick();
    if (now.readsFiles())
        readBody(now);
    else
        dispatch();
}

void RequestTab::readBody(const SenderRequest &request)
{
    m_reading.setFuture(bodyOf(request));
}

void RequestTab::loadRun()
{
    if (m_isSocketAddress)
        return refuseLoadRun();
    loadRunOf(request());
}

void RequestTab::refuseLoadRun()
{
    m_banner->showMessage(Banner::Kind::Warning,
                          tr("A load run sends requests, and this is a WebSocket. Choose an http address."));
}

void RequestTab::loadRunOf(const SenderRequest &request)
{
    m_banner->hide();
    const auto call = request.toCall(home());
    if (!call.isOk()) {
        m_sentCount = 1;
        showTrouble(call.error());
        return;
    }
    if (call->url.scheme().startsWith("ws"_L1))
        return refuseLoadRun();
    authorize(request, [this](const Result<SenderRequest> &ready) {
        if (ready.isOk())
            askForLoadRun(ready.value());
    });
}

/// It is right, and has its token.
void RequestTab::askForLoadRun(const SenderRequest &request)
{
    const auto call = request.toCall(home());
    if (!call.isOk()) { // the server of this window went meanwhile
        m_sentCount = 1;
        showTrouble(call.error());
        return;
    }
    m_load = {call->method, call->url, call->headers, call->body};
    acceptCompressed(request, m_load.headers);
    if (request.readsFiles())
        m_loadReading.setFuture(bodyOf(request));
    else
        Q_EMIT loadRunRequested(m_load);
}

/// Of what went out: the variables and files of then.
void RequestTab::loadRunOfMany(const QList<quint64> &ids)
{
    m_banner->hide();
    QList<LoadRequest> requests;
    int cut = 0;
    int sockets = 0;
    for (const quint64 id : ids) {
        const SentEntry *entry = m_history.find(id);
        if (!entry)
            continue;
        if (entry->isSocket) {
            ++sockets;
            continue;
        }
        if (entry->call.body.size() != entry->bodyBytes) {
            ++cut;
            continue;
        }
        HeaderList headers = entry->call.headers;
        headers.removeIf([](const auto &field) { return isSameField(field.first, "traceparent"); });
        requests.append({entry->call.method, entry->call.url, headers, entry->call.body});
    }
    QStringList leftOut;
    if (cut > 0)
        leftOut.append(
            //: %1 a size.
            tr("Left out of the load run, since only %1 of their bodies were kept: %n request(s).", nullptr, cut)
                .arg(sizeText(quint64(SendHistory::kMaxRequestBody))));
    if (sockets > 0)
        leftOut.append(
            tr("Left out of the load run, which sends requests and no messages: %n WebSocket(s).", nullptr, sockets));
    if (!leftOut.isEmpty())
        m_banner->showMessage(Banner::Kind::Warning, leftOut.join(u' '));
    if (!requests.isEmpty())
        Q_EMIT loadRunOfManyRequested(requests);
}

void RequestTab::onBodyRead()
{
    if (!isRunning() || m_firstId != 0)
        return; // canceled meanwhile
    const Result<BuiltBody> body = m_reading.result();
    if (body.isOk()) {
        SenderRequest::setBody(m_call, body.value());
        dispatch();
        return;
    }
    m_tick.stop();
    setUnfinished(0);
    if (std::exchange(m_isReconnecting, false)) { // what came before stays in sight
        m_events->setState(EventsView::State::Broken, trouble(body.error()));
        showTrouble(body.error());
        return;
    }
    m_empty->setText(tr("Nothing was sent"), tr("The line above says why, and what can be done."), tr("Send again"));
    m_results->setCurrentWidget(m_empty);
    showTrouble(body.error());
}

void RequestTab::dispatch()
{
    m_sending.call = m_call;
    m_sending.bodyBytes = m_call.body.size();
    if (m_call.body.size() > SendHistory::kMaxRequestBody)
        m_sending.call.body = m_call.body.first(SendHistory::kMaxRequestBody); // not shared with the whole
    m_completions->addRecent(m_call.method, withoutSecretItems(m_sending.request.address.trimmed()));
    m_firstId = m_sender->send(m_call, m_sentCount);
}

void RequestTab::cancel()
{
    if (!isRunning())
        return;
    if (m_isWaitingForToken)
        return cancelToken();
    if (isSocketOpen() && m_socketView->state() == SocketView::State::Open)
        return closeSocket(websocket::NormalClosure, {});
    if (m_socketId != 0) {
        m_sockets->abort(m_socketId);
        return;
    }
    if (m_firstId == 0) { // its files are still read
        m_tick.stop();
        setUnfinished(0);
        finishOne(Error::canceled());
        return;
    }
    for (int i = 0; m_sender && i < m_sentCount; ++i)
        m_sender->cancel(m_firstId + quint64(i));
}

void RequestTab::setUnfinished(int count)
{
    const bool was = isRunning();
    m_unfinished = count;
    if (was == isRunning())
        return;
    m_bar->setRunning(isRunning());
    Q_EMIT runningChanged(isRunning());
}

void RequestTab::onFinished(quint64 id, const Result<HttpReply> &result)
{
    if (takeToken(id, result))
        return;
    const quint64 row = id - m_firstId;
    if (m_firstId == 0 || id < m_firstId || row >= quint64(m_sentCount) || !isRunning())
        return;
    if (m_sentCount > 1) {
        m_batch->finish(int(row), result, Clock::now());
        if (!result.isOk() && !result.error().isCanceled() && !m_banner->isVisible())
            showTrouble(result.error());
    }
    setUnfinished(m_unfinished - 1);
    if (isRunning())
        return;
    m_tick.stop();
    if (m_sentCount > 1)
        finishMany();
    else
        finishOne(result);
}

void RequestTab::finishMany()
{
    const auto now = Clock::now();
    m_batch->flush(now);
    const BatchStats stats = m_batch->model()->stats();
    QStringList counts;
    for (auto status = stats.byStatus.constBegin(); status != stats.byStatus.constEnd(); ++status)
        //: %1 a status code, %2 how often
        counts.append(tr("%1 × %2").arg(status.key()).arg(status.value()));
    if (stats.canceled > 0)
        counts.append(tr("%n canceled", nullptr, stats.canceled));
    SentEntry entry = m_sending;
    entry.outcome = counts.isEmpty() ? tr("no answer") : counts.join(u", "_s);
    entry.total = now - m_sentAt;
    keep(std::move(entry));
}

EventsView *RequestTab::makeEvents()
{
    if (!m_events) {
        m_events = new EventsView(m_context, m_response);
        m_response->setEvents(m_events);
        connect(m_events, &EventsView::stopRequested, this, &RequestTab::cancel);
        connect(m_events, &EventsView::reconnectRequested, this, &RequestTab::reconnect);
    }
    return m_events;
}

void RequestTab::onStreamBegan(quint64 id, const HttpReply &head)
{
    if (m_firstId == 0 || id != m_firstId || m_sentCount != 1 || !isRunning())
        return;
    m_isStream = true;
    m_streamReply = head;
    m_streamReply.total = head.firstByte; // as far as it has come
    m_streamRequest = m_sending.request;
    makeEvents()->begin(m_isReconnecting);
    showStream();
}

/// While it runs.
void RequestTab::showStream()
{
    m_streamEntry = 0;
    m_response->setSecrets(m_sending.request.secrets());
    m_response->setReply(m_streamReply);
    m_response->server()->setNothing(tr("The server tells its own times when the stream is over."));
    m_response->setServerTime({});
    m_response->setMessagesShown(false);
    m_response->setEventsShown(true);
    m_shown = 0;
    m_results->setCurrentWidget(m_response);
}

void RequestTab::onStreamEnded(quint64 id, const HttpReply &reply)
{
    if (!m_isStream || id != m_firstId || !m_sender)
        return;
    const StreamNews news = m_sender->takeEvents(id);
    m_events->add(news);
    m_events->endFrame();
    m_streamReply = reply;
    if (!news.fault.isEmpty())
        //: %1 what is wrong with a stream of events, in English.
        m_events->setState(EventsView::State::Broken, tr("Nothing more was read: %1.").arg(news.fault));
}

/// A stream is over, in whatever way: what came of it stays.
void RequestTab::finishStream(SentEntry entry, const Result<HttpReply> &result)
{
    HttpReply reply = result.isOk() ? result.value() : std::move(m_streamReply);
    entry.total = reply.total;
    entry.reply = std::make_shared<const HttpReply>(std::move(reply));
    m_isStream = m_isReconnecting = false;
    keep(std::move(entry));
    m_streamEntry = m_shown;
    showEntry(m_shown, {});
    if (m_events->state() == EventsView::State::Broken)
        return;
    if (result.isOk())
        m_events->setState(EventsView::State::Ended);
    else if (result.error().isCanceled())
        m_events->setState(EventsView::State::Stopped);
    else
        m_events->setState(EventsView::State::Broken, trouble(result.error()));
}

void RequestTab::finishOne(const Result<HttpReply> &result)
{
    SentEntry entry = m_sending;
    entry.total = Clock::now() - m_sentAt;
    if (m_isStream)
        return finishStream(std::move(entry), result);
    const bool wasReconnecting = std::exchange(m_isReconnecting, false);
    if (wasReconnecting && result.isOk()) { // 204 is how a server says that there is nothing more (HTML, 9.2)
        if (result->status == 204)
            m_events->setState(EventsView::State::Ended);
        else
            //: %1 a status code.
            m_events->setState(EventsView::State::Broken,
                               tr("The server answered %1 instead of a stream.").arg(result->status));
    }
    if (wasReconnecting && !result.isOk()) {
        // What came before stays in sight.
        entry.outcome = result.error().isCanceled() ? tr("Canceled after %1.").arg(durationText(entry.total))
                                                    : trouble(result.error());
        if (result.error().isCanceled())
            m_events->setState(EventsView::State::Stopped);
        else
            m_events->setState(EventsView::State::Broken, entry.outcome);
        const quint64 shown = m_shown;
        keep(std::move(entry));
        m_shown = shown;
        return;
    }
    if (result.isOk()) {
        entry.reply = std::make_shared<const HttpReply>(result.value());
        entry.total = result.value().total;
        keep(std::move(entry));
        showEntry(m_shown, {});
        return;
    }
    if (result.error().isCanceled()) {
        entry.outcome = tr("Canceled after %1.").arg(durationText(entry.total));
        m_banner->showMessage(Banner::Kind::Info, entry.outcome);
    } else {
        entry.outcome = trouble(result.error());
        showTrouble(result.error());
    }
    keep(std::move(entry));
    m_empty->setText(tr("No response"), tr("The line above says why, and what can be done."), tr("Send again"));
    m_results->setCurrentWidget(m_empty);
}

QString RequestTab::trouble(const Error &error) const
{
    const bool isOurs = error.kind == Error::Kind::Unavailable && isHome(m_call.url) && m_server
        && (m_server->state() == ServerState::Stopped || m_server->state() == ServerState::Failed);
    return isOurs ? tr("Nothing listens on %1: the server of this window is stopped.").arg(hostAndPort(m_call.url))
                  : sendTrouble(error, m_call);
}

void RequestTab::showTrouble(const Error &error)
{
    const bool isOurs = error.kind == Error::Kind::Unavailable && isHome(m_call.url) && m_server
        && (m_server->state() == ServerState::Stopped || m_server->state() == ServerState::Failed);
    const QString action = !isOurs ? QString()
        : m_sentCount == 1         ? tr("Start it and send again")
                                   : tr("Start it and send all again");
    m_banner->showMessage(Banner::Kind::Error, trouble(error), action);
}

void RequestTab::onBannerAction()
{
    m_sendWhenListening = true;
    Q_EMIT startServerRequested();
}

void RequestTab::onTick()
{
    const auto now = Clock::now();
    if (m_isWaitingForToken) {
        //: %1 a host and its port, %2 how long it takes up to now.
        m_waitingText->setText(
            tr("Asking %1 for a token … %2").arg(hostAndPort(m_tokenCall.url), durationText(now - m_sentAt)));
    } else if (isSocketOpen()) {
        takeSocketNews();
    } else if (m_isStream) {
        m_events->add(m_sender->takeEvents(m_firstId));
        m_events->endFrame();
    } else if (m_sentCount > 1) {
        m_batch->flush(now);
    } else if (m_firstId == 0 && m_socketId == 0) {
        m_waitingText->setText(tr("Reading the files of the body …"));
    } else {
        m_waitingText->setText(tr("Waiting for %1 … %2").arg(hostAndPort(m_call.url), durationText(now - m_sentAt)));
    }
}

} // namespace coroscope
