#include "tests/support/database.h"

#include <QtTest>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDbPool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smoke_data()
    {
        QTest::addColumn<bool>("postgres");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }
    void smoke()
    {
        QFETCH(bool, postgres);
        if (postgres && postgresUrl().isEmpty())
            QSKIP("no PostgreSQL");
        TestDatabase database(postgres);
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        QVERIFY2(pool.tried.isOk(), pool.tried ? "" : qPrintable(pool.tried.error().detail));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(?, ?)"_s, {1, u"Ada"_s}));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestDbPool)
#include "tst_db_pool.moc"
