#pragma once

#include "server/async/result.h"
#include "server/http/message.h"

namespace coroscope {

class Exchange;

/// What an error of the database becomes, RFC 9457: 409 for a value that exists or a row that is referred to, 422 for
/// one that does not fit, 503 with Retry-After for what may be tried again, 507 for a full disk. Any other error as
/// problemFor() has it. Nothing of its detail is sent, which may tell of other people's rows.
Response databaseProblem(const Error &error, const Exchange *exchange);

} // namespace coroscope
