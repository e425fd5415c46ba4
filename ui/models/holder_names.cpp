#include "ui/models/holder_names.h"

#include "server/telemetry/snapshot.h"

#include <QCoreApplication>

namespace coroscope {

QString HolderNames::of(std::int32_t label) const
{
    if (label >= 0)
        return routes.value(label);
    const QString kind = tasks.value(taskKindOf(label));
    //: What holds the event loop: a background task of this kind.
    return kind.isEmpty() ? QString() : QCoreApplication::translate("HolderNames", "task %1").arg(kind);
}

} // namespace coroscope
