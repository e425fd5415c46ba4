#pragma once

#include "server/outbound/http_client.h"

#include <optional>

namespace coroscope::tests {

/// Turns the loop until `done` says so; false after half a minute.
template<typename Done>
bool turnUntil(EpollLoop &loop, Done done)
{
    const auto end = Clock::now() + std::chrono::seconds(30);
    while (!done()) {
        if (Clock::now() > end)
            return false;
        loop.poll(milliseconds(20));
    }
    return true;
}

/// One call from start to end.
inline Result<HttpReply> run(EpollLoop &loop, HttpClient &client, HttpCall call)
{
    std::optional<Result<HttpReply>> result;
    client.start(std::move(call), [&result](Result<HttpReply> got) { result.emplace(std::move(got)); });
    if (!turnUntil(loop, [&result] { return result.has_value(); }))
        return Error{Error::Kind::Internal, QStringLiteral("the call never ended")};
    return *result;
}

} // namespace coroscope::tests
