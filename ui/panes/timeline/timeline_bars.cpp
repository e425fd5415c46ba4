#include "ui/panes/timeline/timeline_bars.h"

#include "ui/models/exchange_phases.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <optional>

namespace coroscope {

namespace {

/// Gives tr() the context under which translators find these texts.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

constexpr Clock::time_point kNever{};

/// What may be seen in a moment; where several may, that with the highest rank is.
struct Piece {
    TimelineTime begin;
    TimelineTime end;
    BarKind kind;
    int rank;
    std::uint32_t span;
};

int rankOf(BarKind kind)
{
    switch (kind) {
    case BarKind::Held: return 90;
    case BarKind::OnLoop: return 80;
    case BarKind::SlowMotion: return 70;
    case BarKind::Ready: return 60;
    case BarKind::DatabaseRun: return 50;
    case BarKind::DatabaseWait: return 49;
    case BarKind::OffloadRun: return 48;
    case BarKind::OffloadWait: return 47;
    case BarKind::Http: return 46;
    case BarKind::Cache: return 45;
    case BarKind::Lock: return 44;
    case BarKind::ClientRead: return 43;
    case BarKind::ClientWrite: return 42;
    case BarKind::Sleep: return 41;
    case BarKind::Waiting: return 20;
    case BarKind::Task: return 10;
    default: return 0;
    }
}

void put(TimelineBars &bars, const TimelineBar &bar)
{
    if (bar.end <= bar.begin)
        return;
    if (!bars.empty() && bars.back().end == bar.begin && bars.back().kind == bar.kind && bars.back().span == bar.span
        && bars.back().count == bar.count)
        bars.back().end = bar.end;
    else
        bars.push_back(bar);
}

/// The time from `begin` to `end`. Where there is no piece: `ground`, or nothing.
TimelineBars seen(std::vector<Piece> pieces, TimelineTime begin, TimelineTime end, std::optional<BarKind> ground)
{
    TimelineBars bars;
    std::vector<TimelineTime> cuts{begin, end};
    for (Piece &piece : pieces) {
        piece.begin = std::clamp(piece.begin, begin, end);
        piece.end = std::clamp(piece.end, begin, end);
        cuts.push_back(piece.begin);
        cuts.push_back(piece.end);
    }
    std::erase_if(pieces, [](const Piece &piece) { return piece.end <= piece.begin; });
    std::sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) { return a.begin < b.begin; });
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<Piece> active;
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const TimelineTime from = cuts[i];
        std::erase_if(active, [from](const Piece &piece) { return piece.end <= from; });
        for (; next < pieces.size() && pieces[next].begin <= from; ++next)
            active.push_back(pieces[next]);
        const Piece *best = nullptr;
        for (const Piece &piece : active) {
            if (!best || piece.rank > best->rank)
                best = &piece;
        }
        if (!best && !ground)
            continue;
        TimelineBar bar{from, cuts[i + 1], ground.value_or(BarKind::OnLoop), 1, 0};
        if (best) {
            bar.kind = best->kind;
            const auto same = std::count_if(active.begin(), active.end(),
                                            [best](const Piece &piece) { return piece.kind == best->kind; });
            bar.count = std::uint16_t(std::min<std::ptrdiff_t>(same, 9999));
            bar.span = best->span;
        }
        put(bars, bar);
    }
    return bars;
}

BarKind waitKind(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Sleep: return BarKind::Sleep;
    case SpanKind::Offload: return BarKind::OffloadRun;
    case SpanKind::Http: return BarKind::Http;
    case SpanKind::Lock: return BarKind::Lock;
    case SpanKind::ClientRead: return BarKind::ClientRead;
    case SpanKind::ClientWrite: return BarKind::ClientWrite;
    case SpanKind::Task: return BarKind::Task;
    case SpanKind::Block: return BarKind::Held;
    case SpanKind::Compress: return BarKind::OnLoop;
    case SpanKind::Database: return BarKind::DatabaseRun;
    case SpanKind::Cache: return BarKind::Cache;
    case SpanKind::Transaction: break;
    }
    return BarKind::Waiting;
}

/// What waits before somebody works on it has a kind of its own.
BarKind beforeKind(SpanKind kind)
{
    if (kind == SpanKind::Database)
        return BarKind::DatabaseWait;
    return kind == SpanKind::Offload ? BarKind::OffloadWait : waitKind(kind);
}

void addSpan(std::vector<Piece> &pieces, const Span &span, TimelineTime now)
{
    if (span.kind == SpanKind::Transaction) // it is held, not waited for
        return;
    const auto add = [&](TimelineTime begin, TimelineTime end, BarKind kind) {
        if (end > begin)
            pieces.push_back({begin, end, kind, rankOf(kind), span.id});
    };
    const TimelineTime queued = timelineTime(span.queued);
    const bool hasEnded = span.ended != kNever;
    const bool hasResumed = span.resumed != kNever;
    const TimelineTime ended = hasEnded ? timelineTime(span.ended) : hasResumed ? timelineTime(span.resumed) : now;
    const TimelineTime resumed = hasResumed ? timelineTime(span.resumed) : hasEnded ? now : ended;
    if (span.started != kNever && beforeKind(span.kind) != waitKind(span.kind)) {
        const TimelineTime started = std::clamp(timelineTime(span.started), queued, std::max(queued, ended));
        add(queued, started, beforeKind(span.kind));
        add(started, ended, waitKind(span.kind));
    } else {
        // While nobody works on it yet, a job of the database or of the pool waits in its queue.
        add(queued, ended, hasEnded || hasResumed ? waitKind(span.kind) : beforeKind(span.kind));
    }
    const TimelineTime held
        = std::clamp<TimelineTime>(span.held.count(), 0, std::max<TimelineTime>(0, resumed - ended));
    add(ended, resumed - held, BarKind::Ready);
    add(resumed - held, resumed, BarKind::SlowMotion);
}

std::vector<Piece> piecesOf(const ExchangeRecord &record, std::uint32_t coroutine, TimelineTime now)
{
    std::vector<Piece> pieces;
    for (const Span &span : record.spans) {
        if (span.coroutine == coroutine)
            addSpan(pieces, span, now);
    }
    return pieces;
}

/// Where the handler's time begins and ends, and the phases around it.
struct Frame {
    TimelineBars before;
    TimelineTime begin = 0;
    TimelineTime end = 0;
    TimelineBars after;
};

Frame frameOf(const ExchangeRecord &record, TimelineTime now)
{
    Frame frame;
    const std::vector<PhaseSegment> segments = phaseSegments(record, clockTime(now));
    frame.begin = timelineTime(record.started);
    frame.end = timelineTime(endOf(record, clockTime(now)));
    for (const PhaseSegment &segment : segments) {
        const TimelineTime begin = timelineTime(segment.begin);
        const TimelineTime end = timelineTime(segment.end);
        switch (segment.phase) {
        case ExchangePhase::Blocked: frame.before.push_back({begin, end, BarKind::LoopWait, 1, 0}); break;
        case ExchangePhase::Receive: frame.before.push_back({begin, end, BarKind::Receive, 1, 0}); break;
        case ExchangePhase::Queue: frame.before.push_back({begin, end, BarKind::Queue, 1, 0}); break;
        case ExchangePhase::Respond: frame.after.push_back({begin, end, BarKind::Respond, 1, 0}); break;
        default: break;
        }
    }
    if (!frame.before.empty())
        frame.begin = frame.before.back().end;
    if (!frame.after.empty())
        frame.end = frame.after.front().begin;
    return frame;
}

/// A preview is sent when its handler first waits, so where one tells of no wait, that is what it does; that of a
/// blocking handler is sent before.
BarKind groundOf(const ExchangeRecord &record, const RouteTable &routes)
{
    if (record.end != ExchangeEnd::Running || !record.spans.empty())
        return BarKind::OnLoop;
    return holdsItsLoop(record, routes) ? BarKind::Held : BarKind::Waiting;
}

TimelineBars whole(Frame frame, const TimelineBars &handler)
{
    TimelineBars bars = std::move(frame.before);
    bars.insert(bars.end(), handler.begin(), handler.end());
    bars.insert(bars.end(), frame.after.begin(), frame.after.end());
    return bars;
}

/// What was begun for the request itself from that moment on: when its handler had ended.
std::vector<Piece> begunSince(const ExchangeRecord &record, Clock::time_point from, TimelineTime now)
{
    std::vector<Piece> pieces;
    for (const Span &span : record.spans) {
        if (span.coroutine == 0 && span.kind != SpanKind::Task && span.queued >= from)
            addSpan(pieces, span, now);
    }
    return pieces;
}

/// All coroutines of the request at once, between the two moments; of the handler, or of what came after it.
TimelineBars together(const ExchangeRecord &record, const RouteTable &routes, TimelineTime begin, TimelineTime end,
                      bool withHandler, TimelineTime now)
{
    std::vector<Piece> pieces;
    const auto add = [&](const TimelineBars &bars) {
        for (const TimelineBar &bar : bars)
            pieces.push_back({bar.begin, bar.end, bar.kind, rankOf(bar.kind), bar.span});
    };
    if (withHandler)
        add(seen(piecesOf(record, 0, now), begin, end, groundOf(record, routes)));
    else
        add(seen(begunSince(record, clockTime(begin), now), begin, end, std::nullopt));
    for (const TimelineChild &child : childrenOf(record))
        add(childBars(record, child, now));
    return seen(std::move(pieces), begin, end, std::nullopt);
}

TimelineFigures figuresOf(const ExchangeRecord &record, const TimelineBars &bars, std::uint32_t coroutine, bool runs)
{
    TimelineFigures figures;
    for (const TimelineBar &bar : bars) {
        figures.total += bar.length();
        switch (bar.kind) {
        case BarKind::OnLoop:
        case BarKind::Held: figures.busy += bar.length(); break;
        case BarKind::Ready:
        case BarKind::SlowMotion: figures.ready += bar.length(); break;
        case BarKind::Receive:
        case BarKind::Respond: break;
        default: figures.suspended += bar.length(); break;
        }
    }
    for (const Span &span : record.spans) {
        if (span.coroutine != coroutine || span.kind == SpanKind::Transaction || span.kind == SpanKind::Block
            || span.kind == SpanKind::Compress)
            continue;
        if (span.resumed != kNever)
            ++figures.resumes;
        else if (runs)
            figures.awaiting = span.id;
    }
    return figures;
}

} // namespace

TimelineBars requestBars(const ExchangeRecord &record, TimelineTime now, const RouteTable &routes)
{
    if (record.coroutines == 0)
        return handlerBars(record, now, routes);
    Frame frame = frameOf(record, now);
    const TimelineBars handler = together(record, routes, frame.begin, frame.end, true, now);
    return whole(std::move(frame), handler);
}

TimelineBars handlerBars(const ExchangeRecord &record, TimelineTime now, const RouteTable &routes)
{
    Frame frame = frameOf(record, now);
    const TimelineBars handler = seen(piecesOf(record, 0, now), frame.begin, frame.end, groundOf(record, routes));
    return whole(std::move(frame), handler);
}

TimelineBars afterBars(const ExchangeRecord &record, TimelineTime now)
{
    if (record.finished == kNever)
        return {};
    const TimelineTime begin = timelineTime(record.finished);
    const TimelineTime end = std::min(laneEnd(record), std::max(now, begin));
    if (end <= begin)
        return {};
    return together(record, {}, begin, end, false, now);
}

std::vector<TimelineChild> childrenOf(const ExchangeRecord &record)
{
    // A Task span is made with each child, in their order; where there was no more room for spans, none was.
    std::map<std::uint32_t, std::vector<TimelineChild>> byParent;
    std::uint32_t coroutine = 0;
    for (const Span &span : record.spans) {
        if (span.kind != SpanKind::Task)
            continue;
        TimelineChild child;
        child.coroutine = span.child != 0 ? span.child : coroutine + 1;
        coroutine = child.coroutine;
        child.parent = span.coroutine;
        child.span = span.id;
        child.begin = timelineTime(span.queued);
        child.end = span.ended != kNever ? timelineTime(span.ended) : kStillRuns;
        child.isAbandoned = span.isAbandoned;
        byParent[child.parent].push_back(child);
    }
    std::vector<TimelineChild> children;
    const auto append = [&](const auto &self, std::uint32_t parent, int depth) -> void {
        const auto found = byParent.find(parent);
        if (found == byParent.end())
            return;
        const auto own = std::exchange(found->second, {}); // each once, whatever the record says
        for (TimelineChild child : own) {
            child.depth = depth;
            children.push_back(child);
            self(self, child.coroutine, depth + 1);
        }
    };
    append(append, 0, 1);
    return children;
}

TimelineBars childBars(const ExchangeRecord &record, const TimelineChild &child, TimelineTime now)
{
    const TimelineTime end = child.end == kStillRuns ? std::max(now, child.begin) : child.end;
    return seen(piecesOf(record, child.coroutine, now), child.begin, end, BarKind::OnLoop);
}

TimelineBars transactionBars(const ExchangeRecord &record, std::uint32_t coroutine, TimelineTime now)
{
    TimelineBars bars;
    for (const Span &span : record.spans) {
        if (span.kind != SpanKind::Transaction || span.coroutine != coroutine)
            continue;
        const auto ended = span.resumed != kNever ? span.resumed : span.ended;
        const TimelineTime begin = timelineTime(span.queued);
        const TimelineTime end = ended != kNever ? timelineTime(ended) : now;
        if (end > begin)
            bars.push_back({begin, end, BarKind::DatabaseRun, 1, span.id});
    }
    return bars;
}

TimelineTime laneEnd(const ExchangeRecord &record)
{
    if (record.end == ExchangeEnd::Running) // also one that is answered, while work after it goes on
        return kStillRuns;
    if (record.finished == kNever)
        return timelineTime(record.started);
    auto end = record.finished;
    for (const Span &span : record.spans)
        end = std::max({end, span.ended, span.resumed});
    return timelineTime(end);
}

BarKind mainKind(const ExchangeRecord &record, const RouteTable &routes)
{
    if (record.end == ExchangeEnd::Running) {
        if (record.spans.empty())
            return groundOf(record, routes);
        const Span &last = record.spans.back();
        return last.started != kNever ? waitKind(last.kind) : beforeKind(last.kind);
    }
    const TimelineTime total = record.total().count();
    if (2 * record.waitedForLoop.count() > total)
        return BarKind::LoopWait;
    std::array<TimelineTime, kBarKinds> sums{};
    TimelineTime waited = 0;
    for (const Span &span : record.spans) {
        if (span.kind == SpanKind::Transaction || span.kind == SpanKind::Task || span.resumed == kNever)
            continue;
        const TimelineTime length = (span.resumed - span.queued).count();
        sums[std::size_t(waitKind(span.kind))] += length;
        waited += length;
    }
    const auto most = std::max_element(sums.begin(), sums.end());
    return 2 * waited > total ? BarKind(most - sums.begin()) : BarKind::OnLoop;
}

std::array<TimelineTime, kBarKinds> sumsOf(const TimelineBars &bars)
{
    std::array<TimelineTime, kBarKinds> sums{};
    for (const TimelineBar &bar : bars)
        sums[std::size_t(bar.kind)] += bar.length();
    return sums;
}

TimelineBars thinned(const TimelineBars &bars, TimelineTime from, TimelineTime to, TimelineTime step)
{
    TimelineBars result;
    auto at
        = std::partition_point(bars.begin(), bars.end(), [from](const TimelineBar &bar) { return bar.end <= from; });
    while (at != bars.end() && at->begin < to) {
        if (at->length() >= step) {
            result.push_back(*at++);
            continue;
        }
        // A run of short ones, cut where it is as long as a step.
        TimelineBar run = *at;
        std::array<TimelineTime, kBarKinds> sums{};
        TimelineTime longest = 0;
        for (; at != bars.end() && at->begin < to && at->length() < step; ++at) {
            if (at->begin >= run.begin + step || at->begin > run.end + step)
                break;
            const TimelineTime sum = sums[std::size_t(at->kind)] += at->length();
            if (sum > longest) {
                longest = sum;
                run.kind = at->kind;
                run.span = at->span;
                run.count = at->count;
            }
            run.end = at->end;
        }
        result.push_back(run);
    }
    return result;
}

QString barName(BarKind kind)
{
    switch (kind) {
    case BarKind::LoopWait: return phaseName(ExchangePhase::Blocked);
    case BarKind::Receive: return phaseName(ExchangePhase::Receive);
    case BarKind::Queue: return phaseName(ExchangePhase::Queue);
    case BarKind::OnLoop: return phaseName(ExchangePhase::OnLoop);
    case BarKind::Held: return phaseName(ExchangePhase::Held);
    case BarKind::Sleep: return Texts::tr("Sleeps");
    case BarKind::DatabaseWait: return Texts::tr("Waits for a database connection");
    case BarKind::DatabaseRun: return Texts::tr("Database works for it");
    case BarKind::Cache: return Texts::tr("Waits for the cache");
    case BarKind::Http: return Texts::tr("Waits for an HTTP call");
    case BarKind::OffloadWait: return Texts::tr("Waits for a pool thread");
    case BarKind::OffloadRun: return Texts::tr("Runs on a pool thread");
    case BarKind::Lock: return Texts::tr("Waits for a lock");
    case BarKind::ClientRead: return Texts::tr("Waits for the client to send");
    case BarKind::ClientWrite: return Texts::tr("Waits for the client to take");
    case BarKind::Task: return Texts::tr("Waits for its coroutines");
    case BarKind::Waiting: return phaseName(ExchangePhase::Waiting);
    case BarKind::Ready: return Texts::tr("Ready, but the loop is busy");
    case BarKind::SlowMotion: return Texts::tr("Held back by slow motion");
    case BarKind::Respond: return phaseName(ExchangePhase::Respond);
    }
    return {};
}

QString shortBarName(BarKind kind)
{
    switch (kind) {
    //: On a narrow bar of the timeline: what the request does there.
    case BarKind::LoopWait: return Texts::tr("waits for the loop");
    case BarKind::Receive: return Texts::tr("head");
    case BarKind::Queue: return Texts::tr("queue");
    case BarKind::OnLoop: return Texts::tr("runs");
    case BarKind::Held: return Texts::tr("holds the loop");
    case BarKind::Sleep: return Texts::tr("sleep");
    case BarKind::DatabaseWait: return Texts::tr("database queue");
    case BarKind::DatabaseRun: return Texts::tr("database");
    case BarKind::Cache: return Texts::tr("cache");
    case BarKind::Http: return Texts::tr("HTTP call");
    case BarKind::OffloadWait: return Texts::tr("pool queue");
    case BarKind::OffloadRun: return Texts::tr("pool thread");
    case BarKind::Lock: return Texts::tr("lock");
    case BarKind::ClientRead: return Texts::tr("client sends");
    case BarKind::ClientWrite: return Texts::tr("client takes");
    case BarKind::Task: return Texts::tr("coroutines");
    case BarKind::Waiting: return Texts::tr("waits");
    case BarKind::Ready: return Texts::tr("ready");
    case BarKind::SlowMotion: return Texts::tr("slow motion");
    case BarKind::Respond: return Texts::tr("response");
    }
    return {};
}

bool isOnLoop(BarKind kind)
{
    return kind == BarKind::OnLoop || kind == BarKind::Held;
}

QByteArray cacheKeyOf(const Span &span)
{
    if (span.kind != SpanKind::Cache)
        return {};
    constexpr QByteArrayView kHotCopy("hot copy ");
    qsizetype begin = span.label.startsWith(kHotCopy) ? kHotCopy.size() : span.label.indexOf(' ') + 1;
    if (begin <= 0)
        return {};
    const qsizetype end = span.label.indexOf(" · ", begin);
    return span.label.mid(begin, end < 0 ? -1 : end - begin);
}

TimelineFigures requestFigures(const ExchangeRecord &record, TimelineTime now, const RouteTable &routes)
{
    return figuresOf(record, requestBars(record, now, routes), 0, record.end == ExchangeEnd::Running);
}

TimelineFigures childFigures(const ExchangeRecord &record, const TimelineChild &child, TimelineTime now)
{
    return figuresOf(record, childBars(record, child, now), child.coroutine, child.end == kStillRuns);
}

} // namespace coroscope
