#pragma once

#include "server/compression/coding.h"
#include "server/security/jwt_algorithm.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>

namespace coroscope {

/// What is written about each request.
enum class AccessLogChoice { Off, Text, Json };
/// Whose requests --rate-limit counts together: those of an address, to a route, or of whoever is authenticated.
enum class RateLimitChoice { Address, Route, Key };
/// Which requests need somebody who is authenticated. Auto: all where any scheme is configured, else none.
enum class AuthChoice { Auto, Off, Writes, All };

/// All that a server can be told. Sizes are bytes, durations are milliseconds. Made by OptionParser (command line,
/// environment, settings file, default); everything in it has been validated.
struct Options {
    QString host = QStringLiteral("localhost"); ///< "localhost": 127.0.0.1 and ::1; an address; "0.0.0.0", "::"
    quint16 port = 8000; ///< 0: any free one
    int workers = 1; ///< 1 to 256
    QString dataDir; ///< empty: the XDG data folder
    QString database; ///< URL, validated; empty: coroscope.db in the data folder
    QString redis; ///< "managed", "memory" or a URL, validated; empty: the default
    qint64 redisMemory = 64LL * 1024 * 1024; ///< of the private redis-server, or of the program's own store
    bool redisPersist = false; ///< the private redis-server keeps its data over restarts
    qint64 redisHot = 8LL * 1024 * 1024; ///< of hot copies beside a Redis, each worker; 0: none
    bool tasksInRedis = false; ///< background tasks are kept in the Redis of the cache; else in the database
    QStringList allowHosts; ///< further names that a Host field may have
    QString staticFolder; ///< absolute; its files are served under /static/; empty: none are
    bool tlsSelfSigned = false; ///< TLS with a pair of its own making, where tlsCert gives none
    QString tlsCert; ///< PEM file, absolute; empty: none
    QString tlsKey; ///< the same; empty: in that of tlsCert
    QString lessons; ///< folder of lessons of one's own, absolute; empty: the built-in ones alone
    QString routePolicies; ///< absolute; empty: route-policies.txt beside the settings file
    QStringList corsOrigins; ///< whose pages may read responses, besides those of this machine; "*": all
    qint64 maxBody = 8LL * 1024 * 1024;
    qint64 maxBuffered = 256LL * 1024 * 1024;
    qint64 maxUpload = 2LL * 1024 * 1024 * 1024; ///< of one request whose body is not buffered
    qint64 maxUploads = 4LL * 1024 * 1024 * 1024; ///< all files that were uploaded and are kept
    qint64 maxHeader = 32 * 1024;
    qint64 maxUri = 8 * 1024;
    std::chrono::milliseconds headerTimeout{10'000};
    std::chrono::milliseconds bodyTimeout{30'000};
    std::chrono::milliseconds writeTimeout{30'000};
    std::chrono::milliseconds idleTimeout{75'000};
    std::chrono::milliseconds requestTimeout{30'000};
    std::chrono::milliseconds drainTimeout{10'000};
    int maxConnections = 10'000;
    QString rateLimit = QStringLiteral("off"); ///< "off", or a rate in the form of formatRate(), validated
    RateLimitChoice rateLimitBy = RateLimitChoice::Address;
    bool rateLimitInRedis = false; ///< counted together with all servers that share the cache's Redis
    AuthChoice requireAuth = AuthChoice::Auto;
    QString apiKeyFile; ///< absolute; this and the two that follow: empty: that scheme is not configured
    QString accountsFile; ///< absolute
    QString jwtKeyFile; ///< absolute
    JwtAlgorithm jwtAlgorithm = JwtAlgorithm::HS256; ///< of tokens, the only one
    QString jwtIssuer; ///< that tokens have to name; empty: any, or none
    QString jwtAudience; ///< the same
    std::chrono::milliseconds jwtLeeway{30'000}; ///< by which clocks may differ
    std::chrono::milliseconds tokenLifetime{1'800'000}; ///< of those that /token gives
    bool noTelemetry = false; ///< no records, no figures: nothing is watched
    bool jsonLog = false;
    AccessLogChoice accessLog = AccessLogChoice::Off;
    QString accessLogFile; ///< absolute; empty: standard error
    bool serverTiming = true; ///< responses have a Server-Timing field
    bool compression = true; ///< responses are compressed as their clients accept it
    CompressionLevel compressionLevel = CompressionLevel::Default; ///< how hard
    bool securityHeaders = true; ///< responses have the fields that keep browsers from guessing and embedding
};

} // namespace coroscope
