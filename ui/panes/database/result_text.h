#pragma once

#include "server/db/console.h"
#include "ui/widgets/file_export.h"

namespace coroscope {

/// A value as the database has it, for programs: no separators, bytes as hex digits.
QString plainValue(const QVariant &value);
/// Whole and broken numbers.
bool isNumber(const QVariant &value);

// The rows of a result as text. `rows` are numbers of them, in the order in which they are written. Any thread.

/// RFC 4180, as TableExport has it; NULL is an empty field.
void writeResultCsv(const db::ConsoleResult &result, const QList<int> &rows, const QList<int> &columns,
                    ExportSink &sink);
/// An array of objects; bytes as Base64, whole numbers as such. Two columns of one name do not hide each other.
void writeResultJson(const db::ConsoleResult &result, const QList<int> &rows, ExportSink &sink);

} // namespace coroscope
