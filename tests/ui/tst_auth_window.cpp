// Who may call, as the window shows it: in Routes, in the Sender, in Requests, and in the dialog that keeps accounts
// and keys; on the real server.

#include "server/security/password_hash.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/filter/filter_field.h"
#include "ui/models/route_model.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/response_view.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/socket_view.h"
#include "ui/security/accounts_dialog.h"
#include "ui/security/new_credential_dialog.h"
#include "ui/widgets/banner.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QUndoStack>

#include <algorithm>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms
const QByteArray kKey = "0123456789abcdef0123456789abcdef";

struct Fixture : WindowFixture {
    Fixture() = default;

    const RouteInfo &route(const QByteArray &method, const QString &path) const
    {
        for (const RouteInfo &each : *server.routes()) {
            if (each.method == method && each.path == path)
                return each;
        }
        qFatal("no such route");
    }
    QString cell(const QByteArray &method, const QString &path, int column, int role = Qt::DisplayRole) const
    {
        return window->routesPane()->model()->indexOf(route(method, path).index, column).data(role).toString();
    }
    bool isShown(const QByteArray &method, const QString &path) const
    {
        const auto *proxy = qobject_cast<QAbstractProxyModel *>(window->routesPane()->tree()->model());
        return proxy->mapFromSource(window->routesPane()->model()->indexOf(route(method, path).index)).isValid();
    }
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file.fileName();
    }
    /// Of a window that is opened anew with them.
    void secure()
    {
        window.reset();
        const auto hash = hashPassword("secret");
        options.accountsFile = write(u"a"_s, "ann:" + hash.value() + "\n");
        options.apiKeyFile = write(u"k"_s, "bob " + kKey + " read\n");
        open();
    }
    RequestTab *tab() const { return window->senderPane()->current(); }
    AuthEditor *auth() const { return tab()->editor()->auth(); }
    template<typename T>
    T *field(const char *name) const
    {
        return auth()->findChild<T *>(QLatin1String(name));
    }
    QByteArray read(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class TestAuthWindow final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void routesSayWhoMayCall()
    {
        Fixture f;
        QCOMPARE(f.cell("GET", u"/users"_s, RouteModel::AuthColumn), QString());
        f.secure();
        QVERIFY(f.start());
        QCOMPARE(f.cell("GET", u"/users"_s, RouteModel::AuthColumn), u"read"_s);
        QCOMPARE(f.cell("POST", u"/users"_s, RouteModel::AuthColumn), u"write"_s);
        QCOMPARE(f.cell("GET", u"/healthz"_s, RouteModel::AuthColumn), u"open"_s);
        const QString hint = f.cell("POST", u"/users"_s, RouteModel::AuthColumn, Qt::ToolTipRole);
        QVERIFY2(hint.contains(u"an API key, user and password or a bearer token. Needed scope: write"_s),
                 qPrintable(hint));
        auto *filter = f.window->routesPane()->findChild<FilterField *>(u"filter"_s);
        filter->setText(u"auth:open"_s);
        QVERIFY(f.isShown("GET", u"/healthz"_s) && !f.isShown("GET", u"/users"_s));
        filter->setText(u"scope:write"_s);
        QVERIFY(!f.isShown("GET", u"/users"_s) && f.isShown("POST", u"/users"_s));
        filter->clear();
        f.window->resize(1440, 900);
        QVERIFY(pictures::take(f.window->routesPane(), u"routes-auth"_s, *f.window->theme()));
    }

    void theSenderFillsAndFetches()
    {
        Fixture f;
        f.secure();
        QVERIFY(f.start());
        f.window->senderPane()->openRoute(f.route("GET", u"/users"_s));
        QCOMPARE(f.auth()->auth().kind, RequestAuth::Kind::ApiKey);
        QCOMPARE(f.auth()->auth().keyName, u"X-API-Key"_s);
        QVERIFY(f.auth()->findChild<QLabel *>(u"authWanted"_s)->text().contains(u"Needed scope: read"_s));
        // In a cookie.
        RequestAuth auth = f.auth()->auth();
        auth.keyPlace = RequestAuth::KeyPlace::Cookie;
        auth.keyName = u"api_key"_s;
        auth.keyValue = QString::fromLatin1(kKey);
        f.auth()->setAuth(auth);
        QVERIFY2(f.auth()->preview().contains(u"Cookie: api_key=••••"_s), qPrintable(f.auth()->preview()));
        f.tab()->send();
        QVERIFY(QTest::qWaitFor([&] { return f.tab()->history()->rowCount() == 1; }, kPatience));
        RequestTab *const first = f.tab();
        const ExchangeModel *requests = f.window->requestsPane()->model();
        QVERIFY(QTest::qWaitFor([&] { return requests->rowCount() == 1; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return requests->record(0).status == 200; }, kPatience));
        QCOMPARE(requests->record(0).user, QByteArray("bob"));
        // Who one is stays, and what it is good for is not more than that.
        f.window->senderPane()->openRoute(f.route("DELETE", u"/users/{id}"_s));
        QVERIFY(f.tab() != first); // what was sent stays where it is
        QCOMPARE(f.auth()->auth().keyValue, QString::fromLatin1(kKey));

        // With a password: a wrong one first.
        f.window->senderPane()->openRoute(f.route("GET", u"/me"_s));
        auto *kind = f.field<QComboBox>("authKind");
        kind->setCurrentIndex(int(RequestAuth::Kind::Password));
        f.tab()->editor()->setCurrentIndex(RequestEditor::AuthTab);
        f.field<QLineEdit>("authOwner")->setText(u"ann"_s);
        f.field<QLineEdit>("authOwnerPassword")->setText(u"wrong"_s);
        f.auth()->fetchButton()->click();
        auto *state = f.auth()->findChild<QLabel *>(u"authTokenState"_s);
        QVERIFY(QTest::qWaitFor([&] { return state->text().startsWith(u"There is no token: the server answered 4"_s); },
                                kPatience));
        QVERIFY(f.tab()->banner()->isVisible());
        // Now the request asks by itself, and then goes out.
        f.field<QLineEdit>("authOwnerPassword")->setText(u"secret"_s);
        QCOMPARE(state->text(), u"No token yet: the first request asks for one."_s);
        const int before = f.tab()->history()->rowCount();
        f.tab()->send();
        QVERIFY(QTest::qWaitFor([&] { return f.tab()->history()->rowCount() == before + 1; }, kPatience));
        QVERIFY2(state->text().startsWith(u"There is a token, good until"_s), qPrintable(state->text()));
        const auto last = [&] { return requests->record(requests->rowCount() - 1); };
        QVERIFY(QTest::qWaitFor([&] { return last().target == "/me" && last().status == 200; }, kPatience));
        QCOMPARE(last().user, QByteArray("ann"));
        QCOMPARE(last().authScheme, QByteArray("bearer"));
        const QString token = f.auth()->auth().fetched;
        QVERIFY(!token.isEmpty());
        QVERIFY(!f.auth()->preview().contains(token));
        QVERIFY(!QString::fromUtf8(QJsonDocument(f.tab()->saveState()).toJson()).contains(token));
        // A token that is over is fetched anew.
        f.auth()->setToken(token, QDateTime::currentDateTime().addSecs(-1), f.auth()->auth().fetchedFrom);
        QVERIFY(state->text().startsWith(u"The token is over"_s));
        f.tab()->send();
        QVERIFY(QTest::qWaitFor([&] { return f.tab()->history()->rowCount() == before + 2; }, kPatience));
        QVERIFY(f.auth()->auth().fetchedUntil > QDateTime::currentDateTime());
        f.window->resize(1440, 900);
        QVERIFY(pictures::take(f.window->senderPane(), u"sender-oauth2"_s, *f.window->theme()));
    }

    void aWebSocketOpensWithAToken()
    {
        Fixture f;
        f.secure();
        QVERIFY(f.start());
        f.window->senderPane()->openRoute(f.route("GET", u"/ws"_s));
        f.tab()->addressBar()->address()->setText(u"ws://127.0.0.1:%1/ws"_s.arg(f.server.port()));
        RequestAuth auth;
        auth.kind = RequestAuth::Kind::Password;
        auth.user = u"ann"_s;
        auth.password = u"secret"_s;
        f.auth()->setAuth(auth);
        f.tab()->send();
        const auto isOpen = [&] { return f.tab()->socket() && f.tab()->socket()->state() == SocketView::State::Open; };
        QVERIFY(QTest::qWaitFor(isOpen, kPatience));
        f.tab()->cancel();
        QVERIFY(QTest::qWaitFor([&] { return !f.tab()->isRunning(); }, kPatience));
        const ExchangeModel *requests = f.window->requestsPane()->model();
        const auto opened = [requests] {
            int count = 0;
            for (int row = 0; row < requests->rowCount(); ++row)
                count += requests->record(row).target == "/ws" && requests->record(row).user == "ann" ? 1 : 0;
            return count;
        };
        QVERIFY(QTest::qWaitFor([&] { return opened() == 1; }, kPatience));
        // And again.
        f.tab()->socket()->reconnectButton()->click();
        QVERIFY(QTest::qWaitFor(isOpen, kPatience));
        f.tab()->cancel();
        QVERIFY(QTest::qWaitFor([&] { return !f.tab()->isRunning() && opened() == 2; }, kPatience));
    }

    void whatIsNotWrittenIsNotDone()
    {
        Fixture f;
        f.window->commands()->find(u"edit.accounts"_s)->trigger();
        auto *dialog = f.window->findChild<AccountsDialog *>();
        QVERIFY(dialog);
        const auto makeKey = [dialog] {
            QTest::mouseClick(dialog->addKeyButton(), Qt::LeftButton);
            auto *made = dialog->findChild<NewCredentialDialog *>();
            QTest::keyClicks(made->name(), u"ci"_s);
            QTest::mouseClick(made->makeButton(), Qt::LeftButton);
            return QTest::qWaitFor([dialog] { return !dialog->findChild<NewCredentialDialog *>(); }, kPatience);
        };
        const auto count = [&f](const QString &part) {
            const auto &notices = f.window->notices()->kept();
            return int(std::count_if(notices.begin(), notices.end(),
                                     [&](const Notice &notice) { return notice.text.contains(part); }));
        };
        const QString keys = f.folder.filePath(u"api-keys.txt"_s);
        const int before = f.window->undoStack()->index();
        QVERIFY(QDir(f.folder.path()).mkdir(u"api-keys.txt"_s)); // nothing can be written there
        QVERIFY(makeKey());
        QCOMPARE(count(u"cannot be written"_s), 1);
        QCOMPARE(f.window->undoStack()->index(), before);
        QCOMPARE(f.window->serverSettings()->options().apiKeyFile, QString());

        QVERIFY(QDir(f.folder.path()).rmdir(u"api-keys.txt"_s));
        QVERIFY(makeKey());
        const auto *model = dialog->table()->model();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(f.window->undoStack()->index(), before + 1);
        // Somebody else changes its line, so that it is not the one that is deleted.
        f.write(u"api-keys.txt"_s, "ci " + kKey + "\n");
        dialog->table()->selectRow(0);
        dialog->deleteButton()->click();
        QCOMPARE(count(u"cannot be written"_s), 2);
        QCOMPARE(count(u"was deleted"_s), 0);
        QCOMPARE(f.window->undoStack()->index(), before + 1);
        QCOMPARE(f.read(keys), "ci " + kKey + "\n");
        dialog->deleteButton()->click(); // as it is now
        QCOMPARE(count(u"was deleted"_s), 1);
        QCOMPARE(f.read(keys), QByteArray());
        // What cannot be undone is no step any more.
        QVERIFY(QFile::remove(keys) && QDir(f.folder.path()).mkdir(u"api-keys.txt"_s));
        f.window->undoStack()->undo();
        QCOMPARE(count(u"cannot be written"_s), 3);
        QCOMPARE(f.window->undoStack()->count(), before + 1);
    }

    void accountsAndKeysAreKept()
    {
        Fixture f;
        f.window->commands()->find(u"edit.accounts"_s)->trigger();
        auto *dialog = f.window->findChild<AccountsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        const auto *model = dialog->table()->model();
        QCOMPARE(model->rowCount(), 0);
        QVERIFY(!dialog->deleteButton()->isEnabled());

        QTest::mouseClick(dialog->addAccountButton(), Qt::LeftButton);
        auto *made = dialog->findChild<NewCredentialDialog *>();
        QVERIFY(made);
        QCOMPARE(made->trouble(), u"Type a name."_s);
        QTest::keyClicks(made->name(), u"a:b"_s);
        QVERIFY(made->trouble().startsWith(u"A name is one word"_s));
        made->name()->clear();
        QTest::keyClicks(made->name(), u"ann"_s);
        QTest::keyClicks(made->password(), u"secret"_s);
        QTest::keyClicks(made->again(), u"secres"_s);
        QCOMPARE(made->trouble(), u"The two passwords differ."_s);
        QVERIFY(!made->makeButton()->isEnabled());
        QTest::keyClick(made->again(), Qt::Key_Backspace);
        QTest::keyClicks(made->again(), u"t"_s);
        QTest::keyClicks(made->scopes(), u"read, write"_s);
        QCOMPARE(made->trouble(), QString());
        QVERIFY(pictures::take(made, u"accounts-new"_s, *f.window->theme()));
        QTest::keyClick(made->scopes(), Qt::Key_Return);
        for (const QLineEdit *edit : {made->name(), made->password(), made->again(), made->scopes()})
            QVERIFY(!edit->isEnabled()); // what was checked is what is made
        QVERIFY(QTest::qWaitFor([&] { return model->rowCount() == 1; }, kPatience));
        QCOMPARE(model->index(0, 0).data().toString(), u"ann"_s);
        QCOMPARE(model->index(0, 2).data().toString(), u"read, write"_s);
        const QString accounts = f.folder.filePath(u"accounts.txt"_s);
        QCOMPARE(f.window->serverSettings()->options().accountsFile, accounts);
        QVERIFY(f.read(accounts).startsWith("ann:$argon2id$v=19$m=19456,t=2,p=1$"));
        QVERIFY(f.read(accounts).endsWith(":read,write\n"));
        QVERIFY(!f.read(accounts).contains("secret"));
        QVERIFY(!(QFileInfo(accounts).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));

        QVERIFY(QTest::qWaitFor([&] { return !dialog->findChild<NewCredentialDialog *>(); }, kPatience));
        QTest::mouseClick(dialog->addKeyButton(), Qt::LeftButton);
        made = dialog->findChild<NewCredentialDialog *>();
        QVERIFY(made);
        const QString key = made->key()->text();
        QVERIFY2(key.startsWith(u"ck_"_s) && key.size() > 40, qPrintable(key));
        QTest::mouseClick(made->findChild<QPushButton *>(u"copyKey"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), key);
        QTest::keyClicks(made->name(), u"ci"_s);
        QVERIFY(pictures::take(made, u"accounts-new-key"_s, *f.window->theme()));
        QTest::mouseClick(made->makeButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return model->rowCount() == 2; }, kPatience));
        const QString keys = f.folder.filePath(u"api-keys.txt"_s);
        QCOMPARE(f.read(keys), "ci " + key.toLatin1() + "\n");
        QVERIFY(pictures::take(dialog, u"accounts"_s, *f.window->theme()));

        // It is good for the server.
        QVERIFY(f.start());
        const auto answer = [&](const QByteArray &field) {
            const auto socket = f.send(f.request("GET", "/users", {}, field + "Connection: close\r\n"));
            QByteArray text;
            (void)QTest::qWaitFor(
                [&] {
                    text += socket->readAll();
                    return text.contains("\r\n");
                },
                kPatience);
            return text.mid(9, 3).toInt();
        };
        QCOMPARE(answer({}), 401);
        QCOMPARE(answer("X-API-Key: " + key.toLatin1() + "\r\n"), 200);
        QCOMPARE(answer("Authorization: Basic " + QByteArray("ann:secret").toBase64() + "\r\n"), 200);

        // Gone, and back.
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        dialog->table()->setFocus();
        dialog->table()->selectRow(1);
        QTest::keyClick(dialog->table(), Qt::Key_Delete);
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(f.read(keys), QByteArray());
        QVERIFY(dialog->restartButton()->isVisible());
        f.window->undoStack()->undo();
        QCOMPARE(f.read(keys), "ci " + key.toLatin1() + "\n");
        f.window->undoStack()->undo(); // that it was made
        QCOMPARE(f.read(keys), QByteArray());
        QCOMPARE(f.window->serverSettings()->options().apiKeyFile, QString());
        QCOMPARE(model->rowCount(), 1);
        f.window->undoStack()->redo();
        QCOMPARE(model->rowCount(), 2);
    }
};

QTEST_MAIN(TestAuthWindow)
#include "tst_auth_window.moc"
