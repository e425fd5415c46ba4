#include "ui/panes/database/sql_input.h"

#include "server/db/sql_text.h"
#include "ui/format.h"
#include "ui/widgets/code_edit.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SqlView)
};

} // namespace

Written<ChosenStatement> chosenStatement(const CodeEdit &editor, db::Dialect dialect)
{
    if (editor.hasSelectedText()) {
        const auto inside = db::splitStatements(editor.selectedText(), dialect);
        if (inside.size() == 1)
            return {ChosenStatement{inside.front().sql, editor.selectionOffset() + inside.front().offset, 1, 1}, {}};
        if (inside.size() > 1)
            return {std::nullopt,
                    Texts::tr("%Ln statement(s) are selected; only one runs at a time. Select one, or put the cursor "
                              "into it.",
                              nullptr, int(inside.size()))};
    }
    const auto statements = db::splitStatements(editor.toPlainText(), dialect);
    if (statements.isEmpty())
        return {std::nullopt, Texts::tr("There is no statement to run. Write one first.")};
    // The last that begins before the cursor.
    const qsizetype cursor = editor.cursorOffset();
    int at = 0;
    for (int i = 1; i < int(statements.size()); ++i) {
        if (statements[i].offset <= cursor)
            at = i;
    }
    return {ChosenStatement{statements[at].sql, statements[at].offset, at + 1, int(statements.size())}, {}};
}

Written<QVariantList> boundValues(const QString &written, qsizetype placeholders, bool mayLack)
{
    QString text = written.trimmed();
    if (placeholders == 0 || (text.isEmpty() && mayLack))
        return {QVariantList(), {}};
    if (text.isEmpty())
        return {
            std::nullopt,
            Texts::tr("The statement has %Ln placeholder(s). Write the values below it.", nullptr, int(placeholders))};
    if (!text.startsWith(u'['))
        text = u'[' + text + u']';
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return {std::nullopt,
                Texts::tr("The values for the placeholders cannot be read: %1. Write numbers, texts in quotation "
                          "marks, true, false or null, separated by commas.")
                    .arg(error.errorString()),
                true};
    QVariantList values;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        const double number = value.toDouble();
        if (value.isDouble() && number == double(qint64(number)))
            values.append(value.toInteger());
        else
            values.append(value.isNull() ? QVariant() : value.toVariant());
    }
    if (values.size() != placeholders)
        return {std::nullopt,
                Texts::tr("The statement has %Ln placeholder(s), but there are %1 values.", nullptr, int(placeholders))
                    .arg(countText(quint64(values.size()))),
                true};
    return {values, {}};
}

} // namespace coroscope
