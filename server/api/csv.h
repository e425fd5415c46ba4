#pragma once

#include <QByteArray>
#include <QStringList>

namespace coroscope {

/// A record of RFC 4180 in UTF-8, with its CRLF: a field with a comma, a quotation mark or a line break stands in
/// quotation marks. Any thread.
void appendCsv(QByteArray &text, const QStringList &fields);

} // namespace coroscope
