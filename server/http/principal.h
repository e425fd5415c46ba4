#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <algorithm>
#include <memory>

namespace coroscope {

/// How somebody shows who they are.
enum class AuthScheme : std::uint8_t {
    ApiKey,
    Basic, ///< RFC 7617
    Bearer, ///< RFC 6750
};

/// As records and responses name it.
constexpr QByteArrayView authSchemeName(AuthScheme scheme)
{
    switch (scheme) {
    case AuthScheme::ApiKey: return "api-key";
    case AuthScheme::Basic: return "basic";
    case AuthScheme::Bearer: break;
    }
    return "bearer";
}

/// Somebody who is authenticated. Immutable; any thread.
struct Principal {
    QByteArray name; ///< UTF-8
    AuthScheme scheme = AuthScheme::ApiKey;
    bool hasAllScopes = false; ///< whatever a route asks for
    QList<QByteArray> scopes{}; ///< not where it has all

    bool has(const QByteArray &scope) const { return hasAllScopes || scopes.contains(scope); }
    bool hasAll(const QList<QByteArray> &wanted) const
    {
        return hasAllScopes
            || std::all_of(wanted.begin(), wanted.end(), [this](const auto &scope) { return scopes.contains(scope); });
    }
};

using PrincipalPtr = std::shared_ptr<const Principal>;

} // namespace coroscope
