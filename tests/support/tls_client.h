#pragma once

#include "server/http/tls_certificate.h"
#include "tests/conformance/raw_client.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace coroscope::test {

/// A TLS client whose bytes pass through the test's hands: in as many pieces as it likes, and cut where it likes.
/// Blocking, with the patience of RawClient.
class TlsClient {
public:
    struct Settings {
        QString caFile = {}; ///< empty: nobody is checked
        int oldest = TLS1_2_VERSION;
        int newest = TLS1_3_VERSION;
        QByteArray alpn = {}; ///< as on the wire: "\x08http/1.1"; empty: none is offered
        qsizetype piece = 0; ///< bytes of TLS that are sent at once; 0: all
        int receiveBuffer = 0; ///< of the socket
        SSL_SESSION *session = nullptr; ///< to resume
    };

    explicit TlsClient(quint16 port)
        : TlsClient(port, Settings())
    {
    }
    TlsClient(quint16 port, const Settings &settings)
        : m_raw(port, "127.0.0.1", settings.receiveBuffer)
        , m_piece(settings.piece)
        , m_context(SSL_CTX_new(TLS_client_method()))
    {
        SSL_CTX_set_options(m_context.get(), SSL_OP_IGNORE_UNEXPECTED_EOF);
        if (!settings.caFile.isEmpty()) {
            SSL_CTX_load_verify_locations(m_context.get(), settings.caFile.toUtf8().constData(), nullptr);
            SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER, nullptr);
        }
        if (settings.oldest < TLS1_2_VERSION) { // which OpenSSL does not speak by default either
            SSL_CTX_set_security_level(m_context.get(), 0);
            SSL_CTX_set_cipher_list(m_context.get(), "ALL:@SECLEVEL=0");
        }
        SSL_CTX_set_min_proto_version(m_context.get(), settings.oldest);
        SSL_CTX_set_max_proto_version(m_context.get(), settings.newest);
        SSL_CTX_set_session_cache_mode(m_context.get(), SSL_SESS_CACHE_CLIENT);
        m_ssl.reset(SSL_new(m_context.get()));
        m_in = BIO_new(BIO_s_mem());
        m_out = BIO_new(BIO_s_mem());
        BIO_set_mem_eof_return(m_in, -1);
        SSL_set_bio(m_ssl.get(), m_in, m_out);
        SSL_set_connect_state(m_ssl.get());
        SSL_set1_host(m_ssl.get(), "localhost");
        if (settings.session)
            SSL_set_session(m_ssl.get(), settings.session);
        if (!settings.alpn.isEmpty())
            SSL_set_alpn_protos(m_ssl.get(), reinterpret_cast<const unsigned char *>(settings.alpn.constData()),
                                unsigned(settings.alpn.size()));
    }

    bool handshake()
    {
        while (true) {
            ERR_clear_error();
            const int result = SSL_do_handshake(m_ssl.get());
            const int error = SSL_get_error(m_ssl.get(), result);
            const unsigned long code = ERR_peek_error();
            flush();
            if (result == 1)
                return true;
            if (error != SSL_ERROR_WANT_READ || !receive()) {
                const char *const words = ERR_reason_error_string(code);
                m_fault = words ? QByteArray(words) : QByteArray("the connection ended");
                return false;
            }
        }
    }
    const QByteArray &fault() const { return m_fault; }

    /// The first bytes of a handshake, which are not sent.
    QByteArray hello()
    {
        SSL_do_handshake(m_ssl.get());
        return takeOut();
    }
    bool send(QByteArrayView bytes) { return encrypt(bytes) && flush(); }
    /// Each byte in a record of its own; all of them at once on the wire.
    bool sendInRecordsOf(QByteArrayView bytes, qsizetype size)
    {
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            if (!encrypt(bytes.sliced(at, std::min(size, bytes.size() - at))))
                return false;
        }
        return flush();
    }
    /// The same, and behind it, in the same piece, a record that cannot be decrypted.
    bool sendAndBreak(QByteArrayView bytes)
    {
        if (!encrypt(bytes))
            return false;
        const QByteArray good = takeOut();
        QByteArray bad = good;
        bad.back() = char(bad.back() ^ 1);
        return m_raw.send(good + bad);
    }
    /// What comes next, decrypted; empty at the end, or where nothing comes in time.
    QByteArray readSome(std::chrono::milliseconds patience = kPatience)
    {
        QByteArray bytes(64 * 1024, Qt::Uninitialized);
        while (true) {
            ERR_clear_error();
            std::size_t count = 0;
            if (SSL_read_ex(m_ssl.get(), bytes.data(), std::size_t(bytes.size()), &count) == 1)
                return bytes.first(qsizetype(count));
            const int error = SSL_get_error(m_ssl.get(), 0);
            flush();
            if (error != SSL_ERROR_WANT_READ || !receive(patience))
                return {};
        }
    }
    QByteArray readToEnd()
    {
        QByteArray all;
        for (QByteArray more = readSome(); !more.isEmpty(); more = readSome())
            all += more;
        return all;
    }
    /// One response with a Content-Length; empty: none came.
    QByteArray readResponse()
    {
        while (true) {
            const qsizetype end = m_read.indexOf("\r\n\r\n");
            if (end >= 0) {
                const QByteArray head = m_read.first(end + 4).toLower();
                const qsizetype at = head.indexOf("content-length: ");
                const qsizetype size = at < 0 ? 0 : head.mid(at + 16, head.indexOf("\r\n", at) - at - 16).toLongLong();
                if (m_read.size() >= end + 4 + size) {
                    const QByteArray response = m_read.first(end + 4 + size);
                    m_read = m_read.sliced(response.size());
                    return response;
                }
            }
            const QByteArray more = readSome();
            if (more.isEmpty())
                return {};
            m_read += more;
        }
    }
    QByteArray ask(const QByteArray &request) { return send(request) ? readResponse() : QByteArray(); }

    /// Says that it sends no more (close_notify), and with `alsoOfTcp` ends that side of the connection as well.
    void halfClose(bool alsoOfTcp = true)
    {
        SSL_shutdown(m_ssl.get());
        flush();
        if (alsoOfTcp)
            m_raw.halfClose();
    }
    bool sawCloseNotify() const { return SSL_get_shutdown(m_ssl.get()) & SSL_RECEIVED_SHUTDOWN && !m_endedWithout; }
    SSL *ssl() { return m_ssl.get(); }
    RawClient &raw() { return m_raw; }
    QByteArray alpn() const
    {
        const unsigned char *name = nullptr;
        unsigned int size = 0;
        SSL_get0_alpn_selected(m_ssl.get(), &name, &size);
        return QByteArray(reinterpret_cast<const char *>(name), qsizetype(size));
    }

private:
    bool encrypt(QByteArrayView bytes)
    {
        std::size_t written = 0;
        return SSL_write_ex(m_ssl.get(), bytes.data(), std::size_t(bytes.size()), &written) == 1;
    }
    QByteArray takeOut()
    {
        QByteArray bytes(qsizetype(BIO_ctrl_pending(m_out)), Qt::Uninitialized);
        if (!bytes.isEmpty())
            BIO_read(m_out, bytes.data(), int(bytes.size()));
        return bytes;
    }
    bool flush()
    {
        const QByteArray bytes = takeOut();
        const qsizetype piece = m_piece == 0 ? bytes.size() : m_piece;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            if (!m_raw.send(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at))))
                return false;
        }
        return true;
    }
    bool receive(std::chrono::milliseconds patience = kPatience)
    {
        const QByteArray bytes = m_raw.readSome(64 * 1024, patience);
        if (bytes.isEmpty()) {
            m_endedWithout = (SSL_get_shutdown(m_ssl.get()) & SSL_RECEIVED_SHUTDOWN) == 0;
            return false;
        }
        return BIO_write(m_in, bytes.constData(), int(bytes.size())) == bytes.size();
    }

    RawClient m_raw;
    const qsizetype m_piece;
    OpenSslPtr<SSL_CTX> m_context;
    OpenSslPtr<SSL> m_ssl;
    BIO *m_in = nullptr; // of m_ssl
    BIO *m_out = nullptr; // the same
    bool m_endedWithout = false;
    QByteArray m_fault;
    QByteArray m_read; // of responses to come
};

} // namespace coroscope::test
