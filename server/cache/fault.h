#pragma once

#include "server/async/result.h"
#include "server/cache/reply.h"

namespace coroscope::cache {

/// What the cache refused, finer than Error::Kind: the Error::code of what comes from server/cache. Apart from the
/// numbers of CallFault and db::Fault.
enum class Fault {
    None = 0,
    OutOfMemory = 200, ///< Storage: there is no room, or the value is larger than all the room
    WrongType, ///< Conflict: the key holds something that the command does not work on
    Away, ///< Unavailable: no connection, or it broke; it is being tried again
    Bypassed, ///< Unavailable: it failed too often just now, so nobody is sent there for a moment
    NotAllowed, ///< Unavailable: Redis wants another password, or does not let this user do it
    Refused, ///< Internal: any other error reply
};

Error fault(Fault code, QString detail);
/// Of a Reply that is an error.
Error faultOf(const Reply &reply);
/// Of one that is none, but not of the shape that the command has.
Error oddReply();

inline bool isFault(const Error &error, Fault code) noexcept
{
    return error.code == int(code);
}

} // namespace coroscope::cache
