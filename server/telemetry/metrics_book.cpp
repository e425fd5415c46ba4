#include "server/telemetry/metrics_book.h"

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

constexpr std::array<QByteArrayView, 10> kMethods{"GET",    "HEAD",    "POST",  "PUT",     "PATCH",
                                                  "DELETE", "OPTIONS", "TRACE", "CONNECT", "other"};
constexpr std::int32_t kMaxRoutes = 65'536; // an index beyond it is nonsense
constexpr std::size_t kMaxHolders = 4'096;
constexpr std::size_t kMaxCodings = 32; // lists of them come from clients

std::int16_t metricStatus(std::int16_t status) noexcept
{
    return status >= 100 && status <= 599 ? status : std::int16_t(0);
}

} // namespace

std::uint8_t metricMethod(QByteArrayView name) noexcept
{
    const auto found = std::find(kMethods.begin(), kMethods.end() - 1, name); // case-sensitive: RFC 9110 §9.1
    return std::uint8_t(found - kMethods.begin());
}

QByteArrayView metricMethodName(std::uint8_t method) noexcept
{
    return kMethods[std::min<std::size_t>(method, kMethods.size() - 1)];
}

RouteMetrics &MetricsBook::metricsOf(std::int32_t route)
{
    const auto at = std::size_t(route >= 0 && route < kMaxRoutes ? route + 1 : 0);
    while (m_routes.size() <= at) {
        RouteMetrics &added = m_routes.emplace_back();
        added.route = std::int32_t(m_routes.size()) - 2;
    }
    return m_routes[at];
}

void MetricsBook::addEnded(const EndedFigures &ended)
{
    RouteMetrics &route = metricsOf(ended.route);
    const std::int16_t status = metricStatus(ended.status);
    auto same = std::find_if(route.requests.begin(), route.requests.end(), [&](const RequestCount &each) {
        return each.method == ended.method && each.status == status;
    });
    if (same == route.requests.end())
        same = route.requests.insert(same, RequestCount{ended.method, status, 0});
    ++same->count;
    if (ended.end == ExchangeEnd::Answered) // as RouteStats: how long the others took says nothing about the route
        route.duration.record(ended.answerTime);
    if (ended.isWebSocket())
        addClosed(ended.closeCode);
    if (ended.waitedForLoop.count() > 0)
        addHeldUp(ended);
}

void MetricsBook::addHeldUp(const EndedFigures &ended)
{
    auto same = std::find_if(m_heldUp.begin(), m_heldUp.end(),
                             [&](const HeldUpMetrics &each) { return each.behind == ended.waitedBehind; });
    if (same == m_heldUp.end()) {
        if (m_heldUp.size() >= kMaxHolders)
            return;
        same = m_heldUp.insert(same, HeldUpMetrics{ended.waitedBehind, 0, nanoseconds(0)});
    }
    ++same->requests;
    same->waited += ended.waitedForLoop;
}

void MetricsBook::addClosed(std::uint16_t code)
{
    constexpr std::uint16_t kFirst = 1000;
    constexpr std::uint16_t kLast = 1015;
    const std::uint16_t counted = code >= kFirst && code <= kLast ? code : std::uint16_t(0);
    const auto at = std::lower_bound(m_socketCloses.begin(), m_socketCloses.end(), counted,
                                     [](const SocketCloses &each, std::uint16_t wanted) { return each.code < wanted; });
    if (at != m_socketCloses.end() && at->code == counted)
        ++at->count;
    else
        m_socketCloses.insert(at, SocketCloses{counted, 1});
}

void MetricsBook::addCoded(const QByteArray &coding, bool isRequest, std::uint64_t coded, std::uint64_t plain,
                           nanoseconds time)
{
    auto same = std::find_if(m_codings.begin(), m_codings.end(), [&](const CodingMetrics &each) {
        return each.isRequest == isRequest && each.coding == coding;
    });
    if (same == m_codings.end()) {
        if (m_codings.size() >= kMaxCodings)
            return;
        same = m_codings.insert(same, CodingMetrics{coding, isRequest});
    }
    ++same->bodies;
    same->codedBytes += coded;
    same->plainBytes += plain;
    same->time += time;
}

void MetricsBook::addWork(const EndedFigures &ended)
{
    addBytes(ended.route, ended.requestBytes, ended.responseBytes);
}

void MetricsBook::addBytes(std::int32_t route, std::uint64_t request, std::uint64_t response)
{
    RouteMetrics &metrics = metricsOf(route);
    metrics.requestBytes += request;
    metrics.responseBytes += response;
}

void MetricsBook::addWork(const ExchangeRecord &ended)
{
    if (!ended.isTaskRun()) {
        addBytes(ended.route, ended.requestHeadBytes + ended.requestBodyBytes,
                 ended.responseHeadBytes + ended.responseBodyBytes);
        if (ended.responseIdentityBytes > 0)
            addCoded(ended.responseCoding, false, ended.responseBodyBytes, ended.responseIdentityBytes,
                     ended.compression);
        if (!ended.requestCoding.isEmpty())
            addCoded(ended.requestCoding, true, ended.requestBodyBytes, ended.requestDecodedBytes, ended.decompression);
    }
    for (const Span &span : ended.spans) {
        if (span.ended == Clock::time_point())
            continue; // cut off
        if (span.kind == SpanKind::Cache) {
            m_cacheTime.record(span.ended - span.queued);
        } else if (span.kind == SpanKind::Database) {
            // One that was stopped before a connection was there only waited.
            const bool ran = span.started != Clock::time_point();
            m_databaseWait.record((ran ? span.started : span.ended) - span.queued);
            if (ran)
                m_databaseRun.record(span.ended - span.started);
        }
    }
}

Metrics MetricsBook::snapshot() const
{
    Metrics metrics;
    for (const RouteMetrics &route : m_routes) {
        if (!route.requests.empty())
            metrics.routes.push_back(route);
    }
    metrics.heldUp = m_heldUp;
    std::sort(metrics.heldUp.begin(), metrics.heldUp.end(),
              [](const HeldUpMetrics &a, const HeldUpMetrics &b) { return a.behind < b.behind; });
    metrics.codings = m_codings;
    metrics.socketCloses = m_socketCloses;
    metrics.databaseWait = m_databaseWait;
    metrics.databaseRun = m_databaseRun;
    metrics.cacheTime = m_cacheTime;
    return metrics;
}

} // namespace coroscope
