#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/records.h"
#include "ui/filter/filter_field.h"
#include "ui/models/log_model.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/log_pane.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/table_export.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/pane_scroll.h"
#include "ui/widgets/phase_legend.h"
#include "ui/widgets/table_progress.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>
#include <memory>

using namespace coroscope;
using namespace coroscope::test;

namespace {

std::vector<ExchangeRecordPtr> finals(std::uint64_t from, std::uint64_t to)
{
    std::vector<ExchangeRecordPtr> records;
    for (std::uint64_t id = from; id <= to; ++id)
        records.push_back(finalRecord({.id = id,
                                       .start = std::int64_t(id),
                                       .length = std::int64_t(id % 90 + 1),
                                       .status = id % 10 == 0 ? 404 : 200,
                                       .target = "/users/" + QByteArray::number(id)}));
    return records;
}

/// The Requests pane alone, fed by hand.
struct Requests {
    PaneContext context;
    QWidget dock; ///< of openInDock()
    std::unique_ptr<RequestsPane> pane = std::make_unique<RequestsPane>(context);
    ExchangeModel *model = pane->model();
    RequestsTable *table = pane->table();

    Requests()
    {
        pane->setRoutes(someRoutes());
        pane->resize(1100, 420);
    }
    bool open()
    {
        pane->show();
        pane->activateWindow();
        return QTest::qWaitForWindowActive(pane.get());
    }
    /// As in a dock, and not as a window: it gets every size that it is given, also where that is less than it needs.
    bool openInDock()
    {
        dock.resize(1800, 500);
        pane->setParent(&dock);
        dock.show();
        pane->show();
        dock.activateWindow();
        return QTest::qWaitForWindowActive(&dock);
    }
    void feed(std::vector<ExchangeRecordPtr> records)
    {
        pane->consume(batchOf(std::move(records)));
        pane->endFrame(at(200'000));
    }
    QList<quint64> ids() const
    {
        QList<quint64> list;
        for (int row = 0; row < model->rowCount(); ++row)
            list += model->record(row).id;
        return list;
    }
    QList<quint64> pinnedIds() const
    {
        const auto *strip = static_cast<RequestsTable *>(table->pinStrip())->exchanges();
        QList<quint64> list;
        for (int row = 0; row < strip->rowCount(); ++row)
            list += strip->record(row).id;
        return list;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        if (modifiers) // else Qt takes them as held for ever
            QTest::keyClick(pane.get(), Qt::Key_F24);
    }
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

} // namespace

/// What every live list can do, tried on the Requests and the Log: pin, pause, clear with undo, columns, copy, export.
class TestLiveTable final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void pinnedRowsStayWhenTheListDropsThem()
    {
        Requests r;
        r.model->setMaxRows(50);
        QVERIFY(r.open());
        r.feed(finals(1, 40));
        r.table->setFocus();
        r.table->selectRow(4);
        r.press(Qt::Key_P);
        QCOMPARE(r.pinnedIds(), QList<quint64>({5}));
        LiveTable *strip = r.table->pinStrip();
        QVERIFY(strip->isVisible());
        QVERIFY(r.model->index(4, ExchangeModel::TimeColumn).data(Qt::DecorationRole).isValid());
        QVERIFY(!r.model->index(5, ExchangeModel::TimeColumn).data(Qt::DecorationRole).isValid());
        // Between the header and the rows, above nothing of either.
        const QRect place = strip->geometry();
        QCOMPARE(place.top(), r.table->horizontalHeader()->geometry().bottom() + 1);
        QCOMPARE(place.bottom() + 1, r.table->viewport()->geometry().top());
        QCOMPARE(place.width(), r.table->viewport()->width());
        r.feed(finals(41, 200)); // 5 is dropped
        QVERIFY(!r.model->holds(4));
        QCOMPARE(r.pinnedIds(), QList<quint64>({5}));
        r.table->selectRow(0);
        r.press(Qt::Key_P);
        QCOMPARE(r.pinnedIds(), QList<quint64>({5, 151}));
        QVERIFY(pictures::take(r.pane.get(), QStringLiteral("requests-pinned"), *m_theme));

        r.press(Qt::Key_P); // again: unpins what is selected
        QCOMPARE(r.pinnedIds(), QList<quint64>({5}));
        r.press(Qt::Key_Up); // from the first row up into the strip
        QVERIFY(strip->hasFocus());
        r.press(Qt::Key_P);
        QCOMPARE(r.table->pinned(), 0);
        QVERIFY(!strip->isVisible());
        QVERIFY(r.table->hasFocus());
        QCOMPARE(r.table->horizontalHeader()->geometry().bottom() + 1, r.table->viewport()->geometry().top());
    }

    void aPinnedRequestThatRunsGetsItsEnd()
    {
        Requests r;
        QVERIFY(r.open());
        const RecordSpec waits{.id = 7, .length = 2000, .waitFrom = 1, .waitTo = 1999};
        r.feed({previewRecord(waits)});
        r.table->selectRow(0);
        r.table->togglePins();
        const auto *strip = static_cast<RequestsTable *>(r.table->pinStrip())->exchanges();
        QVERIFY(strip->isLive(0));
        r.model->clear();
        r.feed({finalRecord(waits)});
        QVERIFY(!strip->isLive(0));
        QCOMPARE(strip->record(0).status, 200);
    }

    void onlySoManyAreKeptPinned()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 60));
        r.table->setFocus();
        r.table->selectAll();
        r.press(Qt::Key_P);
        QCOMPARE(r.table->pinned(), LiveTable::kMostPinned);
        QCOMPARE(r.context.notices.kept().size(), std::size_t(1));
        r.table->unpinAll();
        QCOMPARE(r.pinnedIds(), QList<quint64>());
        for (int row = 0; row < 60; ++row)
            QVERIFY(!r.model->isPinned(r.model->sequenceAt(row)));
    }

    void theStripHasTheColumnsOfTheList()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 5));
        r.table->selectRow(0);
        r.table->togglePins();
        const LiveTable *strip = r.table->pinStrip();
        r.table->setColumnWidth(ExchangeModel::PathColumn, 333);
        r.table->horizontalHeader()->moveSection(0, 2);
        r.table->setColumnHidden(ExchangeModel::StatusColumn, true);
        Q_EMIT r.table->columnsChanged();
        QCOMPARE(strip->columnWidth(ExchangeModel::PathColumn), 333);
        QVERIFY(strip->isColumnHidden(ExchangeModel::StatusColumn));
        for (int column = 0; column < ExchangeModel::ColumnCount; ++column) {
            if (!r.table->isColumnHidden(column))
                QCOMPARE(strip->columnViewportPosition(column), r.table->columnViewportPosition(column));
        }
    }

    void clearCanBeUndone()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 1234));
        r.table->setFocus();
        r.press(Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE(r.model->kept(), 0);
        QCOMPARE(r.context.undo.count(), 1);
        const Notice notice = r.context.notices.kept().back();
        QVERIFY2(notice.text.contains(QStringLiteral("1,234")), qPrintable(notice.text));
        QCOMPARE(notice.actionText, QStringLiteral("Undo"));
        r.feed(finals(1235, 1240));
        r.context.undo.undo();
        QCOMPARE(r.model->kept(), 1240);
        QCOMPARE(r.model->record(0).id, 1u);
        QCOMPARE(r.model->record(1239).id, 1240u);
        r.context.undo.redo();
        QCOMPARE(r.model->kept(), 0);
        r.context.undo.undo();
        QCOMPARE(r.model->kept(), 1240);

        // By the notice's button, after which Ctrl+Z has nothing to take back.
        r.pane->controls()->clear();
        const Notice second = r.context.notices.kept().back();
        second.action();
        QCOMPARE(r.model->kept(), 1240);
        second.action();
        r.context.undo.undo();
        QCOMPARE(r.model->kept(), 1240);
    }

    void undoneRowsTakeTheRoomThatIsThere()
    {
        Requests r;
        r.model->setMaxRows(100);
        QVERIFY(r.open());
        r.feed(finals(1, 100));
        r.pane->controls()->clear();
        r.feed(finals(101, 130));
        r.context.undo.undo();
        QCOMPARE(r.model->kept(), 100);
        QCOMPARE(r.model->record(0).id, 31u); // the newest of the old ones
        r.pane->controls()->clear();
        r.feed(finals(131, 400)); // the list has gone round
        r.context.undo.undo();
        QCOMPARE(r.model->kept(), 100);
        QCOMPARE(r.model->record(0).id, 301u);
        QCOMPARE(r.context.notices.kept().back().kind, Notice::Kind::Warning);
    }

    void onlyOneClearIsKept()
    {
        Requests r;
        QVERIFY(r.open());
        std::weak_ptr<const ExchangeRecord> first;
        {
            auto records = finals(1, 10);
            first = records.front();
            r.feed(std::move(records));
        }
        r.pane->controls()->clear();
        QVERIFY(!first.expired());
        r.feed(finals(11, 20));
        r.pane->controls()->clear();
        QVERIFY(QTest::qWaitFor([&] { return first.expired(); }, 10'000)); // another thread frees them
        r.context.undo.undo();
        QCOMPARE(r.model->kept(), 10);
        r.context.undo.undo(); // of the first clear: gone
        QCOMPARE(r.model->kept(), 10);
    }

    void whatRanWhenItWasClearedIsNotTwice()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed({previewRecord({.id = 1}), previewRecord({.id = 2}), finalRecord({.id = 3})});
        r.pane->controls()->clear();
        r.feed({finalRecord({.id = 1})});
        r.context.undo.undo();
        QCOMPARE(r.ids(), QList<quint64>({2, 3, 1}));
        QVERIFY(r.model->isLive(0));
        r.feed({finalRecord({.id = 2})});
        QCOMPARE(r.ids(), QList<quint64>({2, 3, 1}));
        QVERIFY(!r.model->isLive(0));
    }

    void pinsAreMarkedAgainAfterUndo()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 5));
        r.table->selectRow(2);
        r.table->togglePins();
        r.pane->controls()->clear();
        QVERIFY(r.table->isVisible()); // for what is pinned
        QCOMPARE(r.pinnedIds(), QList<quint64>({3}));
        r.context.undo.undo();
        QVERIFY(r.model->isPinned(r.model->sequenceAt(2)));
    }

    void theRingCanBeSmallerAndIsRemembered()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 12'000));
        QMenu menu;
        r.pane->controls()->addToMenu(&menu);
        QAction *size = nullptr;
        for (const QMenu *sub : menu.findChildren<QMenu *>()) {
            for (QAction *action : sub->actions()) {
                if (action->text().contains(QStringLiteral("10,000")))
                    size = action;
            }
        }
        QVERIFY(size);
        size->trigger();
        QCOMPARE(r.model->kept(), 10'000);
        QCOMPARE(r.model->record(0).id, 2001u);
        r.feed(finals(12'001, 12'010));
        QCOMPARE(r.model->kept(), 10'000);
        QCOMPARE(r.context.settings.ringSize(QStringLiteral("requestsTable"), 1), 10'000);
        PaneContext other;
        other.settings.setRingSize(QStringLiteral("requestsTable"), 10'000);
        other.settings.setRingSize(QStringLiteral("logTable"), 7); // nothing that is offered
        QCOMPARE(RequestsPane(other).model()->maxRows(), 10'000);
        QCOMPARE(LogPane(other).model()->maxRows(), LogModel::kMaxRows);
    }

    void columnsAreRememberedAndReset()
    {
        Requests r;
        QVERIFY(r.open());
        const QByteArray own = r.table->columns();
        r.table->setColumnWidth(ExchangeModel::PathColumn, 123);
        r.table->setColumnHidden(ExchangeModel::StatusColumn, true);
        r.table->horizontalHeader()->moveSection(0, 3);
        const QByteArray kept = r.table->columns();
        QVERIFY(!r.table->setColumns("damaged"));
        QCOMPARE(r.table->columns(), kept);
        QMenu *menu = r.table->columnMenu(r.table);
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&') == QStringLiteral("Reset Columns"))
                action->trigger();
        }
        QCOMPARE(r.table->columns(), own);
    }

    void whatCountsIsInSight_data()
    {
        QTest::addColumn<int>("width"); // of the pane
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("detail"); // beside the list
        QTest::newRow("a narrow dock") << 460 << 1.0 << false;
        QTest::newRow("presenter mode beside a lesson") << 715 << 1.4 << false;
        QTest::newRow("presenter mode, narrow") << 580 << 1.4 << false;
        QTest::newRow("presenter mode with a detail") << 1280 << 1.4 << true;
    }

    void whatCountsIsInSight()
    {
        QFETCH(int, width);
        QFETCH(double, scale);
        QFETCH(bool, detail);
        const auto plain = qScopeGuard([this] { m_theme->setScale(1); });
        Requests r;
        QVERIFY(r.openInDock());
        r.feed(finals(1, 5));
        const int path = r.table->columnWidth(ExchangeModel::PathColumn);
        QVERIFY(path >= 20 * r.table->fontMetrics().averageCharWidth());

        m_theme->setScale(scale);
        r.pane->resize(width, 420);
        if (detail) {
            const QRect cell = r.table->visualRect(r.model->index(2, ExchangeModel::MethodColumn));
            QTest::mouseClick(r.table->viewport(), Qt::LeftButton, {}, cell.center());
            QVERIFY(r.pane->detail()->isVisible());
            QVERIFY(r.table->isCompact());
        }
        const auto outOfSight = [&] {
            QStringList names;
            for (const int column : {ExchangeModel::MethodColumn, ExchangeModel::PathColumn,
                                     ExchangeModel::StatusColumn, ExchangeModel::DurationColumn}) {
                const int left = r.table->columnViewportPosition(column);
                if (left < 0 || left + r.table->columnWidth(column) > r.table->viewport()->width())
                    names += r.table->model()->headerData(column, Qt::Horizontal).toString();
            }
            return names;
        };
        QTRY_COMPARE(outOfSight(), QStringList());
        QVERIFY(r.table->columnWidth(ExchangeModel::PathColumn) >= 10 * r.table->fontMetrics().averageCharWidth());
        QVERIFY(r.table->columnWidth(ExchangeModel::PathColumn) < int(path * scale)); // it did give way

        // What is remembered is what the path is meant to have; and it has that again where there is room.
        const QByteArray kept = r.table->columns();
        if (detail) {
            QTest::keyClick(r.table, Qt::Key_Escape);
            QVERIFY(!r.pane->detail()->isVisible());
        }
        r.pane->resize(1700, 420);
        m_theme->setScale(1);
        QTRY_COMPARE(r.table->columnWidth(ExchangeModel::PathColumn), path);
        Requests other;
        QVERIFY(other.open());
        other.feed(finals(1, 5));
        QVERIFY(other.table->setColumns(kept));
        QTRY_VERIFY(std::abs(other.table->columnWidth(ExchangeModel::PathColumn) - path) <= 1);
    }

    /// As the window has it: in what scrolls where a dock is too small. A dock was wide, and is not any more.
    void aDockThatBecomesNarrowShowsItAll()
    {
        const auto plain = qScopeGuard([this] { m_theme->setScale(1); });
        Requests r;
        PaneScroll dock(r.pane.get());
        const auto kept = qScopeGuard([&dock] { dock.takeWidget(); }); // else it would be the dock's
        dock.resize(1700, 420);
        dock.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dock));
        r.feed(finals(1, 500)); // more than fit: the list has a scroll bar
        const auto *legend = r.pane->findChild<PhaseLegend *>();
        QTRY_VERIFY(legend->isVisible());
        m_theme->setScale(1.4);
        QTRY_VERIFY(legend->isVisible());
        dock.resize(715, 420);
        QTRY_VERIFY(!legend->isVisible());
        QTRY_COMPARE(r.pane->width(), dock.viewport()->width());
        QTRY_VERIFY(!dock.horizontalScrollBar()->isVisible());
        QVERIFY(r.table->verticalScrollBar()->isVisible());
        const auto endOfDuration = [&] {
            return r.table->columnViewportPosition(ExchangeModel::DurationColumn)
                + r.table->columnWidth(ExchangeModel::DurationColumn);
        };
        QTRY_VERIFY(endOfDuration() <= r.table->viewport()->width());
        QVERIFY(r.table->viewport()->mapTo(&dock, QPoint(endOfDuration(), 0)).x() <= dock.width());
        dock.resize(1700, 420);
        QTRY_VERIFY(legend->isVisible());
    }

    void aPathIsAsWideAsPeopleMakeIt()
    {
        Requests r;
        QVERIFY(r.openInDock());
        r.feed(finals(1, 5));
        const QHeaderView *header = r.table->horizontalHeader();
        const auto border = [&] {
            return QPoint(header->sectionViewportPosition(ExchangeModel::PathColumn)
                              + header->sectionSize(ExchangeModel::PathColumn) - 1,
                          header->height() / 2);
        };
        const int before = r.table->columnWidth(ExchangeModel::PathColumn);
        const QPoint from = border();
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(header->viewport(), from + QPoint(60, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
        const int wished = r.table->columnWidth(ExchangeModel::PathColumn);
        QCOMPARE(wished, before + 60);
        r.pane->resize(460, 420);
        QTRY_VERIFY(r.table->columnWidth(ExchangeModel::PathColumn) < before);
        r.pane->resize(1100, 420);
        QTRY_COMPARE(r.table->columnWidth(ExchangeModel::PathColumn), wished);
    }

    void copiesRowsAsText()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 3));
        r.table->setFocus();
        r.table->selectRow(1);
        r.press(Qt::Key_C, Qt::ControlModifier);
        const QStringList cells = QApplication::clipboard()->text().split(u'\t');
        QVERIFY(cells.contains(QStringLiteral("/users/2")));
        QVERIFY(cells.contains(QStringLiteral("GET")));
        QVERIFY(!QApplication::clipboard()->text().contains(u'\n'));
    }

    void thousandsOfSelectedRowsPauseASortedList()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 3000));
        r.table->selectAll();
        QVERIFY(!r.model->isPaused()); // in the order of arrival it costs nothing
        r.model->sort(ExchangeModel::DurationColumn, Qt::DescendingOrder);
        QCOMPARE(r.table->selectedRows(), 0);
        r.table->selectAll();
        QVERIFY(r.model->isPaused());
        QVERIFY(r.context.notices.kept().back().text.contains(QStringLiteral("3,000")));
        r.table->setFocus();
        r.press(Qt::Key_Space);
        QVERIFY(!r.model->isPaused());
        QCOMPARE(r.table->selectedRows(), 0);
    }

    void csvCells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isText");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QStringLiteral("/users") << true << QByteArray("/users");
        QTest::newRow("comma") << QStringLiteral("a,b") << true << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QStringLiteral("say \"a\"") << true << QByteArray("\"say \"\"a\"\"\"");
        QTest::newRow("line end") << QStringLiteral("a\r\nb") << true << QByteArray("\"a\r\nb\"");
        QTest::newRow("formula") << QStringLiteral("=1+1") << true << QByteArray("'=1+1");
        QTest::newRow("formula, quoted") << QStringLiteral("@SUM(A1,A2)") << true << QByteArray("\"'@SUM(A1,A2)\"");
        QTest::newRow("tab") << QStringLiteral("\t=1") << true << QByteArray("'\t=1");
        QTest::newRow("negative number") << QStringLiteral("-5") << false << QByteArray("-5");
        QTest::newRow("umlaut") << QStringLiteral("ä") << true << QByteArray("\xC3\xA4");
        QTest::newRow("empty") << QString() << true << QByteArray();
    }

    void csvCells()
    {
        QFETCH(QString, text);
        QFETCH(bool, isText);
        QTEST(TableExport::csvCell(text, isText), "cell");
    }

    void exportsWhatIsShown()
    {
        Requests r;
        QVERIFY(r.open());
        auto records = finals(1, 30);
        auto odd = finalRecord({.id = 31, .start = 31, .length = 12, .status = 404, .target = "/a,\"b\""});
        records.push_back(odd);
        records.push_back(previewRecord({.id = 32}));
        r.feed(std::move(records));
        r.pane->findChild<FilterField *>(QStringLiteral("filter"))->setText(QStringLiteral("status:404 or is:running"));
        for (int column = 0; column < ExchangeModel::ColumnCount; ++column)
            r.table->setColumnHidden(column,
                                     column != ExchangeModel::TimeColumn && column != ExchangeModel::PathColumn
                                         && column != ExchangeModel::DurationColumn
                                         && column != ExchangeModel::ResponseSizeColumn
                                         && column != ExchangeModel::WaterfallColumn);
        const int from = r.table->horizontalHeader()->visualIndex(ExchangeModel::PathColumn);
        r.table->horizontalHeader()->moveSection(from, 0);
        const QString path = r.context.folder.filePath(QStringLiteral("out.csv"));
        r.pane->controls()->exportCsv(path);
        QVERIFY(QTest::qWaitFor([&] { return !r.pane->controls()->isExporting(); }, 10'000));
        const auto size = [&](int row) {
            const ExchangeRecord &record = r.model->record(row);
            return QByteArray::number(record.responseHeadBytes + record.responseBodyBytes);
        };
        QCOMPARE(contents(path),
                 "Path,Duration (ms),Time,Response (bytes)\r\n"
                 "/users/10,11.000000,2023-11-14T22:13:20.010Z,"
                     + size(0)
                     + "\r\n"
                       "/users/20,21.000000,2023-11-14T22:13:20.020Z,"
                     + size(1)
                     + "\r\n"
                       "/users/30,31.000000,2023-11-14T22:13:20.030Z,"
                     + size(2)
                     + "\r\n"
                       "\"/a,\"\"b\"\"\",12.000000,2023-11-14T22:13:20.031Z,"
                     + size(3)
                     + "\r\n"
                       "/plaintext,,2023-11-14T22:13:20.000Z,\r\n");
        QVERIFY(r.context.notices.kept().back().text.contains(path));
        r.table->selectionModel()->select(QItemSelection(r.model->index(0, 0), r.model->index(1, 0)),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        r.pane->controls()->exportCsv(path);
        QVERIFY(QTest::qWaitFor([&] { return !r.pane->controls()->isExporting(); }, 10'000));
        QCOMPARE(contents(path).count('\n'), 3); // the two that are selected, over the old file
    }

    void exportTroubleIsSaid_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("full disk") << QStringLiteral("/dev/full");
        QTest::newRow("no such folder") << QStringLiteral("/nowhere/at/all/out.csv");
        QTest::newRow("a folder") << QStringLiteral("/tmp");
    }

    void exportTroubleIsSaid()
    {
        QFETCH(QString, path);
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 3000));
        r.pane->controls()->exportCsv(path);
        QVERIFY(QTest::qWaitFor([&] { return !r.pane->controls()->isExporting(); }, 10'000));
        const Notice notice = r.context.notices.kept().back();
        QCOMPARE(notice.kind, Notice::Kind::Error);
        QVERIFY2(notice.text.contains(path), qPrintable(notice.text));
        QVERIFY(!notice.actionText.isEmpty());
        const QFileInfo full(QStringLiteral("/dev/full"));
        QVERIFY(full.exists() && !full.isFile()); // it was written to, not replaced
        r.feed(finals(3001, 3002)); // the list goes on
        QCOMPARE(r.model->rowCount(), 3002);
    }

    void aLongExportShowsProgressAndCanBeCancelled()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 60'000));
        const QString path = r.context.folder.filePath(QStringLiteral("long.csv"));
        r.pane->controls()->exportCsv(path);
        TableProgress *progress = r.pane->controls()->progress();
        bool shown = false;
        int frames = 0;
        // Frames go on: what comes waits, as in a paused list.
        const bool waited = QTest::qWaitFor(
            [&] {
                r.feed(finals(60'001 + std::uint64_t(frames), 60'001 + std::uint64_t(frames)));
                ++frames;
                QTest::qSleep(40); // as long as a slower disk takes, or progress would not be worth showing
                shown = progress->isVisible();
                return shown || !r.pane->controls()->isExporting();
            },
            20'000);
        QVERIFY(waited);
        QVERIFY2(shown, "it was over before progress was shown");
        QCOMPARE(r.model->kept(), 60'000);
        QVERIFY(r.pane->controls()->isExporting());
        // It has a place of its own, below the list and its scroll bars.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const auto place
            = [&r](const QWidget *widget) { return QRect(widget->mapTo(r.pane.get(), QPoint()), widget->size()); };
        QVERIFY(!place(progress).intersects(place(r.table)));
        QVERIFY(r.pane->rect().contains(place(progress)));
        QCOMPARE(progress->width(), r.pane->width());
        const QPixmap picture = r.pane->grab();
        QTest::mouseClick(progress->cancelButton(), Qt::LeftButton);
        QVERIFY(!r.pane->controls()->isExporting());
        QVERIFY(!QFile::exists(path));
        QVERIFY(picture.save(pictures::folder() + QStringLiteral("/requests-exporting.png")));
        QVERIFY(!progress->isVisible());
        r.pane->endFrame(at(200'000));
        QCOMPARE(r.model->kept(), 60'000 + frames);
    }

    void theProgressOfAFileWithALongPathFits()
    {
        QWidget pane;
        auto *view = new QTableView(&pane);
        auto *layout = new QVBoxLayout(&pane);
        layout->addWidget(view);
        pane.resize(320, 200);
        TableProgress progress(view);
        pane.show();
        progress.begin(QStringLiteral("Writing /%1").arg(QStringLiteral("folder/").repeated(40)));
        QTRY_VERIFY(progress.isVisible());
        layout->activate();
        QVERIFY(pane.minimumSizeHint().width() <= 320);
        QCOMPARE(pane.width(), 320);
        const QWidget *cancel = progress.cancelButton();
        QVERIFY(pane.rect().contains(QRect(cancel->mapTo(&pane, QPoint()), cancel->size())));
    }

    void spaceCancelsWhereTheCancelButtonHasTheFocus()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 5));
        TableProgress *progress = r.pane->controls()->progress();
        QSignalSpy canceled(progress, &TableProgress::cancelRequested);
        progress->begin(QStringLiteral("Writing…"));
        QTRY_VERIFY(progress->isVisible());
        progress->cancelButton()->setFocus();
        r.press(Qt::Key_Space);
        QCOMPARE(canceled.count(), 1);
        QVERIFY(!r.model->isPaused());
        progress->end();
        QVERIFY(r.table->hasFocus());
    }

    void aClearEndsAnExportCleanly()
    {
        Requests r;
        QVERIFY(r.open());
        r.feed(finals(1, 20'000));
        const QString path = r.context.folder.filePath(QStringLiteral("cleared.csv"));
        r.pane->controls()->exportCsv(path);
        QTest::qWait(0);
        r.pane->controls()->clear();
        QVERIFY(QTest::qWaitFor([&] { return !r.pane->controls()->isExporting(); }, 10'000));
        QVERIFY(contents(path).startsWith("Method,Path,Status,Duration (ms),Time,"));
    }

    void thePaneMayGoDuringAnExport()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("gone.csv"));
        {
            Requests r;
            QVERIFY(r.open());
            r.feed(finals(1, 20'000));
            r.pane->controls()->exportCsv(path);
        }
        QTest::qWait(10);
        QVERIFY(!QFile::exists(path));
        QVERIFY(QDir(folder.path()).isEmpty()); // nothing half-written either
    }

    void aTraceOpensItsRequest()
    {
        Requests r;
        QVERIFY(r.open());
        auto records = finals(1, 200);
        auto wanted = finalRecord({.id = 201, .target = "/wanted"});
        wanted->traceId = "0af7651916cd43dd8448eb211c80319c";
        records.insert(records.begin() + 50, wanted);
        r.feed(std::move(records));
        auto *filter = r.pane->findChild<FilterField *>(QStringLiteral("filter"));
        filter->setText(QStringLiteral("status:404"));
        QVERIFY(r.pane->openTrace(QStringLiteral("0af7651916cd43dd8448eb211c80319c")));
        QVERIFY(filter->text().isEmpty()); // it hid the row
        QCOMPARE(r.model->record(r.table->currentIndex().row()).target, QByteArray("/wanted"));
        const auto [first, last] = r.table->visibleRows();
        QVERIFY(first <= 50 && last >= 50);
        QVERIFY(!r.pane->openTrace(QStringLiteral("00000000000000000000000000000001")));
        QCOMPARE(r.context.notices.kept().back().kind, Notice::Kind::Warning);
    }

    void theLogHasItAllToo()
    {
        PaneContext context;
        LogPane pane(context);
        pane.resize(900, 320);
        pane.show();
        pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        const auto feed = [&pane](int from, int to) {
            TelemetryBatch batch;
            for (int i = from; i <= to; ++i) {
                LogEntry entry;
                entry.time = 1'700'000'000'000 + i;
                entry.level = i % 5 == 0 ? QtWarningMsg : QtInfoMsg;
                entry.category = i % 2 ? QStringLiteral("coroscope.http.gate") : QStringLiteral("coroscope.tasks");
                entry.text = QStringLiteral("Line %1\nand more of it").arg(i);
                if (i % 3 == 0)
                    entry.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
                batch.log.push_back(entry);
            }
            pane.consume(batch);
            pane.endFrame();
        };
        feed(1, 20);
        QSignalSpy opened(&pane, &LogPane::traceActivated);
        LiveTable *table = pane.table();
        table->setFocus();
        table->selectRow(2);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("4bf92f3577b34da6a3ce929d0e0e4736"));
        table->selectRow(1); // of no request
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(pane.model()->index(5, LogModel::TraceColumn)).center());
        QCOMPARE(opened.count(), 2);

        auto *filter = pane.findChild<FilterField *>(QStringLiteral("filter"));
        filter->setText(QStringLiteral("level>=warning category:*gate"));
        QCOMPARE(pane.model()->rowCount(), 2); // 5 and 15
        filter->setText(QStringLiteral("trace:4bf9*"));
        QCOMPARE(pane.model()->rowCount(), 6);
        filter->clear();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        QVERIFY(pane.model()->isPaused());
        feed(21, 25);
        QCOMPARE(pane.model()->rowCount(), 20);
        QCOMPARE(pane.model()->waiting(), 5);
        QTest::keyClick(table, Qt::Key_Space);
        pane.endFrame();
        QCOMPARE(pane.model()->rowCount(), 25);
        table->selectRow(4);
        QTest::keyClick(table, Qt::Key_P);
        QCOMPARE(table->pinned(), 1);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_F24); // else Qt takes Control as held for ever
        QVERIFY(QApplication::clipboard()->text().endsWith(QStringLiteral("Line 5\nand more of it")));
        QVERIFY(pictures::take(&pane, QStringLiteral("log-pinned"), *m_theme));
        const QString path = context.folder.filePath(QStringLiteral("log.txt"));
        pane.controls()->exportText(path);
        QVERIFY(QTest::qWaitFor([&] { return !pane.controls()->isExporting(); }, 10'000));
        QCOMPARE(contents(path).count("Line "), 25);
        QVERIFY(contents(path).contains("2023-11-14T22:13:20.001Z"));
        pane.controls()->clear();
        QCOMPARE(pane.model()->kept(), 0);
        QCOMPARE(table->pinned(), 1);
        context.undo.undo();
        QCOMPARE(pane.model()->kept(), 25);
        QVERIFY(pane.model()->isPinned(pane.model()->sequenceAt(4)));
    }

    void everyActionIsACommandOnce()
    {
        PaneContext context;
        RequestsPane requests(context);
        LogPane log(context);
        for (const char *pane : {"requests", "log"}) {
            for (const char *id : {"follow", "pause", "clear", "pin", "copyRows", "exportCsv", "filter"})
                QVERIFY2(context.commands.find(QStringLiteral("%1.%2").arg(QLatin1String(pane), QLatin1String(id))),
                         id);
        }
        QCOMPARE(pictures::unnamed(&requests).join(u' '), QString());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestLiveTable)
#include "tst_live_table.moc"
