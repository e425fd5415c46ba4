#include "server/api/digest_chain.h"

#include <QCryptographicHash>

namespace coroscope {

DigestChain digestMore(DigestChain chain, qint64 count)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 i = 0; i < count; ++i) {
        hash.reset();
        hash.addData(chain.value);
        chain.value = hash.result();
    }
    chain.done += count;
    return chain;
}

} // namespace coroscope
