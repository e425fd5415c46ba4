#include "server/db/instant.h"

#include <array>

namespace coroscope::db {

namespace {

constexpr qint64 kDay = 86'400'000;
constexpr qint64 kEpochJulianDay = 2'440'588; // 1970-01-01

/// A QTimeZone makes it slower on Qt 6.4, Qt::UTC is deprecated on 6.8.
QDateTime utcAt(qint64 milliseconds)
{
    static const QDateTime epoch = QDateTime::fromMSecsSinceEpoch(0).toUTC();
    return epoch.addMSecs(milliseconds);
}

/// Reads a text from its start; once something is missing, all that follows is too.
class Reader {
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i) {
            const char16_t c = peek();
            if (c < u'0' || c > u'9')
                return fail();
            value = value * 10 + (c - u'0');
            ++m_at;
        }
        return value;
    }
    /// Of a second, cut to milliseconds.
    int fraction()
    {
        if (peek() != u'.')
            return 0;
        ++m_at;
        int value = 0;
        int digits = 0;
        for (; peek() >= u'0' && peek() <= u'9'; ++m_at, ++digits) {
            if (digits < 3)
                value = value * 10 + (peek() - u'0');
        }
        if (digits == 0)
            return fail();
        for (; digits < 3; ++digits)
            value *= 10;
        return value;
    }
    bool skip(char16_t c)
    {
        const bool found = peek() == c;
        m_at += found ? 1 : 0;
        return found;
    }
    void expect(char16_t c)
    {
        if (!skip(c))
            fail();
    }
    int fail()
    {
        m_ok = false;
        return 0;
    }
    bool isOk() const { return m_ok; }
    bool atEnd() const { return m_at == m_text.size(); }

private:
    char16_t peek() const { return m_at < m_text.size() ? m_text[m_at].unicode() : char16_t(0); }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_ok = true;
};

/// In minutes: Z, +HH, +HH:MM.
int offset(Reader &reader)
{
    if (reader.skip(u'Z') || reader.skip(u'z'))
        return 0;
    const int sign = reader.skip(u'-') ? -1 : 1;
    if (sign > 0)
        reader.expect(u'+');
    const int hours = reader.number(2);
    const int minutes = reader.skip(u':') ? reader.number(2) : 0;
    if (hours > 23 || minutes > 59)
        reader.fail();
    return sign * (hours * 60 + minutes);
}

using Text = std::array<char, 24>; // 2026-01-31T09:30:00.250Z

void put(char *to, int digits, int value)
{
    for (int i = digits; i-- > 0; value /= 10)
        to[i] = char('0' + value % 10);
}

bool format(const QDateTime &moment, Text &to)
{
    if (!moment.isValid())
        return false;
    const qint64 time = moment.toMSecsSinceEpoch();
    const qint64 days = time / kDay - (time % kDay < 0 ? 1 : 0);
    int rest = int(time - days * kDay);
    int year = 0;
    int month = 0;
    int day = 0;
    QDate::fromJulianDay(days + kEpochJulianDay).getDate(&year, &month, &day);
    if (year < 1 || year > 9999)
        return false;
    to = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0',
          '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z'};
    put(to.data(), 4, year);
    put(to.data() + 5, 2, month);
    put(to.data() + 8, 2, day);
    put(to.data() + 20, 3, rest % 1000);
    rest /= 1000;
    put(to.data() + 17, 2, rest % 60);
    rest /= 60;
    put(to.data() + 14, 2, rest % 60);
    put(to.data() + 11, 2, rest / 60);
    return true;
}

} // namespace

std::optional<QDateTime> parseInstant(QStringView text)
{
    Reader reader(text);
    const int year = reader.number(4);
    reader.expect(u'-');
    const int month = reader.number(2);
    reader.expect(u'-');
    const int day = reader.number(2);
    if (!reader.skip(u'T') && !reader.skip(u't'))
        reader.expect(u' ');
    const int hour = reader.number(2);
    reader.expect(u':');
    const int minute = reader.number(2);
    reader.expect(u':');
    const int second = reader.number(2);
    const int fraction = reader.fraction();
    const int minutes = offset(reader);
    if (!reader.isOk() || !reader.atEnd() || year < 1 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const QDate date(year, month, day);
    if (!date.isValid())
        return std::nullopt;
    const qint64 seconds = (hour * 60 + minute - minutes) * 60LL + second;
    const qint64 time = (date.toJulianDay() - kEpochJulianDay) * kDay + seconds * 1000 + fraction;
    return utcAt(time);
}

QDateTime utcMoment(const QDateTime &moment)
{
    if (moment.timeSpec() != Qt::LocalTime || !moment.date().isValid())
        return moment.toUTC();
    return utcAt((moment.date().toJulianDay() - kEpochJulianDay) * kDay + moment.time().msecsSinceStartOfDay());
}

QString instantText(const QDateTime &moment)
{
    Text text;
    return format(moment, text) ? QString::fromLatin1(text.data(), qsizetype(text.size())) : QString();
}

void appendInstant(QByteArray &text, const QDateTime &moment)
{
    Text digits;
    if (format(moment, digits))
        text.append(digits.data(), qsizetype(digits.size()));
}

} // namespace coroscope::db
