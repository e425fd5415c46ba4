#include "tests/support/client_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/types.h>

using namespace coroscope::tests;
using namespace Qt::StringLiterals;

/// `coroscope-client lesson`, run as a person runs it.
class TestLessonCheck final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void list();
    void passes();
    void fails();
    void cannotGoOn();
    void checksNothing();
    void repeats();
    void json();
    void damagedFiles();
    void interrupted();
    void usage_data();
    void usage();
    void help();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    QString folder() const { return m_folder.path(); }

    QTemporaryDir m_folder;
};

void TestLessonCheck::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestLessonCheck::initTestCase()
{
    QVERIFY2(QFile::exists(clientProgram()), qPrintable(clientProgram()));
    const QByteArray head = "steps:\n  - {title: S, run: [{send: {url: /json, times: 7}, as: s}],\n"
                            "     reveal: [{label: Answers, value: \"s.statuses['200']\", unit: of 7}]}\n";
    write(u"good.yaml"_s, "lesson: good\ntitle: Good\n" + head + "check: [{that: all, value: s.times, equals: 7}]\n");
    write(u"bad.yaml"_s,
          "lesson: bad\ntitle: Bad\n" + head
              + "check:\n  - {that: it is so, value: s.status == 200}\n"
                "  - {that: too much, value: s.times, unit: requests, least: 7 + 1}\n");
    write(u"odd.yaml"_s, "lesson: odd\ntitle: Odd\nsteps: [{title: S, run: [{send: {url: '/${nope}'}}]}]\n");
    write(u"long.yaml"_s, "lesson: long\ntitle: Long\nsteps: [{title: S, run: [{pause: 50s}]}]\n");
}

void TestLessonCheck::list()
{
    const auto ended = run({u"lesson"_s, u"list"_s, u"--lessons"_s, folder()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    QVERIFY2(ended.out.startsWith("L1    Blocking or not\n"), ended.out.constData());
    QVERIFY2(ended.out.endsWith("bad   Bad\ngood  Good\nlong  Long\nodd   Odd\n"), ended.out.constData());

    const auto asJson = run({u"lesson"_s, u"list"_s, u"--json"_s});
    const QJsonObject first
        = QJsonDocument::fromJson(asJson.out).object().value(u"lessons"_s).toArray().at(0).toObject();
    QCOMPARE(first.value(u"lesson"_s).toString(), u"L1"_s);
    QVERIFY(first.value(u"checks"_s).toInt() > 0);
}

void TestLessonCheck::passes()
{
    const auto ended = run({u"lesson"_s, u"check"_s, u"GOOD"_s, u"--lessons"_s, folder(), u"-v"_s});
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QVERIFY2(ended.out.startsWith("good passed: Good ("), ended.out.constData());
    QVERIFY2(ended.out.endsWith("\n  passed  all: 7, exactly 7\n"), ended.out.constData());
    QCOMPARE(ended.err, QByteArray("good, step 1: S\n    Answers: 7 of 7\n"));
}

void TestLessonCheck::fails()
{
    const auto ended = run({u"lesson"_s, u"check"_s, u"bad"_s, u"good"_s, u"--lessons"_s, folder()});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.out.startsWith("bad FAILED: Bad ("), ended.out.constData());
    QVERIFY2(ended.out.contains("\n  passed  it is so: true\n"), ended.out.constData());
    QVERIFY2(ended.out.contains("\n  FAILED  too much: 7 requests, at least 8 requests\n"), ended.out.constData());
    QVERIFY2(ended.out.contains("\ngood passed: Good ("), ended.out.constData()); // the others are played all the same
}

void TestLessonCheck::cannotGoOn()
{
    const auto ended = run({u"lesson"_s, u"check"_s, u"odd"_s, u"--lessons"_s, folder()});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.out.contains("odd.yaml:3:26: ${nope}: nope is not defined\n"), ended.out.constData());
}

void TestLessonCheck::checksNothing()
{
    const QTemporaryDir other;
    QFile file(other.filePath(u"a.yaml"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("lesson: a\ntitle: A\nsteps: [{title: S, run: [{send: {url: /json}}]}]\n");
    file.close();
    const auto ended = run({u"lesson"_s, u"check"_s, u"a"_s, u"--lessons"_s, other.path()});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.out.contains("\n  FAILED  it checks nothing"), ended.out.constData());
}

void TestLessonCheck::repeats()
{
    const auto ended = run({u"lesson"_s, u"check"_s, u"good"_s, u"--repeat=3"_s, u"--lessons"_s, folder()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out.count("good passed"), 3);
}

void TestLessonCheck::json()
{
    const auto ended = run({u"lesson"_s, u"check"_s, u"bad"_s, u"--json"_s, u"--lessons"_s, folder()});
    QCOMPARE(ended.code, 1);
    const QJsonObject object = QJsonDocument::fromJson(ended.out).object();
    QCOMPARE(object.value(u"passed"_s), QJsonValue(false));
    const QJsonObject played = object.value(u"played"_s).toArray().at(0).toObject();
    QCOMPARE(played.value(u"lesson"_s).toString(), u"bad"_s);
    const QJsonObject check = played.value(u"checks"_s).toArray().at(1).toObject();
    QCOMPARE(check.value(u"passed"_s), QJsonValue(false));
    QCOMPARE(check.value(u"value"_s).toDouble(), 7.0);
    QCOMPARE(check.value(u"bound"_s).toString(), u"least"_s);
    QCOMPARE(check.value(u"limit"_s).toDouble(), 8.0);
}

void TestLessonCheck::damagedFiles()
{
    const QTemporaryDir other;
    const auto put = [&other](const QString &name, const QByteArray &bytes) {
        QFile file(other.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    };
    put(u"a.yaml"_s, "lesson: a\ntitle: A\nsteps:\n  - titel: S\n");
    put(u"b.yaml"_s, "lesson: b\ntitle: B\nsteps: [{title: S}]\ncheck: [{that: one, value: 1, equals: 1}]\n");
    const auto ended = run({u"lesson"_s, u"check"_s, u"b"_s, u"--lessons"_s, other.path()});
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.err.contains("a.yaml:4:5: a step needs the key \"title\" (and one more mistake) (left out)\n"),
             ended.err.constData());
    QVERIFY2(ended.out.startsWith("b passed"), ended.out.constData());
    const QStringList all{u"lesson"_s, u"list"_s, u"--json"_s, u"--lessons"_s, other.path()};
    QCOMPARE(QJsonDocument::fromJson(run(all).out).object().value(u"faults"_s).toArray().size(), 1);
    const auto asJson = run({u"lesson"_s, u"check"_s, u"b"_s, u"--json"_s, u"--lessons"_s, other.path()});
    QCOMPARE(QJsonDocument::fromJson(asJson.out).object().value(u"faults"_s).toArray().size(), 1);
    const auto gone = run({u"lesson"_s, u"check"_s, u"a"_s, u"--lessons"_s, other.path()});
    QCOMPARE(gone.code, 2);
    QVERIFY2(gone.err.contains("a: no such lesson"), gone.err.constData());
}

void TestLessonCheck::interrupted()
{
    QProcess process;
    process.start(clientProgram(), {u"lesson"_s, u"check"_s, u"good"_s, u"long"_s, u"--lessons"_s, folder()});
    QVERIFY(process.waitForStarted(kPatience));
    QVERIFY(process.waitForReadyRead(kPatience)); // the first is done
    QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(kPatience)); // far below the 50 s of the second
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
}

void TestLessonCheck::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QStringList &arguments, const QByteArray &said) {
        QTest::newRow(name) << QStringList{u"lesson"_s} + arguments << said;
    };
    row("nothing", {}, "lesson takes list, or check and the names of lessons");
    row("another word", {u"play"_s}, "play: lesson takes list or check");
    row("no lesson", {u"check"_s}, "check takes the names of lessons, or --all");
    row("both", {u"check"_s, u"L1"_s, u"--all"_s}, "check takes the names of lessons, or --all");
    row("unknown", {u"check"_s, u"L0"_s}, "L0: no such lesson; coroscope-client lesson list tells what there is");
    row("list of what", {u"list"_s, u"L1"_s}, "L1: is one word too many");
    row("repeat", {u"check"_s, u"L1"_s, u"--repeat=0"_s}, "--repeat");
    row("option", {u"list"_s, u"--jsn"_s}, "--jsn");
}

void TestLessonCheck::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const auto ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(said), ended.err.constData());
}

void TestLessonCheck::help()
{
    const auto ended = run({u"lesson"_s, u"check"_s, u"--help"_s});
    QCOMPARE(ended.code, 0);
    for (const char *each : {"lesson list", "lesson check", "--lessons", "--all", "--repeat", "--json", "Exit codes"})
        QVERIFY2(ended.out.contains(each), ended.out.constData());
    QVERIFY(run({u"--help"_s}).out.contains("lesson list|check"));
}

QTEST_GUILESS_MAIN(TestLessonCheck)
#include "tst_lesson_check.moc"
