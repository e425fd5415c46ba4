#include "tests/ui/pane_pictures.h"
#include "tests/ui/records.h"
#include "tests/ui/window_fixture.h"
#include "ui/diff/compare_view.h"
#include "ui/diff/diff_model.h"
#include "ui/har/har_dialogs.h"
#include "ui/har/har_transfer.h"
#include "ui/http_head.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/log_pane.h"
#include "ui/panes/requests_actions.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/resender.h"
#include "ui/panes/sender_pane.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kPatience = 20'000;

bool rowsAre(const MainWindow &window, int rows)
{
    return QTest::qWaitFor(
        [&] {
            const ExchangeModel *model = window.requestsPane()->model();
            return model->rowCount() == rows && model->live() == 0;
        },
        kPatience);
}

/// Clicks a row of the table where its path stands.
void click(RequestsPane *pane, int row, Qt::KeyboardModifiers modifiers = {})
{
    RequestsTable *table = pane->table();
    const QRect cell = table->visualRect(pane->model()->index(row, ExchangeModel::PathColumn));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, cell.center());
}

/// Keys go to who has the focus, as a person's do.
void key(int code, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key(code), modifiers);
}

template<typename Widget>
Widget *topLevel()
{
    Widget *found = nullptr;
    const bool came = QTest::qWaitFor(
        [&found] {
            const QWidgetList widgets = QApplication::topLevelWidgets();
            for (QWidget *widget : widgets) {
                if (auto *match = qobject_cast<Widget *>(widget); match && match->isVisible())
                    found = match;
            }
            return found != nullptr;
        },
        kPatience);
    return came ? found : nullptr;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// As a browser writes it.
QByteArray foreignHar()
{
    QByteArray entries;
    for (const char *path : {"/", "/app.js", "/api/items?page=2"}) {
        if (!entries.isEmpty())
            entries += ", ";
        entries
            += QByteArray(
                   "{\"startedDateTime\": \"2024-05-01T10:00:00.250+02:00\", \"time\": 40, \"request\": {\"method\": "
                   "\"GET\", \"url\": \"https://example.org")
            + path
            + "\", \"httpVersion\": \"h2\", \"headers\": [{\"name\": \":authority\", \"value\": \"example.org\"}, "
              "{\"name\": "
              "\"accept\", \"value\": \"*/*\"}]}, \"response\": {\"status\": 200, \"statusText\": \"OK\", \"headers\": "
              "[{\"name\": \"content-type\", \"value\": \"application/json\"}, {\"name\": \"content-encoding\", "
              "\"value\": "
              "\"br\"}], \"content\": {\"size\": 14, \"text\": \"{\\\"items\\\": [1]}\"}}, \"timings\": {\"blocked\": "
              "1, "
              "\"dns\": 2, \"connect\": 10, \"ssl\": 6, \"send\": 0.5, \"wait\": 25, \"receive\": 1.5}}";
    }
    return "{\"log\": {\"version\": \"1.2\", \"creator\": {\"name\": \"Firefox\", \"version\": \"126.0\"}, \"pages\": "
           "[{}], "
           "\"entries\": ["
        + entries + "]}}";
}

} // namespace

/// What can be done with requests that were received, by mouse and keys on the real window and server.
class TestRequestsActions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResentRequestIsSelected()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto socket
            = f.send(f.request("POST", "/echo?x=1", "hello", "X-Mine: 7\r\nAuthorization: Bearer s3cr3t\r\n"));
        QVERIFY(rowsAre(*f.window, 1));
        click(pane, 0);
        key(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(rowsAre(*f.window, 2));
        QVERIFY(QTest::qWaitFor([&] { return pane->table()->currentIndex().row() == 1; }, kPatience));
        const ExchangeRecord &first = pane->model()->record(0);
        const ExchangeRecord &second = pane->model()->record(1);
        QCOMPARE(pane->detail()->exchange().get(), &second);
        QCOMPARE(second.method, first.method);
        QCOMPARE(second.target, first.target);
        QCOMPARE(second.requestBody, QByteArray("hello"));
        QCOMPARE(second.status, 200);
        QVERIFY(second.traceId != first.traceId);
        const auto source
            = [pane](int row) { return pane->model()->index(row, ExchangeModel::SourceColumn).data().toString(); };
        QCOMPARE(source(0), QStringLiteral("client"));
        QCOMPARE(source(1), QStringLiteral("resent"));
        const HttpHead head = HttpHead::parse(second.requestHead);
        QCOMPARE(head.value("X-Mine"), QByteArray("7"));
        QCOMPARE(head.value("Authorization"), QByteArray("Bearer s3cr3t")); // masked only where it is shown
        QCOMPARE(head.value("Host"), HttpHead::parse(first.requestHead).value("Host"));

        // And once more by the button in the detail.
        auto *button = pane->detail()->findChild<QToolButton *>(QStringLiteral("requests.resend"));
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(rowsAre(*f.window, 3));
        QVERIFY(pane->model()->record(2).traceId != second.traceId);
    }

    void whatCannotBeResentSaysWhy()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto socket = f.send(f.request("POST", "/echo", QByteArray(100'000, 'x')));
        QVERIFY(rowsAre(*f.window, 1));
        QSignalSpy posted(f.window->notices(), &Notices::posted);
        click(pane, 0);
        key(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(posted.size(), 1);
        const Notice &cut = f.window->notices()->kept().back();
        QVERIFY(cut.text.contains(QStringLiteral("64.0 KiB of 97.7 KiB")));
        QVERIFY(!cut.actionText.isEmpty());
        QSignalSpy edit(pane, &RequestsPane::openInSender);
        cut.action();
        QCOMPARE(edit.size(), 1);
        QCOMPARE(pane->model()->rowCount(), 1);

        // The response's page says up to where bodies are kept.
        pane->detail()->findChild<QTabWidget *>(QStringLiteral("exchangeTabs"))->setCurrentIndex(1);
        const auto labels = pane->detail()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("first 64.0 KiB"));
        }));
    }

    void withoutAServerItOffersToStartOne()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto socket = f.send(f.request("GET", "/json"));
        QVERIFY(rowsAre(*f.window, 1));
        QVERIFY(f.stop());
        click(pane, 0);
        key(Qt::Key_R, Qt::ControlModifier);
        const Notice notice = f.window->notices()->kept().back();
        QVERIFY(!notice.actionText.isEmpty());
        notice.action();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Listening; }, kPatience));
        key(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(rowsAre(*f.window, 2)); // on its new port
    }

    void refusals()
    {
        ExchangeRecord record = *finalRecord({});
        QCOMPARE(Resender::refusal(record), Resender::Refusal::None);
        record.requestBodyBytes = 1;
        QCOMPARE(Resender::refusal(record), Resender::Refusal::BodyCut);
        QCOMPARE(Resender::refusal(*previewRecord({})), Resender::Refusal::StillRunning);
        record = *finalRecord({.method = ""});
        QCOMPARE(Resender::refusal(record), Resender::Refusal::Unparsed);
        ImportedExchange imported;
        imported.id = ImportedExchange::kIdBit | 1;
        imported.method = "GET";
        imported.requestHead = "GET / HTTP/1.1\r\n\r\n";
        imported.end = ExchangeEnd::Answered;
        QCOMPARE(Resender::refusal(imported), Resender::Refusal::OtherServer);
        imported.own = true;
        QCOMPARE(Resender::refusal(imported), Resender::Refusal::None);
    }

    void callsGoToTheServerByItsOwnName()
    {
        auto record = finalRecord({.target = "/users?q=a%2Fb%20c&x="});
        record->requestHead
            = "GET /users?q=a%2Fb%20c&x= HTTP/1.1\r\nHost: api.test:8000\r\nAccept: a\r\nContent-Length: 0\r\n"
              "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n\r\n";
        const HttpCall call = Resender::callFor(*record, QUrl(QStringLiteral("http://127.0.0.1:9000/")),
                                                QByteArray(32, 'a'), QByteArray(16, 'b'));
        QCOMPARE(call.url.toEncoded(), QByteArray("http://127.0.0.1:9000/users?q=a%2Fb%20c&x="));
        QCOMPARE(call.headers.size(), 3);
        QCOMPARE(call.headers[0], qMakePair(QByteArray("Host"), QByteArray("api.test:8000")));
        QCOMPARE(call.headers[1], qMakePair(QByteArray("Accept"), QByteArray("a")));
        QVERIFY(call.headers[2].second.startsWith("00-" + QByteArray(32, 'a') + '-'));
    }

    void editGoesToTheSender()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto socket = f.send(f.request("PUT", "/echo?x=1", "{\"a\": 1}", "Content-Type: application/json\r\n"));
        QVERIFY(rowsAre(*f.window, 1));
        click(pane, 0);
        key(Qt::Key_E, Qt::ControlModifier);
        f.window->senderPane()->send();
        QVERIFY(rowsAre(*f.window, 2));
        QCOMPARE(pane->model()->record(1).method, QByteArray("PUT"));
        QCOMPARE(pane->model()->record(1).requestBody, QByteArray("{\"a\": 1}"));
        QCOMPARE(pane->model()->index(1, ExchangeModel::SourceColumn).data().toString(), QStringLiteral("Sender"));
        // Many at once are the Sender's, too.
        QTRY_VERIFY(!f.window->senderPane()->isRunning());
        f.window->senderPane()->setCount(3);
        f.window->senderPane()->send();
        QVERIFY(rowsAre(*f.window, 5));
        pane->findChild<QLineEdit *>(QStringLiteral("filter"))->setText(QStringLiteral("source:sender"));
        QCOMPARE(pane->model()->rowCount(), 4);
    }

    void copies()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        const auto socket = f.send(f.request("GET", "/json?x=1", {}, "Authorization: Bearer s3cr3t\r\n"));
        QVERIFY(rowsAre(*f.window, 1));
        click(pane, 0);
        const auto copied = [&](const char *id) {
            QAction *action = f.window->commands()->find(QLatin1String(id));
            if (!action || !action->isEnabled())
                return QString();
            action->trigger();
            return QApplication::clipboard()->text();
        };
        QCOMPARE(copied("requests.copyUrl"), f.server.url().toString(QUrl::RemovePath) + QStringLiteral("/json?x=1"));
        QVERIFY(copied("requests.copyCurl").startsWith(QStringLiteral("curl ")));
        const QJsonObject entry = QJsonDocument::fromJson(copied("requests.copyHar").toUtf8()).object();
        QCOMPARE(entry.value(QStringLiteral("response")).toObject().value(QStringLiteral("status")).toInt(), 200);
        QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("s3cr3t")));
        QCOMPARE(copied("requests.copyBody").toUtf8(), pane->model()->record(0).responseBody);
        QCOMPARE(copied("requests.copyTrace").toUtf8(), pane->model()->record(0).traceId);
    }

    void twoRowsAreCompared()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto a
            = f.send(f.request("POST", "/echo?page=1&q=x", "{\"user\": {\"name\": \"Ada\", \"tags\": [1, 2]}}",
                               "Content-Type: application/json\r\nX-One: 1\r\nAuthorization: Bearer aaaa\r\n"));
        QVERIFY(rowsAre(*f.window, 1));
        const auto b
            = f.send(f.request("POST", "/echo?q=x&page=2", "{\"user\": {\"tags\": [1, 2, 3], \"name\": \"Bob\"}}",
                               "content-type: application/json\r\nAuthorization: Bearer bbbb\r\n"));
        QVERIFY(rowsAre(*f.window, 2));
        click(pane, 0);
        click(pane, 1, Qt::ControlModifier);
        QCOMPARE(pane->table()->selectionModel()->selectedRows().size(), 2);
        key(Qt::Key_D, Qt::ControlModifier);
        auto *window = topLevel<CompareWindow>();
        QVERIFY(window);
        QVERIFY(QTest::qWaitForWindowExposed(window));
        window->activateWindow(); // without a window manager nobody else does
        QVERIFY(QTest::qWaitFor([&] { return QApplication::activeWindow() == window; }, kPatience));
        CompareView *view = window->view();
        QVERIFY(view->isReady());
        DiffModel *model = view->model();
        const auto names = [&](DiffSection::Id id) {
            QStringList list;
            const QModelIndex section = model->sectionIndex(id);
            for (int row = 0; row < model->rowCount(section); ++row)
                list += model->index(row, 0, section).data().toString();
            return list;
        };
        QCOMPARE(names(DiffSection::Id::Query), QStringList(QStringLiteral("page")));
        QVERIFY(names(DiffSection::Id::RequestFields).contains(QStringLiteral("X-One")));
        QVERIFY(!names(DiffSection::Id::RequestFields).contains(QStringLiteral("Content-Type")));
        QCOMPARE(names(DiffSection::Id::RequestBody),
                 QStringList({QStringLiteral("$.user.name"), QStringLiteral("$.user.tags[2]")}));

        // Keys go from one difference to the next, and around.
        const int count = int(model->differences().size());
        QCOMPARE(view->currentDifference(), 0);
        QTest::keyClick(view->tree(), Qt::Key_F8);
        QCOMPARE(view->currentDifference(), 1);
        QTest::keyClick(view->tree(), Qt::Key_F8, Qt::ShiftModifier);
        QTest::keyClick(view->tree(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(view->currentDifference(), count - 1);
        QTest::keyClick(view->tree(), Qt::Key_F8);
        QCOMPARE(view->currentDifference(), 0);
        QCOMPARE(view->findChild<QPlainTextEdit *>(QStringLiteral("valueA"))->toPlainText(),
                 view->tree()->currentIndex().siblingAtColumn(DiffModel::AColumn).data().toString());

        QTest::keyClick(view->tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QApplication::clipboard()->text().contains(
            QStringLiteral("- $.user.name: \"Ada\"\n+ $.user.name: \"Bob\"")));
        QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("aaaa")));
        picture(window, QStringLiteral("compare"), f);

        auto *reveal = view->findChild<QCheckBox *>(QStringLiteral("showSecrets"));
        QVERIFY(reveal->isVisible());
        QTest::mouseClick(reveal, Qt::LeftButton, {}, QPoint(8, reveal->height() / 2));
        QVERIFY(reveal->isChecked());
        QTest::keyClick(view->tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("aaaa")));
        auto *only = view->findChild<QCheckBox *>(QStringLiteral("onlyDifferences"));
        only->click();
        QVERIFY(names(DiffSection::Id::RequestFields).contains(QStringLiteral("Content-Type"), Qt::CaseInsensitive));
        picture(window, QStringLiteral("compare-all"), f);
        QCOMPARE(pictures::unnamed(window), QStringList());

        const QPointer<CompareWindow> guard(window);
        QTest::keyClick(view->tree(), Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([&] { return guard.isNull(); }, kPatience));
    }

    void oneIsMarkedAndAnotherPicked()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto a = f.send(f.request("GET", "/json"));
        QVERIFY(rowsAre(*f.window, 1));
        const auto b = f.send(f.request("GET", "/plaintext"));
        QVERIFY(rowsAre(*f.window, 2));
        click(pane, 1);
        key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(f.window->notices()->kept().back().text.contains(QStringLiteral("/plaintext")));
        click(pane, 0);
        key(Qt::Key_D, Qt::ControlModifier);
        auto *window = topLevel<CompareWindow>();
        QVERIFY(window);
        // The older one is A, whichever was marked.
        const QModelIndex general = window->view()->model()->sectionIndex(DiffSection::Id::General);
        QCOMPARE(window->view()->model()->index(0, DiffModel::AColumn, general).data().toString(),
                 QStringLiteral("/json"));
        window->close();
    }

    void largeBodiesAreComparedBeside()
    {
        DiffSide a;
        DiffSide b;
        for (DiffSide *side : {&a, &b}) {
            for (int i = 0; i < 20'000; ++i)
                side->response.body
                    += "line " + QByteArray::number(i) + (side == &b && i % 100 == 0 ? " changed\n" : "\n");
            side->response.bodyBytes = quint64(side->response.body.size());
        }
        CompareView view;
        QSignalSpy compared(&view, &CompareView::compared);
        view.setSides(a, b);
        QVERIFY(!view.isReady());
        view.swapSides(); // the first answer is about sides that are not shown any more
        QVERIFY(QTest::qWaitFor([&] { return view.isReady(); }, kPatience));
        QTest::qWait(50);
        QCOMPARE(compared.size(), 1);
        QCOMPARE(view.model()->differences().size(), 200);
        view.setSides(a, b); // and is gone before the answer
    }

    void exportsByKeysAndMouse()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto a = f.send(f.request("GET", "/json?api_key=k3y", {}, "Cookie: s=c00kie\r\n"));
        QVERIFY(rowsAre(*f.window, 1));
        const auto b = f.send(f.request("GET", "/async-endpoint?delay_ms=5"));
        QVERIFY(rowsAre(*f.window, 2));
        const auto c = f.send(f.request("GET", "/plaintext"));
        QVERIFY(rowsAre(*f.window, 3));
        click(pane, 0);
        click(pane, 1, Qt::ControlModifier);

        key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = topLevel<HarExportDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->what(), HarExportDialog::What::Selected);
        QCOMPARE(pictures::unnamed(dialog), QStringList());
        auto *path = dialog->findChild<QLineEdit *>(QStringLiteral("exportPath"));
        auto *go = dialog->findChild<QPushButton *>(QStringLiteral("exportButton"));
        path->selectAll();
        QTest::keyClicks(path, f.folder.filePath(QStringLiteral("no/such/x.har")));
        QVERIFY(!go->isEnabled());
        QVERIFY(!dialog->findChild<QLabel *>(QStringLiteral("exportNote"))->text().isEmpty());
        picture(dialog, QStringLiteral("export-no-folder"), f);
        const QString file = f.folder.filePath(QStringLiteral("x.har"));
        path->selectAll();
        QTest::keyClicks(path, file);
        QVERIFY(go->isEnabled());
        picture(dialog, QStringLiteral("export"), f);
        QSignalSpy exported(pane->actions()->transfer(), &HarTransfer::exported);
        QTest::mouseClick(go, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return exported.size() == 1; }, kPatience));
        const auto entries = [&] {
            return QJsonDocument::fromJson(contents(file))
                .object()
                .value(QStringLiteral("log"))
                .toObject()
                .value(QStringLiteral("entries"))
                .toArray();
        };
        QCOMPARE(entries().size(), 2);
        QVERIFY(!contents(file).contains("c00kie") && !contents(file).contains("k3y"));
        QVERIFY(f.window->notices()->kept().back().text.contains(QStringLiteral("x.har")));

        // All of them, with secrets.
        QVERIFY(QTest::qWaitForWindowActive(f.window.get())); // again, behind the dialog
        key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        dialog = topLevel<HarExportDialog>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QRadioButton *>(QStringLiteral("exportAll")), Qt::LeftButton, {},
                          QPoint(8, 8));
        dialog->findChild<QCheckBox *>(QStringLiteral("includeSecrets"))->click();
        path = dialog->findChild<QLineEdit *>(QStringLiteral("exportPath"));
        path->setText(file);
        QTest::keyClick(path, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return exported.size() == 2; }, kPatience));
        QCOMPARE(entries().size(), 3);
        QVERIFY(contents(file).contains("c00kie") && contents(file).contains("k3y"));
    }

    void importsAndMarks()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto a = f.send(f.request("GET", "/json"));
        QVERIFY(rowsAre(*f.window, 1));
        const QString file = f.folder.filePath(QStringLiteral("firefox.har"));
        QVERIFY(write(file, foreignHar()));
        pane->importFile(file);
        QVERIFY(rowsAre(*f.window, 4));
        const ExchangeModel *model = pane->model();
        QVERIFY(!model->index(0, 0).data(ExchangeModel::ImportedRole).toBool());
        QVERIFY(model->index(1, 0).data(ExchangeModel::ImportedRole).toBool());
        QCOMPARE(model->index(3, ExchangeModel::SourceColumn).data().toString(), QStringLiteral("firefox.har"));
        QCOMPARE(model->index(0, ExchangeModel::SourceColumn).data().toString(), QStringLiteral("client"));
        QCOMPARE(model->index(3, ExchangeModel::PathColumn).data().toString(),
                 QStringLiteral("https://example.org/api/items?page=2"));
        QCOMPARE(model->index(3, ExchangeModel::TypeColumn).data().toString(), QStringLiteral("application/json"));
        QVERIFY(!model->index(3, ExchangeModel::TimeColumn).data(Qt::ToolTipRole).toString().isEmpty());

        // Something was left out: the report says what.
        auto *report = topLevel<HarReportDialog>();
        QVERIFY(report);
        QVERIFY(report->findChild<QLabel *>(QStringLiteral("reportSummary"))
                    ->text()
                    .contains(QStringLiteral("Firefox 126.0")));
        QCOMPARE(report->findChild<QTreeWidget *>(QStringLiteral("reportList"))->topLevelItemCount(), 2);
        QCOMPARE(pictures::unnamed(report), QStringList());
        picture(report, QStringLiteral("import-report"), f);
        report->close();

        pane->openRow(3);
        QTest::qWait(50);
        const auto labels = pane->detail()->findChildren<QLabel *>();
        const auto shows = [&](const char *text) {
            return std::any_of(labels.begin(), labels.end(), [text](const QLabel *label) {
                return label->isVisible() && label->text().contains(QLatin1String(text));
            });
        };
        QVERIFY(shows("firefox.har, written by Firefox 126.0"));
        QVERIFY(shows("Waited for the server"));
        QVERIFY(shows("DNS 2.00 ms"));
        picture(pane, QStringLiteral("requests-imported"), f);
        // Its text is decoded already, whatever its head says.
        QCOMPARE(contentEncodingOf(model->record(3)), QByteArray());

        // It goes to another server: that is not done behind anyone's back.
        QVERIFY(QTest::qWaitForWindowActive(f.window.get())); // again, behind the report
        pane->table()->setFocus();
        key(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(f.window->notices()->kept().back().text.contains(QStringLiteral("another server")));
        QCOMPARE(model->rowCount(), 4);
        // A live request counts as live still.
        const auto b = f.send(f.request("GET", "/json"));
        QVERIFY(rowsAre(*f.window, 5));
    }

    void readsBackItsOwnExport()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        const auto a = f.send(f.request("GET", "/fanout?n=3&delay_ms=5"));
        QVERIFY(rowsAre(*f.window, 4)); // with those that it calls
        int row = 0;
        while (!pane->model()->record(row).target.startsWith("/fanout"))
            ++row;
        const QString file = f.folder.filePath(QStringLiteral("own.har"));
        QSignalSpy exported(pane->actions()->transfer(), &HarTransfer::exported);
        pane->actions()->transfer()->exportTo(file, {pane->model()->recordPtr(row)},
                                              {f.server.url(), pane->model()->routes(), false});
        QVERIFY(QTest::qWaitFor([&] { return exported.size() == 1; }, kPatience));
        pane->importFile(file);
        QVERIFY(rowsAre(*f.window, 5));
        for (const int column : {ExchangeModel::MethodColumn, ExchangeModel::PathColumn, ExchangeModel::RouteColumn,
                                 ExchangeModel::StatusColumn, ExchangeModel::DurationColumn, ExchangeModel::CallsColumn,
                                 ExchangeModel::TypeColumn, ExchangeModel::TraceColumn, ExchangeModel::WorkerColumn})
            QCOMPARE(pane->model()->index(4, column).data().toString(),
                     pane->model()->index(row, column).data().toString());
        QVERIFY(!pane->model()->index(row, ExchangeModel::CallsColumn).data().toString().isEmpty());
        // It can be sent again, since it came to this server once.
        pane->openRow(4);
        pane->actions()->resend()->trigger();
        QVERIFY(rowsAre(*f.window, 9));
        QVERIFY(QTest::qWaitFor([&] { return pane->detail()->exchange() != pane->model()->recordPtr(4); }, kPatience));
        QCOMPARE(pane->detail()->exchange()->target, pane->model()->record(4).target);
    }

    void aBrokenFileIsABanner()
    {
        WindowFixture f;
        RequestsPane *pane = f.window->requestsPane();
        const QString file = f.folder.filePath(QStringLiteral("broken.har"));
        QVERIFY(write(file, "{\"log\": {\n  \"entries\": [}\n"));
        pane->importFile(file);
        QVERIFY(QTest::qWaitFor([&] { return pane->banner()->isVisible(); }, kPatience));
        QVERIFY2(pane->banner()->text().contains(QStringLiteral("Line 2, column 15")),
                 qPrintable(pane->banner()->text()));
        picture(pane, QStringLiteral("import-broken"), f);
        QVERIFY(write(file, foreignHar()));
        pane->importFile(file);
        QVERIFY(rowsAre(*f.window, 3)); // without a running server too
        QVERIFY(!pane->banner()->isVisible());
    }

    void aDroppedFileIsImported()
    {
        WindowFixture f;
        const QString file = f.folder.filePath(QStringLiteral("dropped.HAR"));
        QVERIFY(write(file, foreignHar()));
        QMimeData other;
        other.setUrls({QUrl::fromLocalFile(f.folder.filePath(QStringLiteral("x.txt")))});
        QDragEnterEvent refused(QPoint(300, 300), Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
        refused.ignore();
        QApplication::sendEvent(f.window.get(), &refused);
        QVERIFY(!refused.isAccepted());

        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.window.get(), &drop);
        QVERIFY(drop.isAccepted());
        QVERIFY(rowsAre(*f.window, 3));
    }

    void theDetailShowsLogLines()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        const auto a = f.send(f.request("GET", "/json"));
        QVERIFY(rowsAre(*f.window, 1));
        const QByteArray traceId = pane->model()->record(0).traceId;
        click(pane, 0);
        auto *button = pane->detail()->findChild<QToolButton *>(QStringLiteral("showLogLines"));
        QVERIFY(!button->isVisible()); // the Log has none
        TelemetryBatch batch;
        LogEntry entry;
        entry.time = 1'700'000'000'000;
        entry.text = QStringLiteral("something of it");
        entry.traceId = traceId;
        batch.log.push_back(entry);
        f.window->logPane()->consume(batch);
        f.window->logPane()->endFrame();
        pane->detail()->clear();
        pane->openRow(0);
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.window->logPane()->isVisible(); }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return f.window->logPane()->table()->model()->rowCount() == 1; }, kPatience));
    }

    void lowAndTall()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsPane *pane = f.window->requestsPane();
        const auto a = f.send(f.request("POST", "/echo", "{\"a\": [1, 2, 3]}", "Content-Type: application/json\r\n"));
        QVERIFY(rowsAre(*f.window, 1));
        pane->openRow(0);
        picture(pane, QStringLiteral("requests-detail-low"), f);
        auto *dock = f.window->findChild<QDockWidget *>(QStringLiteral("requestsDock"));
        dock->setFloating(true);
        dock->resize(560, 860);
        QVERIFY(QTest::qWaitFor([&] { return pane->height() > 700 && pane->width() < 900; }, kPatience));
        picture(pane, QStringLiteral("requests-detail-tall"), f);
        // Table and detail share the height, not the width.
        QVERIFY(pane->detail()->width() > pane->width() * 9 / 10);
        QVERIFY(pane->table()->height() > 100);
    }

private:
    static void picture(QWidget *widget, const QString &name, WindowFixture &f)
    {
        QVERIFY(pictures::take(widget, name, *f.window->theme()));
    }
};

QTEST_MAIN(TestRequestsActions)
#include "tst_requests_actions.moc"
