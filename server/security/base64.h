#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace coroscope {

// RFC 4648, strict: no other character, no line break, no bits that count for nothing, so that two texts never mean the
// same bytes. All functions: any thread.

/// §5 (base64url) without padding, as RFC 7515 §2 has it.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);
QByteArray toBase64Url(const QByteArray &bytes);

/// §4 with its padding, as RFC 7617 §2 has it; the padding may be left out altogether.
std::optional<QByteArray> fromBase64(QByteArrayView text);

} // namespace coroscope
