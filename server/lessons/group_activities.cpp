#include "server/lessons/group_activities.h"

#include "server/lessons/lesson_knobs.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

// ---------------------------------------------------------------- together

TogetherActivity::TogetherActivity(const LessonContext &context, const TogetherAction &action)
    : LessonActivity(context)
{
    m_members.reserve(action.actions.size());
    for (const LessonAction &each : action.actions)
        m_members.push_back({each.name, {each.line, each.column}, makeActivity(each, context), 0, false});
}

QList<QByteArray> TogetherActivity::paths() const
{
    QList<QByteArray> all;
    for (const Member &member : m_members)
        all += member.activity->paths();
    return all;
}

std::uint64_t TogetherActivity::recorded() const
{
    std::uint64_t sum = 0;
    for (const Member &member : m_members)
        sum += member.activity->recorded();
    return sum;
}

std::vector<LessonActivity::Part> TogetherActivity::parts() const
{
    std::vector<Part> parts;
    for (const Member &member : m_members) {
        if (!member.name.isEmpty())
            parts.push_back({member.name, member.activity->paths(), member.activity->recorded()});
        for (Part &inner : member.activity->parts())
            parts.push_back(std::move(inner));
    }
    return parts;
}

Result<void> TogetherActivity::start()
{
    m_begun = Clock::now();
    for (Member &member : m_members) {
        member.activity->begin([this, &member](const Result<QJsonObject> &result) { onDone(member, result); },
                               [this, &member](double fraction) {
                                   member.fraction = fraction;
                                   tellProgress();
                               });
    }
    return {};
}

void TogetherActivity::onDone(Member &member, const Result<QJsonObject> &result)
{
    member.isOver = true;
    member.fraction = 1;
    if (!result) {
        failInside(*member.activity, member.place, result.error());
        return;
    }
    if (!member.name.isEmpty())
        m_context.keep(member.name, result.value());
    tellProgress();
    if (std::all_of(m_members.begin(), m_members.end(), [](const Member &each) { return each.isOver; }))
        finish(QJsonObject{{u"seconds"_s, double((Clock::now() - m_begun).count()) / 1e9}});
}

void TogetherActivity::tellProgress()
{
    double sum = 0;
    for (const Member &member : m_members)
        sum += member.fraction;
    progress(sum / double(m_members.size()));
}

// ---------------------------------------------------------------- pause

PauseActivity::PauseActivity(const LessonContext &context, PauseAction action)
    : LessonActivity(context)
    , m_action(std::move(action))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { finish(QJsonObject()); });
}

Result<void> PauseActivity::start()
{
    const auto time = m_context.time(m_action.time, LessonTimes::ofRuns());
    if (!time)
        return time.error();
    m_timer.start(time.value());
    return {};
}

// ---------------------------------------------------------------- knobs

KnobsActivity::KnobsActivity(const LessonContext &context, QList<LessonKnob> knobs)
    : LessonActivity(context)
    , m_knobs(std::move(knobs))
{
}

Result<void> KnobsActivity::start()
{
    next();
    return {};
}

void KnobsActivity::next()
{
    if (m_at == m_knobs.size()) {
        finish(QJsonObject());
        return;
    }
    const LessonKnob &knob = m_knobs[m_at];
    const auto onTurned = [this, &knob](const Result<void> &turned) {
        if (!turned) {
            failInside(*this, {knob.line, knob.column}, turned.error());
            return;
        }
        ++m_at;
        next();
    };
    if (const auto value = m_context.text(knob.value))
        turnKnob(m_context.server, knob.name, value.value(), this, onTurned);
    else
        onTurned(value.error());
}

// ---------------------------------------------------------------- sequence

SequenceActivity::SequenceActivity(const LessonContext &context, const std::vector<LessonAction> &actions)
    : LessonActivity(context)
    , m_actions(actions)
{
}

Result<void> SequenceActivity::start()
{
    next();
    return {};
}

void SequenceActivity::next()
{
    if (m_at == m_actions.size()) {
        finish(QJsonObject());
        return;
    }
    const LessonAction &action = m_actions[m_at];
    m_before = std::move(m_activity);
    m_activity = makeActivity(action, m_context);
    m_activity->begin([this, &action](const Result<QJsonObject> &result) {
        if (!result) {
            failInside(*m_activity, {action.line, action.column}, result.error());
            return;
        }
        if (!action.name.isEmpty())
            m_context.keep(action.name, result.value());
        ++m_at;
        progress(double(m_at) / double(m_actions.size()));
        next();
    });
}

} // namespace coroscope
