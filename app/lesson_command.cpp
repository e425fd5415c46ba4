#include "app/lesson_command.h"

#include "app/client_output.h"
#include "app/standard_streams.h"
#include "app/unix_signals.h"
#include "server/lessons/lesson_host.h"
#include "server/lessons/lesson_run.h"
#include "server/lessons/lesson_shelf.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>
#include <csignal>
#include <functional>
#include <memory>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;
constexpr int kInterrupted = 130; // as shells tell of SIGINT

/// What became of playing one lesson once.
struct Played {
    LessonPtr lesson;
    int turn = 1; ///< of --repeat
    QList<LessonVerdict> verdicts;
    QString error; ///< why it came to no end; empty: it did
    double seconds = 0;

    bool isPassed() const
    {
        return error.isEmpty()
            && std::all_of(verdicts.begin(), verdicts.end(), [](const LessonVerdict &each) { return each.passed; });
    }
};

QString figureText(const LessonFigure &figure)
{
    if (!figure.fault.isEmpty())
        return figure.fault;
    const QString value = figure.value ? QString::number(*figure.value, 'g', 6) : figure.text;
    return figure.unit.isEmpty() ? value : u"%1 %2"_s.arg(value, figure.unit);
}

/// Plays one lesson from its first step to its last, on a host of its own.
class Player {
public:
    Player(LessonPtr lesson, bool isVerbose, std::function<void(Played)> done)
        : m_isVerbose(isVerbose)
        , m_done(std::move(done))
        , m_run(lesson, m_host)
    {
        m_played.lesson = std::move(lesson);
        m_clock.start();
        QObject::connect(
            &m_run, &LessonRun::stateChanged, &m_run, [this](LessonRun::State state) { onState(state); },
            Qt::QueuedConnection);
        QObject::connect(
            &m_run, &LessonRun::stepFinished, &m_run, [this](int step) { onStepFinished(step); }, Qt::QueuedConnection);
        QObject::connect(&m_run, &LessonRun::failed, &m_run, [this](int, const Error &error) {
            m_played.error = error.isCanceled() ? u"interrupted"_s : error.detail;
            QMetaObject::invokeMethod(
                &m_run, [this] { m_run.end(); }, Qt::QueuedConnection);
        });
        m_run.begin();
    }
    void stop()
    {
        m_played.error = u"interrupted"_s;
        m_run.end();
    }

private:
    void onState(LessonRun::State state)
    {
        if (state == LessonRun::State::Ready && m_run.step() < 0)
            m_run.run(0);
        else if (state == LessonRun::State::Idle)
            m_done(std::move(m_played));
    }
    void onStepFinished(int step)
    {
        if (m_isVerbose)
            tellStep(step);
        if (std::size_t(step) + 1 < m_run.lesson().steps.size()) {
            m_run.run(step + 1);
            return;
        }
        m_played.verdicts = m_run.verdicts();
        if (m_played.verdicts.isEmpty())
            m_played.error = u"it checks nothing: its file has no check"_s;
        m_played.seconds = double(m_clock.elapsed()) / 1000;
        m_run.end();
    }
    void tellStep(int step)
    {
        say(stderr,
            u"%1, step %2: %3\n"_s.arg(m_run.lesson().id)
                .arg(step + 1)
                .arg(m_run.lesson().steps[std::size_t(step)].title.english()));
        for (const LessonFigure &figure : m_run.reveals(step))
            say(stderr, u"    %1: %2\n"_s.arg(m_run.expanded(figure.label.english()), figureText(figure)));
        if (const auto answer = m_run.answer(step))
            say(stderr, u"    = %1\n"_s.arg(figureText(*answer)));
    }

    const bool m_isVerbose;
    const std::function<void(Played)> m_done;
    QElapsedTimer m_clock;
    Played m_played;
    HeadlessHost m_host; // before the run, which uses it
    LessonRun m_run;
};

QString verdictText(const Played &played)
{
    const Lesson &lesson = *played.lesson;
    QString text;
    for (const LessonVerdict &verdict : played.verdicts)
        text += u"  %1  %2: %3\n"_s.arg(verdict.passed ? u"passed"_s : u"FAILED"_s, verdict.that.english(),
                                        verdict.text());
    if (!played.error.isEmpty())
        text += u"  FAILED  %1\n"_s.arg(played.error);
    return u"%1 %2: %3 (%4 s)\n"_s.arg(lesson.id, played.isPassed() ? u"passed"_s : u"FAILED"_s, lesson.title.english())
               .arg(played.seconds, 0, 'f', 1)
        + text;
}

QJsonValue numberOf(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString boundWord(LessonCheck::Bound bound)
{
    switch (bound) {
    case LessonCheck::Bound::Least: return u"least"_s;
    case LessonCheck::Bound::Most: return u"most"_s;
    case LessonCheck::Bound::Equals: return u"equals"_s;
    case LessonCheck::Bound::Holds: break;
    }
    return u"holds"_s;
}

QJsonObject objectOf(const Played &played)
{
    QJsonArray checks;
    for (const LessonVerdict &verdict : played.verdicts) {
        checks.append(QJsonObject{{u"that"_s, verdict.that.english()},
                                  {u"passed"_s, verdict.passed},
                                  {u"value"_s, numberOf(verdict.value)},
                                  {u"bound"_s, boundWord(verdict.bound)},
                                  {u"limit"_s, numberOf(verdict.limit)},
                                  {u"within"_s, verdict.within},
                                  {u"unit"_s, verdict.unit},
                                  {u"fault"_s, verdict.fault}});
    }
    return {{u"lesson"_s, played.lesson->id},
            {u"title"_s, played.lesson->title.english()},
            {u"turn"_s, played.turn},
            {u"passed"_s, played.isPassed()},
            {u"seconds"_s, played.seconds},
            {u"error"_s, played.error},
            {u"checks"_s, checks}};
}

/// Plays all that is asked for, one after the other.
class Checker {
public:
    /// `faults`: of files that are left out. Where all lessons are asked for, these count as failed.
    Checker(const LessonCommand &command, QList<LessonPtr> lessons, QStringList faults)
        : m_command(command)
        , m_lessons(std::move(lessons))
        , m_faults(std::move(faults))
        , m_isPassed(!command.ids.isEmpty() || m_faults.isEmpty())
    {
    }
    int run()
    {
        const UnixSignals signals({SIGINT, SIGTERM}, [this] {
            m_isInterrupted = true;
            if (m_player)
                m_player->stop();
        });
        next();
        QCoreApplication::exec();
        if (m_command.json)
            say(stdout,
                QString::fromUtf8(QJsonDocument(QJsonObject{{u"passed"_s, m_isPassed},
                                                            {u"played"_s, m_played},
                                                            {u"faults"_s, QJsonArray::fromStringList(m_faults)}})
                                      .toJson(QJsonDocument::Compact))
                    + u'\n');
        if (m_isInterrupted)
            return kInterrupted;
        return afterOutput(u"coroscope-client"_s, m_isPassed ? 0 : kFailed);
    }

private:
    void next()
    {
        m_player.reset();
        if (m_isInterrupted || m_at == m_lessons.size() * m_command.repeat) {
            // Also where the loop has not begun yet.
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
            return;
        }
        m_player = std::make_unique<Player>(m_lessons[m_at / m_command.repeat], m_command.verbose,
                                            [this](const Played &played) { onPlayed(played); });
    }
    void onPlayed(Played played)
    {
        played.turn = int(m_at % m_command.repeat) + 1;
        ++m_at;
        m_isPassed = m_isPassed && played.isPassed();
        if (m_command.json)
            m_played.append(objectOf(played));
        else
            say(stdout, verdictText(played));
        // Not inside a call of the player.
        QMetaObject::invokeMethod(
            qApp, [this] { next(); }, Qt::QueuedConnection);
    }

    const LessonCommand &m_command;
    const QList<LessonPtr> m_lessons;
    const QStringList m_faults;
    qsizetype m_at = 0; ///< of all turns of all lessons
    bool m_isPassed;
    bool m_isInterrupted = false;
    QJsonArray m_played;
    std::unique_ptr<Player> m_player;
};

int list(const LessonCommand &command, const LessonShelf &shelf)
{
    if (command.json) {
        QJsonArray lessons;
        for (const LessonPtr &lesson : shelf.lessons())
            lessons.append(QJsonObject{{u"lesson"_s, lesson->id},
                                       {u"title"_s, lesson->title.english()},
                                       {u"about"_s, lesson->about.english()},
                                       {u"section"_s, lesson->section},
                                       {u"minutes"_s, lesson->minutes},
                                       {u"steps"_s, int(lesson->steps.size())},
                                       {u"checks"_s, int(lesson->checks.size())},
                                       {u"file"_s, lesson->file}});
        const QJsonObject all{{u"lessons"_s, lessons}, {u"faults"_s, QJsonArray::fromStringList(shelf.faults())}};
        say(stdout, QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)) + u'\n');
    } else {
        qsizetype widest = 0;
        for (const LessonPtr &lesson : shelf.lessons())
            widest = std::max(widest, lesson->id.size());
        for (const LessonPtr &lesson : shelf.lessons())
            say(stdout, u"%1  %2\n"_s.arg(lesson->id.leftJustified(widest), lesson->title.english()));
    }
    return afterOutput(u"coroscope-client"_s);
}

} // namespace

int lesson(const LessonCommand &command)
{
    // The log of a lesson's server says what the lesson does on purpose.
    QLoggingCategory::setFilterRules(u"coroscope.*.debug=false\ncoroscope.*.info=false\ncoroscope.*.warning=false"_s);
    const LessonShelf shelf(command.folder);
    for (const QString &fault : shelf.faults())
        complain(u"%1 (left out)"_s.arg(fault));
    if (command.action == LessonCommand::Action::List)
        return list(command, shelf);
    QList<LessonPtr> lessons;
    for (const QString &id : command.ids) {
        const LessonPtr found = shelf.find(id);
        if (!found) {
            complain(u"%1: no such lesson; coroscope-client lesson list tells what there is"_s.arg(id));
            return kBadUsage;
        }
        lessons.append(found);
    }
    return Checker(command, command.ids.isEmpty() ? shelf.lessons() : lessons, shelf.faults()).run();
}

} // namespace coroscope
