#pragma once

#include "server/async/result.h"

#include <QString>
#include <QStringView>

namespace coroscope {

/// Checks of the URLs of the database and of Redis, and the mask for their passwords. Pure functions, any thread. The
/// detail of an error is a clause that holds nothing of the value itself: "takes …", or "has a port that …".

/// Takes the forms that Python programs use, gives one of two:
/// - `sqlite:///FILE`, also `sqlite+aiosqlite:`. FILE is everything after the third slash, as SQLAlchemy has it; one
/// that
///   starts with a further slash is absolute, another is taken from `folder` (empty: the working directory).
///   `sqlite://FILE` is the same where FILE has no folder, or begins with a dot; else its first part could be meant for
///   a host, and it is refused. Gives `sqlite:////absolute/file`. No `:memory:`: each database thread would have its
///   own.
/// - `postgresql://[USER[:PASSWORD]@][HOST[:PORT]][,HOST…][/NAME][?KEY=VALUE&…]`, also `postgres:` and
///   `postgresql+asyncpg:`. HOST may be a socket folder, percent-encoded, or stand in `?host=` (libpq, "Connection
///   URIs"). Gives `postgresql:` and the rest as it was.
Result<QString> checkedDatabaseUrl(const QString &text, const QString &folder = {});

/// `managed`, `memory`, `redis://[[USER]:PASSWORD@]HOST[:PORT][/NUMBER]` or `unix://PATH` (absolute, at most 107 bytes,
/// which is what sockaddr_un holds). `rediss:` is refused: hiredis 0.14 has no TLS.
Result<QString> checkedRedisUrl(const QString &text);

/// The text with "***" for what is or may be a password, also where it is not a well-formed URL.
QString maskedUrl(QStringView text);

/// The text that someone made of maskedUrl(original) by changing it: each "***" that is left stands for what it hid
/// there, from the left. One that has nothing to stand for stays.
QString unmaskedUrl(const QString &edited, const QString &original);

} // namespace coroscope
