#pragma once

#include <QByteArrayView>

namespace coroscope {

/// The weight that an Accept field gives to `type` itself, no wildcard: in thousands; -1: it does not name it. Pure.
/// Source: RFC 9110 §12.5.1.
int acceptWeight(QByteArrayView accept, QByteArrayView type);

} // namespace coroscope
