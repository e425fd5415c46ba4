#include "tests/ui/records.h"
#include "ui/filter/filter_parser.h"
#include "ui/filter/filter_proxy.h"
#include "ui/filter/filter_suggestions.h"
#include "ui/models/exchange_filter.h"
#include "ui/models/log_model.h"

#include <QRandomGenerator>
#include <QStandardItemModel>
#include <QTest>

#include <array>

using namespace coroscope;
using namespace coroscope::test;

namespace {

Filter filterOf(const QString &text)
{
    const FilterParse parse = parseFilter(text, exchangeGrammar());
    return parse.error ? parseFilter(u"\"does not parse\"", exchangeGrammar()).filter : parse.filter;
}

} // namespace

/// The grammar of all filter fields: what it means, what it refuses and where, and that nothing makes it fall over.
class TestFilter final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        const auto row
            = [](const char *text, bool expected) { QTest::newRow(text) << QString::fromUtf8(text) << expected; };
        // The request: POST /users?name=Gr%C3%BC%C3%9Fe "Ä", route /async-endpoint, 201, 250 ms, 12 ms of them waiting
        // for the loop, request and response with heads of some 100 bytes, from 127.0.0.1:50123, worker 0.
        row("", true);
        row("   ", true);
        row("users", true);
        row("USERS post", true);
        row("users get", false);
        row("us*rs", true);
        row("us*name", true);
        row("name*us", false);
        row("\"users?name\"", true);
        row("\"us*rs\"", false);
        row("201", true);
        row("127.0.0.1:50123", true);
        row("https://example.org", false);
        row("\"POST /users\"", false); // no match across two fields
        row("ä", true);
        row("Ö", false);
        row("-users", false);
        row("-nowhere", true);
        row("--users", true);
        row("-", true); // a minus sign alone is a word: /async-endpoint
        row("not(users)", false);
        row("not(users get)", true);
        row("not(or(users get))", false);
        row("or(get users)", true);
        row("or(get, nowhere)", false);
        row("get or users", true);
        row("get or nowhere", false);
        row("get and nowhere or users", true);
        row("users or get and nowhere", true);
        row("(users or get) and nowhere", false);
        row("AND(users post)", true);
        row("or(users and get, post and 201)", true);
        row("\"or\"", false);
        row("note", false); // a word that only begins like not(
        row("method:POST", true);
        row("method:post", true);
        row("method:pos", false);
        row("method:P*", true);
        row("method:GET,POST", true);
        row("method!=GET,PUT", true);
        row("method!=GET,POST", false);
        row("method=POST", true);
        row("path:users", true);
        row("path:/users*", true);
        row("path:users*", false);
        row("path=/users", false);
        row("url:*ä*", true);
        row("route:/async*", true);
        row("route=/async-endpoint", true);
        row("route!=/async-endpoint", false);
        row("route:\"\"", true); // is in every text
        row("route=\"\"", false);
        row("status:201", true);
        row("status:2xx", true);
        row("status:20x", true);
        row("status:4xx", false);
        row("status:200..299", true);
        row("status:200..200", false);
        row("status:404,201", true);
        row("status!=201", false);
        row("status!=5xx", true);
        row("status>=201", true);
        row("status>201", false);
        row("status < 300", true);
        row("status >= 201 status<=201", true);
        row("status:>=200", true);
        row("code==201", true);
        row("dur>200ms", true);
        row("dur>200", true); // milliseconds
        row("dur>0.2s", true);
        row("dur:250ms", true);
        row("dur:0.2s", true); // 0.20 to less than 0.3 s
        row("dur:0.20s", false);
        row("dur:100..300ms", true);
        row("dur:1ms..1s", true);
        row("dur>=1min", false);
        row("duration<250000001ns", true);
        row("wait>=12ms", true);
        row("wait>12000us", false);
        row("wait>11999µs", true);
        row("size>50", true);
        row("size>10kb", false);
        row("reqsize<1kib", true);
        row("is:answered", true);
        row("is:run", false);
        row("is!=running", true);
        row("trace:4bf9*", true);
        row("resbody:message", true);
        row("worker:0", true);
    }

    void matches()
    {
        QFETCH(QString, text);
        QFETCH(bool, expected);
        const auto record = finalRecord({.start = 0,
                                         .length = 250,
                                         .status = 201,
                                         .method = "POST",
                                         .target = "/users?name=Gr%C3%BC%C3%9Fe \xC3\x84",
                                         .route = 1,
                                         .blocked = 12});
        const FilterParse parse = parseFilter(text, exchangeGrammar());
        QVERIFY2(!parse.error, parse.error ? qPrintable(parse.error->sentence) : "");
        QCOMPARE(parse.filter.isEmpty(), text.trimmed().isEmpty());
        const RouteTable routes = someRoutes();
        QCOMPARE(parse.filter.matches(ExchangeSource(*record, routes)), expected);
        // What it prints means the same and prints the same.
        const FilterParse again = parseFilter(parse.filter.text(), exchangeGrammar());
        QVERIFY2(!again.error, qPrintable(parse.filter.text()));
        QCOMPARE(again.filter.text(), parse.filter.text());
        QCOMPARE(again.filter.matches(ExchangeSource(*record, routes)), expected);
    }

    void whatRunsHasNoNumbersYet()
    {
        const auto record = previewRecord({.length = 500});
        const RouteTable routes = someRoutes();
        const ExchangeSource source(*record, routes);
        for (const char *text : {"dur>0ns", "dur<1s", "status:200", "status!=200", "status<500", "size>0"})
            QVERIFY2(!filterOf(QString::fromLatin1(text)).matches(source), text);
        QVERIFY(filterOf(QStringLiteral("is:running")).matches(source));
        QVERIFY(filterOf(QStringLiteral("-status:200")).matches(source));
    }

    void errors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *text, int start, int length, const char *says) {
            QTest::newRow(text) << QString::fromUtf8(text) << start << length << QString::fromUtf8(says);
        };
        row("get \"users", 4, 1, "quotation mark");
        row("statsu:500", 0, 6, "Do you mean “status”?");
        row("get nonsense=1", 4, 8, "There is no field “nonsense”");
        row("status>=", 0, 8, "must follow “>=”");
        row("a b)", 3, 1, "closes nothing");
        row("status:abc", 7, 3, "is no number");
        row("status>=5xx", 8, 3, "is no number");
        row("status:200,", 7, 4, "missing");
        row("status>200,300", 7, 7, "Only one value");
        row("status:300..200", 7, 8, "empty");
        row("status:99999999999999999999", 7, 20, "is no number");
        row("dur>fast", 4, 4, "is no duration");
        row("dur>5kb", 4, 3, "is no duration");
        row("dur>1.2.3s", 4, 6, "is no duration");
        row("size>10ms", 5, 4, "is no size");
        row("method>GET", 6, 1, "no order");
        row("is>running", 2, 1, "no order");
        row("is:asleep", 3, 6, "running, answered, left, refused");
        row("or(get", 2, 1, "never closed");
        row("get)", 3, 1, "closes nothing");
        row("x or()", 4, 2, "nothing in these brackets");
        row("get and", 4, 3, "must follow “and”");
        row("or get", 0, 2, "must stand before “or”");
        row("get and or put", 8, 2, "must stand before “or”");
    }

    void errors()
    {
        QFETCH(QString, text);
        QFETCH(int, start);
        QFETCH(int, length);
        QFETCH(QString, says);
        const FilterParse parse = parseFilter(text, exchangeGrammar());
        QVERIFY(parse.error.has_value());
        QVERIFY(parse.filter.isEmpty());
        QVERIFY2(parse.error->sentence.contains(says), qPrintable(parse.error->sentence));
        QCOMPARE(int(parse.error->start), start);
        QCOMPARE(int(parse.error->length), length);
    }

    void nestingIsBounded()
    {
        QVERIFY(parseFilter(QString(100'000, u'('), exchangeGrammar()).error.has_value());
        QVERIFY(parseFilter(QString(100'000, u'-') + u'a', exchangeGrammar()).error.has_value());
        QVERIFY(!parseFilter(QString(30, u'(') + u'a' + QString(30, u')'), exchangeGrammar()).error.has_value());
        QVERIFY(!parseFilter(QString(200'000, u'a'), exchangeGrammar()).error.has_value());
    }

    void levelsHaveAnOrder()
    {
        const auto matches = [](const char *text, QtMsgType level) {
            LogModel model;
            TelemetryBatch batch;
            LogEntry entry;
            entry.level = level;
            entry.category = QStringLiteral("coroscope.http.gate");
            entry.text = QStringLiteral("Straße: 12 connections");
            entry.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
            batch.log.push_back(entry);
            model.consume(batch);
            model.flush();
            const FilterParse parse = parseFilter(QString::fromUtf8(text), LogModel::grammar());
            if (parse.error)
                return false;
            model.setFilter(parse.filter);
            return model.rowCount() == 1;
        };
        QVERIFY(matches("level>=warning", QtWarningMsg));
        QVERIFY(matches("level>=warn", QtCriticalMsg));
        QVERIFY(!matches("level>=warning", QtInfoMsg)); // though QtInfoMsg is the larger number
        QVERIFY(matches("level<warning", QtDebugMsg));
        QVERIFY(matches("level:info,error", QtFatalMsg));
        QVERIFY(matches("warning", QtWarningMsg)); // as a word too
        QVERIFY(matches("category:coroscope.http*", QtInfoMsg));
        QVERIFY(matches("STRASSE or straße", QtInfoMsg));
        QVERIFY(matches("text:\"12 conn\"", QtInfoMsg));
        QVERIFY(matches("trace:4bf92f3577b34da6a3ce929d0e0e4736", QtInfoMsg));
    }

    /// Random pieces of the grammar, and random letters: it never crashes, tells a place within the text, and what
    /// parses prints to what parses and prints the same, and means the same.
    void fuzz()
    {
        static constexpr std::array kPieces{"status",
                                            "dur",
                                            "method",
                                            "path",
                                            "is",
                                            "nonsense",
                                            ":",
                                            "=",
                                            "!=",
                                            ">=",
                                            "<",
                                            ">",
                                            "200",
                                            "5xx",
                                            "10ms",
                                            "1.5s",
                                            "2..3",
                                            "10kb",
                                            "GET",
                                            "running",
                                            "users",
                                            "*",
                                            "\"",
                                            "\\",
                                            "(",
                                            ")",
                                            "or(",
                                            "not(",
                                            "and(",
                                            "or",
                                            "and",
                                            "-",
                                            ",",
                                            " ",
                                            " ",
                                            " ",
                                            "\"two words\"",
                                            "ä",
                                            "\xF0\x9F\x98\x80",
                                            "x",
                                            "..",
                                            "/"};
        QRandomGenerator random(20'261'125);
        const auto records = std::array{finalRecord({.id = 1, .length = 10}),
                                        finalRecord({.id = 2, .status = 500, .method = "PUT", .target = "/x\xC3\xA4"}),
                                        previewRecord({.id = 3, .target = "/users?or=and"})};
        const RouteTable routes = someRoutes();
        int parsed = 0;
        for (int round = 0; round < 40'000; ++round) {
            QString text;
            for (int i = random.bounded(12); i >= 0; --i) {
                if (random.bounded(10) == 0)
                    text += QChar(ushort(random.bounded(0x20, 0x2FF)));
                else
                    text += QString::fromUtf8(kPieces[std::size_t(random.bounded(int(kPieces.size())))]);
            }
            const FilterParse parse = parseFilter(text, exchangeGrammar());
            const qsizetype cursor = random.bounded(int(text.size()) + 1);
            const FilterSuggestions offered = suggestFilter(text, cursor, exchangeGrammar(), {});
            QVERIFY(offered.start >= 0 && offered.start <= offered.end && offered.end <= text.size());
            if (parse.error) {
                QVERIFY2(!parse.error->sentence.isEmpty(), qPrintable(text));
                QVERIFY2(parse.error->start >= 0 && parse.error->length > 0
                             && parse.error->start + parse.error->length <= text.size(),
                         qPrintable(text));
                continue;
            }
            ++parsed;
            const QString printed = parse.filter.text();
            const FilterParse again = parseFilter(printed, exchangeGrammar());
            QVERIFY2(!again.error, qPrintable(text + QStringLiteral("  ->  ") + printed));
            QCOMPARE(again.filter.text(), printed);
            for (const auto &record : records) {
                const ExchangeSource source(*record, routes);
                QVERIFY2(parse.filter.matches(source) == again.filter.matches(source), qPrintable(text));
            }
        }
        QVERIFY2(parsed > 5000, qPrintable(QString::number(parsed)));
    }

    void suggestions_data()
    {
        QTest::addColumn<QString>("text"); // | is the cursor
        QTest::addColumn<QString>("first"); // what the first one makes of it
        QTest::newRow("nothing") << QStringLiteral("|") << QStringLiteral("method:");
        QTest::newRow("name") << QStringLiteral("get sta|") << QStringLiteral("get status:");
        QTest::newRow("name, measured") << QStringLiteral("du|") << QStringLiteral("dur>=");
        QTest::newRow("alias") << QStringLiteral("url|") << QStringLiteral("path:");
        QTest::newRow("operators") << QStringLiteral("status|") << QStringLiteral("status:");
        QTest::newRow("value") << QStringLiteral("is:a|") << QStringLiteral("is:answered");
        QTest::newRow("value, second of a list")
            << QStringLiteral("method:GET,pu|") << QStringLiteral("method:GET,PUT");
        QTest::newRow("value in brackets")
            << QStringLiteral("or(method:GET,method:pu|)") << QStringLiteral("or(method:GET,method:PUT)");
        QTest::newRow("value in the middle") << QStringLiteral("is:r| users") << QStringLiteral("is:running users");
        QTest::newRow("seen value") << QStringLiteral("route:/us|") << QStringLiteral("route:\"/users/{id:int}\"");
        QTest::newRow("after a minus") << QStringLiteral("-meth|") << QStringLiteral("-method:");
        QTest::newRow("function") << QStringLiteral("a or|") << QStringLiteral("a or(");
        QTest::newRow("none of such a field") << QStringLiteral("foo:|") << QStringLiteral("foo:");
        QTest::newRow("none of a word") << QStringLiteral("zzz|") << QStringLiteral("zzz");
    }

    void suggestions()
    {
        QFETCH(QString, text);
        QFETCH(QString, first);
        const qsizetype cursor = text.indexOf(u'|');
        text.remove(u'|');
        const FilterSuggestions offered
            = suggestFilter(text, cursor, exchangeGrammar(), [](const FilterFieldSpec &field) {
                  return field.name == u"route" ? QStringList(QStringLiteral("/users/{id:int}")) : QStringList();
              });
        QString made = text;
        if (!offered.items.isEmpty())
            made.replace(offered.start, offered.end - offered.start, offered.items.first().text);
        QCOMPARE(made, first);
    }

    void proxyFiltersAnyModel()
    {
        QStandardItemModel model(0, 2);
        for (const auto &[name, hits] : {std::pair("/users", 10), std::pair("/json", 2000), std::pair("/tree", -1)}) {
            auto *item = new QStandardItem(QString::fromLatin1(name));
            auto *count = new QStandardItem;
            if (hits >= 0)
                count->setData(hits, Qt::UserRole);
            model.appendRow({item, count});
        }
        const FilterGrammar grammar({{0, QStringLiteral("path"), {}, FilterKind::Text, {}, true, {}},
                                     {1, QStringLiteral("hits"), {}, FilterKind::Number, {}, false, {}}});
        FilterProxy proxy;
        proxy.setField(0, 0);
        proxy.setField(1, 1, Qt::UserRole);
        proxy.setSourceModel(&model);
        const auto shown = [&](const char *text) {
            proxy.setFilter(parseFilter(QString::fromLatin1(text), grammar).filter);
            QStringList names;
            for (int row = 0; row < proxy.rowCount(); ++row)
                names += proxy.index(row, 0).data().toString();
            return names.join(u' ');
        };
        QCOMPARE(shown(""), QStringLiteral("/users /json /tree"));
        QCOMPARE(shown("us"), QStringLiteral("/users"));
        QCOMPARE(shown("hits>100"), QStringLiteral("/json"));
        QCOMPARE(shown("hits<100"), QStringLiteral("/users")); // none is not few
        QCOMPARE(shown("path:/*s* -hits:10"), QStringLiteral("/json"));
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
