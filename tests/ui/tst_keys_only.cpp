// What a person does in a lecture, with the keyboard alone: nothing here touches a widget but through the one that has
// the focus.

#include "tests/ui/window_fixture.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/sender_pane.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus)
        focus = QApplication::activeWindow();
    QVERIFY(focus);
    QTest::keyClick(focus, key, modifiers);
}

void type(const QString &text)
{
    QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus);
    QTest::keyClicks(focus, text);
}

/// By its name, as a person does who does not know the key.
void command(const QString &words)
{
    press(Qt::Key_K, Qt::ControlModifier);
    type(words);
    press(Qt::Key_Return);
    QCoreApplication::processEvents();
}

bool waitFor(const std::function<bool()> &what)
{
    return QTest::qWaitFor(what, kPatience);
}

/// The window that a command opened, in front.
QWidget *newWindow(const QWidget *main)
{
    QWidget *found = nullptr;
    (void)waitFor([&] {
        QWidget *active = QApplication::activeWindow();
        found = active && active != main && QApplication::focusWidget() ? active : nullptr;
        return found != nullptr;
    });
    return found;
}

} // namespace

class TestKeysOnly final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startSendFindCompareExportStop()
    {
        WindowFixture f;
        f.window->resize(1440, 900);
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        RequestsPane *requests = f.window->requestsPane();
        const auto rows = [requests] { return requests->model()->rowCount(); };
        const auto ended = [&](int count) {
            return rows() == count && requests->model()->record(count - 1).end == ExchangeEnd::Answered;
        };

        // Start.
        press(Qt::Key_F5);
        QVERIFY(waitFor([&] { return f.server.state() == ServerState::Listening; }));

        // Send two, from the address.
        int sent = 0;
        for (const QString &target : {u"/echo?find=me"_s, u"/async-endpoint?delay_ms=20"_s}) {
            press(Qt::Key_2, Qt::ControlModifier);
            press(Qt::Key_L, Qt::ControlModifier);
            auto *address = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            QVERIFY(address && f.window->senderPane()->isAncestorOf(address));
            press(Qt::Key_A, Qt::ControlModifier);
            type(target);
            press(Qt::Key_Escape); // the list of completions
            press(Qt::Key_Return, Qt::ControlModifier);
            ++sent;
            QVERIFY(waitFor([&] { return ended(sent); }));
            QVERIFY(waitFor([&] { return !f.window->senderPane()->isRunning(); }));
        }

        // Find one in Requests.
        press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(requests->isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        type(u"find=me"_s);
        QVERIFY(waitFor([&] { return rows() == 1; }));
        QVERIFY(requests->model()->record(0).target.startsWith("/echo"));
        press(Qt::Key_Escape); // completions, where there are some
        while (QApplication::focusWidget() != requests->table()) {
            press(Qt::Key_Tab);
            QVERIFY(requests->isAncestorOf(QApplication::focusWidget()));
        }
        press(Qt::Key_Home);
        press(Qt::Key_Return);
        QVERIFY(requests->detail()->isVisible());
        QCOMPARE(requests->detail()->exchange()->target, QByteArray("/echo?find=me"));
        press(Qt::Key_Escape);
        QVERIFY(waitFor([&] { return !requests->detail()->isVisible(); }));
        press(Qt::Key_F, Qt::ControlModifier);
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_Delete);
        QVERIFY(waitFor([&] { return rows() == 2; }));
        press(Qt::Key_6, Qt::ControlModifier);
        while (QApplication::focusWidget() != requests->table())
            press(Qt::Key_Tab);

        // Compare both.
        press(Qt::Key_A, Qt::ControlModifier);
        command(u"compare the two"_s);
        const QPointer<QWidget> compare = newWindow(f.window.get());
        QVERIFY(compare);
        press(Qt::Key_Escape);
        QVERIFY(waitFor([&] { return !compare || !compare->isVisible(); }));
        f.window->activateWindow(); // what a window manager does
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));

        // Export.
        const QString path = f.folder.filePath(u"out.har"_s);
        press(Qt::Key_6, Qt::ControlModifier);
        command(u"export as har"_s);
        const QPointer<QWidget> dialog = newWindow(f.window.get());
        QVERIFY(dialog);
        for (int i = 0; i < 20 && !qobject_cast<QLineEdit *>(QApplication::focusWidget()); ++i)
            press(Qt::Key_Tab);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        press(Qt::Key_A, Qt::ControlModifier);
        type(path);
        press(Qt::Key_Return);
        QVERIFY(waitFor([&] { return QFileInfo(path).size() > 0; }));
        QVERIFY(waitFor([&] { return !dialog || !dialog->isVisible(); }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject log = QJsonDocument::fromJson(file.readAll()).object()[u"log"].toObject();
        QCOMPARE(log[u"version"].toString(), u"1.2"_s);
        QCOMPARE(log[u"entries"].toArray().size(), 2);
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));

        // Stop.
        press(Qt::Key_F5, Qt::ShiftModifier);
        QVERIFY(waitFor([&] { return f.server.state() == ServerState::Stopped; }));
    }
};

QTEST_MAIN(TestKeysOnly)
#include "tst_keys_only.moc"
