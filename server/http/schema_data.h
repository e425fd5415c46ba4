#pragma once

#include "server/http/schema.h"
#include "server/http/text_rules.h"

#include <QSharedData>

#include <vector>

namespace coroscope {

/// What a Schema holds; shared by its copies, changed only while it is declared.
class SchemaData : public QSharedData {
public:
    struct Property {
        QString name;
        Schema schema;
        bool required = false;
    };

    Schema::Type type = Schema::Type::Any;
    bool nullable = false;
    bool closed = false;
    std::optional<qsizetype> minLength;
    std::optional<qsizetype> maxLength;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<qsizetype> minItems;
    std::optional<qsizetype> maxItems;
    QString pattern; ///< as declared
    QRegularExpression expression; ///< as run
    QString format;
    const TextFormat *checkedFormat = nullptr;
    Schema::TextCheck check = nullptr;
    QString checkType;
    QString checkMessage;
    QJsonArray oneOf;
    std::vector<Schema> items; ///< one, of an array
    std::vector<Property> properties; ///< in the order of declaration
    QJsonValue fallback = QJsonValue::Undefined;
    QJsonValue example = QJsonValue::Undefined;
    QString description;
};

} // namespace coroscope
