#include "server/db/connection.h"
#include "server/db/db_error.h"
#include "server/db/failure_text.h"
#include "server/db/fingerprint.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace coroscope;
using namespace coroscope::db;
using namespace Qt::StringLiterals;

class TestDbConnection : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    int m_files = 0;

    std::unique_ptr<Connection> fresh(const Connection::Options &options = {})
    {
        const auto spec = connectionSpec(u"sqlite:///"_s + m_dir.filePath(QString::number(++m_files)));
        auto opened = Connection::open(spec.value(), options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(opened).value();
    }
    static qint64 count(Connection &connection)
    {
        auto rows = connection.query(u"SELECT count(*) FROM t"_s);
        return rows && rows->next() ? rows->integer(0) : -1;
    }

private Q_SLOTS:
    void rowsByIndex()
    {
        const auto c = fresh();
        QVERIFY(c->runScript(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE TABLE u(x)"_s));
        const auto inserted = c->execute(u"INSERT INTO t(name) VALUES (?), (?)"_s, {u"a"_s, QVariant()});
        QVERIFY(inserted.isOk());
        QCOMPARE(inserted.value(), 2);
        auto rows = c->query(u"SELECT id, name FROM t ORDER BY id"_s);
        QVERIFY(rows.isOk());
        QCOMPARE(rows->columnCount(), 2);
        QCOMPARE(rows->columnName(1), u"name"_s);
        QVERIFY(rows->next());
        QCOMPARE(rows->integer(0), 1);
        QCOMPARE(rows->text(1), u"a"_s);
        QVERIFY(!rows->isNull(1));
        QVERIFY(rows->next());
        QVERIFY(rows->isNull(1));
        QVERIFY(rows->value(1).isNull());
        QVERIFY(!rows->next());
        QVERIFY(!rows->next());
        QVERIFY(rows->finish());
    }

    void aScriptStopsAtTheFirstThatFails()
    {
        const auto c = fresh();
        const auto done = c->runScript(u"CREATE TABLE t(x); CREATE TABLE t(y); CREATE TABLE v(z)"_s);
        QVERIFY(!done.isOk());
        QVERIFY(done.error().detail.contains("t already exists"_L1));
        QCOMPARE(count(*c), 0);
        QVERIFY(!c->query(u"SELECT 1 FROM v"_s).isOk());
    }

    void scopes()
    {
        const auto c = fresh();
        QVERIFY(c->runScript(u"CREATE TABLE t(x UNIQUE)"_s));
        QVERIFY(c->begin());
        {
            Scope scope(*c);
            QVERIFY(c->execute(u"INSERT INTO t VALUES(1)"_s));
            QVERIFY(c->begin());
            {
                Scope inner(*c);
                QVERIFY(c->execute(u"INSERT INTO t VALUES(2)"_s));
                QCOMPARE(c->depth(), 2);
            } // undone
            QCOMPARE(c->depth(), 1);
            QVERIFY(c->begin());
            {
                Scope inner(*c);
                QVERIFY(c->execute(u"INSERT INTO t VALUES(3)"_s));
                QVERIFY(inner.commit());
            }
            QVERIFY(scope.commit());
        }
        QCOMPARE(c->depth(), 0);
        QCOMPARE(count(*c), 2);
        QVERIFY(c->begin());
        QVERIFY(c->execute(u"DELETE FROM t"_s));
        QVERIFY(c->reset());
        QCOMPARE(c->depth(), 0);
        QCOMPARE(count(*c), 2);
    }

    void columnsOfATableThatGrows()
    {
        // Qt's driver writes behind its row where a cached SELECT * gets more columns than it had.
        const auto spec = connectionSpec(u"sqlite:///"_s + m_dir.filePath(u"grows"_s)).value();
        auto opened = Connection::open(spec);
        auto other = Connection::open(spec);
        Connection &c = *opened.value();
        QVERIFY(c.runScript(u"CREATE TABLE t(a); INSERT INTO t VALUES(1)"_s));
        for (int columns = 1; columns < 30; ++columns) {
            auto rows = c.query(u"SELECT * FROM t"_s);
            QVERIFY(rows.isOk() && rows->next());
            QCOMPARE(rows->columnCount(), columns);
            for (int i = 0; i < columns; ++i)
                (void)rows->value(i);
            QVERIFY(rows->finish());
            QVERIFY(other.value()->runScript(u"ALTER TABLE t ADD COLUMN c%1"_s.arg(columns)));
        }
    }

    void aReaderMakesNoFile()
    {
        Connection::Options options;
        options.readOnly = true;
        const QString file = m_dir.filePath(u"nowhere.db"_s);
        const auto opened = Connection::open(connectionSpec(u"sqlite:///"_s + file).value(), options);
        QVERIFY(!opened.isOk());
        QCOMPARE(opened.error().kind, Error::Kind::Storage);
        QVERIFY(opened.error().detail.startsWith(file));
        QVERIFY(!QFile::exists(file));
    }

    void urls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("holds");
        QTest::newRow("SQLite") << u"sqlite:////a b/ü?.db"_s << u"/a b/ü?.db"_s << QString();
        QTest::newRow("PostgreSQL") << u"postgresql://u:p%27w@h:7/n"_s << u"h:7/n"_s << u"password='p\\'w'"_s;
        QTest::newRow("socket") << u"postgresql://u@%2Ftmp%2Fx/n"_s << u"/tmp/x/n"_s << u"host='/tmp/x'"_s;
        QTest::newRow("IPv6") << u"postgresql://u@[::1]:7/n"_s << u"[::1]:7/n"_s << u"host='::1'"_s;
        QTest::newRow("parameter") << u"postgresql://h/n?connect_timeout=9"_s << u"h/n"_s << u"connect_timeout='9'"_s;
        QTest::newRow("default") << u"postgresql://h/n"_s << u"h/n"_s << u"connect_timeout='3'"_s;
    }
    void urls()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        QFETCH(QString, holds);
        const auto spec = connectionSpec(url);
        QVERIFY(spec.isOk());
        QCOMPARE(spec->shown, shown);
        QVERIFY2(spec->connectInfo.contains(holds), qPrintable(spec->connectInfo));
    }

    void tellsWhatBrokeIt()
    {
        const QString file = m_dir.filePath(u"damaged later"_s);
        const auto spec = connectionSpec(u"sqlite:///"_s + file).value();
        {
            auto opened = Connection::open(spec);
            QVERIFY(opened.isOk());
            Connection &c = *opened.value();
            QVERIFY(c.runScript(u"CREATE TABLE t (x TEXT) STRICT"_s).isOk());
            QVERIFY(c.begin().isOk());
            for (int i = 0; i < 2'000; ++i)
                QVERIFY(c.execute(u"INSERT INTO t VALUES (?)"_s, {u"row %1 of many"_s.arg(i)}).isOk());
            QVERIFY(c.commit().isOk());
        } // closing the last connection puts all into the file
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        constexpr qint64 kPage = 4096;
        QVERIFY(damaged.size() > 6 * kPage);
        QVERIFY(damaged.seek(4 * kPage) && damaged.write(QByteArray(kPage, char(0xaa))) == kPage);
        damaged.close();

        auto opened = Connection::open(spec); // its beginning is whole
        QVERIFY(opened.isOk());
        Connection &c = *opened.value();
        QVERIFY(c.brokenBy().isEmpty());
        auto rows = c.query(u"SELECT sum(length(x)) FROM t"_s);
        const bool isRead = rows && rows->next();
        QVERIFY(!isRead);
        QVERIFY(c.isBroken());
        QVERIFY2(c.brokenBy().contains(u"malformed"_s), qPrintable(c.brokenBy()));
    }

    void tellsWhyInASentence()
    {
        auto error = Error{Error::Kind::Unavailable, u"connection to server failed\n\tIs the server running?\n"_s};
        error.code = int(Fault::NotConnected);
        const auto text = databaseFailureText(error, connectionSpec(u"postgresql://h/n"_s).value());
        QVERIFY2(text.startsWith(u"connection to server failed Is the server running. See whether"_s),
                 qPrintable(text));
    }

    void urlsThatAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("unknown parameter") << u"postgresql://h/n?nonsense=1&password=hunter2"_s;
        QTest::newRow("semicolon") << u"postgresql://u:hunter2%3B@h/n"_s;
        QTest::newRow("scheme") << u"mysql://u:hunter2@h/n"_s;
    }
    void urlsThatAreRefused()
    {
        QFETCH(QString, url);
        const auto spec = connectionSpec(url);
        QVERIFY(!spec.isOk());
        QCOMPARE(spec.error().kind, Error::Kind::BadRequest);
        QVERIFY(!spec.error().detail.contains("hunter2"_L1));
    }

    void fingerprints_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("normal");
        const auto row = [](const char *name, const char *sql, const char *normal) {
            QTest::newRow(name) << QByteArray(sql) << QByteArray(normal);
        };
        row("nothing", "", "");
        row("placeholder", "SELECT a FROM t WHERE id = ?", "SELECT a FROM t WHERE id = ?");
        row("number", "SELECT a FROM t WHERE id = 17", "SELECT a FROM t WHERE id = ?");
        row("number in a name", "SELECT a1 FROM t2", "SELECT a1 FROM t2");
        row("decimal", "SELECT 1.5e3 + 0x1F", "SELECT ? + ?");
        row("text", "SELECT 'it''s -- no comment'", "SELECT ?");
        row("text not ended", "SELECT 'abc", "SELECT ?");
        row("quoted name", "SELECT \"a 1\" FROM `b 2`", "SELECT \"a 1\" FROM `b 2`");
        row("numbered", "SELECT $1, $22", "SELECT ?\xE2\x80\xA6");
        row("named", "SELECT :name::text", "SELECT ?::text");
        row("list", "WHERE id IN (1, 2,3 , 4)", "WHERE id IN (?\xE2\x80\xA6)");
        row("list of two", "VALUES(?, ?)", "VALUES(?\xE2\x80\xA6)");
        row("list of five", "VALUES(?, ?, ?, ?, ?)", "VALUES(?\xE2\x80\xA6)");
        row("blanks", "  SELECT\n\t 1 ;  ", "SELECT ?");
        row("comments", "SELECT /* a 1 */ x -- 'b'\n FROM t", "SELECT x FROM t");
        row("comment not ended", "SELECT x /* a", "SELECT x");
        row("letters",
            "SELECT \xC3\xBC"
            "1 FROM t",
            "SELECT \xC3\xBC"
            "1 FROM t");
    }
    void fingerprints()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, normal);
        QCOMPARE(normalizedSql(sql), normal);
        QCOMPARE(fingerprint("\n-- the same\n" + sql), fingerprint(sql));
        QVERIFY(fingerprint("EXPLAIN " + sql) != fingerprint(sql));
    }
};

QTEST_GUILESS_MAIN(TestDbConnection)
#include "tst_db_connection.moc"
