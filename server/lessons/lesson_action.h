#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <variant>
#include <vector>

namespace coroscope {

/// What a lesson can do. Each kind is a value as the file says it; all texts are templates: `${…}` in them is an
/// expression of the lesson's variables and of results so far. Numbers are written as in option_value.h: "20", "50ms",
/// "64KiB".
struct LessonAction;

/// How long a time in a lesson's file may be; one beyond is a fault of the file.
struct LessonTimes {
    std::chrono::milliseconds least;
    std::chrono::milliseconds most;

    /// A load's duration and warm-up, a pause, `after`, `every`: nobody is to look on for longer.
    static constexpr LessonTimes ofRuns() { return {std::chrono::milliseconds(0), std::chrono::minutes(1)}; }
    /// timeout, within: what is waited for is over before, as a rule.
    static constexpr LessonTimes ofWaits() { return {std::chrono::milliseconds(1), std::chrono::minutes(5)}; }

    constexpr bool contain(std::chrono::milliseconds time) const { return time >= least && time <= most; }
    /// "a time from 1ms to 5m".
    QString text() const;
};

/// A knob and its value, a template.
/// database-delay, cache-delay, outbound-delay: "50ms", or "50ms ± 20ms". pool: connections to the database (threads
/// that read an SQLite file). route-cache, single-flight: on or off. cache-ttl: a time; 0 is as declared.
/// slow-motion: a time, "step" or "off", of all requests. stall-threshold: a time. task-concurrency: of the queue
/// "default". policies: lines of route-policies.txt ("GET /users: delay=200ms"), with ; between them;
/// empty: none. And every option that acts at once, by its name: workers, compression, compression-level, rate-limit, …
struct LessonKnob {
    QString name;
    QString value;
    int line = 0;
    int column = 0;
};

/// A request. `url` is a path of the lesson's own server ("/users?limit=5").
struct LessonCall {
    QString method = QStringLiteral("GET");
    QString url;
    QList<QPair<QString, QString>> headers;
    QString body;
    QString timeout; ///< empty: 30s
};

/// `load: {url: …, requests: 200, connections: 20}`: a load run. Either requests or duration, or both. Where requests
/// alone are not done after LessonTimes::ofRuns().most, the step fails.
/// Result: seconds, requests (answered), errors (no answer, or 4xx and 5xx), failed (no answer), unsent, throughput (a
/// second), statuses {"200": 20}, mean, p50, p75, p90, p95, p99, p999, max (ms, corrected), corrected {…} and
/// uncorrected {…} with the same, inFlight (time average), littlesLaw, bytes, faults {refused, unreachable, lost,
/// timeout, bad, local}, perUrl [{requests, errors, mean, p50, p99, max}] where there are several urls.
struct LoadAction {
    QList<LessonCall> calls; ///< `url`, or `urls`: sent in turn
    QString requests; ///< empty: as many as `duration` takes
    QString connections = QStringLiteral("1");
    QString threads = QStringLiteral("1");
    QString duration;
    QString rate; ///< a second; empty: closed
    QString warmUp; ///< a time; empty: none
};

/// `send: {method: POST, url: …, body: …, times: 3, at-once: 3}`. In its templates `i` is the number of the request,
/// from 0.
/// Result: status (of the last), statuses {"200": 3}, times (how many), failed (got no answer), error (why, of the last
/// that got none), seconds (of all), milliseconds (of the last: its own time), bytes, body (text of the last, at most
/// 64 KiB), json (of that, or null), headers (of the last, names in lower case), replies [{status, json, milliseconds,
/// bytes, retryAfter}] (at most kMostReplies; the body's text as `body` where it is no JSON; neither of a body beyond
/// 64 KiB, nor once they are 8 MiB together).
struct SendAction {
    LessonCall call;
    QString times = QStringLiteral("1");
    QString atOnce = QStringLiteral("1"); ///< in flight at a time
};

/// `together: [ …actions… ]`: all at once; it is over when all are. Their `server` is what telemetry saw of their own
/// paths; stalls and findings are those of all. Result: seconds.
struct TogetherAction {
    std::vector<LessonAction> actions;
};

/// `pause: 500ms`.
struct PauseAction {
    QString time;
};

/// `knobs: {database-delay: 50ms}`: see LessonKnob.
struct KnobsAction {
    QList<LessonKnob> knobs;
};

/// `sql: {statement: …, values: […]}`, or `sql: "SELECT …"`: one statement, with the right to write.
/// Result: rows [[…]] (at most 1000), columns, value (the first of the first row), changed, milliseconds.
struct SqlAction {
    QString statement;
    QStringList values;
};

/// `explain: "SELECT …"`, or as `sql`: its plan, measured.
/// Result: plan ["SCAN orders", …], scan, search, sort (whether there is such a step), indexes [names], milliseconds,
/// steps (rows that its scans read; SQLite), rows.
struct ExplainAction {
    QString statement;
    QStringList values;
};

/// `leave: {url: …, after: 100ms, times: 5}`: clients that go away after that time, all at once, each on a connection
/// of its own. Result: left, answered (were answered before), seconds; `server` waits for what the server made of them.
struct LeaveAction {
    LessonCall call;
    QString after;
    QString times = QStringLiteral("1");
};

/// `until: {url: …, that: "reply.json.state == 'done'", within: 10s, every: 50ms}`: asks again and again until the
/// expression holds; `reply` in it is as a result of SendAction. Without a url only the expression is tried: of
/// results. It fails the step where `within` passes. Result: as send, with tries and waited (ms).
struct UntilAction {
    LessonCall call; ///< url may be empty
    QString that;
    QString within = QStringLiteral("10s");
    QString every = QStringLiteral("50ms");
};

/// `events: {url: /events, count: 5, within: 10s, last-id: …}`: reads a stream of server-sent events until it has so
/// many, or its end. Result: events [{id, event, data, json, at (ms since the beginning)}], count, ids [texts], lastId,
/// seconds, ended (the server ended it).
struct EventsAction {
    LessonCall call;
    QString count = QStringLiteral("1");
    QString within = QStringLiteral("10s");
    QString lastId;
};

/// `socket: {url: /ws, send: [a, b], count: 2, within: 10s}`: opens a WebSocket, sends, and reads until it has so many
/// messages, then closes. Result: messages [{text, json, at}], count, status (of the handshake), code (of the close),
/// seconds.
struct SocketAction {
    LessonCall call;
    QStringList send;
    QString count = QStringLiteral("1");
    QString within = QStringLiteral("10s");
};

/// `drain: {load: {…}, after: 300ms}`: begins the load, stops the server gracefully after that time, as the end of a
/// program does, and starts it again when it has stopped and the load is over.
/// Result: as of LoadAction, and lost (requests that were sent and got no answer), refused (connections that were
/// refused since it had stopped), drainSeconds.
struct DrainAction {
    LoadAction load;
    QString after;
};

/// `kill: {server: {…}, run: [ …actions… ], then: [ …actions… ]}`: starts a `coroscope-server` of its own on a folder
/// of its own, does `run` with it, kills it (SIGKILL), starts it again on the same folder, and does `then`. Inside,
/// `url` means that server; there is no `server` in the results. Result: seconds, downSeconds (from the kill until it
/// listens again).
struct KillAction {
    QStringList arguments; ///< of `server`: "--workers=2"
    std::vector<LessonAction> run; ///< load, send, together, pause and until
    std::vector<LessonAction> then;
};

/// One action. Its result is an object under `name`, also for expressions; all but those inside KillAction have
/// `server`: what telemetry saw meanwhile, see LessonTally.
struct LessonAction {
    using What
        = std::variant<LoadAction, SendAction, TogetherAction, PauseAction, KnobsAction, SqlAction, ExplainAction,
                       LeaveAction, UntilAction, EventsAction, SocketAction, DrainAction, KillAction>;
    What what;
    QString name; ///< `as: NAME`; empty: nobody asks for its result
    int line = 0; ///< in the file, from 1
    int column = 0;

    /// Replies that a result keeps.
    static constexpr int kMostReplies = 500;
};

/// What it does and to whom, the same in all languages: "GET /users × 20, ⇉ 4" (that many at once). For lists and logs;
/// templates are not expanded.
QString lessonActionText(const LessonAction &action);

} // namespace coroscope
