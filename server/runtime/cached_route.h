#pragma once

#include "server/cache/store.h"
#include "server/runtime/cache_directives.h"
#include "server/runtime/route_cache.h"

namespace coroscope {

/// Writes "user:7" of "user:{id}" and the parameters of a request. Immutable once made.
class TagTemplate {
public:
    TagTemplate(const Route &route, const QByteArray &tag);
    QByteArray of(const Exchange &exchange) const;

private:
    struct Part {
        QByteArray text;
        int param = -1; ///< its place in Exchange::params; -1: none follows the text
    };
    std::vector<Part> m_parts;
};

/// A GET whose responses are kept: cache-aside around its handler. As long-lived as its route; any worker.
class CachedRoute {
public:
    CachedRoute(const Route &route, Handler handler);
    QCoro::Task<Response> serve(ExchangePtr exchange) const;

    static constexpr qsizetype kMostKept = 1024 * 1024; ///< bytes of a body
    static constexpr milliseconds kReadLimit{250}; ///< of the store; then the source is asked
    static constexpr milliseconds kWriteLimit{1000};
    static constexpr milliseconds kRefreshLimit{30'000};

private:
    /// What one request wants of the store.
    struct Wanted {
        QByteArray key;
        QList<QByteArray> tagKeys;
        QList<QByteArray> tokens; ///< as the store has them; empty ones: none
        CacheDirectives directives;
        CacheResult result = CacheResult::Miss;
        bool store = true; ///< whether the store takes part
    };

    Wanted wanted(const Exchange &exchange, const RouteCache &cache) const;
    std::string flightKey(const Wanted &wanted, const RouteCache &cache) const;
    /// Of what the store gave: the tokens, and the response where it is one that is still good.
    std::optional<KeptResponse> read(const cache::CachedValues &values, Wanted &wanted, const RouteCache &cache) const;
    enum class Freshness { Fresh, Stale, Useless };
    Freshness freshness(const KeptResponse &kept, const CacheDirectives &directives, const RouteCache &cache) const;
    bool isKeepable(const Response &response) const; ///< may others have it
    /// How long an answer of that status is kept as things are now, before the jitter; 0: not in the store.
    milliseconds wholeTtl(int status, const RouteCache &cache) const;
    milliseconds ttlOf(const Response &response, const RouteCache &cache) const; ///< 0: not in the store

    /// Tokens of tags that have none get one, the same for all who find that at the same time.
    QCoro::Task<Result<QList<QByteArray>>> completed(ExchangePtr exchange, QList<QByteArray> tagKeys,
                                                     QList<QByteArray> tokens) const;
    QCoro::Task<Response> fill(ExchangePtr exchange, Wanted wanted) const;
    QCoro::Task<Response> make(ExchangePtr exchange, Wanted wanted, RouteCache::Flights::Lead lead) const;
    QCoro::Task<void> refresh(ExchangePtr exchange, Wanted wanted, RouteCache::Flights::Lead lead) const;
    Response given(const Exchange &exchange, const KeptResponse &kept, CacheResult result) const;
    void mark(const Exchange &exchange, Response &response, CacheResult result) const;
    static QByteArray clientCacheControl(const CachePolicy &policy);

    const Route &m_route;
    const Handler m_handler;
    const CachePolicy m_policy;
    QByteArray m_head; ///< of its keys: "GET /users/{id}"
    const QByteArray m_vary;
    const QByteArray m_cacheControl;
    std::vector<std::pair<QByteArray, int>> m_keyParams; ///< "id=", place in Exchange::params
    std::vector<TagTemplate> m_tags;
};

/// A route that writes: when its handler is done, what was kept with its tags is out of date.
class InvalidatingRoute {
public:
    InvalidatingRoute(const Route &route, Handler handler);
    QCoro::Task<Response> serve(ExchangePtr exchange) const;

    /// Where it is not known whether something was written, since the request was stopped or failed in the server: the
    /// write may still be on its way, so for so long nothing with these tags is taken from the store.
    static constexpr milliseconds kDoubt{5000};

private:
    QCoro::Task<void> invalidate(ExchangePtr exchange, RouteCache *cache, bool inDoubt) const;

    const Handler m_handler;
    std::vector<TagTemplate> m_tags;
};

} // namespace coroscope
