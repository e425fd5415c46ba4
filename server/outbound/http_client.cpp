#include "server/outbound/http_client.h"

#include "server/outbound/call_check.h"
#include "server/outbound/http_transfer.h"
#include "server/outbound/redirect.h"

#include <algorithm>
#include <cassert>
#include <new>
#include <optional>
#include <sys/epoll.h>
#include <unordered_map>
#include <vector>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

/// Idle connections that are kept. libcurl's default, four for each call under way, would drop them all as soon as a
/// burst of calls has ended.
constexpr long kKeptConnections = 512;

} // namespace

class HttpClient::Private final : private Timer {
public:
    explicit Private(EpollLoop &loop);
    ~Private() override;

    CallId start(HttpCall call, Done done, HttpListener *listener);
    void cancel(CallId id);
    std::size_t running() const noexcept { return m_calls.size(); }
    void abortAll();

private:
    struct Call {
        CallId id = 0;
        HttpCall call;
        Done done;
        HttpListener *listener = nullptr;
        Clock::time_point started;
        int redirects = 0;
        qint64 receivedBefore = 0; // by the redirects
        std::unique_ptr<HttpTransfer> transfer; // while libcurl works on it
        std::optional<Result<HttpReply>> result; // then
    };

    /// A descriptor of libcurl's on the loop.
    class Socket final : public IoHandler {
    public:
        Socket(Private &client, curl_socket_t descriptor)
            : m_client(client)
            , m_descriptor(descriptor)
        {
        }
        ~Socket() { m_client.m_loop.unwatch(m_descriptor, this); }
        bool watch(std::uint32_t events)
        {
            // libcurl may close a descriptor and get the same number again without a word between.
            return m_client.m_loop.modify(m_descriptor, events, this)
                || m_client.m_loop.watch(m_descriptor, events, this);
        }

    private:
        void onEvents(std::uint32_t events) override;

        Private &m_client;
        const curl_socket_t m_descriptor;
    };

    /// What goes on in a coming turn. Outlives the client where the loop still holds it.
    class Wakeup final : public PostNode {
    public:
        explicit Wakeup(Private *client)
            : m_client(client)
        {
        }
        void request(EpollLoop &loop)
        {
            if (std::exchange(m_posted, true))
                return;
            loop.post(this);
        }
        void abandon()
        {
            m_client = nullptr;
            if (!m_posted)
                delete this;
        }

    private:
        ~Wakeup() override = default;
        void run() override
        {
            m_posted = false;
            if (m_client)
                m_client->onWakeup();
            else
                delete this;
        }
        void discard() override
        {
            m_posted = false;
            if (!m_client)
                delete this;
        }

        Private *m_client;
        bool m_posted = false;
    };

    static int onSocket(CURL *handle, curl_socket_t descriptor, int what, void *self, void *);
    static int onTimer(CURLM *, long wait, void *self); // milliseconds; negative: none

    void onWakeup();
    void onExpired() override;
    void act(curl_socket_t descriptor, int events);
    void begin(Call &call);
    void collect();
    void finished(Call &call, CURLcode code);
    void settle(Call &call, Result<HttpReply> result);
    void deliver();

    EpollLoop &m_loop;
    Wakeup *m_wakeup;
    CURLM *m_multi;
    CallId m_lastId = 0;
    bool m_closing = false;
    bool m_due = false; // libcurl asked to be called at once
    bool *m_gone = nullptr; // where deliver() learns that a `done` destroyed the client
    std::unordered_map<CallId, std::unique_ptr<Call>> m_calls;
    std::vector<CallId> m_waiting; // started, not begun
    std::vector<CallId> m_unwatched; // whose descriptors epoll refused
    std::vector<CallId> m_settled; // whose `done` is to be called
    std::unordered_map<curl_socket_t, std::unique_ptr<Socket>> m_sockets;
};

HttpClient::Private::Private(EpollLoop &loop)
    : m_loop(loop)
    , m_wakeup(new Wakeup(this))
{
    HttpTransfer::initLibrary();
    m_multi = curl_multi_init();
    if (!m_multi)
        throw std::bad_alloc();
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &Private::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &Private::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, kKeptConnections);
    curl_multi_setopt(m_multi, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
}

HttpClient::Private::~Private()
{
    assert(m_closing && m_calls.empty());
    m_sockets.clear(); // before libcurl closes the descriptors
    curl_multi_cleanup(m_multi);
    m_wakeup->abandon();
    if (m_gone)
        *m_gone = true;
}

/// Every `done` hears Canceled. What they start meanwhile is not begun any more.
void HttpClient::Private::abortAll()
{
    m_closing = true;
    m_loop.cancel(*this);
    auto calls = std::exchange(m_calls, {});
    for (auto &[id, call] : calls) {
        if (call->transfer)
            curl_multi_remove_handle(m_multi, call->transfer->handle());
        call->transfer.reset();
    }
    for (auto &[id, call] : calls)
        call->done(Error::canceled());
    m_calls.clear();
}

HttpClient::CallId HttpClient::Private::start(HttpCall call, Done done, HttpListener *listener)
{
    auto entry = std::make_unique<Call>();
    Call &started = *entry;
    started.id = ++m_lastId;
    started.call = std::move(call);
    started.done = std::move(done);
    started.listener = listener;
    started.started = Clock::now();
    m_calls.emplace(started.id, std::move(entry));
    if (const auto checked = checkCall(started.call); !checked)
        settle(started, checked.error());
    else
        m_waiting.push_back(started.id);
    if (!m_closing)
        m_wakeup->request(m_loop);
    return started.id;
}

void HttpClient::Private::cancel(CallId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    const auto call = std::move(found->second); // what its `done` holds ends last
    m_calls.erase(found);
    if (call->transfer)
        curl_multi_remove_handle(m_multi, call->transfer->handle());
}

void HttpClient::Private::onWakeup()
{
    for (const CallId id : std::exchange(m_waiting, {})) {
        if (const auto found = m_calls.find(id); found != m_calls.end())
            begin(*found->second);
    }
    if (std::exchange(m_due, false)) {
        int running = 0;
        curl_multi_socket_action(m_multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    for (const CallId id : std::exchange(m_unwatched, {})) {
        if (const auto found = m_calls.find(id); found != m_calls.end() && found->second->transfer) {
            curl_multi_remove_handle(m_multi, found->second->transfer->handle());
            settle(*found->second, Error{Error::Kind::Unavailable, u"No room to watch another connection."_s});
        }
    }
    collect();
    deliver();
}

void HttpClient::Private::begin(Call &call)
{
    milliseconds limit(0);
    if (call.call.timeout > milliseconds(0)) {
        const auto left = call.started + call.call.timeout - Clock::now();
        limit = std::max(milliseconds(1), std::chrono::ceil<milliseconds>(left));
    }
    call.transfer = std::make_unique<HttpTransfer>(call.call, limit, call.started, &call, call.listener);
    if (const CURLMcode code = curl_multi_add_handle(m_multi, call.transfer->handle()); code != CURLM_OK) {
        settle(call, Error{Error::Kind::Internal, QString::fromUtf8(curl_multi_strerror(code))});
        return;
    }
    // At once, so that a call in a large batch is timed from when libcurl begins with it.
    m_due = false;
    int running = 0;
    curl_multi_socket_action(m_multi, CURL_SOCKET_TIMEOUT, 0, &running);
}

void HttpClient::Private::Socket::onEvents(std::uint32_t events)
{
    int mask = 0;
    if (events & (EPOLLIN | EPOLLHUP | EPOLLRDHUP))
        mask |= CURL_CSELECT_IN;
    if (events & EPOLLOUT)
        mask |= CURL_CSELECT_OUT;
    if (events & EPOLLERR)
        mask |= CURL_CSELECT_ERR;
    m_client.act(m_descriptor, mask); // may delete this
}

void HttpClient::Private::onExpired()
{
    act(CURL_SOCKET_TIMEOUT, 0); // may delete this
}

void HttpClient::Private::act(curl_socket_t descriptor, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, descriptor, events, &running);
    collect();
    deliver();
}

int HttpClient::Private::onSocket(CURL *handle, curl_socket_t descriptor, int what, void *self, void *)
{
    auto *client = static_cast<Private *>(self);
    if (what == CURL_POLL_REMOVE || client->m_closing) {
        client->m_sockets.erase(descriptor);
        return 0;
    }
    auto &socket = client->m_sockets[descriptor];
    if (!socket)
        socket = std::make_unique<Socket>(*client, descriptor);
    const std::uint32_t events
        = (what & CURL_POLL_IN ? EPOLLIN | EPOLLRDHUP : 0U) | (what & CURL_POLL_OUT ? EPOLLOUT : 0U);
    if (!socket->watch(events)) {
        // An error returned to libcurl here would end all calls.
        client->m_unwatched.push_back(static_cast<Call *>(HttpTransfer::ownerOf(handle))->id);
        client->m_wakeup->request(client->m_loop);
    }
    return 0;
}

int HttpClient::Private::onTimer(CURLM *, long wait, void *self)
{
    auto *client = static_cast<Private *>(self);
    if (client->m_closing)
        return 0;
    client->m_due = wait == 0;
    if (wait > 0)
        client->m_loop.schedule(*client, Clock::now() + milliseconds(wait));
    else
        client->m_loop.cancel(*client);
    if (client->m_due) // libcurl must not be called from inside its callback
        client->m_wakeup->request(client->m_loop);
    return 0;
}

void HttpClient::Private::collect()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *handle = message->easy_handle;
        const CURLcode code = message->data.result; // the message is gone with the handle
        curl_multi_remove_handle(m_multi, handle);
        finished(*static_cast<Call *>(HttpTransfer::ownerOf(handle)), code);
    }
}

void HttpClient::Private::finished(Call &call, CURLcode code)
{
    auto result = call.transfer->finish(code);
    call.transfer.reset();
    if (!result) {
        settle(call, std::move(result));
        return;
    }
    HttpReply &reply = result.value();
    reply.bytesReceived += call.receivedBefore;
    reply.redirects = call.redirects;
    if (call.call.maxRedirects <= 0 || !isRedirect(reply)) {
        settle(call, std::move(result));
        return;
    }
    if (call.redirects == call.call.maxRedirects) {
        settle(call, Error{Error::Kind::Unavailable, u"More than %1 redirects."_s.arg(call.redirects)});
        return;
    }
    auto next = followRedirect(call.call, reply);
    if (!next) {
        settle(call, next.error());
        return;
    }
    call.call = std::move(next).value();
    call.receivedBefore = reply.bytesReceived;
    ++call.redirects;
    m_waiting.push_back(call.id);
    m_wakeup->request(m_loop);
}

void HttpClient::Private::settle(Call &call, Result<HttpReply> result)
{
    call.transfer.reset();
    call.result.emplace(std::move(result));
    m_settled.push_back(call.id);
}

/// May delete this.
void HttpClient::Private::deliver()
{
    bool gone = false;
    m_gone = &gone;
    for (const CallId id : std::exchange(m_settled, {})) {
        const auto found = m_calls.find(id);
        if (found == m_calls.end())
            continue; // canceled by a `done` before it
        const auto call = std::move(found->second);
        m_calls.erase(found);
        call->done(std::move(*call->result));
        if (gone)
            return;
    }
    m_gone = nullptr;
}

HttpClient::HttpClient(EpollLoop &loop)
    : d(std::make_unique<Private>(loop))
{
}

HttpClient::~HttpClient()
{
    d->abortAll();
}

HttpClient::CallId HttpClient::start(HttpCall call, Done done, HttpListener *listener)
{
    return d->start(std::move(call), std::move(done), listener);
}

void HttpClient::cancel(CallId id)
{
    d->cancel(id);
}

std::size_t HttpClient::running() const
{
    return d->running();
}

} // namespace coroscope
