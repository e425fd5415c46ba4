#pragma once

#include <QLoggingCategory>

namespace coroscope::tasks {

Q_DECLARE_LOGGING_CATEGORY(lcEngine) // coroscope.tasks.engine

} // namespace coroscope::tasks
