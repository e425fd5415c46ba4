#include "ui/repeat_advice.h"

#include "server/db/repeat_hint.h"
#include "server/telemetry/statement_figures.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RepeatAdvice)
};

} // namespace

QString repeatAdvice(const QByteArray &sql, quint32 times)
{
    if (times < StatementFigures::kRepeats)
        return {};
    const auto hint = db::repeatHint(sql);
    const QString often = Texts::tr("N+1: one request ran it %Ln time(s).", nullptr, int(times));
    if (!hint) {
        //: %1 the sentence that says how often one request ran a statement.
        return Texts::tr("%1 One statement for all of its values would do.").arg(often);
    }
    switch (hint->kind) {
    case db::RepeatHint::Kind::Children:
        //: %1 that sentence, %2 and %3 names of tables, %4 a call in C++.
        return Texts::tr(
                   "%1 It reads the %2 of one row of %3 after the other. The relation %3 → %2 loads them all with one "
                   "more statement: %4.")
            .arg(often, hint->table, hint->other, hint->call);
    case db::RepeatHint::Kind::Parent:
        return Texts::tr(
                   "%1 It reads the row of %2 for one row of %3 after the other. The relation %3 → %2 loads them all "
                   "with one more statement: %4.")
            .arg(often, hint->table, hint->other, hint->call);
    case db::RepeatHint::Kind::Rows:
        return Texts::tr("%1 It reads one row of %2 after the other by %3. One statement reads them all: %4.")
            .arg(often, hint->table, hint->column, hint->call);
    }
    return {};
}

} // namespace coroscope
