#include "tests/support/file_trouble.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/records.h"
#include "ui/content/json_table_view.h"
#include "ui/har/har_transfer.h"
#include "ui/panes/latency/latency_pane.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/sender_session.h"
#include "ui/theme.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/live_controls.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000;

/// Writes to that path, and gives what the person is told: empty where it went well.
using Save = std::function<QString(const QString &)>;

QString saveRows(const QString &path)
{
    PaneContext context;
    RequestsPane pane(context);
    pane.consume(batchOf(std::vector<ExchangeRecordPtr>(200, finalRecord({}))));
    pane.endFrame(Clock::now());
    pane.controls()->exportCsv(path);
    if (!QTest::qWaitFor([&] { return !pane.controls()->isExporting(); }, kPatience))
        return u"nothing came"_s;
    const Notice told = context.notices.kept().back();
    return told.kind == Notice::Kind::Error ? told.text : QString();
}

QString saveHar(const QString &path)
{
    HarTransfer transfer;
    QSignalSpy failed(&transfer, &HarTransfer::failed);
    QSignalSpy ended(&transfer, &HarTransfer::ended);
    transfer.exportTo(path, std::vector<ExchangeRecordPtr>(200, finalRecord({})), {});
    if (!QTest::qWaitFor([&] { return ended.size() == 1; }, kPatience))
        return u"nothing came"_s;
    return failed.isEmpty() ? QString() : failed.first().first().toString();
}

QString saveBody(const QString &path)
{
    ContentView view(u"x"_s);
    view.setContent(QByteArray(20'000, 'x'), "text/plain");
    return view.saveTo(path);
}

QString saveJsonTable(const QString &path)
{
    ContentView view(u"x"_s);
    view.setContent("[" + QByteArray("{\"a\":\"bbbbbbbbbbbbbbbbbbbb\"},").repeated(1000) + "{\"a\":1}]",
                    "application/json");
    view.setView(ContentView::View::Table);
    QString told;
    QObject::connect(view.tableView(), &JsonTableView::told, &view, [&](const QString &text) { told = text; });
    view.tableView()->saveCsv(path);
    if (!QTest::qWaitFor([&] { return !told.isEmpty(); }, kPatience))
        return u"nothing came"_s;
    return told.contains(u"could not"_s) ? told : QString();
}

QString saveFigures(const QString &path)
{
    return LatencyPane().saveCsv(path);
}

QString savePicture(const QString &path)
{
    LatencyPane pane;
    pane.resize(460, 720);
    return pane.savePicture(path);
}

QString saveTabs(const QString &path)
{
    return SenderSession(path).save({{u"x"_s, QString(10'000, u'x')}});
}

} // namespace

/// Whatever writes a file that a person chose says in a sentence that it could not, and leaves what stood there.
class TestSaving final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void troubleIsSaidAndNothingIsLost_data()
    {
        QTest::addColumn<Save>("save");
        QTest::newRow("rows as CSV") << Save(saveRows);
        QTest::newRow("HAR") << Save(saveHar);
        QTest::newRow("a body") << Save(saveBody);
        QTest::newRow("a table of JSON") << Save(saveJsonTable);
        QTest::newRow("figures of the charts") << Save(saveFigures);
        QTest::newRow("picture of the charts") << Save(savePicture);
        QTest::newRow("tabs of the Sender") << Save(saveTabs);
    }

    void troubleIsSaidAndNothingIsLost()
    {
        QFETCH(Save, save);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"chosen.txt"_s);
        put(path, "old");
        QString told;
        {
            const FullDisk full(64);
            told = save(path);
        }
        QVERIFY2(told.contains(path), qPrintable(told));
        QVERIFY2(told.contains(u"could not"_s) || told.contains(u"cannot"_s) || told.contains(u"not written"_s),
                 qPrintable(told));
        QVERIFY2(told.contains(qt_error_string(EFBIG)), qPrintable(told));
        QCOMPARE(contentOf(path), "old"_ba);
        QCOMPARE(namesIn(folder.path()), QStringList{u"chosen.txt"_s});
        {
            const ReadOnlyFolder locked(folder.path());
            told = save(path);
        }
        QVERIFY2(told.contains(path), qPrintable(told));
        QCOMPARE(contentOf(path), "old"_ba);

        told = save(u"/dev/full"_s);
        QVERIFY2(told.contains(u"/dev/full"_s), qPrintable(told));
        QVERIFY(QFileInfo(u"/dev/full"_s).exists() && !QFileInfo(u"/dev/full"_s).isFile());

        QCOMPARE(save(path), QString());
        QVERIFY(contentOf(path) != "old");
        QCOMPARE(namesIn(folder.path()), QStringList{u"chosen.txt"_s});
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
