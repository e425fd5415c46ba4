#include "server/lessons/lesson_knobs.h"

#include "server/lessons/lesson_script.h"
#include "server/runtime/near_word.h"
#include "server/runtime/option_table.h"
#include "server/runtime/option_value.h"
#include "server/tasks/workbench.h"

#include <algorithm>
#include <array>
#include <optional>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kMostThreads = 64;

Error wrong(const QString &clause)
{
    return {Error::Kind::BadRequest, clause};
}

std::optional<bool> parseSwitch(const QString &text)
{
    if (text == "on"_L1 || text == "true"_L1)
        return true;
    if (text == "off"_L1 || text == "false"_L1)
        return false;
    return std::nullopt;
}

/// "50ms", "50ms ± 20ms".
std::optional<InjectedDelay> parseDelay(const QString &text)
{
    const QStringList parts = text.split(u'±');
    if (parts.size() > 2)
        return std::nullopt;
    const auto time = parseDuration(parts[0].trimmed());
    const auto jitter = parts.size() == 2 ? parseDuration(parts[1].trimmed()) : std::optional(milliseconds(0));
    if (!time || !jitter || *time > InjectedDelay::kLongest || *jitter > InjectedDelay::kLongest)
        return std::nullopt;
    return InjectedDelay{*time, *jitter};
}

std::optional<milliseconds> parseWithin(const QString &text, milliseconds least, milliseconds most)
{
    const auto time = parseDuration(text);
    return time && *time >= least && *time <= most ? time : std::nullopt;
}

/// What turning one knob does; `server` is null where the value is only checked.
using Turn = Result<void> (*)(Server *server, const QString &value);

template<InjectedDelay Faults::*field>
Result<void> turnDelay(Server *server, const QString &value)
{
    const auto delay = parseDelay(value);
    if (!delay)
        return wrong(u"takes a time up to 60s, or one with a jitter, such as 50ms ± 20ms"_s);
    if (server) {
        Faults faults = server->faults();
        faults.*field = *delay;
        server->setFaults(faults);
    }
    return {};
}

template<void (Server::*set)(bool)>
Result<void> turnSwitch(Server *server, const QString &value)
{
    const auto isOn = parseSwitch(value);
    if (!isOn)
        return wrong(u"takes on or off"_s);
    if (server)
        (server->*set)(*isOn);
    return {};
}

Result<void> turnPool(Server *server, const QString &value)
{
    const auto threads = parseNumber(value);
    if (!threads || *threads < 1 || *threads > kMostThreads)
        return wrong(u"takes a number from 1 to %1"_s.arg(kMostThreads));
    if (server)
        server->setDatabaseThreads(int(*threads));
    return {};
}

Result<void> turnCacheTtl(Server *server, const QString &value)
{
    const auto time = parseDuration(value);
    if (!time || (*time != 0ms && (*time < Server::kLeastRouteCacheTtl || *time > Server::kMostRouteCacheTtl)))
        return wrong(u"takes a time from 100ms to 24h, or 0 for what is declared"_s);
    if (server)
        server->setRouteCacheTtl(*time);
    return {};
}

Result<void> turnSlowMotion(Server *server, const QString &value)
{
    SlowMotion rule;
    if (value != "off"_L1 && value != "false"_L1) {
        rule.who = SlowMotion::Who::Everybody;
        rule.isStepping = value == "step"_L1;
        if (!rule.isStepping) {
            const auto delay = parseWithin(value, SlowMotion::kShortest, SlowMotion::kLongest);
            if (!delay)
                return wrong(u"takes off, step, or a time from 10ms to 2s"_s);
            rule.delay = *delay;
        }
    }
    if (server)
        server->setSlowMotion(rule);
    return {};
}

Result<void> turnStallThreshold(Server *server, const QString &value)
{
    const auto time = parseWithin(value, 10ms, 10s);
    if (!time)
        return wrong(u"takes a time from 10ms to 10s"_s);
    if (server)
        server->setStallThreshold(*time);
    return {};
}

constexpr auto kTaskConcurrency = "task-concurrency";

/// The queues answer later: turnKnob() asks them.
Result<void> checkTaskConcurrency(Server *, const QString &value)
{
    const auto runs = parseNumber(value);
    if (!runs || *runs < 0 || *runs > tasks::Queue::kMaxConcurrency)
        return wrong(u"takes a number from 0 to %1"_s.arg(tasks::Queue::kMaxConcurrency));
    return {};
}

Result<void> turnPolicies(Server *server, const QString &value)
{
    QList<RoutePolicy> policies;
    for (const QString &line : value.split(u';', Qt::SkipEmptyParts)) {
        const auto policy = parsePolicyLine(QString(line.trimmed()));
        if (!policy)
            return wrong(policy.error().detail);
        policies.append(policy.value());
    }
    if (!server)
        return {};
    // Before any of them acts.
    const RouteTable routes = server->routes();
    for (const RoutePolicy &policy : std::as_const(policies)) {
        const bool isKnown = std::any_of(routes->begin(), routes->end(), [&policy](const RouteInfo &route) {
            return route.method == policy.method && route.path == policy.path;
        });
        if (!isKnown)
            return wrong(u"there is no route %1"_s.arg(policy.name()));
    }
    (void)server->setRoutePolicies(policies);
    return {};
}

struct Knob {
    const char *name;
    Turn turn;
};
constexpr std::array kKnobs{
    Knob{"database-delay", turnDelay<&Faults::database>},
    Knob{"cache-delay", turnDelay<&Faults::cache>},
    Knob{"outbound-delay", turnDelay<&Faults::outbound>},
    Knob{"pool", turnPool},
    Knob{"route-cache", turnSwitch<&Server::setRouteCacheOn>},
    Knob{"single-flight", turnSwitch<&Server::setSingleFlightOn>},
    Knob{"cache-ttl", turnCacheTtl},
    Knob{"slow-motion", turnSlowMotion},
    Knob{"stall-threshold", turnStallThreshold},
    Knob{kTaskConcurrency, checkTaskConcurrency},
    Knob{"policies", turnPolicies},
};

/// An option that acts at once and names no file; null: there is none.
const OptionSpec *liveOption(const QString &name)
{
    const OptionSpec *const spec = findOption(name);
    if (!spec || spec->applies != OptionApplies::AtOnce || spec->group == OptionGroup::Logging
        || spec->kind == OptionKind::OptionalFolder)
        return nullptr;
    return spec;
}

Result<void> turnOption(const OptionSpec &spec, Server *server, const QString &value)
{
    Options options = server ? server->options() : Options();
    const QString word = value == "true"_L1 ? u"on"_s : value == "false"_L1 ? u"off"_s : value;
    if (const auto assigned = assignOption(spec, word, {}, options); !assigned)
        return assigned;
    if (server)
        server->applyLive(options);
    return {};
}

Error unturned(const QString &name, const QString &value, const Error &error)
{
    return {error.kind, u"%1 %2: %3"_s.arg(name, value, error.detail)};
}

Result<void> turn(Server *server, const QString &name, const QString &value)
{
    Result<void> turned;
    const auto *const knob = std::find_if(kKnobs.begin(), kKnobs.end(),
                                          [&name](const Knob &each) { return name == QLatin1StringView(each.name); });
    if (knob != kKnobs.end()) {
        turned = knob->turn(server, value);
    } else if (const OptionSpec *const spec = liveOption(name)) {
        turned = turnOption(*spec, server, value);
    } else {
        const QStringList names = lessonKnobNames();
        const qsizetype near = nearestWord(name, names);
        return wrong(near >= 0 ? u"there is no knob \"%1\"; did you mean \"%2\"?"_s.arg(name, names[near])
                               : u"there is no knob \"%1\"; there are %2"_s.arg(name, names.join(u", "_s)));
    }
    return turned ? turned : unturned(name, value, turned.error());
}

} // namespace

LessonKnobs LessonKnobs::of(const Server &server)
{
    LessonKnobs knobs;
    knobs.faults = server.faults();
    knobs.faults.routes.clear();
    knobs.policies = server.routePolicies();
    knobs.databaseThreads = server.databaseThreads();
    knobs.routeCache = server.isRouteCacheOn();
    knobs.singleFlight = server.isSingleFlightOn();
    knobs.routeCacheTtl = server.routeCacheTtl();
    knobs.stallThreshold = server.stallThreshold();
    knobs.slowMotion = server.slowMotion();
    return knobs;
}

void LessonKnobs::apply(Server &server) const
{
    server.setFaults(faults);
    (void)server.setRoutePolicies(policies); // they were of this server's routes
    if (databaseThreads > 0)
        server.setDatabaseThreads(databaseThreads);
    server.setRouteCacheOn(routeCache);
    server.setSingleFlightOn(singleFlight);
    server.setRouteCacheTtl(routeCacheTtl);
    server.setStallThreshold(stallThreshold);
    server.setSlowMotion(slowMotion);
}

void turnKnob(Server &server, const QString &name, const QString &value, QObject *context,
              const std::function<void(Result<void>)> &done)
{
    const auto turned = turn(&server, name, value);
    if (!turned || name != QLatin1StringView(kTaskConcurrency)) {
        done(turned);
        return;
    }
    if (!server.tasks()) {
        done(unturned(name, value, {Error::Kind::Unavailable, u"the server has no queues"_s}));
        return;
    }
    server.tasks()->setConcurrency(u"default"_s, int(parseNumber(value).value_or(0)), context,
                                   [name, value, done](const Result<void> &result) {
                                       done(result ? result : Result<void>(unturned(name, value, result.error())));
                                   });
}

Result<void> checkKnob(const QString &name, const QString &value)
{
    if (!LessonScript::isTemplate(value))
        return turn(nullptr, name, value);
    const bool isKnown = lessonKnobNames().contains(name);
    return isKnown ? Result<void>() : turn(nullptr, name, value); // which says what there is
}

QStringList lessonKnobNames()
{
    QStringList names;
    for (const Knob &knob : kKnobs)
        names.append(QString::fromLatin1(knob.name));
    for (const OptionSpec &spec : optionTable()) {
        if (liveOption(QString::fromLatin1(spec.name)))
            names.append(QString::fromLatin1(spec.name));
    }
    return names;
}

} // namespace coroscope
