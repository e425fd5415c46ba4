#pragma once

#include "server/compression/coding.h"

#include <array>

namespace coroscope {

/// RFC 9110 §12.4.2: qvalue, in thousandths; -1: it is none.
int qvalue(QByteArrayView text);

/// What a client says of content codings: Accept-Encoding, RFC 9110 §12.5.3. A value on the stack; allocates nothing.
///
/// No field: the client has said nothing, and gets identity. An empty one: identity only. A field that breaks the
/// grammar says nothing either, and identity is what every client can read. Empty elements of the list are skipped
/// (§5.6.1.2); codings that are unknown here are skipped as well. A coding that is named twice has the larger weight.
class AcceptEncoding {
public:
    /// One field line; all of them together are the list (§5.3).
    void add(QByteArrayView line);

    /// The coding that the client likes best, of those with a weight over 0: where weights are equal, as kCodings has
    /// them, and identity last. Identity is acceptable, and liked least, where neither it nor "*" is named.
    /// `mayEncode` false: identity is all there is.
    Coding best(bool mayEncode = true) const;
    /// By "identity;q=0", or by "*;q=0" without identity.
    bool refusesIdentity() const;
    /// Neither identity nor anything that can be had: 406.
    bool refusesAll(bool mayEncode = true) const { return refusesIdentity() && best(mayEncode) == Coding::Identity; }

private:
    static constexpr std::int16_t kUnnamed = -1;
    int weightOf(Coding coding) const;

    std::array<std::int16_t, kCodingCount> m_weights{kUnnamed, kUnnamed, kUnnamed, kUnnamed, kUnnamed}; // thousandths
    std::int16_t m_others = kUnnamed; // of "*"
    bool m_isMalformed = false;
};

} // namespace coroscope
