#include "server/db/repeat_hint.h"

#include "server/db/fingerprint.h"
#include "server/db/model_info.h"
#include "server/db/sample_models.h"

#include <QRegularExpression>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

const std::vector<const ModelInfo *> &models()
{
    static const std::vector<const ModelInfo *> all{&modelInfo<User>(), &modelInfo<Order>(), &modelInfo<World>(),
                                                    &modelInfo<Fortune>()};
    return all;
}

const ModelInfo *modelOf(const QString &table)
{
    for (const ModelInfo *model : models()) {
        if (model->table.compare(table, Qt::CaseInsensitive) == 0)
            return model;
    }
    return nullptr;
}

QString shortName(const ModelInfo &model)
{
    const auto colons = model.name.lastIndexOf("::"_L1);
    return colons < 0 ? model.name : model.name.sliced(colons + 2);
}

} // namespace

std::optional<RepeatHint> repeatHint(const QByteArray &sql)
{
    // One table, and its column compared with one value.
    static const QRegularExpression form(
        uR"re(^\s*SELECT\s.*\bFROM\s+"?(\w+)"?(?:\s+(?:AS\s+)?\w+)?\s+WHERE\s+\(?\s*(?:"?\w+"?\.)?"?(\w+)"?\s*(?:=|IN)\s*\(?\s*(?:\?|\$\d))re"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(normalizedSql(sql));
    const auto match = form.match(text);
    if (!match.hasMatch() || text.contains(" JOIN "_L1, Qt::CaseInsensitive))
        return std::nullopt;
    const ModelInfo *model = modelOf(match.captured(1));
    const int at = model ? model->indexOf(match.captured(2).toLower()) : -1;
    if (at < 0)
        return std::nullopt;
    const ColumnInfo &column = model->columns[std::size_t(at)];
    RepeatHint hint;
    hint.table = model->table;
    hint.column = column.name;
    if (!column.referencedTable.isEmpty()) {
        const ModelInfo *parent = modelOf(column.referencedTable);
        if (!parent)
            return std::nullopt;
        hint.kind = RepeatHint::Kind::Children;
        hint.other = parent->table;
        hint.call = u"db.read().all<%1>().with<%2>()"_s.arg(shortName(*parent), shortName(*model));
        return hint;
    }
    if (at != model->primaryKey)
        return std::nullopt;
    for (const ModelInfo *child : models()) {
        for (const ColumnInfo &key : child->columns) {
            if (key.referencedTable != model->table)
                continue;
            hint.kind = RepeatHint::Kind::Parent;
            hint.other = child->table;
            hint.call = u"db.read().all<%1>().with<%2>()"_s.arg(shortName(*child), shortName(*model));
            return hint;
        }
    }
    hint.call = u"db.read().all<%1>().where(\"%2 IN (?, …)\")"_s.arg(shortName(*model), column.name);
    return hint;
}

} // namespace coroscope::db
