#include "server/tasks/task.h"

#include <QSet>
#include <QUuid>
#include <QtTest>

#include <thread>
#include <vector>

using namespace coroscope;
using namespace coroscope::tasks;

/// Ids and names of states.
class TestTaskValues final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesHaveNames()
    {
        const QByteArrayList names{"scheduled", "queued", "running",   "retrying",
                                   "succeeded", "failed", "cancelled", "dead"};
        for (int i = 0; i < kTaskStates; ++i) {
            QCOMPARE(QByteArray(stateName(TaskState(i))), names[i]);
            QCOMPARE(stateOf(names[i]), TaskState(i));
            QCOMPARE(isFinal(TaskState(i)), i >= 4);
        }
        for (const char *wrong : {"", "Queued", "queued ", "canceled"})
            QVERIFY(!stateOf(wrong));
    }

    void idsAreOfVersion7()
    {
        const WallMs now = 1'645'557'742'000; // RFC 9562, A.6
        const QByteArray id = newTaskId(now);
        QVERIFY2(id.startsWith("017f22e2-79b0-7"), id.constData());
        const QUuid uuid = QUuid::fromString(QLatin1String(id));
        QCOMPARE(uuid.toByteArray(QUuid::WithoutBraces), id);
        QCOMPARE(uuid.variant(), QUuid::DCE);
        QCOMPARE(int(uuid.data3 >> 12), 7);
        QVERIFY(isTaskId(id));
    }

    void timesOutOfRangeAreKeptInIt()
    {
        QVERIFY(newTaskId(-1).startsWith("00000000-0000-7"));
        QVERIFY(newTaskId(std::numeric_limits<WallMs>::max()).startsWith("ffffffff-ffff-7"));
    }

    void idsAscendWithinAMillisecond()
    {
        QByteArray last;
        for (int i = 0; i < 100'000; ++i) {
            const QByteArray id = newTaskId(1'700'000'000'000 + i / 50'000);
            QVERIFY2(last < id, (last + " " + id).constData());
            last = id;
        }
    }

    void threadsMakeDifferentOnes()
    {
        constexpr int kThreads = 4;
        constexpr int kEach = 20'000;
        std::vector<QByteArrayList> made(kThreads);
        std::vector<std::thread> threads;
        for (auto &list : made) {
            threads.emplace_back([&list] {
                for (int i = 0; i < kEach; ++i)
                    list.append(newTaskId(1'700'000'000'000));
            });
        }
        for (auto &thread : threads)
            thread.join();
        QSet<QByteArray> all;
        for (const auto &list : made)
            all.unite(QSet<QByteArray>(list.begin(), list.end()));
        QCOMPARE(all.size(), qsizetype(kThreads * kEach));
    }

    void tellsIds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isId");
        QTest::newRow("version 7") << QByteArray("017f22e2-79b0-7cc3-98c4-dc0c0c07398f") << true;
        QTest::newRow("upper case") << QByteArray("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") << true;
        QTest::newRow("version 4") << QByteArray("f47ac10b-58cc-4372-a567-0e02b2c3d479") << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("short") << QByteArray("017f22e2-79b0-7cc3-98c4-dc0c0c07398") << false;
        QTest::newRow("long") << QByteArray("017f22e2-79b0-7cc3-98c4-dc0c0c07398f0") << false;
        QTest::newRow("braces") << QByteArray("{017f22e2-79b0-7cc3-98c4-dc0c0c0739}") << false;
        QTest::newRow("no dash") << QByteArray("017f22e2079b0-7cc3-98c4-dc0c0c07398f") << false;
        QTest::newRow("dash elsewhere") << QByteArray("017f22e-279b0-7cc3-98c4-dc0c0c07398f") << false;
        QTest::newRow("no digit") << QByteArray("017f22e2-79b0-7cc3-98c4-dc0c0c07398g") << false;
        QTest::newRow("NUL") << QByteArray("017f22e2-79b0-7cc3-98c4-dc0c0c07398\0", 36) << false;
    }
    void tellsIds()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isId);
        QCOMPARE(isTaskId(text), isId);
    }
};

QTEST_GUILESS_MAIN(TestTaskValues)
#include "tst_task_values.moc"
