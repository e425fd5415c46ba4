#include "server/telemetry/lint.h"

#include "server/telemetry/held_connection.h"
#include "server/telemetry/repeated_statements.h"

#include <algorithm>
#include <unordered_set>

namespace coroscope {

namespace {

constexpr Clock::time_point kNever{};

struct Stretch {
    Clock::time_point from;
    Clock::time_point to;
};

/// The record's own lints, one kind a function.
class Record {
public:
    Record(const ExchangeRecord &record, const LintLimits &limits)
        : m_record(record)
        , m_limits(limits)
    {
    }

    std::vector<Lint> lints()
    {
        if (m_record.end == ExchangeEnd::Running)
            return {};
        if (m_record.spans.empty() && m_record.busy < m_limits.held) // most requests that are fast
            return {};
        findLongRuns();
        findSequences();
        findAbandoned();
        findStarvation(LintKind::PoolStarved);
        findStarvation(LintKind::WriterBusy);
        findRepeated();
        findHeldConnections();
        return std::move(m_lints);
    }

private:
    Lint make(LintKind kind, Clock::time_point from, Clock::time_point to, nanoseconds cost) const
    {
        Lint lint;
        lint.kind = kind;
        lint.exchange = m_record.id;
        lint.label = m_record.route;
        lint.worker = m_record.worker;
        lint.from = from;
        lint.to = std::max(from, to);
        lint.cost = lint.whole = cost;
        return lint;
    }
    static void addSpan(Lint &lint, std::uint32_t id)
    {
        if (lint.spans.size() < Lint::kMaxSpans)
            lint.spans.push_back(id);
    }
    Clock::time_point endOf(const Span &span) const
    {
        const auto end = span.resumed != kNever ? span.resumed : span.ended != kNever ? span.ended : m_record.finished;
        return std::max(end, span.queued);
    }
    static bool isOnLoop(const Span &span) { return span.kind == SpanKind::Block || span.kind == SpanKind::Compress; }
    static bool isWait(const Span &span) { return !isOnLoop(span) && span.kind != SpanKind::Transaction; }

    // --- runs of a coroutine between its waits ---

    void findRunsOf(std::uint32_t coroutine, Clock::time_point from, Clock::time_point to, bool hasWaits)
    {
        std::vector<Stretch> waits;
        for (const Span &span : m_record.spans) {
            if (span.coroutine == coroutine && isWait(span))
                waits.push_back({span.queued, endOf(span)});
        }
        std::sort(waits.begin(), waits.end(), [](const Stretch &a, const Stretch &b) { return a.from < b.from; });
        waits.push_back({to, to});
        for (const Stretch &wait : waits) {
            const auto until = std::min(wait.from, to);
            if (until > from && until - from >= m_limits.held)
                addRun(coroutine, from, until, hasWaits);
            from = std::max(from, wait.to);
        }
    }

    void addRun(std::uint32_t coroutine, Clock::time_point from, Clock::time_point to, bool hasWaits)
    {
        // It cannot have held the loop for longer than it was busy: what is more was awaited in a way that leaves no
        // span.
        const nanoseconds cost = std::min<nanoseconds>(to - from, m_record.busy);
        if (cost < m_limits.held)
            return;
        Lint lint = make(LintKind::LoopHeld, from, to, cost);
        for (const Span &span : m_record.spans) {
            if (!isOnLoop(span) || span.coroutine != coroutine || span.queued < from || span.queued > to)
                continue;
            if (lint.spans.empty())
                lint.subject = span.label;
            addSpan(lint, span.id);
        }
        lint.count = 0;
        if (!hasWaits && lint.spans.empty())
            lint.kind = LintKind::NeverSuspended;
        m_lints.push_back(std::move(lint));
    }

    void findLongRuns()
    {
        if (m_record.busy < m_limits.held || m_record.dispatched == kNever)
            return;
        const bool hasWaits = std::any_of(m_record.spans.begin(), m_record.spans.end(), isWait);
        if (m_record.spansDropped == 0) { // else what looks like a run may have been a wait
            findRunsOf(0, m_record.dispatched, answered(), hasWaits);
            std::uint32_t coroutine = 0;
            for (const Span &span : m_record.spans) {
                if (span.kind == SpanKind::Task)
                    findRunsOf(++coroutine, span.queued, endOf(span), hasWaits);
            }
        }
    }

    // --- waits one after the other ---

    const Span *spanOf(std::uint32_t id) const
    {
        const auto found = std::find_if(m_record.spans.begin(), m_record.spans.end(),
                                        [id](const Span &span) { return span.id == id; });
        return id == 0 || found == m_record.spans.end() ? nullptr : &*found;
    }

    /// When its response was there, or its client had gone; kNever: neither yet.
    Clock::time_point answered() const { return m_record.responded != kNever ? m_record.responded : m_record.finished; }

    /// One that may as well run beside others of its kind.
    bool mayBeConcurrent(const Span &span) const
    {
        if (span.ended == kNever || endOf(span) - span.queued < m_limits.eachAwait)
            return false;
        if (answered() != kNever && span.queued >= answered()) // it streams, or nobody waits any more
            return false;
        switch (span.kind) {
        case SpanKind::Http: return true;
        case SpanKind::Offload: return !span.label.startsWith("write "); // of a file, in its order
        case SpanKind::Cache: return span.label.startsWith("GET") || span.label.startsWith("MGET");
        case SpanKind::Sleep: return !m_record.isTaskRun(); // there it is pacing
        case SpanKind::Database: return span.label == "read" && !transactionAround(m_record, span);
        default: return false;
        }
    }

    /// Whether a wait like `last` that comes after `between`, however short that was, was meant to come after it.
    static bool isOnPurposeAfter(const Span &last, const Span &between)
    {
        if (last.kind == SpanKind::Sleep) // who does something, sleeps, and does it again: it is pacing
            return between.kind != SpanKind::Sleep;
        // What is read after a write is to be read after it.
        return last.kind == SpanKind::Database && between.kind == SpanKind::Database
            && !between.label.startsWith("read");
    }

    void findSequences()
    {
        if (m_record.spans.size() < 2)
            return;
        std::vector<const Span *> waits;
        for (const Span &span : m_record.spans) {
            if (isWait(span))
                waits.push_back(&span);
        }
        std::stable_sort(waits.begin(), waits.end(), [](const Span *a, const Span *b) {
            return a->coroutine != b->coroutine ? a->coroutine < b->coroutine : a->queued < b->queued;
        });
        std::vector<const Span *> sequence;
        const auto end = [&] {
            addSequence(sequence);
            sequence.clear();
        };
        for (const Span *span : waits) {
            if (!mayBeConcurrent(*span)) {
                // What was over at once is no wait; whatever else lies between makes it another sequence.
                if (endOf(*span) - span->queued >= m_limits.eachAwait || span->kind == SpanKind::Task
                    || (!sequence.empty() && isOnPurposeAfter(*sequence.back(), *span)))
                    end();
                continue;
            }
            if (!sequence.empty()) {
                const Span &last = *sequence.back();
                const bool goesOn = last.coroutine == span->coroutine && last.kind == span->kind
                    && span->queued >= endOf(last) && span->queued - endOf(last) <= m_limits.between;
                if (!goesOn)
                    end();
            }
            sequence.push_back(span);
        }
        end();
    }

    void addSequence(const std::vector<const Span *> &sequence)
    {
        if (sequence.size() < 2)
            return;
        nanoseconds sum{0};
        nanoseconds longest{0};
        for (const Span *span : sequence) {
            sum += endOf(*span) - span->queued;
            longest = std::max<nanoseconds>(longest, endOf(*span) - span->queued);
        }
        if (sum - longest < m_limits.saved || isOneStatement(sequence))
            return;
        Lint lint = make(LintKind::SequentialAwaits, sequence.front()->queued, endOf(*sequence.back()), sum - longest);
        lint.whole = sum;
        lint.count = std::uint32_t(sequence.size());
        lint.what = sequence.front()->kind;
        lint.subject = sequence.front()->label;
        for (const Span *span : sequence)
            addSpan(lint, span->id);
        m_lints.push_back(std::move(lint));
    }

    /// The same statement again and again: N+1 says it better.
    bool isOneStatement(const std::vector<const Span *> &sequence) const
    {
        if (sequence.front()->kind != SpanKind::Database)
            return false;
        std::unordered_set<std::uint64_t> fingerprints;
        std::size_t statements = 0;
        for (const StatementRecord &statement : m_record.statements) {
            const bool isOf = std::any_of(sequence.begin(), sequence.end(),
                                          [&](const Span *span) { return span->id == statement.span; });
            if (isOf) {
                ++statements;
                fingerprints.insert(statement.fingerprint);
            }
        }
        // The one before them is what gives the rows.
        return statements >= StatementFigures::kRepeats && fingerprints.size() <= 2;
    }

    // --- the others ---

    void findAbandoned()
    {
        for (const Span &span : m_record.spans) {
            if (!span.isAbandoned)
                continue;
            const auto same = std::find_if(m_lints.begin(), m_lints.end(), [&](const Lint &lint) {
                return lint.kind == LintKind::Abandoned && lint.subject == span.label;
            });
            const nanoseconds length = endOf(span) - span.queued;
            if (same != m_lints.end()) {
                ++same->count;
                same->from = std::min(same->from, span.queued);
                same->to = std::max(same->to, endOf(span));
                same->cost = same->whole = same->cost + length;
                addSpan(*same, span.id);
                continue;
            }
            Lint lint = make(LintKind::Abandoned, span.queued, endOf(span), length);
            lint.what = SpanKind::Task;
            lint.subject = span.label;
            addSpan(lint, span.id);
            m_lints.push_back(std::move(lint));
        }
    }

    /// Whether all that writes does so by one connection: where it does, statements have its lane.
    bool hasWriter() const
    {
        return std::any_of(m_record.statements.begin(), m_record.statements.end(),
                           [](const StatementRecord &statement) { return statement.lane == 1; });
    }

    void findStarvation(LintKind kind)
    {
        const bool hasWriter = this->hasWriter();
        if (kind == LintKind::WriterBusy && !hasWriter)
            return;
        nanoseconds waited{0};
        nanoseconds whole{0};
        Lint lint = make(kind, kNever, kNever, {});
        lint.count = 0;
        for (const Span &span : m_record.spans) {
            if (span.kind != SpanKind::Database || span.started == kNever || span.started < span.queued)
                continue; // it never ran
            const bool isOfWriter = hasWriter && !span.label.startsWith("read");
            if (isOfWriter != (kind == LintKind::WriterBusy))
                continue;
            const nanoseconds wait = span.started - span.queued;
            whole += std::max<nanoseconds>(endOf(span) - span.queued, wait);
            if (wait < std::chrono::microseconds(100))
                continue;
            waited += wait;
            ++lint.count;
            if (lint.spans.empty()) {
                lint.from = span.queued;
                lint.subject = span.label;
            }
            lint.to = std::max(lint.to, span.started);
            addSpan(lint, span.id);
        }
        const bool isLong = waited >= m_limits.poolWait;
        const bool dominates
            = waited >= m_limits.poolLeast && double(waited.count()) > m_limits.poolShare * double(whole.count());
        if (lint.count == 0 || !(isLong || dominates))
            return;
        lint.cost = waited;
        lint.whole = whole;
        lint.what = SpanKind::Database;
        m_lints.push_back(std::move(lint));
    }

    void findRepeated()
    {
        for (const RepeatedStatement &repeated : nPlusOne(m_record)) {
            Lint lint = make(LintKind::RepeatedStatement, repeated.first->started, repeated.first->started,
                             repeated.time - repeated.longest);
            lint.whole = repeated.time;
            lint.count = repeated.times;
            lint.what = SpanKind::Database;
            lint.subject = repeated.first->sql;
            for (const StatementRecord &statement : m_record.statements) {
                if (statement.fingerprint != repeated.first->fingerprint)
                    continue;
                lint.to = std::max(lint.to, statement.started + statement.run + statement.rows);
                if (statement.span != 0)
                    addSpan(lint, statement.span);
            }
            m_lints.push_back(std::move(lint));
        }
    }

    void findHeldConnections()
    {
        for (const HeldConnection &held : heldConnections(m_record)) {
            if (held.waited < m_limits.inTransaction)
                continue;
            const Span *transaction = spanOf(held.transaction);
            Lint lint = make(LintKind::WaitInTransaction, transaction->queued, endOf(*transaction), held.waited);
            lint.whole = endOf(*transaction) - transaction->queued;
            lint.count = std::uint32_t(held.awaits);
            lint.subject = held.label;
            if (const Span *await = spanOf(held.await))
                lint.what = await->kind;
            addSpan(lint, held.transaction);
            addSpan(lint, held.await);
            m_lints.push_back(std::move(lint));
        }
    }

    const ExchangeRecord &m_record;
    const LintLimits &m_limits;
    std::vector<Lint> m_lints;
};

} // namespace

std::vector<Lint> lintsOf(const ExchangeRecord &record, const LintLimits &limits)
{
    return Record(record, limits).lints();
}

std::optional<Lint> lintOf(const LoopStall &stall, Clock::time_point now, const LintLimits &limits)
{
    Lint lint;
    lint.kind = LintKind::LoopHeld;
    lint.label = stall.label;
    lint.worker = stall.worker;
    lint.from = stall.started;
    lint.isOngoing = stall.ended == kNever;
    lint.to = std::max(stall.started, lint.isOngoing ? now : stall.ended);
    lint.cost = lint.whole = lint.to - lint.from;
    lint.count = stall.waiting;
    if (lint.cost < limits.held)
        return std::nullopt;
    return lint;
}

} // namespace coroscope
