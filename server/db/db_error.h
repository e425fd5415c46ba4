#pragma once

#include "server/async/result.h"

namespace coroscope::db {

/// Why the database refused, finer than Error::Kind: the Error::code of all that comes from server/db. Apart from the
/// numbers of CallFault, so that one function can make problem documents of both.
enum class Fault {
    None = 0,
    Unique = 100, ///< Conflict: the value exists
    ForeignKey, ///< Conflict: a row refers to it, or what it refers to is not there
    Check, ///< BadRequest: CHECK or NOT NULL
    Type, ///< BadRequest: the value does not fit the column
    Locked, ///< Unavailable: somebody else held the lock for longer than the lock timeout; may be tried again
    QueueFull, ///< Unavailable: more jobs wait than the lane takes; may be tried again
    NotConnected, ///< Unavailable: no connection now; it is being tried again
    ConnectionLost, ///< Unavailable: it broke under this job; whether a COMMIT came through is not known
    LeaseOver, ///< Unavailable: the transaction was held for longer than a lease lasts, and was rolled back
    LeaseTwice, ///< Internal: it would wait for a connection that it holds itself
    DiskFull, ///< Storage
    Corrupt, ///< Storage: the file is no database, or damaged
    Io, ///< Storage: the file cannot be opened, read or written
    ReadOnly, ///< Internal: a write on a connection that only reads
    Statement, ///< Internal: SQL that the database does not take, or values that do not fit its placeholders
};

inline Error fault(Fault code, Error::Kind kind, QString detail)
{
    return {kind, std::move(detail), int(code)};
}

inline bool isFault(const Error &error, Fault code) noexcept
{
    return error.code == int(code);
}

inline bool isDatabaseFault(const Error &error) noexcept
{
    return error.code >= int(Fault::Unique) && error.code <= int(Fault::Statement);
}

} // namespace coroscope::db
