#include "app/bench_command.h"

#include "app/bench_text.h"
#include "app/client_output.h"
#include "app/standard_streams.h"
#include "app/unix_signals.h"
#include "server/outbound/load_report.h"
#include "server/outbound/load_runner.h"
#include "server/telemetry/histogram_text.h"

#include <QCoreApplication>

#include <csignal>
#include <optional>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;
constexpr int kBadAnswers = 3; // with --fail
constexpr int kInterrupted = 130; // as shells tell of SIGINT

/// One line on a terminal that is written again and again.
class LiveLine {
public:
    explicit LiveLine(bool isShown)
        : m_isShown(isShown && isatty(STDERR_FILENO))
    {
    }
    void show(LoadSnapshot snapshot)
    {
        if (!m_isShown)
            return;
        if (!snapshot.intervals.empty())
            m_last = snapshot.intervals.back();
        else if (m_last)
            snapshot.intervals.push_back(*m_last); // so that its figures stay until there are others
        say(stderr, u"\r%1\x1b[K"_s.arg(benchProgress(snapshot)));
        m_isDirty = true;
    }
    void clear()
    {
        if (m_isDirty)
            say(stderr, u"\r\x1b[K"_s);
        m_isDirty = false;
    }

private:
    const bool m_isShown;
    bool m_isDirty = false;
    std::optional<LoadInterval> m_last;
};

QByteArray printed(const BenchCommand &command, const LoadResult &result)
{
    switch (command.format) {
    case BenchCommand::Format::Json: return loadJson(command.plan, result);
    case BenchCommand::Format::Csv: return loadCsv(result);
    case BenchCommand::Format::Hgrm: return QByteArray::fromStdString(histogramText(result.corrected));
    case BenchCommand::Format::Text: break;
    }
    return benchText(command.plan, result).toLocal8Bit();
}

int finish(const BenchCommand &command, const LoadResult &result)
{
    if (result.stopped && result.counts.completed + result.counts.failed() == 0)
        return kInterrupted;
    std::signal(SIGPIPE, SIG_DFL); // as of any filter
    if (const auto written = writeOutput(printed(command, result), command.output); !written) {
        complain(written.error().detail);
        return kFailed;
    }
    if (!command.hdrFile.isEmpty()) {
        const QByteArray bytes = QByteArray::fromStdString(histogramText(result.corrected));
        if (const auto written = writeOutput(bytes, command.hdrFile); !written) {
            complain(written.error().detail);
            return kFailed;
        }
    }
    if (result.counts.completed == 0)
        return kFailed;
    const auto bad = result.counts.failed() + result.counts.classes[4] + result.counts.classes[5];
    return command.fail && bad > 0 ? kBadAnswers : 0;
}

int refuse(const BenchCommand &command, const Error &error)
{
    if (error.isCanceled())
        return kInterrupted;
    if (command.format == BenchCommand::Format::Json) {
        if (const auto written = writeOutput(jsonError(error), command.output); !written)
            complain(written.error().detail);
        return kFailed;
    }
    QString advice = adviceFor(error);
    if (error.kind == Error::Kind::BadRequest)
        advice = u"--allow-remote allows it"_s;
    complain(advice.isEmpty() ? error.detail : u"%1 (%2)"_s.arg(error.detail, advice));
    return kFailed;
}

} // namespace

int bench(const BenchCommand &command)
{
    LoadRunner runner;
    const UnixSignals signals({SIGINT, SIGTERM}, [&runner] { runner.stop(); });
    LiveLine live(!command.quiet);
    std::optional<Result<LoadResultPtr>> outcome;
    QObject::connect(&runner, &LoadRunner::progressed, &runner,
                     [&live](const LoadSnapshot &snapshot) { live.show(snapshot); });
    QObject::connect(&runner, &LoadRunner::finished, &runner, [&outcome](const Result<LoadResultPtr> &result) {
        outcome.emplace(result);
        QCoreApplication::quit();
    });
    if (const auto started = runner.start(command.plan); !started) {
        complain(started.error().detail);
        return kBadUsage;
    }
    QCoreApplication::exec();
    live.clear();
    return *outcome ? finish(command, *outcome->value()) : refuse(command, outcome->error());
}

} // namespace coroscope
