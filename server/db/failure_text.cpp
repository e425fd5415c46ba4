#include "server/db/failure_text.h"

#include "server/db/db_error.h"

namespace coroscope::db {

using namespace Qt::StringLiterals;

QString databaseFailureText(const Error &error, const ConnectionSpec &spec)
{
    // Errors of opening a file begin with its name, which is said already.
    QString why = error.detail.simplified(); // libpq's have lines
    if (!spec.file.isEmpty() && why.startsWith(spec.file + u": "_s))
        why = why.mid(spec.file.size() + 2);
    while (why.endsWith(u'?') || why.endsWith(u'.'))
        why.chop(1); // a sentence follows
    if (isFault(error, Fault::Corrupt))
        return spec.dialect == Dialect::Sqlite ? u"the file is damaged, or is no SQLite database (%1). It was left as "
                                                 u"it is. Move it away, put a copy in its "
                                                 "place, or name another one with --database."_s.arg(why)
                                               : u"it is damaged (%1)."_s.arg(why);
    if (isFault(error, Fault::Io))
        return u"%1. See whether its folder exists, is writable and on a local disk, or name another one with "
               "--database."_s.arg(why);
    if (isFault(error, Fault::DiskFull))
        return u"the disk is full (%1)."_s.arg(why);
    if (isFault(error, Fault::NotConnected) || isFault(error, Fault::ConnectionLost))
        return u"%1. See whether the PostgreSQL server runs there and takes this user, or name another database with "
               "--database."_s.arg(why);
    if (isFault(error, Fault::Locked))
        return u"another process holds it (%1). Try again."_s.arg(why);
    if (error.isCanceled())
        return u"it was stopped"_s;
    return why.isEmpty() ? u"it took too long"_s : why;
}

} // namespace coroscope::db
