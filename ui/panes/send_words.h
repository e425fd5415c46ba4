#pragma once

#include "server/outbound/http_call.h"

#include <QString>

namespace coroscope {

/// What went wrong with a call: what happened, why, and what to do, in words. Canceled has none.
QString sendTrouble(const Error &error, const HttpCall &call);

/// "127.0.0.1:8000": host and port as a person names them.
QString hostAndPort(const QUrl &url);

} // namespace coroscope
