#pragma once

#include <QByteArray>

namespace coroscope {

/// RFC 8288: where the other pages of a list are, for a Link field. Their targets are `path` with limit, offset and
/// `rest`, which begins with & where it is not empty. `shown`: how many this page has, `limit` at most.
QByteArray pageLinks(const QByteArray &path, qint64 limit, qint64 offset, qint64 shown, qint64 total,
                     const QByteArray &rest);

} // namespace coroscope
