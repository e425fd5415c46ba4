#include "tests/ui/lesson_fixture.h"
#include "tests/ui/pane_pictures.h"
#include "ui/lessons/lesson_label.h"
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
        const auto isReady = [pane] { return pane->run() && pane->run()->state() == LessonRun::State::Ready; };
        QVERIFY2(QTest::qWaitFor(isReady, kStepPatience), qPrintable(pane->shelf()->faults()->text()));
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
                             [&] { return (isReady() && player->isRevealed()) || player->trouble()->isVisible(); },
                             kStepPatience),
                         qPrintable(shown.title.english()));
            }
            QVERIFY2(!player->trouble()->isVisible(), qPrintable(player->trouble()->text()));
            for (const LessonFigure &figure : pane->run()->reveals(step))
                QVERIFY2(figure.fault.isEmpty(), qPrintable(figure.label.english() + u": "_s + figure.fault));
            QCOMPARE(player->card()->revealed()->rows().size(),
                     shown.reveal.size() + (shown.predict ? 2 : 0)); // said, and measured
            if (!shown.run.empty() || shown.predict)
                takePictures(f, id, step);
            if (step + 1 < int(lesson.steps.size()))
                QTest::mouseClick(player->bar()->nextButton(), Qt::LeftButton);
        }
        QStringList failures;
        for (const LessonVerdict &verdict : pane->run()->verdicts()) {
            if (!verdict.passed)
                failures += verdict.that.english() + u": "_s + verdict.text();
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u"; ")));
        QCOMPARE(player->card()->verdicts()->passed(), lesson.checks.size());
        QTest::mouseClick(player->bar()->nextButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !f.window->lessonHost()->isLent(); }, kStepPatience));
        QCOMPARE(f.server.state(), ServerState::Stopped);
        QVERIFY(isDone(f, id));
    }

private:
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
