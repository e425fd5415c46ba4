#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/first_steps.h"
#include "ui/lessons/lessons_pane.h"
#include "ui/lessons/window_lesson_host.h"
#include "ui/notices.h"
#include "ui/panes/database/database_pane.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/sender_pane.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

FirstStepsCard *card(const WindowFixture &f)
{
    return f.window->findChild<FirstStepsCard *>();
}

/// A window on a folder that was never used.
struct FreshWindow : WindowFixture {
    FreshWindow()
        : WindowFixture(FirstSteps::Open)
    {
    }

    bool reopen()
    {
        window->close();
        if (!QTest::qWaitFor([this] { return !window->isVisible(); }, kPatience))
            return false;
        window.reset();
        open();
        return QTest::qWaitForWindowExposed(window.get());
    }
};

} // namespace

class TestFirstSteps final : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void openInstead(const QUrl &url) { m_opened += url; }

private Q_SLOTS:
    void initTestCase() { QDesktopServices::setUrlHandler(u"http"_s, this, "openInstead"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"http"_s); }
    void init() { m_opened.clear(); }

    void eachButtonDoesItsStep()
    {
        FreshWindow f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        FirstStepsCard *steps = card(f);
        QVERIFY(steps->isVisible());
        QVERIFY(!f.window->isModal() && !QApplication::activeModalWidget());
        QVERIFY(!steps->button(FirstStepsCard::SendRequest)->isEnabled());
        QVERIFY(pictures::take(f.window.get(), u"first-steps"_s, *f.window->theme()));

        QTest::mouseClick(steps->button(FirstStepsCard::StartServer), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return steps->isDone(FirstStepsCard::StartServer); }, kPatience));
        QCOMPARE(f.server.state(), ServerState::Listening);
        QVERIFY(!steps->button(FirstStepsCard::StartServer)->isVisible());

        QTest::mouseClick(steps->button(FirstStepsCard::SendRequest), Qt::LeftButton);
        QVERIFY(f.window->senderPane()->isRunning());
        QVERIFY(QTest::qWaitFor([&] { return steps->isDone(FirstStepsCard::SendRequest); }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->model()->rowCount() == 1; }, kPatience));
        QCOMPARE(f.window->requestsPane()->model()->record(0).target, QByteArray("/async-endpoint?delay_ms=300"));
        QCOMPARE(WindowSettings(f.options.dataDir).firstSteps(), FirstSteps::Open); // not yet

        QTest::mouseClick(steps->button(FirstStepsCard::SeeRequest), Qt::LeftButton);
        QVERIFY(steps->isDone(FirstStepsCard::SeeRequest));
        QVERIFY(f.window->requestsPane()->detail()->isVisible());
        QVERIFY(pictures::take(f.window.get(), u"first-steps-seen"_s, *f.window->theme()));

        QTest::mouseClick(steps->button(FirstStepsCard::OpenDocs), Qt::LeftButton);
        QVERIFY(steps->isDone(FirstStepsCard::OpenDocs));
        QCOMPARE(m_opened.size(), 1);
        QCOMPARE(m_opened[0].path(), u"/docs"_s);
        QVERIFY(steps->isVisible()); // until one closes it

        QVERIFY(f.reopen());
        QVERIFY(!card(f)->isVisible()); // done is done
    }

    void otherWaysCountToo()
    {
        FreshWindow f;
        FirstStepsCard *steps = card(f);
        QVERIFY(f.start());
        QVERIFY(QTest::qWaitFor([&] { return steps->isDone(FirstStepsCard::StartServer); }, kPatience));
        const auto docs = f.send(f.request("GET", "/docs"));
        QVERIFY(QTest::qWaitFor([&] { return steps->isDone(FirstStepsCard::OpenDocs); }, kPatience));
        QVERIFY(!steps->isDone(FirstStepsCard::SendRequest));
        const auto other = f.send(f.request("GET", "/plaintext"));
        QVERIFY(QTest::qWaitFor([&] { return steps->isDone(FirstStepsCard::SendRequest); }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->model()->rowCount() == 2; }, kPatience));
        f.window->requestsPane()->openRow(0);
        QVERIFY(steps->isDone(FirstStepsCard::SeeRequest));
        QVERIFY(f.stop());
        QVERIFY(steps->isDone(FirstStepsCard::StartServer)); // what was done stays so
    }

    void byKeysEnterDoesStepAfterStep()
    {
        FreshWindow f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        FirstStepsCard *steps = card(f);
        steps->button(FirstStepsCard::StartServer)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return steps->isDone(FirstStepsCard::StartServer); }, kPatience));
        QCOMPARE(QApplication::focusWidget(), steps->button(FirstStepsCard::SendRequest));
    }

    void dismissedItStaysAway()
    {
        FreshWindow f;
        QVERIFY(card(f)->isVisible());
        QTest::mouseClick(card(f)->findChild<QToolButton *>(u"closeFirstSteps"_s), Qt::LeftButton);
        QVERIFY(!card(f)->isVisible());
        QVERIFY(f.reopen());
        QVERIFY(!card(f)->isVisible());
        // Unless one asks.
        f.window->commands()->find(u"help.firstSteps"_s)->trigger();
        QVERIFY(card(f)->isVisible());
        QVERIFY(!card(f)->isDone(FirstStepsCard::StartServer));
        QVERIFY(f.reopen()); // it was not finished
        QVERIFY(card(f)->isVisible());
    }

    void theFirstLessonIsOffered()
    {
        FreshWindow f;
        FirstStepsCard *steps = card(f);
        QVERIFY(steps->lessonButton()->isVisible());
        QTest::mouseClick(steps->lessonButton(), Qt::LeftButton);
        LessonsPane *lessons = f.window->lessonsPane();
        QVERIFY(lessons->isPlaying());
        QCOMPARE(lessons->run()->lesson().id, u"L1"_s);
        QVERIFY(lessons->isVisible());
        QVERIFY(!steps->isVisible()); // the lesson has the room
        QVERIFY(QTest::qWaitFor([&] { return lessons->run()->state() == LessonRun::State::Ready; }, kPatience));
        lessons->endLesson();
        QVERIFY(QTest::qWaitFor([&] { return !f.window->lessonHost()->isLent(); }, kPatience));
        QVERIFY(steps->isVisible());
        QVERIFY(!steps->isDone(FirstStepsCard::StartServer)); // that was not the person's server
        QCOMPARE(WindowSettings(f.options.dataDir).firstSteps(), FirstSteps::Open);
    }

    void sampleDataIsLoadedOnce()
    {
        FreshWindow f;
        FirstStepsCard *steps = card(f);
        auto *strip = f.window->databasePane()->findChild<QWidget *>(u"sampleData"_s);
        QTest::mouseClick(steps->sampleButton(), Qt::LeftButton); // which starts the server
        QVERIFY(!steps->sampleButton()->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return strip->isVisible(); }, kPatience)); // how far it is
        QVERIFY(!steps->sampleButton()->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return !strip->isVisible(); }, 4 * kPatience));
        QTRY_VERIFY(steps->sampleButton()->isEnabled());
        const auto said = [&](const QString &text) {
            return QTest::qWaitFor(
                [&] {
                    for (const Notice &notice : f.window->notices()->kept()) {
                        if (notice.text.contains(text))
                            return true;
                    }
                    return false;
                },
                kPatience);
        };
        QVERIFY(said(u"10,000 users"_s));
        QTest::mouseClick(steps->sampleButton(), Qt::LeftButton); // there is enough
        QVERIFY(said(u"there are users or orders already"_s));
    }

    void askedForWhileItRunsTheFirstIsTicked()
    {
        WindowFixture f;
        QVERIFY(!card(f)->isVisible());
        QVERIFY(f.start());
        f.window->commands()->find(u"help.firstSteps"_s)->trigger();
        QVERIFY(card(f)->isDone(FirstStepsCard::StartServer));
        QVERIFY(!card(f)->isDone(FirstStepsCard::SendRequest));
    }

private:
    QList<QUrl> m_opened;
};

QTEST_MAIN(TestFirstSteps)
#include "tst_first_steps.moc"
