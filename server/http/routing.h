#pragma once

#include "server/http/middleware.h"
#include "server/http/router.h"

namespace coroscope {

/// Finds the route, or answers in its stead: 404, 405 with Allow, 501, OPTIONS, the redirect of a trailing slash.
/// Before the body, since the route says how that is to be read. Immutable: any thread.
class Routing final : public Middleware {
public:
    explicit Routing(std::shared_ptr<const Router> router)
        : m_router(std::move(router))
    {
    }
    std::optional<Response> onHead(Exchange &exchange) override;

private:
    std::shared_ptr<const Router> m_router;
};

/// Checks the parameters and the JSON body that the route declares, when the body is there. Stateless.
class Validation final : public Middleware {
public:
    std::optional<Response> onRequest(Exchange &exchange) override;
};

} // namespace coroscope
