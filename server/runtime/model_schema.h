#pragma once

#include "server/db/model_json.h"
#include "server/http/schema.h"
#include "server/http/validation.h"

namespace coroscope {

// What routes make of a model's declaration. Any thread.

/// The same schema as db::modelSchema(), for a route's body: what it refuses, the model refuses too.
Schema schemaOf(const db::ModelInfo &model, db::JsonUse use);
/// Of a row as an answer has it.
Schema schemaOf(const db::ModelInfo &model);

/// No database keeps a NUL in a text.
bool hasNoNul(QByteArrayView utf8);

/// For the `errors` of a problem document.
ValidationIssues issuesOf(const QList<db::ModelIssue> &issues);

template<db::Model T>
Schema bodySchema(db::JsonUse use)
{
    return schemaOf(db::modelInfo<T>(), use);
}
template<db::Model T>
Schema rowSchema()
{
    return schemaOf(db::modelInfo<T>());
}

} // namespace coroscope
