#include "server/api/sections.h"
#include "server/http/percent.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/http/worker.h"
#include "server/runtime/context.h"
#include "server/security/scopes.h"
#include "server/security/security.h"

#include <QHash>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// RFC 6749 §5.1 and §5.2: neither tokens nor errors are to be kept.
Response unkept(Response response)
{
    response.setField("Cache-Control", "no-store");
    response.setField("Pragma", "no-cache");
    return response;
}

Response refused(const QString &error, const QString &description)
{
    return unkept(Response::json(400, QJsonObject{{u"error"_s, error}, {u"error_description"_s, description}}));
}

Response invalidRequest(const QString &description)
{
    return refused(u"invalid_request"_s, description);
}

/// Nothing where it is malformed, or has a parameter twice (RFC 6749 §3.2).
std::optional<QHash<QByteArray, QByteArray>> formIn(const QByteArray &body)
{
    QHash<QByteArray, QByteArray> form;
    for (const QByteArray &item : body.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        const auto name = formDecoded(equals < 0 ? item : item.first(equals));
        const auto value = formDecoded(equals < 0 ? QByteArray() : item.mid(equals + 1));
        if (!name || !value || form.contains(*name))
            return std::nullopt;
        form.insert(*name, *value);
    }
    return form;
}

/// Why no token can be had, whoever asks; empty: they can.
QString whyNone(const Security *security)
{
    if (!security || !security->passwords())
        return u"There are no accounts: give the server a file of them (--accounts-file), with a line "
               "NAME:HASH for each; coroscope-server hash-password makes the hash."_s;
    if (!security->jwt()->key().canSign())
        return u"The server has only a public key (--jwt-key-file), with which tokens cannot be signed."_s;
    return {};
}

QCoro::Task<Response> token(ExchangePtr exchange)
{
    const Context context(exchange);
    const Security *const security = context.services().security();
    if (const QString why = whyNone(security); !why.isEmpty())
        co_return unkept(problem(503, why, exchange.data()));
    const auto form = formIn(exchange->request.body);
    if (!form)
        co_return invalidRequest(u"the form is malformed, or has a parameter twice"_s);
    if (form->value("grant_type").isEmpty()) // without a value it counts as left out (RFC 6749 §3.2)
        co_return invalidRequest(u"grant_type is missing"_s);
    if (form->value("grant_type") != "password")
        co_return refused(u"unsupported_grant_type"_s, u"grant_type has to be password"_s);
    if (form->value("username").isEmpty() || form->value("password").isEmpty())
        co_return invalidRequest(u"username or password is missing"_s);
    const auto wanted = parseScopes(form->value("scope"), ' ');
    if (!wanted)
        co_return refused(u"invalid_scope"_s, u"scope is malformed"_s);

    const QByteArray name = form->value("username");
    const QByteArray password = form->value("password");
    PrincipalPtr owner = security->passwords()->remembered(name, password);
    if (!owner) {
        auto checking = security->passwords()->check(exchange, name, password);
        const auto checked = co_await std::move(checking);
        if (!checked && checked.error().kind == Error::Kind::Unavailable) {
            security->figures().busy.fetch_add(1, std::memory_order_relaxed);
            auto busy = problem(503, u"Too many passwords wait to be checked."_s, exchange.data());
            busy.setField("Retry-After", "1");
            co_return unkept(std::move(busy));
        }
        if (!checked)
            co_return problemFor(checked.error(), exchange.data());
        owner = checked.value();
    }
    if (!owner) {
        security->figures().refused[std::size_t(AuthScheme::Basic)].fetch_add(1, std::memory_order_relaxed);
        co_return refused(u"invalid_grant"_s, u"username or password is wrong"_s);
    }
    const auto all = scopesIn(*exchange->worker().shared().router->table());
    const QList<QByteArray> allowed = owner->hasAllScopes ? all : owner->scopes;
    const QList<QByteArray> scopes = wanted->isEmpty() ? allowed : *wanted;
    for (const QByteArray &scope : scopes) {
        if (!allowed.contains(scope))
            co_return refused(u"invalid_scope"_s,
                              u"the account has not the scope %1"_s.arg(QString::fromLatin1(scope)));
    }
    const qint64 lifetime = security->tokenLifetime();
    const QByteArray made = security->jwt()->make(owner->name, scopes, security->now(), lifetime);
    security->figures().tokens.fetch_add(1, std::memory_order_relaxed);
    exchange->record->user = owner->name;
    exchange->record->authScheme = "password";
    co_return unkept(Response::json(200,
                                    QJsonObject{
                                        {u"access_token"_s, QString::fromLatin1(made)},
                                        {u"token_type"_s, u"bearer"_s},
                                        {u"expires_in"_s, lifetime},
                                        {u"scope"_s, QString::fromLatin1(QByteArrayList(scopes).join(' '))},
                                    }));
}

} // namespace

void registerToken(RouteSet &routes)
{
    const auto text = [](const QString &description) {
        return QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, description}};
    };
    const QJsonObject form{
        {u"type"_s, u"object"_s},
        {u"required"_s, QJsonArray{u"grant_type"_s, u"username"_s, u"password"_s}},
        {u"properties"_s,
         QJsonObject{
             {u"grant_type"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"const"_s, u"password"_s}}},
             {u"username"_s, text(u"An account of --accounts-file"_s)},
             {u"password"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, u"password"_s}}},
             {u"scope"_s,
              text(u"What the token is to be good for, separated by blanks; without it all that the account has"_s)},
         }},
    };
    const auto error = Schema::object()
                           .required(u"error"_s,
                                     Schema::string().oneOf({u"invalid_request"_s, u"invalid_grant"_s,
                                                             u"invalid_scope"_s, u"unsupported_grant_type"_s}))
                           .optional(u"error_description"_s, Schema::string());
    routes.post("/token", token)
        .summary(u"A bearer token for a name and a password"_s)
        .description(u"The password grant of OAuth 2.0 (RFC 6749 §4.3). The token is a JSON Web Token for "
                     "Authorization: Bearer, good for --token-lifetime."_s)
        .tag(u"Security"_s)
        .open()
        .rawBody({"application/x-www-form-urlencoded"})
        .bodySchema("application/x-www-form-urlencoded", form)
        .responds(200, u"The token"_s,
                  Schema::object()
                      .required(u"access_token"_s, Schema::string())
                      .required(u"token_type"_s, Schema::string().oneOf({u"bearer"_s}))
                      .required(u"expires_in"_s, Schema::integer().description(u"Seconds"_s))
                      .required(u"scope"_s, Schema::string()))
        .responds(400, u"None, and why (RFC 6749 §5.2)"_s, error)
        .problem(503, u"There are no accounts, or too many passwords wait to be checked"_s);
}

} // namespace coroscope
