#include "ui/panes/latency/held_note.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HeldNote)
};

constexpr std::size_t kMostLines = 3;
/// The telemetry thread tells of a held loop some 30 times a second: where nothing comes, the server is gone.
constexpr milliseconds kSilence{2'000};
/// Two looks at the same turn may differ by so much about when it began.
constexpr milliseconds kSame{20};

QString tenths(nanoseconds duration)
{
    //: A duration in seconds.
    return Texts::tr("%1 s").arg(QLocale().toString(std::max(0.1, double(duration.count()) / 1e9), 'f', 1));
}

QString timeOf(Clock::time_point at, Clock::time_point now, qint64 wall)
{
    const qint64 ago = std::chrono::duration_cast<milliseconds>(now - at).count();
    return QDateTime::fromMSecsSinceEpoch(wall - ago).time().toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

void HeldNote::consume(const TelemetryBatch &batch, Clock::time_point now)
{
    for (const WorkerFigures &worker : batch.workers)
        consumeWorker(worker, now);
    for (const LoopStall &stall : batch.stalls) // they know exactly when it ended, and of short ones
        consumeStall(stall, now);
}

/// The worker's hold that began then; a new one replaces the one before.
HeldNote::Hold &HeldNote::holdOf(std::uint32_t worker, Clock::time_point since)
{
    auto hold
        = std::find_if(m_holds.begin(), m_holds.end(), [worker](const Hold &known) { return known.worker == worker; });
    if (hold == m_holds.end())
        return m_holds.emplace_back(Hold{worker, -1, since, {}, {}, 0});
    if (since - hold->since > kSame)
        *hold = {worker, -1, since, {}, {}, 0};
    return *hold;
}

void HeldNote::consumeWorker(const WorkerFigures &worker, Clock::time_point now)
{
    if (!worker.isHeld) {
        for (Hold &hold : m_holds) {
            if (hold.worker == worker.worker && hold.until == Clock::time_point())
                hold.until = now;
        }
        return;
    }
    const auto since = worker.heldSince == Clock::time_point() ? now - worker.loopLag : worker.heldSince;
    Hold &hold = holdOf(worker.worker, since);
    if (worker.heldBy != -1)
        hold.label = worker.heldBy;
    hold.waiting = std::max(hold.waiting, worker.waiting);
    hold.seen = now;
}

void HeldNote::consumeStall(const LoopStall &stall, Clock::time_point now)
{
    Hold &hold = holdOf(stall.worker, stall.started);
    if (stall.started < hold.since - kSame)
        return; // of one before, of which nobody needs to know any more
    hold.since = stall.started;
    if (stall.label != -1)
        hold.label = stall.label;
    hold.waiting = std::max(hold.waiting, stall.waiting);
    hold.seen = now;
    if (stall.ended != Clock::time_point())
        hold.until = stall.ended;
}

HeldNote::Words HeldNote::words(Clock::time_point now, qint64 wall, const HolderNames &holders)
{
    for (Hold &hold : m_holds) {
        if (hold.until == Clock::time_point() && now - hold.seen > kSilence)
            hold.until = hold.seen;
    }
    std::erase_if(m_holds,
                  [now](const Hold &hold) { return hold.until != Clock::time_point() && now - hold.until > kTold; });
    Words words;
    QStringList lines;
    for (const bool goesOn : {true, false}) { // what goes on is said first
        for (const Hold &hold : m_holds) {
            if ((hold.until == Clock::time_point()) != goesOn || lines.size() >= qsizetype(kMostLines))
                continue;
            words.isHeld = words.isHeld || goesOn;
            const QString name = holders.of(hold.label);
            //: Who holds an event loop where nobody knows it.
            const QString who = name.isEmpty() ? Texts::tr("Something unknown") : name;
            QString line;
            QString waiting;
            if (goesOn) {
                //: %1 a route, %2 a worker's number, %3 a duration, %4 a time of day.
                line = Texts::tr("%1 holds the loop of worker %2: for %3, since %4.")
                           .arg(who)
                           .arg(hold.worker)
                           .arg(tenths(now - hold.since), timeOf(hold.since, now, wall));
                waiting = Texts::tr("%n connection(s) have bytes that nobody reads.", nullptr, int(hold.waiting));
            } else {
                //: %1 a route, %2 a worker's number, %3 a duration, %4 a time of day.
                line = Texts::tr("%1 held the loop of worker %2 for %3, until %4.")
                           .arg(who)
                           .arg(hold.worker)
                           .arg(tenths(hold.until - hold.since), timeOf(hold.until, now, wall));
                waiting
                    = Texts::tr("%n connection(s) had to wait; their times include it.", nullptr, int(hold.waiting));
            }
            lines.append(hold.waiting > 0 ? line + u' ' + waiting : line); // nobody waited: nothing to be said
        }
    }
    words.text = lines.join(u'\n');
    return words;
}

QString HeldNote::explanation()
{
    return Texts::tr("While a handler holds the loop, nobody reads what clients send: a server that measures from the "
                     "moment it reads would look perfect. Here times begin when the bytes reached the socket, so that "
                     "the wait for the loop is part of each of them.");
}

} // namespace coroscope
