#include "server/lessons/lesson_action.h"

#include "server/runtime/option_value.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString callText(const LessonCall &call)
{
    return u"%1 %2"_s.arg(call.method, call.url);
}

QString textOf(const LoadAction &load)
{
    QStringList parts{callText(load.calls.value(0))};
    for (qsizetype i = 1; i < load.calls.size(); ++i)
        parts.append(load.calls[i].url);
    QString text = parts.join(u", "_s);
    if (!load.requests.isEmpty())
        text += u" × %1"_s.arg(load.requests);
    if (!load.duration.isEmpty())
        text += u", %1"_s.arg(load.duration);
    if (!load.rate.isEmpty())
        text += u", %1/s"_s.arg(load.rate);
    return text + u", ⇉ %1"_s.arg(load.connections);
}

QString textOf(const SendAction &send)
{
    QString text = callText(send.call);
    if (send.times != "1"_L1)
        text += u" × %1"_s.arg(send.times);
    if (send.atOnce != "1"_L1)
        text += u", ⇉ %1"_s.arg(send.atOnce);
    return text;
}

QString textOf(const std::vector<LessonAction> &actions, const QString &between)
{
    QStringList parts;
    for (const LessonAction &each : actions)
        parts.append(lessonActionText(each));
    return parts.join(between);
}

QString textOf(const TogetherAction &together)
{
    return textOf(together.actions, u" ∥ "_s);
}

QString textOf(const PauseAction &pause)
{
    return u"… %1"_s.arg(pause.time);
}

QString textOf(const KnobsAction &knobs)
{
    QStringList parts;
    for (const LessonKnob &knob : knobs.knobs)
        parts.append(u"%1 = %2"_s.arg(knob.name, knob.value));
    return parts.join(u", "_s);
}

QString textOf(const SqlAction &sql)
{
    return sql.statement.simplified();
}

QString textOf(const ExplainAction &explain)
{
    return u"EXPLAIN "_s + explain.statement.simplified();
}

QString textOf(const LeaveAction &leave)
{
    QString text = callText(leave.call);
    if (leave.times != "1"_L1)
        text += u" × %1"_s.arg(leave.times);
    return text + u" ⇥ %1"_s.arg(leave.after);
}

QString textOf(const UntilAction &until)
{
    return until.call.url.isEmpty() ? until.that : u"%1 → %2"_s.arg(callText(until.call), until.that);
}

QString textOf(const EventsAction &events)
{
    return u"%1 (SSE × %2)"_s.arg(callText(events.call), events.count);
}

QString textOf(const SocketAction &socket)
{
    return u"WS %1 (× %2)"_s.arg(socket.call.url, socket.count);
}

QString textOf(const DrainAction &drain)
{
    return u"%1; stop ⇥ %2"_s.arg(textOf(drain.load), drain.after);
}

QString textOf(const KillAction &kill)
{
    return u"%1; SIGKILL; %2"_s.arg(textOf(kill.run, u"; "_s), textOf(kill.then, u"; "_s));
}

} // namespace

QString LessonTimes::text() const
{
    return u"a time from %1 to %2"_s.arg(formatDuration(least), formatDuration(most));
}

QString lessonActionText(const LessonAction &action)
{
    return std::visit([](const auto &what) { return textOf(what); }, action.what);
}

} // namespace coroscope
