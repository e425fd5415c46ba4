#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/http/worker.h"
#include "server/security/security.h"

#include <QJsonArray>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Response> me(ExchangePtr exchange)
{
    const PrincipalPtr who = exchange->principal;
    if (!who) { // no scheme is configured, else it would not have come so far
        co_return problem(401,
                          u"Nobody can be authenticated: this server knows no keys, no accounts and no tokens "
                          "(--api-key-file, --accounts-file, --jwt-key-file)."_s,
                          exchange.data())
            .setField("WWW-Authenticate", Security::noChallenges());
    }
    const RouteTable table = exchange->worker().shared().router->table();
    QJsonArray scopes;
    for (const auto &scope : who->hasAllScopes ? scopesIn(*table) : who->scopes)
        scopes.append(QString::fromLatin1(scope));
    auto response = Response::json(200,
                                   QJsonObject{
                                       {u"name"_s, QString::fromUtf8(who->name)},
                                       {u"scheme"_s, QString::fromLatin1(authSchemeName(who->scheme))},
                                       {u"scopes"_s, scopes},
                                   });
    response.setField("Cache-Control", "no-store");
    co_return response;
}

} // namespace

void registerMe(RouteSet &routes)
{
    routes.get("/me", me)
        .summary(u"Who calls"_s)
        .description(u"The name, the way in which it was shown and the scopes of whoever sends the request. Always "
                     "needs somebody who is authenticated, whatever --require-auth says."_s)
        .tag(u"Security"_s)
        .personal()
        .scopes({})
        .notConditional()
        .responds(200, u"Who it is"_s,
                  Schema::object()
                      .required(u"name"_s, Schema::string())
                      .required(u"scheme"_s, Schema::string().oneOf({u"api-key"_s, u"basic"_s, u"bearer"_s}))
                      .required(u"scopes"_s, Schema::array(Schema::string())),
                  QJsonObject{{u"name"_s, u"ada"_s}, {u"scheme"_s, u"bearer"_s}, {u"scopes"_s, QJsonArray{u"read"_s}}});
}

} // namespace coroscope
