#include "ui/panes/timeline/timeline_facts.h"

#include "ui/format.h"
#include "ui/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

/// Gives tr() the context under which translators find these texts.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

const Span *spanOf(const ExchangeRecord &record, std::uint32_t id)
{
    return id >= 1 && id <= record.spans.size() ? &record.spans[id - 1] : nullptr;
}

QString duration(TimelineTime length)
{
    return durationText(nanoseconds(length));
}

/// Why it is so, for who sees it for the first time.
QString meaning(BarKind kind)
{
    switch (kind) {
    case BarKind::LoopWait:
        return Texts::tr("Its bytes had arrived, but the loop was held by somebody else, so nobody read them.");
    case BarKind::OnLoop: return Texts::tr("Its code ran. Nothing else on this loop could run meanwhile.");
    case BarKind::Held:
        return Texts::tr("It blocked the loop: no other request, timer or connection of this worker got a turn.");
    case BarKind::Ready: return Texts::tr("What it waited for was there, but the loop was busy with somebody else.");
    case BarKind::SlowMotion: return Texts::tr("Slow motion kept it back on purpose.");
    case BarKind::OffloadRun: return Texts::tr("Its work ran on a thread of the pool; the loop was free for others.");
    case BarKind::DatabaseWait: return Texts::tr("All connections of its lane were in use.");
    case BarKind::OffloadWait: return Texts::tr("All threads of the pool were in use.");
    case BarKind::Receive:
    case BarKind::Queue:
    case BarKind::Respond: return {};
    default: return Texts::tr("It waited, and the loop was free for others.");
    }
}

/// Either may be empty.
QString joined(const QString &first, const QString &second)
{
    //: Two sentences, one after the other.
    return first.isEmpty() || second.isEmpty() ? first + second : Texts::tr("%1 %2").arg(first, second);
}

bool isAfter(const ExchangeRecord &record, const TimelineBar &bar)
{
    return record.finished != Clock::time_point() && bar.begin >= timelineTime(record.finished);
}

/// Nothing where nothing came after its response.
QString afterSentence(const ExchangeRecord &record, TimelineTime now)
{
    const TimelineBars after = afterBars(record, now);
    if (after.empty())
        return {};
    const QString answered = durationText(record.total());
    const QString wentOn = duration(after.back().end - timelineTime(record.finished));
    //: %1 and %2 durations.
    return hasLeft(record)
        ? Texts::tr("Its client left after %1. What was begun for it went on for %2 all the same.")
              .arg(answered, wentOn)
        //: %1 and %2 durations.
        : Texts::tr("Its response was complete after %1. It worked on for %2 after that.").arg(answered, wentOn);
}

TimelineFacts barFacts(const TimelineSelection &selection, const TimelineIndex &index, TimelineTime now)
{
    const ExchangeRecord &record = *selection.record;
    const TimelineBar &bar = selection.bar;
    TimelineFacts result;
    result.title = barName(bar.kind);
    result.sentence = meaning(bar.kind);
    const auto add = [&result](const QString &what, const QString &figure) { result.facts.append({what, figure}); };
    const TimelineTime start = timelineTime(record.started);
    if (const Span *span = spanOf(record, bar.span)) {
        if (!span->label.isEmpty())
            result.title = Texts::tr("%1: %2").arg(barName(bar.kind), words::spanLabel(*span));
        if (bar.count > 1)
            add(Texts::tr("Coroutines"), Texts::tr("%Ln at once", nullptr, bar.count));
    }
    if (bar.kind == BarKind::LoopWait && record.waitedBehind != -1)
        add(Texts::tr("Held by"), index.names().of(record.waitedBehind));
    add(Texts::tr("Took"), duration(bar.length()));
    //: %1 and %2 are durations since the request began.
    add(Texts::tr("From – to"),
        Texts::tr("%1 – %2 of the request").arg(duration(bar.begin - start), duration(bar.end - start)));
    if (const Span *span = spanOf(record, bar.span)) {
        const auto never = Clock::time_point();
        if (span->started != never && span->started > span->queued
            && (span->kind == SpanKind::Database || span->kind == SpanKind::Offload))
            add(Texts::tr("Waited in the queue"), durationText(span->started - span->queued));
        if (span->ended != never)
            add(Texts::tr("Until it was there"), durationText(span->ended - span->queued));
        if (span->ended != never && span->resumed > span->ended)
            add(Texts::tr("Then waited for the loop"), durationText(span->resumed - span->ended - span->held));
        if (span->held.count() > 0)
            add(Texts::tr("Held back by slow motion"), durationText(span->held));
        if (span->resumed == never && record.end == ExchangeEnd::Running)
            add(Texts::tr("State"), Texts::tr("still waits, since %1").arg(duration(now - timelineTime(span->queued))));
        if (span->isAbandoned)
            add(Texts::tr("Nobody awaited it"), Texts::tr("it still ran when its handler ended"));
    }
    if (isAfter(record, bar))
        result.sentence = joined(result.sentence,
                                 hasLeft(record) ? Texts::tr("Its client had left by then.")
                                                 : Texts::tr("Its response was complete by then."));
    add(Texts::tr("Request"), requestName(record));
    if (selection.coroutine >= 0)
        add(Texts::tr("Coroutine"), coroutineName(record, selection.coroutine));
    return result;
}

TimelineFacts requestFacts(const TimelineSelection &selection, const TimelineIndex &index, TimelineTime now)
{
    const ExchangeRecord &record = *selection.record;
    TimelineFacts result;
    TimelineBars bars;
    result.title = requestName(record);
    const auto add = [&result](const QString &what, const QString &figure) { result.facts.append({what, figure}); };
    if (selection.coroutine > 0) {
        result.title = coroutineName(record, selection.coroutine);
        add(Texts::tr("Request"), requestName(record));
        for (const TimelineChild &child : childrenOf(record)) {
            if (int(child.coroutine) != selection.coroutine)
                continue;
            bars = childBars(record, child, now);
            if (child.isAbandoned)
                result.sentence = Texts::tr("Nobody awaited it: it still ran when its handler ended.");
        }
    } else {
        bars = selection.coroutine == 0 ? handlerBars(record, now, index.routes())
                                        : requestBars(record, now, index.routes());
        add(Texts::tr("State"), stateText(record));
        result.sentence = afterSentence(record, now);
        if (record.startedWall > 0)
            add(Texts::tr("Began"), timeOfDayText(record.startedWall));
        //: A worker of the server, by its number.
        add(Texts::tr("Worker"), QString::number(record.worker));
        if (record.waitedForLoop.count() > 0 && record.waitedBehind != -1)
            add(Texts::tr("Waited for the loop behind"), index.names().of(record.waitedBehind));
        if (record.spansDropped > 0)
            //: %1 a duration.
            result.sentence
                = joined(result.sentence,
                         Texts::tr("%Ln more wait(s) were not noted, since it had too many; its handler waited %1 in "
                                   "them.",
                                   nullptr, int(std::min<std::uint32_t>(record.spansDropped, 1'000'000)))
                             .arg(durationText(record.spansDroppedWait)));
    }
    const auto sums = sumsOf(bars);
    TimelineTime total = 0;
    for (const TimelineTime sum : sums)
        total += sum;
    for (int kind = 0; kind < kBarKinds; ++kind) {
        if (sums[std::size_t(kind)] > 0)
            //: %1 a duration, %2 a share of the whole: "12 ms (4 %)".
            add(barName(BarKind(kind)),
                Texts::tr("%1 (%2)").arg(
                    duration(sums[std::size_t(kind)]),
                    percentText(double(sums[std::size_t(kind)]) / double(std::max<TimelineTime>(1, total)))));
    }
    add(Texts::tr("Together"), duration(total));
    return result;
}

} // namespace

TimelineTime TimelineSelection::begin() const
{
    switch (what) {
    case What::None: return 0;
    case What::Request:
        if (coroutine > 0) {
            for (const TimelineChild &child : childrenOf(*record)) {
                if (int(child.coroutine) == coroutine)
                    return child.begin;
            }
        }
        return timelineTime(record->started);
    case What::Bar:
    case What::Loop: return bar.begin;
    case What::Stall: return timelineTime(stall.started);
    }
    return 0;
}

TimelineTime TimelineSelection::end(TimelineTime now) const
{
    switch (what) {
    case What::None: return 0;
    case What::Request: {
        TimelineTime end = laneEnd(*record);
        if (coroutine > 0) {
            for (const TimelineChild &child : childrenOf(*record)) {
                if (int(child.coroutine) == coroutine)
                    end = child.end;
            }
        }
        return end == kStillRuns ? now : end;
    }
    case What::Bar:
    case What::Loop: return bar.end;
    case What::Stall: return stall.ended == Clock::time_point() ? now : timelineTime(stall.ended);
    }
    return 0;
}

QString TimelineFacts::text() const
{
    QStringList lines{title};
    for (const auto &[what, figure] : facts)
        //: A fact and its figure: "Took: 2.000 s".
        lines.append(Texts::tr("%1: %2").arg(what, figure));
    if (!sentence.isEmpty())
        lines.append(sentence);
    return lines.join(u'\n');
}

QString requestName(const ExchangeRecord &record)
{
    constexpr qsizetype kMost = 300; // a target may have kilobytes
    return QString::fromUtf8(record.method) + u' '
        + QString::fromUtf8(record.target.first(std::min(kMost, record.target.size())));
}

QString barLabel(const ExchangeRecord &record, const TimelineBar &bar, const QLocale &locale)
{
    constexpr qsizetype kMost = 80;
    const QString name = shortBarName(bar.kind);
    if (bar.count > 1)
        //: What several coroutines wait for at once, and how many: "HTTP call × 6".
        return Texts::tr("%1 × %2").arg(name, QString::number(bar.count));
    const Span *span = spanOf(record, bar.span);
    if (!span || span->label.isEmpty() || bar.kind == BarKind::Ready || bar.kind == BarKind::SlowMotion)
        return name;
    return name + u' ' + words::spanLabel(*span, locale, kMost);
}

QString afterLabel(const ExchangeRecord &record, const TimelineBar &bar)
{
    const QString what = barLabel(record, bar);
    //: On a bar of the timeline: %1 what was done all the same: "pool thread digests".
    return hasLeft(record) ? Texts::tr("after the client left: %1").arg(what)
                           //: On a bar of the timeline: %1 what was done then: "sleep 30 ms".
                           : Texts::tr("after the response: %1").arg(what);
}

QString stallText(const LoopStall &stall, const HolderNames &names, TimelineTime now)
{
    const TimelineTime begin = timelineTime(stall.started);
    const TimelineTime end = stall.ended == Clock::time_point() ? std::max(now, begin) : timelineTime(stall.ended);
    const QString who = names.of(stall.label);
    const QString held = who.isEmpty() ? Texts::tr("held for %1").arg(duration(end - begin))
                                       //: %1 a route, %2 a duration: what holds the event loop of a worker.
                                       : Texts::tr("held by %1 for %2").arg(who, duration(end - begin));
    if (stall.waiting == 0)
        return held;
    return Texts::tr("%1 · %2").arg(held, Texts::tr("%Ln connection(s) waiting", nullptr, int(stall.waiting)));
}

QString coroutineName(const ExchangeRecord &record, int coroutine)
{
    if (coroutine <= 0)
        return Texts::tr("handler");
    for (const TimelineChild &child : childrenOf(record)) {
        if (int(child.coroutine) != coroutine)
            continue;
        const Span *span = spanOf(record, child.span);
        //: %1 the number of a coroutine of a request, %2 what it was called.
        return Texts::tr("%1: %2").arg(QString::number(coroutine), span ? QString::fromUtf8(span->label) : QString());
    }
    return QString::number(coroutine);
}

QString stateText(const ExchangeRecord &record)
{
    const ExchangeEnd end = worksOn(record) ? record.responseEnd : record.end;
    const QString text
        = end != ExchangeEnd::Answered || record.status == 0 ? words::exchangeEnd(end) : QString::number(record.status);
    //: %1 how a request ended, "200" or "The client left"; what it has begun still goes on.
    return worksOn(record) ? Texts::tr("%1, works on").arg(text) : text;
}

TimelineFacts timelineFacts(const TimelineSelection &selection, const TimelineIndex &index, TimelineTime now)
{
    using What = TimelineSelection::What;
    TimelineFacts result;
    const auto add = [&result](const QString &what, const QString &figure) { result.facts.append({what, figure}); };
    switch (selection.what) {
    case What::None: break;
    case What::Bar: return barFacts(selection, index, now);
    case What::Request: return requestFacts(selection, index, now);
    case What::Loop: {
        const QString who = index.names().of(selection.label);
        result.title = who.isEmpty() ? Texts::tr("The loop was busy") : Texts::tr("The loop ran %1").arg(who);
        add(Texts::tr("Worker"), QString::number(selection.worker));
        add(Texts::tr("Took"), duration(selection.bar.length()));
        if (selection.turns > 1) {
            add(Texts::tr("Of it busy"), duration(selection.busy));
            add(Texts::tr("Turns"), countText(selection.turns));
        }
        break;
    }
    case What::Stall:
        result.title = Texts::tr("The loop of worker %1 was held").arg(QString::number(selection.stall.worker));
        result.sentence
            = Texts::tr("While one handler holds the loop, no other request, timer or connection of this worker gets a "
                        "turn. Wait without blocking, or give the work to the pool.");
        if (const QString who = index.names().of(selection.stall.label); !who.isEmpty())
            add(Texts::tr("Held by"), who);
        add(Texts::tr("For"), duration(selection.end(now) - selection.begin()));
        if (selection.stall.ended == Clock::time_point())
            add(Texts::tr("State"), Texts::tr("it goes on"));
        add(Texts::tr("Connections with bytes waiting"), countText(selection.stall.waiting));
        break;
    }
    return result;
}

} // namespace coroscope
