#pragma once

#include "server/async/epoll_loop.h"
#include "server/outbound/load_figures.h"
#include "server/outbound/load_job.h"
#include "server/outbound/load_tls.h"
#include "server/outbound/response_reader.h"

#include <optional>
#include <span>
#include <string>
#include <sys/socket.h>

namespace coroscope {

/// An address to connect to, and how people write it.
struct LoadAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
    std::string text; ///< "127.0.0.1:8000"
};

/// A server that a load run goes to.
struct LoadPeer {
    LoadAddress address;
    std::optional<LoadTls> tls; ///< none: plain HTTP
};

/// One of the sockets of a load run: sends one request at a time, opening itself where it is not open. Home thread
/// of its loop.
class LoadConnection final : public IoHandler {
public:
    /// Hears what becomes of a request; may use the connection again inside each call.
    class Owner {
    public:
        virtual void connected(LoadConnection &connection) = 0; ///< where it was only to be opened
        virtual void responded(LoadConnection &connection, int status) = 0;
        /// It is closed now. Also where it was only to be opened.
        virtual void failed(LoadConnection &connection, LoadFault fault, std::string sentence) = 0;
        virtual void opened() = 0; ///< a connection was made
        virtual void sent(LoadConnection &connection, std::size_t bytes) = 0;
        virtual void received(LoadConnection &connection, std::size_t bytes) = 0;
        /// What comes is read into this; all connections of a thread share it.
        virtual std::span<char> scratch() = 0;

    protected:
        ~Owner() = default;
    };

    /// `peer` outlives it.
    LoadConnection(EpollLoop &loop, const LoadPeer &peer, Owner &owner);
    ~LoadConnection();
    LoadConnection(const LoadConnection &) = delete;
    LoadConnection &operator=(const LoadConnection &) = delete;

    /// Connects only. The answer may come inside the call.
    void open();
    /// The answer may come inside the call, where it fails at once. `request` must stay until then.
    void send(const LoadJob::Request &request, Clock::time_point now);
    /// Without a call of the owner.
    void close();

    Clock::time_point sentAt() const noexcept { return m_sentAt; } ///< the first byte; of the last request
    std::string progress() const; ///< how far the request got, as a part of a sentence

    /// The owner's own notes on what it asked for.
    struct Note {
        Clock::time_point intended;
        Clock::time_point asked;
        bool isRequest = false; ///< else it is only being opened
        bool measured = false;
        std::uint32_t request = 0; ///< its place in LoadJob::requests
        std::uint32_t slot = 0; ///< which of LoadJob::connections it is a socket of
        LoadConnection *previous = nullptr;
        LoadConnection *next = nullptr;
    };
    Note note;

private:
    enum class State { Closed, Connecting, Shaking, Open, Sending, Receiving };

    void onEvents(std::uint32_t events) override;
    void onConnected();
    void shake();
    void established();
    bool hasMore(std::span<char> scratch);
    void writeMore();
    void readMore(bool ends);
    void finish(bool ends);
    void fail(LoadFault fault, std::string sentence);
    void failConnect(int error);

    EpollLoop &m_loop;
    const LoadPeer &m_peer;
    Owner &m_owner;
    int m_fd = -1;
    std::unique_ptr<TlsStream> m_tls; ///< null: it is plain, or closed
    State m_state = State::Closed;
    const LoadJob::Request *m_request = nullptr;
    std::size_t m_written = 0;
    Clock::time_point m_sentAt;
    ResponseReader m_reader;
};

} // namespace coroscope
