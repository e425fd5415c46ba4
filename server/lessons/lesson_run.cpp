#include "server/lessons/lesson_run.h"

#include "server/db/workbench.h"
#include "server/lessons/group_activities.h"
#include "server/lessons/lesson_activity.h"
#include "server/lessons/lesson_host.h"
#include "server/lessons/lesson_tally.h"
#include "server/lessons/lesson_values.h"
#include "server/runtime/server.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kTick = 33ms; ///< telemetry publishes that often at most
constexpr auto kSettle = 5s; ///< for the records of what was sent
constexpr auto kOthers = 500ms; ///< then, for what else is in flight: it may be somebody else's
constexpr int kQuietTicks = 2; ///< after the last of them, for stalls that end with them
constexpr auto kSeedDeadline = std::chrono::minutes(2);
constexpr auto kProgressEvery = 100ms;

Error noServer()
{
    return {Error::Kind::Unavailable, u"the server does not run: somebody stopped it"_s};
}

} // namespace

class LessonRun::Private {
public:
    Private(LessonRun *run, LessonPtr what, LessonHost &where)
        : q(run)
        , lesson(std::move(what))
        , host(where)
    {
        tick.setInterval(kTick);
        QObject::connect(&tick, &QTimer::timeout, q, [this] { onTick(); });
        QObject::connect(&host.server(), &Server::stateChanged, q, [this] { onServerState(); });
    }

    void setState(State next);
    void onBegun(const Result<void> &result);
    void seed();
    void ready();
    void fail(const Error &error);
    void startStep(int index);
    void startActions();
    void startAction();
    std::pair<int, int> placeOfAction() const;
    void onActionDone(const Result<QJsonObject> &result);
    void failStep(const Error &error);
    void onServerState();
    void onTick();
    void takeTelemetry();
    bool isRecorded() const;
    void keepResult();
    void keep(const QString &name, const QJsonObject &result);
    void retire();
    void cutOff();
    void goOnStopping();
    void tellProgress(double fraction, bool always = false);
    LessonFigure figure(const LessonExpression &expression);
    Error placed(std::pair<int, int> place, const Error &error) const;
    const LessonStep &currentStep() const { return lesson->steps[std::size_t(step)]; }

    LessonRun *const q;
    const LessonPtr lesson;
    LessonHost &host;
    State state = State::Idle;
    int step = -1;
    std::size_t action = 0;
    QList<int> done; ///< steps
    QJsonObject results;
    std::unique_ptr<LessonScript> script;
    std::unique_ptr<HttpSender> sender;
    std::unique_ptr<LessonContext> context;
    std::unique_ptr<LessonActivity> activity; ///< that runs, or whose records are waited for
    std::vector<std::unique_ptr<LessonActivity>> retired; ///< one of them may be what calls us
    std::optional<QJsonObject> result; ///< of that; none: it runs
    std::shared_ptr<TelemetryFeed> feed; ///< only while a step runs: what nobody takes would be kept
    std::optional<LessonTally> tally; ///< of all
    std::vector<LessonTally> partTallies; ///< by LessonActivity::parts()
    QTimer tick;
    Clock::time_point settleUntil;
    bool areRecorded = false;
    int quietTicks = 0;
    bool isSeeding = false; ///< while Beginning
    Clock::time_point told; ///< progress
    quint64 turn = 0; ///< of begin() and end(): what an older one asked for is not heard any more
};

void LessonRun::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(next);
}

void LessonRun::Private::onBegun(const Result<void> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    if (lesson->seed)
        seed();
    else
        ready();
}

void LessonRun::Private::seed()
{
    db::Workbench *const bench = host.server().workbench();
    if (!bench) {
        fail(noServer());
        return;
    }
    db::SampleDataPlan plan = *lesson->seed;
    isSeeding = true;
    plan.replace = true; // the folder is new, and a begin() may be repeated
    bench->run<void>(
        db::Workbench::Access::ReadWrite, kSeedDeadline,
        [plan](db::Connection &connection) { return db::writeSampleData(connection, plan); }, q,
        [this, mine = turn](const Result<void> &result) {
            if (mine != turn || state != State::Beginning)
                return;
            isSeeding = false;
            if (result)
                ready();
            else
                fail(result.error());
        });
}

void LessonRun::Private::ready()
{
    script = std::make_unique<LessonScript>();
    setLessonValues(*script, *lesson, {});
    sender = std::make_unique<HttpSender>();
    Server &server = host.server();
    context = std::make_unique<LessonContext>(LessonContext{
        server, *script, *sender, server.url(), server.known(),
        [this](const QString &name, const QJsonObject &object) { keep(name, object); },
        [this](const LoadPlan &plan, const LoadResultPtr &result) { Q_EMIT q->loadEnded(plan, result); }});
    setState(State::Ready);
}

void LessonRun::Private::fail(const Error &error)
{
    setState(State::Failed);
    Q_EMIT q->failed(-1, error);
}

void LessonRun::Private::startStep(int index)
{
    step = index;
    action = 0;
    done.removeAll(index);
    setState(State::Running);
    if (state != State::Running)
        return;
    if (host.server().state() != ServerState::Listening) {
        failStep(noServer());
        return;
    }
    if (currentStep().knobs.isEmpty()) {
        startActions();
        return;
    }
    script->renewBudget();
    activity = std::make_unique<KnobsActivity>(*context, currentStep().knobs);
    activity->begin([this, which = activity.get()](const Result<QJsonObject> &got) {
        if (which != activity.get() || state != State::Running)
            return;
        if (!got) {
            failStep(placed(activity->failedAt(), got.error()));
            return;
        }
        retire();
        startActions();
    });
}

void LessonRun::Private::startActions()
{
    told = {};
    feed = host.server().openFeed();
    tick.start();
    startAction();
}

void LessonRun::Private::startAction()
{
    // A server that came back may listen elsewhere.
    context->base = host.server().url();
    context->known = host.server().known();
    const auto &actions = currentStep().run;
    if (action == actions.size()) {
        tick.stop();
        feed.reset();
        done.append(step);
        tellProgress(1, true);
        setState(State::Ready);
        Q_EMIT q->stepFinished(step);
        return;
    }
    Q_EMIT q->actionStarted(step, int(action));
    if (state != State::Running)
        return;
    script->renewBudget();
    (void)feed->take(); // of what was before
    result.reset();
    activity = makeActivity(actions[action], *context);
    tally.emplace(host.server().routes());
    activity->begin(
        [this, which = activity.get()](const Result<QJsonObject> &got) {
            if (which == activity.get() && state == State::Running)
                onActionDone(got);
        },
        [this](double fraction) { tellProgress((double(action) + fraction) / double(currentStep().run.size())); });
    partTallies.clear();
    for (std::size_t i = 0; i < activity->parts().size(); ++i)
        partTallies.emplace_back(host.server().routes());
}

void LessonRun::Private::onActionDone(const Result<QJsonObject> &got)
{
    if (!got) {
        failStep(placed(placeOfAction(), got.error()));
        return;
    }
    result = got.value();
    settleUntil = Clock::now() + kSettle;
    areRecorded = false;
    quietTicks = 0;
    onTick();
}

void LessonRun::Private::failStep(const Error &error)
{
    const int failedStep = step;
    cutOff();
    setState(State::Stopping);
    Q_EMIT q->failed(failedStep, error);
    goOnStopping();
}

/// A server that somebody else stops takes with it what waits for its database: nobody is called.
void LessonRun::Private::onServerState()
{
    const ServerState now = host.server().state();
    const bool isGone = now == ServerState::Stopped || now == ServerState::Failed;
    if (state == State::Running && isGone && activity && !activity->stopsServer()) {
        failStep(placed(placeOfAction(), noServer()));
    } else if (state == State::Beginning && isGone && isSeeding) {
        isSeeding = false;
        ++turn;
        fail(noServer());
    } else {
        goOnStopping();
    }
}

void LessonRun::Private::takeTelemetry()
{
    // Before what comes is added: a request whose record is here has been sent.
    const auto parts = activity->parts();
    for (std::size_t i = 0; i < parts.size(); ++i)
        partTallies[i].setPaths(parts[i].paths);
    for (const TelemetryBatchPtr &batch : feed->take()) {
        tally->add(*batch);
        for (LessonTally &part : partTallies)
            part.add(*batch);
    }
}

bool LessonRun::Private::isRecorded() const
{
    return tally->ended() >= activity->recorded();
}

void LessonRun::Private::onTick()
{
    if (!activity)
        return;
    takeTelemetry();
    if (!result)
        return;
    if (activity->isSeen() && activity->recorded() > 0) {
        const auto now = Clock::now();
        if (isRecorded() && !areRecorded)
            settleUntil = now + kOthers;
        areRecorded = isRecorded();
        quietTicks = areRecorded && tally->inFlight() == 0 ? quietTicks + 1 : 0;
        if (quietTicks <= kQuietTicks && now < settleUntil)
            return;
    }
    keepResult();
    retire();
    result.reset();
    ++action;
    tellProgress(double(action) / double(currentStep().run.size()), true);
    if (state == State::Running)
        startAction();
}

void LessonRun::Private::keepResult()
{
    const bool isComplete = isRecorded();
    const LessonAction &what = currentStep().run[action];
    if (activity->isSeen()) {
        const auto parts = activity->parts();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QJsonObject object = results.value(parts[i].name).toObject();
            object.insert(u"server"_s, partTallies[i].object(isComplete));
            keep(parts[i].name, object);
        }
        result->insert(u"server"_s, tally->object(isComplete));
    }
    if (!what.name.isEmpty())
        keep(what.name, *result);
}

void LessonRun::Private::keep(const QString &name, const QJsonObject &object)
{
    results.insert(name, object);
    script->set(name, object);
}

/// The activity is no longer heard, and destroyed soon.
void LessonRun::Private::retire()
{
    if (!activity)
        return;
    retired.push_back(std::move(activity));
    QMetaObject::invokeMethod(
        q, [this] { retired.clear(); }, Qt::QueuedConnection);
}

/// Nothing runs any more.
void LessonRun::Private::cutOff()
{
    tick.stop();
    feed.reset();
    result.reset();
    retire();
}

/// An action may have stopped the server; a step needs one that listens.
void LessonRun::Private::goOnStopping()
{
    if (state != State::Stopping) // who heard of the failure has ended it
        return;
    Server &server = host.server();
    switch (server.state()) {
    case ServerState::Listening: setState(State::Ready); break;
    case ServerState::Draining: server.stopNow(); break;
    case ServerState::Stopped:
        // Not inside the signal of its end.
        QMetaObject::invokeMethod(
            q,
            [this, &server] {
                if (state == State::Stopping && server.state() == ServerState::Stopped)
                    server.start(server.options());
            },
            Qt::QueuedConnection);
        break;
    case ServerState::Failed: fail({Error::Kind::Unavailable, server.failure().detail}); break;
    case ServerState::Starting: break;
    }
}

void LessonRun::Private::tellProgress(double fraction, bool always)
{
    const auto now = Clock::now();
    if (!always && now - told < kProgressEvery)
        return;
    told = now;
    Q_EMIT q->progressed(std::clamp(fraction, 0.0, 1.0));
}

LessonFigure LessonRun::Private::figure(const LessonExpression &expression)
{
    LessonFigure figure;
    if (!script) {
        figure.fault = u"the lesson has not begun"_s;
        return figure;
    }
    script->renewBudget();
    const auto value = script->value(expression.source);
    if (!value)
        figure.fault = u"%1 (line %2) %3"_s.arg(expression.source).arg(expression.line).arg(value.error().detail);
    else if (value->isDouble())
        figure.value = value->toDouble();
    else if (value->isBool())
        figure.text = value->toBool() ? u"true"_s : u"false"_s;
    else if (value->isString())
        figure.text = value->toString();
    else
        figure.fault = u"%1 (line %2) gives no number and no text"_s.arg(expression.source).arg(expression.line);
    return figure;
}

/// Line and column of what runs: of its inner action that failed, of the action, or of the first knob.
std::pair<int, int> LessonRun::Private::placeOfAction() const
{
    if (activity->failedAt().first > 0)
        return activity->failedAt();
    if (!feed)
        return {currentStep().knobs.first().line, currentStep().knobs.first().column};
    const LessonAction &what = currentStep().run[action];
    return {what.line, what.column};
}

Error LessonRun::Private::placed(std::pair<int, int> place, const Error &error) const
{
    return {error.kind, u"%1:%2:%3: %4"_s.arg(lesson->file).arg(place.first).arg(place.second).arg(error.detail),
            error.code};
}

LessonRun::LessonRun(LessonPtr lesson, LessonHost &host, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(lesson), host))
{
}

LessonRun::~LessonRun()
{
    // What is told while it ends has no one to hear it.
    d->state = State::Idle;
    d->activity.reset();
    d->retired.clear();
}

const Lesson &LessonRun::lesson() const noexcept
{
    return *d->lesson;
}

LessonRun::State LessonRun::state() const noexcept
{
    return d->state;
}

void LessonRun::begin()
{
    if (d->state != State::Idle && d->state != State::Ready)
        return;
    d->results = {};
    d->done.clear();
    d->step = -1;
    d->isSeeding = false;
    d->retired.clear();
    d->context.reset();
    d->sender.reset();
    d->script.reset();
    d->setState(State::Beginning);
    const QPointer<LessonRun> self(this);
    d->host.begin(d->lesson->server, [self, mine = ++d->turn](const Result<void> &result) {
        if (self && self->d->turn == mine && self->d->state == State::Beginning)
            self->d->onBegun(result);
    });
}

void LessonRun::run(int step)
{
    if (d->state == State::Ready && step >= 0 && std::size_t(step) < d->lesson->steps.size())
        d->startStep(step);
}

void LessonRun::stop()
{
    if (d->state == State::Beginning) {
        ++d->turn;
        d->fail(Error::canceled());
    } else if (d->state == State::Running) {
        d->cutOff();
        d->setState(State::Stopping);
        Q_EMIT stopped(d->step);
        d->goOnStopping();
    }
}

void LessonRun::end()
{
    if (d->state == State::Idle || d->state == State::Ending)
        return;
    d->cutOff();
    d->setState(State::Ending);
    const QPointer<LessonRun> self(this);
    d->host.end([self, mine = ++d->turn] {
        if (self && self->d->turn == mine)
            self->d->setState(State::Idle);
    });
}

int LessonRun::step() const noexcept
{
    return d->step;
}

bool LessonRun::isDone(int step) const
{
    if (step < 0 || std::size_t(step) >= d->lesson->steps.size())
        return false;
    return d->done.contains(step) || d->lesson->steps[std::size_t(step)].run.empty();
}

const QJsonObject &LessonRun::results() const noexcept
{
    return d->results;
}

QList<LessonFigure> LessonRun::reveals(int step, const QLocale &locale) const
{
    QList<LessonFigure> figures;
    for (const LessonReveal &reveal : d->lesson->steps.at(std::size_t(step)).reveal) {
        LessonFigure figure = d->figure(reveal.value);
        figure.label = reveal.label.changed([&](const QString &text) { return expanded(text, locale); });
        figure.unit = reveal.unit;
        figures.append(std::move(figure));
    }
    return figures;
}

std::optional<LessonFigure> LessonRun::answer(int step) const
{
    const auto &prediction = d->lesson->steps.at(std::size_t(step)).predict;
    if (!prediction)
        return std::nullopt;
    LessonFigure figure = d->figure(prediction->answer);
    figure.unit = prediction->unit;
    return figure;
}

QList<LessonVerdict> LessonRun::verdicts() const
{
    return checkVerdicts(*d->lesson, d->results);
}

QString LessonRun::expanded(const QString &text, const QLocale &locale) const
{
    if (!d->script)
        return text;
    d->script->renewBudget();
    const auto done = d->script->expanded(text, locale);
    return done ? done.value() : text;
}

} // namespace coroscope
