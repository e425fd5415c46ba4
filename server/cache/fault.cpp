#include "server/cache/fault.h"

namespace coroscope::cache {

namespace {

Error::Kind kindOf(Fault code)
{
    switch (code) {
    case Fault::OutOfMemory: return Error::Kind::Storage;
    case Fault::WrongType: return Error::Kind::Conflict;
    case Fault::Away:
    case Fault::Bypassed:
    case Fault::NotAllowed: return Error::Kind::Unavailable;
    case Fault::None:
    case Fault::Refused: break;
    }
    return Error::Kind::Internal;
}

} // namespace

Error fault(Fault code, QString detail)
{
    return {kindOf(code), std::move(detail), int(code)};
}

Error faultOf(const Reply &reply)
{
    const QByteArray code = reply.errorCode();
    const auto detail = QString::fromUtf8(reply.text);
    if (code == "OOM")
        return fault(Fault::OutOfMemory, detail);
    if (code == "WRONGTYPE")
        return fault(Fault::WrongType, detail);
    if (code == "NOAUTH" || code == "WRONGPASS" || code == "NOPERM")
        return fault(Fault::NotAllowed, detail);
    // It is there, and will do it in a while: it reads its file, runs a script, waits for its master.
    for (const char *passing :
         {"LOADING", "BUSY", "MASTERDOWN", "READONLY", "MISCONF", "NOREPLICAS", "TRYAGAIN", "CLUSTERDOWN"}) {
        if (code == passing)
            return fault(Fault::Away, detail);
    }
    return fault(Fault::Refused, detail);
}

Error oddReply()
{
    return fault(Fault::Refused, QStringLiteral("Redis gave a reply of another kind than this command has"));
}

} // namespace coroscope::cache
