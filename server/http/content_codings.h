#pragma once

#include "server/compression/coding.h"
#include "server/http/message.h"

#include <QList>

#include <optional>

namespace coroscope {

/// What Content-Encoding says of the body of a request (RFC 9110 §8.4).
struct ContentCodings {
    QList<Coding> codings; ///< in the order in which they were applied, without identity
    QByteArray refused; ///< why they cannot be undone, for people; empty: they can
};
ContentCodings contentCodings(const Request &request);

/// More of them, of one field line.
void addContentCodings(QByteArrayView line, ContentCodings &all);

/// "gzip, br".
QByteArray codingText(const QList<Coding> &codings);

} // namespace coroscope
