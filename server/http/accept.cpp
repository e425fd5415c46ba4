#include "server/http/accept.h"

#include "server/compression/accept_encoding.h"

namespace coroscope {

int acceptWeight(QByteArrayView accept, QByteArrayView type)
{
    while (!accept.isEmpty()) {
        const auto comma = accept.indexOf(',');
        auto part = comma < 0 ? accept : accept.first(comma);
        accept = comma < 0 ? QByteArrayView() : accept.sliced(comma + 1);
        const auto semicolon = part.indexOf(';');
        if ((semicolon < 0 ? part : part.first(semicolon)).trimmed().compare(type, Qt::CaseInsensitive) != 0)
            continue;
        if (semicolon < 0)
            return 1000;
        const auto parameter = part.sliced(semicolon + 1).trimmed();
        if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=')
            return 1000;
        const int weight = qvalue(parameter.sliced(2).trimmed());
        return weight < 0 ? 1000 : weight;
    }
    return -1;
}

} // namespace coroscope
