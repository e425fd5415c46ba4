#include "server/async/spsc_ring.h"

#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace coroscope;

class TestSpscRing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void capacityIsAPowerOfTwo_data()
    {
        QTest::addColumn<std::size_t>("asked");
        QTest::addColumn<std::size_t>("got");
        QTest::newRow("0") << std::size_t(0) << std::size_t(2);
        QTest::newRow("1") << std::size_t(1) << std::size_t(2);
        QTest::newRow("2") << std::size_t(2) << std::size_t(2);
        QTest::newRow("3") << std::size_t(3) << std::size_t(4);
        QTest::newRow("1000") << std::size_t(1000) << std::size_t(1024);
    }
    void capacityIsAPowerOfTwo()
    {
        QFETCH(std::size_t, asked);
        QTEST(SpscRing<int>(asked).capacity(), "got");
    }

    void keepsTheOrderAndItsBound()
    {
        SpscRing<int> ring(4);
        int value = -1;
        QVERIFY(!ring.pop(value));
        int in = 0;
        int out = 0;
        for (int round = 0; round < 10; ++round) { // over the end of the storage, at each offset
            while (ring.push(int(in)))
                ++in;
            QCOMPARE(in - out, 4);
            for (int i = 0; i < 3; ++i) {
                QVERIFY(ring.pop(value));
                QCOMPARE(value, out++);
            }
        }
    }

    void aFullRingLeavesTheValueAlone()
    {
        SpscRing<std::unique_ptr<int>> ring(2);
        QVERIFY(ring.push(std::make_unique<int>(1)));
        QVERIFY(ring.push(std::make_unique<int>(2)));
        auto third = std::make_unique<int>(3);
        QVERIFY(!ring.push(std::move(third)));
        QVERIFY(third);
        std::unique_ptr<int> popped;
        QVERIFY(ring.pop(popped));
        QCOMPARE(*popped, 1);
        QVERIFY(ring.push(std::move(third)));
        QVERIFY(!third);
    }

    void allThatIsThereAtOnce()
    {
        SpscRing<int> ring(4);
        int in = 0;
        std::vector<int> seen;
        const auto see = [&seen](const int &value) { seen.push_back(value); };
        QCOMPARE(ring.consumeAll(see), std::size_t(0));
        for (const std::size_t count : {std::size_t(1), std::size_t(3), std::size_t(4), std::size_t(2),
                                        std::size_t(4)}) { // over the end of the storage, too
            seen.clear();
            std::vector<int> expected;
            for (std::size_t i = 0; i < count; ++i) {
                expected.push_back(in);
                QVERIFY(ring.push(int(in++)));
            }
            QCOMPARE(ring.consumeAll(see), count);
            QCOMPARE(seen, expected);
        }
        // Beside pop(), and there is room again.
        QVERIFY(ring.push(7));
        QVERIFY(ring.push(8));
        int first = 0;
        QVERIFY(ring.pop(first));
        seen.clear();
        QCOMPARE(ring.consumeAll(see), std::size_t(1));
        QCOMPARE(seen, std::vector<int>{8});
        QVERIFY(!ring.pop(first));
    }

    void whatIsLeftIsFreed()
    {
        const auto shared = std::make_shared<int>(1);
        {
            SpscRing<std::shared_ptr<int>> ring(8);
            for (int i = 0; i < 5; ++i)
                QVERIFY(ring.push(std::shared_ptr<int>(shared)));
            std::shared_ptr<int> popped;
            QVERIFY(ring.pop(popped));
            popped.reset();
            QCOMPARE(shared.use_count(), 5L); // what was taken is gone from the ring too
        }
        QCOMPARE(shared.use_count(), 1L);
    }

    void twoThreads()
    {
        constexpr int kCount = 200'000;
        SpscRing<std::unique_ptr<int>> ring(64);
        std::jthread producer([&ring] {
            for (int i = 0; i < kCount; ++i) {
                auto value = std::make_unique<int>(i);
                while (!ring.push(std::move(value)))
                    std::this_thread::yield();
            }
        });
        int expected = 0;
        bool inOrder = true;
        while (expected < kCount) {
            std::unique_ptr<int> value;
            if (!ring.pop(value)) {
                std::this_thread::yield();
                continue;
            }
            inOrder = inOrder && *value == expected;
            ++expected;
        }
        QVERIFY(inOrder);
    }
};

QTEST_GUILESS_MAIN(TestSpscRing)
#include "tst_spsc_ring.moc"
