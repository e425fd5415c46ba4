#include "server/tasks/cron_fields.h"

#include <optional>

namespace coroscope::tasks {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kMonths[]
    = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", nullptr};
constexpr const char *kDays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat", nullptr};

constexpr CronField kFields[kCronFields] = {
    {"minute", 0, 59, nullptr},    {"hour", 0, 23, nullptr},         {"day of month", 1, 31, nullptr},
    {"month", 1, 12, &kMonths[0]}, {"day of week", 0, 7, &kDays[0]},
};

constexpr qsizetype kMostDigits = 4;

Error wrong(const CronField &field, const QString &what)
{
    return {Error::Kind::BadRequest, QLatin1StringView(field.name) + u": "_s + what};
}

bool isNumber(QStringView text)
{
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return !text.isEmpty() && text.size() <= kMostDigits;
}

Result<int> number(const CronField &field, QStringView text)
{
    if (text.isEmpty())
        return wrong(field, u"a number is missing"_s);
    if (!isNumber(text)) {
        for (int at = 0; field.words && field.words[at]; ++at) {
            if (text.compare(QLatin1StringView(field.words[at]), Qt::CaseInsensitive) == 0)
                return field.first + at;
        }
        return wrong(field,
                     field.words ? u"\"%1\" is neither a number nor a name such as \"%2\""_s.arg(
                         text.toString(), QLatin1StringView(field.words[0]))
                                 : u"\"%1\" is not a number"_s.arg(text));
    }
    const int value = text.toInt();
    if (value < field.first)
        return wrong(field, u"%1 is less than %2"_s.arg(value).arg(field.first));
    if (value > field.last)
        return wrong(field, u"%1 is more than %2"_s.arg(value).arg(field.last));
    return value;
}

/// `*`, `a` or `a-b`, each with `/n` or without.
Result<void> addPart(const CronField &field, QStringView part, CronFieldValue &value)
{
    if (part.isEmpty())
        return wrong(field, u"a part of the list is empty"_s);
    const auto slash = part.indexOf(u'/');
    const auto range = slash < 0 ? part : part.first(slash);
    int step = 1;
    if (slash >= 0) {
        const auto text = part.sliced(slash + 1);
        if (!isNumber(text))
            return wrong(field, u"the step \"%1\" is not a number"_s.arg(text));
        step = text.toInt();
        if (step == 0)
            return wrong(field, u"a step of 0 comes nowhere"_s);
        if (step > field.last)
            return wrong(field, u"a step of %1 is more than %2"_s.arg(step).arg(field.last));
    }
    int from = field.first;
    int to = field.last;
    if (range != u"*") {
        const auto dash = range.indexOf(u'-');
        const auto begin = number(field, dash < 0 ? range : range.first(dash));
        if (!begin)
            return begin.error();
        from = begin.value();
        if (dash >= 0) {
            const auto end = number(field, range.sliced(dash + 1));
            if (!end)
                return end.error();
            to = end.value();
            if (&field == &kFields[kDayOfWeek] && to == 0 && from > 0) // fri-sun
                to = 7;
            if (to < from)
                return wrong(field, u"the range %1 ends before it begins"_s.arg(range));
        } else if (slash < 0) {
            to = from;
        }
    }
    for (int at = from; at <= to; at += step)
        value.numbers.set(std::size_t(at));
    return {};
}

} // namespace

const CronField &cronField(int index)
{
    return kFields[index];
}

Result<CronFieldValue> parseCronField(const CronField &field, QStringView text)
{
    CronFieldValue value;
    value.isStar = text.startsWith(u'*');
    for (;;) {
        const auto comma = text.indexOf(u',');
        const auto added = addPart(field, comma < 0 ? text : text.first(comma), value);
        if (!added)
            return added.error();
        if (comma < 0)
            return value;
        text = text.sliced(comma + 1);
    }
}

} // namespace coroscope::tasks
