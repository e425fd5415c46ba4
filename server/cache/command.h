#pragma once

#include "server/cache/reply.h"

namespace coroscope::cache {

/// The command on the wire (RESP2: an array of bulk strings), appended to `out`. Each argument goes with its length, so
/// none of its bytes can mean anything to the parser of the server.
void appendEncoded(QByteArray &out, const Command &command);
/// How many bytes that appends.
qsizetype encodedSize(const Command &command);

/// Why a command has no place on a connection whose commands are pipelined and answered one by one: it has no verb, or
/// it would turn the connection into something else (SUBSCRIBE, MONITOR, HELLO 3, CLIENT REPLY OFF, RESET, …), so that
/// later replies would be taken for those of other commands. An error of Redis' kind; Nil where it may be sent.
Reply refusalOf(const Command &command);

} // namespace coroscope::cache
