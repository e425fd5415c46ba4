#include "server/http/vary.h"

#include "server/http/ascii.h"

namespace coroscope {

void addVary(Response &response, QByteArrayView field)
{
    const QByteArrayView present = response.field("Vary");
    if (present.isEmpty()) {
        response.setField(QByteArrayLiteral("Vary"), field.toByteArray());
        return;
    }
    const QByteArray list = present.toByteArray();
    for (const QByteArray &each : list.split(',')) {
        const QByteArray name = each.trimmed();
        if (name == "*" || equalsIgnoringCase(name, field))
            return;
    }
    response.setField(QByteArrayLiteral("Vary"), list + ", " + field.toByteArray());
}

} // namespace coroscope
