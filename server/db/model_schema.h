#pragma once

#include "server/db/model_json.h"

namespace coroscope::db {

/// JSON Schema 2020-12 of a model's JSON. For Change nothing is required. Any thread.
QJsonObject modelSchema(const ModelInfo &model, JsonUse use); ///< of what modelFromJson() reads
QJsonObject modelSchema(const ModelInfo &model); ///< of what modelToJson() writes: every column, read-only ones too
/// Of one column.
QJsonObject columnSchema(const ColumnInfo &column);

} // namespace coroscope::db
