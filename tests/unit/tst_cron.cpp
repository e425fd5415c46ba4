#include "server/tasks/cron.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace coroscope;
using namespace coroscope::tasks;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

WallMs at(const QByteArray &iso)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs);
    Q_ASSERT(time.isValid());
    return time.toMSecsSinceEpoch();
}
QByteArray text(WallMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(u"yyyy-MM-ddTHH:mmZ").toLatin1();
}
QByteArray text(std::optional<WallMs> time)
{
    return time ? text(*time) : QByteArray("never");
}
QByteArrayList texts(const std::vector<WallMs> &times)
{
    QByteArrayList list;
    for (const auto time : times)
        list.append(text(time));
    return list;
}
CronExpression cron(const QString &expression)
{
    auto parsed = CronExpression::parse(expression);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().detail));
    return std::move(parsed).value();
}
/// Debian 13 has old names of zones in a package of their own.
bool isInstalled(const char *zone)
{
    return QFile::exists(u"/usr/share/zoneinfo/"_s + QLatin1StringView(zone));
}

QTimeZone zone(const QByteArray &name)
{
    const QTimeZone zone = scheduleZone(name);
    Q_ASSERT(zone.isValid());
    return zone;
}

/// Both ways: what next() gives one after the other, last() has to give in the opposite order.
QByteArrayList backwards(const CronExpression &expression, WallMs since, WallMs until, const QTimeZone &zone)
{
    QByteArrayList list;
    while (const auto time = expression.last(until, since, zone)) {
        list.prepend(text(*time));
        until = *time - 1;
    }
    return list;
}

Schedule every(milliseconds interval, const char *created)
{
    Schedule schedule;
    schedule.interval = interval;
    schedule.createdAt = at(created);
    return schedule;
}
Schedule byCron(const char *expression, const char *zone)
{
    Schedule schedule;
    schedule.cron = QString::fromLatin1(expression);
    schedule.timeZone = zone;
    return schedule;
}

} // namespace

/// When schedules come: the grammar of cron, both changes of the clock, times that were missed.
class TestCron final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const char *expression, const char *error) {
            QTest::newRow(name) << QString::fromLatin1(expression) << QString::fromLatin1(error);
        };
        row("nothing", "",
            "a cron expression has 5 fields (minute, hour, day of month, month, day of week), this has 0");
        row("four", "* * * *",
            "a cron expression has 5 fields (minute, hour, day of month, month, day of week), this has 4");
        row("six", "0 * * * * *",
            "a cron expression has 5 fields (minute, hour, day of month, month, day of week), this has 6");
        row("minute 60", "60 * * * *", "minute: 60 is more than 59");
        row("hour 24", "0 24 * * *", "hour: 24 is more than 23");
        row("day 0", "0 0 0 * *", "day of month: 0 is less than 1");
        row("day 32", "0 0 32 * *", "day of month: 32 is more than 31");
        row("month 0", "0 0 1 0 *", "month: 0 is less than 1");
        row("month 13", "0 0 1 13 *", "month: 13 is more than 12");
        row("weekday 8", "0 0 * * 8", "day of week: 8 is more than 7");
        row("no number", "x * * * *", "minute: \"x\" is not a number");
        row("a sign", "-1 * * * *", "minute: a number is missing");
        row("a plus", "+1 * * * *", "minute: \"+1\" is not a number");
        row("a fraction", "1.5 * * * *", "minute: \"1.5\" is not a number");
        row("a huge number", "99999999999 * * * *", "minute: \"99999999999\" is not a number");
        row("no month", "0 0 1 foo *", "month: \"foo\" is neither a number nor a name such as \"jan\"");
        row("a whole word", "0 0 * * monday", "day of week: \"monday\" is neither a number nor a name such as \"sun\"");
        row("a month for a day", "0 0 * * jan", "day of week: \"jan\" is neither a number nor a name such as \"sun\"");
        row("backwards", "30-10 * * * *", "minute: the range 30-10 ends before it begins");
        row("backwards days", "0 0 * * fri-tue", "day of week: the range fri-tue ends before it begins");
        row("open range", "0 8- * * *", "hour: a number is missing");
        row("two dashes", "0 8-9-10 * * *", "hour: \"9-10\" is not a number");
        row("empty in a list", "1,,2 * * * *", "minute: a part of the list is empty");
        row("end of a list", "1, * * * *", "minute: a part of the list is empty");
        row("step 0", "*/0 * * * *", "minute: a step of 0 comes nowhere");
        row("step too far", "*/60 * * * *", "minute: a step of 60 is more than 59");
        row("no step", "*/ * * * *", "minute: the step \"\" is not a number");
        row("two steps", "*/2/3 * * * *", "minute: the step \"2/3\" is not a number");
        row("a star range", "*-5 * * * *", "minute: \"*\" is not a number");
        row("last day", "0 0 L * *", "day of month: \"L\" is not a number");
        row("question mark", "0 0 ? * *", "day of month: \"?\" is not a number");
        row("@reboot", "@reboot",
            "\"@reboot\" is unknown; there are @hourly, @daily, @midnight, @weekly, @monthly, @yearly and @annually");
        row("digits of another script", "\xb2 * * * *", "minute: \"\xb2\" is not a number");
        row("too long", QByteArray(501, '*').constData(), "a cron expression has at most 500 characters");
    }
    void says()
    {
        QFETCH(QString, expression);
        QFETCH(QString, error);
        const auto parsed = CronExpression::parse(expression);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::BadRequest);
        QCOMPARE(parsed.error().detail, error);
    }

    void comes_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("times");
        const auto row = [](const char *expression, const char *after, const char *times) {
            QTest::newRow(expression) << QString::fromLatin1(expression) << QByteArray(after) << QByteArray(times);
        };
        // 2026-01-01 is a Thursday.
        row("* * * * *", "2026-01-01T00:00:00.000Z", "2026-01-01T00:01Z 2026-01-01T00:02Z");
        row("\t* *  * * * ", "2026-01-01T00:00:59.999Z", "2026-01-01T00:01Z 2026-01-01T00:02Z");
        row("0 * * * *", "2026-12-31T22:59:59.999Z", "2026-12-31T23:00Z 2027-01-01T00:00Z");
        row("*/15 9-10 * * *", "2026-01-01T09:20:00Z",
            "2026-01-01T09:30Z 2026-01-01T09:45Z 2026-01-01T10:00Z 2026-01-01T10:15Z 2026-01-01T10:30Z "
            "2026-01-01T10:45Z 2026-01-02T09:00Z");
        row("10-40/15,59 0 * * *", "2026-01-01T00:00:00Z",
            "2026-01-01T00:10Z 2026-01-01T00:25Z 2026-01-01T00:40Z 2026-01-01T00:59Z 2026-01-02T00:10Z");
        row("40/10 0 * * *", "2026-01-01T00:00:00Z", "2026-01-01T00:40Z 2026-01-01T00:50Z 2026-01-02T00:40Z");
        row("0 12 * * 0", "2026-01-01T00:00:00Z", "2026-01-04T12:00Z 2026-01-11T12:00Z");
        row("1 12 * * 7", "2026-01-01T00:00:00Z", "2026-01-04T12:01Z 2026-01-11T12:01Z");
        row("2 12 * * SUN", "2026-01-01T00:00:00Z", "2026-01-04T12:02Z 2026-01-11T12:02Z");
        row("0 12 * * Fri-Sun", "2026-01-01T00:00:00Z",
            "2026-01-02T12:00Z 2026-01-03T12:00Z 2026-01-04T12:00Z 2026-01-09T12:00Z");
        row("0 12 * * 5-7/2", "2026-01-01T00:00:00Z", "2026-01-02T12:00Z 2026-01-04T12:00Z 2026-01-09T12:00Z");
        row("0 0 1 jan,Jul *", "2026-01-01T00:00:00Z", "2026-07-01T00:00Z 2027-01-01T00:00Z");
        row("0 0 31 * *", "2026-01-01T00:00:00Z",
            "2026-01-31T00:00Z 2026-03-31T00:00Z 2026-05-31T00:00Z 2026-07-31T00:00Z 2026-08-31T00:00Z "
            "2026-10-31T00:00Z 2026-12-31T00:00Z 2027-01-31T00:00Z");
        // Both day fields restricted: one of them is enough. With a star in one of them, both have to fit.
        row("0 0 13 * 5", "2026-01-01T00:00:00Z",
            "2026-01-02T00:00Z 2026-01-09T00:00Z 2026-01-13T00:00Z 2026-01-16T00:00Z");
        row("0 0 */10 * 5", "2026-01-01T00:00:00Z", "2026-05-01T00:00Z 2026-07-31T00:00Z 2026-08-21T00:00Z");
        row("0 0 13 * */5", "2026-01-01T00:00:00Z", "2026-02-13T00:00Z 2026-03-13T00:00Z 2026-09-13T00:00Z");
        row("0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00Z 2032-02-29T00:00Z");
        row("0 1 29 2 *", "2096-03-01T00:00:00Z", "2104-02-29T01:00Z"); // 2100 is no leap year
        row("0 0 29 2 */7", "2088-03-01T00:00:00Z", "2128-02-29T00:00Z"); // a Sunday
        row("0 0 30 2 *", "2026-01-01T00:00:00Z", "never");
        row("0 0 31 4,6,9,11 *", "2026-01-01T00:00:00Z", "never");
        row("@hourly", "2026-01-01T00:00:00Z", "2026-01-01T01:00Z 2026-01-01T02:00Z");
        row("@daily", "2026-01-01T00:00:00Z", "2026-01-02T00:00Z 2026-01-03T00:00Z");
        row("@Midnight", "2026-01-01T00:00:00Z", "2026-01-02T00:00Z 2026-01-03T00:00Z");
        row(" @weekly ", "2026-01-01T00:00:00Z", "2026-01-04T00:00Z 2026-01-11T00:00Z");
        row("@monthly", "2026-01-01T00:00:00Z", "2026-02-01T00:00Z 2026-03-01T00:00Z");
        row("@yearly", "2026-01-01T00:00:00Z", "2027-01-01T00:00Z 2028-01-01T00:00Z");
        row("@annually", "2026-01-01T00:00:00Z", "2027-01-01T00:00Z 2028-01-01T00:00Z");
    }
    void comes()
    {
        QFETCH(QString, expression);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, times);
        const auto parsed = cron(expression);
        if (times == "never") {
            QCOMPARE(text(parsed.next(at(after), QTimeZone::utc())), times);
            return;
        }
        const auto expected = times.split(' ');
        const auto found = parsed.next(at(after), QTimeZone::utc(), int(expected.size()));
        QCOMPARE(texts(found), expected);
        QCOMPARE(backwards(parsed, at(after) + 1, found.back(), QTimeZone::utc()), expected);
    }

    void theClockChanges_data()
    {
        QTest::addColumn<QByteArray>("zoneName");
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("times");
        const auto row
            = [](const char *name, const char *zone, const char *expression, const char *after, const char *times) {
                  QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(expression) << QByteArray(after)
                                      << QByteArray(times);
              };
        // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00Z. 25 October: 03:00 becomes 02:00 at 01:00Z.
        row("a fixed time in the gap", "Europe/Berlin", "30 2 * * *", "2026-03-28T00:00:00Z",
            "2026-03-28T01:30Z 2026-03-29T01:00Z 2026-03-30T00:30Z");
        row("the gap's first minute", "Europe/Berlin", "0 2 * * *", "2026-03-28T12:00:00Z",
            "2026-03-29T01:00Z 2026-03-30T00:00Z");
        row("the gap's end", "Europe/Berlin", "0 3 * * *", "2026-03-28T12:00:00Z",
            "2026-03-29T01:00Z 2026-03-30T01:00Z");
        row("many in the gap are one", "Europe/Berlin", "*/10 2 * * *", "2026-03-29T00:00:00Z",
            "2026-03-29T01:00Z 2026-03-30T00:00Z 2026-03-30T00:10Z");
        row("in the gap and at its end", "Europe/Berlin", "0 2,3 * * *", "2026-03-29T00:00:00Z",
            "2026-03-29T01:00Z 2026-03-30T00:00Z 2026-03-30T01:00Z");
        row("a gap on another day", "Europe/Berlin", "30 2 * * 1", "2026-03-28T00:00:00Z",
            "2026-03-30T00:30Z 2026-04-06T00:30Z");
        row("every hour over the gap", "Europe/Berlin", "0 * * * *", "2026-03-28T23:30:00Z",
            "2026-03-29T00:00Z 2026-03-29T01:00Z 2026-03-29T02:00Z");
        row("every two hours over the gap", "Europe/Berlin", "0 */2 * * *", "2026-03-28T22:30:00Z",
            "2026-03-28T23:00Z 2026-03-29T02:00Z 2026-03-29T04:00Z");
        row("every half hour over the gap", "Europe/Berlin", "*/30 * * * *", "2026-03-29T00:00:00Z",
            "2026-03-29T00:30Z 2026-03-29T01:00Z 2026-03-29T01:30Z");
        row("a time that comes twice", "Europe/Berlin", "30 2 * * *", "2026-10-24T00:00:00Z",
            "2026-10-24T00:30Z 2026-10-25T00:30Z 2026-10-26T01:30Z");
        row("asked between the two", "Europe/Berlin", "30 2 * * *", "2026-10-25T01:10:00Z", "2026-10-26T01:30Z");
        row("after the second", "Europe/Berlin", "0 3 * * *", "2026-10-25T00:00:00Z",
            "2026-10-25T02:00Z 2026-10-26T02:00Z");
        row("every hour, also the one that comes twice", "Europe/Berlin", "0 * * * *", "2026-10-24T23:30:00Z",
            "2026-10-25T00:00Z 2026-10-25T01:00Z 2026-10-25T02:00Z");
        row("every two hours", "Europe/Berlin", "0 */2 * * *", "2026-10-24T21:30:00Z",
            "2026-10-24T22:00Z 2026-10-25T00:00Z 2026-10-25T01:00Z 2026-10-25T03:00Z");
        // New York, 8 March 2026: 02:00 becomes 03:00 at 07:00Z. 1 November: 02:00 becomes 01:00 at 06:00Z.
        row("New York's gap", "America/New_York", "15 2 * * *", "2026-03-07T12:00:00Z",
            "2026-03-08T07:00Z 2026-03-09T06:15Z");
        row("New York's hour that comes twice", "America/New_York", "15 1 * * *", "2026-10-31T12:00:00Z",
            "2026-11-01T05:15Z 2026-11-02T06:15Z");
        // Lord Howe, half an hour. 5 April 2026: 02:00 becomes 01:30 at 2026-04-04T15:00Z. 4 October: 02:00 becomes
        // 02:30 at 2026-10-03T15:30Z.
        row("half an hour twice", "Australia/Lord_Howe", "45 1 * * *", "2026-04-04T00:00:00Z",
            "2026-04-04T14:45Z 2026-04-05T15:15Z");
        row("every half hour, half an hour twice", "Australia/Lord_Howe", "*/30 * * * *", "2026-04-04T14:00:00Z",
            "2026-04-04T14:30Z 2026-04-04T15:00Z 2026-04-04T15:30Z");
        row("every hour, half an hour twice", "Australia/Lord_Howe", "0 * * * *", "2026-04-04T13:30:00Z",
            "2026-04-04T14:00Z 2026-04-04T15:30Z 2026-04-04T16:30Z");
        row("half an hour is skipped", "Australia/Lord_Howe", "15 2 * * *", "2026-10-03T00:00:00Z",
            "2026-10-03T15:30Z 2026-10-04T15:15Z");
        row("after half a gap", "Australia/Lord_Howe", "45 2 * * *", "2026-10-03T00:00:00Z",
            "2026-10-03T15:45Z 2026-10-04T15:45Z");
        row("every hour, half an hour skipped", "Australia/Lord_Howe", "0 * * * *", "2026-10-03T14:00:00Z",
            "2026-10-03T14:30Z 2026-10-03T16:00Z 2026-10-03T17:00Z");
        // Samoa had no 30 December 2011.
        row("a whole day is skipped", "Pacific/Apia", "0 9 30 12 *", "2011-12-01T00:00:00Z",
            "2011-12-30T10:00Z 2012-12-29T19:00Z");
        row("no change", "Asia/Kolkata", "0 9 * * *", "2026-01-01T00:00:00Z", "2026-01-01T03:30Z 2026-01-02T03:30Z");
        row("a year that no table has", "Europe/Berlin", "30 2 28-31 3 0", "2059-03-29T00:00:00Z",
            "2059-03-29T01:30Z 2059-03-30T01:00Z");
    }
    void theClockChanges()
    {
        QFETCH(QByteArray, zoneName);
        QFETCH(QString, expression);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, times);
        const auto parsed = cron(expression);
        const auto expected = times.split(' ');
        const auto found = parsed.next(at(after), zone(zoneName), int(expected.size()));
        QCOMPARE(texts(found), expected);
        QCOMPARE(backwards(parsed, at(after) + 1, found.back(), zone(zoneName)), expected);
    }

    /// Minute by minute through 2026, each asked by itself: it comes when the table says, and at no other time.
    void aYearByTheTable()
    {
        struct Row {
            const char *zone;
            const char *expression;
            QByteArrayList times;
        };
        const Row table[] = {
            {"Europe/Berlin",
             "15 10 1,15 * *",
             {"2026-01-01T09:15Z", "2026-01-15T09:15Z", "2026-02-01T09:15Z", "2026-02-15T09:15Z", "2026-03-01T09:15Z",
              "2026-03-15T09:15Z", "2026-04-01T08:15Z", "2026-04-15T08:15Z", "2026-05-01T08:15Z", "2026-05-15T08:15Z",
              "2026-06-01T08:15Z", "2026-06-15T08:15Z", "2026-07-01T08:15Z", "2026-07-15T08:15Z", "2026-08-01T08:15Z",
              "2026-08-15T08:15Z", "2026-09-01T08:15Z", "2026-09-15T08:15Z", "2026-10-01T08:15Z", "2026-10-15T08:15Z",
              "2026-11-01T09:15Z", "2026-11-15T09:15Z", "2026-12-01T09:15Z", "2026-12-15T09:15Z"}},
            {"America/New_York",
             "30 17 * 2,11 mon",
             {"2026-02-02T22:30Z", "2026-02-09T22:30Z", "2026-02-16T22:30Z", "2026-02-23T22:30Z", "2026-11-02T22:30Z",
              "2026-11-09T22:30Z", "2026-11-16T22:30Z", "2026-11-23T22:30Z", "2026-11-30T22:30Z"}},
            {"UTC",
             "0 0 13 * fri",
             {"2026-01-02T00:00Z", "2026-01-09T00:00Z", "2026-01-13T00:00Z", "2026-01-16T00:00Z", "2026-01-23T00:00Z",
              "2026-01-30T00:00Z", "2026-02-06T00:00Z", "2026-02-13T00:00Z", "2026-02-20T00:00Z", "2026-02-27T00:00Z",
              "2026-03-06T00:00Z", "2026-03-13T00:00Z", "2026-03-20T00:00Z", "2026-03-27T00:00Z", "2026-04-03T00:00Z",
              "2026-04-10T00:00Z", "2026-04-13T00:00Z", "2026-04-17T00:00Z", "2026-04-24T00:00Z", "2026-05-01T00:00Z",
              "2026-05-08T00:00Z", "2026-05-13T00:00Z", "2026-05-15T00:00Z", "2026-05-22T00:00Z", "2026-05-29T00:00Z",
              "2026-06-05T00:00Z", "2026-06-12T00:00Z", "2026-06-13T00:00Z", "2026-06-19T00:00Z", "2026-06-26T00:00Z",
              "2026-07-03T00:00Z", "2026-07-10T00:00Z", "2026-07-13T00:00Z", "2026-07-17T00:00Z", "2026-07-24T00:00Z",
              "2026-07-31T00:00Z", "2026-08-07T00:00Z", "2026-08-13T00:00Z", "2026-08-14T00:00Z", "2026-08-21T00:00Z",
              "2026-08-28T00:00Z", "2026-09-04T00:00Z", "2026-09-11T00:00Z", "2026-09-13T00:00Z", "2026-09-18T00:00Z",
              "2026-09-25T00:00Z", "2026-10-02T00:00Z", "2026-10-09T00:00Z", "2026-10-13T00:00Z", "2026-10-16T00:00Z",
              "2026-10-23T00:00Z", "2026-10-30T00:00Z", "2026-11-06T00:00Z", "2026-11-13T00:00Z", "2026-11-20T00:00Z",
              "2026-11-27T00:00Z", "2026-12-04T00:00Z", "2026-12-11T00:00Z", "2026-12-13T00:00Z", "2026-12-18T00:00Z",
              "2026-12-25T00:00Z"}},
            {"Australia/Lord_Howe",
             "45 1 */7 4,10 *", // 1, 8, 15, 22 and 29, the change of 5 April lies between
             {"2026-03-31T14:45Z", "2026-04-07T15:15Z", "2026-04-14T15:15Z", "2026-04-21T15:15Z", "2026-04-28T15:15Z",
              "2026-09-30T15:15Z", "2026-10-07T14:45Z", "2026-10-14T14:45Z", "2026-10-21T14:45Z", "2026-10-28T14:45Z"}},
        };
        const auto begin = at("2026-01-01T00:00:00Z");
        const auto end = at("2027-01-01T00:00:00Z");
        for (const auto &row : table) {
            const auto parsed = cron(QString::fromLatin1(row.expression));
            const auto where = zone(row.zone);
            QByteArrayList found;
            std::optional<WallMs> next = parsed.next(begin - 1, where);
            for (auto now = begin; now < end; now += 60'000) {
                if (next != now)
                    continue;
                found.append(text(now));
                next = parsed.next(now, where);
            }
            QCOMPARE(found, row.times);
            QCOMPARE(backwards(parsed, begin, end - 1, where), row.times);
        }
    }

    /// As many as there are minutes, hours and days, whatever the clocks do.
    void aYearCounted()
    {
        const auto begin = at("2026-01-01T00:00:00Z");
        const auto end = at("2027-01-01T00:00:00Z");
        const auto count = [&](const char *expression, const char *zoneName) {
            const auto parsed = cron(QString::fromLatin1(expression));
            const auto where = zone(zoneName);
            int times = 0;
            for (auto next = parsed.next(begin - 1, where); next && *next < end; next = parsed.next(*next, where))
                ++times;
            return times;
        };
        QCOMPARE(count("0 * * * *", "Europe/Berlin"), 365 * 24);
        QCOMPARE(count("*/15 * * * *", "America/New_York"), 365 * 24 * 4);
        QCOMPARE(count("30 2 * * *", "Europe/Berlin"), 365);
        QCOMPARE(count("15 2 * * *", "Australia/Lord_Howe"), 365);
        QCOMPARE(count("45 1 * * *", "Australia/Lord_Howe"), 365);
        QCOMPARE(count("0 9 * * 1-5", "Europe/Berlin"), 261);
        QCOMPARE(count("0 0 30 2 *", "UTC"), 0);
    }

    void zones()
    {
        QCOMPARE(scheduleZone(""), QTimeZone::utc());
        QCOMPARE(scheduleZone("UTC"), QTimeZone::utc());
        for (const char *name : {"Europe/Berlin", "Etc/UTC", "Asia/Kolkata", "America/New_York"})
            QVERIFY2(scheduleZone(name).isValid(), name);
        for (const char *name : {"Etc/GMT+5", "GMT", "CET", "EST5EDT", "Zulu", "US/Eastern", "Asia/Calcutta",
                                 "America/Argentina/ComodRivadavia"})
            QVERIFY2(scheduleZone(name).isValid() == isInstalled(name), name);
        for (const char *name : {"Europe/Nowhere",
                                 "CET-1CEST,M3.5.0,M10.5.0/3",
                                 "../../etc/passwd",
                                 "Europe",
                                 "berlin",
                                 "Europe/Berlin\n",
                                 "/usr/share/zoneinfo/UTC",
                                 "/UTC",
                                 "Europe/",
                                 "Europe//Berlin",
                                 ".",
                                 "../zoneinfo/UTC",
                                 "UTC+01:00",
                                 "UTC+1",
                                 "+01:00",
                                 "ABC5",
                                 "localtime",
                                 "posixrules",
                                 "posix/Europe/Berlin",
                                 "right/UTC",
                                 "leapseconds",
                                 "tzdata.zi",
                                 "zone.tab"})
            QVERIFY2(!scheduleZone(name).isValid(), name);
    }

    void oldNames()
    {
        const auto cron = CronExpression::parse(u"0 9 * * *"_s);
        QVERIFY(cron);
        const auto check = [&cron](const char *zone, const char *after, const char *expected) {
            if (isInstalled(zone))
                QCOMPARE(text(cron->next(at(after), scheduleZone(zone))), QByteArray(expected));
        };
        check("Etc/UTC", "2026-01-01T00:00:00Z", "2026-01-01T09:00Z");
        check("US/Eastern", "2026-07-01T00:00:00Z", "2026-07-01T13:00Z");
        check("US/Eastern", "2026-01-01T00:00:00Z", "2026-01-01T14:00Z");
        check("Asia/Calcutta", "2026-01-01T00:00:00Z", "2026-01-01T03:30Z");
        check("Zulu", "2026-01-01T00:00:00Z", "2026-01-01T09:00Z");
        check("Etc/GMT+5", "2026-01-01T00:00:00Z", "2026-01-01T14:00Z");
        check("CET", "2026-07-01T00:00:00Z", "2026-07-01T07:00Z");
    }

    void anInterval()
    {
        const auto schedule = every(90s, "2026-01-01T00:00:10Z");
        const auto created = schedule.createdAt;
        QCOMPARE(nextTime(schedule, created), created + 90'000);
        QCOMPARE(nextTime(schedule, created - 500'000), created + 90'000);
        QCOMPARE(nextTime(schedule, created + 89'999), created + 90'000);
        QCOMPARE(nextTime(schedule, created + 90'000), created + 180'000);
        QCOMPARE(nextTimes(schedule, created + 1, 3),
                 (std::vector<WallMs>{created + 90'000, created + 180'000, created + 270'000}));
        QVERIFY(!nextTime(Schedule{}, created));
        QVERIFY(!nextTime(byCron("0 0 30 2 *", "UTC"), created));
        QVERIFY(!nextTime(byCron("0 0 * * *", "Europe/Nowhere"), created));
        QVERIFY(!nextTime(byCron("nonsense", "UTC"), created));
    }

    void missed_data()
    {
        QTest::addColumn<int>("missed");
        QTest::addColumn<QByteArray>("nextAt");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("times");
        QTest::addColumn<QByteArray>("next");
        const auto row = [](const char *name, MissedRuns missed, const char *nextAt, const char *now, const char *times,
                            const char *next) {
            QTest::newRow(name) << int(missed) << QByteArray(nextAt) << QByteArray(now) << QByteArray(times)
                                << QByteArray(next);
        };
        const char *six = "2026-03-27T05:00:00Z"; // in Berlin
        for (const auto which : {MissedRuns::Skip, MissedRuns::Once, MissedRuns::All}) {
            row(qPrintable(u"not yet, %1"_s.arg(int(which))), which, six, "2026-03-27T04:59:59.999Z", "",
                "2026-03-27T05:00Z");
            row(qPrintable(u"at its time, %1"_s.arg(int(which))), which, six, six, "2026-03-27T05:00Z",
                "2026-03-28T05:00Z");
            row(qPrintable(u"a little late, %1"_s.arg(int(which))), which, six, "2026-03-27T05:00:30Z",
                "2026-03-27T05:00Z", "2026-03-28T05:00Z");
        }
        row("skip one", MissedRuns::Skip, six, "2026-03-27T05:00:30.001Z", "", "2026-03-28T05:00Z");
        row("skip three", MissedRuns::Skip, six, "2026-03-29T12:00:00Z", "", "2026-03-30T04:00Z");
        row("skip, just in time for the last", MissedRuns::Skip, six, "2026-03-29T04:00:10Z", "2026-03-29T04:00Z",
            "2026-03-30T04:00Z");
        row("once", MissedRuns::Once, six, "2026-03-29T12:00:00Z", "2026-03-29T04:00Z", "2026-03-30T04:00Z");
        row("all", MissedRuns::All, six, "2026-03-29T12:00:00Z",
            "2026-03-27T05:00Z 2026-03-28T05:00Z 2026-03-29T04:00Z", "2026-03-30T04:00Z");
        // The zone's rules were others when it was written down.
        row("all, from a time that is none", MissedRuns::All, "2026-03-27T05:30:00Z", "2026-03-29T12:00:00Z",
            "2026-03-27T05:30Z 2026-03-28T05:00Z 2026-03-29T04:00Z", "2026-03-30T04:00Z");
        row("once, from a time that is none", MissedRuns::Once, "2026-03-27T05:30:00Z", "2026-03-27T06:30:00Z",
            "2026-03-27T05:30Z", "2026-03-28T05:00Z");
    }
    void missed()
    {
        QFETCH(int, missed);
        QFETCH(QByteArray, nextAt);
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, times);
        QFETCH(QByteArray, next);
        auto schedule = byCron("0 6 * * *", "Europe/Berlin");
        schedule.missed = MissedRuns(missed);
        schedule.nextAt = at(nextAt);
        const auto due = dueTimes(schedule, at(now));
        QCOMPARE(texts(due.times).join(' '), times);
        QCOMPARE(text(due.next), next);
    }

    void oneThatNeverComesAgain()
    {
        auto schedule = byCron("0 0 30 2 *", "UTC");
        auto due = dueTimes(schedule, at("2026-01-01T00:00:00Z"));
        QVERIFY(due.times.empty() && !due.next);
        schedule.nextAt = at("2026-01-01T00:00:00Z");
        due = dueTimes(schedule, at("2026-01-01T00:00:01Z"));
        QCOMPARE(due.times, std::vector<WallMs>{*schedule.nextAt});
        QVERIFY(!due.next);
    }

    /// A year away, every second and every minute: no more than the bound, the newest of them, and at once.
    void muchMissed()
    {
        auto schedule = every(1s, "2025-01-01T00:00:00Z");
        schedule.missed = MissedRuns::All;
        schedule.nextAt = schedule.createdAt + 1'000;
        const auto now = at("2026-01-01T00:00:00.500Z");
        auto due = dueTimes(schedule, now);
        QCOMPARE(int(due.times.size()), Schedule::kMaxMissed);
        QCOMPARE(due.times.back(), now - 500);
        QCOMPARE(due.times.front(), now - 500 - 999'000);
        QCOMPARE(due.next, now + 500);

        schedule = byCron("* * * 1 *", "Europe/Berlin");
        schedule.missed = MissedRuns::All;
        schedule.nextAt = at("2025-01-01T00:00:00Z");
        due = dueTimes(schedule, at("2025-12-01T00:00:00Z"));
        QCOMPARE(int(due.times.size()), Schedule::kMaxMissed);
        QCOMPARE(text(due.times.back()), "2025-01-31T22:59Z");
        QCOMPARE(text(due.next), "2025-12-31T23:00Z");

        schedule.missed = MissedRuns::Once;
        due = dueTimes(schedule, at("2025-12-01T00:00:00Z"));
        QCOMPARE(texts(due.times), QByteArrayList{"2025-01-31T22:59Z"});
        schedule.missed = MissedRuns::Skip;
        due = dueTimes(schedule, at("2025-12-01T00:00:00Z"));
        QVERIFY(due.times.empty());
    }
};

QTEST_GUILESS_MAIN(TestCron)
#include "tst_cron.moc"
