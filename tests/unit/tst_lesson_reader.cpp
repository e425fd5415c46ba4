#include "server/lessons/lesson_reader.h"
#include "server/lessons/lesson_script.h"
#include "server/lessons/lesson_shelf.h"
#include "server/lessons/lesson_verdict.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

/// Files of lessons: what is in them, and what is said of a damaged one.
class TestLessonReader final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeLesson();
    void everyAction();
    void texts();
    void damaged_data();
    void damaged();
    void hostileFiles_data();
    void hostileFiles();
    void expressions_data();
    void expressions();
    void numbersForPeople();
    void anExpressionEnds();
    void aBudgetEnds();
    void readingRunsNothing_data();
    void readingRunsNothing();
    void namesComeAndGo();
    void verdicts_data();
    void verdicts();
    void builtInLessons();
    void aFolder();
};

namespace {

const QByteArray kGood = R"(lesson: mine
title: {en: Mine, de: Meine, pt_BR: Minha}
about: One sentence
section: background-tasks
minutes: 3
server: {workers: 2, rate-limit: 10/s}
seed: {users: 5, orders: 7}
variables: {n: 20, share: 0.5}
steps:
  - title: First
    text: |
      Two lines,
      with ${n} in them.
    notes: Say it aloud.
    layout: load
    show: timeline
    knobs: {database-delay: 50ms ± 20ms, pool: "${n}", workers: 3}
    run:
      - load: {url: "/async-endpoint?delay_ms=5", requests: "${n}", connections: 4}
        as: first
      - pause: 10ms
    predict: {question: "How long?", unit: s, answer: first.seconds}
    reveal:
      - {label: Time, value: first.seconds, unit: s}
    explain: So it is.
  - title: Second
    predict:
      question: "Which?"
      choices: [One, {en: Two, de: Zwei}]
      answer: "n > 10 ? 1 : 0"
check:
  - {that: fast, value: first.seconds, most: n * 2, unit: s}
  - {that: as many, value: first.requests, equals: n, within: 10%}
  - {that: it holds, value: first.errors == 0}
)";

Result<Lesson> read(const QByteArray &bytes)
{
    return readLesson(bytes, u"mine.yaml"_s);
}

/// A lesson with this as its only action.
QByteArray withAction(const QByteArray &action)
{
    return "lesson: a\ntitle: A\nsteps:\n  - title: S\n    run:\n      - " + action + "\n";
}

} // namespace

void TestLessonReader::aWholeLesson()
{
    const auto got = read(kGood);
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    const Lesson &lesson = got.value();
    QCOMPARE(lesson.id, u"mine"_s);
    QCOMPARE(lesson.title.forLocale(QLocale(u"de_AT"_s)), u"Meine"_s);
    QCOMPARE(lesson.section, u"background-tasks"_s);
    QCOMPARE(lesson.minutes, 3);
    QCOMPARE(lesson.server.workers, 2);
    QCOMPARE(lesson.server.rateLimit, u"10/s"_s);
    QCOMPARE(lesson.server.redis, u"memory"_s);
    QCOMPARE(lesson.server.port, quint16(0));
    QVERIFY(lesson.seed);
    QCOMPARE(lesson.seed->users, qint64(5));
    QCOMPARE(lesson.seed->orders, qint64(7));
    QCOMPARE(lesson.variables, (QList<QPair<QString, double>>{{u"n"_s, 20}, {u"share"_s, 0.5}}));
    QCOMPARE(lesson.file, u"mine.yaml"_s);

    QCOMPARE(lesson.steps.size(), std::size_t(2));
    const LessonStep &first = lesson.steps[0];
    QCOMPARE(first.text.english(), u"Two lines,\nwith ${n} in them."_s);
    QCOMPARE(first.notes.english(), u"Say it aloud."_s);
    QCOMPARE(first.layout, LessonStep::Layout::Load);
    QCOMPARE(first.show, u"timeline"_s);
    QCOMPARE(first.knobs.size(), 3);
    QCOMPARE(first.knobs[0].value, u"50ms ± 20ms"_s);
    QCOMPARE(first.run.size(), std::size_t(2));
    QCOMPARE(first.run[0].name, u"first"_s);
    QCOMPARE(first.run[0].line, 19);
    QCOMPARE(lessonActionText(first.run[0]), u"GET /async-endpoint?delay_ms=5 × ${n}, ⇉ 4"_s);
    QVERIFY(first.predict);
    QCOMPARE(first.predict->unit, u"s"_s);
    QCOMPARE(first.reveal.size(), 1);
    QCOMPARE(first.reveal[0].value.source, u"first.seconds"_s);
    QCOMPARE(lesson.steps[1].predict->choices.size(), 2);

    QCOMPARE(lesson.checks.size(), 3);
    QCOMPARE(lesson.checks[0].bound, LessonCheck::Bound::Most);
    QCOMPARE(lesson.checks[1].bound, LessonCheck::Bound::Equals);
    QCOMPARE(lesson.checks[1].within, 0.1);
    QCOMPARE(lesson.checks[2].bound, LessonCheck::Bound::Holds);
}

void TestLessonReader::everyAction()
{
    const auto got = read(R"(lesson: all
title: All
steps:
  - title: S
    run:
      - load: {urls: [/a, /b], duration: 2s, rate: 50, warmup: 1s, threads: 2}
      - send: {url: /users, body: '{"name": "x"}', times: 3, at-once: 2, headers: {X-A: "1"}, timeout: 5s}
      - together:
          - send: {url: /a}
            as: a
          - pause: 5ms
      - knobs: {route-cache: off, policies: "GET /users: delay=20ms; GET /json: off"}
      - sql: {statement: "SELECT ?", values: [1, x]}
      - explain: SELECT * FROM users
      - leave: {url: /a, after: 20ms, times: 4}
      - until: {url: /tasks/1, that: reply.json.state == 'done', within: 5s, every: 20ms}
      - events: {url: /events, count: 3, last-id: "7"}
      - socket: {url: /ws, send: [a, b], count: 2}
      - drain: {load: {url: /a, requests: 5}, after: 20ms}
      - kill:
          server: {workers: 2}
          run: [{send: {url: /a}}]
          then: [{send: {url: /b}, as: b}]
)");
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    const auto &run = got->steps[0].run;
    QCOMPARE(run.size(), std::size_t(12));
    for (std::size_t i = 0; i < run.size(); ++i)
        QVERIFY(!lessonActionText(run[i]).isEmpty());
    const auto *const load = std::get_if<LoadAction>(&run[0].what);
    QVERIFY(load);
    QCOMPARE(load->calls.size(), 2);
    QCOMPARE(load->calls[1].url, u"/b"_s);
    const auto *const send = std::get_if<SendAction>(&run[1].what);
    QVERIFY(send);
    QCOMPARE(send->call.method, u"POST"_s); // it has a body
    QCOMPARE(send->call.headers, (QList<QPair<QString, QString>>{{u"X-A"_s, u"1"_s}}));
    const auto *const sql = std::get_if<SqlAction>(&run[4].what);
    QVERIFY(sql);
    QCOMPARE(sql->values, (QStringList{u"1"_s, u"x"_s}));
    const auto *const kill = std::get_if<KillAction>(&run[11].what);
    QVERIFY(kill);
    QCOMPARE(kill->arguments, QStringList{u"--workers=2"_s});
    QCOMPARE(kill->then.size(), std::size_t(1));
}

void TestLessonReader::texts()
{
    LessonText text;
    QVERIFY(text.forLocale(QLocale::c()).isEmpty());
    text.add(u"fr"_s, u"salut"_s);
    QCOMPARE(text.forLocale(QLocale(u"de_DE"_s)), u"salut"_s); // the first that there is
    text.add(u"en"_s, u"hello"_s);
    QCOMPARE(text.forLocale(QLocale(u"de_DE"_s)), u"hello"_s);
    text.add(u"de"_s, u"hallo"_s);
    text.add(u"de_CH"_s, u"grüezi"_s);
    QCOMPARE(text.forLocale(QLocale(u"de_DE"_s)), u"hallo"_s);
    QCOMPARE(text.forLocale(QLocale(u"de_CH"_s)), u"grüezi"_s);
    QCOMPARE(text.english(), u"hello"_s);
    QCOMPARE(LessonText(u"all"_s).forLocale(QLocale(u"de_DE"_s)), u"all"_s);
}

void TestLessonReader::damaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said"); // what the sentence begins with, after "mine.yaml:"
    const auto row
        = [](const char *name, const QByteArray &bytes, const QString &said) { QTest::newRow(name) << bytes << said; };
    const auto action = [&row](const char *name, const QByteArray &text, const QString &said) {
        row(name, withAction(text), u"6:"_s + said);
    };
    // The file.
    row("empty", "", u"1:1: the file is empty"_s);
    row("no YAML", "a: [1, 2\n", u"2:1: this is not YAML: "_s);
    row("a tab", "a:\n\t- b\n", u"2:2: this is not YAML: "_s);
    row("not UTF-8", "a: \xFF\n", u"1:1: the file is not UTF-8"_s);
    row("NUL", QByteArray("a: b\nc: \0\n", 10), u"2:1: the file holds a NUL"_s);
    row("two documents", "a: b\n---\nc: d\n", u"1:1: the file has more than one document"_s);
    row("a list", "- a\n", u"1:1: the lesson takes keys with values"_s);
    row("a key twice", "lesson: a\nlesson: b\n", u"2:1: the key \"lesson\" is here twice"_s);
    row("a tag", "lesson: !!int 5\n", u"1:9: tags (!) are not taken"_s);
    row("an anchor", "lesson: &a b\n", u"1:9: anchors and aliases"_s);
    row("a list as key", "? [a]\n: b\n", u"1:3: a key has to be a word"_s);
    // The lesson.
    row("no name", "title: A\nsteps: [{title: S}]\n", u"1:1: the lesson needs the key \"lesson\""_s);
    row("no title", "lesson: a\nsteps: [{title: S}]\n", u"1:1: the lesson needs the key \"title\""_s);
    row("no steps", "lesson: a\ntitle: A\n", u"1:1: the lesson needs the key \"steps\""_s);
    row("a bad name", "lesson: a b\ntitle: A\nsteps: [{title: S}]\n", u"1:9: lesson takes a short name"_s);
    const QByteArray head = "lesson: a\ntitle: A\nsteps: [{title: S}]\n";
    row("unknown key", head + "chek: []\n", u"4:1: unknown key \"chek\" of the lesson; did you mean \"check\"?"_s);
    row("far from any key", head + "colour: red\n",
        u"4:1: unknown key \"colour\" of the lesson; it has lesson, title"_s);
    row("minutes", head + "minutes: many\n", u"4:10: minutes takes a whole number from 1 to 240"_s);
    row("section", head + "section: Background Tasks\n", u"4:10: section takes an anchor"_s);
    row("a language", head + "about: {en: a, german: b}\n", u"4:16: \"german\" is no language"_s);
    row("an option", head + "server: {workrs: 2}\n",
        u"4:10: there is no option \"workrs\"; did you mean \"workers\"?"_s);
    row("its value", head + "server: {workers: 0}\n", u"4:10: workers: takes a number from 1 to 256"_s);
    row("a file", head + "server: {api-key-file: /etc/passwd}\n", u"4:10: a lesson cannot set \"api-key-file\""_s);
    row("a folder", head + "server: {data-dir: /}\n", u"4:10: a lesson cannot set \"data-dir\""_s);
    row("a database", head + "server: {database: 'postgresql://x/y'}\n", u"4:10: a lesson cannot set \"database\""_s);
    row("a port", head + "server: {port: 80}\n", u"4:10: a lesson cannot set \"port\""_s);
    row("another redis", head + "server: {redis: 'redis://x'}\n", u"4:10: redis of a lesson is memory or managed"_s);
    row("seed", head + "seed: {users: 1000000000}\n", u"4:15: users takes a whole number from 0 to 100000"_s);
    row("orders of nobody", head + "seed: {users: 0, orders: 5}\n", u"4:7: orders need users"_s);
    row("a variable", head + "variables: {n: five}\n", u"4:16: a variable is a number"_s);
    row("its name", head + "variables: {while: 5}\n", u"4:13: \"while\" cannot be a name"_s);
    row("urls of others", withAction("load: {urls: [/a, 'http://example.org/'], requests: 1}"),
        u"6:27: url is a path of the lesson's server"_s);
    row("no urls", withAction("load: {urls: [], requests: 1}"), u"6:15: urls takes at least one"_s);
    row("a long pause", withAction("pause: 2m"), u"6:16: \"2m\": takes a time from 0s to 1m"_s);
    row("a long load", withAction("load: {url: /a, duration: 1h}"), u"6:35: \"1h\": takes a time from 0s to 1m"_s);
    row("no timeout", withAction("send: {url: /a, timeout: 0s}"), u"6:34: \"0s\": takes a time from 1ms to 5m"_s);
    row("a long wait", withAction("until: {that: 'true', within: 1h}"), u"6:39: \"1h\": takes a time from 1ms to 5m"_s);
    row("an empty bound", head + "check: [{that: x, value: 1, least: }]\n", u"4:29: least has no value"_s);
    row("nothing to run", "lesson: a\ntitle: A\nsteps:\n  - title: S\n    run:\n", u"5:5: run has no value"_s);
    row("a check without a value", head + "check: [{that: x, least: 5}]\n", u"4:9: check needs the key \"value\""_s);
    row("two bounds", head + "check: [{that: x, value: 1, least: 5, most: 6}]\n",
        u"4:9: check takes one of least, most and equals"_s);
    row("within alone", head + "check: [{that: x, value: 1, within: 5%}]\n", u"4:37: within goes with equals"_s);
    row("within what", head + "check: [{that: x, value: 1, equals: 1, within: 500}]\n",
        u"4:48: within takes a share"_s);
    row("JavaScript", head + "check: [{that: x, value: 1 +}]\n", u"4:26: \"1 +\" is not JavaScript: "_s);
    row("more than one", head + "chek: []\nminuts: 5\n",
        u"4:1: unknown key \"chek\" of the lesson; did you mean \"check\"? (and one more mistake)"_s);
    // Steps.
    const QByteArray steps = "lesson: a\ntitle: A\nsteps:\n";
    row("a step without a title", steps + "  - {text: T}\n", u"4:5: a step needs the key \"title\""_s);
    row("layout", steps + "  - {title: T, layout: full}\n", u"4:24: layout takes lecture, debug or load"_s);
    row("show", steps + "  - {title: T, show: charts}\n", u"4:22: show takes a pane: routes, requests"_s);
    row("a knob", steps + "  - {title: T, knobs: {database-dely: 5ms}}\n",
        u"4:24: there is no knob \"database-dely\"; did you mean \"database-delay\"?"_s);
    row("its value", steps + "  - {title: T, knobs: {database-delay: fast}}\n",
        u"4:24: database-delay fast: takes a time up to 60s"_s);
    row("a policy", steps + "  - {title: T, knobs: {policies: 'GET /x: delay=1y'}}\n", u"4:24: policies GET /x"_s);
    row("one choice", steps + "  - {title: T, predict: {question: Q, choices: [A], answer: 1}}\n",
        u"4:25: choices takes 2 to 9"_s);
    row("a template in a text", steps + "  - {title: T, text: 'a ${1 +} b'}\n", u"4:22: ${1 +} is not JavaScript: "_s);
    row("an open template", steps + "  - {title: T, text: 'a ${1 b'}\n", u"4:22: the } of ${ is missing"_s);
    // Actions.
    action("no such action", "laod: {url: /a}", u"9: there is no action \"laod\"; did you mean \"load\"?"_s);
    action("two in one", "{send: {url: /a}, pause: 1s}", u"27: an action does one thing: send and pause are two"_s);
    action("none", "{as: x}", u"9: the action is missing"_s);
    action("a word", "pause", u"9: an action is one of load, send"_s);
    action("a bad name", "{pause: 1s, as: a-b}", u"25: \"a-b\" cannot be a name"_s);
    action("a name of ours", "{pause: 1s, as: reply}", u"25: \"reply\" cannot be a name"_s);
    action("without an end", "load: {url: /a}", u"15: load needs requests (how many) or duration"_s);
    action("without a url", "send: {times: 5}", u"15: send needs the key \"url\""_s);
    action("url and urls", "load: {url: /a, urls: [/b], requests: 1}", u"15: load takes url or urls, not both"_s);
    action("another server", "send: {url: 'http://example.org/'}", u"15: url is a path of the lesson's server"_s);
    action("a key of another", "send: {url: /a, conections: 5}", u"25: unknown key \"conections\" of send"_s);
    action("a near key", "load: {url: /a, requests: 5, conections: 5}",
           u"38: unknown key \"conections\" of load; did you mean \"connections\"?"_s);
    action("a count", "send: {url: /a, times: some}", u"32: \"some\": takes a whole number"_s);
    action("a time", "pause: soon", u"16: \"soon\": takes a time, such as 500ms or 2s"_s);
    action("together with a drain", "together: [{drain: {load: {url: /a, requests: 1}, after: 1s}}]",
           u"21: drain cannot be done together with others"_s);
    action("sql of a killed server", "kill: {run: [{sql: SELECT 1}]}",
           u"23: sql cannot be done with a server that is killed"_s);
    row("the same name twice", withAction("{pause: 1s, as: a}\n      - {pause: 1s, as: a}"),
        u"7:25: the name \"a\" is taken already"_s);
}

void TestLessonReader::damaged()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    const auto got = read(bytes);
    QVERIFY(!got);
    QCOMPARE(got.error().kind, Error::Kind::BadRequest);
    const QString expected = u"mine.yaml:"_s + said;
    QVERIFY2(got.error().detail.startsWith(expected),
             qPrintable(u"%1\nexpected: %2"_s.arg(got.error().detail, expected)));
}

void TestLessonReader::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("too large") << QByteArray(kMaxLessonBytes + 1, ' ') << u"a lesson takes at most"_s;
    QTest::newRow("deep lists") << QByteArray(500'000, '[') << u"mine.yaml:"_s;
    QTest::newRow("deep maps") << QByteArray("{a: ").repeated(200'000) << u"mine.yaml:"_s;
    QTest::newRow("deep, and closed") << "a: " + QByteArray(100, '[') + QByteArray(100, ']') << u"nested"_s;
    QTest::newRow("deep blocks") << QByteArray("- ").repeated(200'000) << u"nested"_s;
    QTest::newRow("a cycle") << QByteArray("a: &x [*x]\n") << u"anchors and aliases"_s;
    QTest::newRow("a bomb") << QByteArray("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n") << u"anchors and aliases"_s;
    QTest::newRow("an alias of nothing") << QByteArray("a: *x\n") << u":"_s;
    QTest::newRow("very many") << QByteArray("- a\n").repeated(100'000) << u"has more than 50000 values"_s;
    QTest::newRow("one long text") << QByteArray(1'000'000, 'x') << u"takes keys"_s;
    QByteArray keys;
    for (int i = 0; i < 20'000; ++i)
        keys += "k" + QByteArray::number(i) + ": v\n";
    QTest::newRow("very many keys") << keys << u"needs the key"_s;
}

void TestLessonReader::hostileFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    const auto got = read(bytes);
    QVERIFY(!got);
    QVERIFY2(got.error().detail.contains(said), qPrintable(got.error().detail.left(500)));
}

void TestLessonReader::expressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // begins with "!": the error
    QTest::newRow("plain") << u"/users"_s << u"/users"_s;
    QTest::newRow("a whole number") << u"n=${n * 2}"_s << u"n=40"_s;
    QTest::newRow("a fraction") << u"${n / 8}"_s << u"2.5"_s;
    QTest::newRow("a result") << u"${load.p99} ${load.server.stalls[0].route}"_s << u"1.5 GET /x"_s;
    QTest::newRow("braces inside") << u"${({a: n}).a}!"_s << u"20!"_s;
    QTest::newRow("true") << u"${n > 5}"_s << u"true"_s;
    QTest::newRow("a list") << u"${[1, 2]}"_s << u"[1,2]"_s;
    QTest::newRow("a dollar") << u"$5"_s << u"$5"_s;
    QTest::newRow("unknown") << u"${nope.x}"_s << u"!nope is not defined"_s;
    QTest::newRow("nothing") << u"${load.nope}"_s << u"!gives nothing"_s;
    QTest::newRow("no number") << u"${0 / 0}"_s << u"!is no number"_s;
    QTest::newRow("no way out") << u"${typeof Qt + typeof console + typeof require}"_s
                                << u"undefinedundefinedundefined"_s;
    QTest::newRow("nothing is kept") << u"${x = 5}"_s << u"!"_s;
    QTest::newRow("a name stays") << u"${n = 5}"_s << u"!"_s;
    QTest::newRow("a result stays") << u"${load.p99 = 5}"_s << u"!"_s;
    QTest::newRow("and what is in it") << u"${load.server.stalls[0].route = 'x'}"_s << u"!"_s;
    QTest::newRow("lists") << u"${[3, 1, 2].map(x => x * n).filter(x => x > 20).concat([1]).join('/')}"_s
                           << u"60/40/1"_s;
    QTest::newRow("split") << u"${'a-b'.split('-')[1] + 'a/a'.split(/a/).length}"_s << u"b1"_s;
    QTest::newRow("is a list") << u"${Array.isArray(load.server.stalls)}"_s << u"true"_s;
    for (const char *each : {"'x'.repeat(2 ** 30)", "'x'.padEnd(2 ** 30)", "[].fill(0)", "Array(4294967295)",
                             "new Array(4294967295)", "Array.from({length: 5})", "/(a+)+b/.test('aaa')",
                             "'aaa'.match('a')", "new Uint8Array(5)", "new RegExp('a')"})
        QTest::newRow(each) << u"${%1}"_s.arg(QLatin1StringView(each)) << u"!"_s;
}

void TestLessonReader::expressions()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    LessonScript script;
    script.set(u"n"_s, 20);
    script.set(
        u"load"_s,
        QJsonObject{{u"p99"_s, 1.5},
                    {u"server"_s, QJsonObject{{u"stalls"_s, QJsonArray{QJsonObject{{u"route"_s, u"GET /x"_s}}}}}}});
    const auto got = script.expanded(text);
    if (expected.startsWith(u'!')) {
        QVERIFY(!got);
        QVERIFY2(got.error().detail.contains(expected.mid(1)), qPrintable(got.error().detail));
    } else {
        QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
        QCOMPARE(got.value(), expected);
    }
}

/// People read numbers as their language writes them, programs do not.
void TestLessonReader::numbersForPeople()
{
    LessonScript script;
    script.set(u"n"_s, 30'000);
    script.set(u"s"_s, 1.25);
    script.set(u"name"_s, u"30000"_s);
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale german(QLocale::German, QLocale::Germany);
    const QString text = u"${n} in ${s} s: ${name}, `n=${n}`, ${2 * n}\n\n    for ${n}\n${n}"_s;
    QCOMPARE(script.expanded(text).value(), u"30000 in 1.25 s: 30000, `n=30000`, 60000\n\n    for 30000\n30000"_s);
    QCOMPARE(script.expanded(text, english).value(),
             u"30,000 in 1.25 s: 30000, `n=30000`, 60,000\n\n    for 30000\n30,000"_s);
    QCOMPARE(script.expanded(text, german).value(),
             u"30.000 in 1,25 s: 30000, `n=30000`, 60.000\n\n    for 30000\n30.000"_s);
}

void TestLessonReader::anExpressionEnds()
{
    LessonScript script;
    const auto got = script.number(u"(function () { while (true) {} })()"_s);
    QVERIFY(!got);
    QVERIFY2(got.error().detail.contains(u"takes longer than 1 s"_s), qPrintable(got.error().detail));
    const auto next = script.number(u"1 + 1"_s); // it is of use all the same
    QVERIFY(next);
    QCOMPARE(next.value(), 2.0);
}

void TestLessonReader::aBudgetEnds()
{
    LessonScript script;
    const QString slow = u"(function () { let x = 0; for (let i = 0; i < 1e12; ++i) x += i; return x; })()"_s;
    QString said;
    for (int i = 0; i < 100 && !said.contains(u"all together"_s); ++i) {
        const auto got = script.number(slow);
        QVERIFY(!got);
        said = got.error().detail;
    }
    QVERIFY2(said.contains(u"all together take longer than 5 s"_s), qPrintable(said));
    QVERIFY(!script.number(u"1"_s));
    script.renewBudget();
    QCOMPARE(script.number(u"1"_s).value(), 1.0);
}

void TestLessonReader::readingRunsNothing_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("closes the brackets") << u"0); }), (() => { for (;;); })(), (function () { return (0"_s;
    QTest::newRow("closes one bracket") << u"0); for (;;); (0"_s;
    QTest::newRow("closes the other") << u"0]; for (;;); [0"_s;
    QTest::newRow("a comment") << u"0 /*"_s;
    QTest::newRow("two statements") << u"1; 2"_s;
}

void TestLessonReader::readingRunsNothing()
{
    QFETCH(QString, source);
    LessonScript script;
    const auto got = script.checkExpression(source);
    QVERIFY(!got);
    QVERIFY2(got.error().detail.startsWith(u"is not JavaScript: "_s), qPrintable(got.error().detail));
    QVERIFY(script.checkExpression(u"(() => { for (;;); })() // fine, and not run"_s));
}

void TestLessonReader::namesComeAndGo()
{
    LessonScript script;
    script.set(u"i"_s, 1);
    script.set(u"i"_s, 2);
    QCOMPARE(script.number(u"i"_s).value(), 2.0);
    script.unset(u"i"_s);
    QVERIFY(!script.number(u"i"_s));
    script.unset(u"i"_s);
}

void TestLessonReader::verdicts_data()
{
    QTest::addColumn<QByteArray>("check");
    QTest::addColumn<bool>("passed");
    QTest::addColumn<QString>("text");
    QTest::newRow("least") << QByteArray("value: r.x, least: 4 * 2, unit: ms") << true << u"10 ms, at least 8 ms"_s;
    QTest::newRow("less") << QByteArray("value: r.x, least: 11") << false << u"10, at least 11"_s;
    QTest::newRow("most") << QByteArray("value: r.x, most: 10") << true << u"10, at most 10"_s;
    QTest::newRow("more") << QByteArray("value: r.x, most: 9.5") << false << u"10, at most 9.5"_s;
    QTest::newRow("equals") << QByteArray("value: r.x, equals: 10") << true << u"10, exactly 10"_s;
    QTest::newRow("differs") << QByteArray("value: r.x, equals: 10.01") << false << u"10, exactly 10.01"_s;
    QTest::newRow("within") << QByteArray("value: r.x, equals: 11, within: 10%") << true << u"10, 11 within 10 %"_s;
    QTest::newRow("not within") << QByteArray("value: r.x, equals: 12, within: 0.1") << false
                                << u"10, 12 within 10 %"_s;
    QTest::newRow("holds") << QByteArray("value: r.x > n") << true << u"true"_s;
    QTest::newRow("does not") << QByteArray("value: r.x < n") << false << u"false"_s;
    QTest::newRow("no result") << QByteArray("value: s.x, least: 1") << false << u"s.x (line 5) s is not defined"_s;
    QTest::newRow("no bound") << QByteArray("value: r.x, least: r.y") << false
                              << u"r.y (line 5) gives nothing; is one of its names misspelled?"_s;
}

void TestLessonReader::verdicts()
{
    QFETCH(QByteArray, check);
    QFETCH(bool, passed);
    QFETCH(QString, text);
    const auto lesson
        = read("lesson: a\ntitle: A\nvariables: {n: 5}\nsteps: [{title: S}]\ncheck: [{that: x, " + check + "}]\n");
    QVERIFY2(lesson, lesson ? "" : qPrintable(lesson.error().detail));
    const auto verdicts = checkVerdicts(lesson.value(), QJsonObject{{u"r"_s, QJsonObject{{u"x"_s, 10}}}});
    QCOMPARE(verdicts.size(), 1);
    QCOMPARE(verdicts[0].text(), text);
    QCOMPARE(verdicts[0].passed, passed);
}

void TestLessonReader::builtInLessons()
{
    const LessonShelf shelf;
    QCOMPARE(shelf.faults(), QStringList());
    QVERIFY(shelf.find(u"l1"_s));
    for (const LessonPtr &lesson : shelf.lessons())
        QVERIFY(shelf.isBuiltIn(lesson));
}

void TestLessonReader::aFolder()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    };
    write(u"b.yaml"_s, kGood);
    write(u"a.yml"_s, QByteArray(kGood).replace("lesson: mine", "lesson: other"));
    write(u"bad.yaml"_s, "lesson: bad\ntitel: Bad\n");
    write(u"c.yaml"_s, kGood); // the same name again
    write(u"d.yaml"_s, QByteArray(kGood).replace("lesson: mine", "lesson: l1"));
    write(u"notes.txt"_s, "no lesson");
    const LessonShelf shelf(folder.path());
    const auto builtIn = LessonShelf().lessons().size();
    QCOMPARE(shelf.lessons().size(), builtIn + 2);
    QCOMPARE(shelf.lessons().at(builtIn)->id, u"other"_s);
    const LessonPtr mine = shelf.find(u"MINE"_s);
    QVERIFY(mine);
    QVERIFY(!shelf.isBuiltIn(mine));
    QCOMPARE(mine->file, folder.filePath(u"b.yaml"_s));
    QCOMPARE(shelf.faults().size(), 3);
    QVERIFY2(shelf.faults()[0].startsWith(folder.filePath(u"bad.yaml:"_s)), qPrintable(shelf.faults()[0]));
    QVERIFY2(shelf.faults()[1].contains(u"c.yaml: the lesson \"mine\" is in "_s + mine->file),
             qPrintable(shelf.faults()[1]));
    QVERIFY2(shelf.faults()[2].contains(u"the lesson \"l1\" is in the built-in ones already"_s),
             qPrintable(shelf.faults()[2]));

    write(u"large.yaml"_s, QByteArray(3 * kMaxLessonBytes, ' '));
    const LessonShelf withLarge(folder.path());
    QVERIFY2(withLarge.faults().last().contains(u"the file has 3145728 bytes"_s),
             qPrintable(withLarge.faults().last()));

    const LessonShelf nowhere(folder.filePath(u"nowhere"_s));
    QCOMPARE(nowhere.lessons().size(), builtIn);
    QCOMPARE(nowhere.faults().size(), 1);
}

QTEST_GUILESS_MAIN(TestLessonReader)
#include "tst_lesson_reader.moc"
