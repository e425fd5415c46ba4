#pragma once

#include "server/async/scheduler.h"
#include "server/http/message.h"

#include <optional>

namespace coroscope {

class Exchange;

/// A response as the route cache keeps it. Immutable once it is shared between workers.
struct KeptResponse {
    int status = 200;
    qint64 madeWall = 0; ///< milliseconds since 1970, UTC, when its handler began: what it says is no older
    milliseconds ttl{0}; ///< from then on; of this one, so jitter is in it
    milliseconds stale{0}; ///< after that, for which it may be given once more
    QList<QByteArray> tokens; ///< of its tags, in their order, as they were when its handler began
    QByteArray contentType;
    QList<std::pair<QByteArray, QByteArray>> fields;
    QByteArray body; ///< of a problem document its detail: the rest of it is of one request only

    bool isProblem() const { return contentType == "application/problem+json"; }
    /// Takes what may be kept of `response`, which is no stream.
    static KeptResponse of(const Response &response);
    /// As the handler would have made it for this request.
    Response response(const Exchange &exchange) const;

    /// For a store.
    QByteArray encoded() const;
    /// Empty where it is none of ours, or of another version.
    static std::optional<KeptResponse> decoded(const QByteArray &bytes);
};

} // namespace coroscope
