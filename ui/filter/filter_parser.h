#pragma once

#include "ui/filter/filter.h"
#include "ui/filter/filter_grammar.h"

#include <optional>

namespace coroscope {

/// Why a text is no filter, and where: the place lies within the text and is at least one letter wide.
struct FilterError {
    QString sentence; ///< translated: what is wrong and what to do
    qsizetype start = 0;
    qsizetype length = 0;
};

struct FilterParse {
    Filter filter; ///< empty where there is an error, or where the text is blank
    std::optional<FilterError> error;
};

/// The grammar, the same in every pane:
///
///     plain text            both words, in any case, anywhere in the fields that are searched
///     "two words"  us*rs    the text as it stands; * stands for any letters
///     path:/users*          field, then : = != < <= > >=, then a value of its kind (FilterKind)
///     status:200..299  method:GET,PUT
///     -word  not(a b)       not this; not both
///     or(a b)  a or b       one of them; "and" binds more than "or"
///     and(a b)  (a b)       both
///
/// "and" and "or" are searched for when they stand in quotation marks. Commas separate in brackets.
FilterParse parseFilter(QStringView text, const FilterGrammar &grammar);

/// Where a value, a field or an operator is being written, for completion: the term around the cursor, taken apart.
struct FilterTerm {
    qsizetype start = 0; ///< of the name or the word, after a '-'
    qsizetype end = 0; ///< of the whole term
    QString name; ///< where an operator follows
    QString op;
    qsizetype valueStart = 0; ///< where an operator stands; after the last comma before the cursor
};

FilterTerm filterTermAt(QStringView text, qsizetype cursor);

} // namespace coroscope
