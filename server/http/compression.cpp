#include "server/http/compression.h"

#include "server/async/offload.h"
#include "server/compression/thread_time.h"
#include "server/http/ascii.h"
#include "server/http/conditional.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/http/vary.h"
#include "server/http/worker.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr QByteArrayView kVaryOn{"Accept-Encoding"};

/// Whether a comma-separated list has this word, case ignored.
bool hasWord(QByteArrayView list, QByteArrayView word)
{
    for (qsizetype from = 0; from <= list.size();) {
        qsizetype end = list.indexOf(',', from);
        if (end < 0)
            end = list.size();
        if (equalsIgnoringCase(list.sliced(from, end - from).trimmed(), word))
            return true;
        from = end + 1;
    }
    return false;
}

/// `"abc"` as `"abc-gzip"`. A weak one is as good for every coding, and stays. Null: it is none.
QByteArray tagOf(QByteArrayView tag, Coding coding)
{
    if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"')
        return {};
    return tag.chopped(1).toByteArray() + '-' + codingName(coding) + '"';
}

/// Only a weight can refuse: without one nothing has to be weighed before there is something to be coded.
bool hasWeights(const Request &request)
{
    return std::ranges::any_of(request.fields, [&](const auto &field) {
        return equalsIgnoringCase(request.name(field), kVaryOn) && request.value(field).contains(';');
    });
}

Response::CodedBody codedBody(Coding coding, CompressionLevel level, const QByteArray &body)
{
    const auto before = threadTime();
    Compressor compressor; // of a pool's thread nothing is kept: next to such a body it costs nothing
    Response::CodedBody coded{coding, level, compressor.compress(coding, level, body)};
    coded.time = threadTime() - before;
    return coded;
}

} // namespace

Compression::Compression(QThreadPool &pool)
    : m_pool(pool)
{
}

void Compression::setLevel(std::optional<CompressionLevel> level) noexcept
{
    m_level.store(level ? int(*level) : -1, std::memory_order_relaxed);
}

std::optional<CompressionLevel> Compression::level() const noexcept
{
    const int level = m_level.load(std::memory_order_relaxed);
    return level < 0 ? std::nullopt : std::optional(CompressionLevel(level));
}

AcceptEncoding Compression::accepted(const Request &request)
{
    AcceptEncoding accepted;
    for (const auto &field : request.fields) {
        if (equalsIgnoringCase(request.name(field), kVaryOn))
            accepted.add(request.value(field));
    }
    return accepted;
}

std::optional<Response> Compression::onHead(Exchange &exchange)
{
    if (!hasWeights(exchange.request)) [[likely]]
        return std::nullopt;
    const bool mayEncode = level().has_value();
    if (!accepted(exchange.request).refusesAll(mayEncode))
        return std::nullopt;
    const QString can = mayEncode ? QStringLiteral("identity, ") + QString::fromLatin1(codingList())
                                  : QStringLiteral("identity (compression is off)");
    Response response = problem(
        406, QStringLiteral("Accept-Encoding refuses every content coding that this server can give: %1.").arg(can),
        &exchange);
    addVary(response, kVaryOn);
    return response;
}

bool Compression::canBeCompressed(const Response &response)
{
    const int status = response.status();
    return status >= 200 && status != 204 && status != 205 && status != 206 && status != 304
        && (response.isStream() || !response.body().isEmpty()) && isCompressible(response.contentType())
        && !response.contentType().startsWith("text/event-stream")
        && !response.contentType().startsWith("multipart/x-mixed-replace")
        && response.field("Content-Encoding").isNull() && !hasWord(response.field("Cache-Control"), "no-transform");
}

void Compression::onResponse(Exchange &exchange, Response &response)
{
    const auto level = this->level();
    if (!level || (exchange.route && exchange.route->isNotCompressed()))
        return;
    if (response.status() == 304) {
        const QByteArrayView tag = response.field("ETag");
        if (tag.isEmpty())
            return;
        addVary(response, kVaryOn);
        const QByteArray coded = tagOf(tag, accepted(exchange.request).best());
        if (!coded.isNull() && hasWord(exchange.request.field("If-None-Match"), coded))
            response.setField(QByteArrayLiteral("ETag"), coded);
        return;
    }
    if (response.status() == 206) { // says what the 200 would (RFC 9110 §15.3.7), whose type several parts do not tell
        const QByteArray &type = response.contentType();
        if (isCompressible(type) || type.startsWith("multipart/byteranges"))
            addVary(response, kVaryOn);
        return;
    }
    if (!canBeCompressed(response))
        return;
    const AcceptEncoding accepted = Compression::accepted(exchange.request);
    const bool must = accepted.refusesIdentity();
    const std::int64_t size = response.contentLength();
    if (size >= 0 && size < kLeast && !must)
        return;
    addVary(response, kVaryOn);
    const Coding coding = accepted.best();
    if (coding == Coding::Identity)
        return;
    if (response.isStream())
        compressStream(exchange, response, coding, *level);
    else
        compressBody(exchange, response, coding, *level, must);
}

void Compression::compressBody(Exchange &exchange, Response &response, Coding coding, CompressionLevel level,
                               bool must) const
{
    WorkerCompression &own = exchange.worker().compression();
    ExchangeRecord &record = *exchange.record;
    const QByteArray body = response.body();
    QByteArray form;
    bool isKept = false;
    if (const auto &made = response.codedBody(); made && made->coding == coding) {
        form = made->bytes;
        level = made->level; // it may have been changed meanwhile
        isKept = made->isKept;
        record.compression += made->time;
    } else if (response.repeats()) {
        form = own.bodies.find(coding, int(level), body);
        isKept = !form.isNull();
    }
    if (form.isNull() && !response.codedBody() && body.size() <= mostAtOnce(level)) {
        const auto from = Clock::now();
        const auto before = threadTime();
        form = own.compressor.compress(coding, level, body);
        record.compression += threadTime() - before;
        if (Span *span = exchange.addSpan(SpanKind::Compress, 0, codingName(coding))) {
            span->queued = span->started = from;
            span->ended = span->resumed = Clock::now();
        }
    }
    if (form.isNull())
        return;
    if (response.repeats() && !isKept)
        own.bodies.keep(coding, int(level), body, form);
    if (form.size() >= body.size() && !must)
        return;
    response.setBody(response.contentType(), form);
    noteCoding(exchange, response, coding);
    if (exchange.request.method != Method::Head)
        record.responseIdentityBytes = std::uint64_t(body.size());
}

void Compression::compressStream(Exchange &exchange, Response &response, Coding coding, CompressionLevel level) const
{
    const auto streams = exchange.worker().compression().streams;
    if (*streams >= kMostStreams)
        return;
    auto encoder = StreamEncoder::make(coding, level);
    if (!encoder)
        return;
    ++*streams;
    response.setEncoder({encoder.release(), [streams](StreamEncoder *gone) {
                             --*streams;
                             delete gone;
                         }});
    noteCoding(exchange, response, coding);
}

void Compression::noteCoding(Exchange &exchange, Response &response, Coding coding)
{
    exchange.record->responseCoding = codingName(coding);
    response.setField(QByteArrayLiteral("Content-Encoding"), codingName(coding));
    if (const QByteArray tag = tagOf(response.field("ETag"), coding); !tag.isNull())
        response.setField(QByteArrayLiteral("ETag"), tag);
    // Ranges are of the bytes of one coding (RFC 9110 §14.1), and are served of identity only.
    if (!response.field("Accept-Ranges").isNull())
        response.setField(QByteArrayLiteral("Accept-Ranges"), QByteArrayLiteral("none"));
}

bool Compression::isForPool(Exchange &exchange, Response &response) const
{
    const auto level = this->level();
    if (!level || response.isStream() || response.body().size() <= mostAtOnce(*level)
        || exchange.route->isNotCompressed() || !canBeCompressed(response))
        return false;
    const Coding coding = accepted(exchange.request).best();
    if (coding == Coding::Identity)
        return false;
    Conditional::apply(exchange, response);
    if (!canBeCompressed(response))
        return false;
    if (!response.repeats())
        return true;
    QByteArray form = exchange.worker().compression().bodies.find(coding, int(*level), response.body());
    if (form.isNull())
        return true;
    response.setCodedBody(std::make_shared<const Response::CodedBody>(
        Response::CodedBody{.coding = coding, .level = *level, .bytes = std::move(form), .isKept = true}));
    return false;
}

QCoro::Task<Response> Compression::compressOnPool(ExchangePtr exchange, Response response) const
{
    const Coding coding = accepted(exchange->request).best();
    const CompressionLevel wanted = level().value_or(CompressionLevel::Default);
    std::uint32_t place = 0;
    const auto queued = Clock::now();
    if (Span *span = exchange->addSpan(SpanKind::Offload, 0, "compress: " + codingName(coding))) {
        place = span->id;
        span->queued = queued;
    }
    auto compressing = offload(m_pool, exchange->loop(), exchange->stopToken(), exchange.data(), &codedBody, coding,
                               wanted, response.body());
    auto coded = co_await compressing;
    if (Span *span = exchange->span(place)) {
        const auto &state = compressing.state();
        if (state.outcome() == WaitState::Outcome::Done)
            span->started = std::max(span->queued, state.startedAt());
        span->ended = std::max(span->queued, state.endedAt());
        span->resumed = Clock::now();
    } else {
        exchange->endDroppedWait(0, 0, queued);
    }
    if (coded)
        response.setCodedBody(std::make_shared<const Response::CodedBody>(std::move(coded).value()));
    co_return response;
}

} // namespace coroscope
