#pragma once

#include "server/async/slow_motion.h"
#include "server/lessons/lesson_action.h"
#include "server/runtime/faults.h"
#include "server/runtime/route_policy.h"
#include "server/runtime/server.h"

#include <QList>

#include <functional>

namespace coroscope {

/// All knobs of a server that act at once and outlive its restart. A plain value, whose defaults are the neutral
/// places. For who has to put them back as they were.
struct LessonKnobs {
    Faults faults; ///< those of routes are in `policies`
    QList<RoutePolicy> policies;
    int databaseThreads = 0; ///< 0: leave it
    bool routeCache = true;
    bool singleFlight = true;
    milliseconds routeCacheTtl{0};
    milliseconds stallThreshold = WorkerFigures::kHeld;
    SlowMotion slowMotion; ///< taken only while it listens

    static LessonKnobs of(const Server &server);
    void apply(Server &server) const;
};

/// The same knobs by name, from a lesson's file; see LessonKnob. `value` is expanded already. BadRequest: a clause that
/// says what it takes.
/// `done` comes once, maybe inside the call, unless `context` is gone before.
void turnKnob(Server &server, const QString &name, const QString &value, QObject *context,
              const std::function<void(Result<void>)> &done);
/// Whether there is such a knob, and, unless it holds a `${`, whether it takes the value. The error's detail as above.
Result<void> checkKnob(const QString &name, const QString &value);
QStringList lessonKnobNames();

} // namespace coroscope
