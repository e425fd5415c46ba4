#pragma once

#include "server/outbound/http_call.h"

#include <array>
#include <memory>

#include <curl/curl.h>

namespace coroscope {

class HttpListener;

/// One request and its response on one libcurl easy handle. A redirect is followed by another transfer. Home thread of
/// the multi handle that runs it; libcurl keeps a pointer to it, so it stays where it is made and ends after the multi
/// handle has let go of handle().
///
/// What it tells libcurl, where that is not plain:
/// - no proxy, whatever the environment says: the phases shown must be those of the server named in the URL;
/// - no cookies, no netrc, no `Expect: 100-continue` of its own, dot segments left in paths;
/// - methods that are not idempotent take a fresh connection: on one that the server is just closing, libcurl would
/// send
///   them a second time (RFC 9110 §9.2.2 says not to). A call that frames its body itself gets a fresh one that is not
///   kept, since nobody knows what would be left on it.
class HttpTransfer {
public:
    /// Before any other use of libcurl, as often as one likes. Any thread.
    static void initLibrary();

    /// `limit` is what is left of the call's timeout; 0: none. `callStarted` is what all times are counted from.
    HttpTransfer(const HttpCall &call, milliseconds limit, Clock::time_point callStarted, void *owner,
                 HttpListener *listener = nullptr);
    ~HttpTransfer();
    HttpTransfer(const HttpTransfer &) = delete;
    HttpTransfer &operator=(const HttpTransfer &) = delete;

    CURL *handle() const noexcept { return m_handle.get(); }
    static void *ownerOf(CURL *handle);

    /// When the multi handle is done with it, once.
    Result<HttpReply> finish(CURLcode code);

    /// Heads of one response together, those of 1xx too. libcurl 7.88 bounds a line only.
    static constexpr qsizetype kMaxHead = 256 * 1024;

private:
    enum class Cut { No, BodyTooLarge, HeadTooLarge, AfterHead, Enough };
    struct EasyDeleter {
        void operator()(CURL *handle) const noexcept { curl_easy_cleanup(handle); }
    };
    struct ListDeleter {
        void operator()(curl_slist *list) const noexcept { curl_slist_free_all(list); }
    };

    void setUp(const HttpCall &call, milliseconds limit, void *owner);
    void setUpMethod(const HttpCall &call);
    void setUpFields(const HttpCall &call);
    void addLine(const QByteArray &line);

    static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self);
    static int onConnected(void *self, char *peer, char *local, int peerPort, int localPort);
    static int onDebug(CURL *handle, curl_infotype type, char *data, std::size_t size, void *self);

    bool takeHeadLine(QByteArrayView line);
    void takeStatusLine(QByteArrayView line);
    void takeField(QByteArrayView line);
    void takeSent(const char *data, std::size_t size);
    void takeTimes();
    Error failure(CURLcode code) const;

    const Clock::time_point m_callStarted;
    const Clock::time_point m_begun;
    const milliseconds m_timeout; // of the whole call, for the words only
    const qint64 m_maxBody;
    const QByteArray m_requestBody; // libcurl reads it from here
    const bool m_endsAfterHead; // a HEAD with a body: libcurl can send that as a POST only, and would wait for a body
    HttpListener *const m_listener; // null: none
    const bool m_followsRedirects;
    bool m_isListenedTo = false; // its body goes to the listener
    bool m_headDone = false; // of the response that is not a 1xx
    bool m_requestHeadDone = false;
    Cut m_cut = Cut::No;
    qsizetype m_headBytes = 0;
    Clock::time_point m_lastSent;
    HttpReply m_reply;
    std::array<char, CURL_ERROR_SIZE> m_sentence{};
    std::unique_ptr<curl_slist, ListDeleter> m_lines;
    std::unique_ptr<CURL, EasyDeleter> m_handle; // last: it points into the others
};

} // namespace coroscope
