#pragma once

#include <QLoggingCategory>

namespace coroscope::cache {

Q_DECLARE_LOGGING_CATEGORY(lcCache)

} // namespace coroscope::cache
