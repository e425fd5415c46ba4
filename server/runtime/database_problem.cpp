#include "server/runtime/database_problem.h"

#include "server/db/db_error.h"
#include "server/db/log_db.h"
#include "server/db/port.h"
#include "server/http/exchange.h"
#include "server/http/problem.h"

#include <mutex>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Response later(const QString &detail, const Exchange *exchange)
{
    return problem(503, detail, exchange).setField("Retry-After", QByteArray::number(db::Port::kRetryAfter));
}

/// Into the log: somebody must act, and the client is not told why. The same only once a second, since every request
/// may meet it.
void tell(const Error &error, const Exchange *exchange)
{
    {
        static std::mutex mutex;
        static QString last;
        static Clock::time_point quietUntil;
        const std::lock_guard lock(mutex);
        const auto now = Clock::now();
        if (error.detail == last && now < quietUntil)
            return;
        last = error.detail;
        quietUntil = now + std::chrono::seconds(1);
    }
    qCWarning(db::lcDb).noquote() << "request" << (exchange && exchange->record ? exchange->record->traceId : "-")
                                  << "failed:" << error.detail.simplified();
}

} // namespace

Response databaseProblem(const Error &error, const Exchange *exchange)
{
    if (!db::isDatabaseFault(error))
        return problemFor(error, exchange);
    switch (db::Fault(error.code)) {
    case db::Fault::Unique: return problem(409, u"There is one with this value already."_s, exchange);
    case db::Fault::ForeignKey:
        return problem(409, u"Something else refers to it, or what it refers to is not there."_s, exchange);
    case db::Fault::Check:
    case db::Fault::Type: return problem(422, u"The database does not take one of the values."_s, exchange);
    case db::Fault::Locked: return later(u"The database was locked for too long."_s, exchange);
    case db::Fault::QueueFull: return later(u"Too many requests wait for the database."_s, exchange);
    case db::Fault::NotConnected: return later(u"There is no connection to the database."_s, exchange);
    case db::Fault::ConnectionLost: return later(u"The connection to the database was lost."_s, exchange);
    case db::Fault::LeaseOver: return later(u"The transaction took too long and was undone."_s, exchange);
    case db::Fault::DiskFull: tell(error, exchange); return problem(507, u"The database has no room left."_s, exchange);
    case db::Fault::Corrupt:
        tell(error, exchange);
        return problem(500, u"The database is damaged; the server's log tells more."_s, exchange);
    case db::Fault::Io:
        tell(error, exchange);
        return problem(500, u"The database cannot be read or written; the server's log tells more."_s, exchange);
    case db::Fault::None:
    case db::Fault::LeaseTwice:
    case db::Fault::ReadOnly:
    case db::Fault::Statement: tell(error, exchange); break;
    }
    return problemFor(error, exchange);
}

} // namespace coroscope
