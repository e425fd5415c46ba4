#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace coroscope::db {

/// What would mend a statement that one request runs again and again (N+1): the relation between two models, loaded
/// with one more statement instead of one for each row.
struct RepeatHint {
    enum class Kind {
        Children, ///< rows of `table` that refer to one row of `other`
        Parent, ///< the one row of `table` that rows of `other` refer to
        Rows, ///< rows of `table` by their key; no model refers to it
    };
    Kind kind = Kind::Rows;
    QString table; ///< the one that the statement reads
    QString column; ///< by which it does
    QString other; ///< the table of the rows that the request went through; empty for Rows
    QString call; ///< "db.read().all<User>().with<Order>()"
};

/// Of a SELECT that reads one table of a model by one column. Nothing: no relation is known that would. Pure.
std::optional<RepeatHint> repeatHint(const QByteArray &sql);

} // namespace coroscope::db
