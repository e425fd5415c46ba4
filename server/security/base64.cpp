#include "server/security/base64.h"

namespace coroscope {

namespace {

constexpr auto kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr auto kPlain = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

/// What is not written as we would write it is not taken.
std::optional<QByteArray> decoded(QByteArrayView text, QByteArray::Base64Options options)
{
    if (text.size() % 4 == 1)
        return std::nullopt;
    const auto result
        = QByteArray::fromBase64Encoding(text.toByteArray(), options | QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.toBase64(options) != text)
        return std::nullopt;
    return result.decoded;
}

} // namespace

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    return decoded(text, kUrl);
}

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(kUrl);
}

std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    if (text.size() % 4 == 0 && text.endsWith("=="))
        text.chop(2);
    else if (text.size() % 4 == 0 && text.endsWith('='))
        text.chop(1);
    return decoded(text, kPlain);
}

} // namespace coroscope
