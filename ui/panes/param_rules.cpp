#include "ui/panes/param_rules.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct RuleWords {
    Q_DECLARE_TR_FUNCTIONS(ParamRules)
};

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: return value.toVariant().toString();
    case QJsonValue::String: return value.toString();
    default: return {};
    }
}

QString numberText(const QJsonValue &value)
{
    const double number = value.toDouble();
    return QLocale().toString(number, 'g', number == double(qint64(number)) ? 17 : 6);
}

QString rangeTrouble(const QJsonObject &schema, double number)
{
    const QJsonValue low = schema["minimum"_L1];
    const QJsonValue high = schema["maximum"_L1];
    if (low.isDouble() && number < low.toDouble())
        return RuleWords::tr("It must be at least %1.").arg(numberText(low));
    if (high.isDouble() && number > high.toDouble())
        return RuleWords::tr("It must be at most %1.").arg(numberText(high));
    return {};
}

QString textTrouble(const QJsonObject &schema, const QString &text)
{
    const auto length = text.toUcs4().size();
    const QJsonValue shortest = schema["minLength"_L1];
    const QJsonValue longest = schema["maxLength"_L1];
    if (shortest.isDouble() && length < shortest.toInteger())
        return RuleWords::tr("It must have at least %n character(s).", nullptr, int(shortest.toInteger()));
    if (longest.isDouble() && length > longest.toInteger())
        return RuleWords::tr("It must have at most %n character(s).", nullptr, int(longest.toInteger()));
    if (const QString pattern = schema["pattern"_L1].toString(); !pattern.isEmpty()) {
        const QRegularExpression expression(pattern, QRegularExpression::UseUnicodePropertiesOption);
        if (expression.isValid() && !expression.match(text).hasMatch())
            return RuleWords::tr("It must match the pattern %1.").arg(pattern);
    }
    return {};
}

QStringList choices(const QJsonObject &schema)
{
    QStringList texts;
    const QJsonArray values = schema["enum"_L1].toArray();
    for (const QJsonValue &value : values)
        texts.append(valueText(value));
    return texts;
}

QString between(const QString &low, const QString &high)
{
    if (!low.isEmpty() && !high.isEmpty())
        //: a range of numbers
        return RuleWords::tr("%1 to %2").arg(low, high);
    if (!low.isEmpty())
        return RuleWords::tr("at least %1").arg(low);
    if (!high.isEmpty())
        return RuleWords::tr("at most %1").arg(high);
    return {};
}

QString joined(const QString &type, const QString &range)
{
    //: type of a parameter, then its range: "integer, 0 to 60000"
    return range.isEmpty() ? type : RuleWords::tr("%1, %2").arg(type, range);
}

} // namespace

QString paramTrouble(const QJsonObject &schema, const QString &text)
{
    const QString type = schema["type"_L1].toString();
    if (const QStringList allowed = choices(schema); !allowed.isEmpty() && !allowed.contains(text))
        return RuleWords::tr("It must be one of: %1.").arg(allowed.join(u", "_s));
    if (type == "integer"_L1) {
        bool ok = false;
        const qlonglong number = QLocale::c().toLongLong(text, &ok);
        if (!ok || text.startsWith(u'+') || text.contains(u','))
            return RuleWords::tr("It must be a whole number.");
        return rangeTrouble(schema, double(number));
    }
    if (type == "number"_L1) {
        bool ok = false;
        const double number = QLocale::c().toDouble(text, &ok);
        if (!ok || text.contains(u','))
            return RuleWords::tr("It must be a number, with a point before decimals.");
        return rangeTrouble(schema, number);
    }
    if (type == "boolean"_L1) {
        if (text != "true"_L1 && text != "false"_L1)
            return RuleWords::tr("It must be true or false.");
        return {};
    }
    return textTrouble(schema, text);
}

QString paramTypeText(const QJsonObject &schema)
{
    if (const QStringList allowed = choices(schema); !allowed.isEmpty())
        return RuleWords::tr("one of %1").arg(allowed.join(u", "_s));
    const auto bound = [&schema](QLatin1StringView key) {
        const QJsonValue value = schema[key];
        return value.isDouble() ? numberText(value) : QString();
    };
    const QString type = schema["type"_L1].toString();
    if (type == "integer"_L1)
        return joined(RuleWords::tr("integer"), between(bound("minimum"_L1), bound("maximum"_L1)));
    if (type == "number"_L1)
        return joined(RuleWords::tr("number"), between(bound("minimum"_L1), bound("maximum"_L1)));
    if (type == "boolean"_L1)
        return RuleWords::tr("true or false");
    const QString range = between(bound("minLength"_L1), bound("maxLength"_L1));
    return joined(RuleWords::tr("text"), range.isEmpty() ? range : RuleWords::tr("%1 characters").arg(range));
}

QString paramDefaultText(const QJsonObject &schema)
{
    return valueText(schema["default"_L1]);
}

} // namespace coroscope
