#include "server/lessons/lesson_fields.h"

#include "server/runtime/near_word.h"
#include "server/runtime/option_value.h"

#include <QRegularExpression>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &text)
{
    return u'"' + (text.size() > 60 ? text.left(57) + u"…"_s : text) + u'"';
}

} // namespace

void LessonReading::fail(const YamlNode &node, const QString &text)
{
    faults.append({node.line, node.column, text});
}

bool LessonReading::checkName(const YamlNode &node, const QString &name)
{
    if (LessonScript::isName(name))
        return true;
    fail(node, u"\"%1\" cannot be a name: it takes letters, digits and _, and no word of JavaScript"_s.arg(name));
    return false;
}

QString wrongLessonValue(LessonValue kind, const QString &text)
{
    switch (kind) {
    case LessonValue::Text: return {};
    case LessonValue::Count: return parseNumber(text) ? QString() : u"takes a whole number"_s;
    case LessonValue::Number: {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        return isNumber && number >= 0 ? QString() : u"takes a number"_s;
    }
    case LessonValue::Time: return parseDuration(text) ? QString() : u"takes a time, such as 500ms or 2s"_s;
    }
    return {};
}

LessonFields::LessonFields(LessonReading &reading, const YamlNode &node, const QString &what)
    : m_reading(reading)
    , m_node(node)
    , m_what(what)
{
    if (node.kind != YamlNode::Kind::Map)
        reading.fail(node, u"%1 takes keys with values"_s.arg(what));
}

const YamlNode *LessonFields::take(const QString &key)
{
    const bool isFirst = !m_known.contains(key);
    m_known.append(key);
    for (const YamlEntry &entry : m_node.entries) {
        if (entry.key.text != key)
            continue;
        if (entry.value.kind != YamlNode::Kind::Null)
            return &entry.value;
        if (isFirst)
            m_reading.fail(entry.key, u"%1 has no value"_s.arg(key));
    }
    return nullptr;
}

const YamlNode *LessonFields::need(const QString &key)
{
    const YamlNode *const found = take(key);
    if (!found && m_node.kind == YamlNode::Kind::Map)
        m_reading.fail(m_node, u"%1 needs the key \"%2\""_s.arg(m_what, key));
    return found;
}

void LessonFields::finish()
{
    for (const YamlEntry &entry : m_node.entries) {
        if (m_known.contains(entry.key.text))
            continue;
        QString text = u"unknown key %1 of %2"_s.arg(quoted(entry.key.text), m_what);
        const qsizetype near = nearestWord(entry.key.text, m_known);
        text
            += near >= 0 ? u"; did you mean \"%1\"?"_s.arg(m_known[near]) : u"; it has %1"_s.arg(m_known.join(u", "_s));
        m_reading.fail(entry.key, text);
    }
}

QString LessonFields::word(const QString &key, const QString &fallback)
{
    const YamlNode *const found = take(key);
    return found ? wordOf(m_reading, *found) : fallback;
}

LessonText LessonFields::text(const QString &key, bool isNeeded)
{
    const YamlNode *const found = isNeeded ? need(key) : take(key);
    return found ? textOf(m_reading, *found) : LessonText();
}

LessonExpression LessonFields::expression(const QString &key, bool isNeeded)
{
    const YamlNode *const found = isNeeded ? need(key) : take(key);
    return found ? expressionOf(m_reading, *found) : LessonExpression();
}

QString LessonFields::value(const QString &key, LessonValue kind, const QString &fallback, bool isNeeded)
{
    const YamlNode *const found = isNeeded ? need(key) : take(key);
    return found ? valueOf(m_reading, *found, kind) : fallback;
}

void LessonFields::each(const QString &key, const std::function<void(const YamlNode &)> &use)
{
    const YamlNode *const found = take(key);
    if (!found)
        return;
    if (found->kind != YamlNode::Kind::List) {
        use(*found);
        return;
    }
    for (const YamlNode &item : found->items)
        use(item);
}

void LessonFields::eachEntry(const QString &key, const std::function<void(const YamlEntry &)> &use)
{
    const YamlNode *const found = take(key);
    if (!found)
        return;
    if (found->kind != YamlNode::Kind::Map) {
        m_reading.fail(*found, u"%1 takes keys with values"_s.arg(key));
        return;
    }
    for (const YamlEntry &entry : found->entries)
        use(entry);
}

qint64 LessonFields::number(const QString &key, qint64 least, qint64 most, qint64 fallback)
{
    const YamlNode *const found = take(key);
    if (!found)
        return fallback;
    const auto number = parseNumber(wordOf(m_reading, *found));
    if (number && *number >= least && *number <= most)
        return *number;
    m_reading.fail(*found, u"%1 takes a whole number from %2 to %3"_s.arg(key).arg(least).arg(most));
    return fallback;
}

LessonText LessonFields::textOf(LessonReading &reading, const YamlNode &node)
{
    LessonText text;
    const auto add = [&](const QString &language, const YamlNode &one) {
        const QString words = valueOf(reading, one, LessonValue::Text).trimmed();
        text.add(language, words);
        if (one.kind == YamlNode::Kind::Text && words.isEmpty())
            reading.fail(one, u"the text is empty"_s);
    };
    if (node.kind == YamlNode::Kind::Text) {
        add({}, node);
        return text;
    }
    if (node.kind != YamlNode::Kind::Map || node.entries.empty()) {
        reading.fail(node, u"here stands a text, or one for each language: {en: …, de: …}"_s);
        return text;
    }
    static const QRegularExpression language(u"^[a-z]{2,3}(_[A-Z]{2})?$"_s);
    for (const YamlEntry &entry : node.entries) {
        if (language.match(entry.key.text).hasMatch())
            add(entry.key.text, entry.value);
        else
            reading.fail(entry.key, u"%1 is no language, such as en, de or pt_BR"_s.arg(quoted(entry.key.text)));
    }
    return text;
}

LessonExpression LessonFields::expressionOf(LessonReading &reading, const YamlNode &node)
{
    LessonExpression expression{wordOf(reading, node), node.line, node.column};
    if (node.kind != YamlNode::Kind::Text)
        return expression;
    if (const auto checked = reading.script.checkExpression(expression.source); !checked)
        reading.fail(node, u"%1 %2"_s.arg(quoted(expression.source), checked.error().detail));
    return expression;
}

QString LessonFields::valueOf(LessonReading &reading, const YamlNode &node, LessonValue kind)
{
    const QString text = wordOf(reading, node);
    if (node.kind != YamlNode::Kind::Text)
        return text;
    if (LessonScript::isTemplate(text)) {
        if (const auto checked = reading.script.checkTemplate(text); !checked)
            reading.fail(node, checked.error().detail);
    } else if (const QString wrong = wrongLessonValue(kind, text); !wrong.isEmpty()) {
        reading.fail(node, u"%1: %2"_s.arg(quoted(text), wrong));
    }
    return text;
}

QString LessonFields::wordOf(LessonReading &reading, const YamlNode &node)
{
    if (node.kind == YamlNode::Kind::Text)
        return node.text;
    reading.fail(node, u"here stands a text or a number"_s);
    return {};
}

} // namespace coroscope
