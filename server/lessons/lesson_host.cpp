#include "server/lessons/lesson_host.h"

#include "server/lessons/lesson_knobs.h"
#include "server/runtime/server.h"

#include <QTemporaryDir>

#include <optional>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

class HeadlessHost::Private {
public:
    Private()
        : neutral(LessonKnobs::of(server))
    {
        QObject::connect(&server, &Server::stateChanged, &server, [this](ServerState state) { onState(state); });
    }
    bool isDown() const { return server.state() == ServerState::Stopped || server.state() == ServerState::Failed; }
    void goOn();
    void onState(ServerState state);

    std::optional<QTemporaryDir> folder; // before the server, which uses it until it ends
    Server server;
    const LessonKnobs neutral;
    Options options;
    Done began; ///< waits for the server to listen
    std::function<void()> ended; ///< waits for it to have stopped
};

/// The server is down: what was asked for is done now.
void HeadlessHost::Private::goOn()
{
    folder.reset();
    if (ended) {
        std::exchange(ended, {})();
        return;
    }
    if (!began)
        return;
    folder.emplace();
    if (!folder->isValid()) {
        std::exchange(began, {})(Error{
            Error::Kind::Storage, u"no folder for the lesson's data can be made: %1"_s.arg(folder->errorString())});
        return;
    }
    options.dataDir = folder->path();
    neutral.apply(server);
    server.start(options);
}

void HeadlessHost::Private::onState(ServerState state)
{
    if (state == ServerState::Listening && began)
        std::exchange(began, {})({});
    else if (state == ServerState::Failed && began)
        std::exchange(began, {})(Error{Error::Kind::Unavailable, server.failure().detail});
    else if (state == ServerState::Stopped && (began || ended))
        // Not inside its own signal.
        QMetaObject::invokeMethod(
            &server,
            [this] {
                if (isDown())
                    goOn();
            },
            Qt::QueuedConnection);
}

HeadlessHost::HeadlessHost()
    : d(std::make_unique<Private>())
{
}

HeadlessHost::~HeadlessHost()
{
    d->server.disconnect(); // it tells of its end, and there is nobody left to hear it
}

Server &HeadlessHost::server()
{
    return d->server;
}

void HeadlessHost::begin(const Options &options, Done done)
{
    d->options = options;
    d->ended = {};
    if (const Done older = std::exchange(d->began, std::move(done)))
        older(Error::canceled());
    if (d->isDown())
        d->goOn();
    else
        d->server.stopNow();
}

void HeadlessHost::end(std::function<void()> done)
{
    d->ended = std::move(done);
    if (const Done older = std::exchange(d->began, {}))
        older(Error::canceled());
    if (d->isDown())
        d->goOn();
    else
        d->server.stopNow();
}

} // namespace coroscope
