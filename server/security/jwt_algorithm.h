#pragma once

#include <cstdint>

namespace coroscope {

/// How JSON Web Tokens are signed (RFC 7518 §3.1).
enum class JwtAlgorithm : std::uint8_t {
    HS256, ///< HMAC with SHA-256, of a secret
    RS256, ///< RSASSA-PKCS1-v1_5 with SHA-256
    ES256, ///< ECDSA of the curve P-256 with SHA-256
};

/// As `alg` has it.
constexpr const char *jwtAlgorithmName(JwtAlgorithm algorithm)
{
    return algorithm == JwtAlgorithm::HS256 ? "HS256" : algorithm == JwtAlgorithm::RS256 ? "RS256" : "ES256";
}

} // namespace coroscope
