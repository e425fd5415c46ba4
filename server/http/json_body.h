#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace coroscope {

/// JSON text, or where it is malformed. Lines and columns count from 1, columns in code points.
struct JsonText {
    QJsonValue value = QJsonValue::Undefined; ///< undefined where malformed
    QString error;
    qsizetype line = 0;
    qsizetype column = 0;
};
/// RFC 8259: any value at the top, UTF-8 only. Nesting is bounded by Qt's parser (1024).
JsonText parseJson(const QByteArray &text);

/// The parts of a Content-Type that decide about a body (RFC 9110 §8.3.1).
struct MediaType {
    QByteArray essence; ///< "application/json", lower case; empty where malformed or absent
    QByteArray charset; ///< lower case; empty where not given

    static MediaType parse(QByteArrayView field);
    bool isJson() const; ///< application/json or application/*+json (RFC 6839 §3.1), in UTF-8
};

} // namespace coroscope
