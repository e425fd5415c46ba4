#pragma once

#include <QByteArray>

namespace coroscope {

/// SHA-256 of SHA-256 of … of a text: as much work as one wants, with a result that anybody can check.
struct DigestChain {
    QByteArray value; ///< the text at first, then a digest of 32 bytes
    qint64 done = 0; ///< how often it was digested
};
/// `count` times more. Any thread.
DigestChain digestMore(DigestChain chain, qint64 count);

} // namespace coroscope
