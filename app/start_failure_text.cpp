#include "app/start_failure_text.h"

namespace coroscope {

QString startFailureText(const StartFailure &failure)
{
    const QString place = QStringLiteral("%1 port %2").arg(failure.host).arg(failure.port);
    switch (failure.kind) {
    case StartFailure::Kind::PortInUse:
        return failure.nextFreePort ? QStringLiteral("cannot listen on %1: the port is in use; --port %2 is free")
                                          .arg(place)
                                          .arg(failure.nextFreePort)
                                    : QStringLiteral("cannot listen on %1: the port is in use").arg(place);
    case StartFailure::Kind::PermissionDenied:
        return QStringLiteral("cannot listen on %1: not permitted; ports below 1024 need a privilege").arg(place);
    case StartFailure::Kind::AddressNotAvailable:
        return QStringLiteral("cannot listen on %1: this machine has no such address (%2)").arg(place, failure.detail);
    case StartFailure::Kind::Database:
        return QStringLiteral("cannot use the database %1: %2").arg(failure.database, failure.detail);
    case StartFailure::Kind::Tasks:
        return QStringLiteral("--tasks redis needs a Redis as the cache (--redis)%1%2")
            .arg(failure.detail.isEmpty() ? QStringLiteral(", and that is the memory of this program")
                                          : QStringLiteral(": "),
                 failure.detail);
    case StartFailure::Kind::Security: return QStringLiteral("cannot start: %1").arg(failure.detail);
    case StartFailure::Kind::Tls: return failure.detail;
    case StartFailure::Kind::OutOfDescriptors:
        return QStringLiteral("cannot start: too few file descriptors are allowed: %1").arg(failure.detail);
    case StartFailure::Kind::Other:
    case StartFailure::Kind::None: break;
    }
    return QStringLiteral("cannot listen on %1: %2").arg(place, failure.detail);
}

} // namespace coroscope
