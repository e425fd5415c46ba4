#pragma once

#include "tests/ui/window_fixture.h"
#include "ui/lessons/lesson_card.h"
#include "ui/lessons/lesson_player.h"
#include "ui/lessons/lesson_player_bar.h"
#include "ui/lessons/lesson_shelf_view.h"
#include "ui/lessons/lessons_pane.h"
#include "ui/lessons/prediction_box.h"
#include "ui/lessons/reveal_view.h"
#include "ui/lessons/verdict_view.h"
#include "ui/lessons/window_lesson_host.h"

#include <QFile>

namespace coroscope::test {

/// A window with a teacher's folder of lessons.
struct LessonFixture : WindowFixture {
    QTemporaryDir lessons;

    explicit LessonFixture(FirstSteps steps = FirstSteps::Dismissed)
        : WindowFixture(steps)
    {
        window.reset();
        options.lessons = lessons.path();
        open();
    }

    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(lessons.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    }

    LessonsPane *pane() const { return window->lessonsPane(); }
    LessonShelfView *shelf() const { return pane()->shelf(); }
    LessonPlayer *player() const { return pane()->player(); }
    LessonCard *card() const { return player()->card(); }

    bool isReady() const { return pane()->run() && pane()->run()->state() == LessonRun::State::Ready; }

    /// Plays it, and waits for its server.
    bool play(const QString &id, int patience = 30'000) const
    {
        pane()->play(id);
        return QTest::qWaitFor([this] { return isReady(); }, patience);
    }

    /// Until what was before is back.
    bool waitForEnd(int patience = 30'000) const
    {
        return QTest::qWaitFor([this] { return !pane()->isPlaying() && !window->lessonHost()->isLent(); }, patience);
    }

    /// Until the step's measurement is shown.
    bool waitForReveal(int patience = 60'000) const
    {
        return QTest::qWaitFor([this] { return isReady() && player()->isRevealed(); }, patience);
    }
};

} // namespace coroscope::test
