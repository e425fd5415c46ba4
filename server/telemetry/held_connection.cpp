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

/// The network was asked, and somebody waited for it.
bool isNetwork(const Span &span)
{
    if (span.kind == SpanKind::Http)
        return true;
    const bool hasEnded = span.ended != Clock::time_point();
    return span.kind == SpanKind::Cache && (!hasEnded || span.ended - span.queued > HeldConnection::kAtOnce);
}

/// It was committed or undone, whenever the object that stood for it went; the far future where it was not yet.
Clock::time_point endOfTransaction(const ExchangeRecord &record, const Span &transaction)
{
    constexpr Clock::time_point kNever{};
    auto end = transaction.ended == kNever ? Clock::time_point::max() : transaction.ended;
    for (const Span &span : record.spans) {
        if (span.parent == transaction.id && span.kind == SpanKind::Database && span.ended != kNever
            && (span.label == "commit" || span.label == "rollback"))
            end = std::min(end, span.ended);
    }
    return end;
}

} // namespace

const Span *transactionAround(const ExchangeRecord &record, const Span &span)
{
    const Span *each = spanOf(record, span.parent);
    for (std::size_t i = 0; each && i < record.spans.size(); ++i) { // no longer than there are spans
        if (each->kind == SpanKind::Transaction)
            return each;
        each = spanOf(record, each->parent);
    }
    // Whoever asks by another Context than the transaction's holds it all the same.
    const auto isOpen = [&](const Span &other) {
        return other.kind == SpanKind::Transaction && other.coroutine == span.coroutine && other.queued <= span.queued
            && span.queued < endOfTransaction(record, other);
    };
    const auto open = std::find_if(record.spans.begin(), record.spans.end(), isOpen);
    return open == record.spans.end() ? nullptr : &*open;
}

std::vector<HeldConnection> heldConnections(const ExchangeRecord &record)
{
    std::vector<HeldConnection> held;
    const bool mayBe = std::any_of(record.spans.begin(), record.spans.end(),
                                   [](const Span &span) { return span.kind == SpanKind::Transaction; });
    if (!mayBe)
        return held;
    for (const Span &span : record.spans) {
        if (!isNetwork(span))
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
