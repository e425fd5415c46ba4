#include "tests/support/running_server.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

/// GET /digests: the same work in three places.
class TestDigests final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digests_data();
    void digests();
    void refused();
};

namespace {

QByteArray expected(int rounds)
{
    QByteArray value;
    for (int i = 0; i < rounds; ++i)
        value = QCryptographicHash::hash(value, QCryptographicHash::Sha256);
    return value.toHex();
}

} // namespace

void TestDigests::digests_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<int>("rounds");
    for (const char *mode : {"loop", "await", "offload"}) {
        for (const int rounds : {1, 10'000, 25'001}) // less than a slice of the awaits, a whole one, and not a multiple
            QTest::addRow("%s, %d", mode, rounds) << QByteArray(mode) << rounds;
    }
}

void TestDigests::digests()
{
    QFETCH(QByteArray, mode);
    QFETCH(int, rounds);
    const RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto answer = server.ask("GET", "/digests?mode=" + mode + "&rounds=" + QByteArray::number(rounds));
    QCOMPARE(answer.status, 200);
    const QJsonObject object = answer.json();
    QCOMPARE(object.value(u"digest"_s).toString().toLatin1(), expected(rounds));
    QCOMPARE(object.value(u"rounds"_s).toInt(), rounds);
    QCOMPARE(object.value(u"mode"_s).toString().toLatin1(), mode);
    QVERIFY(object.value(u"total_ms"_s).toDouble() > 0);
}

void TestDigests::refused()
{
    const RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    QCOMPARE(server.ask("GET", "/digests?mode=gpu").status, 422);
    QCOMPARE(server.ask("GET", "/digests?rounds=0").status, 422);
    QCOMPARE(server.ask("GET", "/digests?rounds=10000001").status, 422);
}

QTEST_GUILESS_MAIN(TestDigests)
#include "tst_digests.moc"
