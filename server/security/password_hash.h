#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace coroscope {

// Argon2id (RFC 9106) in the form of the PHC string: $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH. Each takes tens of
// milliseconds of CPU and the memory that the string says; any thread, but none that serves.

/// Of new ones: what OWASP's Password Storage Cheat Sheet asks for at least.
struct PasswordCost {
    quint32 memoryKiB = 19 * 1024;
    quint32 passes = 2;
    quint32 lanes = 1;
};

/// With a salt of its own. `password` is UTF-8, of 1 to kLongestPassword bytes (else BadRequest); it is hashed in
/// Unicode's normal form C (RFC 8265 §4.2), so that it does not matter how a keyboard writes an accent.
Result<QByteArray> hashPassword(QByteArrayView password, const PasswordCost &cost = {});

/// Whether it is the password of that string. False where either is none. Compares in constant time.
bool isPasswordOf(const QByteArray &phc, QByteArrayView password);

/// BadRequest with a clause where the string is none, is of another kind, or costs more than a server should pay for
/// a stranger: 256 MiB, 16 passes or 8 lanes; or less than 16 bytes of salt or hash.
Result<void> checkPasswordHash(const QByteArray &phc);

inline constexpr qsizetype kLongestPassword = 1024;

} // namespace coroscope
