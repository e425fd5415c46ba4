#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace coroscope {

/// Finds out where a response of HTTP/1.1 ends and what its status is; its body is dropped. Boost.Beast's parser, which
/// only the .cpp knows. One thread.
class ResponseReader {
public:
    enum class State { More, Done, Bad };
    static constexpr std::size_t kMaxHead = 64 * 1024; ///< a longer head is Bad

    ResponseReader();
    ~ResponseReader();
    ResponseReader(const ResponseReader &) = delete;
    ResponseReader &operator=(const ResponseReader &) = delete;

    /// A new response. `isHead`: to a HEAD, so it has no body, whatever it says.
    void begin(bool isHead);
    /// What came, in pieces of any size. Interim responses (1xx, RFC 9110 §15.2) are passed over. Not after Done or
    /// Bad.
    State take(const char *data, std::size_t size);
    /// The peer has closed: Done where that ends the body (RFC 9112 §6.3), else Bad.
    State takeEnd();

    int status() const noexcept; ///< once Done
    /// The connection may carry another request: it is persistent (RFC 9112 §9.3), and nothing came behind the
    /// response.
    bool keepsAlive() const noexcept;
    std::size_t received() const noexcept; ///< bytes since begin()
    const std::string &fault() const noexcept; ///< what is wrong, once Bad by take()

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
