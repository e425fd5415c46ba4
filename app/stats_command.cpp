#include "app/stats_command.h"

#include "app/bench_text.h"
#include "app/client_output.h"
#include "app/option_line.h"
#include "app/standard_streams.h"
#include "server/runtime/help_format.h"
#include "server/telemetry/value_stats.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>
#include <vector>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;

enum OptionName : int { Json, Output, Help };

constexpr std::array kOptions{
    OptionRow{Json, '\0', "json", nullptr, nullptr, false, "print one JSON object, or with the error"},
    OptionRow{Output, 'o', "output", "FILE|-", "a file, or - for standard output", false,
              "write there what would be printed, in the place of what the file held"},
    OptionRow{Help, 'h', "help", nullptr, nullptr, true, "print this and exit"},
};

constexpr std::array kPercents{50.0, 75.0, 90.0, 95.0, 99.0, 99.9};

QString help()
{
    return u"Usage: coroscope-client stats FILE [OPTIONS]\n"_s
        + helpParagraph(
               u"Tells count, mean, standard deviation, minimum, maximum and percentiles of the values in a text file, "
               u"one "
               "a line: microseconds, whole or with decimals, from 0 to 3600000000 (one hour). Empty lines are "
               "skipped. - is standard input.")
        + u"\nOptions:\n"_s + optionHelp(kOptions)
        + helpParagraph(
               u"stdev is that of a sample (n - 1), pstdev that of a population (n); both are exact, as is the mean. A "
               "percentile is the smallest value that so many percent do not exceed (nearest rank): exact up to "
               "1,000,000 values, beyond that less than 0.1 % above the exact one. Files of any length take up to "
               "8 MB of memory. In JSON p99.9 is also there as p999.")
        + helpParagraph(
               u"Exit codes: 0; 1 a line is wrong, there are no values, or a file cannot be read or written; 2 "
               "wrong usage.");
}

/// An error's detail is a sentence.
Result<void> read(const QString &name, ValueStats &stats)
{
    QFile file;
    const bool isInput = name == "-"_L1;
    const QString shown = isInput ? u"standard input"_s : name;
    const auto failed = [](const QString &detail) { return Error{Error::Kind::BadRequest, detail}; };
    bool opened = false;
    if (isInput) {
        opened = file.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered);
    } else {
        file.setFileName(name);
        opened = file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    if (!opened)
        return failed(u"%1 cannot be read: %2"_s.arg(shown, file.errorString()));
    ValueReader reader(stats);
    std::vector<char> piece(1024 * 1024);
    for (;;) {
        const qint64 count = file.read(piece.data(), qint64(piece.size()));
        if (count < 0 || (count == 0 && file.error() != QFileDevice::NoError))
            return failed(u"%1 cannot be read: %2"_s.arg(shown, file.errorString()));
        if (count == 0)
            break;
        if (!reader.take({piece.data(), std::size_t(count)}))
            return failed(u"%1, %2"_s.arg(shown, QString::fromStdString(reader.fault())));
    }
    if (!reader.takeEnd())
        return failed(u"%1, %2"_s.arg(shown, QString::fromStdString(reader.fault())));
    if (stats.count() == 0)
        return failed(u"%1 holds no values"_s.arg(shown));
    return {};
}

QByteArray jsonOf(ValueStats &stats)
{
    QJsonObject object{{u"count"_s, qint64(stats.count())},    {u"mean"_s, stats.mean()}, {u"stdev"_s, stats.stdev()},
                       {u"pstdev"_s, stats.populationStdev()}, {u"min"_s, stats.min()},   {u"max"_s, stats.max()},
                       {u"p999"_s, stats.percentile(99.9)}};
    for (const double percent : kPercents)
        object.insert(u'p' + QString::number(percent), stats.percentile(percent));
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray textOf(ValueStats &stats)
{
    QString text = u"count   "_s + grouped(stats.count()).rightJustified(20) + u'\n';
    const auto row = [&text](const QString &name, double value) {
        text += name.leftJustified(8) + QString::number(value, 'f', 3).rightJustified(20) + u" us\n"_s;
    };
    row(u"mean"_s, stats.mean());
    row(u"stdev"_s, stats.stdev());
    row(u"pstdev"_s, stats.populationStdev());
    row(u"min"_s, stats.min());
    for (const double percent : kPercents)
        row(u'p' + QString::number(percent), stats.percentile(percent));
    row(u"max"_s, stats.max());
    return text.toLatin1();
}

} // namespace

int stats(const QByteArrayList &arguments)
{
    const GivenLine line = readOptionLine(arguments, kOptions, u"coroscope-client stats --help"_s);
    if (line.has(Help)) {
        say(stdout, help());
        return afterOutput(u"coroscope-client"_s);
    }
    std::optional<Error> fault = line.fault;
    QString output;
    for (const GivenOption &given : line.options) {
        if (given.option->name != Output)
            continue;
        if (const auto taken = takeText(given, output); !taken && !fault)
            fault = taken.error();
    }
    if (!fault && line.words.size() < 2)
        fault = Error{Error::Kind::BadRequest, u"FILE is missing; stats takes one, or - for standard input"_s};
    if (!fault && line.words.size() > 2)
        fault = wrongOption(line.words[2], u"is one word too many; stats takes one FILE"_s);
    if (fault) {
        complain(fault->detail);
        return kBadUsage;
    }
    ValueStats stats;
    const auto done = read(line.words[1], stats);
    if (!done && !line.has(Json)) {
        complain(done.error().detail);
        return kFailed;
    }
    const QByteArray bytes = !done ? jsonError(done.error()) : line.has(Json) ? jsonOf(stats) : textOf(stats);
    if (const auto written = writeOutput(bytes, output); !written) {
        complain(written.error().detail);
        return kFailed;
    }
    return done ? 0 : kFailed;
}

} // namespace coroscope
