#include "server/http/middleware.h"

namespace coroscope {

QCoro::Task<std::optional<Response>> Middleware::afterHold(ExchangePtr)
{
    co_return std::nullopt;
}

} // namespace coroscope
