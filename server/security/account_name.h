#pragma once

#include <QByteArrayView>
#include <QString>

namespace coroscope {

/// What somebody may be called, so that it can stand in logs, in a line of a file and in HTTP Basic (RFC 7617 §2: no
/// colon): UTF-8 of up to 128 bytes without blanks, control characters and ':'.
bool isAccountName(QByteArrayView text);
/// "a name takes …", to stand behind file and line.
QString accountNameTakes();

} // namespace coroscope
