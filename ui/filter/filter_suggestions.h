#pragma once

#include "ui/filter/filter_grammar.h"

#include <functional>

namespace coroscope {

/// One way in which the term at the cursor could go on.
struct FilterSuggestion {
    enum class Kind { Field, Operator, Value, Function, Recent };
    Kind kind = Kind::Field;
    QString text; ///< what takes the place of the term; "status>="
    QString label; ///< what is shown
    QString help; ///< translated, beside it
};

struct FilterSuggestions {
    qsizetype start = 0; ///< what is replaced
    qsizetype end = 0;
    QList<FilterSuggestion> items;
};

/// Values of a field that were seen, such as the paths of the routes.
using FilterValues = std::function<QStringList(const FilterFieldSpec &)>;

/// What could stand at the cursor: names of fields, then operators, then values.
FilterSuggestions suggestFilter(QStringView text, qsizetype cursor, const FilterGrammar &grammar,
                                const FilterValues &values);

} // namespace coroscope
