#include "server/http/trace_id.h"
#include "server/http/websocket_codec.h"
#include "server/outbound/call_check.h"
#include "ui/close_words.h"
#include "ui/format.h"
#include "ui/models/address_completions.h"
#include "ui/panes/message_composer.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/response_view.h"
#include "ui/panes/send_words.h"
#include "ui/panes/server_view.h"
#include "ui/panes/socket_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/messages_view.h"

#include <QPromise>
#include <QStackedWidget>
#include <QThreadPool>

// How a request tab opens a WebSocket and talks on it.

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kTranscript = 256 * 1024; // bytes that the history keeps of a conversation

/// Disks can be slow, and network drives are: not on this thread.
QFuture<Result<QByteArray>> bytesOf(const QString &path)
{
    const auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(readBodyFile(path, SenderRequest::kMaxRequestBody));
        promise->finish();
    });
    return promise->future();
}

} // namespace

void RequestTab::connectSocket(const SenderRequest &request)
{
    m_sentCount = 1;
    m_call = {};
    const auto call = request.toSocketCall(home());
    if (!call.isOk()) {
        showTrouble(call.error());
        return;
    }
    WebSocketLink::Call wanted = call.value();
    m_touched = true;
    m_isStream = false;
    m_firstId = 0;
    m_sentAt = Clock::now();
    m_sending = SentEntry();
    m_sending.at = QDateTime::currentDateTime();
    m_sending.request = request;
    m_sending.isSocket = true;
    if (const QByteArray own = fieldValue(wanted.headers, "traceparent"); !own.isNull()) {
        TraceIds::parse(own, m_sending.traceId, m_sending.spanId);
    } else if (request.sendTrace) {
        m_sending.traceId = randomHex(32);
        m_sending.spanId = randomHex(16);
        wanted.headers.append({"traceparent", "00-" + m_sending.traceId + '-' + m_sending.spanId + "-01"});
    }
    if (!m_sending.spanId.isEmpty())
        Q_EMIT sending(m_sending.spanId);
    // What the history, comparisons and words about trouble know it by.
    m_call.method = "GET";
    m_call.url = wanted.url;
    m_call.headers = wanted.headers;
    m_call.timeout = wanted.timeout;
    m_sending.call = m_call;
    m_completions->addRecent(m_call.method, withoutSecretItems(request.address.trimmed()));
    setUnfinished(1);
    if (m_isReconnecting) {
        m_socketView->setState(SocketView::State::Connecting);
    } else {
        m_results->setCurrentWidget(m_waiting);
    }
    m_isSocketOpen = false;
    m_socketId = m_sockets->open(wanted);
    m_tick.start();
    onTick();
}

void RequestTab::reconnectSocket()
{
    if (isRunning())
        return;
    m_banner->hide();
    m_isReconnecting = true;
    authorize(SenderRequest(m_socketRequest), [this](const Result<SenderRequest> &ready) { // a copy: it is set anew
        if (ready.isOk())
            connectSocket(ready.value());
        if (isRunning())
            return;
        m_isReconnecting = false; // there is something wrong with the request, which it says
        const bool isFault = !ready.isOk() && !ready.error().isCanceled();
        if (isFault || m_socketView->state() == SocketView::State::Connecting)
            m_socketView->setState(SocketView::State::Closed, isFault ? ready.error().detail : QString(), isFault);
    });
    if (m_isWaitingForToken)
        m_socketView->setState(SocketView::State::Connecting);
}

SocketView *RequestTab::makeSocketView()
{
    if (!m_socketView) {
        m_socketView = new SocketView(m_context, m_response);
        m_response->setMessages(m_socketView);
        connect(m_socketView, &SocketView::disconnectRequested, this, &RequestTab::cancel);
        connect(m_socketView, &SocketView::reconnectRequested, this, &RequestTab::reconnectSocket);
        connect(m_socketView, &SocketView::resendRequested, this,
                [this](const SocketMessage &message) { sendMessage(message.kind, message.payload); });
        connect(m_socketView, &SocketView::editRequested, this, [this](const SocketMessage &message) {
            m_editor->setCurrentIndex(RequestEditor::MessageTab);
            m_editor->message()->setMessage(message);
        });
    }
    return m_socketView;
}

void RequestTab::onSocketOpened(quint64 id, const HttpReply &handshake, const QByteArray &)
{
    if (id != m_socketId || !isRunning())
        return;
    m_isSocketOpen = true;
    m_socketRequest = m_sending.request;
    m_streamReply = handshake;
    makeSocketView()->begin(std::exchange(m_isReconnecting, false));
    m_editor->message()->setOpen(true);
    m_editor->message()->setTrouble({});
    showSocket();
    if (m_editor->isTabVisible(RequestEditor::MessageTab))
        m_editor->setCurrentIndex(RequestEditor::MessageTab);
    takeSocketNews();
}

/// While it is open.
void RequestTab::showSocket()
{
    m_socketEntry = 0;
    m_response->setSecrets(m_sending.request.secrets());
    m_response->setReply(m_streamReply);
    m_response->server()->setNothing(tr("The server tells its own times when the connection is over."));
    m_response->setServerTime({});
    m_response->setEventsShown(false);
    m_response->setMessagesShown(true);
    m_shown = 0;
    m_results->setCurrentWidget(m_response);
}

void RequestTab::takeSocketNews()
{
    m_socketView->add(m_sockets->take(m_socketId));
    m_socketView->endFrame();
}

void RequestTab::onSocketFailed(quint64 id, const Error &error, const HttpReply &response)
{
    if (id != m_socketId || !isRunning())
        return;
    (void)m_sockets->take(id);
    m_socketId = 0;
    m_tick.stop();
    setUnfinished(0);
    const bool wasReconnecting = std::exchange(m_isReconnecting, false);
    SentEntry entry = m_sending;
    entry.total = Clock::now() - m_sentAt;
    const bool isRefused = response.status != 0 && response.status != 101;
    if (wasReconnecting && m_socketView) {
        // What came before stays in sight.
        if (error.isCanceled())
            entry.outcome = tr("Canceled after %1.").arg(durationText(entry.total));
        else if (isRefused)
            //: %1 a status code.
            entry.outcome = tr("The server answered %1 instead of opening it again.").arg(response.status);
        else
            entry.outcome = trouble(error);
        m_socketView->setState(SocketView::State::Closed, entry.outcome, !error.isCanceled());
        if (isRefused)
            entry.reply = std::make_shared<const HttpReply>(response);
        const quint64 shown = m_shown;
        keep(std::move(entry));
        m_shown = shown;
        return;
    }
    if (isRefused)
        finishOne(response); // as any response
    else
        finishOne(error);
}

void RequestTab::onSocketClosed(quint64 id, quint16 code, const QByteArray &reason, bool isOurs,
                                const QByteArray &fault)
{
    if (id != m_socketId || !isRunning() || !m_socketView)
        return;
    takeSocketNews();
    m_socketId = 0;
    m_isSocketOpen = false;
    m_tick.stop();
    m_editor->message()->setOpen(false);
    setUnfinished(0);

    const QString name = words::closeCode(code);
    const QString meaning = words::closeCodeMeaning(code);
    const bool isFault = !words::isCalmClose(code) && !isOurs;
    QString says;
    if (!fault.isEmpty())
        //: %1 the code and name with which a WebSocket was closed, %2 what the server did wrong, in English.
        says = tr("Closed with %1, since the server broke the protocol: %2.").arg(name, QString::fromUtf8(fault));
    else if (code == websocket::Abnormal && isOurs)
        says = tr("You cut the connection before the server had answered the Close.");
    else if (code == websocket::Abnormal)
        says = m_server && isHome(m_call.url) && m_server->state() != ServerState::Listening
            ? tr("The connection is gone: the server of this window was stopped.")
            : tr("The connection is gone, without a Close (1006): the server ended, or the network broke.");
    else if (isOurs)
        //: %1 the code and name with which a WebSocket was closed.
        says = tr("You closed it; the server answered with %1.").arg(name);
    else if (reason.isEmpty())
        //: %1 the code and name with which a WebSocket was closed, %2 a sentence that says what that means.
        says = tr("The server closed it with %1. %2").arg(name, meaning);
    else
        //: %1 the code and name with which a WebSocket was closed, %2 the reason that came with it, %3 a sentence.
        says = tr("The server closed it with %1, “%2”. %3").arg(name, QString::fromUtf8(reason), meaning);
    m_socketView->setState(SocketView::State::Closed, says, isFault || !fault.isEmpty());

    SentEntry entry = m_sending;
    entry.total = Clock::now() - m_sentAt;
    HttpReply reply = std::move(m_streamReply);
    reply.total = entry.total;
    reply.bytesReceived += m_socketView->receivedBytes();
    reply.body = m_socketView->transcript(kTranscript);
    entry.outcome = says;
    entry.reply = std::make_shared<const HttpReply>(std::move(reply));
    keep(std::move(entry));
    m_socketEntry = m_shown;
    if (m_results->currentWidget() == m_response || m_results->currentWidget() == m_waiting)
        showEntry(m_shown, {});
}

void RequestTab::sendMessage()
{
    if (!isSocketOpen())
        return;
    MessageComposer *composer = m_editor->message();
    composer->setTrouble({});
    const MessageDraft draft = composer->draft();
    if (draft.form == MessageDraft::Form::File) {
        if (m_readingMessage.isRunning())
            return composer->setTrouble(tr("A file is still being read."));
        m_readingFor = m_socketId;
        m_readingMessage.setFuture(bytesOf(draft.file));
        return;
    }
    const auto payload = composer->payload();
    if (!payload)
        return composer->setTrouble(payload.error().detail);
    sendMessage(composer->isText() ? SocketMessage::Kind::Text : SocketMessage::Kind::Binary, payload.value());
}

void RequestTab::sendMessage(SocketMessage::Kind kind, const QByteArray &payload)
{
    if (!isSocketOpen())
        return;
    m_talkingTo = m_socketId;
    m_sockets->send(m_socketId, kind, payload);
    m_socketView->messages()->table()->setFollowing(true);
}

void RequestTab::onMessageRead()
{
    const Result<QByteArray> read = m_readingMessage.result();
    if (!read)
        m_editor->message()->setTrouble(read.error().detail);
    else if (!isSocketOpen() || m_readingFor != m_socketId)
        m_editor->message()->setTrouble(
            tr("The file was not sent: the connection that it was for was closed while it was read."));
    else
        sendMessage(SocketMessage::Kind::Binary, read.value());
}

void RequestTab::onMessageNotSent(quint64 id, SocketSender::NotSent why)
{
    if (id != m_talkingTo) // of another tab
        return;
    m_editor->message()->setTrouble(why == SocketSender::NotSent::Closed
                                        ? tr("It was not sent: the connection is closed, or about to be.")
                                        //: %1 a size.
                                        : tr("It was not sent: %1 still wait for the connection.")
                                              .arg(sizeText(quint64(SocketSender::kMaxUnsent))));
}

void RequestTab::closeSocket(quint16 code, const QByteArray &reason)
{
    if (!isSocketOpen())
        return;
    m_sockets->close(m_socketId, code, reason);
    m_editor->message()->setTrouble({});
    m_editor->message()->setOpen(false);
    m_socketView->setState(SocketView::State::Closing);
}

} // namespace coroscope
