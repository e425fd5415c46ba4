#pragma once

#include "server/http/message.h"

#include <chrono>
#include <optional>

namespace coroscope {

/// What a request says about answers that were kept: Cache-Control of RFC 9111 §5.2.1, and `Pragma: no-cache` where
/// there is none (§5.4).
struct CacheDirectives {
    bool noStore = false; ///< nothing of this is to be kept
    bool noCache = false; ///< nothing that was kept is to be given
    bool onlyIfCached = false; ///< nothing else than that
    std::optional<std::chrono::seconds> maxAge;
    std::optional<std::chrono::seconds> minFresh;

    static CacheDirectives of(const Request &request);
    /// Of a Cache-Control field, into `to`; what it does not know it leaves out, as the RFC wants.
    static void read(QByteArrayView field, CacheDirectives &to);
};

/// Whether a Cache-Control of a response lets a shared cache keep it: not with no-store, private or no-cache.
bool letsKeep(QByteArrayView cacheControl);

} // namespace coroscope
