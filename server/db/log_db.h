#pragma once

#include <QLoggingCategory>

namespace coroscope::db {

Q_DECLARE_LOGGING_CATEGORY(lcDb)

} // namespace coroscope::db
