#pragma once

#include "server/db/model_info.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <utility>

namespace coroscope::db {

/// One thing that is wrong with a value. Keys, `type` names and sentences are those of FastAPI (pydantic 2).
struct ModelIssue {
    QJsonArray loc; ///< ["body", "name"]
    QString type; ///< for programs: "string_too_long"
    QString msg;
    QJsonValue input;
};

/// What a JSON object is read for.
enum class JsonUse {
    Create, ///< a new row: what has no default and may not be null is required
    Replace, ///< every writable column: what is absent becomes its default, or null
    Change, ///< what is absent stays as it is
};

/// A row as JSON, all columns in their order. Integers keep their digits, instants are ISO 8601 in UTC, bytes base64.
QJsonObject modelToJson(const ModelInfo &model, const void *row);
void appendModelJson(QByteArray &text, const ModelInfo &model, const void *row);

/// Writes what `value` says into `row`, and lists all that is wrong with it; where the list is not empty, `row` is as
/// it was. Keys that are no writable column are ignored, as FastAPI does. `columns` gets the indices of those that
/// `value` had.
QList<ModelIssue> modelFromJson(const ModelInfo &model, void *row, const QJsonValue &value, JsonUse use,
                                const QJsonArray &loc, QList<int> *columns = nullptr);

/// All that the rules say against the values of a row, wherever it comes from. `columns`: indices of those to look at;
/// empty: all.
QList<ModelIssue> checkModelRow(const ModelInfo &model, const void *row, const QList<int> &columns = {});

/// One value against the type and the rules of its column.
void checkColumnValue(const ColumnInfo &column, const QJsonValue &value, const QJsonArray &loc,
                      QList<ModelIssue> &issues);

/// What an integer column may hold: its rules and its C++ type together. Nothing for the bounds of 64 bits.
std::pair<std::optional<double>, std::optional<double>> integerBounds(const ColumnInfo &column);

template<Model T>
QJsonObject toJson(const T &row)
{
    return modelToJson(modelInfo<T>(), &row);
}
template<Model T>
void appendJson(QByteArray &text, const T &row)
{
    appendModelJson(text, modelInfo<T>(), &row);
}
/// A JSON array of all rows.
template<Model T>
QByteArray toJsonText(const QList<T> &rows)
{
    const auto &model = modelInfo<T>();
    QByteArray text;
    text.reserve(rows.size() * 96 + 2);
    text.append('[');
    for (const auto &row : rows) {
        if (text.size() > 1)
            text.append(',');
        appendModelJson(text, model, &row);
    }
    text.append(']');
    return text;
}

/// A row read from JSON, or what is wrong with it.
template<Model T>
struct JsonRead {
    T row{};
    QList<int> columns; ///< those that the JSON object had
    QList<ModelIssue> issues; ///< empty: `row` holds it
};
template<Model T>
JsonRead<T> fromJson(const QJsonValue &value, JsonUse use = JsonUse::Create, T start = T(),
                     const QJsonArray &loc = {QStringLiteral("body")})
{
    JsonRead<T> read;
    read.row = std::move(start);
    read.issues = modelFromJson(modelInfo<T>(), &read.row, value, use, loc, &read.columns);
    return read;
}

} // namespace coroscope::db
