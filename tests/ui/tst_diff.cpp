#include "tests/ui/records.h"
#include "ui/diff/diff_model.h"
#include "ui/diff/exchange_diff.h"
#include "ui/diff/json_diff.h"
#include "ui/diff/text_diff.h"
#include "ui/json_reader.h"
#include "ui/secrets.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;

Q_DECLARE_METATYPE(std::vector<int>)

namespace {

using Token = JsonReader::Token;

/// Longest common subsequence by the plain table: what the shortest edit must reach.
int commonLength(const std::vector<int> &a, const std::vector<int> &b)
{
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j)
            table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
    return table[a.size()][b.size()];
}

/// Stretches have no gap, equal ones are equal, and no two of a kind follow each other.
bool isScript(const std::vector<DiffStretch> &script, const std::vector<int> &a, const std::vector<int> &b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    const DiffStretch *before = nullptr;
    for (const DiffStretch &s : script) {
        if (s.aBegin != i || s.bBegin != j || (before && before->kind == s.kind))
            return false;
        if (s.kind == DiffStretch::Kind::Equal
            && (s.aEnd - s.aBegin != s.bEnd - s.bBegin
                || !std::equal(a.begin() + s.aBegin, a.begin() + s.aEnd, b.begin() + s.bBegin)))
            return false;
        i = s.aEnd;
        j = s.bEnd;
        before = &s;
    }
    return i == qsizetype(a.size()) && j == qsizetype(b.size());
}

int equalLength(const std::vector<DiffStretch> &script)
{
    int length = 0;
    for (const DiffStretch &s : script)
        length += s.kind == DiffStretch::Kind::Equal ? int(s.aEnd - s.aBegin) : 0;
    return length;
}

QStringList words(const JsonDiff &diff)
{
    QStringList list;
    for (const JsonChange &c : diff.changes) {
        const QString mark = c.kind == JsonChange::Kind::Added ? QStringLiteral("+")
            : c.kind == JsonChange::Kind::Removed              ? QStringLiteral("-")
                                                               : QStringLiteral("~");
        list += QStringLiteral("%1%2 %3|%4").arg(mark, c.path, c.before, c.after);
    }
    return list;
}

const DiffSection &sectionOf(const std::vector<DiffSection> &sections, DiffSection::Id id)
{
    return *std::find_if(sections.begin(), sections.end(), [id](const DiffSection &s) { return s.id == id; });
}

QStringList words(const DiffSection &section)
{
    QStringList list;
    for (const DiffRow &row : section.rows) {
        static const char *marks = "=+-~#.";
        list += QStringLiteral("%1%2 %3|%4").arg(QLatin1Char(marks[int(row.kind)])).arg(row.name, row.a, row.b);
    }
    return list;
}

DiffSide side(const QByteArray &target = "/", const HeaderList &fields = {}, const QByteArray &body = {})
{
    DiffSide s;
    s.method = "GET";
    s.target = QString::fromUtf8(target);
    s.status = 200;
    s.request.fields = fields;
    s.response.body = body;
    s.response.bodyBytes = quint64(body.size());
    return s;
}

} // namespace

class TestDiff final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto good
            = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text << true << 0 << 0; };
        const auto bad = [](const char *name, const QByteArray &text, int line, int column) {
            QTest::newRow(name) << text << false << line << column;
        };
        good("object", "{\"a\": [1, -2.5e+3, true, false, null], \"b\": {}, \"c\": []}");
        good("scalar", " 12 ");
        good("escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\té😀\"]");
        good("byte order mark", "\xEF\xBB\xBF[]");
        good("raw UTF-8", "[\"é…\"]");
        good("deep", QByteArray(9'000, '[') + QByteArray(9'000, ']'));
        bad("nothing", "", 1, 1);
        bad("too deep", QByteArray(10'001, '[') + QByteArray(10'001, ']'), 1, 10'001);
        bad("open object", "{\"a\": 1", 1, 8);
        bad("comma at the end", "[1,\n 2,\n]", 3, 1);
        bad("comma in an object", "{\"a\": 1,}", 1, 9);
        bad("no colon", "{\"a\" 1}", 1, 6);
        bad("single quotes", "{'a': 1}", 1, 2);
        bad("two values", "[] []", 1, 4);
        bad("leading zero", "[012]", 1, 3);
        bad("no digits", "[1.]", 1, 4);
        bad("plus", "[+1]", 1, 2);
        bad("word", "[truth]", 1, 2);
        bad("control character", QByteArray("[\"a\tb\"]"), 1, 4);
        bad("unknown escape", "[\"\\x\"]", 1, 3);
        bad("short escape", "[\"\\u12\"]", 1, 3);
        bad("columns are characters", "[\"é\" 1]", 1, 6);
        bad("open string", "\n[\"abc", 2, 6);
    }

    void readsJson()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        JsonReader reader(text);
        while (reader.token() != Token::End && reader.token() != Token::Fault)
            reader.next();
        QCOMPARE(reader.token(), good ? Token::End : Token::Fault);
        QCOMPARE(reader.message().isEmpty(), good);
        if (good)
            return;
        QTEST(reader.line(), "line");
        QTEST(reader.column(), "column");
        QCOMPARE(reader.next(), Token::Fault); // it stays there
    }

    void agreesWithQtOnRandomTexts()
    {
        QRandomGenerator random(7);
        const QByteArray alphabet = "{}[]\",:0123.-eE \\nt\"tru\"fals\"null";
        int good = 0;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray text
                = random.bounded(2) ? "{\"a\": [1, \"b\", {\"c\": null}], \"d\": -0.5e1}" : "[[], {}, \"x\", 10]";
            for (int edits = random.bounded(3); edits > 0; --edits)
                text[random.bounded(int(text.size()))] = alphabet[random.bounded(int(alphabet.size()))];
            JsonReader reader(text);
            while (reader.token() != Token::End && reader.token() != Token::Fault)
                reader.next();
            QVERIFY(reader.offset() <= text.size());
            QJsonParseError error;
            QJsonDocument::fromJson(text, &error);
            const bool mine = reader.token() == Token::End;
            // Qt takes control characters in strings, and numbers such as 01 and 1e; RFC 8259 does not.
            if (mine)
                QVERIFY2(error.error == QJsonParseError::NoError, text.constData());
            good += mine ? 1 : 0;
        }
        QVERIFY(good > 1000);
    }

    void unquotes()
    {
        QCOMPARE(JsonReader::unquoted("\"a\\\"b\\\\\\u00e9\\ud83d\\ude00\\n\""), QStringLiteral("a\"b\\é😀\n"));
        QCOMPARE(JsonReader::unquoted("\"\\ud83dx\""), QString(QChar(0xFFFD)) + u'x');
    }

    void valuesAreBytes()
    {
        const QByteArray text = "{\"log\": {\"entries\": [{\"a\": 1}, [2 ], \"x\"]}, \"z\": 0}";
        JsonReader reader(text);
        QStringList values;
        while (reader.next() != Token::End && reader.token() != Token::Fault) {
            if (reader.token() != Token::Key || reader.string() != QStringLiteral("entries"))
                continue;
            reader.next();
            while (reader.next() != Token::EndArray)
                values += QString::fromUtf8(reader.value());
        }
        QCOMPARE(reader.token(), Token::End);
        QCOMPARE(values, QStringList({QStringLiteral("{\"a\": 1}"), QStringLiteral("[2 ]"), QStringLiteral("\"x\"")}));
    }

    void shortestEdit_data()
    {
        QTest::addColumn<std::vector<int>>("a");
        QTest::addColumn<std::vector<int>>("b");
        using V = std::vector<int>;
        QTest::newRow("both empty") << V{} << V{};
        QTest::newRow("equal") << V{1, 2, 3} << V{1, 2, 3};
        QTest::newRow("all new") << V{} << V{1, 2};
        QTest::newRow("all gone") << V{1, 2} << V{};
        QTest::newRow("inserted") << V{1, 2, 3} << V{1, 9, 2, 3};
        QTest::newRow("replaced") << V{1, 2, 3} << V{4, 5};
        QTest::newRow("Myers' own") << V{1, 2, 3, 1, 2, 2, 1} << V{3, 2, 1, 2, 1, 3};
        QTest::newRow("repeats") << V{1, 1, 1, 1} << V{1, 1};
    }

    void shortestEdit()
    {
        QFETCH(std::vector<int>, a);
        QFETCH(std::vector<int>, b);
        const auto script = diffSequences(a, b);
        QVERIFY(isScript(script, a, b));
        QCOMPARE(equalLength(script), commonLength(a, b));
    }

    void shortestEditOfRandomSequences()
    {
        QRandomGenerator random(20'240'611);
        for (int i = 0; i < 3000; ++i) {
            std::vector<int> a(std::size_t(random.bounded(25)));
            std::vector<int> b(std::size_t(random.bounded(25)));
            const int kinds = 1 + random.bounded(8);
            for (auto *v : {&a, &b})
                std::generate(v->begin(), v->end(), [&] { return random.bounded(kinds); });
            const auto script = diffSequences(a, b);
            QVERIFY(isScript(script, a, b));
            QCOMPARE(equalLength(script), commonLength(a, b));
            QVERIFY(isScript(diffSequences(a, b, 2), a, b)); // bounded: not the shortest, but right
        }
    }

    void unlikeSequencesEndSoon()
    {
        // A quarter of a million items, none in common but a few anchors.
        std::vector<int> a;
        std::vector<int> b;
        for (int i = 0; i < 250'000; ++i) {
            a.push_back(i % 50'000 == 49'999 ? -i : 2 * i);
            b.push_back(i % 50'000 == 49'999 ? -i : 2 * i + 1);
        }
        const auto script = diffSequences(a, b);
        QVERIFY(isScript(script, a, b));
        QCOMPARE(equalLength(script), 5); // the anchors were found although all else differs
    }

    void linesHaveNoEnds()
    {
        const auto lines = [](const QString &text) {
            QStringList list;
            for (const QStringView line : linesOf(text))
                list += line.toString();
            return list;
        };
        QCOMPARE(lines(QStringLiteral("a\r\nb\n\nc")),
                 QStringList({QStringLiteral("a"), QStringLiteral("b"), QString(), QStringLiteral("c")}));
        QCOMPARE(lines(QStringLiteral("a\n")), QStringList(QStringLiteral("a")));
        QCOMPARE(lines(QString()), QStringList());
    }

    void json_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QStringList>("changes");
        const auto row = [](const char *name, const char *a, const char *b, QStringList changes) {
            QTest::newRow(name) << QByteArray(a) << QByteArray(b) << changes;
        };
        row("order of members", "{\"a\": 1, \"b\": 2}", "{\"b\":2,\"a\":1}", {});
        row("escapes", "[\"A\"]", "[\"A\"]", {});
        row("1 is 1.0", "[1, 100]", "[1.0, 1e2]", {});
        row("-0", "[0]", "[-0]", {});
        row("digits beyond a double", "[12345678901234567890]", "[12345678901234567891]",
            {QStringLiteral("~$[0] 12345678901234567890|12345678901234567891")});
        row("changed", "{\"a\": {\"b\": 1}}", "{\"a\": {\"b\": 2}}", {QStringLiteral("~$.a.b 1|2")});
        row("kinds", "{\"a\": 1}", "{\"a\": \"1\"}", {QStringLiteral("~$.a 1|\"1\"")});
        row("null is not absent", "{\"a\": null}", "{}", {QStringLiteral("-$.a null|")});
        row("member names", "{\"a b\": 1, \"x\\\"y\": 2, \"\": 3}", "{}",
            {QStringLiteral("-$[\"a b\"] 1|"), QStringLiteral("-$[\"x\\\"y\"] 2|"), QStringLiteral("-$[\"\"] 3|")});
        row("inserted in front", "[{\"id\": 1}, {\"id\": 2}]", "[{\"id\": 0}, {\"id\": 1}, {\"id\": 2}]",
            {QStringLiteral("+$[0] |{\"id\": 0}")});
        row("inside an element", "[{\"id\": 1, \"n\": \"a\"}, {\"id\": 2}]", "[{\"id\": 1, \"n\": \"b\"}, {\"id\": 2}]",
            {QStringLiteral("~$[0].n \"a\"|\"b\"")});
        row("moved and changed", "[9, {\"n\": 1}, 5]", "[{\"n\": 2}, 5]",
            {QStringLiteral("~$[0] 9|{\"n\": 2}"), QStringLiteral("-$[1] {\"n\": 1}|")});
        row("same name twice", "{\"a\": 1, \"a\": 2}", "{\"a\": 1, \"a\": 3}", {QStringLiteral("~$.a 2|3")});
        row("whole", "1", "[1]", {QStringLiteral("~$ 1|[1]")});
    }

    void json()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        const auto diff = diffJson(a, b);
        QVERIFY(diff.has_value());
        QTEST(words(*diff), "changes");
    }

    void notJson()
    {
        QVERIFY(!diffJson("{", "{}"));
        QVERIFY(!diffJson("{}", ""));
        const QByteArray deep = QByteArray(600, '[') + QByteArray(600, ']');
        QVERIFY(!diffJson(deep, deep));
    }

    void manyChangesAreBounded()
    {
        QByteArray a = "[";
        QByteArray b = "[";
        for (int i = 0; i < 30'000; ++i) {
            a += QByteArray::number(2 * i) + ',';
            b += QByteArray::number(2 * i + 1) + ',';
        }
        const auto diff = diffJson(a + "0]", b + "1]");
        QVERIFY(diff.has_value());
        QVERIFY(!diff->complete);
        QCOMPARE(diff->changes.size(), JsonDiff::kMaxChanges);
    }

    void fieldsHaveNoOrder()
    {
        const auto sections = compareExchanges(
            side("/", {{"Host", "a"}, {"Accept", "*/*"}, {"X-Old", "1"}, {"Via", "one"}, {"Via", "two"}}),
            side("/", {{"accept", "*/*"}, {"via", "two"}, {"HOST", "b"}, {"X-New", "2"}, {"Via", "three"}}), false);
        QCOMPARE(words(sectionOf(sections, DiffSection::Id::RequestFields)),
                 QStringList({QStringLiteral("~Host a|b"), QStringLiteral("=Accept */*|*/*"),
                              QStringLiteral("-X-Old 1|"), QStringLiteral("~Via one|three"),
                              QStringLiteral("=Via two|two"), QStringLiteral("+X-New |2")}));
        QCOMPARE(sectionOf(sections, DiffSection::Id::RequestFields).differences, 4);
    }

    void secretsAreComparedAndMasked()
    {
        const DiffSide a = side("/x?api_key=k1k1&q=1", {{"Authorization", "Bearer aaa"}, {"Cookie", "s=1"}});
        const DiffSide b = side("/x?api_key=k2k2&q=1", {{"Authorization", "Bearer bbb"}, {"Cookie", "s=1"}});
        const auto masked = compareExchanges(a, b, false);
        const auto fields = words(sectionOf(masked, DiffSection::Id::RequestFields));
        QCOMPARE(fields.first(), QStringLiteral("~Authorization Bearer ••••••••|Bearer ••••••••"));
        QCOMPARE(fields.last(), QStringLiteral("=Cookie ••••••••|••••••••"));
        QCOMPARE(words(sectionOf(masked, DiffSection::Id::Query)).first(),
                 QStringLiteral("~api_key ••••••••|••••••••"));
        const QString text = diffText(masked, a, b, false);
        QVERIFY(!text.contains(QStringLiteral("aaa")) && !text.contains(QStringLiteral("k1k1")));
        const auto revealed = compareExchanges(a, b, true);
        QCOMPARE(words(sectionOf(revealed, DiffSection::Id::RequestFields)).first(),
                 QStringLiteral("~Authorization Bearer aaa|Bearer bbb"));
    }

    void theQueryIsComparedByParameter()
    {
        const auto sections = compareExchanges(side("/users?limit=10&q=a%20b&tag=x&tag=y"),
                                               side("/users?q=a+b&limit=20&tag=y&tag=z"), false);
        QCOMPARE(words(sectionOf(sections, DiffSection::Id::Query)),
                 QStringList({QStringLiteral("~limit 10|20"), QStringLiteral("=q a b|a b"), QStringLiteral("~tag x|z"),
                              QStringLiteral("=tag y|y")}));
        QCOMPARE(sectionOf(sections, DiffSection::Id::General).differences, 0); // the path is the same
    }

    void bodies_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char *name, const QByteArray &a, const QByteArray &b, const char *summary,
                            QStringList rows) { QTest::newRow(name) << a << b << QString::fromUtf8(summary) << rows; };
        row("none", {}, {}, "none", {});
        row("equal", "abc", "abc", "equal, 3 B", {});
        row("JSON", "{\"a\":1}", "{\"a\":2}", "1 difference", {QStringLiteral("~$.a 1|2")});
        row("JSON, spaces only", "{\"a\":1}", "{ \"a\": 1 }", "equal as JSON, written differently", {});
        row("lines", "one\ntwo\nthree\n", "one\n2\nthree\nfour\n", "2 differences",
            {QStringLiteral("=1 | 1 one|one"), QStringLiteral("~2 | 2 two|2"), QStringLiteral("=3 | 3 three|three"),
             QStringLiteral("+  | 4 |four")});
        row("bytes", QByteArray("\x89PNG\0\1", 6), QByteArray("\x89PNG\0\2\3", 7), "1 difference",
            {QStringLiteral("~From byte 5 (0x5) 01|02 03")});
        row("one is the start of the other", QByteArray("\0a", 2), QByteArray("\0", 1), "1 difference",
            {QStringLiteral("~From byte 1 (0x1) 61|(its end)")});
        row("only one has a body", {}, "hello", "1 difference", {QStringLiteral("+  | 1 |hello")});
    }

    void bodies()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        const auto sections = compareExchanges(side("/", {}, a), side("/", {}, b), false);
        const DiffSection &body = sectionOf(sections, DiffSection::Id::ResponseBody);
        QTEST(words(body), "rows");
        QTEST(QString(body.summary)
                  .replace(QStringLiteral("difference(s)"),
                           body.differences == 1 ? QStringLiteral("difference") : QStringLiteral("differences")),
              "summary");
    }

    void equalLinesAreFolded()
    {
        QByteArray a;
        for (int i = 0; i < 100; ++i)
            a += "line " + QByteArray::number(i) + '\n';
        QByteArray b = a;
        b.replace("line 50\n", "other\n");
        const auto sections = compareExchanges(side("/", {}, a), side("/", {}, b), false);
        const DiffSection &body = sectionOf(sections, DiffSection::Id::ResponseBody);
        QCOMPARE(body.rows.size(), 9u); // a note, three lines, the change, three lines, a note
        QCOMPARE(body.rows.front().kind, DiffRow::Kind::Gap);
        QVERIFY(body.rows.front().note.startsWith(QStringLiteral("47 ")));
        QCOMPARE(body.rows[4].name, QStringLiteral("51 | 51"));
        QVERIFY(body.rows.back().note.startsWith(QStringLiteral("46 ")));
    }

    void cutBodiesSaySo()
    {
        DiffSide a = side("/", {}, "abc");
        a.response.bodyBytes = 100'000;
        DiffSide b = side("/", {}, "abd");
        const auto sections = compareExchanges(a, b, false);
        const DiffSection &body = sectionOf(sections, DiffSection::Id::ResponseBody);
        QCOMPARE(body.rows.front().kind, DiffRow::Kind::Gap);
        QVERIFY(body.rows.front().note.contains(QStringLiteral("Only the beginning was kept")));
        QCOMPARE(body.differences, 1);
    }

    void encodedBodiesAreBytes()
    {
        DiffSide a = side("/", {}, "{\"a\":1}");
        DiffSide b = side("/", {}, "{\"a\":2}");
        a.response.encoding = b.response.encoding = "gzip";
        const auto sections = compareExchanges(a, b, false);
        QVERIFY(sectionOf(sections, DiffSection::Id::ResponseBody)
                    .rows.front()
                    .name.startsWith(QStringLiteral("From byte 5")));
    }

    void phasesSumToTheTotal()
    {
        const auto record = finalRecord({.length = 30, .waitFrom = 5, .waitTo = 25, .blocked = 2});
        const DiffSide a = DiffSide::of(*record, someRoutes(), at(100));
        nanoseconds sum{0};
        for (const auto &[name, length] : a.phases)
            sum += length;
        QCOMPARE(sum, a.total);
        QCOMPARE(a.total, nanoseconds(milliseconds(30)));
        QCOMPARE(a.route, QStringLiteral("/plaintext"));
        QCOMPARE(a.version, QStringLiteral("HTTP/1.1"));

        const DiffSide b = DiffSide::of(*finalRecord({.length = 45}), someRoutes(), at(100));
        const auto sections = compareExchanges(a, b, false);
        const DiffSection &phases = sectionOf(sections, DiffSection::Id::Phases);
        QCOMPARE(phases.differences, 0); // figures, not differences
        QCOMPARE(phases.rows.back().note, QStringLiteral("+15.0 ms (+50 %)"));
    }

    void theModelIsATree()
    {
        DiffModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSections(compareExchanges(side("/a?x=1", {{"A", "1"}, {"B", "1"}}, "{\"a\":1,\"b\":2}"),
                                           side("/b?x=1", {{"A", "1"}, {"B", "2"}}, "{\"a\":1,\"b\":3}"), false));
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.differences().size(), 3);
        const QModelIndex fields = model.sectionIndex(DiffSection::Id::RequestFields);
        QCOMPARE(model.rowCount(fields), 1); // only what differs
        QCOMPARE(model.index(0, DiffModel::BColumn, fields).data().toString(), QStringLiteral("2"));
        model.setOnlyDifferences(false);
        QCOMPARE(model.rowCount(model.sectionIndex(DiffSection::Id::RequestFields)), 2);
        QCOMPARE(model.differences().size(), 3);
        for (const QModelIndex &index : model.differences())
            QVERIFY(index.parent().isValid());
        for (int c = 0; c < DiffModel::ColumnCount; ++c)
            QVERIFY(!model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        model.setSections({});
        QCOMPARE(model.rowCount(), 0);
    }

    void masksParameters()
    {
        QCOMPARE(maskedTarget(QStringLiteral("/x?api_key=abc&q=1&Access-Token=z")),
                 QStringLiteral("/x?api_key=••••••••&q=1&Access-Token=••••••••"));
        QCOMPARE(maskedTarget(QStringLiteral("/x?n=3&page=2")), QStringLiteral("/x?n=3&page=2"));
        QCOMPARE(maskedTarget(QStringLiteral("/x")), QStringLiteral("/x"));
    }
};

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
