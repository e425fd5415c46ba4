#include "tests/support/codings.h"
#include "ui/content/content_analysis.h"
#include "ui/content/json_table_model.h"
#include "ui/content/json_tree_model.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

ContentAnalysis analysed(const QByteArray &bytes, const QByteArray &type = {}, const QByteArray &coding = {})
{
    return analyseContent({bytes, type, coding, 0, false});
}

QString highlighted(const QString &text, TextLanguage language)
{
    const auto document = makeTextDocument(text, language);
    QString out;
    const auto tokens = document->tokens(0, quint32(text.size()));
    for (const TextToken &token : tokens)
        out += QString(qsizetype(token.length), QLatin1Char(".nsdwc"[int(token.style)]));
    return out;
}

} // namespace

/// What the content views stand on: decoding, telling what it is, the JSON tree and its models, search, highlighting.
class TestContentParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("coded");
        QTest::addColumn<QByteArray>("field");
        const QByteArray text = plain();
        QTest::newRow("gzip") << gzip(text) << "gzip"_ba;
        QTest::newRow("x-gzip") << gzip(text) << "X-GZIP"_ba;
        QTest::newRow("gzip of two members") << gzip(text.first(1000)) + gzip(text.sliced(1000)) << "gzip"_ba;
        QTest::newRow("deflate with zlib's header") << deflated(text, 15) << "deflate"_ba;
        QTest::newRow("raw deflate") << deflated(text, -15) << "deflate"_ba;
        QTest::newRow("br") << brotli(text) << "br"_ba;
        QTest::newRow("zstd") << zstd(text) << "zstd"_ba;
        QTest::newRow("two, in order") << brotli(gzip(text)) << "gzip, br"_ba;
        QTest::newRow("identity") << text << "identity"_ba;
        QTest::newRow("none") << text << ""_ba;
    }
    void decodes()
    {
        QFETCH(QByteArray, coded);
        QFETCH(QByteArray, field);
        const DecodedContent decoded = decodeContent(coded, field);
        QCOMPARE(decoded.end, DecodedContent::End::Whole);
        QCOMPARE(decoded.bytes, plain());
    }

    void decodesWhatItCan_data()
    {
        QTest::addColumn<QByteArray>("coded");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<DecodedContent::End>("end");
        using End = DecodedContent::End;
        const QByteArray text = plain();
        const QByteArray zipped = gzip(text);
        QTest::newRow("gzip cut") << zipped.first(zipped.size() / 2) << "gzip"_ba << End::Cut;
        QTest::newRow("gzip cut in its trailer") << zipped.chopped(3) << "gzip"_ba << End::Cut;
        QByteArray damaged = zipped;
        damaged[damaged.size() - 6] = char(damaged[damaged.size() - 6] ^ 0x55);
        QTest::newRow("gzip, wrong checksum") << damaged << "gzip"_ba << End::Damaged;
        const QByteArray br = brotli(text);
        QTest::newRow("br cut") << br.first(br.size() - 5) << "br"_ba << End::Cut;
        const QByteArray zst = zstd(text);
        QTest::newRow("zstd cut") << zst.first(zst.size() - 5) << "zstd"_ba << End::Cut;
    }
    void decodesWhatItCan()
    {
        QFETCH(QByteArray, coded);
        QFETCH(QByteArray, field);
        QFETCH(DecodedContent::End, end);
        const DecodedContent decoded = decodeContent(coded, field);
        QCOMPARE(decoded.end, end);
        QCOMPARE(decoded.coding, field);
        QVERIFY(plain().startsWith(decoded.bytes));
    }

    void refusesToDecode()
    {
        DecodedContent decoded = decodeContent("no gzip at all", "gzip");
        QCOMPARE(decoded.end, DecodedContent::End::Damaged);
        QVERIFY(decoded.bytes.isEmpty());
        decoded = decodeContent("as it came", "rot13");
        QCOMPARE(decoded.end, DecodedContent::End::Unknown);
        QCOMPARE(decoded.bytes, "as it came"_ba);
    }

    void bombsAreCapped_data()
    {
        QTest::addColumn<QByteArray>("coded");
        QTest::addColumn<QByteArray>("field");
        const QByteArray zeros(40 * 1024 * 1024, '\0');
        QTest::newRow("gzip") << gzip(zeros) << "gzip"_ba;
        QTest::newRow("gzip in gzip") << gzip(gzip(zeros)) << "gzip, gzip"_ba;
        QTest::newRow("br") << brotli(zeros) << "br"_ba;
        QTest::newRow("zstd") << zstd(zeros) << "zstd"_ba;
    }
    void bombsAreCapped()
    {
        QFETCH(QByteArray, coded);
        QFETCH(QByteArray, field);
        QVERIFY(coded.size() < 64 * 1024);
        constexpr qsizetype kCap = 3'000'000;
        const DecodedContent decoded = decodeContent(coded, field, kCap);
        QCOMPARE(decoded.end, DecodedContent::End::TooLarge);
        QCOMPARE(decoded.bytes.size(), kCap);
    }

    void tellsWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<ContentKind>("kind");
        QTest::addColumn<bool>("isText");
        QTest::newRow("empty") << ""_ba
                               << "text/plain"_ba << ContentKind::Empty << false;
        QTest::newRow("JSON") << "{}"_ba
                              << "application/json"_ba << ContentKind::Json << true;
        QTest::newRow("JSON of a problem") << "{}"_ba
                                           << "application/problem+json; x=y"_ba << ContentKind::Json << true;
        QTest::newRow("JSON that says nothing") << " [1]"_ba
                                                << ""_ba << ContentKind::Json << true;
        QTest::newRow("JSON as text") << "{\"a\":1}"_ba
                                      << "text/plain"_ba << ContentKind::Json << true;
        QTest::newRow("claims JSON") << "{oops"_ba
                                     << "application/json"_ba << ContentKind::Json << true;
        QTest::newRow("text with a brace") << "{oops"_ba
                                           << "text/plain"_ba << ContentKind::Text << true;
        QTest::newRow("NDJSON") << "{}\n{}\n"_ba
                                << "application/x-ndjson"_ba << ContentKind::Text << true;
        QTest::newRow("HTML") << "<p>"_ba
                              << "text/html; charset=utf-8"_ba << ContentKind::Markup << true;
        QTest::newRow("XML") << "<a/>"_ba
                             << "application/atom+xml"_ba << ContentKind::Markup << true;
        QTest::newRow("HTML by its look") << "<!DOCTYPE html><p>"_ba
                                          << ""_ba << ContentKind::Markup << true;
        QTest::newRow("CSS") << "a{}"_ba
                             << "text/css"_ba << ContentKind::Style << true;
        QTest::newRow("script") << "let a"_ba
                                << "text/javascript"_ba << ContentKind::Script << true;
        QTest::newRow("bytes") << QByteArray("\x00\x01\xff", 3) << "text/plain"_ba << ContentKind::Binary << false;
        QTest::newRow("NUL in text") << QByteArray("a\0b", 3) << "text/plain"_ba << ContentKind::Binary << false;
        QTest::newRow("a few bad bytes") << QByteArray(100, 'a') + "\xff"
                                         << "text/plain"_ba << ContentKind::Text << true;
        QTest::newRow("mostly bad bytes") << QByteArray(100, '\xff') << "text/plain"_ba << ContentKind::Binary << false;
        QTest::newRow("PNG") << png() << "image/png"_ba << ContentKind::Image << false;
        QTest::newRow("PNG that claims to be JPEG") << png() << "image/jpeg"_ba << ContentKind::Image << false;
        QTest::newRow("PNG that says nothing") << png() << ""_ba << ContentKind::Image << false;
        QTest::newRow("no PNG") << "not a picture"_ba
                                << "image/png"_ba << ContentKind::Text << true;
        QTest::newRow("SVG") << "<svg xmlns='http://www.w3.org/2000/svg'/>"_ba
                             << "image/svg+xml"_ba << ContentKind::Image << true;
    }
    void tellsWhatItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, type);
        QFETCH(ContentKind, kind);
        QFETCH(bool, isText);
        const ContentAnalysis content = analysed(bytes, type);
        QCOMPARE(content.kind, kind);
        QCOMPARE(content.isText, isText);
    }

    void readsCharsets()
    {
        QCOMPARE(analysed("caf\xe9", "text/plain; charset=ISO-8859-1").text, u"café"_s);
        QCOMPARE(analysed("caf\xc3\xa9", "text/plain; charset=\"utf-8\"").text, u"café"_s);
        QCOMPARE(analysed("caf\xc3\xa9", "text/plain; charset=klingon").text, u"café"_s);
        QCOMPARE(analysed(QByteArray("\xff\xfe"
                                     "a\0b\0",
                                     6),
                          "text/plain")
                     .text,
                 u"ab"_s);
        const ContentAnalysis bad = analysed("caf\xe9 au lait, s'il vous plait", "text/plain");
        QVERIFY(bad.hasBadBytes);
        QVERIFY(bad.text.startsWith(u"caf\uFFFD"_s));
        // One whose end is missing is one, and is not lost.
        const ContentAnalysis torn = analysed("only an end is caf\xc3", "text/plain");
        QVERIFY(torn.hasBadBytes);
        QVERIFY(torn.text.endsWith(u"caf\uFFFD"_s));
        // A character that the cut tore is no bad byte.
        const ContentAnalysis cut = analyseContent({"{\"a\": \"caf\xc3", "text/plain", {}, 100, false});
        QVERIFY(!cut.hasBadBytes);
        QCOMPARE(cut.text, u"{\"a\": \"caf"_s);
    }

    void treeKeepsEverythingAsItCame()
    {
        const QString text = QString::fromUtf8("{\"id\": 12345678901234567890123, \"pi\": 3.14000, \"x\": 1E400, "
                                               "\"x\": -0, \"é\\n\\\"\": \"a\\u00e9\\t\", \"e\": {}, \"l\": [1, [2]]}");
        const auto parsed = JsonTree::parse(text);
        QVERIFY(parsed.tree);
        const JsonTree &tree = *parsed.tree;
        const auto members = tree.children(0);
        QCOMPARE(members.size(), 7U);
        QCOMPARE(tree.value(members[0]), u"12345678901234567890123"_s);
        QCOMPARE(tree.value(members[1]), u"3.14000"_s);
        QCOMPARE(tree.value(members[2]), u"1E400"_s);
        QCOMPARE(tree.key(members[3]), u"x"_s); // the same name again
        QCOMPARE(tree.value(members[3]), u"-0"_s);
        QCOMPARE(tree.key(members[4]), u"é\n\""_s);
        QCOMPARE(tree.value(members[4]), u"aé\t"_s);
        QCOMPARE(tree.raw(members[5]).toString(), u"{}"_s);
        QCOMPARE(tree.path(members[4]), QString::fromUtf8("$[\"é\\n\\\"\"]"));
        const quint32 two = tree.children(tree.children(members[6])[1])[0];
        QCOMPARE(tree.path(two), u"$.l[1][0]"_s);
        QCOMPARE(tree.value(two), u"2"_s);
    }

    void whatWasCutIsReadUpToThere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("values");
        QTest::addColumn<QString>("pretty");
        QTest::newRow("in a string") << u"[{\"a\": 1}, {\"b\": \"xy"_s << 4
                                     << u"[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": \"xy"_s;
        QTest::newRow("in a name") << u"{\"a\": true, \"b"_s << 2 << u"{\n  \"a\": true,\n  \"b"_s;
        QTest::newRow("in a word") << u"[null, fal"_s << 2 << u"[\n  null,\n  fal"_s;
        QTest::newRow("after a number") << u"[1, 2"_s << 3 << u"[\n  1,\n  2"_s;
        QTest::newRow("at the beginning") << u"["_s << 1 << u"["_s;
    }
    void whatWasCutIsReadUpToThere()
    {
        QFETCH(QString, text);
        QFETCH(int, values);
        QFETCH(QString, pretty);
        const auto parsed = JsonTree::parse(text, {}, true);
        QVERIFY(parsed.tree && !parsed.fault);
        QCOMPARE(int(parsed.tree->size()), values);
        QVERIFY(!JsonTree::parse(text).tree);
        for (quint32 node = 0; node < parsed.tree->size(); ++node) {
            parsed.tree->raw(node);
            QCOMPARE(quint32(parsed.tree->children(node).size()), parsed.tree->node(node).count);
        }
        QCOMPARE(prettyJson(text, 2, {}, true), pretty);
        QCOMPARE(prettyJson(text), text);
        const ContentAnalysis content = analyseContent({text.toUtf8(), "application/json", {}, 10'000, false});
        QVERIFY(content.isCut && content.json.tree);
    }

    void faultsHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("empty") << u""_s << 1 << 1;
        QTest::newRow("trailing comma") << u"{\"a\": 1,\n}"_s << 2 << 1;
        QTest::newRow("no value") << u"[1,\n  ]"_s << 2 << 3;
        QTest::newRow("open string") << u"[\"abc"_s << 1 << 2;
        QTest::newRow("open array") << u"[1, 2"_s << 1 << 6;
        QTest::newRow("two values") << u"1 2"_s << 1 << 3;
        QTest::newRow("bad escape") << u"\"\\x\""_s << 1 << 2;
        QTest::newRow("word") << u"[truth]"_s << 1 << 2;
        QTest::newRow("leading zero") << u"[01]"_s << 1 << 2;
    }
    void faultsHaveTheirPlace()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto parsed = JsonTree::parse(text);
        QVERIFY(!parsed.tree);
        QVERIFY(parsed.fault);
        QCOMPARE(parsed.fault->line, line);
        QCOMPARE(parsed.fault->column, column);
        QVERIFY(!parsed.fault->message.isEmpty());
    }

    void anyDamageIsSurvived()
    {
        const QString good
            = QString::fromUtf8("{\"a\": [1, 2.5e3, true, null, \"xé\\n\"], \"b\": {\"c\": \"\\u0041\"}, \"d\": []}");
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QString text = good;
            for (int n = random.bounded(1, 4); n > 0; --n) {
                const int at = random.bounded(int(text.size()));
                switch (random.bounded(3)) {
                case 0: text[at] = u"{}[],:\"\\0tx\n"[random.bounded(12)]; break;
                case 1: text.remove(at, 1); break;
                default: text.insert(at, QChar(u"{}[],:\"\\0tx\n"[random.bounded(12)]));
                }
            }
            const auto parsed = JsonTree::parse(text);
            QVERIFY(bool(parsed.tree) != bool(parsed.fault));
            for (quint32 node = 0; parsed.tree && node < parsed.tree->size(); ++node) {
                parsed.tree->value(node);
                parsed.tree->path(node);
            }
            QCOMPARE(highlighted(text, TextLanguage::Json).size(), text.size());
        }
    }

    void deepNestingIsSurvived()
    {
        constexpr int kDepth = 100'000;
        const QString text = QString(kDepth, u'[') + u"7"_s + QString(kDepth, u']');
        const auto parsed = JsonTree::parse(text);
        QVERIFY(parsed.tree);
        QCOMPARE(parsed.tree->size(), quint32(kDepth + 1));
        QCOMPARE(parsed.tree->path(kDepth).size(), 1 + 3 * kDepth);
        JsonTreeModel model;
        model.setTree(parsed.tree);
        QModelIndex at = model.index(0, 0);
        int levels = 0;
        while (model.hasChildren(at)) {
            at = model.index(0, 0, at);
            ++levels;
        }
        QCOMPARE(levels, int(JsonTreeModel::kMaxLevels));
        QVERIFY(model.index(0, JsonTreeModel::ValueColumn, at.parent()).data().toString().contains(u"text"_s));
        QCOMPARE(model.indexOf(kDepth), at); // of what is deeper: what holds it there
        // The text stays as it is: indenting would take 10 GB.
        QCOMPARE(prettyJson(text), text);
    }

    void indentingHasABound()
    {
        QString text = u"["_s;
        for (int i = 0; i < 500; ++i)
            text += QString(500, u'[') + QString(500, u']') + u',';
        text += u"0]"_s;
        QVERIFY(JsonTree::parse(text).tree);
        QCOMPARE(prettyJson(text), text); // 500,000 lines of some hundred blanks each otherwise
        QVERIFY(prettyJson(u"[[1,2],[3]]"_s).contains(u'\n'));
    }

    void bombsOfJsonAreNotRead()
    {
        const QByteArray bomb = gzip('[' + QByteArray("0,").repeated(20'000'000) + "0]");
        QVERIFY(bomb.size() < 100'000);
        const ContentAnalysis content = analysed(bomb, "application/json", "gzip");
        QVERIFY(content.isLarge && !content.json.tree && content.text.isEmpty());
        QCOMPARE(content.decoded.bytes.size(), 40'000'003);
        const ContentAnalysis plain = analyseContent({bomb, "application/json", "gzip", 0, true});
        QVERIFY(!plain.isLarge && plain.isText && !plain.json.tree);
        QCOMPARE(plain.text.size(), 40'000'003);
    }

    void treeModelIsSound()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QString text = u"{\"list\": ["_s;
        for (int i = 0; i < 2500; ++i)
            text += QString::number(i) + u',';
        text += u"0], \"one\": {\"two\": {}}, \"s\": \"x\"}"_s;
        model.setTree(JsonTree::parse(text).tree);
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(root), 3);
        const QModelIndex list = model.index(0, 0, root);
        QCOMPARE(list.siblingAtColumn(JsonTreeModel::ValueColumn).data().toString(), u"2501 element(s)"_s);
        QCOMPARE(list.siblingAtColumn(JsonTreeModel::TypeColumn).data().toString(), u"array"_s);
        QCOMPARE(model.rowCount(list), 3); // groups of a thousand
        const QModelIndex last = model.index(2, 0, list);
        QCOMPARE(last.data().toString(), u"[2000 … 2500]"_s);
        QCOMPARE(model.rowCount(last), 501);
        const QModelIndex element = model.index(5, 0, last);
        QCOMPARE(element.data().toString(), u"2005"_s);
        QCOMPARE(element.siblingAtColumn(JsonTreeModel::ValueColumn).data().toString(), u"2005"_s);
        QCOMPARE(element.parent(), last);
        QCOMPARE(last.parent(), list);
        const quint32 node = model.nodeOf(element);
        QCOMPARE(model.indexOf(node), element);
        QCOMPARE(model.tree()->path(node), u"$.list[2005]"_s);
        model.setTree(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void treeIsSearched()
    {
        const auto tree = JsonTree::parse(QString::fromUtf8(
                                              "{\"name\": \"Ada\", \"list\": [10, 110, \"adé\\u0061\"], \"ADA\": {}}"))
                              .tree;
        bool more = true;
        const auto found = [&](const SearchQuery &query) { return tree->search(TextMatcher(query), &more).size(); };
        QCOMPARE(found({u"ada"_s, false, false}), 2U);
        QCOMPARE(found({u"Ada"_s, true, false}), 1U);
        QCOMPARE(found({u"10"_s, false, false}), 2U);
        QCOMPARE(found({u"^1*0$"_s, false, true}), 2U);
        QCOMPARE(found({u"éa"_s, false, false}), 1U); // through the escape
        QCOMPARE(found({u"["_s, false, true}), 0U);
        QVERIFY(!more);
        QVERIFY(!TextMatcher({u"["_s, false, true}).error().isEmpty());
    }

    void tableIsTheUnionOfMembers()
    {
        const QString text = QString::fromUtf8("[{\"id\": 10, \"name\": \"b\"}, {\"id\": 9, \"x\": [1, 2]}, 7, "
                                               "{\"name\": \"a, \\\"q\\\"\", \"id\": null}]");
        const ContentAnalysis content = analysed(text.toUtf8(), "application/json");
        QVERIFY(content.isTable);
        const auto table = std::make_shared<const JsonTable>(JsonTable::make(content.json.tree));
        JsonTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(table);
        QCOMPARE(table->columns, (QStringList{u"id"_s, u"name"_s, u"x"_s}));
        QCOMPARE(model.columnCount(), 4); // and the stray
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(1, 2).data().toString(), u"[1, 2]"_s);
        QCOMPARE(model.index(2, 3).data().toString(), u"7"_s);
        QVERIFY(!model.index(0, 2).data().isValid());
        // Missing, null, then numbers by their value.
        QCOMPARE(table->sorted(0, Qt::AscendingOrder), (std::vector<quint32>{2, 3, 1, 0}));
        QCOMPARE(table->sorted(0, Qt::DescendingOrder), (std::vector<quint32>{0, 1, 3, 2}));
        const QPersistentModelIndex stays = model.index(0, 0);
        model.setOrder(table->sorted(0, Qt::AscendingOrder));
        QCOMPARE(stays.row(), 3);
        QCOMPARE(model.headerData(3, Qt::Vertical, Qt::DisplayRole).toUInt(), 0U);
        QCOMPARE(table->csv({0, 3}), "id,name,x,value\r\n10,b,,\r\nnull,\"a, \"\"q\"\"\",,\r\n"_ba);
        QVERIFY(!analysed("[1, 2, 3]").isTable);
        QVERIFY(!analysed("[]").isTable);
        QVERIFY(!analysed("{\"a\": []}").isTable);
    }

    void tableHasABound()
    {
        QByteArray text = "[{";
        for (int i = 0; i < 1000; ++i)
            text += "\"m" + QByteArray::number(i) + "\": 1,";
        text.chop(1);
        const auto table = JsonTable::make(analysed(text + "}]").json.tree);
        QCOMPARE(table.columns.size(), JsonTable::kMaxColumns);
        QVERIFY(table.hasMoreColumns);
    }

    void textIsSearched()
    {
        const QString text = u"one Two two\nTWO.two"_s;
        QCOMPARE(findAll(text, {u"two"_s, false, false}).list.size(), 4U);
        QCOMPARE(findAll(text, {u"two"_s, true, false}).list.size(), 2U);
        const auto lines = findAll(text, {u"^t\\w+"_s, false, true});
        QCOMPARE(lines.list.size(), 1U);
        QCOMPARE(lines.list[0].begin, 12U);
        QCOMPARE(findAll(text, {u"x*"_s, false, true}).list.size(), 0U); // empty places are none
        QVERIFY(!findAll(text, {u"("_s, false, true}).error.isEmpty());
        const auto many = findAll(QString(250'000, u'a'), {u"a"_s, false, false});
        QCOMPARE(many.list.size(), kMaxMatches);
        QVERIFY(many.more);
    }

    void highlights_data()
    {
        QTest::addColumn<TextLanguage>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("styles");
        QTest::newRow("JSON") << TextLanguage::Json << u"{\"a\": [1, \"b\", true]}"_s << u".nnn...d..sss..wwww.."_s;
        QTest::newRow("HTML") << TextLanguage::Markup << u"<a b=\"c\">d&amp;</a><!--e-->"_s
                              << u"ww.n.sssw.dddddwwwwcccccccc"_s;
        QTest::newRow("CSS") << TextLanguage::Css << u"a{color: #fff}/*x*/"_s << u"..nnnnn..dddd.ccccc"_s;
        QTest::newRow("script") << TextLanguage::Script << u"let a = 'b'; // c"_s << u"www.....sss..cccc"_s;
        QTest::newRow("plain") << TextLanguage::Plain << u"{\"a\": 1}"_s << u"........"_s;
    }
    void highlights()
    {
        QFETCH(TextLanguage, language);
        QFETCH(QString, text);
        QFETCH(QString, styles);
        QCOMPARE(highlighted(text, language), styles);
    }

    void highlightsAnyPartAsTheWhole()
    {
        // A part in the middle of a long line looks as it does in the whole, without reading all before it.
        QString text = u"["_s;
        for (int i = 0; i < 20'000; ++i)
            text += u"{\"name%1\": \"some [text] \\\" here\", \"n\": %1, \"long\": \"%2\"},"_s.arg(i).arg(
                i % 1000 == 0 ? QString(9000, u'x') : u"y"_s);
        const auto document = makeTextDocument(text, TextLanguage::Json);
        QString whole;
        for (const TextToken &token : document->tokens(0, quint32(text.size())))
            whole += QString(qsizetype(token.length), QLatin1Char(".nsdwc"[int(token.style)]));
        for (quint32 at = 1000; at + 300 < quint32(text.size()); at += 99'991) {
            QString part;
            const auto tokens = document->tokens(at, at + 300);
            QVERIFY(tokens.front().begin + 2 * kMaxToken + 4096 > at);
            for (const TextToken &token : tokens) {
                for (quint32 i = token.begin; i < token.begin + token.length; ++i)
                    QCOMPARE(QLatin1Char(".nsdwc"[int(token.style)]), whole[qsizetype(i)]);
            }
        }
    }

    void linesAreFound()
    {
        const auto document = makeTextDocument(u"a\n\nbc"_s, TextLanguage::Plain);
        QCOMPARE(document->lines, (std::vector<quint32>{0, 2, 3}));
        QCOMPARE(document->lineAt(0), 0U);
        QCOMPARE(document->lineAt(2), 1U);
        QCOMPARE(document->lineAt(5), 2U);
        QVERIFY(!document->isWide);
        QVERIFY(makeTextDocument(u"\t"_s, TextLanguage::Plain)->isWide);
        QCOMPARE(cellsOf(U'a'), 1);
        QCOMPARE(cellsOf(U'漢'), 2);
        QCOMPARE(cellsOf(0x1F600), 2);
        QCOMPARE(cellsOf(0x0301), 0);
    }

private:
    static QByteArray plain()
    {
        QByteArray text;
        for (int i = 0; i < 2000; ++i)
            text += "line " + QByteArray::number(i * 7919 % 10007) + " of a text\n";
        return text;
    }
    static QByteArray png()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QImage image(3, 2, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.save(&buffer, "PNG");
        return buffer.data();
    }
};

QTEST_GUILESS_MAIN(TestContentParts)
#include "tst_content_parts.moc"
