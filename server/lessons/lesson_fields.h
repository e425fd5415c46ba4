#pragma once

#include "server/lessons/lesson.h"
#include "server/lessons/lesson_script.h"
#include "server/lessons/yaml_tree.h"

#include <QSet>

#include <functional>

namespace coroscope {

/// What is needed to read a lesson: where faults go, and who checks expressions.
struct LessonReading {
    QList<YamlFault> faults;
    LessonScript script;

    void fail(const YamlNode &node, const QString &text);
    /// Whether it can be the name of a result or a variable; else a fault.
    bool checkName(const YamlNode &node, const QString &name);
};

/// What a template is to be once it is expanded; checked at once where it is none.
enum class LessonValue { Text, Count, Number, Time };
/// A clause, "takes a time, such as 500ms or 2s"; empty: it is one.
QString wrongLessonValue(LessonValue kind, const QString &text);

/// The keys of one map of a lesson's file, each taken once; those that nobody took are faults. All faults go to the
/// reading; what is wrong then has its default.
class LessonFields {
public:
    /// `what` is its name in faults: "load".
    LessonFields(LessonReading &reading, const YamlNode &node, const QString &what);

    /// Null: it is not there, or has no value, which is a fault.
    const YamlNode *take(const QString &key);
    /// The same; a fault where it is not there.
    const YamlNode *need(const QString &key);
    /// Names what nobody took.
    void finish();

    QString word(const QString &key, const QString &fallback = {});
    LessonText text(const QString &key, bool isNeeded = false);
    LessonExpression expression(const QString &key, bool isNeeded = false);
    /// A template, unexpanded.
    QString value(const QString &key, LessonValue kind, const QString &fallback = {}, bool isNeeded = false);
    /// The items of a list; one that is no list is its only item.
    void each(const QString &key, const std::function<void(const YamlNode &)> &use);
    /// The entries of a map.
    void eachEntry(const QString &key, const std::function<void(const YamlEntry &)> &use);
    /// A whole number within bounds.
    qint64 number(const QString &key, qint64 least, qint64 most, qint64 fallback);

    const YamlNode &node() const noexcept { return m_node; }

    // Of any node.
    static LessonText textOf(LessonReading &reading, const YamlNode &node);
    static LessonExpression expressionOf(LessonReading &reading, const YamlNode &node);
    static QString valueOf(LessonReading &reading, const YamlNode &node, LessonValue kind);
    /// Empty, with a fault, where it is no text.
    static QString wordOf(LessonReading &reading, const YamlNode &node);

private:
    LessonReading &m_reading;
    const YamlNode &m_node;
    const QString m_what;
    QStringList m_known; ///< asked for so far
};

} // namespace coroscope
