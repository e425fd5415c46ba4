#pragma once

#include "server/async/result.h"
#include "server/security/jwt_algorithm.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace coroscope {

/// A key for one algorithm, which it is bound to: a key of another kind is refused, so that a public key can never pass
/// for a secret (RFC 8725 §2.1). Immutable; any thread.
class JwtKey {
public:
    /// What a file holds: for HS256 a secret of 32 bytes or more (RFC 7518 §3.2), without a line break at its end; else
    /// PEM, a public key ("BEGIN PUBLIC KEY") or a private one that has no password. An error's detail is a clause, as
    /// in "takes …".
    static Result<JwtKey> read(JwtAlgorithm algorithm, QByteArray text);
    /// A new one, which can sign.
    static Result<JwtKey> make(JwtAlgorithm algorithm);

    JwtAlgorithm algorithm() const noexcept { return m_algorithm; }
    bool canSign() const noexcept { return m_canSign; }
    /// `signature` as RFC 7518 §3 has it: of ES256 that is r and s, 32 bytes each.
    bool hasSigned(QByteArrayView input, QByteArrayView signature) const;
    /// Where it can sign; empty: the system would not.
    QByteArray sign(QByteArrayView input) const;
    /// "BEGIN PUBLIC KEY" of an asymmetric one, to check what it signs; empty of HS256.
    QByteArray publicPem() const;

private:
    explicit JwtKey(JwtAlgorithm algorithm)
        : m_algorithm(algorithm)
    {
    }
    JwtAlgorithm m_algorithm;
    bool m_canSign = false;
    QByteArray m_secret; ///< HS256
    std::shared_ptr<EVP_PKEY> m_key; ///< RS256, ES256
};

} // namespace coroscope
