#include "server/runtime/websocket_link.h"

#include "server/http/ascii.h"
#include "server/http/websocket_handshake.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;
using websocket::FrameReader;
using websocket::Opcode;

namespace {

constexpr qsizetype kMaxRefusal = 64 * 1024; // bytes of a body that says why
constexpr std::chrono::milliseconds kRefusalTimeout{2'000}; // for a body whose length is not told

websocket::Mask newMask()
{
    // §10.3: nobody may know it before.
    const quint32 number = QRandomGenerator::system()->generate();
    return {std::uint8_t(number), std::uint8_t(number >> 8U), std::uint8_t(number >> 16U), std::uint8_t(number >> 24U)};
}

QByteArray newKey()
{
    QByteArray bytes(16, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes.toBase64();
}

bool names(const HeaderList &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto &field) { return equalsIgnoringCase(field.first, name); });
}

/// Of a body in chunks (RFC 9112 §7.1) what has come.
QByteArray withoutChunks(QByteArrayView input)
{
    QByteArray body;
    for (qsizetype end = input.indexOf("\r\n"); end > 0; end = input.indexOf("\r\n")) {
        bool isNumber = false;
        const QByteArrayView digits = input.first(end);
        const qsizetype size = digits.first(std::find(digits.begin(), digits.end(), ';') - digits.begin())
                                   .toByteArray()
                                   .trimmed()
                                   .toLongLong(&isNumber, 16);
        input = input.sliced(end + 2);
        if (!isNumber || size <= 0)
            break;
        const qsizetype there = std::min(size, input.size()); // whatever number was sent
        body += input.first(there);
        input = input.sliced(std::min(there + 2, input.size()));
    }
    return body;
}

CallFault faultOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return CallFault::Refused;
    case QAbstractSocket::HostNotFoundError: return CallFault::Unresolved;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError: return CallFault::Tls;
    default: return CallFault::None;
    }
}

/// Fields of a response head; values of the same name as one list.
class Fields {
public:
    explicit Fields(const QByteArray &head)
    {
        const auto lines = head.split('\n');
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            if (colon > 0)
                m_fields.append({lines[i].first(colon), lines[i].sliced(colon + 1).trimmed()});
        }
    }
    QByteArray value(QByteArrayView name) const
    {
        QByteArrayList values;
        for (const auto &[each, text] : m_fields) {
            if (equalsIgnoringCase(each, name))
                values.append(text);
        }
        return values.join(", ");
    }
    const HeaderList &all() const noexcept { return m_fields; }
    bool lists(QByteArrayView name, QByteArrayView token) const
    {
        bool found = false;
        forEachElement(value(name), [&](QByteArrayView element) { found |= equalsIgnoringCase(element, token); });
        return found;
    }

private:
    HeaderList m_fields;
};

void trustOnly(QSslSocket &socket, const QString &caFile)
{
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(caFile));
    socket.setSslConfiguration(configuration);
}

void trustKnown(QSslSocket &socket, const QByteArray &fingerprint)
{
    QObject::connect(&socket, &QSslSocket::sslErrors, &socket, [&socket, fingerprint] {
        const QByteArray digest = socket.peerCertificate().digest(QCryptographicHash::Sha256);
        if (digest.toHex(':').toUpper() == fingerprint)
            socket.ignoreSslErrors();
    });
}

} // namespace

WebSocketLink::WebSocketLink(QObject *parent)
    : QObject(parent)
    , m_socket(nullptr, [](QTcpSocket *socket) {
        socket->disconnect();
        socket->abort();
        socket->deleteLater(); // it may be emitting
    })
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WebSocketLink::onTimeout);
}

WebSocketLink::~WebSocketLink() = default;

Result<QUrl> WebSocketLink::checkedUrl(const QUrl &given)
{
    QUrl url = given;
    if (url.scheme() == "http"_L1)
        url.setScheme(u"ws"_s);
    else if (url.scheme() == "https"_L1)
        url.setScheme(u"wss"_s);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "ws"_L1 && url.scheme() != "wss"_L1)) {
        return Error{Error::Kind::BadRequest,
                     u"%1: is no WebSocket URL, such as ws://localhost:8000/ws"_s.arg(given.toDisplayString())};
    }
    if (url.hasFragment()) // RFC 6455 §3
        return Error{Error::Kind::BadRequest, u"%1: the URL of a WebSocket has no #"_s.arg(given.toDisplayString())};
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    return url;
}

void WebSocketLink::open(const Call &call)
{
    Q_ASSERT(m_state == State::Idle);
    m_call = call;
    m_reader.emplace(FrameReader::Side::Client, FrameReader::Limits{.maxMessage = call.maxMessage});
    m_key = newKey();
    m_input.clear();
    m_closeSent = m_isOurs = m_isChunked = false;
    m_closing.reset();
    m_fault.clear();
    m_reply = {};
    m_reply.finalUrl = call.url;
    m_reply.started = Clock::now();
    m_state = State::Connecting;
    const bool isTls = call.url.scheme() == "wss"_L1;
    const auto port = quint16(call.url.port(isTls ? 443 : 80));
    if (call.timeout.count() > 0)
        m_timer.start(call.timeout);
    if (isTls) {
        auto *const socket = new QSslSocket;
        m_socket.reset(socket);
        if (!call.verifyTls)
            socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        else if (!call.caFile.isEmpty())
            trustOnly(*socket, call.caFile);
        if (call.verifyTls && !call.certificate.isEmpty())
            trustKnown(*socket, call.certificate);
        connect(socket, &QSslSocket::encrypted, this, &WebSocketLink::onConnected);
    } else {
        m_socket.reset(new QTcpSocket);
        connect(m_socket.get(), &QTcpSocket::connected, this, &WebSocketLink::onConnected);
    }
    connect(m_socket.get(), &QTcpSocket::hostFound, this,
            [this] { m_reply.nameLookup = Clock::now() - m_reply.started; });
    if (isTls)
        connect(m_socket.get(), &QTcpSocket::connected, this,
                [this] { m_reply.connected = Clock::now() - m_reply.started; });
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &WebSocketLink::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &WebSocketLink::onDisconnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::RemoteHostClosedError)
            return; // disconnected() follows
        if (m_state == State::Connecting)
            fail(Error::Kind::Unavailable, m_socket->errorString(), faultOf(error));
        else
            onDisconnected();
    });
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &WebSocketLink::written);
    if (isTls)
        static_cast<QSslSocket *>(m_socket.get())->connectToHostEncrypted(call.url.host(), port);
    else
        m_socket->connectToHost(call.url.host(), port);
}

void WebSocketLink::onConnected()
{
    m_state = State::Handshake;
    const bool isTls = m_call.url.scheme() == "wss"_L1;
    (isTls ? m_reply.tlsReady : m_reply.connected) = Clock::now() - m_reply.started;
    const QHostAddress peer = m_socket->peerAddress();
    m_reply.peer = (peer.protocol() == QAbstractSocket::IPv6Protocol ? u"[%1]:%2"_s : u"%1:%2"_s)
                       .arg(peer.toString())
                       .arg(m_socket->peerPort())
                       .toLatin1();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1); // it may say nothing for long
    QByteArray target = m_call.url.path(QUrl::FullyEncoded).toLatin1();
    if (m_call.url.hasQuery())
        target += '?' + m_call.url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray head = "GET " + target + " HTTP/1.1\r\n";
    if (!names(m_call.headers, "host")) {
        const QString host = m_call.url.host(QUrl::FullyEncoded);
        head += "Host: " + (host.contains(u':') ? '[' + host.toLatin1() + ']' : host.toLatin1());
        if (m_call.url.port() >= 0)
            head += ':' + QByteArray::number(m_call.url.port());
        head += "\r\n";
    }
    head += "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + m_key
        + "\r\n";
    if (!m_call.subprotocols.isEmpty())
        head += "Sec-WebSocket-Protocol: " + m_call.subprotocols.join(", ") + "\r\n";
    if (!m_call.url.userInfo().isEmpty() && !names(m_call.headers, "authorization")) {
        const QString user = m_call.url.userName(QUrl::FullyDecoded) + u':' + m_call.url.password(QUrl::FullyDecoded);
        head += "Authorization: Basic " + user.toUtf8().toBase64() + "\r\n";
    }
    if (!names(m_call.headers, "user-agent"))
        head += "User-Agent: Coroscope/" COROSCOPE_VERSION "\r\n";
    for (const auto &[name, value] : m_call.headers)
        head += name + ": " + value + "\r\n";
    m_reply.requestHead = head + "\r\n";
    m_reply.requestSent = Clock::now() - m_reply.started;
    m_socket->write(m_reply.requestHead);
}

void WebSocketLink::onReadyRead()
{
    m_input += m_socket->readAll();
    if (m_state == State::Handshake && m_reply.firstByte.count() == 0)
        m_reply.firstByte = Clock::now() - m_reply.started;
    if (m_state == State::Handshake)
        takeHead();
    if (m_state == State::Refused)
        takeRefusal(false);
    if (m_state == State::Open || m_state == State::Closing)
        takeFrames();
}

void WebSocketLink::takeHead()
{
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end < 0 && m_input.size() <= kMaxHead)
        return;
    const QByteArray head = m_input.first(std::max<qsizetype>(0, end));
    const QByteArray line = head.split('\n').first().trimmed();
    bool isNumber = false;
    const int status = line.mid(9, 3).toInt(&isNumber);
    if (end < 0 || !line.startsWith("HTTP/1.") || !isNumber) {
        fail(Error::Kind::Unavailable, u"what came is no HTTP response: it is no WebSocket server"_s,
             CallFault::NotHttp);
        return;
    }
    const Fields fields(head);
    m_input = m_input.sliced(end + 4);
    m_reply.bytesReceived += end + 4;
    m_reply.head = head + "\r\n\r\n";
    m_reply.headers = fields.all();
    m_reply.httpVersion = line.mid(5, 3);
    m_reply.reason = line.mid(13).trimmed();
    m_reply.status = status;
    m_reply.total = Clock::now() - m_reply.started;
    if (status >= 100 && status < 200 && status != 101) {
        takeHead(); // an interim one (RFC 9110 §15.2)
        return;
    }
    if (status != 101) {
        m_refusal = QString::fromUtf8(line.mid(9));
        m_isChunked = fields.lists("transfer-encoding", "chunked");
        const QByteArray length = fields.value("content-length");
        bool known = false;
        const qsizetype size = length.toLongLong(&known);
        m_bodySize = known && size >= 0 ? std::min(size, kMaxRefusal) : -1;
        m_state = State::Refused;
        m_timer.start(kRefusalTimeout);
        return;
    }
    const QByteArray subprotocol = fields.value("sec-websocket-protocol");
    QString fault; // §4.1
    if (!fields.lists("upgrade", "websocket") || !fields.lists("connection", "upgrade"))
        fault = u"the answer does not upgrade to a WebSocket"_s;
    else if (fields.value("sec-websocket-accept") != webSocketAccept(m_key))
        fault = u"Sec-WebSocket-Accept does not fit: it is no WebSocket server"_s;
    else if (!fields.value("sec-websocket-extensions").isEmpty())
        fault = u"the server wants an extension that it was not offered"_s;
    else if (!subprotocol.isEmpty() && !m_call.subprotocols.contains(subprotocol))
        fault = u"the server wants the subprotocol %1, which it was not offered"_s.arg(QString::fromUtf8(subprotocol));
    if (!fault.isEmpty()) {
        fail(Error::Kind::Unavailable, fault);
        return;
    }
    m_timer.stop();
    m_state = State::Open;
    Q_EMIT opened(subprotocol);
}

/// A body that is a problem document (RFC 9457) has a sentence for people.
void WebSocketLink::takeRefusal(bool isEnd)
{
    const bool isWhole = m_isChunked ? m_input.endsWith("0\r\n\r\n")
        : m_bodySize >= 0            ? m_input.size() >= m_bodySize
                                     : m_input.size() >= kMaxRefusal;
    if (!isEnd && !isWhole && m_input.size() < kMaxRefusal)
        return;
    m_reply.bytesReceived += m_input.size();
    m_reply.total = Clock::now() - m_reply.started;
    if (m_isChunked)
        m_input = withoutChunks(m_input);
    m_reply.body = m_bodySize >= 0 && !m_isChunked ? m_input.first(std::min(m_bodySize, m_input.size())) : m_input;
    const QString detail = QJsonDocument::fromJson(m_reply.body).object().value("detail"_L1).toString();
    const QString sentence = u"the server refused the handshake: %1"_s.arg(m_refusal);
    fail(Error::Kind::BadRequest, detail.isEmpty() ? sentence : u"%1: %2"_s.arg(sentence, detail));
}

void WebSocketLink::takeFrames()
{
    const QByteArray bytes = std::exchange(m_input, {});
    QByteArrayView input = bytes;
    while (m_state == State::Open || m_state == State::Closing) {
        const FrameReader::Event event = m_reader->next(input);
        if (event == FrameReader::Event::Nothing)
            return;
        if (event == FrameReader::Event::Fault) {
            const websocket::Fault fault = m_reader->fault();
            m_fault = fault.reason;
            if (!m_closeSent)
                send(Opcode::Close, websocket::closePayload(fault.code, fault.reason));
            m_socket->flush();
            end(fault.code, fault.reason);
            return;
        }
        const Opcode opcode = m_reader->opcode();
        const QByteArray payload = m_reader->takePayload();
        switch (opcode) {
        case Opcode::Text: Q_EMIT textReceived(payload); break;
        case Opcode::Binary: Q_EMIT binaryReceived(payload); break;
        case Opcode::Ping:
            if (!m_closeSent)
                send(Opcode::Pong, payload);
            Q_EMIT pinged(payload);
            break;
        case Opcode::Pong: Q_EMIT ponged(payload); break;
        case Opcode::Close:
            m_closing = websocket::closingOf(payload);
            if (!std::exchange(m_closeSent, true))
                send(Opcode::Close, websocket::closePayload(m_closing->code, {}));
            // The server ends the connection (§7.1.1).
            m_state = State::Closing;
            m_timer.start(kCloseTimeout);
            return;
        case Opcode::Continuation: break;
        }
    }
}

void WebSocketLink::send(Opcode opcode, QByteArrayView payload)
{
    if (m_socket)
        m_socket->write(websocket::frame(opcode, payload, true, newMask()));
}

void WebSocketLink::close(std::uint16_t code, QByteArrayView reason)
{
    if (m_state != State::Open)
        return;
    send(Opcode::Close, websocket::closePayload(code, reason));
    m_closeSent = m_isOurs = true;
    m_state = State::Closing;
    m_timer.start(kCloseTimeout);
}

qint64 WebSocketLink::unsent() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

void WebSocketLink::onDisconnected()
{
    if (!m_socket)
        return;
    m_input += m_socket->readAll();
    switch (m_state) {
    case State::Idle: break;
    case State::Connecting:
    case State::Handshake:
        fail(Error::Kind::Unavailable, u"the server closed the connection within the handshake"_s, CallFault::Lost);
        break;
    case State::Refused: takeRefusal(true); break;
    case State::Open:
    case State::Closing:
        takeFrames();
        if (m_state != State::Idle)
            end(m_closing ? m_closing->code : std::uint16_t(websocket::Abnormal),
                m_closing ? m_closing->reason : QByteArray());
        break;
    }
}

void WebSocketLink::onTimeout()
{
    switch (m_state) {
    case State::Idle:
    case State::Open: break;
    case State::Connecting:
    case State::Handshake: fail(Error::Kind::Timeout, u"the handshake was not done in time"_s); break;
    case State::Refused: takeRefusal(true); break;
    case State::Closing:
        end(m_closing ? m_closing->code : std::uint16_t(websocket::Abnormal),
            m_closing ? m_closing->reason : QByteArray());
        break;
    }
}

void WebSocketLink::letGo()
{
    m_state = State::Idle;
    m_timer.stop();
    m_socket.reset();
    m_input.clear();
}

void WebSocketLink::fail(Error::Kind kind, const QString &detail, CallFault fault)
{
    letGo();
    Q_EMIT failed(Error{kind, detail, callErrorCode(fault, m_reply.status)});
}

void WebSocketLink::end(std::uint16_t code, const QByteArray &reason)
{
    letGo();
    Q_EMIT closed(code, reason, m_isOurs);
}

} // namespace coroscope
