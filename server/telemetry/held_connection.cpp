#include "server/telemetry/held_connection.h"

#include <algorithm>

namespace coroscope {

namespace {

const Span *spanOf(const ExchangeRecord &record, std::uint32_t id)
{
    const auto at
        = std::find_if(record.spans.begin(), record.spans.end(), [id](const Span &span) { return span.id == id; });
    return id == 0 || at == record.spans.end() ? nullptr : &*at;
}

/// The transaction inside which a span began, itself or by its parents; null: none.
const Span *transactionAround(const ExchangeRecord &record, const Span &span)
{
    const Span *each = spanOf(record, span.parent);
    for (std::size_t i = 0; each && i < record.spans.size(); ++i) { // no longer than there are spans
        if (each->kind == SpanKind::Transaction)
            return each;
        each = spanOf(record, each->parent);
    }
    return nullptr;
}

} // namespace

std::vector<HeldConnection> heldConnections(const ExchangeRecord &record)
{
    std::vector<HeldConnection> held;
    const bool mayBe = std::any_of(record.spans.begin(), record.spans.end(),
                                   [](const Span &span) { return span.kind == SpanKind::Transaction; });
    if (!mayBe)
        return held;
    for (const Span &span : record.spans) {
        if (span.kind != SpanKind::Http)
            continue;
        const Span *transaction = transactionAround(record, span);
        if (!transaction)
            continue;
        auto at = std::find_if(held.begin(), held.end(),
                               [&](const HeldConnection &each) { return each.transaction == transaction->id; });
        if (at == held.end()) {
            held.push_back({transaction->id, span.id, span.label, 0, nanoseconds(0)});
            at = held.end() - 1;
        }
        ++at->awaits;
        if (span.ended > span.queued) // else it has not ended
            at->waited += span.ended - span.queued;
    }
    return held;
}

} // namespace coroscope
