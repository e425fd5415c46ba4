#pragma once

#include "server/http/middleware.h"
#include "server/http/router.h"

namespace coroscope {

/// Finds the route, or answers in its stead: 404, 405 with Allow, 501, OPTIONS, the redirect of a trailing slash.
/// Before the body, since the route says how that is to be read. A disabled route is as if it were not declared; the
/// record says which one it was. Immutable but for the switches: any thread.
class Routing final : public Middleware {
public:
    /// Without `switches` every route is enabled.
    explicit Routing(std::shared_ptr<const Router> router, std::shared_ptr<const RouteSwitches> switches = nullptr);
    std::optional<Response> onHead(Exchange &exchange) override;

private:
    std::shared_ptr<const Router> m_router;
    std::shared_ptr<const RouteSwitches> m_switches; ///< never null
};

/// Checks the parameters and the JSON body that the route declares, when the body is there. Stateless.
class Validation final : public Middleware {
public:
    std::optional<Response> onRequest(Exchange &exchange) override;
};

} // namespace coroscope
