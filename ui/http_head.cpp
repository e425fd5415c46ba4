#include "ui/http_head.h"

namespace coroscope {

QByteArray HttpHead::value(const QByteArray &name) const
{
    for (const auto &[field, value] : fields) {
        if (field.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpHead HttpHead::parse(const QByteArray &head)
{
    HttpHead result;
    const QList<QByteArray> lines = head.split('\n');
    bool first = true;
    for (QByteArray line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            continue;
        if (first) {
            result.startLine = line;
            first = false;
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            result.fields.append({line, {}});
        else
            result.fields.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return result;
}

} // namespace coroscope
