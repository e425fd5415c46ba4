#include "ui/widgets/hex_dump.h"

namespace coroscope {

using namespace Qt::StringLiterals;

QString hexDump(const QByteArray &bytes)
{
    constexpr qsizetype kPerLine = 16;
    QString out;
    out.reserve((bytes.size() / kPerLine + 1) * 78);
    for (qsizetype at = 0; at < bytes.size(); at += kPerLine) {
        const QByteArray line = bytes.sliced(at, qMin(kPerLine, bytes.size() - at));
        QString ascii;
        for (const char c : line)
            ascii += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        out += u"%1  %2  %3\n"_s.arg(at, 8, 16, QLatin1Char('0'))
                   .arg(QString::fromLatin1(line.toHex(' ')), -int(kPerLine * 3 - 1))
                   .arg(ascii);
    }
    return out;
}

} // namespace coroscope
