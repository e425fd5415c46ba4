#pragma once

#include "server/http/middleware.h"
#include "server/security/security.h"

namespace coroscope {

class RateLimit;

/// Which requests need somebody who is authenticated.
enum class AuthRequired : std::uint8_t { Off, Writes, All };

/// Tells who calls, before anything of the body is read, and refuses who may not: 401 with a challenge for each scheme
/// that there is (RFC 9110 §11.6.1) where nobody is authenticated who has to be, or where somebody shows something that
/// is wrong; 403 where the scopes of the route are lacking; 503 where too many passwords wait to be checked. A route
/// that is open is not looked at; one that is personal always asks. Behind the routing. Any thread.
class Authentication final : public Middleware {
public:
    /// `limit`: what counts failures, in the same chain; null: nothing does.
    Authentication(std::shared_ptr<const Security> security, AuthRequired required, RateLimit *limit);
    std::optional<Response> onHead(Exchange &exchange) override;
    QCoro::Task<std::optional<Response>> afterHold(ExchangePtr exchange) override;
    void onResponse(Exchange &exchange, Response &response) override;

private:
    bool isNeeded(const Exchange &exchange) const;
    /// It is known who it is.
    std::optional<Response> admit(Exchange &exchange, const Credentials &shown, PrincipalPtr principal) const;
    Response refuse(Exchange &exchange, const Credentials &shown, QByteArrayView why) const;
    std::optional<Response> checkToken(Exchange &exchange, const Credentials &shown) const;
    std::optional<Response> checkKey(Exchange &exchange, const Credentials &shown) const;

    const std::shared_ptr<const Security> m_security;
    const AuthRequired m_required;
    RateLimit *const m_limit;
};

} // namespace coroscope
