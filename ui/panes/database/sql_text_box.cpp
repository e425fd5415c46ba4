#include "ui/panes/database/sql_text_box.h"

namespace coroscope {

CodeEdit *makeSqlBox(const QString &accessibleName, QWidget *parent)
{
    auto *box = new CodeEdit(accessibleName, parent);
    box->setLanguage(TextLanguage::Sql);
    box->setReadOnly(true);
    box->setWrapMode(QsciScintilla::WrapWord);
    box->setFolding(QsciScintilla::NoFoldStyle);
    box->setMinimumHeight(3 * box->fontMetrics().height());
    return box;
}

void showSql(CodeEdit *box, const QString &sql)
{
    if (box->toPlainText() == sql)
        return;
    box->setReadOnly(false); // Scintilla refuses code, too
    box->setPlainText(sql);
    box->setReadOnly(true);
}

} // namespace coroscope
