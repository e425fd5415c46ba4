#pragma once

#include "ui/widgets/code_edit.h"

namespace coroscope {

/// A statement to be read and copied: SQL in its colours, a few lines high, not to be changed. GUI thread.
CodeEdit *makeSqlBox(const QString &accessibleName, QWidget *parent);
/// Shows another text, where it is another one.
void showSql(CodeEdit *box, const QString &sql);

} // namespace coroscope
