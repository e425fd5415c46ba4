#pragma once

#include "server/async/wait.h"
#include "server/outbound/http_client.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace coroscope {

namespace detail {

/// Lives in the `done` of its call, so it ends with the call, however that ends. A stop, on whatever thread, settles
/// the wait (the awaiter does that) and has the call canceled on the home thread.
class StoppableCall {
public:
    StoppableCall(HttpClient &client, WaitRef<ValueWait<HttpReply>> wait)
        : m_client(client)
        , m_wait(std::move(wait))
    {
    }
    static void start(const std::shared_ptr<StoppableCall> &self, HttpCall call, const std::stop_token &stop)
    {
        self->m_id = self->m_client.start(
            std::move(call), [self](Result<HttpReply> result) { self->m_wait->complete(std::move(result)); });
        self->m_onStop.emplace(stop, PostCancel{&self->m_wait->home(), self});
    }

private:
    struct PostCancel {
        EpollLoop *loop;
        std::weak_ptr<StoppableCall> call; // gone with the client
        void operator()() const
        {
            loop->post([call = call] {
                if (const auto alive = call.lock())
                    alive->m_client.cancel(alive->m_id);
            });
        }
    };

    HttpClient &m_client;
    HttpClient::CallId m_id = 0;
    WaitRef<ValueWait<HttpReply>> m_wait;
    std::optional<std::stop_callback<PostCancel>> m_onStop;
};

} // namespace detail

/// co_await: Result<HttpReply>, as HttpClient's `done` gets it; Canceled where stopped, and then the transfer is ended
/// too. The call starts when this is called, not when it is awaited. Home thread of `loop`, which is the client's.
inline ValueAwaiter<HttpReply> callHttp(HttpClient &client, EpollLoop &loop, HttpCall call, std::stop_token stop,
                                        Activity *activity = nullptr)
{
    auto wait = WaitRef<ValueWait<HttpReply>>::adopt(new ValueWait<HttpReply>(loop));
    if (!stop.stop_requested()) {
        const auto stoppable = std::make_shared<detail::StoppableCall>(client, wait);
        detail::StoppableCall::start(stoppable, std::move(call), stop);
    }
    return ValueAwaiter<HttpReply>(std::move(wait), std::move(stop), activity);
}

} // namespace coroscope
