#include "server/http/accept.h"

#include <QByteArray>

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
        bool ok = false;
        const double weight = parameter.sliced(2).trimmed().toByteArray().toDouble(&ok);
        return ok && weight >= 0 && weight <= 1 ? int(weight * 1000) : 1000;
    }
    return -1;
}

} // namespace coroscope
