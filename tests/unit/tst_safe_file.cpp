#include "server/runtime/safe_file.h"
#include "tests/support/file_trouble.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

/// A file system of so many KiB, where this process may mount one; else mounted() is false.
class SmallDisk {
public:
    SmallDisk(const QString &folder, int kib)
        : m_folder(QFile::encodeName(folder))
    {
        const QByteArray options = "size=" + QByteArray::number(kib) + "k";
        m_mounted = mount("tmpfs", m_folder.constData(), "tmpfs", 0, options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted && umount2(m_folder.constData(), MNT_DETACH) != 0)
            qWarning("%s stays mounted", m_folder.constData());
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    bool mounted() const { return m_mounted; }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

} // namespace

/// Files that a person named: whole or as they were, also where the disk is full; devices stay devices.
class TestSafeFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"x"_s);
        put(m_path, "old");
    }

    void onlyCommitPutsItInPlace()
    {
        {
            SafeFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write("new"), 3);
            QCOMPARE(contentOf(m_path), "old"_ba);
            QCOMPARE(file.write(" and more"), 9);
            QVERIFY(file.commit());
            QVERIFY(!file.isOpen());
        }
        QCOMPARE(contentOf(m_path), "new and more"_ba);
        {
            SafeFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write("lost"), 4);
        }
        QCOMPARE(contentOf(m_path), "new and more"_ba);
        QCOMPARE(namesIn(m_folder->path()), QStringList{u"x"_s});
    }

    void aCutWriteIsNoFile()
    {
        {
            const FullDisk full(1000);
            SafeFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(QByteArray(800, 'a')), 800);
            QCOMPARE(file.write(QByteArray(800, 'b')), -1);
            const QString why = file.errorString();
            QVERIFY(!why.isEmpty() && why != u"Unknown error"_s);
            QCOMPARE(file.write("c"), -1); // what failed once fails on
            QVERIFY(!file.commit());
            QCOMPARE(file.errorString(), why);
        }
        QCOMPARE(contentOf(m_path), "old"_ba);
        QCOMPARE(namesIn(m_folder->path()), QStringList{u"x"_s});
    }

    void aFullFileSystemIsAnError()
    {
        const QString folder = m_folder->filePath(u"disk"_s);
        QVERIFY(QDir().mkpath(folder));
        const SmallDisk disk(folder, 64);
        if (!disk.mounted())
            QSKIP("Only root may mount a small file system; FullDisk stands for it in the other tests.");
        const QString path = folder + u"/x"_s;
        QVERIFY(saveFile(path, "old"));
        // By bytes that fill less than a buffer of QFile's, and by many.
        put(folder + u"/ballast"_s, QByteArray(56 * 1024, 'b'));
        for (const int size : {9'000, 500'000}) {
            const auto result = saveFile(path, QByteArray(size, 'n'));
            QVERIFY(!result);
            QCOMPARE(result.error().kind, Error::Kind::Storage);
            QCOMPARE(result.error().detail, qt_error_string(ENOSPC));
            QCOMPARE(contentOf(path), "old"_ba);
            QCOMPARE(namesIn(folder), (QStringList{u"ballast"_s, u"x"_s}));
        }
        QVERIFY(QFile::remove(folder + u"/ballast"_s));
        QVERIFY(saveFile(path, QByteArray(9'000, 'n')));
        QCOMPARE(contentOf(path).size(), 9'000);
    }

    void aDeviceStaysOne()
    {
        // One of its own, so that a fault here takes nothing from the machine.
        QString full = m_folder->filePath(u"full"_s);
        if (mknod(QFile::encodeName(full).constData(), S_IFCHR | 0600, makedev(1, 7)) != 0
            || !QFile(full).open(QIODevice::ReadOnly))
            full = u"/dev/full"_s;
        const auto result = saveFile(full, "x");
        QVERIFY(!result);
        QCOMPARE(result.error().detail, qt_error_string(ENOSPC));
        QVERIFY(QFileInfo(full).exists() && !QFileInfo(full).isFile());
        QVERIFY(saveFile(u"/dev/null"_s, "x"));
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    }

    void aPipeIsWrittenAsItIs()
    {
        const QString path = m_folder->filePath(u"pipe"_s);
        const QByteArray name = QFile::encodeName(path);
        QCOMPARE(mkfifo(name.constData(), 0600), 0);
        QVERIFY(!saveFile(path, "x")); // nobody reads it; that is not waited for
        const int reader = open(name.constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        QVERIFY(saveFile(path, "through"));
        char bytes[16];
        QCOMPARE(read(reader, bytes, sizeof bytes), 7);
        QCOMPARE(QByteArray(bytes, 7), "through"_ba);
        close(reader);
        QVERIFY(!QFileInfo(path).isFile());
    }

    void aLinkIsFollowed()
    {
        const QString link = m_folder->filePath(u"link"_s);
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(saveFile(link, "new"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(m_path), "new"_ba);
    }

    void foldersAreMadeForSettingsOnly()
    {
        const QString path = m_folder->filePath(u"a/b"_s);
        QVERIFY(!saveFile(path, "x"));
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u"a"_s)));
        QVERIFY(replaceFile(path, "x", QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QCOMPARE(contentOf(path), "x"_ba);
        QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QVERIFY(!saveFile(m_folder->path(), "x")); // a folder
        const ReadOnlyFolder locked(m_folder->filePath(u"a"_s));
        QVERIFY(!replaceFile(m_folder->filePath(u"a/c"_s), "x"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSafeFile)
#include "tst_safe_file.moc"
