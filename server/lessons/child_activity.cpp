#include "server/lessons/child_activity.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 20s; ///< until it listens
constexpr qsizetype kMostOutput = 64 * 1024;
constexpr auto kListening = "listening on ";

/// Beside this program, or beside the folder of tests; else the one that is installed. Empty: there is none.
QString serverProgram()
{
    const QString name = u"coroscope-server"_s;
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString &path : {here + u'/' + name, here + u"/../bin/"_s + name}) {
        if (QFileInfo(path).isExecutable())
            return QDir::cleanPath(path);
    }
    return QStandardPaths::findExecutable(name);
}

} // namespace

ChildActivity::ChildActivity(const LessonContext &context, KillAction action)
    : LessonActivity(context)
    , m_action(std::move(action))
    , m_inner(context)
{
    m_inner.known = {};
    m_limit.setSingleShot(true);
    m_limit.setInterval(kPatience);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        finish(Error{Error::Kind::Timeout,
                     u"coroscope-server did not listen within %1 s: %2"_s.arg(kPatience.count())
                         .arg(QString::fromUtf8(m_output.right(500)).trimmed())});
    });
    m_poll.setInterval(5ms);
    connect(&m_poll, &QTimer::timeout, this, &ChildActivity::waitForEnd);
}

ChildActivity::~ChildActivity() = default;

Result<void> ChildActivity::start()
{
    m_program = serverProgram();
    if (m_program.isEmpty())
        return Error{Error::Kind::NotFound, u"the program coroscope-server is not beside this one, nor installed"_s};
    if (!m_folder.isValid())
        return Error{Error::Kind::Storage, m_folder.errorString()};
    m_begun = Clock::now();
    return launch();
}

Result<void> ChildActivity::launch()
{
    // All that a lesson must not take from the environment, or from a settings file.
    QList<QByteArray> arguments{"--host=127.0.0.1", "--port=0", "--redis=memory"};
    const QByteArray folder = QFile::encodeName(m_folder.path());
    arguments.append("--data-dir=" + folder);
    arguments.append("--database=sqlite:///" + folder + "/coroscope.db");
    for (const QString &each : m_action.arguments)
        arguments.append(each.toUtf8());
    QList<QByteArray> environment;
    for (char **each = environ; each && *each; ++each) {
        if (!QByteArrayView(*each).startsWith("COROSCOPE_"))
            environment.append(*each);
    }
    auto started = cache::ChildProcess::start(m_program, arguments, environment);
    if (!started)
        return started.error();
    m_output.clear();
    m_isListening = false;
    m_child.emplace(std::move(started).value());
    m_notifier = std::make_unique<QSocketNotifier>(m_child->output(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ChildActivity::readOutput);
    m_limit.start();
    return {};
}

void ChildActivity::readOutput()
{
    char piece[4096];
    const auto size = read(m_child->output(), piece, sizeof piece);
    if (size == 0) {
        m_notifier->setEnabled(false);
        if (!m_isListening)
            finish(Error{Error::Kind::Unavailable,
                         u"coroscope-server ended: %1"_s.arg(QString::fromUtf8(m_output.right(500)).trimmed())});
        return;
    }
    if (size < 0)
        return;
    m_output = (m_output + QByteArray(piece, qsizetype(size))).right(kMostOutput);
    const qsizetype at = m_output.indexOf(kListening);
    const qsizetype end = at < 0 ? -1 : m_output.indexOf('\n', at);
    if (end < 0 || m_isListening)
        return;
    m_isListening = true;
    m_limit.stop();
    const qsizetype begin = at + qsizetype(qstrlen(kListening));
    onListening(QUrl(QString::fromLatin1(m_output.mid(begin, end - begin)).trimmed()));
}

void ChildActivity::onListening(const QUrl &url)
{
    m_inner.base = url;
    if (!m_isSecond) {
        play(m_action.run, [this] { kill(); });
        return;
    }
    m_down = Clock::now() - m_killed;
    play(m_action.then, [this] { finishNow(); });
}

void ChildActivity::play(const std::vector<LessonAction> &actions, std::function<void()> then)
{
    m_sequence = std::make_unique<SequenceActivity>(m_inner, actions);
    m_sequence->begin(
        [this, then = std::move(then)](const Result<QJsonObject> &result) {
            if (result)
                then();
            else
                failInside(*m_sequence, {0, 0}, result.error());
        },
        [this](double fraction) { progress(fraction / 2 + (m_isSecond ? 0.5 : 0)); });
}

void ChildActivity::kill()
{
    m_killed = Clock::now();
    m_child->signal(SIGKILL);
    m_poll.start();
}

void ChildActivity::waitForEnd()
{
    if (!m_child->hasEnded())
        return;
    m_poll.stop();
    m_notifier.reset();
    m_child.reset();
    m_isSecond = true;
    if (const auto launched = launch(); !launched)
        finish(launched.error());
}

void ChildActivity::finishNow()
{
    finish(QJsonObject{{u"seconds"_s, double((Clock::now() - m_begun).count()) / 1e9},
                       {u"downSeconds"_s, double(m_down.count()) / 1e9}});
}

} // namespace coroscope
