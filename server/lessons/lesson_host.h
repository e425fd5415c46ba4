#pragma once

#include "server/async/result.h"

#include <functional>
#include <memory>

namespace coroscope {

class Server;
struct Options;

/// What a lesson is played on: somebody who has a Server and can give it a fresh, empty data folder. On the thread of
/// the server; nothing blocks.
class LessonHost {
public:
    using Done = std::function<void(Result<void>)>;

    virtual ~LessonHost() = default;

    /// The same from a begin() to its end.
    virtual Server &server() = 0;
    /// Starts the server with these options (Lesson::server) and a data folder that is new and empty, in place of what
    /// it was. Its knobs are at their neutral places, see LessonKnobs. `done` comes once, maybe inside the call: the
    /// server listens; or a sentence why it does not. A second begin() without an end() in between starts afresh;
    /// what the first waited for is canceled.
    virtual void begin(const Options &options, Done done) = 0;
    /// Puts back what was before, and removes the folder. `done` comes once, also after a failed begin().
    virtual void end(std::function<void()> done) = 0;
};

/// A server of its own, for programs without a window. Ended with it at the latest.
class HeadlessHost final : public LessonHost {
public:
    HeadlessHost();
    ~HeadlessHost() override;

    Server &server() override;
    void begin(const Options &options, Done done) override;
    void end(std::function<void()> done) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
