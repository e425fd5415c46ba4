#include "server/lessons/lesson_tally.h"

#include "server/lessons/lesson_values.h"
#include "server/telemetry/lint.h"
#include "server/telemetry/telemetry_names.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr Clock::time_point kNever{};
constexpr std::size_t kKinds = std::size_t(SpanKind::Compress) + 1;
constexpr std::size_t kMostStalls = 1'000; ///< that are told apart
constexpr qsizetype kShownStalls = 20;
constexpr qsizetype kShownSpans = 50;
constexpr std::uint64_t kMostLinted = 20'000; ///< requests whose findings are looked for

using Waits = std::array<nanoseconds, kKinds>;

/// "client-read" as a name of JavaScript: "clientRead".
QString camelCase(const QByteArray &word)
{
    QString text;
    bool isUpper = false;
    for (const char c : word) {
        if (c != '-')
            text += isUpper ? QChar::fromLatin1(c).toUpper() : QChar::fromLatin1(c);
        isUpper = c == '-';
    }
    return text;
}

QJsonObject objectOf(const Waits &waits)
{
    QJsonObject object;
    for (std::size_t i = 0; i < kKinds; ++i)
        object.insert(camelCase(spanKindWord(SpanKind(i))), lessonMs(waits[i]));
    return object;
}

/// What a request's time went to.
struct Phases {
    nanoseconds loop{0};
    nanoseconds read{0};
    nanoseconds queue{0};
    nanoseconds waiting{0};
    nanoseconds onLoop{0};
    nanoseconds write{0};

    nanoseconds sum() const { return loop + read + queue + waiting + onLoop + write; }
    void add(const Phases &other)
    {
        loop += other.loop;
        read += other.read;
        queue += other.queue;
        waiting += other.waiting;
        onLoop += other.onLoop;
        write += other.write;
    }
    QJsonObject object() const
    {
        return {{u"loop"_s, lessonMs(loop)},       {u"read"_s, lessonMs(read)},     {u"queue"_s, lessonMs(queue)},
                {u"waiting"_s, lessonMs(waiting)}, {u"onLoop"_s, lessonMs(onLoop)}, {u"write"_s, lessonMs(write)}};
    }
};

/// How long the request's own coroutine waited, until its response was ready.
nanoseconds waitOf(const ExchangeRecord &record, Clock::time_point until)
{
    std::vector<std::pair<Clock::time_point, Clock::time_point>> stretches;
    for (const Span &span : record.spans) {
        if (span.coroutine == 0 && span.kind != SpanKind::Block && span.kind != SpanKind::Compress)
            stretches.emplace_back(span.queued, std::min(span.resumed == kNever ? until : span.resumed, until));
    }
    std::sort(stretches.begin(), stretches.end());
    nanoseconds waited = record.spansDroppedWait;
    auto at = record.dispatched;
    for (const auto &[from, to] : stretches) {
        if (to > at)
            waited += to - std::max(from, at);
        at = std::max(at, to);
    }
    return waited;
}

Phases phasesOf(const ExchangeRecord &record)
{
    const auto reached
        = [&record](Clock::time_point at) { return at == kNever ? record.finished : std::min(at, record.finished); };
    const auto head = reached(record.headComplete);
    const auto dispatched = reached(record.dispatched);
    const auto responded = reached(record.responded);
    Phases phases;
    phases.loop = std::min(record.waitedForLoop, record.total());
    phases.read = std::max(nanoseconds(0), head - record.started - phases.loop);
    phases.queue = dispatched - head;
    phases.waiting = record.dispatched == kNever ? nanoseconds(0) : waitOf(record, responded);
    phases.onLoop = record.busy; // as the loop counted it: not what is left
    phases.write = record.finished - responded;
    return phases;
}

Waits waitsOf(const ExchangeRecord &record)
{
    Waits waits{};
    for (const Span &span : record.spans) {
        const auto end = span.resumed != kNever ? span.resumed : span.ended;
        if (end > span.queued)
            waits[std::size_t(span.kind)] += end - span.queued;
    }
    return waits;
}

} // namespace

class LessonTally::Private {
public:
    explicit Private(RouteTable table)
        : routes(std::move(table))
    {
    }
    bool isMine(const ExchangeRecord &record) const
    {
        if (!paths)
            return true;
        const qsizetype query = record.target.indexOf('?');
        return paths->contains(query < 0 ? record.target : record.target.first(query));
    }
    QString nameOf(std::int32_t label) const
    {
        if (label >= 0 && routes && label < routes->size()) {
            const RouteInfo &route = routes->at(label);
            return u"%1 %2"_s.arg(route.method == "*" ? u"ANY"_s : QString::fromLatin1(route.method), route.path);
        }
        return label <= -2 ? u"task"_s : QString();
    }
    void add(const ExchangeRecordPtr &pointer);
    void add(const LoopStall &stall);
    void addCache(const ExchangeRecord &record);
    void addStatements(const ExchangeRecord &record);
    void addFindings(const ExchangeRecord &record);
    QJsonObject slowestObject() const;
    QJsonArray stallArray() const;

    RouteTable routes;
    std::optional<QList<QByteArray>> paths; ///< none: all
    std::uint64_t ended = 0;
    std::uint64_t answered = 0;
    std::uint64_t left = 0;
    std::uint64_t refused = 0;
    std::uint64_t tasks = 0;
    std::map<int, std::uint64_t> statuses;
    std::map<std::int32_t, std::uint64_t> byRoute;
    nanoseconds total{0};
    nanoseconds maxTotal{0};
    nanoseconds busy{0};
    nanoseconds maxBusy{0};
    nanoseconds leftTotal{0};
    nanoseconds leftBusy{0};
    nanoseconds waitedForLoop{0};
    std::int32_t waitedBehind = -1;
    std::uint64_t statements = 0;
    std::uint64_t statementsOfOne = 0;
    nanoseconds statementTime{0};
    nanoseconds statementWait{0};
    nanoseconds statementWaitMax{0};
    Waits waits{};
    std::array<std::uint64_t, 5> cache{}; ///< by CacheResult
    std::uint64_t made = 0;
    std::uint64_t bytes = 0;
    std::uint64_t identityBytes = 0;
    nanoseconds compression{0};
    Phases phases;
    nanoseconds gapSum{0};
    nanoseconds gapMax{0};
    std::map<std::pair<std::uint32_t, Clock::time_point>, LoopStall> stalls;
    std::map<std::int32_t, std::map<LintKind, std::uint64_t>> findings;
    ExchangeRecordPtr slowest;
    std::uint64_t inFlight = 0;
    std::optional<std::uint64_t> droppedBefore;
    std::uint64_t droppedNow = 0;
};

void LessonTally::Private::add(const ExchangeRecordPtr &pointer)
{
    const ExchangeRecord &record = *pointer;
    if (record.end == ExchangeEnd::Running)
        return;
    if (record.isTaskRun()) {
        ++tasks;
        return;
    }
    if (!isMine(record))
        return;
    ++ended;
    answered += record.end == ExchangeEnd::Answered ? 1 : 0;
    left += record.end == ExchangeEnd::ClientGone ? 1 : 0;
    refused += record.end == ExchangeEnd::Failed ? 1 : 0;
    if (record.status != 0)
        ++statuses[record.status];
    ++byRoute[record.route];
    total += record.total();
    maxTotal = std::max(maxTotal, record.total());
    busy += record.busy;
    maxBusy = std::max(maxBusy, record.busy);
    if (record.end == ExchangeEnd::ClientGone) {
        leftTotal += record.total();
        leftBusy += record.busy;
    }
    if (record.waitedForLoop > waitedForLoop) {
        waitedForLoop = record.waitedForLoop;
        waitedBehind = record.waitedBehind;
    }
    const Waits own = waitsOf(record);
    for (std::size_t i = 0; i < kKinds; ++i)
        waits[i] += own[i];
    bytes += record.responseBodyBytes;
    identityBytes += record.responseCoding.isEmpty() ? record.responseBodyBytes : record.responseIdentityBytes;
    compression += record.compression;
    const Phases parts = phasesOf(record);
    phases.add(parts);
    const nanoseconds gap = std::chrono::abs(record.total() - parts.sum());
    gapSum += gap;
    gapMax = std::max(gapMax, gap);
    addCache(record);
    addStatements(record);
    addFindings(record);
    if (!slowest || record.total() > slowest->total())
        slowest = pointer;
}

void LessonTally::Private::addCache(const ExchangeRecord &record)
{
    ++cache[std::size_t(record.cache)];
    made += record.cache == CacheResult::Miss && record.cacheFilledBy == 0 ? 1 : 0;
}

void LessonTally::Private::addStatements(const ExchangeRecord &record)
{
    const std::uint64_t count = record.statements.size() + record.statementsDropped;
    statements += count;
    statementsOfOne = std::max(statementsOfOne, count);
    for (const StatementRecord &statement : record.statements) {
        statementTime += statement.run + statement.rows;
        statementWait += statement.wait;
        statementWaitMax = std::max(statementWaitMax, statement.wait);
    }
}

void LessonTally::Private::addFindings(const ExchangeRecord &record)
{
    if (ended > kMostLinted)
        return;
    for (const Lint &lint : lintsOf(record))
        ++findings[lint.label][lint.kind];
}

void LessonTally::Private::add(const LoopStall &stall)
{
    const std::pair key{stall.worker, stall.started};
    if (stalls.size() < kMostStalls || stalls.contains(key))
        stalls[key] = stall;
}

QJsonObject LessonTally::Private::slowestObject() const
{
    const ExchangeRecord &record = *slowest;
    const Phases parts = phasesOf(record);
    QJsonArray spans;
    for (const Span &span : record.spans) {
        if (spans.size() == kShownSpans)
            break;
        const auto end = span.resumed != kNever ? span.resumed : span.ended;
        spans.append(QJsonObject{{u"kind"_s, camelCase(spanKindWord(span.kind))},
                                 {u"label"_s, QString::fromUtf8(span.label)},
                                 {u"coroutine"_s, int(span.coroutine)},
                                 {u"fromMs"_s, lessonMs(span.queued - record.started)},
                                 {u"ms"_s, lessonMs(std::max(nanoseconds(0), nanoseconds(end - span.queued)))}});
    }
    return {{u"id"_s, double(record.id)},
            {u"method"_s, QString::fromLatin1(record.method)},
            {u"target"_s, QString::fromUtf8(record.target)},
            {u"route"_s, nameOf(record.route)},
            {u"status"_s, record.status},
            {u"end"_s, camelCase(exchangeEndWord(record.end))},
            {u"totalMs"_s, lessonMs(record.total())},
            {u"busyMs"_s, lessonMs(record.busy)},
            {u"phases"_s, parts.object()},
            {u"phaseGapMs"_s, lessonMs(std::chrono::abs(record.total() - parts.sum()))},
            {u"waits"_s, objectOf(waitsOf(record))},
            {u"statements"_s, double(record.statements.size() + record.statementsDropped)},
            {u"spans"_s, spans}};
}

QJsonArray LessonTally::Private::stallArray() const
{
    std::vector<LoopStall> sorted;
    for (const auto &each : stalls) {
        if (each.second.ended != kNever)
            sorted.push_back(each.second);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const LoopStall &a, const LoopStall &b) { return a.ended - a.started > b.ended - b.started; });
    QJsonArray array;
    for (const LoopStall &stall : sorted) {
        if (array.size() == kShownStalls)
            break;
        array.append(QJsonObject{{u"route"_s, nameOf(stall.label)},
                                 {u"ms"_s, lessonMs(stall.ended - stall.started)},
                                 {u"waiting"_s, int(stall.waiting)}});
    }
    return array;
}

LessonTally::LessonTally(RouteTable routes)
    : d(std::make_unique<Private>(std::move(routes)))
{
}

LessonTally::~LessonTally() = default;
LessonTally::LessonTally(LessonTally &&) noexcept = default;
LessonTally &LessonTally::operator=(LessonTally &&) noexcept = default;

void LessonTally::setPaths(const QList<QByteArray> &paths)
{
    d->paths = paths;
}

void LessonTally::add(const TelemetryBatch &batch)
{
    for (const ExchangeRecordPtr &record : batch.exchanges)
        d->add(record);
    for (const LoopStall &stall : batch.stalls)
        d->add(stall);
    if (!d->droppedBefore)
        d->droppedBefore = batch.droppedExchanges;
    d->droppedNow = batch.droppedExchanges;
    d->inFlight = batch.inFlight;
}

std::uint64_t LessonTally::ended() const noexcept
{
    return d->ended + (d->droppedBefore ? d->droppedNow - *d->droppedBefore : 0);
}

std::uint64_t LessonTally::inFlight() const noexcept
{
    return d->inFlight;
}

QJsonObject LessonTally::object(bool isComplete) const
{
    QJsonObject statuses;
    for (const auto &[status, count] : d->statuses)
        statuses.insert(QString::number(status), double(count));
    QJsonObject routes;
    for (const auto &[route, count] : d->byRoute) {
        if (route >= 0)
            routes.insert(d->nameOf(route), double(count));
    }
    QJsonObject findings;
    for (const auto &[label, kinds] : d->findings) {
        QJsonObject counts;
        for (const auto &[kind, count] : kinds)
            counts.insert(camelCase(lintKindWord(kind)), double(count));
        findings.insert(d->nameOf(label), counts);
    }
    const auto cache = [this](CacheResult result) { return double(d->cache[std::size_t(result)]); };
    const QJsonArray stalls = d->stallArray();
    QJsonObject object{
        {u"exchanges"_s, double(d->ended)},
        {u"answered"_s, double(d->answered)},
        {u"left"_s, double(d->left)},
        {u"refused"_s, double(d->refused)},
        {u"statuses"_s, statuses},
        {u"routes"_s, routes},
        {u"totalMs"_s, lessonMs(d->total)},
        {u"maxTotalMs"_s, lessonMs(d->maxTotal)},
        {u"busyMs"_s, lessonMs(d->busy)},
        {u"maxBusyMs"_s, lessonMs(d->maxBusy)},
        {u"leftMs"_s, lessonMs(d->leftTotal)},
        {u"leftBusyMs"_s, lessonMs(d->leftBusy)},
        {u"waitedForLoopMs"_s, lessonMs(d->waitedForLoop)},
        {u"waitedBehind"_s, d->nameOf(d->waitedBehind)},
        {u"statements"_s, double(d->statements)},
        {u"statementsOfOne"_s, double(d->statementsOfOne)},
        {u"statementMs"_s, lessonMs(d->statementTime)},
        {u"statementWaitMs"_s, lessonMs(d->statementWait)},
        {u"statementWaitMaxMs"_s, lessonMs(d->statementWaitMax)},
        {u"waits"_s, objectOf(d->waits)},
        {u"cache"_s,
         QJsonObject{{u"hit"_s, cache(CacheResult::Hit)},
                     {u"miss"_s, cache(CacheResult::Miss)},
                     {u"stale"_s, cache(CacheResult::Stale)},
                     {u"bypass"_s, cache(CacheResult::Bypass)},
                     {u"made"_s, double(d->made)}}},
        {u"bytes"_s, double(d->bytes)},
        {u"identityBytes"_s, double(d->identityBytes)},
        {u"compressionMs"_s, lessonMs(d->compression)},
        {u"phases"_s, d->phases.object()},
        {u"phaseGapMs"_s, lessonMs(d->gapMax)},
        {u"phaseGapShare"_s, d->total.count() > 0 ? double(d->gapSum.count()) / double(d->total.count()) : 0.0},
        {u"stalls"_s, stalls},
        {u"stallMs"_s, stalls.isEmpty() ? 0.0 : stalls.first().toObject().value(u"ms"_s).toDouble()},
        {u"findings"_s, findings},
        {u"tasks"_s, double(d->tasks)},
        {u"dropped"_s, double(d->droppedBefore ? d->droppedNow - *d->droppedBefore : 0)},
        {u"complete"_s, isComplete},
    };
    if (d->slowest)
        object.insert(u"slowest"_s, d->slowestObject());
    return object;
}

} // namespace coroscope
