#include "tests/ui/lesson_fixture.h"
#include "tests/ui/pane_pictures.h"
#include "ui/lessons/lesson_label.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/widgets/banner.h"
#include "ui/zoom.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStepPatience = 120'000; // ms
/// What a lesson proves is of times, and a busy machine can miss them; it does not miss them each time.
constexpr int kAttempts = 3;

} // namespace

/// Each built-in lesson through the real window, as a presenter plays it: a prediction, Run, the reveal, Next; at the
/// end all that it proves has passed. Pictures of every reveal, at 1366×768 and in presenter mode at 1280×720.
class TestLessonWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lesson_data()
    {
        QTest::addColumn<QString>("id");
        const LessonShelf shelf;
        for (const LessonPtr &lesson : shelf.lessons())
            QTest::newRow(qPrintable(lesson->id)) << lesson->id;
    }

    void lesson()
    {
        QFETCH(QString, id);
        WindowFixture f;
        f.window->resize(1366, 768);
        LessonsPane *pane = f.window->lessonsPane();
        LessonPlayer *player = pane->player();
        f.window->commands()->find(u"view.go.lessons"_s)->trigger();
        pane->play(id);
        QVERIFY2(QTest::qWaitFor([&f] { return isReady(f); }, kStepPatience),
                 qPrintable(pane->shelf()->faults()->text()));
        const Lesson &lesson = pane->run()->lesson();

        QStringList failures;
        for (int attempt = 1; attempt <= kAttempts; ++attempt) {
            playSteps(f, attempt == 1);
            if (QTest::currentTestFailed())
                return;
            failures.clear();
            for (const LessonVerdict &verdict : pane->run()->verdicts()) {
                if (!verdict.passed)
                    failures += verdict.that.english() + u": "_s + verdict.text();
            }
            if (failures.isEmpty())
                break;
            qInfo("attempt %d: %s", attempt, qPrintable(failures.join(u"; ")));
            if (attempt < kAttempts) {
                f.window->commands()->find(u"lessons.reset"_s)->trigger();
                QVERIFY(QTest::qWaitFor([&] { return isReady(f) && player->step() == 0; }, kStepPatience));
            }
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u"; ")));
        if (std::any_of(lesson.steps.begin(), lesson.steps.end(),
                        [](const LessonStep &step) { return step.show.startsWith(u"load"_s); }))
            QVERIFY(f.window->loadPane()->runs()->rowCount() > 0);
        QCOMPARE(player->card()->verdicts()->passed(), lesson.checks.size());
        QTest::mouseClick(player->bar()->nextButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !f.window->lessonHost()->isLent(); }, kStepPatience));
        QCOMPARE(f.server.state(), ServerState::Stopped);
        QVERIFY(isDone(f, id));
    }

private:
    static bool isReady(WindowFixture &f)
    {
        const LessonRun *run = f.window->lessonsPane()->run();
        return run && run->state() == LessonRun::State::Ready;
    }

    /// Whether one of its figures is what the step asks for: it is shown once.
    static bool answersQuestion(const LessonRun &run, int step)
    {
        const auto &predict = run.lesson().steps[std::size_t(step)].predict;
        const auto answer = run.answer(step);
        const QList<LessonFigure> figures = run.reveals(step);
        return answer && answer->value && predict->choices.isEmpty()
            && std::any_of(figures.begin(), figures.end(), [&answer](const LessonFigure &each) {
                   return each.value == answer->value && each.unit == answer->unit;
               });
    }

    /// From the first step to the end of the last.
    static void playSteps(WindowFixture &f, bool withPictures)
    {
        LessonsPane *pane = f.window->lessonsPane();
        LessonPlayer *player = pane->player();
        const Lesson &lesson = pane->run()->lesson();
        for (int step = 0; step < int(lesson.steps.size()); ++step) {
            QCOMPARE(player->step(), step);
            const LessonStep &shown = lesson.steps[std::size_t(step)];
            if (shown.predict) {
                PredictionBox *box = player->card()->prediction();
                if (shown.predict->choices.isEmpty())
                    box->field()->setText(QLocale().toString(2));
                else
                    box->choices().first()->setChecked(true);
            }
            if (!player->isRevealed()) {
                QTest::mouseClick(player->bar()->runButton(), Qt::LeftButton);
                QVERIFY2(QTest::qWaitFor(
                             [&] { return (isReady(f) && player->isRevealed()) || player->trouble()->isVisible(); },
                             kStepPatience),
                         qPrintable(shown.title.english()));
            }
            QVERIFY2(!player->trouble()->isVisible(), qPrintable(player->trouble()->text()));
            for (const LessonFigure &figure : pane->run()->reveals(step))
                QVERIFY2(figure.fault.isEmpty(), qPrintable(figure.label.english() + u": "_s + figure.fault));
            QCOMPARE(player->card()->revealed()->rows().size(),
                     shown.reveal.size() + (shown.predict ? 2 : 0) // said, and measured
                         - (answersQuestion(*pane->run(), step) ? 1 : 0));
            if (withPictures && (!shown.run.empty() || shown.predict))
                takePictures(f, lesson.id, step);
            if (step + 1 < int(lesson.steps.size()))
                QTest::mouseClick(player->bar()->nextButton(), Qt::LeftButton);
        }
    }

    /// It is written a moment later.
    static bool isDone(WindowFixture &f, const QString &id)
    {
        return QTest::qWaitFor([&] { return WindowSettings(f.options.dataDir).lessonsDone().contains(id); }, 10'000);
    }

    static void takePictures(WindowFixture &f, const QString &id, int step)
    {
        MainWindow *window = f.window.get();
        QTest::qWait(700); // charts draw each second
        const QString name = u"lesson-%1-%2"_s.arg(id.toLower()).arg(step + 1);
        QVERIFY(pictures::take(window, name, *window->theme()));
        window->zoom()->setPresenting(true);
        window->resize(1280, 720);
        QTest::qWait(100);
        LessonCard *card = window->lessonsPane()->player()->card();
        card->ensureWidgetVisible(card->explanation(), 0, 8);
        if (!card->revealed()->isHidden())
            card->verticalScrollBar()->setValue(card->revealed()->y() - 8);
        QVERIFY(pictures::take(window, name + u"-presenter"_s, *window->theme()));
        window->zoom()->setPresenting(false);
        window->resize(1366, 768);
        QTest::qWait(50);
    }
};

QTEST_MAIN(TestLessonWindow)
#include "tst_lesson_window.moc"
