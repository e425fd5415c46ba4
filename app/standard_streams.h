#pragma once

#include <QByteArray>
#include <QString>

#include <cstdio>

namespace coroscope {

/// Writes and flushes, so that whoever reads a pipe sees it now.
inline void say(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace coroscope
