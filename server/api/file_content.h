#pragma once

#include "server/http/route.h"
#include "server/runtime/static_folder.h"

#include <QList>

#include <utility>

namespace coroscope {

// A file as the answer to a GET, with conditions and ranges: what static files and uploads share.

struct FileContent {
    std::shared_ptr<const StaticFile> file;
    QByteArray small{}; ///< all of it, where it is that small; see readIfSmall()
    QByteArray type{}; ///< media type
    QByteArray tag{}; ///< ETag
    QList<std::pair<QByteArray, QByteArray>> fields{}; ///< that the response has besides

    static constexpr std::int64_t kBuffered = 64 * 1024; ///< what is no longer is read at once
};

/// On the thread that opened it; blocks.
void readIfSmall(FileContent &content);

/// 200, 206, 304, 412 or 416 (RFC 9110 §13, §14). What is not small is read as the client takes it, on threads of the
/// pool or, where the kernel has it, at once; a file that becomes shorter breaks the response off. Home thread.
Response fileResponse(const Exchange &exchange, const FileContent &content);

/// Declares what fileResponse() may answer, and Range.
RouteBuilder &fileRoute(RouteBuilder &route);

} // namespace coroscope
