#include "ui/panes/database/sql_trouble.h"

#include "server/db/console.h"
#include "server/db/db_error.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SqlView)
};

} // namespace

QString reasonOf(const Error &error, milliseconds deadline)
{
    if (error.isCanceled())
        return Texts::tr("it was stopped");
    if (error.kind == Error::Kind::Timeout)
        return Texts::tr("it took longer than %1").arg(durationText(deadline));
    return error.detail;
}

SqlTrouble sqlTrouble(const Error &error, const ChosenStatement &from, const QString &text, bool writes,
                      milliseconds deadline)
{
    if (error.isCanceled())
        return {Banner::Kind::Info, Texts::tr("The statement was stopped. Nothing was changed."), {}};
    if (error.kind == Error::Kind::Timeout)
        return {Banner::Kind::Error,
                Texts::tr("The statement took longer than %1 and was stopped. Nothing was changed.")
                    .arg(durationText(deadline)),
                {}};
    const bool isReadOnly = !writes
        && (db::isFault(error, db::Fault::ReadOnly) || error.detail.contains("readonly"_L1)
            || error.detail.contains("read-only"_L1));
    if (isReadOnly)
        return {Banner::Kind::Warning,
                Texts::tr("The database refused: the console's connection only reads. Switch “Allow Writing” on to "
                          "change data."),
                Texts::tr("Allow writing")};
    const QString message = error.detail.section(u'\n', 0, 0).trimmed();
    const qsizetype inside = db::errorOffset(from.sql, error.detail);
    if (inside < 0)
        return {Banner::Kind::Error, Texts::tr("The database does not take the statement: %1.").arg(message), {}};
    const qsizetype at = from.offset + inside;
    const auto line = text.left(at).count(u'\n') + 1;
    return {Banner::Kind::Error,
            //: %1 a line number, %2 what the database said.
            Texts::tr("Line %1: the database does not take the statement: %2.").arg(countText(quint64(line)), message),
            {},
            at};
}

} // namespace coroscope
