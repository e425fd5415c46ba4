#include "server/outbound/response_reader.h"

#include <boost/beast/http/basic_parser.hpp>

#include <limits>
#include <optional>
#include <utility>

namespace coroscope {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

using ErrorCode = beast::error_code;
using View = beast::string_view;

class Parser final : public http::basic_parser<false> {
public:
    explicit Parser(bool isHead)
    {
        header_limit(std::uint32_t(ResponseReader::kMaxHead));
        // Not boost::none: Boost 1.74 compares a length with it, and every length is more than none.
        body_limit(std::numeric_limits<std::uint64_t>::max());
        eager(true);
        skip(isHead);
    }
    int status() const noexcept { return m_status; }

private:
    void on_request_impl(http::verb, View, View, int, ErrorCode &) override { }
    void on_response_impl(int status, View, int, ErrorCode &) override { m_status = status; }
    void on_field_impl(http::field, View, View, ErrorCode &) override { }
    void on_header_impl(ErrorCode &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override { }
    std::size_t on_body_impl(View body, ErrorCode &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, View, ErrorCode &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, View body, ErrorCode &) override { return body.size(); }
    void on_finish_impl(ErrorCode &) override { }

    int m_status = 0;
};

bool isInterim(int status)
{
    return status >= 100 && status < 200 && status != 101;
}

} // namespace

class ResponseReader::Private {
public:
    std::optional<Parser> parser;
    std::string carry; // what the parser could not take yet: part of a head, or of a chunk's line
    std::string fault;
    std::size_t received = 0;
    bool isHead = false;
    bool hasRest = false;

    State bad(std::string what)
    {
        fault = std::move(what);
        return State::Bad;
    }
    State parse(const char *data, std::size_t size);
};

ResponseReader::State ResponseReader::Private::parse(const char *data, std::size_t size)
{
    std::size_t at = 0;
    while (at < size) {
        ErrorCode error;
        const std::size_t taken = parser->put(boost::asio::const_buffer(data + at, size - at), error);
        at += taken;
        if (error == http::error::need_more)
            break;
        if (error == http::error::header_limit)
            return bad("the response's head exceeds 64 KiB");
        if (error)
            return bad("the response is not HTTP/1.1: " + error.message());
        if (!parser->is_done()) {
            if (taken == 0)
                break;
            continue;
        }
        if (!isInterim(parser->status())) {
            hasRest = at < size;
            return State::Done;
        }
        parser.emplace(isHead);
    }
    if (size - at > kMaxHead)
        return bad("a line of the response exceeds 64 KiB");
    carry.assign(data + at, size - at);
    return State::More;
}

ResponseReader::ResponseReader()
    : d(std::make_unique<Private>())
{
}

ResponseReader::~ResponseReader() = default;

void ResponseReader::begin(bool isHead)
{
    d->parser.emplace(isHead);
    d->carry.clear();
    d->received = 0;
    d->isHead = isHead;
    d->hasRest = false;
}

ResponseReader::State ResponseReader::take(const char *data, std::size_t size)
{
    d->received += size;
    if (d->carry.empty())
        return d->parse(data, size);
    const std::string whole = std::exchange(d->carry, {}).append(data, size);
    return d->parse(whole.data(), whole.size());
}

ResponseReader::State ResponseReader::takeEnd()
{
    if (!d->parser->got_some())
        return State::Bad;
    ErrorCode error;
    d->parser->put_eof(error);
    return error ? State::Bad : State::Done;
}

int ResponseReader::status() const noexcept
{
    return d->parser->status();
}

bool ResponseReader::keepsAlive() const noexcept
{
    return !d->hasRest && d->parser->status() != 101 && d->parser->keep_alive();
}

std::size_t ResponseReader::received() const noexcept
{
    return d->received;
}

const std::string &ResponseReader::fault() const noexcept
{
    return d->fault;
}

} // namespace coroscope
