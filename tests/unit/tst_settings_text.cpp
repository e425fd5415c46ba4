#include "server/runtime/settings_text.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

/// The editor of settings files, against QSettings, which reads them.
class TestSettingsText final : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    int m_count = 0;

    /// What QSettings finds in the text; a new file each time, because it caches by name.
    QMap<QString, QString> readBack(const QByteArray &text, bool *ok = nullptr)
    {
        QFile file(m_dir.filePath(u"%1.ini"_s.arg(++m_count)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        file.close();
        const QSettings settings(file.fileName(), QSettings::IniFormat);
        QMap<QString, QString> values;
        const QStringList keys = settings.allKeys();
        for (const QString &key : keys) {
            if (!key.isEmpty() && !key.endsWith(u'/')) // "=x": nobody can ask for it
                values[key] = settings.value(key).toStringList().join(u',');
        }
        if (ok)
            *ok = settings.status() == QSettings::NoError;
        file.remove();
        return values;
    }

private Q_SLOTS:
    void edits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("value"); // of port; null: taken out
        QTest::addColumn<QByteArray>("edited");
        const QString one = u"1"_s;
        QTest::newRow("empty") << QByteArray() << one << QByteArray("[server]\nport=1\n");
        QTest::newRow("empty, out") << QByteArray() << QString() << QByteArray();
        QTest::newRow("there") << QByteArray("[server]\nport=8000\n") << one << QByteArray("[server]\nport=1\n");
        QTest::newRow("there, out") << QByteArray("[server]\nport=8000\nworkers=2\n") << QString()
                                    << QByteArray("[server]\nworkers=2\n");
        QTest::newRow("not there") << QByteArray("[server]\nworkers=2\n") << one
                                   << QByteArray("[server]\nworkers=2\nport=1\n");
        QTest::newRow("blanks and a comment")
            << QByteArray("[server]\n  port = 8000 ; ours\n") << one << QByteArray("[server]\n  port = 1 ; ours\n");
        QTest::newRow("blanks and a comment, out") << QByteArray("[server]\n  port = 8000 ; ours\nworkers=2")
                                                   << QString() << QByteArray("[server]\nworkers=2");
        QTest::newRow("no line end") << QByteArray("[server]\nworkers=2") << one
                                     << QByteArray("[server]\nworkers=2\nport=1\n");
        QTest::newRow("no value") << QByteArray("[server]\nport=\n") << one << QByteArray("[server]\nport=1\n");
        QTest::newRow("quoted") << QByteArray("[server]\nport=\"80;00\"\n") << one << QByteArray("[server]\nport=1\n");
        QTest::newRow("over two lines") << QByteArray("[server]\nport=80\\\n00\nworkers=2\n") << one
                                        << QByteArray("[server]\nport=1\nworkers=2\n");
        QTest::newRow("several times") << QByteArray("[server]\nport=1\nport=2\nworkers=3\nport=4\n") << u"5"_s
                                       << QByteArray("[server]\nworkers=3\nport=5\n");
        QTest::newRow("several times, out") << QByteArray("[server]\nport=1\nport=2\n[a]\nport=3\n") << QString()
                                            << QByteArray("[server]\n[a]\nport=3\n");
        QTest::newRow("section twice") << QByteArray("[server]\na=1\n[b]\nc=2\n[server]\nd=3\n[e]\n") << one
                                       << QByteArray("[server]\na=1\n[b]\nc=2\n[server]\nd=3\nport=1\n[e]\n");
        QTest::newRow("other sections") << QByteArray("port=7\n[window]\nport=8\n") << one
                                        << QByteArray("port=7\n[window]\nport=8\n\n[server]\nport=1\n");
        QTest::newRow("commented out") << QByteArray("[server]\n; port=8000\n#port=9\nworkers=2\n") << one
                                       << QByteArray("[server]\n; port=8000\n#port=9\nworkers=2\nport=1\n");
        QTest::newRow("behind the section's comments")
            << QByteArray("[server]\nworkers=2 ; two\n\n; the window's\n[window]\n") << one
            << QByteArray("[server]\nworkers=2 ; two\nport=1\n\n; the window's\n[window]\n");
        QTest::newRow("carriage returns")
            << QByteArray("[server]\r\nworkers=2\r\n") << one << QByteArray("[server]\r\nworkers=2\r\nport=1\r\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF[server]\nport=2\n") << one
                                         << QByteArray("\xEF\xBB\xBF[server]\nport=1\n");
    }

    void edits()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, value);
        const auto edited
            = editedSettings(text, u"server"_s, {{u"port"_s, value.isNull() ? std::nullopt : std::optional(value)}});
        QVERIFY(edited);
        QTEST(*edited, "edited");
        auto expected = readBack(text);
        if (value.isNull())
            expected.remove(u"server/port"_s);
        else
            expected[u"server/port"_s] = value;
        QCOMPARE(readBack(*edited), expected);
    }

    void damaged_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("open quotation") << QByteArray("[server]\ndatabase=\"postgresql://u\n");
        QTest::newRow("open section") << QByteArray("[server\nport=1\n");
        QTest::newRow("no entry") << QByteArray("[server]\nport\n");
        QTest::newRow("NUL") << QByteArray("[server]\nport=\0001\n", 17);
        QTest::newRow("backslash at the end") << QByteArray("[server]\nport=1\\");
        QTest::newRow("rubbish") << QByteArray("\x7F\x45\x4C\x46\x02\x01");
    }

    void damaged()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!settingsEntries(text));
        QVERIFY(!editedSettings(text, u"server"_s, {{u"port"_s, u"1"_s}}));
    }

    void values_data()
    {
        QTest::addColumn<QString>("value");
        for (const auto &value : {u""_s,
                                  u"8000"_s,
                                  u"8MiB"_s,
                                  u"a.test,b.test"_s,
                                  u" blank "_s,
                                  u"a;b"_s,
                                  u"a=b"_s,
                                  u"a#b"_s,
                                  u"a\"b"_s,
                                  u"a\\b"_s,
                                  u"C:\\new\\table"_s,
                                  u"@Invalid()"_s,
                                  u"@"_s,
                                  u"@@x"_s,
                                  u"100%"_s,
                                  u"%41"_s,
                                  u"ünï 漢 😀"_s,
                                  u"a\nb\r\nc\td"_s,
                                  u"\u0001abc\u0001\u007F9f"_s,
                                  u"postgresql://u:p;,%40\"@a,b/d?x=y"_s,
                                  u"[server]"_s,
                                  u"::1"_s,
                                  u"true"_s,
                                  u"\\"_s,
                                  u"a\\"_s})
            QTest::newRow(qPrintable(value.toHtmlEscaped() + u" #%1"_s.arg(value.size()))) << value;
    }

    void values()
    {
        QFETCH(QString, value);
        const auto edited = editedSettings("[server]\nport=7\n", u"server"_s, {{u"database"_s, value}});
        QVERIFY(edited);
        QCOMPARE(readBack(*edited).value(u"server/database"_s), value);
        const auto again = editedSettings(*edited, u"server"_s, {{u"database"_s, value}});
        QVERIFY(again);
        QCOMPARE(*again, *edited);
        const auto out = editedSettings(*edited, u"server"_s, {{u"database"_s, std::nullopt}});
        QVERIFY(out);
        QCOMPARE(*out, QByteArray("[server]\nport=7\n"));
    }

    void keys_data()
    {
        QTest::addColumn<QString>("key");
        for (const auto &key : {u"max-body"_s, u"a b"_s, u"a=b"_s, u"ä"_s, u"漢"_s, u"%"_s, u"[x]"_s, u";"_s})
            QTest::newRow(qPrintable(key)) << key;
    }

    void keys()
    {
        QFETCH(QString, key);
        const QByteArray text = "[server]\n" + settingsKey(key) + "=1\n";
        QCOMPARE(readBack(text).value(u"server/"_s + key), u"1"_s);
        const auto entries = settingsEntries(text);
        QVERIFY(entries);
        QCOMPARE(entries->first().key, key);
    }

    /// Texts of the characters that matter, at random: QSettings and this agree on what is an INI file, and an edit
    /// changes what it should and nothing else.
    void agreesWithQSettings()
    {
        QRandomGenerator random(20'240'101);
        const QByteArrayList parts{"[server]", "[a]", "\n", "\n", "\r\n", "port", "=", "=",          "8",
                                   "\"",       "\\",  ";",  " ",  "x",    ",",    "#", "workers=2\n"};
        int edited = 0;
        for (int round = 0; round < 4000; ++round) {
            QByteArray text;
            for (int i = random.bounded(24); i > 0; --i)
                text += parts[random.bounded(parts.size())];
            const auto now = editedSettings(text, u"server"_s, {{u"port"_s, u"1"_s}});
            if (!now)
                continue;
            ++edited;
            bool ok = false;
            auto expected = readBack(text, &ok);
            QVERIFY2(ok, text.constData());
            expected[u"server/port"_s] = u"1"_s;
            QVERIFY2(readBack(*now) == expected, (text + "\n----\n" + *now).constData());
            const auto out = editedSettings(*now, u"server"_s, {{u"port"_s, std::nullopt}});
            QVERIFY(out);
            expected.remove(u"server/port"_s);
            QVERIFY2(readBack(*out) == expected, (*now + "\n----\n" + *out).constData());
        }
        QVERIFY2(edited > 400, qPrintable(QString::number(edited)));
    }
};

QTEST_GUILESS_MAIN(TestSettingsText)
#include "tst_settings_text.moc"
