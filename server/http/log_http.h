#pragma once

#include <QLoggingCategory>

namespace coroscope {

Q_DECLARE_LOGGING_CATEGORY(lcGate) // coroscope.http.gate
Q_DECLARE_LOGGING_CATEGORY(lcWorker) // coroscope.http.worker

} // namespace coroscope
