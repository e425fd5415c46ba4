#pragma once

#include <QByteArray>
#include <QStringList>

namespace coroscope::test {

/// What is wrong with a file in the JSON Object Format of the Trace Event Format, as its document demands and as
/// Perfetto and chrome://tracing import it: required keys and their types by phase; complete events of a thread, and
/// begin and end of asynchronous ones, in order and properly nested; everything that begins ends; threads and processes
/// have names. Empty: nothing is.
QStringList traceFaults(const QByteArray &json);

} // namespace coroscope::test
