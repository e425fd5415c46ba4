#include "server/http/event_stream.h"
#include "server/outbound/event_parser.h"

#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Events = std::vector<ServerEvent>;
Q_DECLARE_METATYPE(Events)

namespace {

ServerEvent message(const QByteArray &data, const QByteArray &id = {})
{
    return {"message", data, id};
}

} // namespace

/// Interpreting an event stream as HTML §9.2.6 has it; rows with the examples of the standard, and with what the
/// platform tests of browsers (eventsource/format-*) look at.
class TestEventParser final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stream_data();
    void stream();
    void retry_data();
    void retry();
    void lastId();
    void bounds();
    void whatIsWrittenIsRead();
};

void TestEventParser::stream_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Events>("events");

    const auto row
        = [](const char *name, const QByteArray &text, const Events &events) { QTest::newRow(name) << text << events; };
    row("empty", "", {});
    row("standard: one of three lines", "data: YHOO\ndata: +2\ndata: 10\n\n", {message("YHOO\n+2\n10")});
    row("standard: comment, ids",
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        {message("first event", "1"), message("second event"), message(" third event")});
    row("standard: empty data, two events", "data\n\ndata\ndata\n\ndata:", {message(""), message("\n")});
    row("standard: with and without space", "data:test\n\ndata: test\n\n", {message("test"), message("test")});
    row("CR", "data: a\rdata: b\r\rdata: c\r\r", {message("a\nb"), message("c")});
    row("CRLF", "data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n", {message("a\nb"), message("c")});
    row("mixed ends", "data: a\r\ndata: b\rdata: c\n\r\ndata: d\n\n", {message("a\nb\nc"), message("d")});
    row("LF CR are two ends", "data: a\n\rdata: b\n\n", {message("a"), message("b")});
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {message("a")});
    row("two byte order marks",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: a\n\ndata: b\n\n",
        {message("b")});
    row("byte order mark later",
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\ndata: c\n\n",
        {message("a"), message("c")});
    row("byte order mark alone on its line", "\xEF\xBB\xBF\ndata: a\n\n", {message("a")});
    row("named", "event: tick\ndata: 1\n\ndata: 2\n\n", {{"tick", "1", ""}, message("2")});
    row("name again", "event: a\nevent: b\ndata: 1\n\n", {{"b", "1", ""}});
    row("empty name", "event: a\nevent\ndata: 1\n\n", {message("1")});
    row("name without data does not stay", "event: a\n\ndata: 1\n\n", {message("1")});
    row("id without data is kept", "id: 7\n\ndata: 1\n\n", {message("1", "7")});
    row("id stays", "id: 7\ndata: 1\n\ndata: 2\n\n", {message("1", "7"), message("2", "7")});
    row("id is taken back", "id: 7\ndata: 1\n\nid\ndata: 2\n\n", {message("1", "7"), message("2")});
    row("id with NUL is ignored", "id: 7\ndata: 1\n\nid: a\0b\ndata: 2\n\n"_ba, {message("1", "7"), message("2", "7")});
    row("data with NUL", "data: a\0b\n\n"_ba, {message("a\0b"_ba)});
    row("comments", ":\n:data: x\n: y\ndata: 1\n:\ndata: 2\n\n:\n\n", {message("1\n2")});
    row("unknown fields", "dat: x\ndata : x\n data: x\nDATA: x\ndatax\ndata: 1\n\n", {message("1")});
    row("space is taken once", "data:  x \n\n", {message(" x ")});
    row("tab is no space", "data:\tx\n\n", {message("\tx")});
    row("colons", "data:a:b: c\n\n", {message("a:b: c")});
    row("empty lines of data", "data\ndata: \ndata:\n\n", {message("\n\n")});
    row("UTF-8", "event: größe\ndata: ok…\n\n", {{"größe", "ok…", ""}});
    row("cut off in a line", "data: a\n\ndata: b", {message("a")});
    row("cut off before its end", "data: a\n\ndata: b\n", {message("a")});
    row("many empty lines", "\n\n\ndata: a\n\n\n\n", {message("a")});
}

void TestEventParser::stream()
{
    QFETCH(QByteArray, text);
    QFETCH(Events, events);
    const auto show = [](const Events &list) {
        QByteArray shown;
        for (const ServerEvent &event : list)
            shown += '[' + event.name + '|' + event.data.toPercentEncoding() + '|' + event.id + ']';
        return shown;
    };

    EventParser whole;
    Events got;
    QVERIFY(whole.read(text, got));
    QCOMPARE(show(got), show(events));

    // The same where it comes in two pieces, at each place, and byte by byte.
    for (qsizetype at = 0; at <= text.size(); ++at) {
        EventParser parser;
        got.clear();
        QVERIFY(parser.read(QByteArrayView(text).first(at), got));
        QVERIFY(parser.read(QByteArrayView(text).sliced(at), got));
        QCOMPARE(show(got), show(events));
        QCOMPARE(parser.lastId(), whole.lastId());
    }
    EventParser parser;
    got.clear();
    for (const char byte : text)
        QVERIFY(parser.read(QByteArrayView(&byte, 1), got));
    QCOMPARE(show(got), show(events));
}

void TestEventParser::retry_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("wanted"); // -1: none
    QTest::newRow("none") << "data: 1\n\n"_ba << -1;
    QTest::newRow("number") << "retry: 2500\n"_ba << 2500;
    QTest::newRow("no space") << "retry:0\n"_ba << 0;
    QTest::newRow("at once, without an empty line") << "retry: 7\ndata: x"_ba << 7;
    QTest::newRow("the last one") << "retry: 7\nretry: 8\n\n"_ba << 8;
    QTest::newRow("nonsense changes nothing")
        << "retry: 7\nretry: 8a\nretry: -1\nretry\nretry:  9\nretry: 1.5\n"_ba << 7;
    QTest::newRow("more than fits") << "retry: 99999999999999999999999999\n"_ba << std::numeric_limits<int>::max();
}

void TestEventParser::retry()
{
    QFETCH(QByteArray, text);
    QFETCH(int, wanted);
    EventParser parser;
    Events events;
    QVERIFY(parser.read(text, events));
    QCOMPARE(parser.retry() ? int(parser.retry()->count()) : -1, wanted);
}

void TestEventParser::lastId()
{
    EventParser parser("before");
    Events events;
    QCOMPARE(parser.lastId(), "before");
    QVERIFY(parser.read("data: 1\n\nid: now\ndata: 2\n", events));
    QCOMPARE(events, Events{message("1", "before")}); // as browsers do
    QCOMPARE(parser.lastId(), "before"); // that event has not ended
    QVERIFY(parser.read("\n", events));
    QCOMPARE(parser.lastId(), "now");
    QVERIFY(parser.read("id\n\n", events));
    QCOMPARE(parser.lastId(), "");
    QCOMPARE(events.size(), std::size_t(2));
}

void TestEventParser::bounds()
{
    const QByteArray megabyte(1024 * 1024, 'x');
    Events events;
    EventParser line;
    QVERIFY(line.read("data: 1\n\ndata: ", events));
    bool goesOn = true;
    for (int i = 0; i < 17 && goesOn; ++i)
        goesOn = line.read(megabyte, events);
    QVERIFY(!goesOn && line.isTooLarge());
    QVERIFY(!line.read("\n\ndata: 2\n\n", events));
    QCOMPARE(events, Events{message("1")});

    EventParser lines;
    goesOn = true;
    for (int i = 0; i < 17 && goesOn; ++i)
        goesOn = lines.read("data: " + megabyte + '\n', events);
    QVERIFY(!goesOn);

    // What is just within them is read.
    EventParser fits;
    QVERIFY(fits.read("data: " + QByteArray(15 * 1024 * 1024, 'y') + "\n\n", events));
    QCOMPARE(events.back().data.size(), 15 * 1024 * 1024);
}

void TestEventParser::whatIsWrittenIsRead()
{
    const QByteArrayList datas{"", "one", "a\nb", "a\r\nb\rc", "\n", " led by a space", ": no comment", "end\n"};
    QByteArray text = eventRetryLine();
    for (const auto &data : datas) {
        appendEvent(text, "event", QByteArray::number(data.size()), data);
        text += eventPingLine();
    }
    EventParser parser;
    Events events;
    QVERIFY(parser.read(text, events));
    QCOMPARE(parser.retry(), std::optional<std::chrono::milliseconds>(kEventRetry));
    QCOMPARE(qsizetype(events.size()), datas.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        QByteArray data = datas[qsizetype(i)];
        QCOMPARE(events[i].data, data.replace("\r\n", "\n").replace('\r', '\n'));
        QCOMPARE(events[i].id, QByteArray::number(datas[qsizetype(i)].size()));
        QCOMPARE(events[i].name, "event");
    }
}

QTEST_GUILESS_MAIN(TestEventParser)
#include "tst_event_parser.moc"
