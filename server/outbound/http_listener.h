#pragma once

#include "server/outbound/http_call.h"

#include <QByteArrayView>

namespace coroscope {

/// Who reads the response of a call while it comes. Called in turns of the loop of its HttpClient, of which nothing may
/// be called from inside.
class HttpListener {
public:
    virtual ~HttpListener() = default;
    /// The head of the response is there; of a redirect that is followed nothing is told. True: its body goes to read()
    /// and is not kept, however much and however long it comes: the call's timeout, and HttpCall::maxBody, are over.
    /// False: as if nobody listened.
    virtual bool takesBody(const HttpReply &head) = 0;
    /// Decoded from its transfer coding. False: that is enough, the call ends as if the response had.
    virtual bool read(QByteArrayView piece) = 0;
};

} // namespace coroscope
