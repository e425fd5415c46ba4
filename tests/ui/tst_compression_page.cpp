// What the window says of compression: the page that tries other codings, bodies that are decoded, the Sender.

#include "tests/support/codings.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/records.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/exchange_filter.h"
#include "ui/panes/compression_page.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/sender_request.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QTabWidget>
#include <QtTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray someJson()
{
    QByteArray text = "[";
    for (int i = 0; i < 60; ++i)
        text
            += "{\"id\":" + QByteArray::number(i) + ",\"name\":\"User " + QByteArray::number(i * 7919 % 1'000) + "\"},";
    return text + "null]";
}

std::shared_ptr<ExchangeRecord> compressedRecord()
{
    auto record = finalRecord({.id = 7, .target = "/users"});
    record->responseCoding = "gzip";
    record->responseBody = gzip(someJson());
    record->responseHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n";
    record->responseBodyBytes = std::uint64_t(record->responseBody.size());
    record->responseIdentityBytes = std::uint64_t(someJson().size());
    record->compression = std::chrono::microseconds(40);
    return record;
}

QStringList firstColumn(const CompressionPage &page)
{
    QStringList texts;
    const QAbstractItemModel *model = page.table()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row, CompressionModel::CodingColumn).data().toString());
    return texts;
}

bool isMeasured(const CompressionPage &page)
{
    return QTest::qWaitFor([&] { return !page.isMeasuring(); }, 60'000);
}

} // namespace

class TestCompressionPage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void triesEveryWay();
    void sortsByKeyboard();
    void aPartOfABody();
    void nothingToTry();
    void theNextOneReplacesIt();
    void bodiesAreSearchedDecoded();
    void theSenderKeepsItsChoice();
    void inTheWindow();
};

void TestCompressionPage::triesEveryWay()
{
    CompressionPage page;
    const QAbstractItemModelTester tester(page.model());
    page.setExchange(compressedRecord());
    QVERIFY(page.isMeasuring());
    QVERIFY(isMeasured(page));
    QCOMPARE(
        firstColumn(page),
        (QStringList{u"identity"_s, u"gzip, as it was sent"_s, u"gzip level 1"_s, u"gzip level 6"_s, u"gzip level 9"_s,
                     u"br level 4"_s, u"br level 11"_s, u"zstd level 3"_s, u"zstd level 19"_s}));
    const auto &trials = page.model()->trials();
    QCOMPARE(trials[0].size, someJson().size());
    QCOMPARE(trials[1].size, gzip(someJson()).size());
    QCOMPARE(trials[1].time, nanoseconds(std::chrono::microseconds(40)));
    for (std::size_t i = 2; i < trials.size(); ++i) {
        QVERIFY(trials[i].size > 0 && trials[i].size < trials[0].size / 2);
        QVERIFY(trials[i].time.count() > 0);
    }
    QVERIFY(trials[6].size < trials[2].size); // br 11 makes less of it than gzip 1
    QVERIFY(page.note().contains(u"whole body"_s));
    QVERIFY(page.table()->csv().contains("CPU time (ms)"));
    QCOMPARE(pictures::unnamed(&page), QStringList());
    const auto &first = page.model()->index(0, CompressionModel::RatioColumn);
    QCOMPARE(first.data().toString(), u"1.00×"_s);
}

void TestCompressionPage::sortsByKeyboard()
{
    CompressionPage page;
    page.resize(600, 400);
    page.show();
    page.setExchange(compressedRecord());
    QVERIFY(isMeasured(page));
    GridView *table = page.table();
    table->sortByColumn(CompressionModel::SizeColumn, Qt::AscendingOrder);
    qint64 last = 0;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const qint64 size
            = table->model()->index(row, CompressionModel::SizeColumn).data(GridView::kSortRole).toLongLong();
        QVERIFY(size >= last);
        last = size;
    }
    QCOMPARE(last, qint64(someJson().size())); // identity is the largest
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(table->currentIndex().row(), table->model()->rowCount() - 1);
}

void TestCompressionPage::aPartOfABody()
{
    CompressionPage page;
    auto record = compressedRecord();
    record->responseBody.chop(40);
    page.setExchange(record);
    QVERIFY(isMeasured(page));
    QVERIFY2(page.note().contains(u"not kept whole"_s), qPrintable(page.note()));
    QVERIFY(!firstColumn(page).contains(u"gzip, as it was sent"_s));
    QVERIFY(page.model()->rowCount() == 8);
}

void TestCompressionPage::nothingToTry()
{
    CompressionPage page;
    page.show();
    auto record = compressedRecord();
    record->responseBody.clear();
    page.setExchange(record);
    QVERIFY(!page.isMeasuring());
    auto *empty = page.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    record = compressedRecord();
    record->responseBody = "this is no gzip";
    page.setExchange(record);
    QVERIFY(isMeasured(page));
    QVERIFY(empty->isVisible());
    QCOMPARE(page.model()->rowCount(), 0);
}

void TestCompressionPage::theNextOneReplacesIt()
{
    CompressionPage page;
    page.setExchange(compressedRecord());
    auto plain = finalRecord({.id = 8});
    page.setExchange(plain);
    QVERIFY(isMeasured(page));
    QCOMPARE(page.model()->trials().front().size, plain->responseBody.size());
    page.setExchange(compressedRecord());
    page.clear();
    QVERIFY(!page.isMeasuring());
    QCOMPARE(page.model()->rowCount(), 0);
}

void TestCompressionPage::bodiesAreSearchedDecoded()
{
    const auto record = compressedRecord();
    record->requestCoding = "br";
    record->requestBody = brotli("what was asked");
    const ExchangeSource source(*record, someRoutes());
    QCOMPARE(source.text(int(ExchangeField::ResponseBody)).toString(), QString::fromLatin1(someJson()));
    QCOMPARE(source.text(int(ExchangeField::RequestBody)).toString(), u"what was asked"_s);
}

void TestCompressionPage::theSenderKeepsItsChoice()
{
    SenderRequest request;
    QVERIFY(request.acceptCompressed);
    request.acceptCompressed = false;
    QVERIFY(!SenderRequest::fromJson(request.toJson()).acceptCompressed);
    QJsonObject older = SenderRequest().toJson();
    older.remove(u"acceptCompressed"_s);
    QVERIFY(SenderRequest::fromJson(older).acceptCompressed);
}

void TestCompressionPage::inTheWindow()
{
    WindowFixture f;
    QVERIFY(f.start());
    f.window->resize(1440, 900);
    for (const QByteArray coding : {"br", "gzip", "zstd"}) {
        const auto socket = f.send(f.request("GET", "/openapi.json", {}, "Accept-Encoding: " + coding + "\r\n"));
        QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 1'000; }, 15'000));
    }
    RequestsPane *pane = f.window->requestsPane();
    QVERIFY(QTest::qWaitFor([&] { return pane->model()->rowCount() == 3 && pane->model()->live() == 0; }, 15'000));
    for (const int column :
         {ExchangeModel::CodingColumn, ExchangeModel::IdentitySizeColumn, ExchangeModel::RatioColumn})
        pane->table()->setColumnHidden(column, false);
    QCOMPARE(pane->model()->index(0, ExchangeModel::CodingColumn).data().toString(), u"br"_s);
    RequestsTable *table = pane->table();
    const QRect cell = table->visualRect(pane->model()->index(1, ExchangeModel::PathColumn));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
    auto *detail = pane->findChild<ExchangeDetail *>();
    QVERIFY(QTest::qWaitFor([&] { return detail->exchange() != nullptr; }, 15'000));
    auto *tabs = detail->findChild<QTabWidget *>(u"exchangeTabs"_s);
    tabs->setCurrentWidget(detail->compression());
    QVERIFY(QTest::qWaitFor([&] { return !detail->compression()->isMeasuring(); }, 60'000));
    QVERIFY(detail->compression()->model()->rowCount() >= 8);
    QVERIFY(pictures::take(detail->compression(), u"compression-page"_s, *f.window->theme()));
    QVERIFY(pictures::take(f.window.get(), u"window-compression"_s, *f.window->theme()));
}

QTEST_MAIN(TestCompressionPage)
#include "tst_compression_page.moc"
