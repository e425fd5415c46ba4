#include "ui/telemetry_masks.h"

#include "ui/secrets.h"

#include <QString>

namespace coroscope {

namespace {

QByteArray withoutSecrets(const QByteArray &target)
{
    return target.contains('?') ? maskedTarget(QString::fromUtf8(target)).toUtf8() : target;
}

/// Heads come as they were on the wire: with CR LF.
QByteArray headWithoutSecrets(const QByteArray &head)
{
    if (head.isEmpty())
        return head;
    const qsizetype lineEnd = head.indexOf('\n');
    QByteArray line = lineEnd < 0 ? head : head.first(lineEnd);
    if (line.endsWith('\r'))
        line.chop(1);
    QList<QByteArray> words = line.split(' ');
    for (QByteArray &word : words)
        word = withoutSecrets(word);
    QByteArray masked = maskedHead(words.join(' ') + (lineEnd < 0 ? QByteArray() : head.sliced(lineEnd))).toUtf8();
    return masked.replace("\n", "\r\n");
}

} // namespace

TelemetryMask secretsMask()
{
    return {withoutSecrets, headWithoutSecrets};
}

} // namespace coroscope
