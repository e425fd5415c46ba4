#include "server/api/csv.h"
#include "server/api/digest_chain.h"
#include "server/api/log_file.h"
#include "server/api/mail_message.h"
#include "server/api/part_file.h"
#include "tests/support/file_trouble.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <vector>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

Result<void> append(const QString &path, const QList<QByteArray> &lines, LogSafety safety = LogSafety::Disk)
{
    return appendLogLines(path, lines, safety);
}

/// A mail read again as a mail program would: fields by name, and the body.
struct ReadMail {
    QList<std::pair<QByteArray, QByteArray>> fields;
    QByteArray body;

    explicit ReadMail(const QByteArray &text)
    {
        const auto end = text.indexOf("\r\n\r\n");
        body = text.mid(end + 4);
        QByteArray head = text.left(end);
        head.replace("\r\n ", " "); // unfolded
        for (QByteArray line : head.split('\n')) {
            if (line.endsWith('\r'))
                line.chop(1);
            const auto colon = line.indexOf(": ");
            fields.append({line.left(colon), line.mid(colon + 2)});
        }
    }
    QByteArray value(const QByteArray &name) const
    {
        for (const auto &[key, value] : fields) {
            if (key == name)
                return value;
        }
        return {};
    }
    QByteArrayList names() const
    {
        QByteArrayList names;
        for (const auto &field : fields)
            names.append(field.first);
        return names;
    }
    QByteArray decodedBody() const
    {
        if (value("Content-Transfer-Encoding") == "base64")
            return QByteArray::fromBase64(body);
        QByteArray decoded;
        for (qsizetype i = 0; i < body.size(); ++i) {
            if (body[i] != '=') {
                decoded += body[i];
            } else {
                const auto two = body.mid(i + 1, 2);
                if (two != "\r\n")
                    decoded += QByteArray::fromHex(two);
                i += 2;
            }
        }
        return decoded;
    }
    QString subject() const
    {
        QByteArray utf8;
        for (const auto &word : value("Subject").split(' ')) {
            if (!word.startsWith("=?UTF-8?B?"))
                return QString::fromUtf8(value("Subject"));
            const auto part = QByteArray::fromBase64(word.mid(10).chopped(2));
            if (!part.isValidUtf8())
                return u"(a character is cut)"_s;
            utf8 += part;
        }
        return QString::fromUtf8(utf8);
    }
};

MailMessage mail(const QString &subject, const QString &body)
{
    return {u"coroscope@localhost"_s,
            u"ada@example.org"_s,
            subject,
            body,
            "01890a5d-ac96-774b-bcce-b302099a8057",
            QDateTime(QDate(2026, 3, 7), QTime(8, 5, 9), Qt::UTC)};
}

} // namespace

/// What tasks write: lines that are never torn, mails that programs can read, files that are whole or not there.
class TestTaskFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.txt"_s);
    }

    void oneLineAMessage_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << u"Hello, log!"_s << "Hello, log!"_ba;
        QTest::newRow("line breaks") << u"a\nb\r\nc"_s << "a\\nb\\r\\nc"_ba;
        QTest::newRow("what looks like one") << u"a\\nb"_s << "a\\\\nb"_ba;
        QTest::newRow("a tab") << u"a\tb"_s << "a\\tb"_ba;
        QTest::newRow("NUL, escape, delete") << QString(u"a\0b\x1b[31m\x7f"_s) << "a\\u0000b\\u001b[31m\\u007f"_ba;
        QTest::newRow("controls of Unicode") << QString(u"\u0085\u2028\u2029"_s) << "\\u0085\\u2028\\u2029"_ba;
        QTest::newRow("letters of the world") << u"grüße 日本 😀"_s << "grüße 日本 😀"_ba;
        QTest::newRow("spaces") << u"  "_s << "  "_ba;
    }
    void oneLineAMessage()
    {
        QFETCH(QString, message);
        QFETCH(QByteArray, line);
        QCOMPARE(logLine(message), line);
    }

    void appends()
    {
        QVERIFY(append(m_path, {"one", "two"}).isOk());
        QVERIFY(append(m_path, {}).isOk());
        QVERIFY(append(m_path, {"three"}).isOk());
        QCOMPARE(contentOf(m_path), "one\ntwo\nthree\n"_ba);
    }

    void cutsOffWhatIsTorn()
    {
        put(m_path, "whole\nto");
        QVERIFY(append(m_path, {"next"}).isOk());
        QCOMPARE(contentOf(m_path), "whole\nnext\n"_ba);
        put(m_path, "to");
        QVERIFY(append(m_path, {"next"}).isOk());
        QCOMPARE(contentOf(m_path), "next\n"_ba);
        // As long as a line of ours can be; what is longer is not ours to cut.
        put(m_path, "whole\n" + QByteArray(65'000, 'x'));
        QVERIFY(append(m_path, {"next"}).isOk());
        QCOMPARE(contentOf(m_path), "whole\nnext\n"_ba);
        put(m_path, QByteArray(70'000, 'x'));
        QVERIFY(append(m_path, {"next"}).isOk());
        QCOMPARE(contentOf(m_path), QByteArray(70'000, 'x') + "\nnext\n");
    }

    void aFullDiskTakesAllOrNothing()
    {
        put(m_path, "before\n");
        {
            const FullDisk full(1'000);
            const auto appended = append(m_path, {QByteArray(600, 'a'), QByteArray(600, 'b')});
            QVERIFY(!appended);
            QCOMPARE(appended.error().kind, Error::Kind::Storage);
            QVERIFY2(appended.error().detail.startsWith(u"log.txt cannot be written: "_s),
                     qPrintable(appended.error().detail));
            QCOMPARE(contentOf(m_path), "before\n"_ba);
            QVERIFY(append(m_path, {QByteArray(600, 'a')}).isOk());
        }
        QVERIFY(append(m_path, {QByteArray(600, 'b')}).isOk());
        QCOMPARE(contentOf(m_path), "before\n" + QByteArray(600, 'a') + '\n' + QByteArray(600, 'b') + '\n');
    }

    void whatIsNoFile()
    {
        QVERIFY(QDir().mkpath(m_path));
        auto appended = append(m_path, {"x"});
        QVERIFY(!appended);
        QVERIFY2(appended.error().detail.startsWith(u"log.txt cannot be written: "_s),
                 qPrintable(appended.error().detail));
        const auto pipe = m_folder->filePath(u"pipe"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        appended = append(pipe, {"x"});
        QVERIFY(!appended);
        QCOMPARE(appended.error().detail, u"pipe cannot be written: it is no file."_s);
        const ReadOnlyFolder locked(m_folder->path());
        appended = append(m_folder->filePath(u"new"_s), {"x"});
        QVERIFY(!appended);
        QCOMPARE(appended.error().detail, u"new cannot be written: %1."_s.arg(qt_error_string(EACCES)));
    }

    /// Four threads, as four processes: the lock is on the open file.
    void manyAtOnce()
    {
        constexpr int kThreads = 4;
        constexpr int kTimes = 20;
        std::vector<std::thread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([this, t] {
                for (int i = 0; i < kTimes; ++i) {
                    const auto name = QByteArray::number(t) + '.' + QByteArray::number(i);
                    const auto safety = i % 2 == 0 ? LogSafety::Kernel : LogSafety::Disk;
                    if (!append(m_path, {name + "a" + QByteArray(3'000, '-'), name + "b"}, safety))
                        qWarning("not appended");
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        auto lines = contentOf(m_path).split('\n');
        QCOMPARE(lines.takeLast(), QByteArray());
        QCOMPARE(lines.size(), kThreads * kTimes * 2);
        int seen[kThreads] = {};
        for (qsizetype i = 0; i < lines.size(); i += 2) {
            const int t = lines[i].left(1).toInt();
            const auto name = QByteArray::number(t) + '.' + QByteArray::number(seen[t]++);
            QCOMPARE(lines[i], name + "a" + QByteArray(3'000, '-'));
            QCOMPARE(lines[i + 1], name + "b");
        }
    }

    void waitsForTheLockAndFollowsARotation()
    {
        put(m_path, "old\n");
        const int fd = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CLOEXEC);
        QCOMPARE(::flock(fd, LOCK_EX), 0);
        std::thread appending([this] {
            if (!append(m_path, {"new"}))
                qWarning("not appended");
        });
        QTest::qWait(50);
        QVERIFY(QFile::rename(m_path, m_path + u".1"_s)); // while it waits
        ::close(fd);
        appending.join();
        QCOMPARE(contentOf(m_path + u".1"_s), "old\n"_ba);
        QCOMPARE(contentOf(m_path), "new\n"_ba);
    }

    void aMail()
    {
        const ReadMail read(mailText(mail(u"Your report"_s, u"Dear Ada,\nsee below.\r\n.\rFrom me = you \n"_s)));
        QCOMPARE(read.names(),
                 (QByteArrayList{"Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type",
                                 "Content-Transfer-Encoding"}));
        QCOMPARE(read.value("Date"), "Sat, 07 Mar 2026 08:05:09 +0000"_ba);
        QCOMPARE(read.value("From"), "<coroscope@localhost>"_ba);
        QCOMPARE(read.value("To"), "<ada@example.org>"_ba);
        QCOMPARE(read.value("Message-ID"), "<01890a5d-ac96-774b-bcce-b302099a8057@coroscope.localhost>"_ba);
        QCOMPARE(read.value("Subject"), "Your report"_ba);
        QCOMPARE(read.value("Content-Type"), "text/plain; charset=utf-8"_ba);
        QCOMPARE(read.body, "Dear Ada,\r\nsee below.\r\n=2E\r\n=46rom me =3D you=20\r\n"_ba);
        QCOMPARE(read.decodedBody(), "Dear Ada,\r\nsee below.\r\n.\r\nFrom me = you \r\n"_ba);
    }

    void subjectsAndBodies_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("umlauts") << u"Grüße aus Köln"_s;
        QTest::newRow("emoji, long") << u"😀"_s.repeated(400);
        QTest::newRow("mixed, long") << u"a日b😀c "_s.repeated(80);
        QTest::newRow("long ASCII") << u"word "_s.repeated(90) + u"end"_s;
        QTest::newRow("one long word") << QString(500, u'x');
        QTest::newRow("looks encoded") << u"=?UTF-8?B?eA==?= =41"_s;
        QTest::newRow("spaces around") << u"  x  "_s;
    }
    void subjectsAndBodies()
    {
        QFETCH(QString, text);
        const auto bytes = mailText(mail(text, text));
        QVERIFY(std::all_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x80; }));
        for (const auto &line : bytes.split('\n'))
            QVERIFY2(line.size() <= 77, line.constData()); // 76 and a carriage return
        const ReadMail read(bytes);
        QCOMPARE(read.subject(), text);
        QCOMPARE(QString::fromUtf8(read.decodedBody()), text + u"\r\n"_s);
    }

    /// Nobody can add a field, whatever they send.
    void noFieldIsInjected()
    {
        const auto evil = u"x\r\nBcc: eve@example.org\r\n\r\nbody\u2028\0"_s;
        auto message = mail(evil, u"body"_s);
        message.to = u"ada@example.org>\r\nBcc: <eve@example.org"_s;
        message.from = u"a@example.org\nX: y"_s;
        const auto bytes = mailText(message);
        const ReadMail read(bytes);
        QCOMPARE(read.fields.size(), 8);
        QVERIFY(read.names().count("Bcc") == 0 && read.names().count("X") == 0);
        QCOMPARE(bytes.count("\r\n\r\n"), 1);
        QCOMPARE(read.value("To"), "<ada@example.orgBcc:eve@example.org>"_ba);
        QVERIFY(read.subject().startsWith(u"x  Bcc: eve@example.org    body"_s));
        QCOMPARE(read.decodedBody(), "body\r\n"_ba);
    }

    void records()
    {
        QByteArray csv;
        appendCsv(csv, {u"1"_s, u"O'Neill, \"Jo\""_s, u"a\nb\r\nc"_s, QString(), u"ü 😀"_s, u" x "_s});
        appendCsv(csv, {u"2"_s});
        QCOMPARE(csv, "1,\"O'Neill, \"\"Jo\"\"\",\"a\nb\r\nc\",,ü 😀, x \r\n2\r\n"_ba);
    }

    void aPartFile()
    {
        const auto path = m_folder->filePath(u"x.csv"_s);
        put(path, "old");
        {
            auto file = PartFile::create(path);
            auto other = PartFile::create(path); // at the same time
            QVERIFY(file && other);
            QVERIFY(file.value()->append("new ").isOk());
            QVERIFY(other.value()->append("lost").isOk());
            QVERIFY(file.value()->append("and more").isOk());
            QCOMPARE(contentOf(path), "old"_ba);
            QVERIFY(file.value()->commit().isOk());
        }
        QCOMPARE(contentOf(path), "new and more"_ba);
        QCOMPARE(namesIn(m_folder->path()), QStringList{u"x.csv"_s});
        {
            const FullDisk full(100);
            auto file = PartFile::create(path);
            QVERIFY(file);
            const auto appended = file.value()->append(QByteArray(200, 'x'));
            QVERIFY(!appended);
            QVERIFY(!appended.error().detail.isEmpty());
        }
        QCOMPARE(contentOf(path), "new and more"_ba);
        QCOMPARE(namesIn(m_folder->path()), QStringList{u"x.csv"_s});
        QVERIFY(!PartFile::create(m_folder->filePath(u"nowhere/x"_s)));
    }

    void oldFilesGo()
    {
        const auto path = [this](const char *name) { return m_folder->filePath(QString::fromLatin1(name)); };
        for (const char *name : {"old", ".old.part", "new"}) {
            put(path(name), "x");
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            const int hours = qstrcmp(name, "new") == 0 ? 23 : 25;
            QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-hours * 3600),
                                     QFileDevice::FileModificationTime));
        }
        QVERIFY(QDir().mkpath(path("folder")));
        removeOldFiles(m_folder->path(), 24);
        QCOMPARE(namesIn(m_folder->path()), (QStringList{u"folder"_s, u"new"_s}));
    }

    void theChain()
    {
        const auto sha
            = [](const QByteArray &text) { return QCryptographicHash::hash(text, QCryptographicHash::Sha256); };
        auto chain = digestMore({"abc", 0}, 1);
        // FIPS 180-2, appendix B.1.
        QCOMPARE(chain.value.toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba);
        chain = digestMore(chain, 0);
        QCOMPARE(chain.done, 1);
        chain = digestMore(chain, 2);
        QCOMPARE(chain.done, 3);
        QCOMPARE(chain.value, sha(sha(sha("abc"))));
        QCOMPARE(digestMore({"abc", 0}, 3).value, chain.value);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestTaskFiles)
#include "tst_task_files.moc"
