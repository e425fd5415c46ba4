#pragma once

#include "server/telemetry/exchange_record.h"

#include <QString>

#include <algorithm>
#include <utility>
#include <vector>

namespace coroscope::test {

/// What must hold for the times of every final record, whatever became of its request; empty where it does.
inline QString wrongIn(const ExchangeRecord &record)
{
    constexpr Clock::time_point kNever{};
    const auto wrong = [&record](const char *what) {
        return QStringLiteral("%1 %2: %3")
            .arg(QString::fromLatin1(record.method), QString::fromLatin1(record.target), QString::fromLatin1(what));
    };
    if (record.end == ExchangeEnd::Running || record.finished == kNever)
        return wrong("it has no end");
    // One after the other, without a gap: so they sum to the total. None is skipped.
    auto reached = record.started;
    bool isOver = false;
    for (const Clock::time_point phase : {record.headComplete, record.dispatched, record.responded}) {
        if (phase != kNever && isOver)
            return wrong("a phase was skipped");
        isOver = isOver || phase == kNever;
        if (phase != kNever && phase < reached)
            return wrong("its phases are not in order");
        reached = std::max(reached, phase);
    }
    if (record.finished < reached)
        return wrong("it ended before its last phase began");
    if (record.waitedForLoop > record.total())
        return wrong("it waited for the loop longer than it took");
    if (record.busy < nanoseconds(0))
        return wrong("its time on the loop is negative");
    for (const Span &span : record.spans) {
        if (record.dispatched == kNever || span.queued < record.dispatched)
            return wrong("a span began before its handler");
        if (span.resumed == kNever)
            return wrong("a span never ended");
        if (span.ended < span.queued || span.resumed < span.ended)
            return wrong("a span is not in order");
        if (span.started != kNever && (span.started < span.queued || span.started > span.ended))
            return wrong("the work of a span is not inside it");
        if (span.held > span.resumed - span.ended)
            return wrong("a span was held longer than it was ready");
        if (span.coroutine > record.coroutines || span.child > record.coroutines)
            return wrong("a span names a coroutine that is none");
        if (span.parent >= span.id)
            return wrong("a span is inside a later one");
        const Span *const parent = span.parent == 0 ? nullptr : &record.spans[span.parent - 1];
        if (parent && (span.queued < parent->queued || span.resumed > parent->resumed))
            return wrong("a span is not inside its parent");
    }
    return {};
}

/// Of the time from the begin of the handler to `until`: what is neither a wait of it nor time that it held the loop.
/// Less than nothing where it is counted twice; that of children, too.
inline nanoseconds unexplained(const ExchangeRecord &record, Clock::time_point until)
{
    std::vector<std::pair<Clock::time_point, Clock::time_point>> waits;
    for (const Span &span : record.spans) {
        const bool isOnLoop = span.kind == SpanKind::Block || span.kind == SpanKind::Compress;
        if (span.coroutine == 0 && !isOnLoop)
            waits.emplace_back(span.queued, std::min(span.resumed, until));
    }
    std::sort(waits.begin(), waits.end());
    nanoseconds waited = record.spansDroppedWait;
    auto at = record.dispatched;
    for (const auto &[from, to] : waits) {
        if (to > at)
            waited += to - std::max(from, at);
        at = std::max(at, to);
    }
    return (until - record.dispatched) - waited - record.busy;
}

/// What is allowed of it: 1 ms, or 1 % of the request's total.
inline nanoseconds allowedUnexplained(const ExchangeRecord &record)
{
    return std::max<nanoseconds>(milliseconds(1), record.total() / 100);
}

} // namespace coroscope::test
