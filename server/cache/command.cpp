#include "server/cache/command.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace coroscope::cache {

namespace {

int digits(qsizetype number)
{
    int count = 1;
    for (; number >= 10; number /= 10)
        ++count;
    return count;
}

char *writeLength(char *to, char kind, qsizetype length)
{
    constexpr std::ptrdiff_t kMaxDigits = 20;
    *to++ = kind;
    to = std::to_chars(to, to + kMaxDigits, length).ptr;
    *to++ = '\r';
    *to++ = '\n';
    return to;
}

bool equals(QByteArrayView text, QByteArrayView upper)
{
    return text.size() == upper.size() && text.compare(upper, Qt::CaseInsensitive) == 0;
}

} // namespace

qsizetype encodedSize(const Command &command)
{
    qsizetype size = 3 + digits(command.size());
    for (const QByteArray &argument : command)
        size += 5 + digits(argument.size()) + argument.size();
    return size;
}

void appendEncoded(QByteArray &out, const Command &command)
{
    const qsizetype before = out.size();
    out.resize(before + encodedSize(command)); // grows as append() does
    char *to = writeLength(out.data() + before, '*', command.size());
    for (const QByteArray &argument : command) {
        to = writeLength(to, '$', argument.size());
        if (!argument.isEmpty())
            std::memcpy(to, argument.constData(), std::size_t(argument.size()));
        to += argument.size();
        *to++ = '\r';
        *to++ = '\n';
    }
}

Reply refusalOf(const Command &command)
{
    if (command.isEmpty() || command.first().isEmpty())
        return Reply::ofError("ERR a command needs a verb");
    // Most commands differ from all of these in their first letter.
    static constexpr std::array<QByteArrayView, 10> kTakeOver{
        "SUBSCRIBE",    "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE",
        "SUNSUBSCRIBE", "MONITOR",    "SYNC",       "PSYNC",       "RESET"};
    const QByteArray &verb = command.first();
    const char first = char(verb[0] & ~0x20);
    switch (first) {
    case 'S':
    case 'P':
    case 'U':
    case 'M':
    case 'R':
        if (std::any_of(kTakeOver.begin(), kTakeOver.end(), [&](QByteArrayView each) { return equals(verb, each); }))
            return Reply::ofError("ERR " + verb.toUpper()
                                  + " takes a connection over; it has no place on one that others use too");
        break;
    case 'H':
        if (equals(verb, "HELLO") && command.size() > 1)
            return Reply::ofError("ERR HELLO would change the protocol, the user or the name of the connection");
        break;
    case 'C':
        if (equals(verb, "CLIENT") && command.size() > 1 && equals(command[1], "REPLY"))
            return Reply::ofError("ERR CLIENT REPLY would leave commands without a reply");
        break;
    default: break;
    }
    return {};
}

} // namespace coroscope::cache
