#include "server/db/log_db.h"

namespace coroscope::db {

Q_LOGGING_CATEGORY(lcDb, "coroscope.db")

} // namespace coroscope::db
