#include "app/client_options.h"

#include "app/form_parts.h"
#include "app/option_line.h"
#include "app/request_parts.h"
#include "server/compression/coding.h"
#include "server/outbound/call_check.h"
#include "server/runtime/help_format.h"
#include "server/runtime/option_value.h"

#include <algorithm>
#include <array>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxBody = 1024LL * 1024 * 1024; // it is held in memory
constexpr int kMaxRedirects = 20; // as browsers do, Fetch §4.4
constexpr auto kLongestTimeout = std::chrono::hours(24);

enum OptionName : int {
    Request,
    Header,
    User,
    ApiKey,
    Bearer,
    Data,
    Form,
    Json,
    Include,
    Verbose,
    Compressed,
    Output,
    Location,
    Fail,
    Insecure,
    CaCert,
    Timeout,
    Help,
    Version
};

constexpr std::array kOptions{
    OptionRow{Request, 'X', "request", "METHOD", "a method such as PUT", false,
              "the method, in another place than before the URL"},
    OptionRow{Header, 'H', "header", "'NAME: VALUE'", "a field such as 'Accept: text/html'", false,
              "send this field too; Host, Content-Length and User-Agent replace the usual ones. May be repeated"},
    OptionRow{User, 'u', "user", "NAME:PASSWORD|@FILE|@-", "a name, a colon and a password", false,
              "send them as Basic authentication; @FILE reads them from a file, @- from standard input, where other "
              "users of this machine do not see them"},
    OptionRow{ApiKey, '\0', "api-key", "KEY|@FILE|@-", "a key without blanks", false, "send this key as X-API-Key"},
    OptionRow{Bearer, '\0', "bearer", "TOKEN|@FILE|@-", "a token without blanks", false,
              "send this token as Bearer authentication"},
    OptionRow{Data, 'd', "data", "BODY|@FILE|@-", "a text, @FILE, or @- for standard input", false,
              "send this body, byte for byte. Without a Content-Type of yours it is application/json where it is a "
              "JSON object or array, else text/plain; charset=utf-8, or application/octet-stream where it is not "
              "UTF-8; never a form"},
    OptionRow{Form, 'F', "form", "NAME=TEXT|NAME=@FILE", "a name, = and a text, @FILE, or @- for standard input", false,
              "send this as a part of a form (multipart/form-data): a text field, or a file under its own name. May be "
              "repeated"},
    OptionRow{Json, '\0', "json", nullptr, nullptr, false,
              "print one JSON object with status, headers, body, times and more, or with the error"},
    OptionRow{Include, 'i', "include", nullptr, nullptr, false, "print the response's head before its body"},
    OptionRow{Verbose, 'v', "verbose", nullptr, nullptr, false,
              "print the heads of request and response to standard error, passwords and all"},
    OptionRow{Compressed, '\0', "compressed", nullptr, nullptr, false,
              "accept zstd, br, gzip and deflate (a field Accept-Encoding of yours replaces that), and print the body "
              "decoded; without it a body is printed as it came"},
    OptionRow{Output, 'o', "output", "FILE|-", "a file, or - for standard output", false,
              "write there what would be printed, in the place of what the file held, once all of it has come; - "
              "prints binary bodies on a terminal, too"},
    OptionRow{Location, 'L', "location", nullptr, nullptr, false, "follow up to 20 redirects"},
    OptionRow{Fail, 'f', "fail", nullptr, nullptr, false,
              "exit with 3 where the status is 400 or more; the body is printed all the same"},
    OptionRow{Insecure, 'k', "insecure", nullptr, nullptr, false, "do not check who an https server is"},
    OptionRow{CaCert, '\0', "cacert", "FILE", "a file", false,
              "trust who is in this PEM file to vouch for an https server, and nobody else"},
    OptionRow{Timeout, 'm', "timeout", "TIME", "a time up to 24h, such as 500ms, 30s or 2m; 0: none", false,
              "for all of it, redirects too: seconds, or a number with ms, s, m or h; 0 waits for ever (30s)"},
    OptionRow{Help, 'h', "help", nullptr, nullptr, true, "print this and exit"},
    OptionRow{Version, 'V', "version", nullptr, nullptr, true, "print the version and exit"},
};

Result<void> take(const GivenOption &given, ClientCommand &command, QList<FormPart> &form)
{
    switch (OptionName(given.option->name)) {
    case Header: return takeField(given, command.call.headers);
    case Data: return takeBody(given, kMaxBody, command.call.body);
    case Form: return takeFormPart(given, kMaxBody, form);
    case Timeout: {
        const auto timeout = parseDuration(given.value);
        if (!timeout || *timeout > kLongestTimeout)
            return refusedValue(given);
        command.call.timeout = *timeout;
        break;
    }
    case Output: return takeText(given, command.output);
    case Request: return takeMethod(given, command.call.method);
    case User: return takeUser(given, command.call.headers);
    case ApiKey: return takeApiKey(given, command.call.headers);
    case Bearer: return takeBearer(given, command.call.headers);
    case Json: command.json = true; break;
    case Fail: command.fail = true; break;
    case Verbose: command.verbose = true; break;
    case Include: command.include = true; break;
    case Compressed: command.compressed = true; break;
    case Location: command.call.maxRedirects = kMaxRedirects; break;
    case Insecure: command.call.verifyTls = false; break;
    case CaCert: return takeCaFile(given, command.call.caFile);
    case Help:
    case Version: break;
    }
    return {};
}

Result<ClientCommand> readSend(const GivenLine &line)
{
    const QString usage = u"send takes a URL, with a method before it where it is not GET, such as: send PUT "
                          "http://localhost:8000/"_s;
    // A word alone is the URL, unless it is a method whose URL was forgotten.
    const auto words = line.words.size();
    if (words < 2 || (words == 2 && looksLikeMethod(line.words[1])))
        return Error{Error::Kind::BadRequest, u"URL is missing; "_s + usage};
    if (words > 3)
        return wrongOption(line.words[3], u"is one word too many; "_s + usage);

    ClientCommand command;
    command.call.method = words == 3 ? line.words[1].toUtf8() : QByteArray();
    command.call.url = urlFromWord(line.words.last());
    command.call.maxBody = kMaxBody;
    QList<FormPart> form;
    for (const GivenOption &given : line.options) {
        if (const auto taken = take(given, command, form); !taken)
            return taken.error();
    }
    if (!form.isEmpty()) {
        if (!command.call.body.isNull())
            return wrongOption(u"--form"_s, u"makes no sense with --data; a request has one body"_s);
        if (hasField(command.call.headers, "Content-Type"))
            return wrongOption(u"--form"_s, u"says by itself what its Content-Type is"_s);
        putForm(form, command.call.headers, command.call.body);
    }
    const auto isAcceptEncoding
        = [](const auto &field) { return field.first.compare("Accept-Encoding", Qt::CaseInsensitive) == 0; };
    auto &headers = command.call.headers;
    if (command.compressed && std::none_of(headers.begin(), headers.end(), isAcceptEncoding))
        headers.append({"Accept-Encoding", codingList()});
    addUsualParts(command.call.method, command.call.headers, command.call.body);
    if (command.json && command.include)
        return wrongOption(u"--include"_s, u"makes no sense with --json, which prints the head's parts anyway"_s);
    if (const auto checked = checkCall(command.call); !checked)
        return checked.error();
    return command;
}

} // namespace

Result<ClientCommand> parseClientCommand(const QByteArrayList &arguments)
{
    const GivenLine line = readOptionLine(arguments, kOptions, u"coroscope-client send --help"_s);
    const bool isSend = line.words.value(0) == "send"_L1;
    ClientCommand asked;
    if (line.has(Help)) {
        asked.action = isSend ? ClientCommand::Action::SendHelp : ClientCommand::Action::Help;
        return asked;
    }
    if (line.has(Version)) {
        asked.action = ClientCommand::Action::Version;
        return asked;
    }
    if (line.fault)
        return *line.fault;
    if (line.words.isEmpty())
        return Error{Error::Kind::BadRequest, u"a command is missing; --help lists them"_s};
    if (line.words[0] == "bench"_L1 || line.words[0] == "stats"_L1 || line.words[0] == "sse"_L1
        || line.words[0] == "ws"_L1 || line.words[0] == "lesson"_L1)
        return wrongOption(line.words[0], u"its options stand behind it"_s);
    if (!isSend)
        return wrongOption(line.words[0], u"no such command; --help lists them"_s);
    return readSend(line);
}

QString clientHelp()
{
    return u"Usage: coroscope-client COMMAND [OPTIONS]\n"_s + helpParagraph(u"The HTTP client of Coroscope.")
        + u"\nCommands:\n"_s + helpEntry(u"send [METHOD] URL"_s, u"make one request and print its response")
        + helpEntry(u"bench [METHOD] URL"_s, u"put load on a server and measure its latency")
        + helpEntry(u"sse URL"_s, u"follow a stream of server-sent events")
        + helpEntry(u"ws URL"_s, u"send and receive messages over a WebSocket")
        + helpEntry(u"lesson list|check"_s, u"play lessons and check what they prove")
        + helpEntry(u"stats FILE"_s, u"tell mean, deviation and percentiles of the values in a file")
        + u"\nOptions:\n"_s + optionHelp(kOptions, true) + helpParagraph(u"coroscope-client COMMAND --help has more.");
}

QString sendHelp()
{
    return u"Usage: coroscope-client send [METHOD] URL [OPTIONS]\n"_s
        + helpParagraph(
               u"Makes one request and prints the response's body, as it came unless --compressed is given. METHOD is "
               u"sent as written: methods "
               "are case-sensitive. Without one it is GET, or POST where there is a body. A URL without a scheme is an "
               "http one; :8000/x is one of this machine.")
        + u"\nOptions:\n"_s + optionHelp(kOptions)
        + helpParagraph(u"Proxies, cookies and .netrc are not used. A body may have up to 1 GiB. A HEAD has no body: "
                        "--include shows what came.")
        + helpParagraph(
               u"Exit codes: 0 a response came, whatever its status; 1 none came, or it could not be written; 2 "
               "wrong usage; 3 with --fail, the status is 400 or more.");
}

} // namespace coroscope
