// The folder of uploads, without a server: what each step leaves on the disk, where a file system can make files
// without a name and where it cannot, and how what a crash has left is settled.

#include "server/runtime/upload_folder.h"
#include "tests/support/file_trouble.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kOne("019ac0de-7a5c-7000-8000-000000000001");
const QByteArray kTwo("019ac0de-7a5c-7000-8000-000000000002");

QString text(const QByteArray &name)
{
    return QString::fromLatin1(name);
}

Result<bool> known(const QByteArray &id)
{
    return id == kOne;
}

Result<bool> nobodyCanTell(const QByteArray &)
{
    return Error{Error::Kind::Unavailable, {}};
}

} // namespace

class TestUploadFolder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void steps_data();
    void steps();
    void breaksOff_data() { steps_data(); }
    void breaksOff();
    void undecided_data() { steps_data(); }
    void undecided();
    void removal();
    void recovery();
    void room();
    void turns();

private:
    std::shared_ptr<UploadFolder> folder(std::int64_t most = 1000)
    {
        const bool isNamed = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "named at once";
        m_dir = std::make_unique<QTemporaryDir>();
        return std::make_shared<UploadFolder>(QFile::encodeName(path()), most,
                                              isNamed ? UploadNaming::AtOnce : UploadNaming::WhenWhole);
    }
    QString path() const { return m_dir->filePath(u"uploads"_s); }
    QStringList names() const { return namesIn(path()); }
    void putFile(const QByteArray &name, const QByteArray &content) const
    {
        QVERIFY(QDir().mkpath(path()));
        put(path() + u'/' + text(name), content);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestUploadFolder::steps_data()
{
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("named when whole") << false;
    QTest::newRow("named at once") << true;
}

void TestUploadFolder::steps()
{
    QFETCH(bool, isNamed);
    const auto uploads = folder();
    const QStringList part{text(kOne + ".part")};
    {
        UploadFile file(uploads, kOne);
        QCOMPARE(names(), QStringList());
        QVERIFY(file.append("one ").isOk());
        QCOMPARE(names(), isNamed ? part : QStringList());
        QVERIFY(file.append("two").isOk() && file.sync().isOk());
        QCOMPARE(uploads->used(), 7);
        QVERIFY(file.link().isOk());
        QCOMPARE(names(), part);
        QVERIFY(file.link().isOk()); // a transaction may be run again
        QVERIFY(file.publish().isOk());
        QCOMPARE(file.size(), 7);
        QCOMPARE(file.sha256(), QCryptographicHash::hash("one two", QCryptographicHash::Sha256).toHex());
    }
    QCOMPARE(names(), QStringList(text(kOne)));
    QCOMPARE(uploads->used(), 7);
    const auto opened = uploads->open(kOne);
    QVERIFY(opened.isOk());
    QCOMPARE(opened.value()->size(), 7);
    QCOMPARE(uploads->open(kTwo).error().kind, Error::Kind::NotFound);
}

void TestUploadFolder::breaksOff()
{
    const auto uploads = folder();
    for (int step = 0; step < 3; ++step) {
        UploadFile file(uploads, kOne);
        if (step > 0)
            QVERIFY(file.append("abc").isOk());
        if (step > 1)
            QVERIFY(file.sync().isOk() && file.link().isOk());
    }
    QCOMPARE(names(), QStringList());
    QCOMPARE(uploads->used(), 0);
}

/// The database may have it, or not: that is found out later, and not as long as somebody is at work on it.
void TestUploadFolder::undecided()
{
    const auto uploads = folder();
    for (const QByteArray &id : {kOne, kTwo}) {
        UploadFile file(uploads, id);
        QVERIFY(file.append("abc").isOk() && file.link().isOk());
        file.leave();
        uploads->recover(known);
        QVERIFY(names().contains(text(id + ".part")));
    }
    QCOMPARE(names(), (QStringList{text(kOne), text(kTwo + ".part")}));
    uploads->recover(known);
    QCOMPARE(names(), QStringList(text(kOne)));
    QCOMPARE(uploads->used(), 3);
}

void TestUploadFolder::removal()
{
    const auto uploads = folder();
    putFile(kOne, "abc");
    uploads->recover(known);
    QCOMPARE(uploads->used(), 3);
    {
        UploadRemoval removal(uploads, kOne);
        QVERIFY(removal.hide().isOk() && removal.hide().isOk());
        QCOMPARE(names(), QStringList(text(kOne + ".part")));
        QVERIFY(uploads->open(kOne).isOk()); // the database has it still
        uploads->recover(known); // somebody is at work on it
        QCOMPARE(names(), QStringList(text(kOne + ".part")));
    } // the database did not
    QCOMPARE(names(), QStringList(text(kOne)));
    uploads->recover(known);
    QCOMPARE(uploads->used(), 3);
    {
        UploadRemoval removal(uploads, kOne);
        QVERIFY(removal.hide().isOk());
        UploadRemoval other(uploads, kOne);
        const auto hidden = other.hide();
        QVERIFY(!hidden.isOk());
        QCOMPARE(hidden.error().code, int(UploadFault::InUse));
        other.finish(); // it has nothing
        QCOMPARE(names(), QStringList(text(kOne + ".part")));
        removal.finish();
    }
    QCOMPARE(names(), QStringList());
    QCOMPARE(uploads->used(), 0);
}

void TestUploadFolder::recovery()
{
    const auto uploads = folder();
    uploads->recover(known); // of a folder that is not there
    QCOMPARE(uploads->used(), 0);
    putFile(kTwo, "whole, and of another database perhaps");
    putFile(kOne + ".part", "known");
    putFile(kTwo + ".part", "unknown");
    putFile("notes.txt", "not ours");
    putFile("notes.part", "not ours");
    QVERIFY(QDir(path()).mkdir(u"019ac0de-7a5c-7000-8000-000000000003"_s));
    const auto before = names();
    uploads->recover(nobodyCanTell);
    QCOMPARE(names(), before);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"1 files in .* are of no upload"_s));
    uploads->recover(known);
    QCOMPARE(names(),
             (QStringList{text(kOne), text(kTwo), u"019ac0de-7a5c-7000-8000-000000000003"_s, u"notes.part"_s,
                          u"notes.txt"_s}));
    QCOMPARE(uploads->used(), 5); // of what nobody can be asked to delete nothing is counted
    QCOMPARE(contentOf(path() + u'/' + text(kOne)), QByteArray("known"));
}

void TestUploadFolder::room()
{
    const auto uploads = folder(10);
    auto one = std::make_unique<UploadFile>(uploads, kOne);
    UploadFile two(uploads, kTwo);
    QVERIFY(one->append("123456").isOk());
    const auto refused = two.append("12345");
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().code, int(UploadFault::NoRoom));
    QVERIFY(two.append("1234").isOk());
    QVERIFY(!one->append("1").isOk());
    one.reset();
    QCOMPARE(uploads->used(), 4);
    QVERIFY(two.append("123456").isOk());
    const FullDisk full(12);
    UploadFile three(std::make_shared<UploadFolder>(QFile::encodeName(path()), 100), kOne);
    const auto failed = three.append(QByteArray(20, 'x'));
    QVERIFY(!failed.isOk());
    QCOMPARE(failed.error().code, int(UploadFault::DiskFull));
}

void TestUploadFolder::turns()
{
    const auto uploads = folder();
    std::vector<std::shared_ptr<void>> turns;
    for (int i = 0; i < UploadFolder::kMostAtOnce; ++i) {
        turns.push_back(uploads->begin());
        QVERIFY(turns.back());
    }
    QVERIFY(!uploads->begin());
    turns.pop_back();
    QVERIFY(uploads->begin()); // and it ends at once
    QVERIFY(uploads->begin());
}

QTEST_APPLESS_MAIN(TestUploadFolder)
#include "tst_upload_folder.moc"
