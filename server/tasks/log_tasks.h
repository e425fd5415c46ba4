#pragma once

#include <QLoggingCategory>

namespace coroscope::tasks {

Q_DECLARE_LOGGING_CATEGORY(lcEngine) // coroscope.tasks.engine
Q_DECLARE_LOGGING_CATEGORY(lcRedisStore) // coroscope.tasks.redis

} // namespace coroscope::tasks
