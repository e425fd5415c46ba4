#include "app/bench_options.h"

#include "app/bench_file.h"
#include "app/option_line.h"
#include "app/request_parts.h"
#include "server/runtime/help_format.h"
#include "server/runtime/option_value.h"

#include <algorithm>
#include <array>
#include <limits>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

enum OptionName : int {
    Connections,
    Requests,
    Duration,
    Rate,
    WarmUp,
    WarmUpRequests,
    Threads,
    Method,
    Header,
    User,
    ApiKey,
    Bearer,
    Data,
    DataFile,
    Timeout,
    Interval,
    FormatName,
    Json,
    Hdr,
    Output,
    Fail,
    Quiet,
    AllowRemote,
    Insecure,
    CaCert,
    Variable,
    Help
};

constexpr milliseconds kDefaultDuration{10'000};

constexpr std::array kOptions{
    OptionRow{Connections, 'c', "connections", "N", "a number from 1 to 10000", false,
              "as many connections, each with one request at a time (10)"},
    OptionRow{Requests, 'n', "requests", "N", "a number from 1 to 1000000000", false,
              "send as many requests; with -d, too, what is reached first ends the run"},
    OptionRow{Duration, 'd', "duration", "TIME", "a time up to 1h, such as 500ms, 30s or 2m", false,
              "send for so long; what is in flight then is waited for, up to 5 s (10s, unless -n is given)"},
    OptionRow{Rate, 'r', "rate", "N", "a number of requests a second, up to 1000000, such as 2000 or 0.5", false,
              "send requests at this constant rate, over all connections, whatever the server does. Without it each "
              "connection sends its next request when it has the response to the last one"},
    OptionRow{WarmUp, 'w', "warmup", "TIME", "a time up to 1h, such as 500ms or 5s", false,
              "do the same for so long before, and do not count it"},
    OptionRow{WarmUpRequests, '\0', "warmup-requests", "N", "a number from 1 to 1000000000", false,
              "the same as a number of requests"},
    OptionRow{Threads, 't', "threads", "N", "a number from 1 to 64", false, "use as many threads (1)"},
    OptionRow{Method, 'X', "method", "METHOD", "a method such as PUT", false,
              "the method, in another place than before the URL"},
    OptionRow{Header, 'H', "header", "'NAME: VALUE'", "a field such as 'Accept: text/html'", false,
              "send this field too; Host and User-Agent replace the usual ones. May be repeated"},
    OptionRow{User, 'u', "user", "NAME:PASSWORD|@FILE|@-", "a name, a colon and a password", false,
              "send them as Basic authentication; @FILE reads them from a file, @- from standard input, where other "
              "users of this machine do not see them"},
    OptionRow{ApiKey, '\0', "api-key", "KEY|@FILE|@-", "a key without blanks", false, "send this key as X-API-Key"},
    OptionRow{Bearer, '\0', "bearer", "TOKEN|@FILE|@-", "a token without blanks", false,
              "send this token as Bearer authentication"},
    OptionRow{Data, '\0', "data", "BODY|@FILE|@-", "a text, @FILE, or @- for standard input", false,
              "send this body; its Content-Type is guessed as by send. -d is taken by the duration"},
    OptionRow{DataFile, '\0', "data-file", "FILE|-", "a file, or - for standard input", false,
              "send what is in this file as the body"},
    OptionRow{Variable, '\0', "var", "NAME=VALUE|NAME=@FILE", "a name, an = and a value", false,
              "of a FILE.http: {{NAME}} is this value, whatever the file says; @FILE reads it from a file. May be "
              "repeated"},
    OptionRow{Timeout, 'm', "timeout", "TIME", "a time from 1ms to 1h, such as 500ms or 5s", false,
              "give a request up after this time; it counts as an error (30s)"},
    OptionRow{Interval, '\0', "interval", "TIME", "a time from 100ms to 1m", false,
              "of the rows of CSV, and the intervals of JSON (1s)"},
    OptionRow{FormatName, '\0', "format", "text|json|csv|hgrm", "text, json, csv or hgrm", false,
              "what to print: a summary, all of it as one JSON object, a row for each interval, or the percentiles as "
              "HdrHistogram's tools read them (text)"},
    OptionRow{Json, '\0', "json", nullptr, nullptr, false, "--format json"},
    OptionRow{Hdr, '\0', "hdr", "FILE", "a file", false,
              "also write the percentiles, corrected, to this file, for HdrHistogram's plotters"},
    OptionRow{Output, 'o', "output", "FILE|-", "a file, or - for standard output", false,
              "write there what would be printed, in the place of what the file held"},
    OptionRow{Fail, 'f', "fail", nullptr, nullptr, false,
              "exit with 3 where a request got no response, or a status of 400 or more"},
    OptionRow{Quiet, 'q', "quiet", nullptr, nullptr, false, "do not show how it goes while it runs"},
    OptionRow{AllowRemote, '\0', "allow-remote", nullptr, nullptr, false,
              "also call addresses that are not of this machine. Only what is yours: it is an attack elsewhere"},
    OptionRow{Insecure, 'k', "insecure", nullptr, nullptr, false, "do not check who an https server is"},
    OptionRow{CaCert, '\0', "cacert", "FILE", "a file", false,
              "trust who is in this PEM file to vouch for an https server, and nobody else"},
    OptionRow{Help, 'h', "help", nullptr, nullptr, true, "print this and exit"},
};

template<typename Number>
Result<void> takeNumber(const GivenOption &given, qint64 most, Number &number)
{
    const auto parsed = parseNumber(given.value);
    if (!parsed || *parsed < 1 || *parsed > most)
        return refusedValue(given);
    number = Number(*parsed);
    return {};
}

Result<void> takeTime(const GivenOption &given, milliseconds least, milliseconds most, milliseconds &time)
{
    const auto parsed = parseDuration(given.value);
    if (!parsed || *parsed < least || *parsed > most)
        return refusedValue(given);
    time = *parsed;
    return {};
}

Result<void> takeRate(const GivenOption &given, double &rate)
{
    bool isNumber = false;
    const double parsed = given.value.toDouble(&isNumber);
    if (!isNumber || !(parsed >= 0.001) || parsed > LoadPlan::kMaxRate)
        return refusedValue(given);
    rate = parsed;
    return {};
}

Result<void> takeFormat(const GivenOption &given, BenchCommand &command)
{
    using Format = BenchCommand::Format;
    static const std::array kFormats{std::pair{"text"_L1, Format::Text}, std::pair{"json"_L1, Format::Json},
                                     std::pair{"csv"_L1, Format::Csv}, std::pair{"hgrm"_L1, Format::Hgrm}};
    for (const auto &[name, format] : kFormats) {
        if (given.value == name) {
            command.format = format;
            return {};
        }
    }
    return refusedValue(given);
}

Result<void> take(const GivenOption &given, BenchCommand &command, LoadRequest &request,
                  QMap<QString, QString> &variables)
{
    LoadPlan &plan = command.plan;
    const milliseconds least{1};
    switch (OptionName(given.option->name)) {
    case Connections: return takeNumber(given, LoadPlan::kMaxConnections, plan.connections);
    case Requests: return takeNumber(given, LoadPlan::kMaxRequests, plan.total);
    case Duration: return takeTime(given, least, LoadPlan::kMaxDuration, plan.duration);
    case Rate: return takeRate(given, plan.rate);
    case WarmUp: return takeTime(given, milliseconds(0), LoadPlan::kMaxDuration, plan.warmUp);
    case WarmUpRequests: return takeNumber(given, LoadPlan::kMaxRequests, plan.warmUpRequests);
    case Threads: return takeNumber(given, LoadPlan::kMaxThreads, plan.threads);
    case Method: return takeMethod(given, request.method);
    case Header: return takeField(given, request.headers);
    case User: return takeUser(given, request.headers);
    case ApiKey: return takeApiKey(given, request.headers);
    case Bearer: return takeBearer(given, request.headers);
    case Data: return takeBody(given, LoadPlan::kMaxBody, request.body);
    case DataFile: return takeBodyFile(given, LoadPlan::kMaxBody, request.body);
    case Timeout: return takeTime(given, least, LoadPlan::kMaxDuration, plan.timeout);
    case Interval: return takeTime(given, LoadPlan::kMinInterval, std::chrono::minutes(1), plan.interval);
    case FormatName: return takeFormat(given, command);
    case Json: command.format = BenchCommand::Format::Json; return {};
    case Hdr: return takeText(given, command.hdrFile);
    case Output: return takeText(given, command.output);
    case Fail: command.fail = true; return {};
    case Quiet: command.quiet = true; return {};
    case AllowRemote: plan.allowRemote = true; return {};
    case Insecure: plan.verifyTls = false; return {};
    case CaCert: return takeCaFile(given, plan.caFile);
    case Variable: return takeVariable(given, variables);
    case Help: break;
    }
    return {};
}

} // namespace

Result<BenchCommand> parseBenchCommand(const QByteArrayList &arguments)
{
    const GivenLine line = readOptionLine(arguments, kOptions, u"coroscope-client bench --help"_s);
    BenchCommand command;
    if (line.has(Help)) {
        command.help = true;
        return command;
    }
    if (line.fault)
        return *line.fault;
    const QString usage = u"bench takes a URL, with a method before it where it is not GET, such as: bench "
                          "http://localhost:8000/json -c 50 -d 10s"_s;
    QStringList words = line.words.mid(1);
    LoadRequest request;
    request.method = QByteArray();
    if (!words.isEmpty() && looksLikeMethod(words.first()))
        request.method = words.takeFirst().toUtf8();
    if (words.isEmpty())
        return Error{Error::Kind::BadRequest, u"URL is missing; "_s + usage};
    QMap<QString, QString> variables;
    for (const GivenOption &given : line.options) {
        if (const auto taken = take(given, command, request, variables); !taken)
            return taken.error();
    }
    const bool hasFile = std::any_of(words.begin(), words.end(), isRequestFile);
    if (hasFile && (!request.method.isEmpty() || !request.body.isNull())) {
        return Error{Error::Kind::BadRequest,
                     u"A file of requests says their methods and bodies itself; leave them out of the command."_s};
    }
    const HeaderList usual = request.headers;
    addUsualParts(request.method, request.headers, request.body);
    for (const QString &word : std::as_const(words)) {
        if (isRequestFile(word)) {
            const auto requests = requestsOfFile(word, usual, variables);
            if (!requests)
                return requests.error();
            command.plan.requests += requests.value();
            continue;
        }
        request.url = urlFromWord(word);
        command.plan.requests.append(request);
    }
    LoadPlan &plan = command.plan;
    if (plan.total == 0 && plan.duration == milliseconds(0))
        plan.duration = kDefaultDuration;
    if (const auto checked = checkLoad(plan); !checked)
        return checked.error();
    return command;
}

QString benchHelp()
{
    return u"Usage: coroscope-client bench [METHOD] URL|FILE.http... [OPTIONS]\n"_s
        + helpParagraph(
               u"Puts load on an HTTP server, or on several, over connections that are kept, and measures how long its "
               u"responses "
               "take. Several URLs, of up to 16 servers, are sent in turn; each connection keeps a socket to each "
               "server then, and has one request at a time. A FILE.http (as VS Code and JetBrains know them) stands "
               "for "
               "the requests in it; of those, an address that is only a path is one of http://localhost:8000. A URL "
               "without a scheme is an http one; "
               ":8000/x is one of this machine. An https one measures TLS of this program, too: each connection shakes "
               "hands once, in full.")
        + u"\nOptions:\n"_s + optionHelp(kOptions)
        + helpParagraph(
               u"With --rate the latency of a request counts from when it was due, so that the time is in it for which "
               "a server that stopped kept it from being sent (\"corrected\", for coordinated omission); the "
               "\"uncorrected\" one counts from when it was sent. The first alone is what a user would have seen. "
               "Without --rate nothing is ever due, and a server that stops is asked nothing meanwhile.")
        + helpParagraph(
               u"hgrm is HdrHistogram's percentile distribution, in milliseconds: hdrhistogram.github.io/HdrHistogram/"
               "plotFiles.html draws one, or several to compare. Percentiles are less than 0.1 % above the exact ones.")
        + helpParagraph(u"Ctrl+C ends the run and prints what was measured so far.")
        + helpParagraph(
               u"Exit codes: 0 there were responses, whatever their status; 1 there were none, or they could not be "
               "written; 2 wrong usage; 3 with --fail, a request got no response or a status of 400 or more; 130 "
               "stopped before there was anything to print.");
}

} // namespace coroscope
