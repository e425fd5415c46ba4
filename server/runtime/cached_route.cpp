#include "server/runtime/cached_route.h"

#include "server/cache/fault.h"
#include "server/http/entity_tag.h"
#include "server/http/gate.h"
#include "server/http/problem.h"
#include "server/http/worker.h"
#include "server/runtime/context.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kLeastTokenLife = std::chrono::hours(1);
constexpr milliseconds kRefreshTick{100};

ServerServices &servicesOf(const Exchange &exchange)
{
    return static_cast<ServerServices &>(exchange.services());
}

/// What parts the values in a key is encoded in them, and what people could not read.
void appendEncoded(QByteArray &to, QByteArrayView bytes)
{
    constexpr char kDigits[] = "0123456789ABCDEF";
    for (const char c : bytes) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'
            || c == '_' || c == '.' || c == '@' || c == ',' || c == '/' || c == '+';
        if (plain)
            to.append(c);
        else
            to.append('%').append(kDigits[uchar(c) >> 4]).append(kDigits[uchar(c) & 0xF]);
    }
}

void appendValue(QByteArray &to, const ParamValue &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        to.append(QByteArray::number(*integer));
    else if (const auto *text = std::get_if<QByteArray>(&value))
        appendEncoded(to, *text);
    else if (const auto *boolean = std::get_if<bool>(&value))
        to.append(*boolean ? "true" : "false");
    else if (const auto *number = std::get_if<double>(&value))
        to.append(QByteArray::number(*number, 'g', 17));
    else
        to.append('*'); // absent; a text cannot be this, its star is encoded
}

int placeOf(const Route &route, const QByteArray &name)
{
    for (std::size_t i = 0; i < route.params().size(); ++i) {
        if (route.params()[i].spec->name == name)
            return int(i);
    }
    return -1;
}

QByteArray newToken()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 36);
}

/// Stops what runs behind an answer, where it takes too long or the server stops. In its coroutine's frame.
class RefreshLimit final : private Timer {
public:
    explicit RefreshLimit(Exchange &exchange)
        : m_exchange(exchange)
        , m_until(Clock::now() + CachedRoute::kRefreshLimit)
    {
        m_exchange.loop().schedule(*this, Clock::now() + kRefreshTick);
    }
    ~RefreshLimit() override { m_exchange.loop().cancel(*this); }

private:
    void onExpired() override
    {
        const bool stopping = m_exchange.worker().shared().draining.load(std::memory_order_relaxed);
        if (stopping || Clock::now() >= m_until)
            m_exchange.requestStop(stopping ? StopReason::ServerStopping : StopReason::Deadline);
        else
            m_exchange.loop().schedule(*this, Clock::now() + kRefreshTick);
    }
    Exchange &m_exchange;
    const Clock::time_point m_until;
};

/// Hot copies that other workers have are void now, before anybody learns that it was written.
void noteChange(const Exchange &exchange, const QByteArray &key)
{
    if (cache::Backend *const backend = servicesOf(exchange).cacheBackend())
        backend->versions().changed(key);
}

/// Gives a tag another token. False where the store could not be told.
QCoro::Task<bool> changeToken(ExchangePtr exchange, QByteArray key, milliseconds limit)
{
    const Context context(exchange);
    const auto cache = context.cache.unstoppable().within(limit);
    auto writing = cache.set(key, newToken(), kLeastTokenLife);
    const auto written = co_await writing;
    if (written) {
        noteChange(*exchange, key);
        co_return true;
    }
    if (!cache::isFault(written.error(), cache::Fault::OutOfMemory))
        co_return false;
    // A Redis that is full and may let nothing go takes no new value, but lets us delete; without a token nothing with
    // the tag is good either.
    auto removing = cache.remove(key);
    const auto removed = co_await removing;
    if (removed)
        noteChange(*exchange, key);
    co_return removed.isOk();
}

/// Writes tokens that could not be written before. Ends without a word where that does not go now either.
QCoro::Task<void> writePending(ExchangePtr exchange, RouteCache *cache)
{
    const auto now = Clock::now();
    const auto due = cache->duePending(now);
    for (const QByteArray &key : due) {
        auto task = changeToken(exchange, key, CachedRoute::kReadLimit);
        const bool changed = co_await task;
        if (!changed)
            co_return;
        cache->donePending(key, now);
    }
}

/// Where the store is away, what has to be done is kept.
QCoro::Task<void> invalidateKeys(ExchangePtr exchange, RouteCache *cache, QList<QByteArray> tagKeys)
{
    cache->nextEpoch();
    QList<QByteArray> failed;
    for (const QByteArray &key : std::as_const(tagKeys)) {
        bool changed = false;
        if (servicesOf(*exchange).cache()->isUsable()) {
            auto task = changeToken(exchange, key, CachedRoute::kWriteLimit);
            changed = co_await task;
        }
        if (!changed)
            failed.append(key);
    }
    if (!failed.isEmpty())
        cache->addPending(failed, Clock::now());
}

QByteArray tagKey(const RouteCache &cache, const QByteArray &tag)
{
    return cache.prefix() + "tag:" + tag;
}

} // namespace

// ---------------------------------------------------------------- tags

TagTemplate::TagTemplate(const Route &route, const QByteArray &tag)
{
    qsizetype from = 0;
    for (const QByteArray &name : CachePolicy::namesIn(tag)) {
        const qsizetype at = tag.indexOf('{' + name + '}', from);
        m_parts.push_back({tag.mid(from, at - from), placeOf(route, name)});
        from = at + name.size() + 2;
    }
    if (from < tag.size())
        m_parts.push_back({tag.mid(from), -1});
}

QByteArray TagTemplate::of(const Exchange &exchange) const
{
    QByteArray tag;
    for (const Part &part : m_parts) {
        tag.append(part.text);
        if (part.param >= 0)
            appendValue(tag, exchange.params.values[part.param]);
    }
    return tag;
}

// ---------------------------------------------------------------- what is read

CachedRoute::CachedRoute(const Route &route, Handler handler)
    : m_route(route)
    , m_handler(std::move(handler))
    , m_policy(*route.cachePolicy())
    , m_head(route.info().method + ' ' + route.info().path.toUtf8())
    , m_vary(m_policy.vary.join(", "))
    , m_cacheControl(clientCacheControl(m_policy))
{
    for (std::size_t i = 0; i < route.params().size(); ++i) {
        const auto &spec = *route.params()[i].spec;
        // A header field is a part of the key where `vary` says so.
        const bool counts
            = m_policy.keyParams.isEmpty() ? spec.in != ParamLocation::Header : m_policy.keyParams.contains(spec.name);
        if (counts)
            m_keyParams.push_back({spec.name + '=', int(i)});
    }
    for (const QByteArray &tag : m_policy.tags)
        m_tags.emplace_back(route, tag);
}

CachedRoute::Wanted CachedRoute::wanted(const Exchange &exchange, const RouteCache &cache) const
{
    Wanted wanted;
    QByteArray &key = wanted.key;
    key.reserve(cache.prefix().size() + m_head.size() + 48);
    key.append(cache.prefix()).append(m_head);
    char between = ':';
    for (const auto &[name, place] : m_keyParams) {
        key.append(between).append(name);
        appendValue(key, exchange.params.values[place]);
        between = '&';
    }
    for (const QByteArray &name : m_policy.vary) {
        key.append('|').append(name.toLower()).append('=');
        // All of its lines together are its value (RFC 9110 §5.3).
        for (const auto &field : exchange.request.fields) {
            if (exchange.request.name(field).compare(name, Qt::CaseInsensitive) == 0) {
                appendEncoded(key, exchange.request.value(field));
                key.append(';');
            }
        }
    }
    wanted.tagKeys.reserve(qsizetype(m_tags.size()));
    for (const TagTemplate &tag : m_tags)
        wanted.tagKeys.append(tagKey(cache, tag.of(exchange)));
    return wanted;
}

std::string CachedRoute::flightKey(const Wanted &wanted, const RouteCache &cache) const
{
    // Who comes after a write has another token or another epoch, and does not join what was begun before it.
    std::string key = wanted.key.toStdString();
    for (const QByteArray &token : wanted.tokens)
        key.append(1, '\0').append(token.constData(), std::size_t(token.size()));
    return key.append(1, '\0').append(std::to_string(cache.epoch())).append(wanted.store ? "" : "-");
}

std::optional<KeptResponse> CachedRoute::read(const cache::CachedValues &values, Wanted &wanted,
                                              const RouteCache &cache) const
{
    bool complete = true;
    for (std::size_t i = 1; i < values.size(); ++i) {
        wanted.tokens.append(values[i].value_or(QByteArray()));
        complete = complete && values[i];
    }
    if (!complete || values.empty() || !values.front())
        return std::nullopt;
    auto kept = KeptResponse::decoded(*values.front());
    if (!kept || kept->tokens != wanted.tokens || !cache.isTrusted(*kept))
        return std::nullopt;
    return kept;
}

CachedRoute::Freshness CachedRoute::freshness(const KeptResponse &kept, const CacheDirectives &directives,
                                              const RouteCache &cache) const
{
    if (directives.noCache)
        return Freshness::Useless;
    const auto age = milliseconds(std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - kept.madeWall));
    // max-age=0 means "made after I asked", so to the second is not enough.
    if (directives.maxAge && age >= *directives.maxAge)
        return Freshness::Useless;
    // It may have been kept when the switch of the lifetime stood elsewhere.
    const milliseconds ttl = std::min(kept.ttl, wholeTtl(kept.status, cache));
    if (directives.minFresh && ttl - age < *directives.minFresh)
        return Freshness::Useless;
    if (age < ttl)
        return Freshness::Fresh;
    return age < ttl + kept.stale ? Freshness::Stale : Freshness::Useless;
}

bool CachedRoute::isKeepable(const Response &response) const
{
    return !response.isStream() && (response.status() == 200 || response.status() == 404)
        && response.body().size() <= kMostKept && response.field("Set-Cookie").isNull()
        && letsKeep(response.field("Cache-Control"));
}

milliseconds CachedRoute::wholeTtl(int status, const RouteCache &cache) const
{
    const milliseconds own = status == 404 ? m_policy.negativeTtl : m_policy.ttl;
    const milliseconds set = cache.ttl();
    return own > milliseconds(0) && set > milliseconds(0) ? set : own;
}

milliseconds CachedRoute::ttlOf(const Response &response, const RouteCache &cache) const
{
    const milliseconds whole = wholeTtl(response.status(), cache);
    // Up to a tenth less, so that what was filled together does not run out together.
    const auto tenth = qint64(whole.count() / 10);
    return whole - milliseconds(tenth > 0 ? qint64(QRandomGenerator::global()->bounded(quint64(tenth) + 1)) : 0);
}

// ---------------------------------------------------------------- what is said

QByteArray CachedRoute::clientCacheControl(const CachePolicy &policy)
{
    if (policy.clientTtl <= milliseconds(0))
        return QByteArrayLiteral("no-cache"); // a write is to be seen at once, and clients do not learn of it
    QByteArray text = "max-age="
        + QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::seconds>(policy.clientTtl).count()));
    if (policy.staleWhileRevalidate > milliseconds(0))
        text += ", stale-while-revalidate="
            + QByteArray::number(
                    qint64(std::chrono::duration_cast<std::chrono::seconds>(policy.staleWhileRevalidate).count()));
    return text;
}

void CachedRoute::mark(const Exchange &exchange, Response &response, CacheResult result) const
{
    response.setField(QByteArrayLiteral("X-Cache"), wordOf(result));
    response.setRepeats();
    if ((response.status() == 200 || response.status() == 404) && response.field("Cache-Control").isNull())
        response.setField(QByteArrayLiteral("Cache-Control"), m_cacheControl);
    if (!m_vary.isEmpty() && response.field("Vary").isNull())
        response.setField(QByteArrayLiteral("Vary"), m_vary);
    exchange.record->cache = result;
}

Response CachedRoute::given(const Exchange &exchange, const KeptResponse &kept, CacheResult result) const
{
    auto response = kept.response(exchange);
    if (result != CacheResult::Miss) { // a MISS was made just now, for this request and those that waited with it
        const qint64 age = std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - kept.madeWall);
        response.setField(QByteArrayLiteral("Age"), QByteArray::number(age / 1000));
    }
    mark(exchange, response, result);
    return response;
}

// ---------------------------------------------------------------- serving

QCoro::Task<Response> CachedRoute::serve(ExchangePtr exchange) const
{
    RouteCache *const cache = servicesOf(*exchange).routeCache();
    cache::Store *const store = servicesOf(*exchange).cache();
    if (!cache || !store) {
        auto task = m_handler(exchange);
        auto response = co_await task;
        co_return response;
    }
    const auto directives = CacheDirectives::of(exchange->request);
    if (!cache->isOn() || directives.noStore || exchange->request.hasField("Authorization")) {
        cache->count(m_route.index(), CacheResult::Bypass);
        cache->countRun();
        auto task = m_handler(exchange);
        auto response = co_await task;
        mark(*exchange, response, CacheResult::Bypass);
        co_return response;
    }
    if (cache->hasPending() && store->isUsable()) {
        auto task = writePending(exchange, cache);
        co_await task;
    }

    Wanted wanted = this->wanted(*exchange, *cache);
    wanted.directives = directives;
    wanted.store = store->isUsable() && !cache->isPending(wanted.tagKeys);
    HotResponses *const hot = wanted.store ? servicesOf(*exchange).hot() : nullptr;
    HotResponses::Ticket ticket;
    if (hot) {
        const KeptResponse *const kept = hot->find(wanted.key, wanted.tagKeys);
        if (kept && cache->isTrusted(*kept) && freshness(*kept, directives, *cache) == Freshness::Fresh) {
            cache->count(m_route.index(), CacheResult::Hit);
            cache->countHot(m_route.index());
            hot->countHit();
            CacheSpan(exchange, 0, 0, "hot copy ", wanted.key).endAtOnce(kept->body.size());
            co_return given(*exchange, *kept, CacheResult::Hit);
        }
        ticket = hot->ticket(wanted.key, wanted.tagKeys);
    }
    if (wanted.store) {
        const Context context(exchange);
        auto reading
            = context.cache.within(kReadLimit).getMany(QList<QByteArray>{wanted.key} + wanted.tagKeys, wanted.key);
        const auto values = co_await reading;
        if (!values && values.error().isCanceled())
            co_return problemFor(values.error(), exchange.data());
        if (!values) {
            wanted.store = false;
        } else if (const auto kept = read(values.value(), wanted, *cache)) {
            const auto fresh = freshness(*kept, directives, *cache);
            if (fresh == Freshness::Fresh) {
                cache->count(m_route.index(), CacheResult::Hit);
                if (hot)
                    hot->keep(wanted.key, wanted.tagKeys, std::move(ticket), *kept);
                co_return given(*exchange, *kept, CacheResult::Hit);
            }
            if (fresh == Freshness::Stale) {
                cache->count(m_route.index(), CacheResult::Stale);
                auto response = given(*exchange, *kept, CacheResult::Stale);
                auto lead = cache->flights().tryLead(flightKey(wanted, *cache), exchange->record->id);
                Gate *const gate = exchange->gate();
                if (!lead || !gate)
                    co_return response;
                // The client has its answer now; what follows belongs to the same request in the timeline. What this
                // returns then comes too late to be sent, which the gate sees.
                gate->respond(*exchange, response);
                auto task = refresh(exchange, std::move(wanted), std::move(lead));
                co_await task;
                co_return response;
            }
        }
    }
    if (directives.onlyIfCached) {
        cache->count(m_route.index(), CacheResult::Miss);
        auto response = problem(504, u"Nothing that could be given is kept, and the request says only-if-cached."_s,
                                exchange.data());
        mark(*exchange, response, CacheResult::Miss);
        co_return response;
    }
    if (wanted.store && wanted.tokens.contains(QByteArray())) {
        // Before the handler, for what it reads may be out of date by the time that it is through; and before the
        // flight, whose name they are a part of.
        auto task = completed(exchange, wanted.tagKeys, wanted.tokens);
        auto tokens = co_await task;
        if (tokens)
            wanted.tokens = std::move(tokens).value();
        else if (tokens.error().isCanceled())
            co_return problemFor(tokens.error(), exchange.data());
        else
            wanted.store = false;
    }
    wanted.result = wanted.store ? CacheResult::Miss : CacheResult::Bypass;
    cache->count(m_route.index(), wanted.result);
    auto task = fill(exchange, std::move(wanted));
    auto response = co_await task;
    co_return response;
}

QCoro::Task<Result<QList<QByteArray>>> CachedRoute::completed(ExchangePtr exchange, QList<QByteArray> tagKeys,
                                                              QList<QByteArray> tokens) const
{
    const Context context(exchange);
    const auto cache = context.cache.within(kReadLimit);
    const auto ttl = std::max(m_policy.ttl, servicesOf(*exchange).routeCache()->ttl());
    const auto life = kLeastTokenLife + 2 * (ttl + m_policy.staleWhileRevalidate);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].isEmpty())
            continue;
        const QByteArray token = newToken();
        auto writing = cache.setIfNone(tagKeys[i], token, life);
        const auto isOurs = co_await writing;
        if (!isOurs)
            co_return isOurs.error();
        if (isOurs.value()) {
            tokens[i] = token;
            continue;
        }
        auto reading = cache.get(tagKeys[i]);
        const auto theirs = co_await reading;
        if (!theirs)
            co_return theirs.error();
        tokens[i] = theirs->value_or(token); // gone again: then what is kept with ours is not taken
    }
    co_return Result<QList<QByteArray>>(std::move(tokens));
}

QCoro::Task<Response> CachedRoute::fill(ExchangePtr exchange, Wanted wanted) const
{
    RouteCache *const cache = servicesOf(*exchange).routeCache();
    const CacheResult result = wanted.result;
    // Who wants an answer that is made after he asked does not join one that has begun.
    const bool asksAnew = wanted.directives.noCache || wanted.directives.maxAge == std::chrono::seconds(0);
    const bool shares
        = cache->isSingleFlightOn() && !asksAnew && (!m_policy.singleFlight || m_policy.singleFlight(*exchange));
    RouteCache::Flights::Lead lead;
    if (shares) {
        auto joined = cache->flights().join(flightKey(wanted, *cache), exchange->record->id, exchange->loop());
        if (joined.value) {
            cache->countJoin();
            exchange->record->cacheFilledBy = joined.leader;
            co_return given(*exchange, *joined.value, result);
        }
        if (joined.follower) {
            cache->countJoin();
            using Wait = RouteCache::Flights::Wait;
            const Context context(exchange);
            auto waiting = context.cache.waitFor(joined.follower->shared(), "waits for another request: " + wanted.key);
            const auto waited = co_await waiting;
            if (!waited)
                co_return problemFor(waited.error(), exchange.data());
            const Wait &wait = joined.follower->wait();
            if (wait.next == Wait::Next::Take) {
                exchange->record->cacheFilledBy = wait.leader;
                co_return given(*exchange, *wait.value, result);
            }
            if (wait.next == Wait::Next::Lead)
                lead = joined.follower->lead();
        } else {
            lead = std::move(joined.lead);
        }
    }
    auto task = make(exchange, std::move(wanted), std::move(lead));
    auto response = co_await task;
    mark(*exchange, response, result);
    co_return response;
}

QCoro::Task<Response> CachedRoute::make(ExchangePtr exchange, Wanted wanted, RouteCache::Flights::Lead lead) const
{
    RouteCache *const cache = servicesOf(*exchange).routeCache();
    const Context context(exchange);
    const qint64 began = QDateTime::currentMSecsSinceEpoch();
    cache->countRun();
    Response response;
    try {
        auto task = m_handler(exchange);
        response = co_await task;
    } catch (...) {
        lead.disband(); // the others would only throw, one after the other
        throw;
    }
    if (!isKeepable(response)) {
        // Cancelled, it says nothing about the answer: the lead goes to the next one who waits.
        if (!exchange->isStopped())
            lead.disband();
        co_return response;
    }
    // Once for all who are given it.
    if (response.status() == 200 && m_route.isConditional() && response.field("ETag").isNull())
        response.setField(QByteArrayLiteral("ETag"), strongTag(response.body()));
    auto kept = KeptResponse::of(response);
    kept.madeWall = began;
    kept.ttl = ttlOf(response, *cache);
    kept.stale = response.status() == 404 ? milliseconds(0) : m_policy.staleWhileRevalidate;
    kept.tokens = wanted.tokens;
    QByteArray encoded = wanted.store && kept.ttl > milliseconds(0) ? kept.encoded() : QByteArray();
    const auto life = kept.ttl + kept.stale;
    if (lead)
        lead.publish(std::make_shared<const KeptResponse>(std::move(kept)));
    if (!encoded.isEmpty()) {
        // While it is written, those who come now get it from the flight.
        auto writing = context.cache.unstoppable().within(kWriteLimit).set(wanted.key, std::move(encoded), life);
        static_cast<void>(co_await writing);
        noteChange(*exchange, wanted.key);
    }
    co_return response;
}

QCoro::Task<void> CachedRoute::refresh(ExchangePtr exchange, Wanted wanted, RouteCache::Flights::Lead lead) const
{
    const RefreshLimit limit(*exchange);
    auto task = make(exchange, std::move(wanted), std::move(lead));
    static_cast<void>(co_await task);
}

// ---------------------------------------------------------------- writing

InvalidatingRoute::InvalidatingRoute(const Route &route, Handler handler)
    : m_handler(std::move(handler))
{
    for (const QByteArray &tag : route.invalidates())
        m_tags.emplace_back(route, tag);
}

QCoro::Task<Response> InvalidatingRoute::serve(ExchangePtr exchange) const
{
    Response response;
    std::exception_ptr thrown; // nothing can be awaited where it is caught
    try {
        auto task = m_handler(exchange);
        response = co_await task;
    } catch (...) {
        thrown = std::current_exception();
    }
    RouteCache *const cache = servicesOf(*exchange).routeCache();
    const bool wroteNothing = response.status() >= 400 && response.status() < 500;
    const bool inDoubt = thrown || exchange->isStopped() || response.status() >= 500;
    if (cache && servicesOf(*exchange).cache() && !wroteNothing) {
        auto invalidating = invalidate(exchange, cache, inDoubt);
        co_await invalidating;
    }
    if (thrown)
        std::rethrow_exception(thrown);
    co_return response;
}

QCoro::Task<void> InvalidatingRoute::invalidate(ExchangePtr exchange, RouteCache *cache, bool inDoubt) const
{
    QList<QByteArray> keys;
    for (const TagTemplate &tag : m_tags)
        keys.append(tagKey(*cache, tag.of(*exchange)));
    if (inDoubt)
        cache->addPending(keys, Clock::now() + kDoubt);
    auto invalidating = invalidateKeys(exchange, cache, keys);
    co_await invalidating;
}

QCoro::Task<void> invalidateTags(Context context, QList<QByteArray> tags)
{
    RouteCache *const cache = context.services().routeCache();
    if (!cache || !context.services().cache())
        co_return;
    QList<QByteArray> keys;
    for (const QByteArray &tag : std::as_const(tags))
        keys.append(tagKey(*cache, tag));
    auto invalidating = invalidateKeys(ExchangePtr(&context.exchange()), cache, keys);
    co_await invalidating;
}

} // namespace coroscope
