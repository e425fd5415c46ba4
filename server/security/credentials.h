#pragma once

#include "server/http/message.h"
#include "server/http/principal.h"

#include <QByteArray>

#include <optional>

namespace coroscope {

/// What a request shows of who sends it.
struct Credentials {
    enum class Place : std::uint8_t { Field, Query, Cookie };
    AuthScheme scheme = AuthScheme::ApiKey;
    Place place = Place::Field; ///< of a key
    bool isMalformed = false; ///< it claims to show something, and does not
    QByteArray name; ///< Basic
    QByteArray secret; ///< the key, the password, the token
};

/// Of the schemes that are asked for, the first that the request uses: Authorization (Basic, Bearer), then the field
/// X-API-Key, the query's `api_key`, the cookie `api_key`. Another scheme, or one that is not asked for, is as good as
/// none: it may be meant for a proxy. Any thread.
struct CredentialsAsked {
    bool apiKeys = false;
    bool basic = false;
    bool bearer = false;
};
std::optional<Credentials> credentialsIn(const Request &request, CredentialsAsked asked);

/// The name and the password of HTTP Basic's token (RFC 7617 §2, UTF-8); nothing where it is none.
std::optional<std::pair<QByteArray, QByteArray>> parseBasic(QByteArrayView token);

/// Puts '*' over the values of the query's `api_key` in a request head, whose length stays, so that no record has
/// them. False: there was none.
bool coverQueryKey(Request &request);

inline constexpr char kApiKeyParameter[] = "api_key"; ///< of the query, and the cookie's name

} // namespace coroscope
