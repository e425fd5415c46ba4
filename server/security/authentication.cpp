#include "server/security/authentication.h"

#include "server/http/cors.h"
#include "server/http/problem.h"
#include "server/http/rate_limit.h"
#include "server/http/route.h"
#include "server/http/worker.h"

namespace coroscope {

namespace {

void count(std::atomic<std::uint64_t> &counter)
{
    counter.fetch_add(1, std::memory_order_relaxed);
}

/// No record has the key of a query.
void cover(Exchange &exchange)
{
    if (coverQueryKey(exchange.request))
        exchange.record->target = exchange.request.target().toByteArray();
}

/// A browser sends a cookie, or a password that it was told once, along with what a page of another site asks of it: it
/// says nothing about who wants the write (RFC 6265 §8.2).
bool isSentByItself(const Credentials &shown)
{
    return shown.scheme == AuthScheme::Basic || shown.place == Credentials::Place::Cookie;
}

bool isForeignPage(const Exchange &exchange)
{
    const HttpShared &shared = exchange.worker().shared();
    const QByteArrayView origin = exchange.request.onlyField("origin");
    return !shared.origins.allows(exchange.request)
        && !(shared.cors && !origin.isNull() && shared.cors->trusts(origin));
}

} // namespace

Authentication::Authentication(std::shared_ptr<const Security> security, AuthRequired required, RateLimit *limit)
    : m_security(std::move(security))
    , m_required(required)
    , m_limit(limit)
{
}

bool Authentication::isNeeded(const Exchange &exchange) const
{
    return m_required == AuthRequired::All || exchange.route->isPersonal()
        || (m_required == AuthRequired::Writes
            && (!isRead(exchange.request.method) || exchange.route->changesThings()));
}

std::optional<Response> Authentication::onHead(Exchange &exchange)
{
    const bool isAsked = exchange.route && !exchange.route->isOpen();
    const auto shown = isAsked ? credentialsIn(exchange.request, m_security->asked()) : std::nullopt;
    if (m_security->asked().apiKeys)
        cover(exchange); // first of all: whatever becomes of the request, its record is not to have the key
    if (!isAsked)
        return std::nullopt;
    if (shown && m_limit) {
        if (auto limited = m_limit->refuseGuess(exchange)) // whether it is right is not told any more
            return limited;
    }
    if (!shown) {
        if (!isNeeded(exchange))
            return std::nullopt;
        count(m_security->figures().missing);
        if (auto limited = m_limit ? m_limit->countFailure(exchange) : std::nullopt)
            return limited;
        return problem(401, QStringLiteral("This needs to know who calls: send %1.").arg(m_security->ways()), &exchange)
            .setField("WWW-Authenticate", m_security->challenges());
    }
    switch (shown->scheme) {
    case AuthScheme::ApiKey: return checkKey(exchange, *shown);
    case AuthScheme::Bearer: return checkToken(exchange, *shown);
    case AuthScheme::Basic: break;
    }
    if (shown->isMalformed)
        return refuse(exchange, *shown, "the Authorization field is no proper one of HTTP Basic");
    if (auto known = m_security->passwords()->remembered(shown->name, shown->secret))
        return admit(exchange, *shown, std::move(known));
    exchange.holdHead();
    return std::nullopt;
}

QCoro::Task<std::optional<Response>> Authentication::afterHold(ExchangePtr exchange)
{
    const auto shown = credentialsIn(exchange->request, m_security->asked());
    auto checking = m_security->passwords()->check(exchange, shown->name, shown->secret);
    const auto owner = co_await std::move(checking);
    if (!owner && owner.error().kind == Error::Kind::Unavailable) {
        count(m_security->figures().busy);
        auto response = problem(503, QStringLiteral("Too many passwords wait to be checked."), exchange.data());
        response.setField("Retry-After", "1");
        co_return response;
    }
    if (!owner)
        co_return problemFor(owner.error(), exchange.data());
    if (!owner.value())
        co_return refuse(*exchange, *shown, "the name or the password is wrong");
    co_return admit(*exchange, *shown, owner.value());
}

std::optional<Response> Authentication::checkKey(Exchange &exchange, const Credentials &shown) const
{
    if (shown.isMalformed)
        return refuse(exchange, shown, "the API key is empty, or there are several");
    auto owner = m_security->apiKeys()->find(shown.secret);
    if (!owner)
        return refuse(exchange, shown, "the API key is not known");
    return admit(exchange, shown, std::move(owner));
}

std::optional<Response> Authentication::checkToken(Exchange &exchange, const Credentials &shown) const
{
    if (shown.isMalformed)
        return refuse(exchange, shown, "the Authorization field has no bearer token, or there are several");
    const auto claims = m_security->jwt()->read(shown.secret, m_security->now());
    if (!claims)
        return refuse(exchange, shown, claims.error().detail.toLatin1());
    auto owner = std::make_shared<Principal>();
    owner->name = claims->subject;
    owner->scheme = AuthScheme::Bearer;
    owner->scopes = claims->scopes;
    return admit(exchange, shown, std::move(owner));
}

std::optional<Response> Authentication::admit(Exchange &exchange, const Credentials &shown,
                                              PrincipalPtr principal) const
{
    const bool changes = !isRead(exchange.request.method) || exchange.route->changesThings();
    if (changes && isSentByItself(shown) && isForeignPage(exchange)) {
        count(m_security->figures().forbidden);
        return problem(403,
                       QStringLiteral("A page of another site may not write with a password or a cookie that the "
                                      "browser sends by itself; --cors-origin names pages that may."),
                       &exchange);
    }
    exchange.record->user = principal->name;
    exchange.record->authScheme = authSchemeName(principal->scheme).toByteArray();
    exchange.principal = std::move(principal);
    const Principal &who = *exchange.principal;
    const auto &scopes = exchange.route->scopes(exchange.request.method);
    if (who.hasAll(scopes) || !isNeeded(exchange)) {
        count(m_security->figures().accepted[std::size_t(who.scheme)]);
        return std::nullopt;
    }
    count(m_security->figures().forbidden);
    const QByteArray wanted = QByteArrayList(scopes).join(' ');
    const QByteArray has = QByteArrayList(who.scopes).join(' ');
    auto response = problem(403,
                            QStringLiteral("insufficient_scope: this needs the scope %1, and %2 has %3.")
                                .arg(QString::fromLatin1(wanted), QString::fromUtf8(who.name),
                                     has.isEmpty() ? QStringLiteral("none") : QString::fromLatin1(has)),
                            &exchange);
    if (who.scheme == AuthScheme::Bearer) // RFC 6750 §3.1
        response.setField("WWW-Authenticate",
                          Security::noChallenges() + ", error=\"insufficient_scope\", scope=\"" + wanted + '"');
    return response;
}

Response Authentication::refuse(Exchange &exchange, const Credentials &shown, QByteArrayView why) const
{
    count(m_security->figures().refused[std::size_t(shown.scheme)]);
    if (m_limit) {
        if (auto limited = m_limit->countGuess(exchange))
            return std::move(*limited);
    }
    QByteArray bearer;
    if (shown.scheme == AuthScheme::Bearer)
        bearer = "error=\"invalid_token\", error_description=\"" + why.toByteArray() + '"';
    QString sentence = QString::fromLatin1(why);
    sentence[0] = sentence[0].toUpper();
    return problem(401, sentence + u'.', &exchange).setField("WWW-Authenticate", m_security->challenges(bearer));
}

/// What was made for somebody is not for caches that others share (RFC 9111 §5.2.2.7).
void Authentication::onResponse(Exchange &exchange, Response &response)
{
    if (m_security->asked().apiKeys && !exchange.record->method.isEmpty()) // else its head was never understood
        cover(exchange); // also where nobody looked at it: of a route that is open, or none
    if (!exchange.principal || response.isWebSocket())
        return;
    const QByteArrayView field = response.field("cache-control");
    if (field.isEmpty())
        response.setField("Cache-Control", "private");
    else if (!field.contains("private") && !field.contains("no-store"))
        response.setField("Cache-Control", field.toByteArray() + ", private");
}

} // namespace coroscope
