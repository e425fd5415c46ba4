#include "server/http/conditional.h"

#include "server/http/entity_tag.h"
#include "server/http/http_date.h"
#include "server/http/route.h"

#include <ctime>

namespace coroscope {

Validators validatorsOf(const Response &response)
{
    Validators validators;
    validators.etag = response.field("ETag").toByteArray();
    if (const auto date = response.field("Last-Modified"); !date.isNull())
        validators.lastModified = parseHttpDate(date, std::time(nullptr));
    return validators;
}

void Conditional::apply(Exchange &exchange, Response &response)
{
    const Request &request = exchange.request;
    if (response.status() != 200 || (request.method != Method::Get && request.method != Method::Head) || !exchange.route
        || !exchange.route->isConditional())
        return;
    if (!response.isStream() && response.field("ETag").isNull())
        response.setField(QByteArrayLiteral("ETag"), strongTag(response.body()));
    const auto given = Preconditions::of(request);
    if (given.isEmpty()) [[likely]]
        return;
    const Validators current = validatorsOf(response);
    switch (given.judge(current, true)) {
    case Preconditions::Verdict::Proceed: return;
    case Preconditions::Verdict::NotModified: response = notModified(response, given.matchedTag(current)); return;
    case Preconditions::Verdict::Failed: response = preconditionFailed(&exchange); return;
    }
}

} // namespace coroscope
