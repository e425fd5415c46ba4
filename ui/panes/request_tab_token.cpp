#include "ui/panes/address.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/send_words.h"
#include "ui/widgets/banner.h"

#include <QJsonDocument>

// How a request tab gets the token of OAuth2's password flow (RFC 6749 §4.3), by click or before it sends.

namespace coroscope {

using namespace Qt::StringLiterals;

void RequestTab::fetchToken(bool thenSend)
{
    if (m_tokenId != 0 || isRunning() || !m_sender)
        return;
    m_banner->hide();
    const RequestAuth auth = m_editor->auth()->auth();
    SenderRequest wanted = request();
    wanted.auth = {};
    const auto target = wanted.toCall(home()); // a path is one of the server that is asked
    wanted.method = "POST";
    wanted.headers.clear();
    wanted.params.clear();
    wanted.bodyMode = BodyMode::None;
    wanted.count = 1;
    wanted.address = auth.tokenAddress.trimmed();
    const auto call
        = wanted.toCall(target.isOk() ? target.value().url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery) : home());
    if (!auth.trouble().isEmpty() || !call.isOk()) {
        const QString why = auth.trouble().isEmpty() ? call.error().detail : auth.trouble();
        m_editor->auth()->setTokenTrouble(why);
        m_banner->showMessage(Banner::Kind::Error, why);
        return;
    }
    m_tokenCall = call.value();
    m_tokenCall.headers.append(
        {QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/x-www-form-urlencoded")});
    m_tokenCall.body = auth.tokenForm();
    m_tokenCall.maxRedirects = 0; // a password goes nowhere else
    constexpr qint64 kMostBody = 64LL * 1024;
    m_tokenCall.maxBody = kMostBody;
    m_sendsWithToken = thenSend;
    m_editor->auth()->setFetching(true);
    m_tokenId = m_sender->send(m_tokenCall);
}

/// True: it was an answer to that.
bool RequestTab::takeToken(quint64 id, const Result<HttpReply> &result)
{
    if (m_tokenId == 0 || id != m_tokenId)
        return false;
    m_tokenId = 0;
    AuthEditor *const editor = m_editor->auth();
    const bool thenSend = std::exchange(m_sendsWithToken, false);
    QString why;
    if (!result.isOk()) {
        why = sendTrouble(result.error(), m_tokenCall);
    } else {
        const HttpReply &reply = result.value();
        const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
        const QString token = json["access_token"_L1].toString();
        const bool isBearer
            = json["token_type"_L1].toString(u"bearer"_s).compare("bearer"_L1, Qt::CaseInsensitive) == 0;
        // What a server says is shown, not trusted: one line of it.
        const auto said = [&json](QLatin1StringView key) {
            constexpr qsizetype kMost = 200;
            return json[key].toString().simplified().left(kMost);
        };
        if (reply.status == 200 && isBearer && !token.isEmpty() && RequestAuth::isTokenText(token)) {
            const qint64 seconds = json["expires_in"_L1].toInteger();
            editor->setToken(token,
                             seconds > 0 ? QDateTime::currentDateTime().addSecs(std::min<qint64>(seconds, 86'400))
                                         : QDateTime());
            if (thenSend)
                sendNow();
            return true;
        }
        const QString reason = !said("error_description"_L1).isEmpty() ? said("error_description"_L1)
            : !said("error"_L1).isEmpty()                              ? said("error"_L1)
                                                                       : said("detail"_L1);
        if (reply.status == 200)
            //: %1 an address.
            why = tr("%1 answered without a bearer token.").arg(m_tokenCall.url.toString(QUrl::RemoveUserInfo));
        else
            why = reason.isEmpty()
                //: %1 a status code.
                ? tr("There is no token: the server answered %1.").arg(reply.status)
                //: %1 a status code, %2 what the server says.
                : tr("There is no token: the server answered %1: %2").arg(reply.status).arg(reason);
    }
    editor->setTokenTrouble(why);
    m_banner->showMessage(Banner::Kind::Error, why);
    return true;
}

} // namespace coroscope
