#include "server/http/percent.h"

namespace coroscope {

namespace {

std::optional<QByteArray> decoded(QByteArrayView raw, bool plusIsSpace)
{
    QByteArray result;
    result.reserve(raw.size());
    const char *const end = raw.data() + raw.size();
    for (const char *at = raw.data(); at != end; ++at) {
        if (*at == '%') {
            const int byte = escapedByte(at, end);
            if (byte < 0)
                return std::nullopt;
            result.append(char(byte));
            at += 2;
        } else {
            result.append(plusIsSpace && *at == '+' ? ' ' : *at);
        }
    }
    return result;
}

} // namespace

std::optional<QByteArray> percentDecoded(QByteArrayView raw)
{
    return decoded(raw, false);
}

std::optional<QByteArray> formDecoded(QByteArrayView raw)
{
    return decoded(raw, true);
}

} // namespace coroscope
