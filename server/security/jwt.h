#pragma once

#include "server/security/jwt_key.h"

#include <QList>
#include <QString>

namespace coroscope {

/// What a token says of who has it.
struct JwtClaims {
    QByteArray subject; ///< `sub`
    QList<QByteArray> scopes; ///< `scope`, separated by blanks (RFC 8693 §4.2); empty where it has none
};

/// Reads and makes JSON Web Tokens (RFC 7519) in JWS compact form (RFC 7515), with one key and its algorithm, as RFC
/// 8725 wants it: what the token says of itself chooses nothing. Immutable; any thread.
class Jwt {
public:
    struct Rules {
        QString issuer; ///< that `iss` has to be; empty: any, or none
        QString audience; ///< that `aud` has to be, or to have; empty: a token for somebody is for somebody else
        qint64 leeway = 30; ///< seconds by which clocks may differ
    };

    Jwt(JwtKey key, Rules rules);
    const JwtKey &key() const noexcept { return m_key; }

    /// `now`: seconds since 1970. An error's detail says what is wrong in the characters of an error_description (RFC
    /// 6750 §3); nothing of the token is in it. A token has to say when it expires and whose it is (RFC 9068 §2.2).
    Result<JwtClaims> read(QByteArrayView token, qint64 now) const;
    /// Issued now, good for `lifetime` seconds, with the issuer and the audience of the rules. Where the key can sign.
    QByteArray make(const QByteArray &subject, const QList<QByteArray> &scopes, qint64 now, qint64 lifetime) const;

    static constexpr qsizetype kLongest = 8 * 1024; ///< bytes of a token

private:
    const JwtKey m_key;
    const Rules m_rules;
};

} // namespace coroscope
