#include "server/lessons/action_reader.h"

#include "server/lessons/lesson_knobs.h"
#include "server/runtime/near_word.h"
#include "server/runtime/option_table.h"
#include "server/runtime/option_value.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// The kinds, as the file names them.
const QStringList &kindNames()
{
    static const QStringList names{u"load"_s,   u"send"_s,    u"together"_s, u"pause"_s, u"knobs"_s,
                                   u"sql"_s,    u"explain"_s, u"leave"_s,    u"until"_s, u"events"_s,
                                   u"socket"_s, u"drain"_s,   u"kill"_s};
    return names;
}

bool isOneOf(const QString &kind, std::initializer_list<const char *> kinds)
{
    for (const char *each : kinds) {
        if (kind == QLatin1StringView(each))
            return true;
    }
    return false;
}

} // namespace

Result<void> setLessonOption(const QString &name, const QString &value, Options &options)
{
    const auto wrong = [](const QString &clause) { return Error{Error::Kind::BadRequest, clause}; };
    const OptionSpec *const spec = findOption(name);
    if (!spec) {
        const OptionSpec *const near = nearestOption(name);
        return wrong(
            near ? u"there is no option \"%1\"; did you mean \"%2\"?"_s.arg(name, QString::fromLatin1(near->name))
                 : u"there is no option \"%1\"; coroscope-server --help lists them"_s.arg(name));
    }
    // A lesson has a folder and a database of its own, and touches no file of its reader.
    static constexpr std::array kTaken{OptionId::Host, OptionId::Port, OptionId::Telemetry};
    switch (spec->kind) {
    case OptionKind::Folder:
    case OptionKind::OptionalFolder:
    case OptionKind::File:
    case OptionKind::InputFile:
    case OptionKind::DatabaseUrl: return wrong(u"a lesson cannot set \"%1\": it has a folder of its own"_s.arg(name));
    default: break;
    }
    if (std::find(kTaken.begin(), kTaken.end(), spec->id) != kTaken.end())
        return wrong(u"a lesson cannot set \"%1\""_s.arg(name));
    if (spec->id == OptionId::Redis && value != "memory"_L1 && value != "managed"_L1)
        return wrong(u"redis of a lesson is memory or managed"_s);
    if (const auto assigned = assignOption(*spec, value, {}, options); !assigned)
        return wrong(u"%1: %2"_s.arg(name, assigned.error().detail));
    return {};
}

QList<LessonKnob> ActionReader::knobs(const YamlNode &map)
{
    QList<LessonKnob> knobs;
    if (map.kind != YamlNode::Kind::Map) {
        m_reading.fail(map, u"knobs takes names with values, such as {database-delay: 50ms}"_s);
        return knobs;
    }
    for (const YamlEntry &entry : map.entries) {
        LessonKnob knob{entry.key.text, LessonFields::valueOf(m_reading, entry.value, LessonValue::Text),
                        entry.key.line, entry.key.column};
        if (const auto checked = checkKnob(knob.name, knob.value); !checked)
            m_reading.fail(entry.key, checked.error().detail);
        knobs.append(std::move(knob));
    }
    return knobs;
}

std::vector<LessonAction> ActionReader::actions(const YamlNode &list, Where where)
{
    std::vector<LessonAction> actions;
    if (list.kind != YamlNode::Kind::List) {
        m_reading.fail(list, u"here stands a list of actions (lines that begin with -)"_s);
        return actions;
    }
    for (const YamlNode &item : list.items)
        actions.push_back(action(item, where));
    return actions;
}

LessonAction ActionReader::action(const YamlNode &node, Where where)
{
    LessonAction action;
    action.line = node.line;
    action.column = node.column;
    if (node.kind != YamlNode::Kind::Map) {
        m_reading.fail(node, u"an action is one of %1"_s.arg(kindNames().join(u", "_s)));
        return action;
    }
    const YamlEntry *what = nullptr;
    for (const YamlEntry &entry : node.entries) {
        const QString &key = entry.key.text;
        if (key == "as"_L1) {
            action.name = LessonFields::wordOf(m_reading, entry.value);
            if (m_reading.checkName(entry.value, action.name) && m_names.contains(action.name))
                m_reading.fail(entry.value, u"the name \"%1\" is taken already"_s.arg(action.name));
            m_names.insert(action.name);
        } else if (!kindNames().contains(key)) {
            const qsizetype near = nearestWord(key, kindNames());
            m_reading.fail(
                entry.key,
                u"there is no action \"%1\""_s.arg(key)
                    + (near >= 0 ? u"; did you mean \"%1\"?"_s.arg(kindNames()[near])
                                 : u"; there are %1, and a name for the result: as"_s.arg(kindNames().join(u", "_s))));
            return action;
        } else if (what) {
            m_reading.fail(entry.key, u"an action does one thing: %1 and %2 are two"_s.arg(what->key.text, key));
        } else {
            what = &entry;
        }
    }
    if (!what) {
        m_reading.fail(node, u"the action is missing beside its name"_s);
        return action;
    }
    const QString &kind = what->key.text;
    const YamlNode &value = what->value;
    if (where == Where::Together && isOneOf(kind, {"drain", "kill", "knobs"}))
        m_reading.fail(what->key, u"%1 cannot be done together with others"_s.arg(kind));
    if (where == Where::Kill && !isOneOf(kind, {"load", "send", "together", "pause", "until"}))
        m_reading.fail(what->key, u"%1 cannot be done with a server that is killed"_s.arg(kind));
    if (kind == "load"_L1)
        action.what = load(value);
    else if (kind == "send"_L1)
        action.what = send(value);
    else if (kind == "together"_L1)
        action.what = together(value, where);
    else if (kind == "pause"_L1)
        action.what = pause(value);
    else if (kind == "knobs"_L1)
        action.what = KnobsAction{knobs(value)};
    else if (kind == "sql"_L1)
        action.what = sql(value);
    else if (kind == "explain"_L1)
        action.what = explain(value);
    else if (kind == "leave"_L1)
        action.what = leave(value);
    else if (kind == "until"_L1)
        action.what = until(value);
    else if (kind == "events"_L1)
        action.what = events(value);
    else if (kind == "socket"_L1)
        action.what = socket(value);
    else if (kind == "drain"_L1)
        action.what = drain(value);
    else
        action.what = kill(value);
    return action;
}

void ActionReader::takeCallParts(LessonFields &fields, LessonCall &call)
{
    call.body = fields.value(u"body"_s, LessonValue::Text);
    call.method = fields.value(u"method"_s, LessonValue::Text, call.body.isEmpty() ? u"GET"_s : u"POST"_s);
    call.timeout = time(fields, u"timeout"_s, LessonTimes::ofWaits());
    fields.eachEntry(u"headers"_s, [&](const YamlEntry &entry) {
        call.headers.append({entry.key.text, LessonFields::valueOf(m_reading, entry.value, LessonValue::Text)});
    });
}

LessonCall ActionReader::call(LessonFields &fields, bool isNeeded)
{
    LessonCall call;
    call.url = fields.value(u"url"_s, LessonValue::Text, {}, isNeeded);
    if (!call.url.isEmpty())
        checkUrl(fields.node(), call.url);
    takeCallParts(fields, call);
    return call;
}

void ActionReader::checkUrl(const YamlNode &node, const QString &url)
{
    if (!url.startsWith(u'/') && !LessonScript::isTemplate(url.left(2)))
        m_reading.fail(node, u"url is a path of the lesson's server, such as /users?limit=5"_s);
}

QString ActionReader::time(LessonFields &fields, const QString &key, LessonTimes bounds, const QString &fallback,
                           bool isNeeded)
{
    const QString text = fields.value(key, LessonValue::Time, fallback, isNeeded);
    if (const YamlNode *const node = fields.take(key))
        checkTime(*node, text, bounds);
    return text;
}

void ActionReader::checkTime(const YamlNode &node, const QString &text, LessonTimes bounds)
{
    const auto time = parseDuration(text);
    if (time && !bounds.contain(*time))
        m_reading.fail(node, u"\"%1\": takes %2"_s.arg(text, bounds.text()));
}

LoadAction ActionReader::load(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"load"_s);
    LoadAction load;
    if (fields.take(u"urls"_s)) {
        LessonCall parts;
        takeCallParts(fields, parts);
        fields.each(u"urls"_s, [&](const YamlNode &item) {
            LessonCall each = parts;
            each.url = LessonFields::valueOf(m_reading, item, LessonValue::Text);
            checkUrl(item, each.url);
            load.calls.append(std::move(each));
        });
        if (load.calls.isEmpty())
            m_reading.fail(node, u"urls takes at least one"_s);
        if (fields.take(u"url"_s))
            m_reading.fail(node, u"load takes url or urls, not both"_s);
    } else {
        load.calls.append(call(fields));
    }
    load.requests = fields.value(u"requests"_s, LessonValue::Count);
    load.connections = fields.value(u"connections"_s, LessonValue::Count, load.connections);
    load.threads = fields.value(u"threads"_s, LessonValue::Count, load.threads);
    load.duration = time(fields, u"duration"_s, LessonTimes::ofRuns());
    load.rate = fields.value(u"rate"_s, LessonValue::Number);
    load.warmUp = time(fields, u"warmup"_s, LessonTimes::ofRuns());
    if (node.kind == YamlNode::Kind::Map && load.requests.isEmpty() && load.duration.isEmpty())
        m_reading.fail(node, u"load needs requests (how many) or duration (for how long)"_s);
    fields.finish();
    return load;
}

SendAction ActionReader::send(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"send"_s);
    SendAction send;
    send.call = call(fields);
    send.times = fields.value(u"times"_s, LessonValue::Count, send.times);
    send.atOnce = fields.value(u"at-once"_s, LessonValue::Count, send.atOnce);
    fields.finish();
    return send;
}

TogetherAction ActionReader::together(const YamlNode &node, Where where)
{
    TogetherAction together{actions(node, where == Where::Step ? Where::Together : where)};
    if (together.actions.empty())
        m_reading.fail(node, u"together takes actions"_s);
    return together;
}

PauseAction ActionReader::pause(const YamlNode &node)
{
    PauseAction pause{LessonFields::valueOf(m_reading, node, LessonValue::Time)};
    checkTime(node, pause.time, LessonTimes::ofRuns());
    return pause;
}

void ActionReader::readStatement(const YamlNode &node, const QString &what, QString &statement, QStringList &values)
{
    if (node.kind == YamlNode::Kind::Text) {
        statement = LessonFields::valueOf(m_reading, node, LessonValue::Text);
        return;
    }
    LessonFields fields(m_reading, node, what);
    statement = fields.value(u"statement"_s, LessonValue::Text, {}, true);
    fields.each(u"values"_s, [&](const YamlNode &item) {
        values.append(LessonFields::valueOf(m_reading, item, LessonValue::Text));
    });
    fields.finish();
}

SqlAction ActionReader::sql(const YamlNode &node)
{
    SqlAction sql;
    readStatement(node, u"sql"_s, sql.statement, sql.values);
    return sql;
}

ExplainAction ActionReader::explain(const YamlNode &node)
{
    ExplainAction explain;
    readStatement(node, u"explain"_s, explain.statement, explain.values);
    return explain;
}

LeaveAction ActionReader::leave(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"leave"_s);
    LeaveAction leave;
    leave.call = call(fields);
    leave.after = time(fields, u"after"_s, LessonTimes::ofRuns(), {}, true);
    leave.times = fields.value(u"times"_s, LessonValue::Count, leave.times);
    fields.finish();
    return leave;
}

UntilAction ActionReader::until(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"until"_s);
    UntilAction until;
    until.call = call(fields, false);
    until.that = fields.expression(u"that"_s, true).source;
    until.within = time(fields, u"within"_s, LessonTimes::ofWaits(), until.within);
    until.every = time(fields, u"every"_s, LessonTimes::ofRuns(), until.every);
    fields.finish();
    return until;
}

EventsAction ActionReader::events(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"events"_s);
    EventsAction events;
    events.call = call(fields);
    events.count = fields.value(u"count"_s, LessonValue::Count, events.count);
    events.within = time(fields, u"within"_s, LessonTimes::ofWaits(), events.within);
    events.lastId = fields.value(u"last-id"_s, LessonValue::Text);
    fields.finish();
    return events;
}

SocketAction ActionReader::socket(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"socket"_s);
    SocketAction socket;
    socket.call = call(fields);
    fields.each(u"send"_s, [&](const YamlNode &item) {
        socket.send.append(LessonFields::valueOf(m_reading, item, LessonValue::Text));
    });
    socket.count = fields.value(u"count"_s, LessonValue::Count, socket.count);
    socket.within = time(fields, u"within"_s, LessonTimes::ofWaits(), socket.within);
    fields.finish();
    return socket;
}

DrainAction ActionReader::drain(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"drain"_s);
    DrainAction drain;
    if (const YamlNode *const inner = fields.need(u"load"_s))
        drain.load = load(*inner);
    drain.after = time(fields, u"after"_s, LessonTimes::ofRuns(), {}, true);
    fields.finish();
    return drain;
}

KillAction ActionReader::kill(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"kill"_s);
    KillAction kill;
    Options checked;
    fields.eachEntry(u"server"_s, [&](const YamlEntry &entry) {
        const QString value = LessonFields::wordOf(m_reading, entry.value);
        if (const auto set = setLessonOption(entry.key.text, value, checked); !set)
            m_reading.fail(entry.key, set.error().detail);
        kill.arguments.append(u"--%1=%2"_s.arg(entry.key.text, value));
    });
    if (const YamlNode *const run = fields.need(u"run"_s))
        kill.run = actions(*run, Where::Kill);
    if (const YamlNode *const then = fields.take(u"then"_s))
        kill.then = actions(*then, Where::Kill);
    fields.finish();
    return kill;
}

} // namespace coroscope
