#pragma once

#include "server/async/scheduler.h"

#include <QByteArray>
#include <QList>

namespace coroscope {

class Exchange;

/// What may be kept of the responses of a route, and for how long; a plain declaration, which RouteBuilder::cached()
/// takes. Only 200 is kept, and 404 where there is a negativeTtl; never what has Set-Cookie or says no-store or
/// private, never for a request with Authorization.
struct CachePolicy {
    milliseconds ttl{60'000}; ///< each is kept for up to a tenth less, so that not all run out together
    /// For so long afterwards it is given once more, while the handler runs behind the answer (RFC 5861 §3).
    milliseconds staleWhileRevalidate{0};
    milliseconds negativeTtl{0}; ///< of a 404; 0: it is not kept
    milliseconds clientTtl{0}; ///< for how long clients may keep it (max-age); 0: they have to ask again (no-cache)
    /// Parameters of the path and the query that the response depends on; empty: all that are declared. Their values
    /// make the key as they were understood, so `?limit=50` and a default of 50 are the same.
    QList<QByteArray> keyParams{};
    QList<QByteArray> vary{}; ///< header fields of the request that it depends on; they go into Vary
    /// What it was made of: "users", "user:{id}" with the values of parameters. RouteBuilder::invalidates() names them.
    QList<QByteArray> tags{};
    /// False for a request: it does not wait for another one that fills the same key. Null: all do.
    bool (*singleFlight)(const Exchange &) = nullptr;

    /// "id" of "user:{id}".
    static QList<QByteArray> namesIn(const QByteArray &tag)
    {
        QList<QByteArray> names;
        for (qsizetype at = tag.indexOf('{'); at >= 0; at = tag.indexOf('{', at + 1)) {
            const qsizetype end = tag.indexOf('}', at);
            if (end > at)
                names.append(tag.mid(at + 1, end - at - 1));
        }
        return names;
    }
};

} // namespace coroscope
