#pragma once

#include "server/db/dialect.h"

#include <QString>
#include <QVariantList>

#include <optional>

namespace coroscope {

class CodeEdit;

/// A statement of the editor's text.
struct ChosenStatement {
    QString sql;
    qsizetype offset = 0; ///< of it in the editor's text
    int number = 0; ///< of all statements there, from 1
    int of = 0;
};

/// What a person wrote, or why it cannot be used.
template<typename T>
struct Written {
    std::optional<T> value;
    QString trouble; ///< a translated sentence where there is no value
    bool isFault = false; ///< it is wrong, rather than lacking
};

/// The statement that is selected, else the one at the cursor.
Written<ChosenStatement> chosenStatement(const CodeEdit &editor, db::Dialect dialect);

/// What was written for so many placeholders, as JSON, with brackets around it or without. `mayLack`: none at all do.
Written<QVariantList> boundValues(const QString &text, qsizetype placeholders, bool mayLack);

} // namespace coroscope
