#pragma once

#include <QLoggingCategory>

namespace coroscope {

Q_DECLARE_LOGGING_CATEGORY(lcSecurity) // coroscope.security

} // namespace coroscope
