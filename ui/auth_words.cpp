#include "ui/auth_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace coroscope::words {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(coroscope::AuthWords)
};

QString scopesText(const RouteInfo &route)
{
    return QString::fromLatin1(route.scopes.join(", "));
}

} // namespace

QString routeAuth(const RouteInfo &route, const SecurityInfo &security)
{
    if (!security.asksFor(route))
        //: The auth of a route: it answers to everybody.
        return security.isOn() ? Texts::tr("open") : QString();
    //: The auth of a route: it answers to everybody who says who they are.
    return route.scopes.isEmpty() ? Texts::tr("anybody known") : scopesText(route);
}

QString routeAuthHint(const RouteInfo &route, const SecurityInfo &security)
{
    if (!security.asksFor(route)) {
        if (route.isOpen)
            return Texts::tr("Open: it never asks who calls.");
        return security.isOn()
            ? Texts::tr("Open: the setting Ask who calls leaves it out.")
            : Texts::tr("Open: no API keys, accounts or tokens are configured (Settings, Security).");
    }
    if (!security.isOn())
        return Texts::tr(
            "It always asks who calls, and nobody can say so: no API keys, accounts or tokens are configured "
            "(Settings, Security).");
    if (route.scopes.isEmpty())
        //: %1 "an API key, user and password, or a bearer token".
        return Texts::tr("It asks who calls: %1.").arg(authWays(security));
    //: %1 "an API key, user and password, or a bearer token", %2 scopes: "read, write".
    return Texts::tr("It asks who calls: %1. Needed scope: %2.").arg(authWays(security), scopesText(route));
}

QString authWays(const SecurityInfo &security)
{
    QStringList ways;
    if (security.hasApiKeys)
        ways.append(Texts::tr("an API key"));
    if (security.hasAccounts)
        ways.append(Texts::tr("user and password"));
    if (security.hasBearer)
        ways.append(Texts::tr("a bearer token"));
    if (ways.size() < 2)
        return ways.join(QString());
    const QString last = ways.takeLast();
    //: The end of a list: %1 "an API key, user and password", %2 "a bearer token".
    return Texts::tr("%1 or %2").arg(ways.join(Texts::tr(", ")), last);
}

QString authScheme(const QByteArray &scheme)
{
    if (scheme == "api-key")
        return Texts::tr("API key");
    if (scheme == "basic")
        return Texts::tr("Basic");
    if (scheme == "bearer")
        return Texts::tr("bearer token");
    return QString::fromLatin1(scheme);
}

} // namespace coroscope::words
