#include "tests/support/file_trouble.h"
#include "ui/settings.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

/// window.ini through whatever can happen to a file.
class TestSettingsStore final : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    int m_count = 0;

    /// A path that nobody has used, because QSettings caches by name.
    QString newFile()
    {
        const QString folder = m_dir.filePath(QString::number(++m_count));
        QDir().mkpath(folder);
        return folder + u"/window.ini"_s;
    }

    static QByteArray blob(int size)
    {
        QByteArray bytes(size, 0);
        QRandomGenerator random{uint(size)};
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        return bytes;
    }

    static void fill(SettingsStore &store)
    {
        store.setValue(u"window/theme"_s, u"dark"_s);
        store.setValue(u"window/zoom"_s, 125);
        store.setValue(u"window/geometry"_s, blob(60));
        store.setValue(u"views/requests"_s, blob(200));
        store.setValue(u"views/list"_s, QStringList{u"a, b"_s, u"c"_s});
        store.setValue(u"shortcuts/requests.clear"_s, u"Ctrl+L; \"x\""_s);
    }

private Q_SLOTS:
    void valuesAreReadBack_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::newRow("text") << QVariant(u"plain"_s);
        QTest::newRow("empty text") << QVariant(u""_s);
        QTest::newRow("odd text") << QVariant(u" a;b,c=\"d\"\\e\n@f%41 ünï 😀"_s);
        QTest::newRow("at") << QVariant(u"@Invalid()"_s);
        QTest::newRow("like bytes") << QVariant(u"bytes:AAAA:1"_s);
        QTest::newRow("like text") << QVariant(u"text:x"_s);
        QTest::newRow("number") << QVariant(-42);
        QTest::newRow("big number") << QVariant(qlonglong(9'007'199'254'740'993));
        QTest::newRow("fraction") << QVariant(0.1);
        QTest::newRow("true") << QVariant(true);
        QTest::newRow("false") << QVariant(false);
        QTest::newRow("bytes") << QVariant(blob(300));
        QTest::newRow("no bytes") << QVariant(QByteArray(""));
        QTest::newRow("list") << QVariant(QStringList{u"a"_s, u""_s, u"b, \"c\""_s, u"@x"_s, u"bytes:x"_s});
        QTest::newRow("list of one") << QVariant(QStringList{u"bytes:x"_s});
        QTest::newRow("empty list") << QVariant(QStringList());
    }

    void valuesAreReadBack()
    {
        QFETCH(QVariant, value);
        const QString file = newFile();
        const QString key = u"a group/sub/ä key=;"_s;
        {
            SettingsStore store(file);
            store.setValue(u"a group/other"_s, 1);
            store.setValue(key, value);
        }
        const SettingsStore again(file);
        QCOMPARE(again.value(u"a group/other"_s).toInt(), 1);
        const QVariant read = again.value(key);
        switch (value.typeId()) {
        case QMetaType::QStringList: QCOMPARE(read.toStringList(), value.toStringList()); break;
        case QMetaType::QByteArray: QCOMPARE(read.toByteArray(), value.toByteArray()); break;
        case QMetaType::Bool: QCOMPARE(read.toBool(), value.toBool()); break;
        case QMetaType::Double: QCOMPARE(read.toDouble(), value.toDouble()); break;
        default: QCOMPARE(read.toString(), value.toString());
        }
        QCOMPARE(again.keys(u"a group"_s), (QStringList{u"other"_s, u"sub/ä key=;"_s}));
    }

    void keysGoByGroup()
    {
        SettingsStore store(newFile());
        store.setValue(u"a/b"_s, 1);
        store.setValue(u"a/b/c"_s, 2);
        store.setValue(u"ab/c"_s, 3);
        store.remove(u"a/b"_s);
        QCOMPARE(store.keys(u"a"_s), QStringList());
        QVERIFY(store.contains(u"ab/c"_s));
        QCOMPARE(store.value(u"a/b"_s, 7).toInt(), 7);
    }

    void manyChangesAreOneWrite()
    {
        const QString file = newFile();
        SettingsStore store(file);
        for (int i = 0; i < 100; ++i)
            store.setValue(u"a/%1"_s.arg(i), i);
        QVERIFY(!QFile::exists(file)); // not at once
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(file); }, 20'000));
        QCOMPARE(contentOf(file).count('='), 101);
        const QDateTime written = QFileInfo(file).lastModified();
        store.setValue(u"a/5"_s, 5); // as it is
        QVERIFY(store.sync());
        QCOMPARE(QFileInfo(file).lastModified(), written);
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    /// Cut anywhere, it reads as part of what it was: no value is one that nobody has written, but for texts and
    /// numbers of the last line; and the next one to write gets a sound file.
    void cutAtEachByte()
    {
        const QString whole = newFile();
        {
            SettingsStore store(whole);
            fill(store);
        }
        const SettingsStore intact(whole);
        const QByteArray text = contentOf(whole);
        QVERIFY(text.size() > 300);
        for (qsizetype length = 0; length < text.size(); ++length) {
            const QString file = newFile();
            put(file, text.first(length));
            SettingsStore store(file);
            for (const QString &key : {u"window/geometry"_s, u"views/requests"_s}) {
                const QByteArray read = store.bytes(key);
                QVERIFY2(read.isEmpty() || read == intact.bytes(key),
                         qPrintable(u"%1 at %2 bytes"_s.arg(key).arg(length)));
            }
            if (length % 16 != 0)
                continue; // a write each time would take long
            store.setValue(u"window/theme"_s, u"light"_s);
            QVERIFY(store.sync());
            QVERIFY(QFile::rename(file, file + u"2"_s));
            const SettingsStore again(file + u"2"_s);
            QCOMPARE(again.value(u"window/theme"_s).toString(), u"light"_s);
        }
    }

    void garbageCountsAsAbsent()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 300; ++round) {
            QByteArray garbage;
            for (int i = random.bounded(200); i > 0; --i)
                garbage += round % 2 ? char(random.bounded(256)) : char("[]=;\"\\\n%@abw/:"[random.bounded(15)]);
            const QString file = newFile();
            put(file, garbage);
            const WindowSettings settings(QFileInfo(file).absolutePath());
            QCOMPARE(settings.theme(), ThemeChoice::System);
            QCOMPARE(settings.geometry(), QByteArray());
            QCOMPARE(settings.layout(), QByteArray());
        }
    }

    void aDamagedValueIsLeftOut()
    {
        const QString file = newFile();
        {
            SettingsStore store(file);
            fill(store);
        }
        QByteArray text = contentOf(file);
        const qsizetype at = text.indexOf("geometry=") + 30;
        text[at] = text[at] == 'A' ? 'B' : 'A';
        const QString other = newFile();
        put(other, text);
        const SettingsStore store(other);
        QVERIFY(!store.contains(u"window/geometry"_s));
        QCOMPARE(store.value(u"views/requests"_s).toByteArray(), blob(200));
        QCOMPARE(store.value(u"window/zoom"_s).toInt(), 125);
    }

    void whatCannotBeReadIsKept_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::newRow("newer") << QByteArray("[file]\nlayout=2\n\n[window]\ntheme=dark\n");
        QTest::newRow("damaged") << QByteArray("[window]\ntheme=dark\nviews=\"");
        QTest::newRow("binary") << QByteArray("\0\1\2\3[window]\n", 13);
    }

    void whatCannotBeReadIsKept()
    {
        QFETCH(QByteArray, old);
        const QString file = newFile();
        put(file, old);
        {
            SettingsStore store(file);
            QSignalSpy kept(&store, &SettingsStore::backedUp);
            if (old.contains("layout=2"))
                QVERIFY(!store.contains(u"window/theme"_s));
            QVERIFY(store.sync()); // nothing has changed: nothing is written
            QCOMPARE(contentOf(file), old);
            store.setValue(u"window/theme"_s, u"light"_s);
            QVERIFY(store.sync());
            QCOMPARE(kept.count(), 1);
            QCOMPARE(kept.first().first().toString(), file + u".bak"_s);
            store.setValue(u"window/theme"_s, u"dark"_s);
        }
        QCOMPARE(contentOf(file + u".bak"_s), old);
        QCOMPARE(namesIn(QFileInfo(file).absolutePath()), (QStringList{u"window.ini"_s, u"window.ini.bak"_s}));
        QVERIFY(contentOf(file).contains("theme=dark"));
    }

    void whatCannotBeWrittenIsNotLost_data()
    {
        QTest::addColumn<QString>("trouble");
        for (const auto &trouble : {u"full disk"_s, u"read-only folder"_s})
            QTest::newRow(qPrintable(trouble)) << trouble;
    }

    void whatCannotBeWrittenIsNotLost()
    {
        QFETCH(QString, trouble);
        QVERIFY(QFile::setPermissions(m_dir.path(), QFile::Permissions(0x7755)));
        const QString file = newFile();
        const QString folder = QFileInfo(file).absolutePath();
        put(file, "[window]\ntheme=dark\n");
        {
            SettingsStore store(file);
            QSignalSpy failures(&store, &SettingsStore::writeFailed);
            store.setValue(u"window/theme"_s, u"light"_s);
            const auto tryTwice = [&] { return !store.sync() && !store.sync(); };
            if (trouble == u"full disk"_s) {
                const FullDisk full(8);
                QVERIFY(tryTwice());
            } else {
                const ReadOnlyFolder locked(folder);
                QVERIFY(tryTwice());
            }
            QCOMPARE(failures.count(), 1); // the same reason is said once
            QVERIFY(!failures.first().first().toString().isEmpty());
            QCOMPARE(contentOf(file), QByteArray("[window]\ntheme=dark\n"));
            QCOMPARE(namesIn(folder), QStringList{u"window.ini"_s});
            QCOMPARE(store.value(u"window/theme"_s).toString(), u"light"_s);
        } // is written at the end
        QVERIFY(contentOf(file).contains("theme=light"));
    }

    void aFolderThatIsMissingIsMade()
    {
        const QString folder = m_dir.filePath(u"not/yet/there"_s);
        {
            WindowSettings settings(folder);
            settings.setTheme(ThemeChoice::Dark);
        }
        QVERIFY(contentOf(folder + u"/window.ini"_s).contains("theme=dark"));
    }

    void twoFoldersShareNothing()
    {
        QTemporaryDir one;
        QTemporaryDir two;
        WindowSettings first(one.path());
        WindowSettings second(two.path());
        first.setTheme(ThemeChoice::Dark);
        first.sync();
        second.setTheme(ThemeChoice::Light);
        second.sync();
        QCOMPARE(first.theme(), ThemeChoice::Dark);
        QVERIFY(contentOf(first.fileName()).contains("theme=dark"));
        QVERIFY(contentOf(second.fileName()).contains("theme=light"));
    }
};

QTEST_GUILESS_MAIN(TestSettingsStore)
#include "tst_settings_store.moc"
