#pragma once

#include "server/compression/body_decoder.h"
#include "server/outbound/event_parser.h"
#include "server/outbound/http_call.h"

#include <memory>

namespace coroscope {

/// The body of a response as events: undoes its content codings on the way to the parser. Memory is bounded, whatever a
/// small input stands for. One thread.
class EventReader {
public:
    /// `lastId`: as EventParser has it.
    explicit EventReader(QByteArray lastId = {})
        : m_parser(std::move(lastId))
    {
    }
    /// Before the body. False: it has a coding that is unknown here.
    bool begin(const HttpReply &head);
    /// Appends those events that are complete. False: fault() says why it reads no further.
    bool read(QByteArrayView piece, std::vector<ServerEvent> &events);

    const EventParser &parser() const noexcept { return m_parser; }
    /// For people, without a stop; empty: none.
    QString fault() const;

private:
    EventParser m_parser;
    std::unique_ptr<BodyDecoder> m_decoder; ///< null: the body is not coded
    bool m_isDamaged = false;
};

} // namespace coroscope
