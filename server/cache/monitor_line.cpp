#include "server/cache/monitor_line.h"

#include <algorithm>

namespace coroscope::cache {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Reads a quoted argument; `at` is behind the opening quote, and then behind the closing one. False where there is
/// none.
bool readQuoted(QByteArrayView text, qsizetype &at, QByteArray &out, bool &isCut)
{
    while (at < text.size() && text[at] != '"') {
        char c = text[at++];
        if (c == '\\' && at < text.size()) {
            const char escape = text[at++];
            switch (escape) {
            case 'n': c = '\n'; break;
            case 'r': c = '\r'; break;
            case 't': c = '\t'; break;
            case 'a': c = '\a'; break;
            case 'b': c = '\b'; break;
            case 'x': {
                if (at + 2 > text.size())
                    return false;
                const int high = hexDigit(text[at]);
                const int low = hexDigit(text[at + 1]);
                if (high < 0 || low < 0)
                    return false;
                c = char(high * 16 + low);
                at += 2;
                break;
            }
            default: c = escape;
            }
        }
        if (out.size() < MonitorLine::kMaxArgument)
            out.append(c);
        else
            isCut = true;
    }
    return at++ < text.size();
}

} // namespace

std::optional<MonitorLine> parseMonitorLine(QByteArrayView text)
{
    MonitorLine line;
    const qsizetype open = text.indexOf(" [");
    const qsizetype dot = text.indexOf('.');
    if (open < 0 || dot < 1 || dot > open)
        return std::nullopt;
    bool isSeconds = false;
    bool isMicros = false;
    line.atUs = text.first(dot).toLongLong(&isSeconds) * 1'000'000
        + text.sliced(dot + 1, open - dot - 1).toLongLong(&isMicros);
    // A Unix socket's path may have a bracket of its own.
    const qsizetype close = text.indexOf("] \"", open);
    const qsizetype blank = text.indexOf(' ', open + 2);
    if (!isSeconds || !isMicros || close < 0 || blank < 0 || blank > close)
        return std::nullopt;
    bool isNumber = false;
    line.database = text.sliced(open + 2, blank - open - 2).toInt(&isNumber);
    if (!isNumber)
        return std::nullopt;
    line.client = text.sliced(blank + 1, close - blank - 1).toByteArray();

    for (qsizetype at = close + 2; at < text.size() && text[at] == '"'; ++at) {
        ++at;
        QByteArray argument;
        if (!readQuoted(text, at, argument, line.isCut))
            return std::nullopt;
        if (line.command.size() <= MonitorLine::kMaxArguments)
            line.command.append(argument);
        else
            line.isCut = true;
    }
    return line.command.isEmpty() ? std::nullopt : std::optional(line);
}

MonitorLine monitorLine(qint64 atUs, int database, QByteArray client, const Command &command)
{
    MonitorLine line;
    line.atUs = atUs;
    line.database = database;
    line.client = std::move(client);
    const qsizetype count = std::min(command.size(), MonitorLine::kMaxArguments + 1);
    line.isCut = count < command.size();
    line.command.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const bool isLong = command[i].size() > MonitorLine::kMaxArgument;
        line.isCut = line.isCut || isLong;
        line.command.append(isLong ? command[i].first(MonitorLine::kMaxArgument) : command[i]);
    }
    return line;
}

} // namespace coroscope::cache
