#pragma once

#include "server/db/workbench.h"
#include "tests/ui/window_fixture.h"
#include "ui/panes/database/database_pane.h"
#include "ui/panes/database/sql_view.h"
#include "ui/widgets/code_edit.h"

#include <QApplication>
#include <QDockWidget>
#include <QTableView>

namespace coroscope::test {

using namespace Qt::StringLiterals;

inline constexpr int kPatience = 30'000;

/// Keys go to who has the focus, as a person's do.
inline void key(int code, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *target = QApplication::focusWidget();
    QVERIFY2(target, "nothing has the focus");
    QTest::keyClick(target, Qt::Key(code), modifiers);
}

inline void click(QTableView *table, int row, int column)
{
    const QRect cell = table->visualRect(table->model()->index(row, column));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
}

/// The window on a server with a few rows, the Database pane in front.
struct DatabaseFixture : WindowFixture {
    /// `database`: a URL; empty: the file that is the default.
    explicit DatabaseFixture(bool filled = true, const QString &database = {})
    {
        if (!database.isEmpty()) {
            window.reset();
            options.database = database;
            open();
        }
        window->resize(1440, 900);
        pane = window->databasePane();
        dock = window->findChild<QDockWidget *>(u"databaseDock"_s);
        if (!start())
            return;
        ok = true;
        if (filled) {
            ok = run(u"INSERT INTO users (name, created_at) WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 "
                     "FROM n WHERE i < 40) SELECT 'user ' || i, '2024-01-01T00:00:00.000Z' FROM n"_s)
                && run(
                     u"INSERT INTO orders (user_id, product, amount_cents, created_at) WITH RECURSIVE n (i) AS (VALUES "
                     "(1) UNION ALL SELECT i + 1 FROM n WHERE i < 4000) SELECT 1 + i % 40, 'thing ' || i % 7, i % "
                     "1000, "
                     "'2024-01-01T00:00:00.000Z' FROM n"_s);
        }
        show();
    }

    void show()
    {
        dock->show();
        dock->raise();
        window->activateWindow();
        ok = QTest::qWaitForWindowActive(window.get()) && ok;
        QTest::qWait(20);
    }
    /// Beside the window.
    bool run(const QString &sql)
    {
        std::optional<bool> done;
        server.workbench()->run<bool>(
            db::Workbench::Access::ReadWrite, std::chrono::seconds(60),
            [sql](db::Connection &connection) -> Result<bool> {
                const auto result = connection.execute(sql);
                if (!result)
                    return result.error();
                return true;
            },
            window.get(),
            [&done](Result<bool> result) {
                if (!result)
                    qWarning("%s", qPrintable(result.error().detail));
                done = result.isOk();
            });
        return QTest::qWaitFor([&] { return done.has_value(); }, kPatience) && *done;
    }
    /// Sends and waits for the answer's head.
    QByteArray get(const QByteArray &target)
    {
        auto socket = send(request("GET", target));
        QByteArray answer;
        (void)QTest::qWaitFor(
            [&] {
                answer += socket->readAll();
                return answer.contains("\r\n\r\n");
            },
            kPatience);
        return answer;
    }
    bool idle() const
    {
        return QTest::qWaitFor([this] { return !pane->sql()->isRunning(); }, kPatience);
    }
    /// Writes into the console as a person does.
    void type(const QString &sql)
    {
        pane->openTab(DatabasePane::Tab::Sql);
        pane->sql()->editor()->setPlainText(QString());
        pane->sql()->editor()->setFocus();
        QTest::keyClicks(pane->sql()->editor(), sql);
    }

    DatabasePane *pane = nullptr;
    QDockWidget *dock = nullptr;
    bool ok = false;
};

} // namespace coroscope::test
