#include "ui/panes/send_words.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct SendWords {
    Q_DECLARE_TR_FUNCTIONS(SendWords)
};

QString unavailable(const Error &error, const HttpCall &call)
{
    const QString where = hostAndPort(call.url);
    switch (callFault(error)) {
    case CallFault::Refused:
        return SendWords::tr("Nothing listens on %1. Start the server there, or check host and port.").arg(where);
    case CallFault::Unresolved:
        return SendWords::tr("There is no host named %1. Check how it is written, and whether this machine is online.")
            .arg(call.url.host());
    case CallFault::Tls:
        return SendWords::tr(
                   "No trusted TLS connection to %1: %2. If it is your own server with a certificate of its own, "
                   "switch off the check in Options; if it speaks plain HTTP, use http.")
            .arg(where, error.detail);
    case CallFault::Lost:
    case CallFault::NotHttp:
        return SendWords::tr("%1 ended the connection before it had answered: %2. Look at its log, and send again.")
            .arg(where, error.detail);
    case CallFault::TooLarge:
        return SendWords::tr(
                   "The response is larger than the %1 that are read here. Fetch it with another program, or send it "
                   "alone instead of many at once.")
            .arg(sizeText(quint64(call.maxBody)));
    case CallFault::HeadTooLarge:
    case CallFault::None: break;
    }
    //: %1 host and port, %2 the network library's own words
    return SendWords::tr("%1 could not be reached: %2.").arg(where, error.detail);
}

} // namespace

QString hostAndPort(const QUrl &url)
{
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    const int usual = url.scheme() == "https"_L1 || url.scheme() == "wss"_L1 ? 443 : 80;
    return host + u':' + QString::number(url.port(usual));
}

QString sendTrouble(const Error &error, const HttpCall &call)
{
    switch (error.kind) {
    case Error::Kind::Canceled: return {};
    case Error::Kind::Timeout:
        return SendWords::tr(
                   "%1 did not answer within %2. Raise the timeout in Options, or find out what it waits for.")
            .arg(hostAndPort(call.url), durationText(call.timeout));
    case Error::Kind::Unavailable: return unavailable(error, call);
    case Error::Kind::BadRequest: return error.detail;
    default: return SendWords::tr("The request could not be sent: %1.").arg(error.detail);
    }
}

} // namespace coroscope
