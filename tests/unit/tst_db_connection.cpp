#include "server/db/connection.h"
#include "server/db/fingerprint.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace coroscope;
using namespace coroscope::db;
using namespace Qt::StringLiterals;

class TestDbConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void first()
    {
        QTemporaryDir dir;
        const auto spec = connectionSpec(u"sqlite:///"_s + dir.filePath(u"a.db"_s));
        QVERIFY(spec.isOk());
        auto opened = Connection::open(spec.value());
        QVERIFY2(opened.isOk(), opened ? "" : qPrintable(opened.error().detail));
        Connection &c = *opened.value();
        QVERIFY(c.runScript(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE TABLE u(x)"_s).isOk());
        QVERIFY(c.execute(u"INSERT INTO t(name) VALUES (?)"_s, {u"a"_s}).isOk());
        const auto twice = c.execute(u"INSERT INTO t(name) VALUES (?)"_s, {u"a"_s});
        QVERIFY(!twice.isOk());
        QCOMPARE(twice.error().code, int(Fault::Unique));
        auto rows = c.query(u"SELECT id, name FROM t"_s);
        QVERIFY(rows.isOk());
        QVERIFY(rows->next());
        QCOMPARE(rows->integer(0), 1);
        QCOMPARE(rows->text(1), u"a"_s);
        QVERIFY(!rows->next());
        QVERIFY(rows->finish().isOk());
    }
};

QTEST_GUILESS_MAIN(TestDbConnection)
#include "tst_db_connection.moc"
