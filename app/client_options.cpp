#include "app/client_options.h"

#include "server/outbound/call_check.h"
#include "server/runtime/help_format.h"
#include "server/runtime/option_value.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cstdio>
#include <new>
#include <optional>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxBody = 1024LL * 1024 * 1024; // it is held in memory
constexpr int kMaxRedirects = 20; // as browsers do, Fetch §4.4
constexpr auto kLongestTimeout = std::chrono::hours(24);

enum class OptionName {
    Request,
    Header,
    User,
    Data,
    Json,
    Include,
    Verbose,
    Output,
    Location,
    Fail,
    Insecure,
    Timeout,
    Help,
    Version
};

/// One row of the table from which the command line is read and both help texts are made.
struct ClientOption {
    OptionName name;
    char letter; // '\0': none
    const char *word;
    const char *value; // placeholder; null: a switch
    const char *takes; // what a value has to be
    bool ofProgram; // also without a command
    const char *help;
};

constexpr std::array kOptions{
    ClientOption{OptionName::Request, 'X', "request", "METHOD", "a method such as PUT", false,
                 "the method, in another place than before the URL"},
    ClientOption{OptionName::Header, 'H', "header", "'NAME: VALUE'", "a field such as 'Accept: text/html'", false,
                 "send this field too; Host, Content-Length and User-Agent replace the usual ones. May be repeated"},
    ClientOption{OptionName::User, 'u', "user", "NAME:PASSWORD", "a name, a colon and a password", false,
                 "send them as Basic authentication"},
    ClientOption{OptionName::Data, 'd', "data", "BODY|@FILE|@-", "a text, @FILE, or @- for standard input", false,
                 "send this body, byte for byte. Without a Content-Type of yours it is application/json where it is a "
                 "JSON object or array, else text/plain; charset=utf-8, or application/octet-stream where it is not "
                 "UTF-8; never a form"},
    ClientOption{OptionName::Json, '\0', "json", nullptr, nullptr, false,
                 "print one JSON object with status, headers, body, times and more, or with the error"},
    ClientOption{OptionName::Include, 'i', "include", nullptr, nullptr, false,
                 "print the response's head before its body"},
    ClientOption{OptionName::Verbose, 'v', "verbose", nullptr, nullptr, false,
                 "print the heads of request and response to standard error, passwords and all"},
    ClientOption{OptionName::Output, 'o', "output", "FILE|-", "a file, or - for standard output", false,
                 "write there what would be printed, in the place of what the file held, once all of it has come; - "
                 "prints binary bodies on a terminal, too"},
    ClientOption{OptionName::Location, 'L', "location", nullptr, nullptr, false, "follow up to 20 redirects"},
    ClientOption{OptionName::Fail, 'f', "fail", nullptr, nullptr, false,
                 "exit with 3 where the status is 400 or more; the body is printed all the same"},
    ClientOption{OptionName::Insecure, 'k', "insecure", nullptr, nullptr, false, "do not check who an https server is"},
    ClientOption{OptionName::Timeout, 'm', "timeout", "TIME", "a time up to 24h, such as 500ms, 30s or 2m; 0: none",
                 false,
                 "for all of it, redirects too: seconds, or a number with ms, s, m or h; 0 waits for ever (30s)"},
    ClientOption{OptionName::Help, 'h', "help", nullptr, nullptr, true, "print this and exit"},
    ClientOption{OptionName::Version, 'V', "version", nullptr, nullptr, true, "print the version and exit"},
};

Error wrong(const QString &where, const QString &clause)
{
    return {Error::Kind::BadRequest, where + u": "_s + clause};
}

struct GivenOption {
    const ClientOption *option;
    QString value;
    QByteArray bytes; // the value as it was given, whatever its encoding
    QString asWritten; // "--timeout" or "-H"
};

struct GivenLine {
    QList<GivenOption> options;
    QStringList words;
    std::optional<Error> fault; // the first; reading goes on behind it, because --help beats it

    bool has(OptionName name) const
    {
        return std::any_of(options.begin(), options.end(),
                           [name](const auto &given) { return given.option->name == name; });
    }
    void fail(Error error)
    {
        if (!fault)
            fault = std::move(error);
    }
};

const ClientOption *findByWord(QStringView word)
{
    const auto found = std::find_if(kOptions.begin(), kOptions.end(), [word](const ClientOption &option) {
        return word == QLatin1StringView(option.word);
    });
    return found == kOptions.end() ? nullptr : &*found;
}

const ClientOption *findByLetter(QChar letter)
{
    const auto found = std::find_if(kOptions.begin(), kOptions.end(), [letter](const ClientOption &option) {
        return option.letter && letter == QLatin1Char(option.letter);
    });
    return found == kOptions.end() ? nullptr : &*found;
}

class LineReader {
public:
    explicit LineReader(const QByteArrayList &arguments)
        : m_bytes(arguments)
    {
        for (const QByteArray &argument : arguments)
            m_arguments.append(QString::fromLocal8Bit(argument));
    }
    GivenLine read()
    {
        for (; m_at < m_arguments.size(); ++m_at) {
            const QString &argument = m_arguments[m_at];
            if (argument == "--"_L1) {
                m_line.words += m_arguments.mid(m_at + 1);
                break;
            }
            if (argument.startsWith("--"_L1))
                readWord(argument);
            else if (argument.startsWith(u'-') && argument.size() > 1)
                readLetters(argument);
            else
                m_line.words.append(argument);
        }
        return std::move(m_line);
    }

private:
    void readWord(const QString &argument) // --word, --word VALUE, --word=VALUE
    {
        const qsizetype equals = argument.indexOf(u'=');
        const QString dashed = equals < 0 ? argument : argument.first(equals);
        const ClientOption *option = findByWord(QStringView(dashed).sliced(2));
        if (!option)
            return unknown(dashed);
        if (!option->value && equals >= 0)
            return m_line.fail(wrong(dashed, u"takes no value"_s));
        if (!option->value)
            m_line.options.append({option, {}, {}, dashed});
        else if (equals >= 0)
            takeRest(option, equals + 1, dashed);
        else
            takeNext(option, dashed);
    }
    void readLetters(const QString &argument) // -x, -xyz, -xVALUE, -x VALUE
    {
        for (qsizetype i = 1; i < argument.size(); ++i) {
            const QString dashed = u"-"_s + argument[i];
            const ClientOption *option = findByLetter(argument[i]);
            if (!option)
                return unknown(dashed);
            if (!option->value) {
                m_line.options.append({option, {}, {}, dashed});
                continue;
            }
            if (i + 1 < argument.size())
                takeRest(option, i + 1, dashed);
            else
                takeNext(option, dashed);
            return;
        }
    }
    /// Of the argument that is being read, which has only ASCII letters before `at`.
    void takeRest(const ClientOption *option, qsizetype at, const QString &dashed)
    {
        m_line.options.append({option, m_arguments[m_at].sliced(at), m_bytes[m_at].sliced(at), dashed});
    }
    void takeNext(const ClientOption *option, const QString &dashed)
    {
        if (m_at + 1 >= m_arguments.size())
            return m_line.fail(wrong(dashed, u"takes %1"_s.arg(QLatin1StringView(option->takes))));
        ++m_at;
        m_line.options.append({option, m_arguments[m_at], m_bytes[m_at], dashed});
    }
    void unknown(const QString &dashed)
    {
        m_line.fail(wrong(dashed, u"no such option; coroscope-client send --help lists them"_s));
    }

    const QByteArrayList &m_bytes;
    QStringList m_arguments;
    qsizetype m_at = 0;
    GivenLine m_line;
};

/// All of it, unless that is more than a body may have: one byte more, then.
QByteArray readBounded(QFile &file)
{
    constexpr qint64 kPiece = 1024 * 1024;
    QByteArray body;
    while (body.size() <= kMaxBody) {
        const QByteArray piece = file.read(std::min(kPiece, kMaxBody + 1 - body.size()));
        if (piece.isEmpty())
            break;
        body += piece;
    }
    return body;
}

Result<QByteArray> readBody(const GivenOption &given)
{
    const QString &value = given.value;
    if (!value.startsWith(u'@'))
        return given.bytes;
    QFile file;
    bool opened = false;
    if (value == "@-"_L1) {
        opened = file.open(stdin, QIODevice::ReadOnly);
    } else {
        file.setFileName(QFile::decodeName(given.bytes.sliced(1)));
        opened = file.open(QIODevice::ReadOnly);
    }
    const QString where = given.asWritten + u' ' + value;
    const Error tooLarge = wrong(where, u"is more than 1 GiB, which is the most that a body may have"_s);
    if (opened && file.size() > kMaxBody) // before it is read, where it is known
        return tooLarge;
    QByteArray body;
    try {
        body = opened ? readBounded(file) : QByteArray();
    } catch (const std::bad_alloc &) {
        return wrong(where, u"does not fit into the memory that this machine has free"_s);
    }
    if (file.error() != QFileDevice::NoError)
        return wrong(where, u"cannot be read: %1"_s.arg(file.errorString()));
    if (body.size() > kMaxBody)
        return tooLarge;
    return body;
}

QByteArray guessedType(const QByteArray &body)
{
    if (const auto json = QJsonDocument::fromJson(body); json.isObject() || json.isArray())
        return QByteArrayLiteral("application/json");
    return QByteArrayView(body).isValidUtf8() ? QByteArrayLiteral("text/plain; charset=utf-8")
                                              : QByteArrayLiteral("application/octet-stream");
}

Result<void> take(const GivenOption &given, ClientCommand &command)
{
    const auto refuse = [&given] {
        return wrong(given.asWritten + u' ' + given.value, u"takes %1"_s.arg(QLatin1StringView(given.option->takes)));
    };
    switch (given.option->name) {
    case OptionName::Header: {
        const qsizetype colon = given.bytes.indexOf(':');
        if (colon <= 0)
            return refuse();
        command.call.headers.append({given.bytes.first(colon), given.bytes.sliced(colon + 1).trimmed()});
        break;
    }
    case OptionName::Data: {
        if (!command.call.body.isNull())
            return wrong(given.asWritten, u"is given twice; a request has one body"_s);
        auto body = readBody(given);
        if (!body)
            return body.error();
        command.call.body = body.value().isNull() ? QByteArrayLiteral("") : body.value();
        break;
    }
    case OptionName::Timeout: {
        const auto timeout = parseDuration(given.value);
        if (!timeout || *timeout > kLongestTimeout)
            return refuse();
        command.call.timeout = *timeout;
        break;
    }
    case OptionName::Output:
        if (given.value.isEmpty())
            return refuse();
        command.output = given.value;
        break;
    case OptionName::Request:
        if (given.value.isEmpty())
            return refuse();
        if (!command.call.method.isEmpty())
            return wrong(given.asWritten + u' ' + given.value,
                         u"the method is %1 already"_s.arg(QString::fromUtf8(command.call.method)));
        command.call.method = given.value.toUtf8();
        break;
    case OptionName::User:
        if (!given.value.contains(u':'))
            return wrong(given.asWritten, u"takes %1"_s.arg(QLatin1StringView(given.option->takes)));
        if (hasField(command.call.headers, "Authorization"))
            return wrong(given.asWritten, u"there is another Authorization already"_s);
        command.call.headers.append({"Authorization", "Basic " + given.bytes.toBase64()});
        break;
    case OptionName::Json: command.json = true; break;
    case OptionName::Fail: command.fail = true; break;
    case OptionName::Verbose: command.verbose = true; break;
    case OptionName::Include: command.include = true; break;
    case OptionName::Location: command.call.maxRedirects = kMaxRedirects; break;
    case OptionName::Insecure: command.call.verifyTls = false; break;
    case OptionName::Help:
    case OptionName::Version: break;
    }
    return {};
}

/// "localhost:8000/x" is meant as an http URL, not as one of the scheme "localhost"; ":8000/x" is on this machine.
QUrl urlFrom(const QString &text)
{
    if (text.size() > 1 && text[0] == u':' && text[1].isDigit())
        return QUrl(u"http://localhost"_s + text);
    static const QRegularExpression hasScheme(u"^[A-Za-z][A-Za-z0-9+.-]*://"_s);
    return QUrl(hasScheme.match(text).hasMatch() ? text : u"http://"_s + text);
}

Result<ClientCommand> readSend(const GivenLine &line)
{
    const QString usage = u"send takes a URL, with a method before it where it is not GET, such as: send PUT "
                          "http://localhost:8000/"_s;
    // A word alone is the URL, unless it is a method whose URL was forgotten.
    static const QRegularExpression isMethod(u"^[A-Z]+$"_s);
    const auto words = line.words.size();
    if (words < 2 || (words == 2 && isMethod.match(line.words[1]).hasMatch()))
        return Error{Error::Kind::BadRequest, u"URL is missing; "_s + usage};
    if (words > 3)
        return wrong(line.words[3], u"is one word too many; "_s + usage);

    ClientCommand command;
    command.call.method = words == 3 ? line.words[1].toUtf8() : QByteArray();
    command.call.url = urlFrom(line.words.last());
    command.call.maxBody = kMaxBody;
    for (const GivenOption &given : line.options) {
        if (const auto taken = take(given, command); !taken)
            return taken.error();
    }
    if (command.call.method.isEmpty())
        command.call.method = command.call.body.isNull() ? QByteArrayLiteral("GET") : QByteArrayLiteral("POST");
    if (command.json && command.include)
        return wrong(u"--include"_s, u"makes no sense with --json, which prints the head's parts anyway"_s);
    if (!command.call.body.isEmpty() && !hasField(command.call.headers, "Content-Type"))
        command.call.headers.append({QByteArrayLiteral("Content-Type"), guessedType(command.call.body)});
    if (const auto checked = checkCall(command.call); !checked)
        return checked.error();
    return command;
}

QString optionLines(bool ofProgram)
{
    QString text;
    for (const ClientOption &option : kOptions) {
        if (ofProgram && !option.ofProgram)
            continue;
        QString left = option.letter ? u"-%1, "_s.arg(QLatin1Char(option.letter)) : QString();
        left += u"--"_s + QLatin1StringView(option.word);
        if (option.value)
            left += u' ' + QLatin1StringView(option.value);
        text += helpEntry(left, QString::fromLatin1(option.help));
    }
    return text;
}

} // namespace

Result<ClientCommand> parseClientCommand(const QByteArrayList &arguments)
{
    const GivenLine line = LineReader(arguments).read();
    const bool isSend = line.words.value(0) == "send"_L1;
    ClientCommand asked;
    if (line.has(OptionName::Help)) {
        asked.action = isSend ? ClientCommand::Action::SendHelp : ClientCommand::Action::Help;
        return asked;
    }
    if (line.has(OptionName::Version)) {
        asked.action = ClientCommand::Action::Version;
        return asked;
    }
    if (line.fault)
        return *line.fault;
    if (line.words.isEmpty())
        return Error{Error::Kind::BadRequest, u"a command is missing; --help lists them"_s};
    if (!isSend)
        return wrong(line.words[0], u"no such command; --help lists them"_s);
    return readSend(line);
}

QString clientHelp()
{
    return u"Usage: coroscope-client COMMAND [OPTIONS]\n"_s + helpParagraph(u"The HTTP client of Coroscope.")
        + u"\nCommands:\n"_s + helpEntry(u"send [METHOD] URL"_s, u"make one request and print its response")
        + u"\nOptions:\n"_s + optionLines(true) + helpParagraph(u"coroscope-client COMMAND --help has more.");
}

QString sendHelp()
{
    return u"Usage: coroscope-client send [METHOD] URL [OPTIONS]\n"_s
        + helpParagraph(
               u"Makes one request and prints the response's body, as it came. METHOD is sent as written: methods "
               "are case-sensitive. Without one it is GET, or POST where there is a body. A URL without a scheme is an "
               "http one; :8000/x is one of this machine.")
        + u"\nOptions:\n"_s + optionLines(false)
        + helpParagraph(u"Proxies, cookies and .netrc are not used. A body may have up to 1 GiB. A HEAD has no body: "
                        "--include shows what came.")
        + helpParagraph(
               u"Exit codes: 0 a response came, whatever its status; 1 none came, or it could not be written; 2 "
               "wrong usage; 3 with --fail, the status is 400 or more.");
}

} // namespace coroscope
