#pragma once

#include "server/lessons/lesson_action.h"
#include "server/lessons/lesson_fields.h"

#include <QSet>

#include <functional>

namespace coroscope {

/// Reads the actions of a lesson's file. Faults go to the reading.
class ActionReader {
public:
    /// `names`: that are taken already (variables); those of the actions are added.
    ActionReader(LessonReading &reading, QSet<QString> &names)
        : m_reading(reading)
        , m_names(names)
    {
    }

    /// A list of actions.
    std::vector<LessonAction> actions(const YamlNode &list) { return actions(list, Where::Step); }
    /// A map of knobs.
    QList<LessonKnob> knobs(const YamlNode &map);

private:
    enum class Where { Step, Together, Kill };

    std::vector<LessonAction> actions(const YamlNode &list, Where where);
    LessonAction action(const YamlNode &node, Where where);
    LessonCall call(LessonFields &fields, bool isNeeded = true);
    void takeCallParts(LessonFields &fields, LessonCall &call);
    void checkUrl(const YamlNode &node, const QString &url);
    QString time(LessonFields &fields, const QString &key, LessonTimes bounds, const QString &fallback = {},
                 bool isNeeded = false);
    void checkTime(const YamlNode &node, const QString &text, LessonTimes bounds);
    LoadAction load(const YamlNode &node);
    SendAction send(const YamlNode &node);
    TogetherAction together(const YamlNode &node, Where where);
    PauseAction pause(const YamlNode &node);
    SqlAction sql(const YamlNode &node);
    ExplainAction explain(const YamlNode &node);
    LeaveAction leave(const YamlNode &node);
    UntilAction until(const YamlNode &node);
    EventsAction events(const YamlNode &node);
    SocketAction socket(const YamlNode &node);
    DrainAction drain(const YamlNode &node);
    KillAction kill(const YamlNode &node);
    void readStatement(const YamlNode &node, const QString &what, QString &statement, QStringList &values);

    LessonReading &m_reading;
    QSet<QString> &m_names;
};

/// Whether a lesson may set this option of its server, and to what; sets it. A clause otherwise.
Result<void> setLessonOption(const QString &name, const QString &value, Options &options);

} // namespace coroscope
