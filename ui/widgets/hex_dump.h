#pragma once

#include <QByteArray>
#include <QString>

namespace coroscope {

/// Sixteen bytes a line: offset, hexadecimal, and ASCII where it can be printed.
QString hexDump(const QByteArray &bytes);

} // namespace coroscope
