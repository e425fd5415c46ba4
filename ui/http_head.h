#pragma once

#include "server/outbound/http_call.h"

#include <QByteArray>

namespace coroscope {

/// A message's head, cut for showing. It has been checked by whoever received it, or is what was refused, so this is
/// lenient: a line without a colon becomes a field without a value, and nothing is lost.
struct HttpHead {
    QByteArray startLine;
    HeaderList fields;

    /// The first field of that name, in any case; empty where there is none.
    QByteArray value(const QByteArray &name) const;
    static HttpHead parse(const QByteArray &head);
};

} // namespace coroscope
