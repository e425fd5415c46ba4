#pragma once

#include "server/http/message.h"
#include "server/http/refusal.h"

#include <cstdint>

namespace coroscope {

/// How the body of a request is framed (RFC 9112 §6).
struct BodyFraming {
    bool chunked = false;
    std::uint64_t length = 0; ///< where not chunked
    bool hasBody() const noexcept { return chunked || length > 0; }
};

/// Parses a complete head into `request` (whose `head` is set already, and gets the slash that the URL of an
/// absolute-form lacks where it names no path) and tells how its body is framed. Beast's parser checks the grammar;
/// what it lets through and RFC 9112 does not is checked here: versions, targets, Host, and everything on which two
/// parsers could disagree about where a request ends (RFC 9112 §6.3, §11.2). `isSecured`: it came through TLS, so that
/// an https URL may be its target.
Refusal parseHead(Request &request, BodyFraming &framing, bool isSecured = false);

} // namespace coroscope
