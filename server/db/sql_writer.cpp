#include "server/db/sql_writer.h"

#include "server/db/sql_text.h"

namespace coroscope::db {

using namespace Qt::StringLiterals;

SqlWriter &SqlWriter::value(const QVariant &value)
{
    m_statement.values.append(value);
    m_statement.sql += u'?'; // of PostgreSQL too: Connection::query() takes no other
    return *this;
}

SqlWriter &SqlWriter::fragment(const QString &sql, const QVariantList &values)
{
    const auto pieces = splitAtPlaceholders(sql, m_dialect);
    if (pieces.size() != values.size() + 1) {
        fail({Error::Kind::Internal,
              u"\"%1\" has %2 placeholders and was given %3 values"_s.arg(sql)
                  .arg(pieces.size() - 1)
                  .arg(values.size())});
        return *this;
    }
    text(pieces.first());
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values[i].typeId() == QMetaType::QVariantList) {
            const auto list = values[i].toList();
            for (qsizetype j = 0; j < list.size(); ++j) {
                if (j > 0)
                    text(u", ");
                value(list[j]);
            }
            if (list.isEmpty())
                text(u"NULL");
        } else {
            value(values[i]);
        }
        text(pieces[i + 1]);
    }
    return *this;
}

Result<BoundSql> SqlWriter::finish() &&
{
    if (m_fault)
        return std::move(*m_fault);
    return std::move(m_statement);
}

} // namespace coroscope::db
