#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/palette_model.h"
#include "ui/models/route_model.h"
#include "ui/options/choice_row.h"
#include "ui/options/number_row.h"
#include "ui/options/option_row.h"
#include "ui/options/settings_dialog.h"
#include "ui/panes/log_pane.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/key_value_table.h"
#include "ui/widgets/live_controls.h"
#include "ui/window_commands.h"

#include <QComboBox>
#include <QFontInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include <cstdlib>
#include <functional>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

struct Keyboard : WindowFixture {
    bool activate()
    {
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }

    /// To whatever has the focus, as a keyboard does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, modifiers);
    }
    void type(const QString &text) const { QTest::keyClicks(QApplication::focusWidget(), text); }

    CommandPalette *palette() const { return window->windowCommands()->palette(); }
    SettingsDialog *dialog() const { return window->findChild<SettingsDialog *>(); }

    /// By Ctrl+K, a name and Enter.
    bool goTo(const QString &setting)
    {
        if (!activate())
            return false;
        press(Qt::Key_K, Qt::ControlModifier);
        type(setting);
        const QModelIndex first = palette()->list()->model()->index(0, 0);
        if (first.data().toString().compare(setting, Qt::CaseInsensitive) != 0
            || first.data(PaletteModel::GroupRole).toString() != u"Settings"_s)
            return false;
        press(Qt::Key_Return);
        return QTest::qWaitFor([this] { return dialog() && dialog()->isActiveWindow(); }, kPatience);
    }

    bool reopen()
    {
        window->close();
        if (!QTest::qWaitFor([this] { return !window->isVisible(); }, kPatience))
            return false;
        window.reset();
        open();
        return activate();
    }
};

} // namespace

/// What people choose about the window, in Settings and found by Ctrl+K; and columns, which go with the size of the
/// letters.
class TestWindowChoices final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChartsComeBackAsTheyWereSeen()
    {
        Keyboard k;
        QVERIFY(k.activate());
        const auto combo = [&k] { return k.window->findChild<QComboBox *>(u"latencySpan"_s); };
        const auto button = [&k](const QString &name) { return k.window->findChild<QToolButton *>(name); };
        QVERIFY(combo() && !button(u"latencyLog"_s)->isChecked() && !button(u"latencyAsTable"_s)->isChecked());
        const QString first = combo()->currentText();
        combo()->setFocus();
        QTest::keyClick(combo(), Qt::Key_End);
        const QString last = combo()->currentText();
        QVERIFY(last != first);
        QTest::keyClick(button(u"latencyLog"_s), Qt::Key_Space);
        QTest::keyClick(button(u"latencyAsTable"_s), Qt::Key_Space);
        QVERIFY(k.reopen());
        QCOMPARE(combo()->currentText(), last);
        QVERIFY(button(u"latencyLog"_s)->isChecked());
        QVERIFY(button(u"latencyAsTable"_s)->isChecked());
    }

    void thePaletteFindsEachSetting()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_K, Qt::ControlModifier);
        QStringList missing;
        const auto find = [&](const QString &name) {
            k.palette()->field()->setText(name);
            const QAbstractItemModel *model = k.palette()->list()->model();
            bool found = false;
            for (int row = 0; row < model->rowCount(); ++row) {
                const QModelIndex index = model->index(row, 0);
                found = found
                    || (index.data().toString() == name
                        && index.data(PaletteModel::GroupRole).toString() == u"Settings"_s);
            }
            if (!found)
                missing += name;
        };
        k.press(Qt::Key_Escape);
        k.window->showSettings();
        const auto rows = k.dialog()->findChildren<SettingRow *>();
        QVERIFY(rows.size() > 20);
        k.dialog()->close();
        QVERIFY(k.activate());
        k.press(Qt::Key_K, Qt::ControlModifier);
        for (const SettingRow *row : rows)
            find(row->name());
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
    }

    void aSettingOpensByKeys_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("row");
        QTest::newRow("an option") << u"Port"_s << u"row-port"_s;
        QTest::newRow("a limit far below") << u"Longest target"_s << u"row-max-uri"_s;
        QTest::newRow("of the window") << u"Zoom"_s << u"row-zoom"_s;
        QTest::newRow("a choice") << u"Requests kept"_s << u"row-requests-rows"_s;
    }

    void aSettingOpensByKeys()
    {
        QFETCH(QString, name);
        QFETCH(QString, row);
        Keyboard k;
        k.window->showSettings();
        const auto *wanted = k.dialog()->findChild<SettingRow *>(row);
        QVERIFY(wanted);
        const QString shown = row == u"row-max-uri"_s ? wanted->name() : name;
        k.dialog()->close();
        QVERIFY(k.goTo(shown));
        QCOMPARE(QApplication::focusWidget(), wanted->field());
        const auto *scroll = k.dialog()->findChild<QScrollArea *>();
        QVERIFY(QTest::qWaitFor([&] {
            return scroll->viewport()->rect().contains(
                QRect(wanted->mapTo(scroll->viewport(), QPoint()), wanted->size()));
        }));
        // It is typed into at once, from the keyboard alone.
        if (row == u"row-zoom"_s) {
            k.type(u"130"_s);
            k.press(Qt::Key_Return);
            QCOMPARE(k.window->zoom()->percent(), 130);
        }
    }

    void choicesActAtOnceAndAreRemembered()
    {
        Keyboard k;
        QVERIFY(k.goTo(u"Zoom"_s));
        k.type(u"130"_s);
        k.press(Qt::Key_Return);
        QCOMPARE(k.window->zoom()->percent(), 130);
        k.window->commands()->find(u"view.zoomIn"_s)->trigger(); // and the other way round
        QCOMPARE(k.dialog()->findChild<NumberRow *>(u"row-zoom"_s)->edit()->text(), u"140"_s);

        const auto choose = [&](const QString &row, Qt::Key key) {
            auto *box = k.dialog()->findChild<ChoiceRow *>(row)->box();
            box->setFocus();
            QTest::keyClick(box, key);
        };
        QCOMPARE(k.window->requestsPane()->controls()->rowsKept(), 100'000);
        choose(u"row-requests-rows"_s, Qt::Key_Up);
        QCOMPARE(k.window->requestsPane()->controls()->rowsKept(), 50'000);
        choose(u"row-log-rows"_s, Qt::Key_Down);
        QCOMPARE(k.window->logPane()->controls()->rowsKept(), 100'000);
        choose(u"row-routes-view"_s, Qt::Key_End);
        QCOMPARE(k.window->routesPane()->model()->grouping(), RouteGrouping::None);
        choose(u"row-json-view"_s, Qt::Key_Down); // the tree
        auto *body = k.window->findChild<ContentView *>();
        QVERIFY(body);
        body->setSettings(nullptr); // as it is, not as was remembered
        body->setContent("{\"a\": 1}", "application/json");
        auto *wrap = body->findChild<QToolButton *>(u"contentWrap"_s);
        QVERIFY(!wrap->isChecked());
        choose(u"row-wrap-lines"_s, Qt::Key_Up);
        QVERIFY(wrap->isChecked());
        choose(u"row-json-indent"_s, Qt::Key_Down);
        QVERIFY(!body->findChild<QToolButton *>(u"contentPretty"_s)->isChecked());
        k.window->undoStack()->undo();
        QVERIFY(body->findChild<QToolButton *>(u"contentPretty"_s)->isChecked());
        k.window->undoStack()->redo();
        choose(u"row-language"_s, Qt::Key_End); // acts at the next start of the program
        QCOMPARE(k.dialog()->findChild<ChoiceRow *>(u"row-language"_s)->box()->currentText(), u"Deutsch"_s);

        k.dialog()->close();
        QVERIFY(k.reopen());
        QCOMPARE(k.window->zoom()->percent(), 140);
        QCOMPARE(WindowSettings::languageIn(k.options.dataDir), Language::German);
        QCOMPARE(k.window->requestsPane()->controls()->rowsKept(), 50'000);
        QCOMPARE(k.window->logPane()->controls()->rowsKept(), 100'000);
        QCOMPARE(k.window->routesPane()->model()->grouping(), RouteGrouping::None);
        body = k.window->findChild<ContentView *>();
        body->setContent("{\"a\": 1}", "application/json");
        QCOMPARE(body->view(), ContentView::View::Tree);
        QVERIFY(body->findChild<QToolButton *>(u"contentWrap"_s)->isChecked());
        QVERIFY(!body->findChild<QToolButton *>(u"contentPretty"_s)->isChecked());
    }

    void columnsGrowWithTheLetters()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.window->resize(1600, 1000);
        QTreeView *routes = k.window->routesPane()->tree();
        auto *params = k.window->senderPane()->findChild<KeyValueTable *>()->findChild<QTableView *>();
        const auto *history = k.window->senderPane()->findChild<QTableView *>(u"senderHistoryTable"_s);
        const auto *requests = k.window->requestsPane()->table();
        QVERIFY(params && history);
        routes->header()->resizeSection(RouteModel::RouteColumn, 200);
        routes->header()->resizeSection(RouteModel::P99Column, 64);
        QVERIFY(routes->isColumnHidden(RouteModel::P99Column));
        // By hand, as one drags a border.
        const QHeaderView *head = params->horizontalHeader();
        const int right = head->sectionViewportPosition(0) + head->sectionSize(0) - 1;
        const QPoint border(right, head->height() / 2);
        QTest::mousePress(head->viewport(), Qt::LeftButton, {}, border);
        QTest::mouseMove(head->viewport(), border + QPoint(30, 0));
        QTest::mouseRelease(head->viewport(), Qt::LeftButton, {}, border + QPoint(30, 0));
        struct Column {
            const char *name;
            const QAbstractItemView *view;
            std::function<int()> width;
        };
        const Column columns[] = {
            {"a route", routes, [&] { return routes->columnWidth(RouteModel::RouteColumn); }},
            {"hits", routes, [&] { return routes->columnWidth(RouteModel::HitsColumn); }},
            {"a parameter", params, [&] { return params->columnWidth(0); }},
            {"time of the history", history, [&] { return history->columnWidth(0); }},
            {"time of a request", requests, [&] { return requests->columnWidth(ExchangeModel::TimeColumn); }},
        };
        std::vector<int> before;
        for (const Column &column : columns)
            before.push_back(column.width());
        const double points = QFontInfo(routes->font()).pointSizeF();
        for (int i = 0; i < 4; ++i)
            k.press(Qt::Key_Equal, Qt::ControlModifier);
        QCOMPARE(k.window->zoom()->percent(), 140);
        const double factor = QFontInfo(routes->font()).pointSizeF() / points;
        QVERIFY(factor > 1.3);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const double wanted = before[i] * factor;
            QVERIFY2(std::abs(columns[i].width() - wanted) <= 2,
                     qPrintable(QStringLiteral("%1: %2 became %3, not %4")
                                    .arg(QLatin1String(columns[i].name))
                                    .arg(before[i])
                                    .arg(columns[i].width())
                                    .arg(wanted)));
        }
        routes->setColumnHidden(RouteModel::P99Column, false);
        QVERIFY(std::abs(routes->columnWidth(RouteModel::P99Column) - 64 * factor) <= 2);
        routes->setColumnHidden(RouteModel::P99Column, true);

        // In presenter mode, too; and back to the pixel.
        k.press(Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(k.window->zoom()->isPresenting());
        QVERIFY(columns[0].width() > int(before[0] * factor * 1.3));
        k.press(Qt::Key_F11, Qt::ShiftModifier);
        for (int i = 0; i < 6; ++i)
            k.press(Qt::Key_Minus, Qt::ControlModifier); // and on to 80 %, where some meet their least width
        k.press(Qt::Key_0, Qt::ControlModifier);
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY2(columns[i].width() == before[i], columns[i].name);
    }

    void columnsAreRememberedForTheirLetters()
    {
        Keyboard k;
        QVERIFY(k.activate());
        const auto widthOfRoute = [&] { return k.window->routesPane()->tree()->columnWidth(RouteModel::RouteColumn); };
        const auto widthOfTime
            = [&] { return k.window->requestsPane()->table()->columnWidth(ExchangeModel::TimeColumn); };
        k.window->routesPane()->tree()->setColumnWidth(RouteModel::RouteColumn, 210);
        k.window->requestsPane()->table()->setColumnWidth(ExchangeModel::TimeColumn, 111);
        k.window->zoom()->setPresenting(true); // is not remembered, and the columns are
        const int route = widthOfRoute();
        QVERIFY(route > 280);
        QTest::qWait(800); // they are kept a moment after the last change
        QCoreApplication::processEvents(); // however long the last sleep was
        QVERIFY(k.reopen());
        QVERIFY(!k.window->zoom()->isPresenting());
        QVERIFY2(std::abs(widthOfRoute() - 210) <= 1, qPrintable(QString::number(widthOfRoute())));
        QVERIFY2(std::abs(widthOfTime() - 111) <= 1, qPrintable(QString::number(widthOfTime())));
        k.window->zoom()->setPresenting(true);
        QVERIFY(std::abs(widthOfRoute() - route) <= 1);
    }

    void damagedColumnsAreIgnored_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("rubbish") << QByteArray("rubbish that is long enough to be read as something");
        QTest::newRow("cut short") << QByteArray("COL1\x40\x22\0\0", 8);
        QTest::newRow("no size") << QByteArray::fromHex("434f4c31"
                                                        "7ff8000000000000"
                                                        "00000000");
        QTest::newRow("far too large") << QByteArray::fromHex("434f4c31"
                                                              "7fe0000000000000"
                                                              "ffffffff");
    }

    void damagedColumnsAreIgnored()
    {
        QFETCH(QByteArray, state);
        QTableView view;
        PaletteModel model; // of one column
        view.setModel(&model);
        view.setColumnWidth(0, 77);
        QVERIFY(!restoreHeaderState(view.horizontalHeader(), state));
        QCOMPARE(view.columnWidth(0), 77);
        // What QHeaderView itself made is taken.
        const QByteArray plain = view.horizontalHeader()->saveState();
        view.setColumnWidth(0, 99);
        QVERIFY(restoreHeaderState(view.horizontalHeader(), plain));
        QCOMPARE(view.columnWidth(0), 77);
        const QByteArray own = headerState(view.horizontalHeader());
        QFont larger = view.font();
        larger.setPointSizeF(QFontInfo(larger).pointSizeF() * 2);
        view.setFont(larger);
        QVERIFY(restoreHeaderState(view.horizontalHeader(), own));
        QCOMPARE(view.columnWidth(0), 154);
    }

    void takesPictures()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_K, Qt::ControlModifier);
        k.type(u"settings"_s);
        QVERIFY(pictures::take(k.window.get(), u"palette-settings"_s, *k.window->theme()));
        k.press(Qt::Key_Escape);
        QVERIFY(k.goTo(u"Zoom"_s));
        k.dialog()->findChild<NumberRow *>(u"row-zoom"_s)->edit()->selectAll();
        k.type(u"300"_s);
        QVERIFY(pictures::take(k.dialog(), u"settings-window"_s, *k.window->theme()));
    }
};

QTEST_MAIN(TestWindowChoices)
#include "tst_window_choices.moc"
