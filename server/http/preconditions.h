#pragma once

#include "server/http/message.h"

#include <cstdint>
#include <optional>

namespace coroscope {

/// What a resource is like now, as far as conditions ask for it.
struct Validators {
    bool exists = true;
    QByteArray etag{}; ///< `"…"`, `W/"…"`; empty: none is known
    std::optional<std::int64_t> lastModified{}; ///< seconds since 1970
};

/// The conditions of a request (RFC 9110 §13.1) but If-Range, which belongs to ranges. A value of its own, so that it
/// may cross threads.
///
/// A field that is not of the form that its definition says is no condition. A GET then goes on as if it were not
/// there, which is never wrong; a write is not to go on, since its client meant to protect something: see malformed().
class Preconditions {
public:
    /// Costs one look at each field where there are none.
    static Preconditions of(const Request &request);

    bool isEmpty() const noexcept
    {
        return !m_ifMatch && !m_ifNoneMatch && !m_ifModifiedSince && !m_ifUnmodifiedSince && m_malformed.isNull();
    }
    /// The name of a field that is malformed: "If-Match"; null: none is.
    QByteArrayView malformed() const noexcept { return m_malformed; }
    /// The write is to create and never to replace: If-None-Match is "*".
    bool wantsNone() const { return m_ifNoneMatch == QByteArrayLiteral("*"); }

    enum class Verdict {
        Proceed,
        NotModified, ///< 304; of a GET or HEAD
        Failed, ///< 412
    };
    /// In the order of RFC 9110 §13.2.2. `isRead`: it is a GET or HEAD. Names of content codings that stand behind a
    /// tag do not count.
    Verdict judge(const Validators &current, bool isRead) const;
    /// Of If-None-Match the tag that judge() found to be the current one, as the client wrote it: a 304 repeats it, so
    /// that the client knows which of its copies is meant. Empty: it was "*", or a date.
    QByteArray matchedTag(const Validators &current) const;

private:
    std::optional<QByteArray> m_ifMatch;
    std::optional<QByteArray> m_ifNoneMatch;
    std::optional<std::int64_t> m_ifModifiedSince;
    std::optional<std::int64_t> m_ifUnmodifiedSince;
    QByteArrayView m_malformed; ///< a literal
};

/// 304 to what `full` would have answered: of its fields those that RFC 9110 §15.4.5 wants, and those that say nothing
/// about its content. `tag`: in place of its ETag; empty: that.
Response notModified(const Response &full, const QByteArray &tag);

/// 412, to a write and, with If-Match, to a read.
Response preconditionFailed(const Exchange *exchange);
/// 400, to a write: see Preconditions::malformed().
Response malformedPrecondition(QByteArrayView field, const Exchange *exchange);

} // namespace coroscope
