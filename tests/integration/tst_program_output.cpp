// What the programs do where nobody takes what they print.

#include "server/security/password_hash.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000; // milliseconds

QString program(const QString &name)
{
    return qEnvironmentVariable("COROSCOPE_BIN") + u'/' + name;
}

} // namespace

class TestProgramOutput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unwritable_data()
    {
        QTest::addColumn<QString>("redirection");
        QTest::addColumn<QStringList>("command");
        const QList<QStringList> commands{
            {u"coroscope-server"_s, u"--help"_s},           {u"coroscope-server"_s, u"--version"_s},
            {u"coroscope-server"_s, u"openapi"_s},          {u"coroscope-server"_s, u"migrate"_s, u"--dry-run"_s},
            {u"coroscope-client"_s, u"--help"_s},           {u"coroscope-client"_s, u"--version"_s},
            {u"coroscope-client"_s, u"send"_s, u"--help"_s}};
        for (const QString &redirection : {u">/dev/full"_s, u">&-"_s}) {
            for (const QStringList &command : commands)
                QTest::newRow(qPrintable(command.join(u' ') + u' ' + redirection)) << redirection << command;
        }
    }

    void unwritable()
    {
        QFETCH(QString, redirection);
        QFETCH(QStringList, command);
        QTemporaryDir folder;
        const QString name = command.takeFirst();
        if (name == u"coroscope-server"_s)
            command += {u"--data-dir"_s, folder.path()};
        QProcess process;
        process.start(u"/bin/sh"_s,
                      QStringList{u"-c"_s, u"exec \"$0\" \"$@\" "_s + redirection, program(name)} + command);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains(name.toUtf8() + ": standard output cannot be written: "), said.constData());
    }

    void hashesAPassword_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("code");
        QTest::newRow("a line") << QByteArray("secret\n") << 0;
        QTest::newRow("without its end, more behind it") << QByteArray("secret") << 0;
        QTest::newRow("two lines") << QByteArray("secret\nmore\n") << 0;
        QTest::newRow("a line of Windows") << QByteArray("secret\r\n") << 0;
        QTest::newRow("nothing") << QByteArray() << 1;
        QTest::newRow("an empty line") << QByteArray("\n") << 1;
        QTest::newRow("no UTF-8") << QByteArray("\xff\n") << 1;
        QTest::newRow("too long") << QByteArray(2000, 'a') << 1;
    }

    void hashesAPassword()
    {
        QFETCH(QByteArray, input);
        QProcess process;
        process.start(program(u"coroscope-server"_s), {u"hash-password"_s});
        process.write(input);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(kPatience));
        QTEST(process.exitCode(), "code");
        const QByteArray said = process.readAllStandardOutput();
        const QByteArray complained = process.readAllStandardError();
        if (process.exitCode() != 0) {
            QVERIFY(said.isEmpty());
            QCOMPARE(complained, QByteArray("coroscope-server: a password takes 1 to 1024 bytes of UTF-8\n"));
            return;
        }
        QVERIFY(complained.isEmpty());
        static const QRegularExpression form(u"^\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]+\\$[^$]+\\n$"_s);
        QVERIFY2(form.match(QString::fromLatin1(said)).hasMatch(), said.constData());
        QVERIFY(coroscope::isPasswordOf(said.trimmed(), "secret"));
    }

    void written()
    {
        QProcess process;
        process.start(program(u"coroscope-server"_s), {u"--version"_s});
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void serves_data()
    {
        QTest::addColumn<QString>("redirection");
        QTest::newRow("a full device") << u">/dev/full"_s;
        QTest::newRow("closed") << u">&-"_s;
    }

    /// A server whose address nobody can read says it on standard error, and serves.
    void serves()
    {
        QFETCH(QString, redirection);
        QTemporaryDir folder;
        QProcess process;
        process.start(u"/bin/sh"_s,
                      {u"-c"_s, u"exec \"$0\" \"$@\" "_s + redirection, program(u"coroscope-server"_s), u"--port"_s,
                       u"0"_s, u"--data-dir"_s, folder.path()});
        QVERIFY(process.waitForStarted(kPatience));
        QByteArray said;
        process.setReadChannel(QProcess::StandardError); // the one that waitForReadyRead() waits for
        while (!said.contains("could not be written to standard output") && process.waitForReadyRead(kPatience))
            said += process.readAllStandardError();
        static const QRegularExpression expected(
            u"listening on http://localhost:\\d+ could not be written to standard output: \\w+"_s);
        QVERIFY2(expected.match(QString::fromUtf8(said)).hasMatch(), said.constData());
        QCOMPARE(process.state(), QProcess::Running);
        process.terminate();
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestProgramOutput)
#include "tst_program_output.moc"
