#pragma once

#include "server/db/connection.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <memory>
#include <unistd.h>

namespace coroscope::test {

/// A fresh, empty database: a file in a folder of its own, or a database of the PostgreSQL that test.sh starts, which
/// COROSCOPE_TEST_POSTGRES names. Gone with this object.
class FreshDatabase {
public:
    static bool hasPostgres() { return qEnvironmentVariableIsSet("COROSCOPE_TEST_POSTGRES"); }

    explicit FreshDatabase(db::Dialect dialect)
        : m_dialect(dialect)
    {
        if (dialect == db::Dialect::Sqlite) {
            m_url = QStringLiteral("sqlite:///") + m_folder.filePath(QStringLiteral("test.db"));
            return;
        }
        static std::atomic<int> count{0};
        m_name = QStringLiteral("cs_test_%1_%2").arg(getpid()).arg(++count);
        m_problem = admin(QStringLiteral("CREATE DATABASE ") + m_name);
        m_url = qEnvironmentVariable("COROSCOPE_TEST_POSTGRES");
        m_url.replace(m_url.lastIndexOf(u'/') + 1, m_url.size(), m_name);
    }
    ~FreshDatabase()
    {
        if (!m_name.isEmpty())
            (void)admin(QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(m_name));
    }
    FreshDatabase(const FreshDatabase &) = delete;
    FreshDatabase &operator=(const FreshDatabase &) = delete;

    db::Dialect dialect() const { return m_dialect; }
    const QString &url() const { return m_url; } ///< as for --database
    db::ConnectionSpec spec() const { return db::connectionSpec(m_url).value(); }
    QString file() const { return m_folder.filePath(QStringLiteral("test.db")); } ///< of SQLite
    const QString &problem() const { return m_problem; } ///< empty: it is there

    /// Null, and a warning, where it cannot be opened. On the thread that uses it.
    std::unique_ptr<db::Connection> open(const db::Connection::Options &options = db::Connection::Options()) const
    {
        auto opened = db::Connection::open(spec(), options);
        if (!opened)
            qWarning("%s", qPrintable(opened.error().detail));
        return opened ? std::move(opened).value() : nullptr;
    }

private:
    static QString admin(const QString &sql)
    {
        const auto spec = db::connectionSpec(qEnvironmentVariable("COROSCOPE_TEST_POSTGRES"));
        auto opened = spec ? db::Connection::open(spec.value()) : Result<std::unique_ptr<db::Connection>>(spec.error());
        if (!opened)
            return opened.error().detail;
        const auto ran = opened.value()->runScript(sql);
        return ran ? QString() : ran.error().detail;
    }

    const db::Dialect m_dialect;
    QTemporaryDir m_folder;
    QString m_name; // of a database on PostgreSQL
    QString m_url;
    QString m_problem;
};

} // namespace coroscope::test

/// A row for each database that there is.
#define COROSCOPE_DATABASE_ROWS()                                                                                      \
    do {                                                                                                               \
        QTest::addColumn<bool>("postgres");                                                                            \
        QTest::newRow("SQLite") << false;                                                                              \
        QTest::newRow("PostgreSQL") << true;                                                                           \
    } while (false)
/// Makes `name`, a FreshDatabase of this row; skips where it is PostgreSQL and there is none.
#define COROSCOPE_DATABASE(name)                                                                                       \
    QFETCH(bool, postgres);                                                                                            \
    if (postgres && !coroscope::test::FreshDatabase::hasPostgres())                                                    \
        QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts one.");                                            \
    const coroscope::test::FreshDatabase name(postgres ? coroscope::db::Dialect::Postgres                              \
                                                       : coroscope::db::Dialect::Sqlite);                              \
    QVERIFY2(name.problem().isEmpty(), qPrintable(name.problem()))
