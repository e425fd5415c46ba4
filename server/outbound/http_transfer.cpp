#include "server/outbound/http_transfer.h"

#include "server/outbound/call_check.h"
#include "server/outbound/http_listener.h"
#include "server/outbound/redirect.h"

#include <QFile>
#include <QHostAddress>

#include <cerrno>
#include <mutex>
#include <new>
#include <system_error>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

/// RFC 9110 §9.2.2.
bool isIdempotent(QByteArrayView method)
{
    for (const QByteArrayView known : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"}) {
        if (method == known)
            return true;
    }
    return false;
}

bool announcesBody(QByteArrayView method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

CallFault faultOf(CURLcode code, long systemError)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return CallFault::Unresolved;
    case CURLE_COULDNT_CONNECT: return systemError == ECONNREFUSED ? CallFault::Refused : CallFault::None;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return CallFault::Tls;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE: return CallFault::Lost;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL: // what came is no HTTP/1: libcurl takes it for 0.9 and refuses that
        return CallFault::NotHttp;
    default: return CallFault::None;
    }
}

nanoseconds fromMicroseconds(curl_off_t value)
{
    return std::chrono::microseconds(value);
}

} // namespace

bool KnownServer::isAt(const QUrl &url) const
{
    if (keyPin.isEmpty() || url.scheme() != u"https" || url.port(443) != port)
        return false;
    const QString name = url.host();
    if (name == u"localhost" || name == u"localhost." || name == host)
        return true;
    const QHostAddress address(name);
    return !address.isNull() && (address.isLoopback() || address == QHostAddress(host));
}

void HttpTransfer::initLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

HttpTransfer::HttpTransfer(const HttpCall &call, milliseconds limit, Clock::time_point callStarted, void *owner,
                           HttpListener *listener)
    : m_callStarted(callStarted)
    , m_begun(Clock::now())
    , m_timeout(call.timeout)
    , m_maxBody(call.maxBody)
    , m_requestBody(call.body)
    , m_endsAfterHead(call.method == "HEAD" && !call.body.isEmpty())
    , m_listener(listener)
    , m_followsRedirects(call.maxRedirects > 0)
{
    m_reply.finalUrl = call.url;
    m_handle.reset(curl_easy_init());
    if (!m_handle)
        throw std::bad_alloc();
    setUp(call, limit, owner);
    setUpMethod(call);
    setUpFields(call);
}

HttpTransfer::~HttpTransfer() = default;

void *HttpTransfer::ownerOf(CURL *handle)
{
    void *owner = nullptr;
    curl_easy_getinfo(handle, CURLINFO_PRIVATE, &owner);
    return owner;
}

void HttpTransfer::setUp(const HttpCall &call, milliseconds limit, void *owner)
{
    CURL *handle = m_handle.get();
    const QByteArray url = call.url.toEncoded(QUrl::FullyEncoded | QUrl::RemoveFragment);
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    // A stream may say nothing for long: that its other side has gone is found out all the same.
    curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L); // signals belong to the whole process
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L); // else a cancel waits for a getaddrinfo() that is under way
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, long(limit.count()));
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, m_sentence.data());
    curl_easy_setopt(handle, CURLOPT_PRIVATE, owner);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &HttpTransfer::onHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &HttpTransfer::onBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, &HttpTransfer::onConnected);
    curl_easy_setopt(handle, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L); // for the request's head as it was sent
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &HttpTransfer::onDebug);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, this);
    if (!call.verifyTls) {
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
    } else if (call.known.isAt(call.url)) { // whatever its certificate says
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
        curl_easy_setopt(handle, CURLOPT_PINNEDPUBLICKEY, call.known.keyPin.constData());
    } else if (!call.caFile.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, QFile::encodeName(call.caFile).constData());
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    const bool ownFraming = hasField(call.headers, "Content-Length") || hasField(call.headers, "Transfer-Encoding");
    if (call.freshConnection || ownFraming || !isIdempotent(call.method))
        curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, 1L);
    if (ownFraming)
        curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
}

void HttpTransfer::setUpMethod(const HttpCall &call)
{
    CURL *handle = m_handle.get();
    if (call.method == "HEAD" && !m_endsAfterHead)
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    if (!m_requestBody.isEmpty() || announcesBody(call.method)) {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, m_requestBody.isEmpty() ? "" : m_requestBody.constData());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_requestBody.size()));
    }
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, call.method.constData());
}

void HttpTransfer::addLine(const QByteArray &line)
{
    curl_slist *list = curl_slist_append(m_lines.get(), line.constData());
    if (!list)
        throw std::bad_alloc();
    m_lines.release(); // the list, grown, is the same one
    m_lines.reset(list);
}

void HttpTransfer::setUpFields(const HttpCall &call)
{
    CURL *handle = m_handle.get();
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "coroscope/" COROSCOPE_VERSION);
    if (!hasField(call.headers, "Expect"))
        addLine(QByteArrayLiteral("Expect:"));
    if (!hasField(call.headers, "Content-Type"))
        addLine(QByteArrayLiteral("Content-Type:")); // libcurl would say that it is a form
    for (const auto &[name, value] : call.headers) {
        const QByteArray trimmed = value.trimmed();
        addLine(trimmed.isEmpty() ? QByteArray(name + ';') : QByteArray(name + ": " + trimmed)); // ';': sent, but empty
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, m_lines.get());
}

std::size_t HttpTransfer::onHeader(char *data, std::size_t size, std::size_t count, void *self)
{
    const std::size_t bytes = size * count;
    return static_cast<HttpTransfer *>(self)->takeHeadLine(QByteArrayView(data, qsizetype(bytes))) ? bytes : 0;
}

std::size_t HttpTransfer::onBody(char *data, std::size_t size, std::size_t count, void *self)
{
    auto *transfer = static_cast<HttpTransfer *>(self);
    const std::size_t bytes = size * count;
    transfer->m_reply.bytesReceived += qint64(bytes);
    if (transfer->m_isListenedTo) {
        if (transfer->m_listener->read(QByteArrayView(data, qsizetype(bytes))))
            return bytes;
        transfer->m_cut = Cut::Enough;
        return CURL_WRITEFUNC_ERROR;
    }
    if (transfer->m_reply.body.size() + qint64(bytes) > transfer->m_maxBody) {
        transfer->m_cut = Cut::BodyTooLarge;
        return CURL_WRITEFUNC_ERROR;
    }
    transfer->m_reply.body.append(data, qsizetype(bytes));
    return bytes;
}

/// A connection is up, or a kept one was taken, and the request goes out next. Comes again where libcurl found a kept
/// connection closed and takes another one.
int HttpTransfer::onConnected(void *self, char *peer, char *, int peerPort, int)
{
    auto *transfer = static_cast<HttpTransfer *>(self);
    const QByteArray address(peer);
    transfer->m_reply.peer
        = (address.contains(':') ? '[' + address + ']' : address) + ':' + QByteArray::number(peerPort);
    transfer->m_reply.requestHead.clear();
    transfer->m_requestHeadDone = false;
    return CURL_PREREQFUNC_OK;
}

int HttpTransfer::onDebug(CURL *, curl_infotype type, char *data, std::size_t size, void *self)
{
    if (type == CURLINFO_HEADER_OUT || type == CURLINFO_DATA_OUT)
        static_cast<HttpTransfer *>(self)->takeSent(data, size);
    return 0;
}

void HttpTransfer::takeSent(const char *data, std::size_t size)
{
    m_lastSent = Clock::now();
    if (m_requestHeadDone)
        return;
    // Where the first write took only part of the head, libcurl 7.88 reports the rest as data.
    QByteArray &head = m_reply.requestHead;
    head.append(data, qsizetype(size));
    if (const auto end = head.indexOf("\r\n\r\n"); end >= 0) {
        head.truncate(end + 4);
        m_requestHeadDone = true;
    }
}

bool HttpTransfer::takeHeadLine(QByteArrayView line)
{
    m_reply.bytesReceived += line.size();
    m_headBytes += line.size();
    if (m_headBytes > kMaxHead) {
        m_cut = Cut::HeadTooLarge;
        return false;
    }
    if (m_headDone)
        return true; // a trailer
    if (m_reply.firstByte == nanoseconds(0))
        m_reply.firstByte = Clock::now() - m_callStarted;
    if (line.startsWith("HTTP/")) {
        takeStatusLine(line);
        return true;
    }
    m_reply.head.append(line.data(), line.size());
    if (!line.trimmed().isEmpty()) {
        takeField(line);
        return true;
    }
    m_headDone = m_reply.status >= 200;
    if (m_headDone && m_listener && !(m_followsRedirects && isRedirect(m_reply))) {
        m_isListenedTo = m_listener->takesBody(m_reply);
        if (m_isListenedTo) // libcurl looks at it whenever a timer of its own runs out
            curl_easy_setopt(m_handle.get(), CURLOPT_TIMEOUT_MS, 0L);
    }
    // What follows a 101 is another protocol; for libcurl it would be a body without end.
    if (m_reply.status != 101 && !(m_headDone && m_endsAfterHead))
        return true;
    m_cut = Cut::AfterHead;
    return false;
}

void HttpTransfer::takeStatusLine(QByteArrayView line)
{
    m_reply.head = line.toByteArray();
    m_reply.headers.clear();
    line = line.sliced(5).trimmed(); // behind "HTTP/"; RFC 9112 §4
    const auto versionEnd = line.indexOf(' ');
    m_reply.httpVersion = line.first(versionEnd < 0 ? line.size() : versionEnd).toByteArray();
    line = line.sliced(versionEnd < 0 ? line.size() : versionEnd + 1);
    const auto statusEnd = line.indexOf(' ');
    m_reply.status = line.first(statusEnd < 0 ? line.size() : statusEnd).toByteArray().toInt();
    m_reply.reason = statusEnd < 0 ? QByteArray("") : line.sliced(statusEnd + 1).toByteArray();
}

void HttpTransfer::takeField(QByteArrayView line)
{
    const QByteArrayView text = line.trimmed();
    if ((line.front() == ' ' || line.front() == '\t') && !m_reply.headers.isEmpty()) { // obs-fold, RFC 9112 §5.2
        m_reply.headers.back().second += ' ' + text.toByteArray();
        return;
    }
    const auto colon = text.indexOf(':');
    if (colon > 0)
        m_reply.headers.append(
            {text.first(colon).trimmed().toByteArray(), text.sliced(colon + 1).trimmed().toByteArray()});
}

void HttpTransfer::takeTimes()
{
    const nanoseconds begun = m_begun - m_callStarted;
    const auto phase = [this, begun](CURLINFO what) {
        curl_off_t value = 0;
        curl_easy_getinfo(m_handle.get(), what, &value);
        return value > 0 ? begun + fromMicroseconds(value) : nanoseconds(0);
    };
    long connections = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_NUM_CONNECTS, &connections);
    if (connections > 0) { // else a kept one was taken, and libcurl gives the times of that
        m_reply.nameLookup = phase(CURLINFO_NAMELOOKUP_TIME_T);
        m_reply.connected = phase(CURLINFO_CONNECT_TIME_T);
        m_reply.tlsReady = phase(CURLINFO_APPCONNECT_TIME_T);
    }
    // libcurl 7.88 has no time for the end of sending, and its first byte may be one of the upload.
    if (m_lastSent != Clock::time_point())
        m_reply.requestSent = m_lastSent - m_callStarted;
    m_reply.started = m_callStarted;
    m_reply.total = Clock::now() - m_callStarted;
}

Result<HttpReply> HttpTransfer::finish(CURLcode code)
{
    if (code != CURLE_OK && m_cut != Cut::AfterHead && m_cut != Cut::Enough)
        return failure(code);
    takeTimes();
    return std::move(m_reply);
}

Error HttpTransfer::failure(CURLcode code) const
{
    const int status = m_headDone ? m_reply.status : 0;
    switch (m_cut) {
    case Cut::BodyTooLarge:
        return {Error::Kind::Unavailable, u"The response's body is larger than the %1 bytes allowed."_s.arg(m_maxBody),
                callErrorCode(CallFault::TooLarge, status)};
    case Cut::HeadTooLarge:
        return {Error::Kind::Unavailable, u"The response's head is larger than the %1 bytes allowed."_s.arg(kMaxHead),
                callErrorCode(CallFault::HeadTooLarge, status)};
    case Cut::No:
    case Cut::AfterHead:
    case Cut::Enough: break;
    }
    QString sentence = QString::fromUtf8(m_sentence.front() ? m_sentence.data() : curl_easy_strerror(code));
    switch (code) {
    case CURLE_URL_MALFORMAT: return {Error::Kind::BadRequest, u"The URL is malformed: %1"_s.arg(sentence)};
    case CURLE_OPERATION_TIMEDOUT:
        return {Error::Kind::Timeout, u"No complete response within %1 ms: %2"_s.arg(m_timeout.count()).arg(sentence),
                callErrorCode(CallFault::None, status)};
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_BAD_FUNCTION_ARGUMENT: return {Error::Kind::Internal, sentence};
    default: break;
    }
    long error = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_OS_ERRNO, &error);
    if (code == CURLE_COULDNT_CONNECT && error != 0) { // libcurl says that it could not, but not why
        sentence += u" (%1)"_s.arg(QString::fromStdString(std::generic_category().message(int(error))));
    }
    return {Error::Kind::Unavailable, sentence, callErrorCode(faultOf(code, error), status)};
}

} // namespace coroscope
