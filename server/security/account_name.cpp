#include "server/security/account_name.h"

#include <QStringDecoder>

#include <algorithm>

namespace coroscope {

bool isAccountName(QByteArrayView text)
{
    constexpr qsizetype kMost = 128;
    if (text.isEmpty() || text.size() > kMost)
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString name = decoder(text);
    return !decoder.hasError() && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c != u':' && !c.isSpace() && (c.isPrint() || c.isSurrogate());
    });
}

QString accountNameTakes()
{
    return QStringLiteral("a name takes up to 128 bytes of UTF-8 without blanks and ':'");
}

} // namespace coroscope
