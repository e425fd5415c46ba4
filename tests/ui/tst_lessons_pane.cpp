#include "server/runtime/route_policy.h"
#include "tests/ui/lesson_fixture.h"
#include "tests/ui/pane_pictures.h"
#include "ui/first_steps.h"
#include "ui/lessons/lesson_label.h"
#include "ui/lessons/lesson_words.h"
#include "ui/notices.h"
#include "ui/panes/knobs/knobs_pane.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/load/load_result_view.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/policy_keeper.h"
#include "ui/widgets/banner.h"
#include "ui/zoom.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSpinBox>
#include <QTreeWidget>
#include <QUndoStack>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // ms

const QByteArray kSmall = R"(lesson: T1
title: {en: A small lesson, de: Eine kleine Lektion}
section: performance
minutes: 1
about: {en: Asks three times.}
server: {workers: 1}
variables: {n: 3}
steps:
  - title: Ask and count
    text: |
      ${n} requests go to `/json`.

      - each is **answered**
      - none is lost
    notes: Let them guess first.
    layout: debug
    show: requests
    knobs: {database-delay: 5ms, route-cache: off, pool: 3, "policies": "GET /users: delay=10ms"}
    run:
      - send: {url: /json, times: "${n}"}
        as: asked
    predict: {question: "How many answers come?", answer: "asked.times"}
    reveal:
      - {label: Answers, value: "asked.times"}
      - {label: Time, value: "asked.seconds", unit: s}
      - {label: The status, value: "'It was ' + asked.status"}
    explain: All of them are answered.
  - title: Which one
    text: Think.
    predict: {question: "Which is it?", choices: [the first, the second], answer: "1"}
    explain: It is the second.
  - title: What it proves
    text: Look at the check.
check:
  - {that: all were answered, value: "asked.times", equals: "n"}
  - {that: it was no error, value: "asked.status < 400"}
)";

const QByteArray kSlow = R"(lesson: T2
title: A long one
minutes: 2
about: Waits.
steps:
  - title: Wait
    text: It takes long.
    layout: lecture
    show: timeline
    run:
      - send: {url: /json}
      - pause: 60s
    explain: It waited.
)";

const QByteArray kTimeline = R"(lesson: T6
title: One for the timeline
minutes: 1
about: Sends.
steps:
  - title: Send
    text: One request.
    layout: lecture
    show: timeline
    run:
      - send: {url: /json}
    explain: It was answered.
)";

const QByteArray kFailing = R"(lesson: T3
title: A failing one
minutes: 1
about: Fails.
steps:
  - title: Fail
    text: What is awaited never comes.
    run:
      - until: {that: "false", within: 100ms}
)";

void key(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(widget, key, modifiers);
}

QString textOf(const QWidget *root, const QString &name)
{
    const auto *label = root->findChild<QLabel *>(name);
    return label ? label->accessibleName() : QString();
}

/// All files of a folder by name, but what the window itself remembers.
QMap<QString, QByteArray> filesOf(const QString &folder)
{
    QMap<QString, QByteArray> files;
    for (QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();) {
        each.next();
        if (each.fileName() == u"window.ini"_s)
            continue;
        QFile file(each.filePath());
        if (file.open(QFile::ReadOnly))
            files.insert(each.filePath(), QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256));
    }
    return files;
}

/// Docks that are behind another are outside of the window.
bool isInFront(const QDockWidget *dock)
{
    return dock->isVisible() && dock->geometry().left() >= 0;
}

} // namespace

class TestLessonsPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShelfHasThemAll()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, kSmall);
        f.write(u"b.yaml"_s, kSlow);
        f.shelf()->lookAgain();
        QTreeWidget *tree = f.shelf()->tree();
        QStringList groups;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            groups += tree->topLevelItem(i)->text(0);
        QVERIFY2(groups.last().startsWith(u"Your own, from "_s), qPrintable(groups.join(u", ")));
        const QTreeWidgetItem *own = tree->topLevelItem(tree->topLevelItemCount() - 1);
        QCOMPARE(own->childCount(), 2);
        QCOMPARE(own->child(0)->text(0), u"T1 · A small lesson"_s);
        QCOMPARE(own->child(0)->text(1), u"1 min"_s);
        f.shelf()->select(u"T1"_s);
        QCOMPARE(f.shelf()->selected()->id, u"T1"_s);
        QVERIFY(f.shelf()->playButton()->isEnabled());
        f.window->commands()->find(u"view.go.lessons"_s)->trigger();
        f.window->resize(1366, 768);
        QVERIFY(pictures::takeAll(f.window.get(), u"lessons-shelf"_s, *f.window->theme()));
        QVERIFY(f.window->commands()->find(u"view.go.lessons"_s)->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_4));
    }

    void aDamagedFileIsNamedAndSkipped()
    {
        LessonFixture f;
        f.write(u"good.yaml"_s, kSmall);
        QByteArray damaged = kSlow;
        damaged.replace("    layout: lecture\n", "    layuot: lecture\n");
        f.write(u"bad.yaml"_s, damaged);
        f.window->commands()->find(u"view.go.lessons"_s)->trigger();
        f.shelf()->lookAgain();
        QVERIFY(f.shelf()->faults()->isVisible());
        const QString text = f.shelf()->faults()->text();
        QVERIFY2(text.contains(u"bad.yaml"_s) && text.contains(u"layuot"_s), qPrintable(text));
        QVERIFY2(text.contains(u":8:"_s), qPrintable(text)); // its line
        QVERIFY(f.shelf()->shelf().find(u"T1"_s));
        QVERIFY(!f.shelf()->shelf().find(u"T2"_s));
        QVERIFY(pictures::take(f.pane(), u"lessons-damaged"_s, *f.window->theme()));
        // Mended, and looked at again by the banner's button.
        f.write(u"bad.yaml"_s, kSlow);
        QTest::mouseClick(f.shelf()->faults()->actionButton(), Qt::LeftButton);
        QVERIFY(!f.shelf()->faults()->isVisible());
        QVERIFY(f.shelf()->shelf().find(u"T2"_s));
    }

    void isPlayedByKeysToTheEnd()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, kSmall);
        f.shelf()->lookAgain();
        f.window->resize(1366, 768);
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        key(f.window.get(), Qt::Key_4, Qt::ControlModifier);
        f.shelf()->select(u"T1"_s);
        f.shelf()->tree()->setFocus();
        key(f.shelf()->tree(), Qt::Key_Return);
        QVERIFY(f.pane()->isPlaying());
        QVERIFY(QTest::qWaitFor([&] { return f.isReady(); }, kPatience));

        // Its own server, and the window says so.
        QCOMPARE(f.server.state(), ServerState::Listening);
        QVERIFY(f.server.options().dataDir.contains(u"coroscope-lesson-"_s));
        QVERIFY(f.window->lessonBanner()->isVisible());
        QVERIFY(f.window->lessonBanner()->text().contains(u"your data is untouched"_s));

        // The step arranges the window.
        auto *requests = f.window->findChild<QDockWidget *>(u"requestsDock"_s);
        auto *lessons = f.window->findChild<QDockWidget *>(u"lessonsDock"_s);
        QVERIFY(pictures::take(f.window.get(), u"lesson-step"_s, *f.window->theme()));
        QVERIFY(isInFront(requests));
        QVERIFY(isInFront(lessons));
        QCOMPARE(f.card()->findChild<QLabel *>(u"lessonPlace"_s)->text(), u"Step 1 of 3"_s);
        QCOMPARE(textOf(f.card(), u"lessonStepTitle"_s), u"Ask and count"_s);
        QVERIFY(f.card()->revealed()->isHidden());
        QVERIFY(f.card()->explanation()->isHidden());

        // What is no number is refused in a sentence; then one is, by Enter; the next Enter runs it.
        QLineEdit *field = f.card()->prediction()->field();
        field->setFocus();
        QTest::keyClicks(field, u"many"_s);
        key(field, Qt::Key_Return);
        QVERIFY(!f.card()->prediction()->prediction());
        QVERIFY(
            f.card()->prediction()->findChild<QLabel *>(u"lessonPredictionNote"_s)->text().contains(u"no number"_s));
        field->selectAll();
        QTest::keyClicks(field, u"12"_s);
        key(field, Qt::Key_Return);
        QCOMPARE(f.card()->prediction()->prediction(), std::optional(12.0));
        QCOMPARE(QApplication::focusWidget(), f.player()->bar()->runButton());
        key(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(f.waitForReveal());
        QCOMPARE(QApplication::focusWidget(), f.player()->bar()->nextButton()); // Enter goes on

        // The knobs of the step were turned, and are marks.
        QVERIFY(f.server.faults().database.isOn());
        QVERIFY(!f.server.isRouteCacheOn());
        QCOMPARE(f.server.databaseThreads(), 3);
        QCOMPARE(f.server.routePolicies().size(), 1);
        bool isMarked = false;
        for (const SettingMark &mark : f.window->marks()->marks())
            isMarked = isMarked || mark.what.contains(u"delay of the database"_s);
        QVERIFY(isMarked);

        // Prediction and measurement stand beside one another, in text and as bars.
        const auto &rows = f.card()->revealed()->rows();
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows[0].isPrediction);
        QCOMPARE(rows[0].text, u"12"_s);
        QCOMPARE(rows[1].label, u"Measured: Answers"_s); // the figure that answers the question, once
        QCOMPARE(rows[1].text, u"3"_s);
        QVERIFY2(rows[2].text.endsWith(u" s"_s), qPrintable(rows[2].text));
        QCOMPARE(rows[3].text, u"It was 200"_s);
        QVERIFY(!rows[3].value);
        QVERIFY(f.card()->revealed()->text().contains(u"Predicted: 12\nMeasured: Answers: 3\n"_s));
        QCOMPARE(textOf(f.card(), u"lessonComparison"_s), u"It is 3: what was predicted is 4 times that."_s);
        QCOMPARE(textOf(f.card(), u"lessonExplanation"_s), u"All of them are answered."_s);
        QVERIFY(!f.card()->prediction()->field()->isEnabled() || f.card()->prediction()->field()->isReadOnly());
        QVERIFY(pictures::takeAll(f.window.get(), u"lesson-reveal"_s, *f.window->theme()));

        // On with a presenter's remote control, and back: what was measured and predicted stays.
        key(f.card(), Qt::Key_PageDown);
        QCOMPARE(f.player()->step(), 1);
        key(f.card(), Qt::Key_PageUp);
        QCOMPARE(f.player()->step(), 0);
        QVERIFY(f.player()->isRevealed());
        QCOMPARE(f.card()->revealed()->rows().size(), 4);
        key(f.card(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(f.player()->step(), 1);

        // Choices; the answer is shown without a run.
        const auto choices = f.card()->prediction()->choices();
        QCOMPARE(choices.size(), 2);
        QVERIFY(f.card()->explanation()->isHidden());
        choices[1]->setFocus();
        key(choices[1], Qt::Key_Return);
        QCOMPARE(f.card()->prediction()->prediction(), std::optional(1.0));
        key(f.card(), Qt::Key_PageDown);
        QCOMPARE(f.player()->step(), 1);
        QVERIFY(f.player()->isRevealed());
        QCOMPARE(textOf(f.card(), u"lessonComparison"_s), u"That is what was predicted."_s);
        QVERIFY(pictures::take(f.window.get(), u"lesson-choice"_s, *f.window->theme()));

        // The last step has what the lesson proves, and the lesson is done.
        key(f.card(), Qt::Key_PageDown);
        QCOMPARE(f.player()->step(), 2);
        QCOMPARE(f.card()->verdicts()->count(), 2);
        QCOMPARE(f.card()->verdicts()->passed(), 2);
        QCOMPARE(f.player()->bar()->nextButton()->text().remove(u'&'), u"Finish"_s);
        QVERIFY(pictures::take(f.window.get(), u"lesson-verdicts"_s, *f.window->theme()));
        key(f.card(), Qt::Key_PageDown);
        QVERIFY(f.waitForEnd());
        QVERIFY(!f.window->lessonBanner()->isVisible());
        QCOMPARE(f.server.state(), ServerState::Stopped); // as it was
        const QTreeWidgetItem *row
            = f.shelf()->tree()->topLevelItem(f.shelf()->tree()->topLevelItemCount() - 1)->child(0);
        QCOMPARE(row->text(2), u"Played"_s);
    }

    void isPlayedByClicks()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, kSmall);
        f.shelf()->lookAgain();
        f.window->commands()->find(u"view.go.lessons"_s)->trigger();
        f.shelf()->select(u"T1"_s);
        f.window->undoStack()->push(new QUndoCommand(u"something"_s));
        QTest::mouseClick(f.shelf()->playButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.isReady(); }, kPatience));
        QCOMPARE(f.window->undoStack()->count(), 0);
        const auto &notices = f.window->notices()->kept();
        QVERIFY(std::any_of(notices.begin(), notices.end(), [](const Notice &notice) {
            return notice.text.startsWith(u"What was done before the lesson can no longer be undone"_s);
        }));
        LessonPlayerBar *bar = f.player()->bar();
        QVERIFY(!bar->backButton()->isEnabled());
        QTest::mouseClick(bar->nextButton(), Qt::LeftButton); // one may go on without a run
        QCOMPARE(f.player()->step(), 1);
        QTest::mouseClick(bar->backButton(), Qt::LeftButton);
        QCOMPARE(f.player()->step(), 0);
        QVERIFY(!f.player()->isRevealed());
        QTest::mouseClick(bar->runButton(), Qt::LeftButton);
        QVERIFY(f.waitForReveal());
        QCOMPARE(f.card()->revealed()->rows().size(), 3); // nothing was predicted
        QApplication::clipboard()->clear();
        QAction *copy = f.window->commands()->find(u"lessons.copyFigures"_s);
        QVERIFY(f.card()->revealed()->actions().contains(copy)); // its context menu
        copy->trigger();
        QCOMPARE(QApplication::clipboard()->text(), f.card()->revealed()->text());
        QVERIFY(!QApplication::clipboard()->text().isEmpty());
        QCOMPARE(bar->runButton()->text().remove(u'&'), u"Run Again"_s);
        // Reset: a fresh server, nothing measured.
        const QString folder = f.server.options().dataDir;
        f.window->commands()->find(u"lessons.reset"_s)->trigger();
        QVERIFY(QTest::qWaitFor([&] { return f.isReady() && f.server.options().dataDir != folder; }, kPatience));
        QVERIFY(!QDir(folder).exists());
        QVERIFY(!f.player()->isRevealed());
        QVERIFY(!f.server.faults().isAny());
        QTest::mouseClick(f.window->lessonBanner()->actionButton(), Qt::LeftButton);
        QVERIFY(f.waitForEnd());
    }

    void isStoppedInTheMiddle()
    {
        LessonFixture f;
        f.write(u"b.yaml"_s, kSlow);
        f.shelf()->lookAgain();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QVERIFY(f.play(u"T2"_s));
        key(f.card(), Qt::Key_PageDown);
        QVERIFY(QTest::qWaitFor([&] { return f.pane()->run()->state() == LessonRun::State::Running; }, kPatience));
        LessonPlayerBar *bar = f.player()->bar();
        QVERIFY(bar->stopButton()->isVisible());
        QVERIFY(!bar->nextButton()->isEnabled());
        QVERIFY(pictures::take(f.window.get(), u"lesson-running"_s, *f.window->theme()));
        key(f.card(), Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([&] { return f.isReady(); }, kPatience));
        QVERIFY(!f.player()->isRevealed());
        QVERIFY(bar->runButton()->isVisible());
        // And ended while it runs.
        f.window->commands()->find(u"lessons.run"_s)->trigger();
        QVERIFY(QTest::qWaitFor([&] { return f.pane()->run()->state() == LessonRun::State::Running; }, kPatience));
        f.window->commands()->find(u"lessons.end"_s)->trigger();
        QVERIFY(f.waitForEnd());
    }

    void aFailureIsSaidInASentence()
    {
        LessonFixture f;
        f.write(u"c.yaml"_s, kFailing);
        f.shelf()->lookAgain();
        QVERIFY(f.play(u"T3"_s));
        f.window->commands()->find(u"lessons.run"_s)->trigger();
        QVERIFY(QTest::qWaitFor([&] { return f.player()->trouble()->isVisible(); }, kPatience));
        QVERIFY2(f.player()->trouble()->text().startsWith(u"The step did not run to its end: "_s),
                 qPrintable(f.player()->trouble()->text()));
        QVERIFY(f.isReady());
        QVERIFY(pictures::take(f.pane(), u"lesson-failed"_s, *f.window->theme()));
        // Its file is mended, and read again at this step.
        QByteArray mended = kFailing;
        f.write(u"c.yaml"_s, mended.replace("that: \"false\"", "that: \"true\""));
        f.window->commands()->find(u"lessons.lookAgainAtStep"_s)->trigger();
        QVERIFY(QTest::qWaitFor([&] { return f.isReady(); }, kPatience));
        f.window->commands()->find(u"lessons.run"_s)->trigger();
        QVERIFY(f.waitForReveal());
        QVERIFY(!f.player()->trouble()->isVisible());
        f.pane()->endLesson();
        QVERIFY(f.waitForEnd());
    }

    void allIsPutBackAsItWas_data()
    {
        QTest::addColumn<bool>("runs");
        QTest::newRow("it ran") << true;
        QTest::newRow("it was stopped") << false;
    }

    void allIsPutBackAsItWas()
    {
        QFETCH(bool, runs);
        LessonFixture f;
        f.write(u"a.yaml"_s, kSmall);
        f.shelf()->lookAgain();
        // Somebody's data, and knobs.
        QVERIFY(f.start());
        {
            const auto socket = f.send(f.request("POST", "/users", R"({"name": "Ada", "email": "ada@example.org"})",
                                                 "Content-Type: application/json\r\n"));
            QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
            QVERIFY(socket->readAll().startsWith("HTTP/1.1 201"));
        }
        f.server.setRouteCacheTtl(milliseconds(7'000));
        f.server.setSingleFlightOn(false);
        f.server.setDatabaseThreads(5);
        Faults faults;
        faults.cache.time = milliseconds(3);
        f.server.setFaults(faults);
        RoutePolicy policy;
        policy.method = "GET";
        policy.path = u"/users"_s;
        policy.fault.delay.time = milliseconds(40);
        QVERIFY(f.server.setRoutePolicies({policy}).isEmpty());
        QVERIFY(f.window->policies()->save());
        f.window->knobsPane()->workers()->setValue(2); // in the settings
        QVERIFY(f.window->serverSettings()->save());
        f.window->layouts()->choose(Layouts::Id::Load);
        f.window->findChild<QDockWidget *>(u"routesDock"_s)->show();
        if (!runs)
            QVERIFY(f.stop());
        const QMap<QString, QByteArray> before = filesOf(f.folder.path());
        const QStringList docks = visibleDocks(f);
        const LessonKnobs knobs = LessonKnobs::of(f.server);

        QVERIFY(f.play(u"T1"_s));
        QVERIFY(f.server.isSingleFlightOn());
        QVERIFY(f.server.routePolicies().isEmpty());
        const QString lent = f.server.options().dataDir; // other programs may play lessons, too
        QVERIFY(lent != f.folder.path() && QDir(lent).exists());
        f.window->commands()->find(u"lessons.goOn"_s)->trigger();
        QVERIFY(f.waitForReveal());
        f.window->knobsPane()->workers()->setValue(3); // of the lesson's server alone
        QCOMPARE(f.server.options().workers, 3);
        f.server.setCompression(std::nullopt);
        QVERIFY(!f.window->undoStack()->canUndo());
        QTest::qWait(2 * PolicyKeeper::kWriteDelay); // what would be kept is kept a moment later
        f.pane()->endLesson();
        QVERIFY(f.waitForEnd());

        QCOMPARE(f.server.state(), runs ? ServerState::Listening : ServerState::Stopped);
        QCOMPARE(f.window->serverSettings()->options().workers, 2);
        QVERIFY(f.window->serverSettings()->options().compression);
        const LessonKnobs after = LessonKnobs::of(f.server);
        QCOMPARE(after.databaseThreads, knobs.databaseThreads);
        QCOMPARE(after.routeCacheTtl, knobs.routeCacheTtl);
        QCOMPARE(after.singleFlight, false);
        QVERIFY(after.routeCache);
        QCOMPARE(after.faults.cache.time, milliseconds(3));
        QVERIFY(!after.faults.database.isOn());
        QCOMPARE(after.policies.size(), 1);
        QCOMPARE(after.policies[0].path, u"/users"_s);
        QCOMPARE(f.window->layouts()->current(), Layouts::Id::Load);
        QCOMPARE(visibleDocks(f), docks);
        QVERIFY(!QDir(lent).exists()); // nothing is left of it
        if (runs) {
            QVERIFY(f.server.options().dataDir == f.folder.path());
            QVERIFY(f.server.compression());
            const auto socket = f.send(f.request("GET", "/users"));
            QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
            QVERIFY(QTest::qWaitFor([&] { return socket->peek(100'000).contains("ada@example.org"); }, kPatience));
            QVERIFY(f.stop());
        } else {
            QCOMPARE(filesOf(f.folder.path()), before); // not a byte
        }
    }

    /// A crash, or a window that is closed in the middle, leaves nothing of the lesson behind.
    void theWindowClosesInTheMiddle()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, kSmall);
        f.shelf()->lookAgain();
        f.server.setSingleFlightOn(false);
        QVERIFY(f.play(u"T1"_s));
        f.window->commands()->find(u"lessons.goOn"_s)->trigger();
        QVERIFY(f.waitForReveal());
        QVERIFY(f.server.isSingleFlightOn());
        f.window->close();
        QVERIFY(QTest::qWaitFor([&] { return !f.window->isVisible(); }, kPatience));
        QCOMPARE(f.server.state(), ServerState::Stopped);
        f.window.reset();
        QVERIFY(!f.server.isSingleFlightOn());
        QVERIFY(!f.server.faults().isAny());
        f.open();
        QCOMPARE(f.window->layouts()->current(), Layouts::Id::Debug);
        QVERIFY(f.server.routePolicies().isEmpty());
    }

    /// What the step did stays in the timeline when the room is shown it in large.
    void presenterModeKeepsTheTimeline()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, kTimeline);
        f.shelf()->lookAgain();
        QVERIFY(f.play(u"T6"_s));
        const TimelineView *view = f.window->timelinePane()->view();
        QVERIFY(view->isFollowing()); // until it is known when the step ran
        f.window->commands()->find(u"lessons.goOn"_s)->trigger();
        QVERIFY(f.waitForReveal());
        QTRY_VERIFY(!view->isFollowing());
        f.window->zoom()->setPresenting(true);
        QVERIFY(f.window->timelinePane()->isVisible());
        QVERIFY(!view->isFollowing());
        f.window->zoom()->setPresenting(false);
        QVERIFY(!view->isFollowing());
    }

    void notesAreHiddenFromTheRoom()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, kSmall);
        f.shelf()->lookAgain();
        QVERIFY(f.play(u"T1"_s));
        QWidget *notes = f.card()->notes();
        QVERIFY(notes->isVisible());
        f.window->resize(1280, 720);
        f.window->zoom()->setPresenting(true);
        QVERIFY(!notes->isVisible());
        QVERIFY(pictures::take(f.window.get(), u"lesson-presenter"_s, *f.window->theme()));
        f.window->commands()->find(u"lessons.notes"_s)->trigger();
        QVERIFY(notes->isVisible());
        f.window->zoom()->setPresenting(false);
        QVERIFY(notes->isVisible()); // as it was
        f.window->commands()->find(u"lessons.notes"_s)->trigger();
        QVERIFY(!notes->isVisible());
        f.pane()->endLesson();
        QVERIFY(f.waitForEnd());
        QVERIFY(f.play(u"T1"_s));
        QVERIFY(!notes->isVisible()); // it is remembered
        f.pane()->endLesson();
        QVERIFY(f.waitForEnd());
    }

    void controlsHaveNamesAndKeys()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, kSmall);
        f.shelf()->lookAgain();
        QVERIFY(f.play(u"T1"_s));
        QCOMPARE(pictures::unnamed(f.pane()), QStringList());
        for (const char *id : {"lessons.goOn", "lessons.back", "lessons.next", "lessons.run", "lessons.stop",
                               "lessons.notes", "lessons.check"}) {
            const QAction *action = f.window->commands()->find(QString::fromLatin1(id));
            QVERIFY2(action && !action->shortcuts().isEmpty(), id);
        }
        f.pane()->endLesson();
        QVERIFY(f.waitForEnd());
    }

    /// A step can show what it names.
    void eachPaneThatALessonShowsIsThere()
    {
        WindowFixture f;
        const QStringList panes = lessonPanes();
        for (const QString &pane : panes) {
            const QString dock = pane.section(u'/', 0, 0) + u"Dock"_s;
            QVERIFY2(f.window->findChild<QDockWidget *>(dock), qPrintable(dock));
            if (pane.contains(u'/'))
                QVERIFY2(f.window->commands()->find(QString(pane).replace(u'/', u'.')), qPrintable(pane));
        }
    }

    /// And shows it, while the keys stay with the lesson.
    void aPageOfAPaneIsShown()
    {
        LessonFixture f;
        f.write(u"a.yaml"_s, R"(lesson: T4
title: A load
steps:
  - title: Load
    text: Many ask.
    show: load/percentiles
    run:
      - load: {url: /json, requests: 20, connections: 2}
        as: many
)");
        f.shelf()->lookAgain();
        f.window->commands()->find(u"view.go.lessons"_s)->trigger();
        f.window->loadPane()->openTab(LoadPane::Tab::Races);
        QVERIFY(f.play(u"T4"_s));
        QCOMPARE(f.window->loadPane()->tab(), LoadPane::Tab::Run);
        QTest::mouseClick(f.player()->bar()->runButton(), Qt::LeftButton);
        QVERIFY(f.waitForReveal());
        QTRY_COMPARE(f.window->loadPane()->result()->page(), LoadResultView::Page::Percentiles); // it is there now
        QVERIFY(isInFront(f.window->findChild<QDockWidget *>(u"loadDock"_s)));
        QVERIFY(!f.window->loadPane()->isAncestorOf(QApplication::focusWidget()));
        f.pane()->endLesson();
        QVERIFY(f.waitForEnd());
    }

    /// Wherever it stands: in texts, in what was measured, and in what is proved.
    void largeNumbersAreGrouped()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const auto back = qScopeGuard([&before] { QLocale::setDefault(before); });
        LessonFixture f;
        f.write(u"a.yaml"_s, R"(lesson: T5
title: A lot
variables: {n: 30000}
steps:
  - title: Count
    text: Look at ${n} of `/rows?n=${n}`.
    predict: {question: "How many of ${n}?", unit: rows, answer: n}
    reveal:
      - {label: "Of ${n}", value: n, unit: rows}
      - {label: More, value: 2 * n}
    explain: They were ${n}.
check:
  - {that: enough, value: n, least: 20000, unit: rows}
)");
        f.shelf()->lookAgain();
        f.window->commands()->find(u"view.go.lessons"_s)->trigger();
        QVERIFY(f.play(u"T5"_s));
        PredictionBox *box = f.card()->prediction();
        QCOMPARE(box->field()->accessibleName(), u"How many of 30,000?"_s);
        const auto labels = f.card()->findChildren<LessonLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const LessonLabel *each) {
            return each->accessibleName() == u"Look at 30,000 of /rows?n=30000."_s;
        }));
        box->setPrediction(1'234'567.5);
        QCOMPARE(box->field()->text(), u"1,234,567.5"_s);
        QTest::mouseClick(f.player()->bar()->runButton(), Qt::LeftButton);
        QVERIFY(f.waitForReveal());
        const QString text = f.card()->revealed()->text();
        QVERIFY2(text.contains(u"Measured: Of 30,000: 30,000 rows"_s), qPrintable(text));
        QVERIFY2(text.contains(u"More: 60,000"_s), qPrintable(text));
        QCOMPARE(f.card()->explanation()->accessibleName(), u"They were 30,000."_s);
        QVERIFY(f.card()->verdicts()->isVisibleTo(f.card()));
        const auto outcomes = f.card()->verdicts()->findChildren<QLabel *>();
        QVERIFY(std::any_of(outcomes.begin(), outcomes.end(), [](const QLabel *each) {
            return each->text().contains(u"30,000 rows"_s) && each->text().contains(u"at least 20,000 rows"_s);
        }));
        f.pane()->endLesson();
        QVERIFY(f.waitForEnd());
    }

    void wordsOfFigures()
    {
        using lessonWords::figure;
        QCOMPARE(figure(19.58, u"x"_s), u"19.6 ×"_s);
        QCOMPARE(figure(20, {}), u"20"_s);
        QCOMPARE(figure(0.00312, u"s"_s), u"0.0031 s"_s);
        QCOMPARE(figure(1536, u"bytes"_s), u"1.50 KiB"_s);
        const QString rich = lessonWords::rich(u"a <b>\n\n- `x`\n  y\n- **z**"_s);
        QVERIFY2(rich.contains(u">a &lt;b&gt;</p>"_s), qPrintable(rich));
        QVERIFY2(rich.endsWith(u"<li><code>x</code> y</li><li><b>z</b></li></ul>"_s), qPrintable(rich));
        QVERIFY(lessonWords::rich(u"a\n\n    for x in y:\n        f(`x`)\n\nb"_s)
                    .contains(u">for x in y:\n    f(`x`)</pre>"_s));
        QCOMPARE(lessonWords::section(u"performance"_s), u"Performance"_s);
        QCOMPARE(lessonWords::section(u"what-else"_s), u"What else"_s);
    }

private:
    static QStringList visibleDocks(const WindowFixture &f)
    {
        QStringList names;
        for (const QDockWidget *dock : f.window->layouts()->docks()) {
            if (!dock->isHidden())
                names += dock->objectName();
        }
        return names;
    }
};

QTEST_MAIN(TestLessonsPane)
#include "tst_lessons_pane.moc"
