#include "server/db/sqlite_functions.h"

#include <QStringView>

#include <sqlite3.h>

namespace coroscope::db {

namespace {

/// Empty where it is no text; valid until the function returns.
QStringView textOf(sqlite3_value *value)
{
    const auto *text = static_cast<const char16_t *>(sqlite3_value_text16(value)); // before its size
    return QStringView(text, text ? sqlite3_value_bytes16(value) / 2 : 0);
}

void containsText(sqlite3_context *context, int, sqlite3_value **values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    sqlite3_result_int(context, textOf(values[0]).contains(textOf(values[1]), Qt::CaseInsensitive) ? 1 : 0);
}

} // namespace

bool addSqliteFunctions(sqlite3 *handle)
{
    return sqlite3_create_function_v2(handle, "contains_text", 2,
                                      SQLITE_UTF16 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, containsText,
                                      nullptr, nullptr, nullptr)
        == SQLITE_OK;
}

} // namespace coroscope::db
