#include "ui/content/content_decode.h"
#include "ui/filter/filter_parser.h"
#include "ui/format.h"
#include "ui/panes/cache/cache_history.h"
#include "ui/panes/cache/cache_route_model.h"
#include "ui/panes/cache/cache_time_model.h"
#include "ui/panes/cache/flight_history.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/monitor_model.h"
#include "ui/panes/cache/natural_order.h"
#include "ui/panes/cache/redis_commands.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/slowlog_model.h"
#include "ui/panes/cache/value_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;
using cache::Command;
using cache::Reply;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

const QByteArray kAllBytes = [] {
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    return bytes;
}();

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList made;
    for (const char *text : texts)
        made.append(QString::fromUtf8(text));
    return made;
}

QStringList shown(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row)
        rows.append(model.index(row, 0, parent).data().toString());
    return rows;
}

/// Of a request to a cached route, answered.
ExchangeRecord cachedRecord(CacheResult result, std::int32_t route, milliseconds took,
                            Clock::time_point started = Clock::now())
{
    static std::uint64_t last = 0;
    ExchangeRecord record;
    record.id = ++last;
    record.route = route;
    record.end = ExchangeEnd::Answered;
    record.status = 200;
    record.cache = result;
    record.started = started;
    record.responded = record.finished = started + took;
    return record;
}

} // namespace

class TestCacheParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "user:1"_ba << u"user:1"_s;
        QTest::newRow("empty") << ""_ba << u""_s;
        QTest::newRow("letters of all kinds") << "grüße:日本:🙂"_ba << u"grüße:日本:🙂"_s;
        QTest::newRow("named") << "a\nb\rc\td\ae\bf"_ba << u"a\\nb\\rc\\td\\ae\\bf"_s;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a\\x00b"_s;
        QTest::newRow("no UTF-8") << "\xff\xfe"_ba << u"\\xff\\xfe"_s;
        QTest::newRow("cut sequence") << "a\xc3"_ba << u"a\\xc3"_s;
        QTest::newRow("overlong") << "\xc0\x80"_ba << u"\\xc0\\x80"_s;
        QTest::newRow("surrogate") << "\xed\xa0\x80"_ba << u"\\xed\\xa0\\x80"_s;
        QTest::newRow("backslash") << "a\\b"_ba << u"a\\\\b"_s;
        QTest::newRow("marks") << "\"a'"_ba << u"\"a'"_s;
        QTest::newRow("DEL") << "\x7f"_ba << u"\\x7f"_s;
        QTest::newRow("C1") << "\xc2\x85"_ba << u"\\xc2\\x85"_s;
    }

    void showsBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(shownBytes(bytes), text);
        const auto back = bytesOfShown(text);
        QVERIFY(back.isOk());
        QCOMPARE(back.value(), bytes);
    }

    void showsAllBytesBothWays()
    {
        QCOMPARE(bytesOfShown(shownBytes(kAllBytes)).value(), kAllBytes);
        const auto words = splitLine(quoted(kAllBytes));
        QVERIFY(words.isOk());
        QCOMPARE(words.value(), Command{kAllBytes});
        QCOMPARE(shownStart("abcdef"_ba, 3), u"abc…"_s);
        for (const QString &bad : {u"\\q"_s, u"a\\"_s, u"\\x1"_s, u"\\xzz"_s}) {
            QVERIFY2(!bytesOfShown(bad).isOk(), qPrintable(bad));
            QVERIFY(bytesOfShown(bad).error().detail.contains(u"character"_s));
        }
    }

    void takesLinesApart_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<Command>("words");
        QTest::newRow("empty") << ""_ba << Command();
        QTest::newRow("spaces") << "  \t "_ba << Command();
        QTest::newRow("plain") << "  set  a 1 "_ba << Command{"set", "a", "1"};
        QTest::newRow("double") << "set a \"x y\""_ba << Command{"set", "a", "x y"};
        QTest::newRow("escapes") << "set a \"\\n\\r\\t\\a\\b\\x00\\\\\\\"\\q\""_ba
                                 << Command{"set", "a", QByteArray("\n\r\t\a\b\0\\\"q", 9)};
        QTest::newRow("half hex") << "\"\\xzz\""_ba << Command{"xzz"};
        QTest::newRow("single") << "set a 'x \"y\\' \\n'"_ba << Command{"set", "a", "x \"y' \\n"};
        QTest::newRow("empty word") << "set a \"\""_ba << Command{"set", "a", ""};
        QTest::newRow("within a word") << "ab\"cd\""_ba << Command{"abcd"};
        QTest::newRow("UTF-8") << "set grüße 1"_ba << Command{"set", "grüße", "1"};
    }

    void takesLinesApart()
    {
        QFETCH(QByteArray, line);
        QFETCH(Command, words);
        const auto split = splitLine(line);
        QVERIFY2(split.isOk(), split.isOk() ? "" : qPrintable(split.error().detail));
        QCOMPARE(split.value(), words);
    }

    void refusesLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("open double") << "set \"a"_ba;
        QTest::newRow("open single") << "set 'a"_ba;
        QTest::newRow("text behind") << "\"a\"b"_ba;
        QTest::newRow("escaped end") << "\"a\\\""_ba;
    }

    void refusesLines()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!splitLine(line).isOk());
    }

    void writesCommands()
    {
        const Command command{"SET", "user:1", "a b", "", "\xff", "plain-1.5"};
        QCOMPARE(commandLine(command), "SET user:1 \"a b\" \"\" \"\\xff\" plain-1.5"_ba);
        QCOMPARE(splitLine(commandLine(command)).value(), command);
    }

    void formatsReplies_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<QString>("text");
        QTest::newRow("nil") << Reply() << u"(nil)"_s;
        QTest::newRow("integer") << Reply::ofInteger(-7) << u"(integer) -7"_s;
        QTest::newRow("status") << Reply::ok() << u"OK"_s;
        QTest::newRow("bulk") << Reply::ofBulk("a\"\xc3\xbc\n") << u"\"a\\\"\\xc3\\xbc\\n\""_s;
        QTest::newRow("error") << Reply::ofError("ERR no") << u"(error) ERR no"_s;
        QTest::newRow("empty array") << Reply::ofArray({}) << u"(empty array)"_s;
        QTest::newRow("array") << Reply::ofArray({Reply::ofBulk("a"), Reply(), Reply::ofInteger(3)})
                               << u"1) \"a\"\n2) (nil)\n3) (integer) 3"_s;
        QTest::newRow("nested") << Reply::ofArray(
            {Reply::ofArray({Reply::ofBulk("a"), Reply::ofBulk("b")}), Reply::ofBulk("c")})
                                << u"1) 1) \"a\"\n   2) \"b\"\n2) \"c\""_s;
        std::vector<Reply> ten(10, Reply::ofInteger(1));
        QTest::newRow("ten") << Reply::ofArray(ten)
                             << u" 1) (integer) 1\n 2) (integer) 1\n 3) (integer) 1\n 4) (integer) 1\n"
                                " 5) (integer) 1\n 6) (integer) 1\n 7) (integer) 1\n 8) (integer) 1\n"
                                " 9) (integer) 1\n10) (integer) 1"_s;
    }

    void formatsReplies()
    {
        QFETCH(Reply, reply);
        QFETCH(QString, text);
        QCOMPARE(replyText(reply), text);
    }

    void cutsLargeReplies()
    {
        const Reply reply = Reply::ofArray(std::vector<Reply>(100'000, Reply::ofBulk(QByteArray(100, 'x'))));
        QVERIFY(replyText(reply, 10'000).size() < 11'000);
    }

    void writesAndReadsRecords_data()
    {
        QTest::addColumn<KeyRecord>("record");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("string") << KeyRecord{"a", "string", 1500, {"b"}, {}}
                                << "{\"key\":\"a\",\"type\":\"string\",\"ttl_ms\":1500,\"value\":\"b\"}"_ba;
        QTest::newRow("binary")
            << KeyRecord{"\xff", "string", -1, {QByteArray("\0\xfe", 2)}, {}}
            << "{\"key\":{\"base64\":\"/w==\"},\"type\":\"string\",\"ttl_ms\":null,\"value\":{\"base64\":\"AP4=\"}}"_ba;
        QTest::newRow("NUL in text") << KeyRecord{QByteArray("a\0b", 3), "string", 0, {""}, {}}
                                     << "{\"key\":\"a\\u0000b\",\"type\":\"string\",\"ttl_ms\":0,\"value\":\"\"}"_ba;
        QTest::newRow("hash")
            << KeyRecord{"h", "hash", -1, {"f", "v", "g", "\xff"}, {}}
            << "{\"key\":\"h\",\"type\":\"hash\",\"ttl_ms\":null,\"value\":{\"f\":\"v\",\"g\":{\"base64\":\"/w==\"}}}"_ba;
        QTest::newRow("hash with a binary field")
            << KeyRecord{"h", "hash", -1, {"\xff", "v"}, {}}
            << "{\"key\":\"h\",\"type\":\"hash\",\"ttl_ms\":null,\"value\":[[{\"base64\":\"/w==\"},\"v\"]]}"_ba;
        QTest::newRow("list") << KeyRecord{"l", "list", -1, {"1", "", "1"}, {}}
                              << "{\"key\":\"l\",\"type\":\"list\",\"ttl_ms\":null,\"value\":[\"1\",\"\",\"1\"]}"_ba;
        QTest::newRow("set") << KeyRecord{"s", "set", -1, {"x"}, {}}
                             << "{\"key\":\"s\",\"type\":\"set\",\"ttl_ms\":null,\"value\":[\"x\"]}"_ba;
        QTest::newRow("sorted set")
            << KeyRecord{"z", "zset", -1, {"m", "1.5", "n", "inf"}, {}}
            << "{\"key\":\"z\",\"type\":\"zset\",\"ttl_ms\":null,\"value\":[[\"m\",1.5],[\"n\",\"inf\"]]}"_ba;
        QTest::newRow("stream")
            << KeyRecord{"x", "stream", -1, {}, {{"1-0", {"f", "v"}}}}
            << "{\"key\":\"x\",\"type\":\"stream\",\"ttl_ms\":null,\"value\":[{\"fields\":[[\"f\",\"v\"]],\"id\":\"1-0\"}]}"_ba;
    }

    void writesAndReadsRecords()
    {
        QFETCH(KeyRecord, record);
        QFETCH(QByteArray, line);
        QCOMPARE(jsonLine(record), line + '\n');
        const auto read = recordOfLine(line);
        QVERIFY2(read.isOk(), read.isOk() ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->key, record.key);
        QCOMPARE(read->type, record.type);
        QCOMPARE(read->ttl, record.ttl);
        QCOMPARE(read->parts, record.parts);
        QCOMPARE(read->entries.size(), record.entries.size());
        for (qsizetype i = 0; i < record.entries.size(); ++i) {
            QCOMPARE(read->entries[i].id, record.entries[i].id);
            QCOMPARE(read->entries[i].fields, record.entries[i].fields);
        }
    }

    void refusesRecords_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << "hello"_ba << u"JSON"_s;
        QTest::newRow("an array") << "[1]"_ba << u"key"_s;
        QTest::newRow("no key") << "{\"type\":\"string\",\"value\":\"a\"}"_ba << u"key"_s;
        QTest::newRow("bad base64") << "{\"key\":{\"base64\":\"*\"},\"type\":\"string\",\"value\":\"a\"}"_ba
                                    << u"key"_s;
        QTest::newRow("no type") << "{\"key\":\"a\",\"value\":\"a\"}"_ba << u"type"_s;
        QTest::newRow("other type") << "{\"key\":\"a\",\"type\":\"graph\",\"value\":\"a\"}"_ba << u"graph"_s;
        QTest::newRow("text as ttl") << "{\"key\":\"a\",\"type\":\"string\",\"ttl_ms\":\"1\",\"value\":\"a\"}"_ba
                                     << u"ttl_ms"_s;
        QTest::newRow("negative ttl") << "{\"key\":\"a\",\"type\":\"string\",\"ttl_ms\":-1,\"value\":\"a\"}"_ba
                                      << u"ttl_ms"_s;
        QTest::newRow("no value") << "{\"key\":\"a\",\"type\":\"string\"}"_ba << u"value"_s;
        QTest::newRow("a number") << "{\"key\":\"a\",\"type\":\"list\",\"value\":[1]}"_ba << u"value"_s;
        QTest::newRow("empty list") << "{\"key\":\"a\",\"type\":\"list\",\"value\":[]}"_ba << u"empty"_s;
        QTest::newRow("a pair of three") << "{\"key\":\"a\",\"type\":\"hash\",\"value\":[[\"a\",\"b\",\"c\"]]}"_ba
                                         << u"value"_s;
        QTest::newRow("no score") << "{\"key\":\"a\",\"type\":\"zset\",\"value\":[[\"a\",\"b\"]]}"_ba << u"value"_s;
        QTest::newRow("no id") << "{\"key\":\"a\",\"type\":\"stream\",\"value\":[{\"fields\":[[\"a\",\"b\"]]}]}"_ba
                               << u"value"_s;
    }

    void refusesRecords()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        const auto record = recordOfLine(line);
        QVERIFY(!record.isOk());
        QVERIFY2(record.error().detail.contains(says), qPrintable(record.error().detail));
    }

    void ordersNaturally_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("numbers") << "user:9"_ba
                                 << "user:10"_ba;
        QTest::newRow("zeros") << "a007"_ba
                               << "a7"_ba;
        QTest::newRow("prefix") << "a"_ba
                                << "ab"_ba;
        QTest::newRow("long numbers") << "a99999999999999999998"_ba
                                      << "a99999999999999999999"_ba;
        QTest::newRow("within") << "a2b1"_ba
                                << "a10b0"_ba;
        QTest::newRow("bytes") << "a"_ba
                               << "\xff"_ba;
    }

    void ordersNaturally()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QVERIFY(naturallyBefore(first, second));
        QVERIFY(!naturallyBefore(second, first));
        QVERIFY(!naturallyBefore(first, first));
    }

    void makesATree()
    {
        KeyModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QCOMPARE(model.add({"user:10", "user:9", "user:9:cart", "session", ":odd", "user:", "a:b:c"}), 7);
        QCOMPARE(model.add({"user:10"}), 0);
        QCOMPARE(model.keyCount(), 7);
        QCOMPARE(shown(model), list({":", "a:", "user:", "session", "user:"}));
        const QModelIndex user = model.index(2, 0);
        QVERIFY(!model.isKey(user));
        QCOMPARE(model.nameAt(user), "user:"_ba);
        QCOMPARE(user.siblingAtColumn(KeyModel::TypeColumn).data().toString().left(5), u"3 key"_s);
        QCOMPARE(shown(model, user), list({"9:", "9", "10"}));
        QCOMPARE(model.keysBelow(user).size(), 3);
        // What comes later goes where it belongs, and what was selected stays.
        const QPersistentModelIndex ten = model.indexOf("user:10");
        QCOMPARE(model.add({"user:1", "user:11", "user:9:name"}), 3);
        QCOMPARE(model.nameAt(ten), "user:10"_ba);
        QCOMPARE(shown(model, model.index(2, 0)), list({"9:", "1", "9", "10", "11"}));
        // A folder goes with its last key.
        model.remove("a:b:c");
        QCOMPARE(shown(model), list({":", "user:", "session", "user:"}));
        model.remove("user:9:cart");
        model.remove("user:9:name");
        QCOMPARE(shown(model, model.index(1, 0)), list({"1", "9", "10", "11"}));
        model.remove("nobody");
        model.setSeparator({});
        QCOMPARE(shown(model), list({":odd", "session", "user:", "user:1", "user:9", "user:10", "user:11"}));
        model.setSeparator("ser");
        QCOMPARE(shown(model), list({"user", ":odd", "session"}));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void sortsByWhatIsKnown()
    {
        KeyModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setSeparator({});
        model.add({"a", "b", "c", "d"});
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        model.setFacts("a", {"string", KeyFacts::kNever, 50, now});
        model.setFacts("b", {"hash", now + 5'000, 70, now});
        model.setFacts("c", {"list", now + 90'000, 60, now});
        model.sort(KeyModel::SizeColumn, Qt::DescendingOrder);
        QCOMPARE(shown(model), list({"b", "c", "a", "d"})); // what is not known stands last
        model.sort(KeyModel::TtlColumn, Qt::AscendingOrder);
        QCOMPARE(shown(model), list({"b", "c", "a", "d"}));
        model.sort(KeyModel::TypeColumn, Qt::AscendingOrder);
        QCOMPARE(shown(model), list({"b", "c", "a", "d"}));
        model.sort(KeyModel::KeyColumn, Qt::DescendingOrder);
        QCOMPARE(shown(model), list({"d", "c", "b", "a"}));
        QCOMPARE(KeyModel::ttlText(KeyFacts::kUnknown, now), QString());
        QCOMPARE(KeyModel::ttlText(KeyFacts::kNever, now), u"no limit"_s);
        QCOMPARE(KeyModel::ttlText(now - 1, now), u"expired"_s);
        QCOMPARE(KeyModel::ttlText(now + 4'001, now), u"5 s"_s);
        QCOMPARE(KeyModel::ttlText(now + 125'000, now), u"2 min 05 s"_s);
    }

    /// A hundred thousand keys come in few signals, not in one each.
    void takesManyKeys()
    {
        KeyModel model;
        QList<QByteArray> keys;
        for (int i = 0; i < 100'000; ++i)
            keys.append("user:" + QByteArray::number(i * 7919 % 100'000) + ":profile");
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        for (int at = 0; at < keys.size(); at += 5'000)
            model.add(keys.mid(at, 5'000));
        QCOMPARE(model.keyCount(), 100'000);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY2(inserted.size() <= 20, qPrintable(QString::number(inserted.size())));
        QVERIFY(layouts.size() <= 20);
        const QModelIndex user = model.index(0, 0);
        QCOMPARE(model.rowCount(user), 100'000);
        QCOMPARE(model.nameAt(model.index(41, 0, user)), "user:41:"_ba);
    }

    void showsElements()
    {
        ValueModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setType(CacheType::Hash);
        model.append({{"f", "v", -1, {}}, {"g", "\x01", -1, {}}});
        model.append({{"f", "again", -1, {}}}); // SCAN may give one twice
        QCOMPARE(model.rowCount({}), 2);
        QCOMPARE(model.index(1, 1).data().toString(), u"\\x01"_s);
        QSignalSpy edits(&model, &ValueModel::editRequested);
        QVERIFY(!model.setData(model.index(0, 1), u"v"_s, Qt::EditRole)); // the same
        QCOMPARE(edits.size(), 0);
        model.setData(model.index(0, 1), u"w"_s, Qt::EditRole);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(model.index(0, 1).data().toString(), u"v"_s); // until the store has it
        model.setType(CacheType::List);
        model.append({{{}, "a", 0, {}}, {{}, "a", 1, {}}});
        QCOMPARE(model.rowCount({}), 2);
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsEditable));
        QVERIFY(model.flags(model.index(0, 1)) & Qt::ItemIsEditable);
        model.setType(CacheType::Stream);
        model.append({{"1-0", {}, -1, {"f", "v"}}});
        QVERIFY(!(model.flags(model.index(0, 1)) & Qt::ItemIsEditable));
        QVERIFY(model.content(0).contains("\"f\": \"v\""));
        QSignalSpy more(&model, &ValueModel::moreWanted);
        model.setHasMore(true);
        model.fetchMore({});
        QCOMPARE(more.size(), 1);
    }

    void knowsCommands()
    {
        const auto &all = redisCommands();
        QVERIFY(std::is_sorted(all.begin(), all.end(), [](const RedisCommand &a, const RedisCommand &b) {
            return qstrcmp(a.name, b.name) < 0;
        }));
        QCOMPARE(redisCommand({"get", "a"})->name, "GET");
        QCOMPARE(redisCommand({"config", "set", "a", "b"})->name, "CONFIG SET");
        QVERIFY(!redisCommand({"nonsense"}));
        QVERIFY(!redisCommand({}));
        QCOMPARE(redisCommand({"FLUSHALL"})->care, RedisCommand::Care::Ask);
        QCOMPARE(redisCommand({"SHUTDOWN"})->care, RedisCommand::Care::Ask);
        QCOMPARE(redisCommand({"DEBUG", "SLEEP", "1"})->care, RedisCommand::Care::Ask);
        QCOMPARE(redisCommand({"monitor"})->care, RedisCommand::Care::Elsewhere);
        QCOMPARE(redisCommand({"SELECT", "1"})->care, RedisCommand::Care::Connection);
        QCOMPARE(blockingSeconds({"BLPOP", "a", "0"}), 0.0);
        QCOMPARE(blockingSeconds({"BLPOP", "a", "b", "2.5"}), 2.5);
        QCOMPARE(blockingSeconds({"BLMPOP", "3", "1", "a", "LEFT"}), 3.0);
        QCOMPARE(blockingSeconds({"XREAD", "BLOCK", "1500", "STREAMS", "a", "0"}), 1.5);
        QCOMPARE(blockingSeconds({"XREAD", "STREAMS", "BLOCK", "0"}), -1.0);
        QCOMPARE(blockingSeconds({"GET", "a"}), -1.0);
        QVERIFY(isSecret({"auth", "x"}));
        QVERIFY(isSecret({"CONFIG", "SET", "RequirePass", "x"}));
        QVERIFY(!isSecret({"CONFIG", "GET", "maxmemory"}));
    }

    void patternsFindAnywhere()
    {
        QCOMPARE(matchOf(u""_s), ""_ba);
        QCOMPARE(matchOf(u"user"_s), "*user*"_ba);
        QCOMPARE(matchOf(u"user:*"_s), "user:*"_ba);
        QCOMPARE(matchOf(u"\\x00a?"_s), QByteArray("\0a?", 3));
        QCOMPARE(prefixPattern("user:"_ba), "user:*"_ba);
        QCOMPARE(prefixPattern("a[1]?*\\:"_ba), R"(a\[1]\?\*\\:*)"_ba);
    }

    void keepsTheCommandsNewest()
    {
        MonitorModel model(nullptr, 100);
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<cache::MonitorLine> lines;
        for (int i = 0; i < 250; ++i)
            lines.append(cache::monitorLine(1'700'000'000'000'000 + i, i % 2, "127.0.0.1:1",
                                            {i % 2 ? "get" : "set", "key:" + QByteArray::number(i), "a b"}));
        model.consume(lines);
        model.flush();
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.index(99, MonitorModel::KeyColumn).data().toString(), u"key:249"_s);
        QCOMPARE(model.index(99, MonitorModel::CommandColumn).data().toString(), u"GET"_s);
        QCOMPARE(model.index(99, MonitorModel::ArgumentsColumn).data().toString(), u"\"a b\""_s);
        const auto filter = parseFilter(u"cmd:set key:key:2*", MonitorModel::grammar());
        QVERIFY(!filter.error);
        model.setFilter(filter.filter);
        QCOMPARE(model.rowCount(), 25);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void readsTheSlowLog()
    {
        const auto entry = [](qint64 id, qint64 us) {
            return Reply::ofArray({Reply::ofInteger(id), Reply::ofInteger(1'700'000'000), Reply::ofInteger(us),
                                   Reply::ofArray({Reply::ofBulk("KEYS"), Reply::ofBulk("*")}),
                                   Reply::ofBulk("127.0.0.1:1"), Reply::ofBulk("me")});
        };
        SlowlogModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setEntries(SlowlogModel::entriesOf(Reply::ofArray({entry(2, 20'000), entry(1, 15'000)})));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, SlowlogModel::DurationColumn).data().toString(), u"20.0 ms"_s);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setEntries(SlowlogModel::entriesOf(Reply::ofArray({entry(3, 1'000), entry(2, 20'000)})));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.entry(0).id, 3);
        QCOMPARE(resets.size(), 0);
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(SlowlogModel::entriesOf(Reply::ofError("ERR")).empty());
    }

    void historyCountsBySecond()
    {
        CacheHistory history;
        CacheTimeModel model(history, nullptr);
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        cache::Snapshot snapshot;
        snapshot.routes.resize(1);
        auto now = Clock::now();
        const qint64 wall = 1'700'000'000'000;
        for (int i = 0; i < 4'000; ++i) { // 400 seconds: more than are kept
            snapshot.routes[0].hits += 3;
            snapshot.routes[0].misses += i % 2 == 0 ? 0 : 1;
            snapshot.routes[0].bypass += i >= 3'990 ? 1 : 0;
            history.add(snapshot, now, wall + i * 100);
            model.refresh();
            now += milliseconds(100);
        }
        QVERIFY(history.cells().size() <= CacheHistory::kCells);
        QCOMPARE(history.cells().back().counts.bypass >= 1, true);
        const auto lately = history.over(milliseconds(10'000));
        QVERIFY(lately.hits >= 270 && lately.hits <= 340);
        QVERIFY(CacheHistory::hitRatio(lately) > 0.8 && CacheHistory::hitRatio(lately) < 0.9);
        QCOMPARE(CacheHistory::hitRatio({}), -1.0);
        QCOMPARE(model.rowCount(), int(history.cells().size()) - 1);
        // A new run counts from zero: nothing is counted twice, or below zero.
        snapshot.routes[0] = {};
        history.add(snapshot, now, wall);
        QCOMPARE(history.cells().back().counts.hits <= 3 * 10, true);
    }

    void showsRoutes()
    {
        auto table = std::make_shared<QList<RouteInfo>>();
        RouteInfo route;
        route.method = "GET";
        route.path = u"/users/{id}"_s;
        route.cacheTtl = std::chrono::seconds(30);
        table->append(route);
        CacheRouteModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRoutes(table);
        cache::RouteFigures figures;
        figures.route = 0;
        model.setFigures({figures});
        QCOMPARE(model.index(0, CacheRouteModel::RouteColumn).data().toString(), u"GET /users/{id}"_s);
        QCOMPARE(model.index(0, CacheRouteModel::RatioColumn).data().toString(), u"–"_s);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setFigures({figures});
        QCOMPARE(changes.size(), 0);
        figures.hits = 3;
        figures.misses = 1;
        model.setFigures({figures});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.index(0, CacheRouteModel::RatioColumn).data().toString(), percentText(0.75));
    }

    /// What caching is worth is the median of the one against that of the other, with how many there were.
    void timesRoutes()
    {
        CacheTimes times;
        QCOMPARE(times.of(0).cached, std::size_t(0));
        QVERIFY(times.of(0).ratio() < 0);
        for (const int ms : {1, 2, 90}) {
            times.add(cachedRecord(CacheResult::Hit, 0, milliseconds(ms)));
            times.add(cachedRecord(CacheResult::Miss, 0, milliseconds(10 * ms)));
        }
        auto waited = cachedRecord(CacheResult::Miss, 0, milliseconds(7'000));
        waited.cacheFilledBy = 3;
        times.add(waited); // it waited for another one
        auto failed = cachedRecord(CacheResult::Bypass, 0, milliseconds(7'000));
        failed.status = 503;
        times.add(failed);
        times.add(cachedRecord(CacheResult::Bypass, 0, milliseconds(20)));
        times.add(cachedRecord(CacheResult::None, 0, milliseconds(1)));
        CacheTimes::Figures figures = times.of(0);
        QCOMPARE(figures.cached, std::size_t(3));
        QCOMPARE(figures.made, std::size_t(4));
        QCOMPARE(figures.cachedMedian, nanoseconds(milliseconds(2)));
        QCOMPARE(figures.madeMedian, nanoseconds(milliseconds(20)));
        QCOMPARE(figures.ratio(), 10.0);
        QCOMPARE(times.of(1).made, std::size_t(0));

        CacheRouteModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        cache::RouteFigures route;
        route.route = 0;
        model.setFigures({route});
        QCOMPARE(model.index(0, CacheRouteModel::FasterColumn).data().toString(), u"–"_s);
        model.setTimes(times);
        QCOMPARE(model.index(0, CacheRouteModel::CachedTimeColumn).data().toString(), durationText(milliseconds(2)));
        QCOMPARE(model.index(0, CacheRouteModel::MadeTimeColumn).data().toString(), durationText(milliseconds(20)));
        QCOMPARE(model.index(0, CacheRouteModel::FasterColumn).data().toString(),
                 QLocale().toString(10.0, 'f', 1) + u" ×"_s);
        QVERIFY(model.index(0, CacheRouteModel::FasterColumn).data(Qt::ToolTipRole).toString().contains(u'4'));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setTimes(times);
        QCOMPARE(changes.size(), 0);
        for (int i = 0; i < 3'000; ++i) // the last thousand count
            times.add(cachedRecord(CacheResult::Hit, 0, milliseconds(5)));
        figures = times.of(0);
        QCOMPARE(figures.cached, CacheTimes::kMost);
        QCOMPARE(figures.cachedMedian, nanoseconds(milliseconds(5)));
    }

    void tellsWhatBecameOfARequest_data()
    {
        QTest::addColumn<CacheResult>("result");
        QTest::addColumn<quint64>("filledBy");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("statements");
        QTest::addColumn<FlightRole>("role");
        QTest::addColumn<bool>("ran");
        QTest::newRow("hit") << CacheResult::Hit << quint64(0) << 200 << 0 << FlightRole::Hit << false;
        QTest::newRow("miss") << CacheResult::Miss << quint64(0) << 200 << 1 << FlightRole::Ran << true;
        QTest::newRow("joined") << CacheResult::Miss << quint64(7) << 200 << 0 << FlightRole::Joined << false;
        QTest::newRow("stale") << CacheResult::Stale << quint64(0) << 200 << 0 << FlightRole::Stale << false;
        QTest::newRow("refreshed") << CacheResult::Stale << quint64(0) << 200 << 2 << FlightRole::Stale << true;
        QTest::newRow("bypass") << CacheResult::Bypass << quint64(0) << 200 << 1 << FlightRole::Bypassed << true;
        QTest::newRow("not found") << CacheResult::Miss << quint64(0) << 404 << 1 << FlightRole::Ran << true;
        QTest::newRow("only if cached") << CacheResult::Miss << quint64(0) << 504 << 0 << FlightRole::Failed << false;
        QTest::newRow("refused") << CacheResult::None << quint64(0) << 503 << 0 << FlightRole::Failed << false;
    }

    void tellsWhatBecameOfARequest()
    {
        QFETCH(CacheResult, result);
        QFETCH(quint64, filledBy);
        QFETCH(int, status);
        QFETCH(int, statements);
        QFETCH(FlightRole, role);
        QFETCH(bool, ran);
        ExchangeRecord record = cachedRecord(result, 0, milliseconds(4));
        record.cacheFilledBy = filledBy;
        record.status = status;
        record.statements.resize(std::size_t(statements));
        Span span;
        span.kind = SpanKind::Cache;
        span.label = "MGET coroscope:GET /users/{id}?id=7 · 1 of 2";
        record.spans = {span};
        const FlightRequest request = flightRequest(record);
        QCOMPARE(request.role, role);
        QCOMPARE(request.ranHandler, ran);
        QCOMPARE(request.statements, std::uint32_t(statements));
        QCOMPARE(request.key, "coroscope:GET /users/{id}?id=7"_ba);
        QCOMPARE(request.took(), nanoseconds(milliseconds(4)));
        QVERIFY(!flightRoleText(role).isEmpty());
    }

    /// Who came while the answer was made, and for as long again; not those of long before, nor of other keys.
    void findsTheLastFill()
    {
        FlightHistory history;
        const auto begin = Clock::now();
        const auto add = [&](CacheResult result, quint64 filledBy, int from, int took, const char *key) {
            ExchangeRecord record = cachedRecord(result, 3, milliseconds(took), begin + milliseconds(from));
            record.cacheFilledBy = filledBy;
            Span span;
            span.kind = SpanKind::Cache;
            span.label = QByteArray("MGET ") + key + " · 0 of 1";
            record.spans = {span};
            history.add(record);
        };
        const FlightHistory::Subject key{3, "a"};
        QVERIFY(history.lastFill(key, 100).empty());
        add(CacheResult::Miss, 0, 0, 10, "a"); // an earlier fill
        add(CacheResult::Hit, 0, 200, 1, "a");
        add(CacheResult::Hit, 0, 520, 1, "b");
        add(CacheResult::Hit, 0, 540, 1, "a"); // in the middle of the next
        add(CacheResult::Miss, 9, 550, 60, "a");
        add(CacheResult::Miss, 0, 500, 100, "a");
        add(CacheResult::Hit, 0, 650, 1, "a");
        add(CacheResult::Hit, 0, 900, 1, "a"); // long after
        const auto fill = history.lastFill(key, 100);
        QCOMPARE(fill.size(), std::size_t(4));
        QCOMPARE(fill.front().role, FlightRole::Ran); // by their start
        QCOMPARE(fill[2].role, FlightRole::Joined);
        QCOMPARE(fill.back().role, FlightRole::Hit);
        QCOMPARE(history.lastFill(key, 2).size(), std::size_t(2));
        QCOMPARE(history.of({3, {}}, begin, 100).size(), std::size_t(8));
        QCOMPARE(history.of(key, begin + milliseconds(600), 100).size(), std::size_t(4));
        const auto groups = history.groups(100);
        QCOMPARE(groups.size(), std::size_t(3)); // the route and two keys
        QCOMPARE(history.groups(1).size(), std::size_t(2));
        history.trim(begin + FlightHistory::kKept + milliseconds(300));
        QCOMPARE(history.of({3, {}}, begin, 100).size(), std::size_t(6));
        for (std::size_t i = 0; i < FlightHistory::kMost + 10; ++i)
            add(CacheResult::Hit, 0, 1'000, 1, "c");
        QCOMPARE(history.of({3, {}}, begin, 10 * FlightHistory::kMost).size(), FlightHistory::kMost);
    }

    void seesCompression_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("coding");
        QTest::newRow("text") << "hello"_ba
                              << ""_ba;
        QTest::newRow("gzip") << "\x1f\x8b\x08"_ba
                              << "gzip"_ba;
        QTest::newRow("zlib") << "\x78\x9c\x4b"_ba
                              << "deflate"_ba;
        QTest::newRow("an x") << "xylophone"_ba
                              << ""_ba;
        QTest::newRow("zstd") << "\x28\xb5\x2f\xfd"_ba
                              << "zstd"_ba;
    }

    void seesCompression()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, coding);
        QCOMPARE(compressionOf(bytes), coding);
    }
};

QTEST_GUILESS_MAIN(TestCacheParts)
#include "tst_cache_parts.moc"
