#pragma once

#include "server/compression/stream_encoder.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QPair>
#include <QVarLengthArray>

#include <QCoro/QCoroTask>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace coroscope {

/// The methods that this server implements (RFC 9110 §9, RFC 5789); any other token is Other, answered 501.
enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options, Trace, Connect, Other };

QByteArrayView methodName(Method method); ///< "GET"; empty for Other
Method methodFromName(QByteArrayView name); ///< case-sensitive, RFC 9110 §9.1

/// A request, a plain value: the bytes of its head with the places of its fields, and its body. Nothing in it is
/// decoded but what says so. All views point into `head` and live as long as it.
class Request {
public:
    struct Field {
        std::uint32_t nameAt = 0;
        std::uint32_t nameSize = 0;
        std::uint32_t valueAt = 0;
        std::uint32_t valueSize = 0; ///< without surrounding white space
    };

    static constexpr QByteArrayView kWholeServer{"*"};

    Method method = Method::Other;
    int minorVersion = 1; ///< of HTTP/1.x
    bool keepAlive = true; ///< what the client asked for, RFC 9112 §9.3
    QByteArray head; ///< request line and fields as they came, with the empty line
    std::uint32_t methodSize = 0; ///< the method is head[0, methodSize)
    std::uint32_t targetAt = 0; ///< origin-form, or the path of an absolute-form
    std::uint32_t pathSize = 0; ///< up to '?'
    std::uint32_t targetSize = 0; ///< 0: "*", meant by OPTIONS of a URL without a path (RFC 9112 §3.2.4)
    QVarLengthArray<Field, 24> fields;
    QByteArray body; ///< of a buffered route, complete

    QByteArrayView methodText() const { return QByteArrayView(head).first(methodSize); }
    QByteArrayView target() const
    {
        return targetSize == 0 ? kWholeServer : QByteArrayView(head).sliced(targetAt, targetSize);
    }
    QByteArrayView rawPath() const
    {
        return targetSize == 0 ? kWholeServer : QByteArrayView(head).sliced(targetAt, pathSize);
    }
    QByteArrayView rawQuery() const ///< without '?'
    {
        return pathSize == targetSize ? QByteArrayView()
                                      : QByteArrayView(head).sliced(targetAt + pathSize + 1, targetSize - pathSize - 1);
    }
    QByteArrayView name(const Field &field) const { return QByteArrayView(head).sliced(field.nameAt, field.nameSize); }
    QByteArrayView value(const Field &field) const
    {
        return QByteArrayView(head).sliced(field.valueAt, field.valueSize);
    }

    /// The first field of that name, case ignored; a null view where there is none.
    QByteArrayView field(QByteArrayView name) const;
    /// The field of that name; a null view where there is none, or more than one.
    QByteArrayView onlyField(QByteArrayView name) const;
    bool hasField(QByteArrayView name) const { return !field(name).isNull(); }
    /// For the next request on the same memory.
    void clear();
};

class Exchange;
class ExchangePtr;
class BodyWriter;
class WebSocket;

/// A response, a plain value. Framing (Content-Length, Transfer-Encoding, Connection), Date, Server and Server-Timing
/// are the gate's to add; a handler never sets them.
class Response {
public:
    using Producer = std::function<QCoro::Task<void>(ExchangePtr, BodyWriter)>;

    Response() = default;
    explicit Response(int status)
        : m_status(status)
    {
    }
    static Response json(int status, const QJsonObject &object);
    static Response json(int status, QByteArray text); ///< ready-made JSON text
    static Response text(int status, QByteArray utf8); ///< text/plain; charset=utf-8
    static Response bytes(int status, QByteArray contentType, QByteArray body);
    static Response redirect(int status, QByteArray location);
    /// A body made piece by piece, chunked (RFC 9112 §7.1; by closing on HTTP/1.0). `producer` is a coroutine function.
    static Response stream(int status, QByteArray contentType, Producer producer);
    /// The same of a body whose length is known beforehand (Content-Length, unless it is coded). A producer that writes
    /// less breaks the response off, so that the client can tell; what it writes beyond is dropped.
    static Response stream(int status, QByteArray contentType, std::int64_t length, Producer producer);

    /// 101: from now on the connection is a WebSocket, and `session` is what is done with it: a coroutine function.
    using Session = std::function<QCoro::Task<void>(ExchangePtr, std::shared_ptr<WebSocket>)>;
    static Response webSocket(QByteArray accept, Session session);

    int status() const noexcept { return m_status; }
    Response &&setField(QByteArray name, QByteArray value) &&;
    Response &setField(QByteArray name, QByteArray value) &; ///< replaces fields of that name
    QByteArrayView field(QByteArrayView name) const;
    const QVarLengthArray<QPair<QByteArray, QByteArray>, 4> &fields() const noexcept { return m_fields; }

    const QByteArray &contentType() const noexcept { return m_contentType; }
    const QByteArray &body() const noexcept { return m_body; }
    void setBody(QByteArray contentType, QByteArray body);
    bool isStream() const noexcept { return bool(m_producer); }
    const Producer &producer() const noexcept { return m_producer; }
    /// The same bytes are likely to be given again, so their compressed form is worth keeping. Of a buffered body.
    bool repeats() const noexcept { return m_repeats; }
    void setRepeats() noexcept { m_repeats = true; }
    /// The body, compressed beforehand, for the middleware that compresses.
    struct CodedBody {
        Coding coding = Coding::Identity;
        CompressionLevel level = CompressionLevel::Default;
        QByteArray bytes; ///< null: it gets no smaller
        std::chrono::nanoseconds time{0}; ///< CPU time that it took; none where it was kept
        bool isKept = false; ///< it was there before
    };
    const std::shared_ptr<const CodedBody> &codedBody() const noexcept { return m_codedBody; }
    void setCodedBody(std::shared_ptr<const CodedBody> coded) { m_codedBody = std::move(coded); }
    /// What the pieces of a stream go through; null: they go as they are.
    const std::shared_ptr<StreamEncoder> &encoder() const noexcept { return m_encoder; }
    void setEncoder(std::shared_ptr<StreamEncoder> encoder) { m_encoder = std::move(encoder); }
    /// Of a stream, before it is coded; -1: nobody knows.
    std::int64_t streamLength() const noexcept { return m_streamLength; }
    /// What Content-Length says; -1: nobody knows beforehand.
    std::int64_t contentLength() const noexcept
    {
        return !m_producer ? m_body.size() : m_encoder ? -1 : m_streamLength;
    }
    bool isWebSocket() const noexcept { return bool(m_session); }
    const Session &session() const noexcept { return m_session; }
    /// After it the connection is closed: framing is lost or the client is to go.
    bool closes() const noexcept { return m_closes; }
    Response &&closing() &&;

private:
    int m_status = 200;
    bool m_closes = false;
    bool m_repeats = false;
    QByteArray m_contentType;
    QByteArray m_body;
    QVarLengthArray<QPair<QByteArray, QByteArray>, 4> m_fields;
    Producer m_producer;
    std::shared_ptr<const CodedBody> m_codedBody;
    std::shared_ptr<StreamEncoder> m_encoder;
    std::int64_t m_streamLength = -1;
    Session m_session;
};

QByteArrayView reasonPhrase(int status); ///< RFC 9110 §15; "Unknown" for others

} // namespace coroscope
