#include "server/lessons/load_activities.h"

#include "server/lessons/lesson_values.h"
#include "server/runtime/server.h"

#include <QJsonArray>

#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

// A lesson is not to keep a laptop busy for minutes.
constexpr qint64 kMostRequests = 200'000;
constexpr int kMostConnections = 1'000;
constexpr int kMostThreads = 8;

QJsonObject percentiles(const Histogram &histogram)
{
    const auto at = [&histogram](double percent) { return lessonMs(histogram.percentile(percent)); };
    return {{u"count"_s, double(histogram.count())},
            {u"mean"_s, lessonMs(nanoseconds(std::llround(histogram.mean())))},
            {u"min"_s, lessonMs(histogram.min())},
            {u"p50"_s, at(50)},
            {u"p75"_s, at(75)},
            {u"p90"_s, at(90)},
            {u"p95"_s, at(95)},
            {u"p99"_s, at(99)},
            {u"p999"_s, at(99.9)},
            {u"max"_s, lessonMs(histogram.max())}};
}

QJsonObject faultCounts(const LoadCounts &counts)
{
    static constexpr std::array kNames{"refused", "unreachable", "lost", "timeout", "bad", "local"};
    static_assert(kNames.size() == kLoadFaults);
    QJsonObject object;
    for (std::size_t i = 0; i < kLoadFaults; ++i)
        object.insert(QString::fromLatin1(kNames[i]), double(counts.faults[i]));
    return object;
}

} // namespace

QJsonObject lessonObject(const LoadResult &result)
{
    QJsonObject object = percentiles(result.corrected);
    object.remove(u"count"_s);
    QJsonObject statuses;
    for (const auto &[status, count] : result.statuses)
        statuses.insert(QString::number(status), double(count));
    QJsonArray perUrl;
    for (const LoadRequestFigures &each : result.requests) {
        QJsonObject figures = percentiles(each.latency);
        figures.insert(u"requests"_s, double(each.completed));
        figures.insert(u"errors"_s, double(each.errors + each.failed));
        perUrl.append(figures);
    }
    const auto &counts = result.counts;
    object.insert(u"seconds"_s, double(result.duration.count()) / 1e9);
    object.insert(u"requests"_s, double(counts.completed));
    object.insert(u"failed"_s, double(counts.failed()));
    object.insert(u"errors"_s, double(counts.failed() + counts.classes[4] + counts.classes[5]));
    object.insert(u"unsent"_s, double(result.unsent));
    object.insert(u"throughput"_s, result.achievedRate());
    object.insert(u"statuses"_s, statuses);
    object.insert(u"corrected"_s, percentiles(result.corrected));
    object.insert(u"uncorrected"_s, percentiles(result.latency));
    object.insert(u"inFlight"_s, result.meanInFlight);
    object.insert(u"littlesLaw"_s, result.littlesLaw());
    object.insert(u"bytes"_s, double(counts.bytesReceived));
    object.insert(u"faults"_s, faultCounts(counts));
    object.insert(u"perUrl"_s, perUrl);
    return object;
}

Result<LoadPlan> lessonPlan(const LessonContext &context, const LoadAction &action)
{
    LoadPlan plan;
    for (const LessonCall &source : action.calls) {
        const auto call = context.call(source);
        if (!call)
            return call.error();
        plan.requests.append({call->method, call->url, call->headers, call->body});
        plan.timeout = call->timeout;
    }
    plan.known = context.known;
    plan.interval = LoadPlan::kMinInterval; // a lesson's runs are short
    const auto connections = context.count(action.connections, 1, kMostConnections);
    const auto threads = context.count(action.threads, 1, kMostThreads);
    if (!connections)
        return connections.error();
    if (!threads)
        return threads.error();
    plan.connections = int(connections.value());
    plan.threads = int(threads.value());
    if (!action.requests.isEmpty()) {
        const auto total = context.count(action.requests, 1, kMostRequests);
        if (!total)
            return total.error();
        plan.total = total.value();
    }
    if (!action.duration.isEmpty()) {
        const auto duration = context.time(action.duration, LessonTimes::ofRuns());
        if (!duration)
            return duration.error();
        plan.duration = duration.value();
    }
    if (action.duration.isEmpty())
        plan.duration = LessonTimes::ofRuns().most; // unfinished() tells
    if (!action.rate.isEmpty()) {
        const auto rate = context.number(action.rate);
        if (!rate)
            return rate.error();
        plan.rate = rate.value();
    }
    if (!action.warmUp.isEmpty()) {
        const auto warmUp = context.time(action.warmUp, LessonTimes::ofRuns());
        if (!warmUp)
            return warmUp.error();
        plan.warmUp = warmUp.value();
    }
    if (const auto checked = checkLoad(plan); !checked)
        return checked.error();
    return plan;
}

/// Where only a number of requests was asked for and they took too long.
std::optional<Error> unfinished(const LoadAction &action, const LoadPlan &plan, const LoadResult &result)
{
    const std::int64_t done = std::int64_t(result.counts.completed + result.counts.failed());
    if (!action.duration.isEmpty() || done >= plan.total || result.duration < LessonTimes::ofRuns().most)
        return std::nullopt;
    return Error{Error::Kind::Timeout,
                 u"%1 of %2 requests came to an end within %3 s, and a lesson's load takes no longer"_s.arg(done)
                     .arg(plan.total)
                     .arg(std::chrono::duration_cast<std::chrono::seconds>(LessonTimes::ofRuns().most).count())};
}

// ---------------------------------------------------------------- load

LoadActivity::LoadActivity(const LessonContext &context, LoadAction action)
    : LessonActivity(context)
    , m_action(std::move(action))
{
    connect(&m_runner, &LoadRunner::progressed, this,
            [this](const LoadSnapshot &snapshot) { progress(snapshot.fraction); });
    connect(&m_runner, &LoadRunner::finished, this, [this](const Result<LoadResultPtr> &result) {
        if (!result) {
            finish(result.error());
            return;
        }
        m_context.loadEnded(m_plan, result.value());
        if (const auto fault = unfinished(m_action, m_plan, *result.value())) {
            finish(*fault);
            return;
        }
        m_recorded = result.value()->counts.completed + result.value()->discarded;
        finish(lessonObject(*result.value()));
    });
}

Result<void> LoadActivity::start()
{
    const auto plan = lessonPlan(m_context, m_action);
    if (!plan)
        return plan.error();
    m_plan = plan.value();
    for (const LoadRequest &request : m_plan.requests)
        addPath(request.url);
    return m_runner.start(m_plan);
}

// ---------------------------------------------------------------- drain

DrainActivity::DrainActivity(const LessonContext &context, DrainAction action)
    : LessonActivity(context)
    , m_action(std::move(action))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_stopAt = Clock::now();
        m_context.server.stop();
    });
    connect(&m_context.server, &Server::stateChanged, this, &DrainActivity::onServerState);
    connect(&m_runner, &LoadRunner::progressed, this,
            [this](const LoadSnapshot &snapshot) { progress(snapshot.fraction); });
    connect(&m_runner, &LoadRunner::finished, this, &DrainActivity::onLoadFinished);
}

Result<void> DrainActivity::start()
{
    const auto plan = lessonPlan(m_context, m_action.load);
    const auto after = m_context.time(m_action.after, LessonTimes::ofRuns());
    if (!plan)
        return plan.error();
    if (!after)
        return after.error();
    for (const LoadRequest &request : plan->requests)
        addPath(request.url);
    m_plan = plan.value();
    if (const auto started = m_runner.start(m_plan); !started)
        return started;
    m_timer.start(after.value());
    return {};
}

void DrainActivity::onServerState()
{
    switch (m_context.server.state()) {
    case ServerState::Stopped:
        if (m_stopAt == Clock::time_point() || m_hasStopped)
            return;
        m_drain = Clock::now() - m_stopAt;
        m_hasStopped = true;
        // Nobody answers any more: what comes now would only be refused.
        m_runner.stop();
        goOn();
        break;
    case ServerState::Listening:
        m_isBack = m_hasStopped;
        goOn();
        break;
    case ServerState::Failed:
        finish(Error{Error::Kind::Unavailable,
                     u"the server did not start again: %1"_s.arg(m_context.server.failure().detail)});
        break;
    default: break;
    }
}

void DrainActivity::onLoadFinished(const Result<LoadResultPtr> &result)
{
    m_outcome.emplace(result);
    if (result)
        m_context.loadEnded(m_plan, result.value());
    goOn();
}

/// When both are over the server starts again; when it listens it is done.
void DrainActivity::goOn()
{
    if (!m_outcome)
        return;
    if (!m_hasStopped) {
        // The load was shorter than the time until the stop, which comes all the same.
        if (m_timer.isActive()) {
            m_timer.stop();
            m_stopAt = Clock::now();
            m_context.server.stop();
        }
        return;
    }
    if (!m_isBack) {
        // Not inside the signal of its end.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_context.server.state() == ServerState::Stopped)
                    m_context.server.start(m_context.server.options());
            },
            Qt::QueuedConnection);
        return;
    }
    if (!*m_outcome) {
        finish(m_outcome->error());
        return;
    }
    const LoadResult &result = *m_outcome->value();
    m_recorded = result.counts.completed + result.discarded;
    QJsonObject object = lessonObject(result);
    object.insert(u"lost"_s, double(result.counts.faults[std::size_t(LoadFault::Lost)]));
    object.insert(u"refused"_s, double(result.counts.faults[std::size_t(LoadFault::Refused)]));
    object.insert(u"drainSeconds"_s, double(m_drain.count()) / 1e9);
    finish(object);
}

} // namespace coroscope
