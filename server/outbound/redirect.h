#pragma once

#include "server/outbound/http_call.h"

namespace coroscope {

/// 301, 302, 303, 307 or 308 with a Location (RFC 9110 §15.4). Others of the 3xx are answers.
bool isRedirect(const HttpReply &reply);

/// The call that a redirect asks for. 303, and 301 and 302 after a POST, become a GET without body and without the
/// fields that spoke of it (RFC 9110 §15.4.2 to 15.4.4; Fetch §4.4 does the same). Another scheme, host or port does
/// not get Authorization, Cookie and an own Host. A fragment is inherited (RFC 9110 §10.2.2). Unavailable where the
/// target is neither http nor https. Ours and not libcurl's: libcurl keeps a custom method after a 303, and adds the
/// times of all steps up.
Result<HttpCall> followRedirect(HttpCall call, const HttpReply &reply);

} // namespace coroscope
