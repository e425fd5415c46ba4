#include "ui/findings/lint_words.h"

#include "ui/format.h"
#include "ui/secrets.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Lints)
};

constexpr qsizetype kMostOfSubject = 120;

QString subjectOf(const Lint &lint)
{
    const QString text = QString::fromUtf8(lint.subject.simplified());
    const QString shown = lint.what == SpanKind::Http ? maskedTarget(text) : text;
    return shown.size() <= kMostOfSubject ? shown : shown.left(kMostOfSubject) + u'…';
}

QString sequenceSentence(const Lint &lint, const QString &who)
{
    const int count = int(lint.count);
    const QString whole = durationText(lint.whole);
    const QString saved = durationText(lint.cost);
    const QString could = Texts::tr("Where none of them needs what another gave, they could run at once and save up to "
                                    "%1.")
                              .arg(saved);
    const QString did = [&] {
        switch (lint.what) {
        //: %1 a route. The next ones are alike; %2 is a duration, of all of them together.
        case SpanKind::Http: return Texts::tr("%1 made %n HTTP call(s) one after the other, in %2.", nullptr, count);
        case SpanKind::Database:
            return Texts::tr("%1 asked the database %n time(s), one query after the other, in %2.", nullptr, count);
        case SpanKind::Cache:
            return Texts::tr("%1 asked the cache %n time(s), one key after the other, in %2.", nullptr, count);
        case SpanKind::Offload:
            return Texts::tr("%1 gave the thread pool %n job(s), one after the other, in %2.", nullptr, count);
        default: return Texts::tr("%1 slept %n time(s), one after the other, for %2.", nullptr, count);
        }
    }();
    //: Two sentences, one after the other.
    return Texts::tr("%1 %2").arg(did.arg(who, whole), could);
}

QString heldSentence(const Lint &lint, const QString &who)
{
    const QString length = durationText(lint.cost);
    const QString worker = QString::number(lint.worker);
    QString sentence = lint.isOngoing
        //: %1 a route, %2 a number, %3 a duration that grows.
        ? Texts::tr("%1 is holding the loop of worker %2, for %3 now: nothing else goes on there.")
        : Texts::tr("%1 held the loop of worker %2 for %3: nothing else went on there.");
    sentence = sentence.arg(who, worker, length);
    if (lint.count == 0)
        return sentence;
    const QString waiting = lint.isOngoing ? Texts::tr("%n connection(s) wait to be read.", nullptr, int(lint.count))
                                           : Texts::tr("%n connection(s) waited to be read.", nullptr, int(lint.count));
    return Texts::tr("%1 %2").arg(sentence, waiting);
}

} // namespace

QString lintName(LintKind kind)
{
    switch (kind) {
    case LintKind::LoopHeld: return Texts::tr("Held the loop");
    case LintKind::NeverSuspended: return Texts::tr("Never waited");
    case LintKind::SequentialAwaits: return Texts::tr("One after the other");
    case LintKind::Abandoned: return Texts::tr("Awaited by nobody");
    case LintKind::PoolStarved: return Texts::tr("Starved pool");
    case LintKind::WriterBusy: return Texts::tr("Waited to write");
    case LintKind::RepeatedStatement: return Texts::tr("N+1 queries");
    case LintKind::WaitInTransaction: return Texts::tr("Wait in a transaction");
    }
    return {};
}

QString lintHolder(std::int32_t label, const HolderNames &names)
{
    const QString name = names.of(label);
    //: Stands for the route of a request that no route took.
    return name.isEmpty() ? Texts::tr("no route") : name;
}

QString lintSentence(const Lint &lint, const HolderNames &names)
{
    const QString known = names.of(lint.label);
    //: Begins a sentence such as "%1 held the loop for 200 ms".
    const QString who = !known.isEmpty() ? known
        : lint.exchange != 0             ? Texts::tr("A request without a route")
                                         : Texts::tr("Something");
    const QString cost = durationText(lint.cost);
    const QString whole = durationText(lint.whole);
    const int count = int(std::min<std::uint32_t>(lint.count, 1'000'000));
    switch (lint.kind) {
    case LintKind::LoopHeld: return heldSentence(lint, who);
    case LintKind::NeverSuspended:
        return Texts::tr("%1 computed for %2 and awaited nothing: the loop stood still for all others. "
                         "ctx.offload() hands such work to a thread of the pool.")
            .arg(who, cost);
    case LintKind::SequentialAwaits: return sequenceSentence(lint, who);
    case LintKind::Abandoned:
        //: %1 a route, %2 what the coroutines are called, %3 a duration.
        return Texts::tr("%1 started %n coroutine(s), “%2”, that nobody awaits: when the handler had ended they still "
                         "ran (%3 in all), and what they gave was lost.",
                         nullptr, count)
            .arg(who, subjectOf(lint), cost);
    case LintKind::PoolStarved:
        //: %1 a route, %2 and %3 durations.
        return Texts::tr("%1 waited %2 for a connection to the database, of %3 that its queries took: more connections "
                         "would help, or shorter queries and transactions.")
            .arg(who, cost, whole);
    case LintKind::WriterBusy:
        //: %1 a route, %2 and %3 durations.
        return Texts::tr("%1 waited %2 for its turn to write, of %3 that its writes took: SQLite lets one write at a "
                         "time, so more connections would not help. Shorter transactions would, and fewer of them.")
            .arg(who, cost, whole);
    case LintKind::RepeatedStatement:
        //: %1 a route, %2 a duration, %3 SQL.
        return Texts::tr("%1 ran the same statement %n time(s) (N+1), in %2: one for all of its values would do. %3",
                         nullptr, count)
            .arg(who, whole, subjectOf(lint));
    case LintKind::WaitInTransaction:
        //: %1 a route, %2 and %3 durations, %4 what was asked: "GET http://…".
        return Texts::tr("%1 waited %2 for the network (%4) with a transaction open, which held its connection and its "
                         "locks for %3. Ask before it begins, or after it has ended.")
            .arg(who, cost, whole, subjectOf(lint));
    }
    return {};
}

QString lintSentences(const ExchangeRecord &record, const HolderNames &names)
{
    QStringList sentences;
    for (const Lint &lint : lintsOf(record))
        sentences.append(lintSentence(lint, names));
    return sentences.join(u'\n');
}

} // namespace coroscope
