#pragma once

#include "server/async/result.h"
#include "server/http/message.h"
#include "server/http/validation.h"

#include <QJsonArray>
#include <QString>

namespace coroscope {

class Exchange;

/// A problem document, RFC 9457: type about:blank, title the reason phrase, `instance` the request's path, `trace_id`
/// and `errors` our extensions. `exchange` may be null: then neither instance nor trace_id is known. `detail` is for
/// people.
Response problem(int status, const QString &detail, const Exchange *exchange, const QJsonArray &errors = {});

/// 422 with all that is wrong with the request.
Response validationProblem(const ValidationIssues &issues, const Exchange *exchange);

/// What an Error of a handler becomes. Its detail may tell about our inside, so a sentence for its kind is sent
/// instead; who wants to say more calls problem(). Canceled: 504 where the deadline has passed, else 503.
Response problemFor(const Error &error, const Exchange *exchange);

} // namespace coroscope
