#include "server/security/scopes.h"

#include <algorithm>

namespace coroscope {

bool isScope(QByteArrayView text)
{
    constexpr qsizetype kMost = 64;
    return !text.isEmpty() && text.size() <= kMost && std::all_of(text.begin(), text.end(), [](char c) {
        return c > 0x20 && c < 0x7F && c != '"' && c != '\\' && c != ',';
    });
}

std::optional<QList<QByteArray>> parseScopes(QByteArrayView text, char separator)
{
    constexpr qsizetype kMost = 64;
    QList<QByteArray> scopes;
    for (const QByteArray &part : text.toByteArray().split(separator)) {
        if (part.isEmpty() && separator == ' ')
            continue;
        if (!isScope(part) || scopes.size() == kMost)
            return std::nullopt;
        if (!scopes.contains(part))
            scopes.append(part);
    }
    return scopes;
}

} // namespace coroscope
