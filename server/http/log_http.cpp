#include "server/http/log_http.h"

namespace coroscope {

Q_LOGGING_CATEGORY(lcGate, "coroscope.http.gate")
Q_LOGGING_CATEGORY(lcWorker, "coroscope.http.worker")

} // namespace coroscope
