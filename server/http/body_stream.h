#pragma once

#include "server/http/exchange.h"

namespace coroscope {

/// What the producer of a streamed response writes to. A copyable handle; worker thread.
class BodyWriter {
public:
    explicit BodyWriter(ExchangePtr exchange)
        : m_exchange(std::move(exchange))
    {
    }
    /// co_await: goes on when less than 64 KiB wait to be sent, so that a client that does not read holds its producer,
    /// not the server's memory. Canceled where the client has left.
    ValueAwaiter<void> write(QByteArray piece);

private:
    ExchangePtr m_exchange;
};

/// The body of a request whose route is declared as streamed. Worker thread.
class BodyReader {
public:
    explicit BodyReader(ExchangePtr exchange)
        : m_exchange(std::move(exchange))
    {
    }
    /// co_await: the next piece; an empty one where the body is complete. The gate reads no further than 64 KiB ahead.
    /// Canceled where the client left or the token was stopped.
    ValueAwaiter<QByteArray> read();

private:
    ExchangePtr m_exchange;
};

} // namespace coroscope
