#include "server/api/page_links.h"

#include <QByteArrayList>

#include <algorithm>

namespace coroscope {

QByteArray pageLinks(const QByteArray &path, qint64 limit, qint64 offset, qint64 shown, qint64 total,
                     const QByteArray &rest)
{
    QByteArrayList links;
    const auto add = [&](const char *relation, qint64 from) {
        links.append('<' + path + "?limit=" + QByteArray::number(limit) + "&offset=" + QByteArray::number(from) + rest
                     + ">; rel=\"" + relation + '"');
    };
    const qint64 last = total == 0 ? 0 : (total - 1) / limit * limit;
    if (offset < total && total - offset > shown)
        add("next", offset + shown);
    if (offset > 0)
        add("prev", std::min(std::max<qint64>(0, offset - limit), last));
    add("first", 0);
    add("last", last);
    return links.join(", ");
}

} // namespace coroscope
