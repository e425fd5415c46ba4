#pragma once

#include <QByteArrayList>

namespace coroscope {

/// `coroscope-client stats FILE [--json]`; `arguments` begin with "stats". The exit code: 0, 1 where the data are wrong
/// or there are none, or the result cannot be written, 2 for wrong usage.
int stats(const QByteArrayList &arguments);

} // namespace coroscope
