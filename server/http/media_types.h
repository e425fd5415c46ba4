#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace coroscope {

/// The media type of a file by the ending of its name, case ignored; text has `charset=utf-8`.
/// "application/octet-stream" where the ending says nothing.
QByteArray mediaTypeOf(QByteArrayView fileName);

} // namespace coroscope
