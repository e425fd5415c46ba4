#include "server/async/offload.h"

namespace coroscope::detail {

Error errorFromCurrentException()
{
    try {
        throw;
    } catch (const std::exception &e) {
        return {Error::Kind::Internal, QString::fromLocal8Bit(e.what())};
    } catch (...) {
        return {Error::Kind::Internal, QStringLiteral("unknown exception")};
    }
}

} // namespace coroscope::detail
