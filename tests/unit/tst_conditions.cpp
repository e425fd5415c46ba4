#include "server/http/byte_ranges.h"
#include "server/http/entity_tag.h"
#include "server/http/http_date.h"
#include "server/http/media_types.h"
#include "server/http/preconditions.h"
#include "tests/unit/http_fixture.h"

#include <QtTest>

using namespace coroscope;
using namespace coroscope::test;
using Fields = QList<QPair<QByteArray, QByteArray>>;
using Verdict = Preconditions::Verdict;

/// Entity tags, dates, conditions and ranges, by the letter of RFC 9110.
class TestConditions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tagLists_data();
    void tagLists();
    void tagsOfBodies();
    void codings_data();
    void codings();
    void dates_data();
    void dates();
    void writesDates();
    void verdicts_data();
    void verdicts();
    void severalLines();
    void malformedFields();
    void matchedTags_data();
    void matchedTags();
    void ranges_data();
    void ranges();
    void mediaTypes_data();
    void mediaTypes();
};

void TestConditions::tagLists_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("isWellFormed");
    QTest::addColumn<QByteArrayList>("tags");
    const auto row = [](const char *name, const QByteArray &list, bool isWellFormed, const QByteArrayList &tags = {}) {
        QTest::newRow(name) << list << isWellFormed << tags;
    };
    row("one", R"("abc")", true, {"abc"});
    row("weak", R"(W/"abc")", true, {"W/abc"});
    row("empty tag", R"("")", true, {""});
    row("two", R"("a", "b")", true, {"a", "b"});
    row("no blanks", R"("a","b",W/"c")", true, {"a", "b", "W/c"});
    row("a comma in one", R"("a,b" , "c")", true, {"a,b", "c"});
    row("empty elements", R"(,, "a" , ,"b",)", true, {"a", "b"});
    row("nothing", "", true);
    row("any", "*", true);
    row("any, padded", " * ", true);
    row("high bytes", "\"\xC3\xA4\"", true, {"\xC3\xA4"});
    row("no quotes", "abc", false);
    row("open", R"("abc)", false);
    row("small w", R"(w/"abc")", false);
    row("blank within", R"("a b")", false);
    row("DEL within", "\"a\x7F\"", false);
    row("no comma", R"("a" "b")", false, {});
    row("any and one", R"(*, "a")", false);
    row("one and any", R"("a", *)", false, {"a"});
    row("a star in quotes is a tag", R"("*")", true, {"*"});
}

void TestConditions::tagLists()
{
    QFETCH(QByteArray, list);
    QFETCH(bool, isWellFormed);
    QFETCH(QByteArrayList, tags);
    QCOMPARE(EntityTagList::isWellFormed(list), isWellFormed);
    if (list.trimmed() == "*")
        return;
    EntityTagList reader(list);
    EntityTag tag;
    QByteArrayList found;
    while (reader.next(tag))
        found.append((tag.isWeak ? "W/" : "") + tag.opaque.toByteArray());
    QCOMPARE(found, tags);
    QCOMPARE(reader.isMalformed(), !isWellFormed);
    QVERIFY(!reader.next(tag));
}

void TestConditions::tagsOfBodies()
{
    // XXH3-64 of nothing, as its specification has it; so a tag is the same on every machine.
    QCOMPARE(strongTag(""), R"("2d06800538d394c2")");
    QVERIFY(strongTag("a") != strongTag("b"));
    QVERIFY(!parseEntityTag(strongTag("x")).opaque.isNull());
    QVERIFY(!parseEntityTag(strongTag("x")).isWeak);
}

void TestConditions::codings_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("gzip") << QByteArray("ab-gzip") << QByteArray("ab");
    QTest::newRow("br") << QByteArray("ab-br") << QByteArray("ab");
    QTest::newRow("zstd") << QByteArray("ab-zstd") << QByteArray("ab");
    QTest::newRow("deflate") << QByteArray("ab-deflate") << QByteArray("ab");
    QTest::newRow("none") << QByteArray("ab") << QByteArray("ab");
    QTest::newRow("unknown") << QByteArray("ab-lzma") << QByteArray("ab-lzma");
    QTest::newRow("one only") << QByteArray("ab-gzip-br") << QByteArray("ab-gzip");
}

void TestConditions::codings()
{
    QFETCH(QByteArray, tag);
    QTEST(withoutCoding(tag).toByteArray(), "plain");
}

void TestConditions::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("second"); // -1: it is none
    const auto row = [](const char *name, const char *text, qint64 second = -1) {
        QTest::newRow(name) << QByteArray(text) << second;
    };
    constexpr qint64 kRfc = 784111777; // the example of RFC 9110
    row("IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", kRfc);
    row("RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", kRfc);
    row("asctime", "Sun Nov  6 08:49:37 1994", kRfc);
    row("asctime, two digits", "Wed Nov 16 08:49:37 1994", kRfc + 10 * 86400);
    row("padded", "  Sun, 06 Nov 1994 08:49:37 GMT ", kRfc);
    row("RFC 850 in this century", "Thursday, 26-Nov-26 12:00:00 GMT", 1795694400);
    row("RFC 850 fifty years ahead", "Tuesday, 26-Nov-75 12:00:00 GMT", 3341995200);
    row("RFC 850 too far ahead", "Friday, 26-Nov-77 12:00:00 GMT", 249393600);
    row("leap second", "Fri, 30 Jun 1972 23:59:60 GMT", 78796800);
    row("29 February", "Thu, 29 Feb 2024 00:00:00 GMT", 1709164800);
    row("no 29 February", "Wed, 29 Feb 2023 00:00:00 GMT");
    row("day 31 of April", "Mon, 31 Apr 2023 00:00:00 GMT");
    row("hour 24", "Sun, 06 Nov 1994 24:00:00 GMT");
    row("another zone", "Sun, 06 Nov 1994 08:49:37 CET");
    row("an offset", "Sun, 06 Nov 1994 08:49:37 +0000");
    row("ISO", "1994-11-06T08:49:37Z");
    row("small letters", "sun, 06 nov 1994 08:49:37 gmt");
    row("one digit", "Sun, 6 Nov 1994 08:49:37 GMT");
    row("more behind it", "Sun, 06 Nov 1994 08:49:37 GMT; x");
    row("nothing", "");
    row("a number", "784111777");
}

void TestConditions::dates()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseHttpDate(text, 1795694400); // 26 November 2026
    QTEST(qint64(parsed.value_or(-1)), "second");
}

void TestConditions::writesDates()
{
    QCOMPARE(httpDate(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    for (const std::int64_t second : {std::int64_t(0), std::int64_t(951782399), std::int64_t(4102444799)})
        QCOMPARE(parseHttpDate(httpDate(second), 0), std::optional(second));
}

void TestConditions::verdicts_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<qint64>("modified"); // -1: unknown
    QTest::addColumn<bool>("exists");
    QTest::addColumn<Verdict>("verdict");
    const QByteArray at = "Sun, 06 Nov 1994 08:49:37 GMT";
    const QByteArray before = "Sun, 06 Nov 1994 08:49:36 GMT";
    const QByteArray after = "Sun, 06 Nov 1994 08:49:38 GMT";
    const auto row = [](const char *name, bool isRead, const Fields &fields, Verdict verdict,
                        const QByteArray &etag = R"("a")", qint64 modified = 784111777, bool exists = true) {
        QTest::newRow(name) << isRead << fields << etag << modified << exists << verdict;
    };
    constexpr auto P = Verdict::Proceed;
    constexpr auto N = Verdict::NotModified;
    constexpr auto F = Verdict::Failed;

    row("none", true, {}, P);
    // §13.1.2
    row("none-match: same", true, {{"If-None-Match", R"("a")"}}, N);
    row("none-match: other", true, {{"If-None-Match", R"("b")"}}, P);
    row("none-match: one of several", true, {{"If-None-Match", R"("x", W/"a", "y")"}}, N);
    row("none-match: weak comparison", true, {{"If-None-Match", R"(W/"a")"}}, N);
    row("none-match: current is weak", true, {{"If-None-Match", R"("a")"}}, N, R"(W/"a")");
    row("none-match: any", true, {{"If-None-Match", "*"}}, N);
    row("none-match: any, none there", true, {{"If-None-Match", "*"}}, P, "", -1, false);
    row("none-match: coded", true, {{"If-None-Match", R"("a-gzip")"}}, N);
    row("none-match: no tag known", true, {{"If-None-Match", R"("a")"}}, P, "");
    row("none-match: empty list", true, {{"If-None-Match", ""}}, P);
    row("none-match: a write", false, {{"If-None-Match", R"("a")"}}, F);
    row("none-match: a write of another", false, {{"If-None-Match", R"("b")"}}, P);
    row("none-match: create, there is one", false, {{"If-None-Match", "*"}}, F);
    row("none-match: create, none there", false, {{"If-None-Match", "*"}}, P, "", -1, false);
    row("none-match: small letters in its name", true, {{"if-none-match", R"("a")"}}, N);
    // §13.1.1
    row("match: same", false, {{"If-Match", R"("a")"}}, P);
    row("match: other", false, {{"If-Match", R"("b")"}}, F);
    row("match: one of several", false, {{"If-Match", R"("b", "a")"}}, P);
    row("match: weak never", false, {{"If-Match", R"(W/"a")"}}, F);
    row("match: current is weak", false, {{"If-Match", R"("a")"}}, F, R"(W/"a")");
    row("match: any", false, {{"If-Match", "*"}}, P);
    row("match: any, none there", false, {{"If-Match", "*"}}, F, "", -1, false);
    row("match: one, none there", false, {{"If-Match", R"("a")"}}, F, "", -1, false);
    row("match: coded", false, {{"If-Match", R"("a-br")"}}, P);
    row("match: empty list", false, {{"If-Match", ""}}, F);
    row("match: a read", true, {{"If-Match", R"("b")"}}, F);
    // §13.1.3
    row("since: at that time", true, {{"If-Modified-Since", at}}, N);
    row("since: later", true, {{"If-Modified-Since", after}}, N);
    row("since: earlier", true, {{"If-Modified-Since", before}}, P);
    row("since: time unknown", true, {{"If-Modified-Since", after}}, P, R"("a")", -1);
    row("since: no date", true, {{"If-Modified-Since", "yesterday"}}, P);
    row("since: two dates", true, {{"If-Modified-Since", after}, {"If-Modified-Since", after}}, P);
    row("since: a write", false, {{"If-Modified-Since", after}}, P);
    row("since: ignored beside a tag that differs", true, {{"If-None-Match", R"("b")"}, {"If-Modified-Since", after}},
        P);
    row("since: ignored beside a tag that is the same", true,
        {{"If-None-Match", R"("a")"}, {"If-Modified-Since", before}}, N);
    // §13.1.4
    row("unmodified: at that time", false, {{"If-Unmodified-Since", at}}, P);
    row("unmodified: earlier", false, {{"If-Unmodified-Since", before}}, F);
    row("unmodified: time unknown", false, {{"If-Unmodified-Since", before}}, P, R"("a")", -1);
    row("unmodified: no date", false, {{"If-Unmodified-Since", "x"}}, P);
    row("unmodified: ignored beside If-Match", false, {{"If-Match", R"("a")"}, {"If-Unmodified-Since", before}}, P);
    // §13.2.2
    row("match holds, then none-match", true, {{"If-Match", R"("a")"}, {"If-None-Match", R"("a")"}}, N);
    row("match fails before none-match", true, {{"If-Match", R"("b")"}, {"If-None-Match", R"("a")"}}, F);
    row("unmodified fails before none-match", true, {{"If-Unmodified-Since", before}, {"If-None-Match", R"("a")"}}, F);
    row("range is none of these", true, {{"If-Range", R"("b")"}}, P);
}

void TestConditions::verdicts()
{
    QFETCH(bool, isRead);
    QFETCH(Fields, fields);
    QFETCH(QByteArray, etag);
    QFETCH(qint64, modified);
    QFETCH(bool, exists);
    Validators current{exists, etag, {}};
    if (modified >= 0)
        current.lastModified = modified;
    const auto given = Preconditions::of(makeRequest(isRead ? "GET" : "PUT", "/", fields));
    QTEST(given.judge(current, isRead), "verdict");
}

void TestConditions::severalLines()
{
    const auto given = Preconditions::of(
        makeRequest("GET", "/", {{"If-None-Match", R"("a")"}, {"Accept", "*/*"}, {"If-None-Match", R"("b")"}}));
    QCOMPARE(given.judge({true, R"("b")", {}}, true), Verdict::NotModified);
    QCOMPARE(given.judge({true, R"("a")", {}}, true), Verdict::NotModified);
    QCOMPARE(given.judge({true, R"("c")", {}}, true), Verdict::Proceed);
    const auto both = Preconditions::of(makeRequest("GET", "/", {{"If-None-Match", "*"}, {"If-None-Match", R"("b")"}}));
    QCOMPARE(both.malformed().toByteArray(), "If-None-Match");
}

void TestConditions::malformedFields()
{
    const auto read = Preconditions::of(makeRequest("GET", "/", {{"If-None-Match", "a"}}));
    QCOMPARE(read.malformed().toByteArray(), "If-None-Match");
    QVERIFY(!read.isEmpty());
    QCOMPARE(read.judge({true, R"("a")", {}}, true), Verdict::Proceed); // as if it were not there
    const auto write = Preconditions::of(makeRequest("PUT", "/", {{"If-Match", R"("a)"}}));
    QCOMPARE(write.malformed().toByteArray(), "If-Match");
    QVERIFY(Preconditions::of(makeRequest("PUT", "/", {{"If-Modified-Since", "x"}})).malformed().isNull());
}

void TestConditions::matchedTags_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QByteArray>("matched");
    QTest::newRow("same") << QByteArray(R"("a")") << QByteArray(R"("a")") << QByteArray(R"("a")");
    QTest::newRow("coded") << QByteArray(R"("b", "a-gzip")") << QByteArray(R"("a")") << QByteArray(R"("a-gzip")");
    QTest::newRow("weakened on its way") << QByteArray(R"(W/"a-br")") << QByteArray(R"("a")")
                                         << QByteArray(R"("a-br")");
    QTest::newRow("weak") << QByteArray(R"(W/"a")") << QByteArray(R"(W/"a")") << QByteArray(R"(W/"a")");
    QTest::newRow("any") << QByteArray("*") << QByteArray(R"("a")") << QByteArray();
}

void TestConditions::matchedTags()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, current);
    const auto given = Preconditions::of(makeRequest("GET", "/", {{"If-None-Match", list}}));
    QTEST(given.matchedTag({true, current, {}}), "matched");
}

void TestConditions::ranges_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QByteArray>("expected"); // "whole", "416", or from+size of each part
    const auto row = [](const char *name, const QByteArray &field, const char *expected, qint64 size = 100) {
        QTest::newRow(name) << field << size << QByteArray(expected);
    };
    row("first byte", "bytes=0-0", "0+1");
    row("first half", "bytes=0-49", "0+50");
    row("last byte", "bytes=-1", "99+1");
    row("suffix", "bytes=-30", "70+30");
    row("suffix longer than all", "bytes=-500", "0+100");
    row("open", "bytes=90-", "90+10");
    row("all", "bytes=0-", "0+100");
    row("end beyond", "bytes=90-500", "90+10");
    row("huge end", "bytes=90-99999999999999999999999", "90+10");
    row("unit in capitals", "BYTES=0-9", "0+10");
    row("blanks", "bytes= 0-9 , 20-29", "0+10 20+10");
    row("blanks round the unit", "bytes =0-9", "0+10");
    row("several", "bytes=0-9,20-29,-5", "0+10 20+10 95+5");
    row("several, not in order", "bytes=50-59,0-9", "50+10 0+10");
    row("empty elements", "bytes=,0-9,,20-29,", "0+10 20+10");
    row("overlapping", "bytes=0-20,10-30", "0+31");
    row("touching", "bytes=0-9,10-19", "0+20");
    row("one in another", "bytes=10-90,20-30", "10+81");
    row("the same twice", "bytes=0-9,0-9", "0+10");
    row("a third joins two", "bytes=0-9,20-29,5-25", "0+30");
    row("satisfiable among others", "bytes=200-300,0-9,500-", "0+10");
    row("beyond the end", "bytes=100-", "416");
    row("far beyond", "bytes=99999999999999999999-", "416");
    row("no suffix", "bytes=-0", "416");
    row("all of them beyond", "bytes=100-200,300-,-0", "416");
    row("reversed", "bytes=9-0", "whole");
    row("reversed among others", "bytes=0-9,30-20", "whole");
    row("another unit", "lines=0-9", "whole");
    row("no unit", "0-9", "whole");
    row("nothing", "", "whole");
    row("no range", "bytes=", "whole");
    row("only commas", "bytes=,,", "whole");
    row("letters", "bytes=a-b", "whole");
    row("a dash only", "bytes=-", "whole");
    row("two dashes", "bytes=0--9", "whole");
    row("a sign", "bytes=+1-2", "whole");
    row("a blank within", "bytes=0 -9", "whole");
    row("a number only", "bytes=5", "whole");
    QByteArray many = "bytes=0-0";
    for (int i = 1; i < 32; ++i)
        many += ',' + QByteArray::number(3 * i) + '-' + QByteArray::number(3 * i);
    QTest::newRow("as many as may be") << many << qint64(1000) << QByteArray("32 parts");
    row("too many", many + ",990-990", "whole", 1000);
    row("empty file", "bytes=0-", "416", 0);
    row("empty file, suffix", "bytes=-5", "whole", 0);
    row("empty file, no suffix", "bytes=-0", "416", 0);
}

void TestConditions::ranges()
{
    QFETCH(QByteArray, field);
    QFETCH(qint64, size);
    QFETCH(QByteArray, expected);
    const auto parsed = ByteRanges::parse(field, size);
    QByteArray found = parsed.kind == ByteRanges::Kind::Whole ? "whole" : "416";
    if (parsed.kind == ByteRanges::Kind::Parts) {
        QByteArrayList parts;
        for (const ByteRange &part : parsed.parts)
            parts.append(QByteArray::number(qint64(part.from)) + '+' + QByteArray::number(qint64(part.size)));
        found = parts.size() > 5 ? QByteArray::number(parts.size()) + " parts" : parts.join(' ');
    }
    QCOMPARE(found, expected);
}

void TestConditions::mediaTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("index.html") << QByteArray("text/html; charset=utf-8");
    QTest::newRow("A.HTM") << QByteArray("text/html; charset=utf-8");
    QTest::newRow("app.min.js") << QByteArray("text/javascript; charset=utf-8");
    QTest::newRow("a.json") << QByteArray("application/json");
    QTest::newRow("a.svg") << QByteArray("image/svg+xml");
    QTest::newRow("a.woff2") << QByteArray("font/woff2");
    QTest::newRow("a.wasm") << QByteArray("application/wasm");
    QTest::newRow("README") << QByteArray("application/octet-stream");
    QTest::newRow("a.unknown") << QByteArray("application/octet-stream");
    QTest::newRow("html") << QByteArray("application/octet-stream");
    QTest::newRow("a.") << QByteArray("application/octet-stream");
}

void TestConditions::mediaTypes()
{
    QTEST(mediaTypeOf(QTest::currentDataTag()), "type");
}

QTEST_GUILESS_MAIN(TestConditions)
#include "tst_conditions.moc"
