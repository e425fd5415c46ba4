#include "server/api/csv.h"

#include <algorithm>

namespace coroscope {

void appendCsv(QByteArray &text, const QStringList &fields)
{
    for (qsizetype at = 0; at < fields.size(); ++at) {
        if (at > 0)
            text.append(',');
        auto field = fields.at(at).toUtf8();
        const auto isSpecial = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
        if (std::any_of(field.begin(), field.end(), isSpecial))
            field = '"' + field.replace('"', "\"\"") + '"';
        text.append(field);
    }
    text.append("\r\n");
}

} // namespace coroscope
