#pragma once

#include "server/async/openssl_ptr.h"

#include <string>
#include <sys/types.h>

namespace coroscope {

/// "sha256//BASE64" of its public key, as curl's --pinnedpubkey takes it (RFC 7469 §2.4's SPKI fingerprint); empty: it
/// has none that can be read.
std::string keyPinOf(const X509 &certificate);

/// TLS on a connected, non-blocking descriptor, which it does not own: as recv() and send() are, with errno, but that
/// read() fills what it is given from as many records as there are. One thread.
///
/// A write that has to wait (EAGAIN) may have taken in bytes that are not counted yet: the next one begins with the
/// same bytes, from wherever, and has at least as many.
class TlsStream {
public:
    enum class Side { Server, Client };
    enum class Shaken { Done, Goes, Failed };

    /// `context`, of that side, outlives it.
    TlsStream(SSL_CTX *context, int fd, Side side);
    ~TlsStream();
    TlsStream(const TlsStream &) = delete;
    TlsStream &operator=(const TlsStream &) = delete;

    /// Of a client, before the handshake: whom it means to reach, a name or an address, which is told, and checked
    /// where the context checks.
    void callIt(const std::string &host);

    /// Takes the handshake as far as it goes now; Goes: again when the descriptor is ready.
    Shaken shake();
    /// Why it failed, for people: "the client does not trust the certificate (unknown ca)".
    const std::string &fault() const noexcept { return m_fault; }
    /// The other side ended the connection, and said nothing about it.
    bool wasLeft() const noexcept { return m_wasLeft; }

    /// 0: the peer has said that it sends no more, or has ended the connection. EAGAIN: not now; any other errno:
    /// broken.
    ssize_t read(char *data, std::size_t size);
    /// One record at most, so perhaps less than `size`, which is not 0.
    ssize_t write(const char *data, std::size_t size);
    /// Of a read() that gave less than it was asked for: there is an end, or a fault, which the next one tells.
    bool hasEnded() const noexcept { return m_hasEnded; }
    /// What the last one waits for, where that is not what one would think (a change of keys).
    bool readWantsWrite() const noexcept { return m_readWantsWrite; }
    bool writeWantsRead() const noexcept { return m_writeWantsRead; }

    /// Says that nothing more will be sent (close_notify), unless it is broken. False: not now, the descriptor is full.
    bool finish();

    /// "sha256//BASE64" of the other side's public key, as curl's --pinnedpubkey takes it; empty: it showed none.
    std::string peerKeyPin() const;
    const char *version() const; ///< "TLSv1.3"; stays
    const char *cipher() const; ///< "TLS_AES_256_GCM_SHA384"; stays; empty: none has been agreed on

private:
    ssize_t failed(int result, bool isRead);

    OpenSslPtr<SSL> m_ssl;
    int m_fd;
    bool m_isOpen = false; ///< the handshake is done, and nothing has broken it
    bool m_hasEnded = false;
    bool m_wasLeft = false;
    bool m_readWantsWrite = false;
    bool m_writeWantsRead = false;
    bool m_isFinished = false;
    std::string m_fault;
};

} // namespace coroscope
