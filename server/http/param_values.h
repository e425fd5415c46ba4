#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QVarLengthArray>

#include <variant>

namespace coroscope {

/// One validated parameter. Text is UTF-8, but a path parameter may hold any byte but NUL. monostate: optional and
/// absent.
using ParamValue = std::variant<std::monostate, bool, qint64, double, QByteArray>;

/// All parameters of a request in the order in which its route declares them, and its JSON body where it declares one.
struct ParamValues {
    QVarLengthArray<ParamValue, 4> values;
    QJsonValue body = QJsonValue(QJsonValue::Undefined);

    void clear()
    {
        values.clear();
        body = QJsonValue(QJsonValue::Undefined);
    }
};

} // namespace coroscope
