#include "server/cache/log_cache.h"

namespace coroscope::cache {

Q_LOGGING_CATEGORY(lcCache, "coroscope.cache")

} // namespace coroscope::cache
