#include "server/http/http_date.h"

#include "server/http/ascii.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace coroscope {

namespace {

// Not strftime: names of days and months must be English whatever the locale is.
constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kLongDays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Takes an HTTP-date apart from its front; every method says whether it found what it takes.
class DateReader {
public:
    explicit DateReader(QByteArrayView text)
        : m_rest(text)
    {
    }
    bool literal(QByteArrayView text)
    {
        if (!m_rest.startsWith(text))
            return false;
        m_rest = m_rest.sliced(text.size());
        return true;
    }
    template<std::size_t N>
    bool name(const std::array<const char *, N> &names, int &index)
    {
        for (std::size_t i = 0; i < N; ++i) {
            if (literal(names[i])) {
                index = int(i);
                return true;
            }
        }
        return false;
    }
    bool number(int digits, int &value)
    {
        if (m_rest.size() < digits)
            return false;
        value = 0;
        for (int i = 0; i < digits; ++i) {
            if (!isDigit(m_rest[i]))
                return false;
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest = m_rest.sliced(digits);
        return true;
    }
    bool time(std::tm &to)
    {
        return number(2, to.tm_hour) && literal(":") && number(2, to.tm_min) && literal(":") && number(2, to.tm_sec);
    }
    bool isAtEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
};

std::optional<std::int64_t> secondsOf(std::tm date)
{
    static constexpr std::array kLengths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.tm_mday < 1 || date.tm_mday > kLengths[std::size_t(date.tm_mon)] || date.tm_hour > 23 || date.tm_min > 59
        || date.tm_sec > 60) // a leap second
        return std::nullopt;
    const int day = date.tm_mday;
    const int leap = date.tm_sec == 60 ? 1 : 0;
    date.tm_sec -= leap;
    const auto second = std::int64_t(timegm(&date));
    return date.tm_mday == day ? std::optional(second + leap) : std::nullopt; // else there is no 29 February then
}

} // namespace

std::optional<std::int64_t> parseHttpDate(QByteArrayView text, std::int64_t now)
{
    text = trimmedOws(text);
    int day = 0;
    std::tm date{};
    {
        DateReader read(text); // Sun, 06 Nov 1994 08:49:37 GMT
        int year = 0;
        if (read.name(kDays, day) && read.literal(", ") && read.number(2, date.tm_mday) && read.literal(" ")
            && read.name(kMonths, date.tm_mon) && read.literal(" ") && read.number(4, year) && read.literal(" ")
            && read.time(date) && read.literal(" GMT") && read.isAtEnd()) {
            date.tm_year = year - 1900;
            return secondsOf(date);
        }
    }
    date = {};
    {
        DateReader read(text); // Sunday, 06-Nov-94 08:49:37 GMT
        int year = 0;
        if (read.name(kLongDays, day) && read.literal(", ") && read.number(2, date.tm_mday) && read.literal("-")
            && read.name(kMonths, date.tm_mon) && read.literal("-") && read.number(2, year) && read.literal(" ")
            && read.time(date) && read.literal(" GMT") && read.isAtEnd()) {
            const std::time_t today = now;
            std::tm current{};
            gmtime_r(&today, &current);
            date.tm_year = current.tm_year / 100 * 100 + year;
            // What seems to be more than 50 years ahead is past (§5.6.7).
            if (date.tm_year > current.tm_year + 50)
                date.tm_year -= 100;
            return secondsOf(date);
        }
    }
    date = {};
    DateReader read(text); // Sun Nov  6 08:49:37 1994
    int year = 0;
    if (read.name(kDays, day) && read.literal(" ") && read.name(kMonths, date.tm_mon) && read.literal(" ")
        && (read.literal(" ") ? read.number(1, date.tm_mday) : read.number(2, date.tm_mday)) && read.literal(" ")
        && read.time(date) && read.literal(" ") && read.number(4, year) && read.isAtEnd()) {
        date.tm_year = year - 1900;
        return secondsOf(date);
    }
    return std::nullopt;
}

int writeHttpDate(char (&text)[32], std::int64_t second)
{
    const std::time_t time = second;
    std::tm utc{};
    gmtime_r(&time, &utc);
    return std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[std::size_t(utc.tm_wday % 7)],
                         utc.tm_mday % 100, kMonths[std::size_t(utc.tm_mon % 12)], (1900 + utc.tm_year) % 10000,
                         utc.tm_hour % 100, utc.tm_min % 100, utc.tm_sec % 100);
}

QByteArray httpDate(std::int64_t second)
{
    char text[32] = {};
    const int size = writeHttpDate(text, second);
    return QByteArray(text, size);
}

} // namespace coroscope
