#include "ui/format.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/history_view.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/send_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QJsonDocument>
#include <QStackedWidget>

// How a request tab gets the token of OAuth2's password flow (RFC 6749 §4.3), by click or before something is sent.

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// What asks for a token for that request. Error: BadRequest with a translated sentence.
Result<HttpCall> tokenCall(const SenderRequest &request, const QUrl &target)
{
    const RequestAuth &auth = request.auth;
    if (const QString why = auth.trouble(); !why.isEmpty())
        return Error{Error::Kind::BadRequest, why};
    const auto url = auth.tokenUrl(target);
    if (!url)
        return url.error();
    SenderRequest plain;
    plain.method = "POST";
    plain.address = url->toString(QUrl::FullyEncoded);
    plain.timeoutSeconds = request.timeoutSeconds;
    plain.verifyTls = request.verifyTls;
    plain.followRedirects = false; // a password goes nowhere else
    auto call = plain.toCall({});
    if (!call)
        return call.error();
    call->url = url.value();
    call->headers.append({QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/x-www-form-urlencoded")});
    call->body = auth.tokenForm();
    constexpr qint64 kMostBody = 64LL * 1024;
    call->maxBody = kMostBody;
    return call;
}

/// The token, until when it is good, and what gave it; or in a translated sentence why there is none.
Result<RequestAuth> tokenIn(RequestAuth auth, const HttpReply &reply, const QUrl &from)
{
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    const QString token = json["access_token"_L1].toString();
    const bool isBearer = json["token_type"_L1].toString(u"bearer"_s).compare("bearer"_L1, Qt::CaseInsensitive) == 0;
    if (reply.status == 200 && isBearer && !token.isEmpty() && RequestAuth::isTokenText(token)) {
        constexpr qint64 kDay = 86'400;
        const qint64 seconds = json["expires_in"_L1].toInteger();
        auth.fetched = token;
        auth.fetchedUntil = seconds > 0 ? QDateTime::currentDateTime().addSecs(std::min(seconds, kDay)) : QDateTime();
        auth.fetchedFrom = from;
        return auth;
    }
    if (reply.status == 200)
        //: %1 an address.
        return Error{Error::Kind::Unavailable,
                     RequestTab::tr("%1 answered without a bearer token.").arg(from.toString(QUrl::RemoveUserInfo))};
    // What a server says is shown, not trusted: one line of it.
    QString said;
    for (const QLatin1StringView key : {"error_description"_L1, "error"_L1, "detail"_L1}) {
        constexpr qsizetype kMost = 200;
        if (said.isEmpty())
            said = json[key].toString().simplified().left(kMost);
    }
    return Error{Error::Kind::Unavailable,
                 said.isEmpty()
                     //: %1 a status code.
                     ? RequestTab::tr("There is no token: the server answered %1.").arg(reply.status)
                     //: %1 a status code, %2 what the server says.
                     : RequestTab::tr("There is no token: the server answered %1: %2").arg(reply.status).arg(said)};
}

} // namespace

/// The URL that a request asks; empty where its address is none.
QUrl RequestTab::targetOf(const SenderRequest &request) const
{
    SenderRequest plain = request;
    plain.auth = {};
    const auto call = plain.toCall(home());
    return call.isOk() ? call->url : QUrl();
}

/// Gives `then` the request with a token that is good, at once where it needs none that it has not. Whoever waits for
/// one has something under way, which can be canceled.
void RequestTab::authorize(const SenderRequest &request, Authorized then)
{
    const QUrl target = targetOf(request);
    if (target.isEmpty() || !request.auth.trouble().isEmpty()
        || !request.auth.needsToken(target, QDateTime::currentDateTime()))
        return then(request); // where something is wrong with it, whoever sends it says so
    m_banner->hide();
    fetchToken(request, target, std::move(then));
}

/// By click: a new one, whatever there is.
void RequestTab::fetchToken()
{
    if (m_isWaitingForToken)
        return;
    const SenderRequest now = request();
    const QUrl target = targetOf(now);
    m_banner->hide();
    fetchToken(now, target.isEmpty() ? home() : target, {}); // a path is one of the server that is asked
}

void RequestTab::fetchToken(const SenderRequest &request, const QUrl &target, Authorized then)
{
    const auto call = tokenCall(request, target);
    if (!call || !m_sender) {
        const Error error = call ? Error{Error::Kind::Unavailable, {}} : call.error();
        showToken(request.auth, error);
        if (then)
            then(error);
        return;
    }
    const bool isSame = m_tokenId != 0 && m_tokenCall.url == call->url && request.auth.isSameOwner(m_tokenAuth);
    if (!isSame) {
        cancelToken();
        m_tokenCall = call.value();
        m_tokenAuth = request.auth;
        m_tokenId = m_sender->send(m_tokenCall);
    }
    if (request.auth.isSameOwner(m_editor->auth()->auth()))
        m_editor->auth()->setFetching(true);
    if (!then)
        return;
    m_authorized.append({request, std::move(then)});
    if (isRunning())
        return; // a load run is asked for beside it
    m_isWaitingForToken = true;
    m_beforeToken = m_results->currentWidget();
    if (m_beforeToken == m_historyView)
        m_beforeToken = m_beforeHistory ? m_beforeHistory : m_empty;
    m_sentAt = Clock::now();
    setUnfinished(1);
    if (!m_isReconnecting)
        m_results->setCurrentWidget(m_waiting);
    m_tick.start();
    onTick();
}

/// Nobody waits for one any more.
void RequestTab::cancelToken()
{
    if (m_tokenId == 0)
        return;
    if (m_sender)
        m_sender->cancel(m_tokenId);
    m_tokenId = 0;
    endToken(Error::canceled());
}

/// True: it was an answer to that.
bool RequestTab::takeToken(quint64 id, const Result<HttpReply> &result)
{
    if (m_tokenId == 0 || id != m_tokenId)
        return false;
    m_tokenId = 0;
    if (result.isOk())
        endToken(tokenIn(m_tokenAuth, result.value(), m_tokenCall.url));
    else if (result.error().isCanceled())
        endToken(result.error());
    else
        endToken(Error{result.error().kind, sendTrouble(result.error(), m_tokenCall)});
    return true;
}

/// `asked`: for whom. What Auth says now may be about somebody else, who gets neither the token nor the trouble.
void RequestTab::showToken(const RequestAuth &asked, const Result<RequestAuth> &token)
{
    AuthEditor *const editor = m_editor->auth();
    editor->setFetching(false);
    if (editor->auth().isSameOwner(asked)) {
        if (token.isOk())
            editor->setToken(token->fetched, token->fetchedUntil, token->fetchedFrom);
        else if (!token.error().isCanceled())
            editor->setTokenTrouble(token.error().detail);
    }
    if (!token.isOk() && !token.error().isCanceled())
        m_banner->showMessage(Banner::Kind::Error, token.error().detail);
}

/// Whoever waits for it goes on, or says that it cannot.
void RequestTab::endToken(const Result<RequestAuth> &token)
{
    showToken(m_tokenAuth, token);
    if (std::exchange(m_isWaitingForToken, false)) {
        m_tick.stop();
        setUnfinished(0);
        if (m_results->currentWidget() == m_waiting)
            m_results->setCurrentWidget(m_beforeToken);
        else if (m_beforeHistory == m_waiting)
            m_beforeHistory = m_beforeToken;
    }
    const auto all = std::exchange(m_authorized, {});
    for (const Waiting &each : all) {
        if (!token.isOk()) {
            each.then(token.error());
            continue;
        }
        SenderRequest request = each.request;
        request.auth.fetched = token->fetched;
        request.auth.fetchedUntil = token->fetchedUntil;
        request.auth.fetchedFrom = token->fetchedFrom;
        each.then(request);
    }
}

/// The banner says why, unless it was canceled.
void RequestTab::showNothingSent(const Error &error)
{
    if (error.isCanceled())
        m_banner->showMessage(Banner::Kind::Info, tr("Canceled after %1.").arg(durationText(Clock::now() - m_sentAt)));
    m_empty->setText(tr("Nothing was sent"), tr("The line above says why, and what can be done."), tr("Send again"));
    m_results->setCurrentWidget(m_empty);
}

} // namespace coroscope
