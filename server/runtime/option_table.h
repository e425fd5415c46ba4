#pragma once

#include "server/async/result.h"
#include "server/runtime/options.h"

#include <QStringList>
#include <QStringView>

#include <array>
#include <span>
#include <variant>

namespace coroscope {

/// The options, in the order of the help text.
enum class OptionId {
    Host,
    Port,
    Workers,
    DataDir,
    Database,
    Redis,
    RedisMemory,
    RedisPersist,
    RedisHot,
    Tasks,
    AllowHost,
    Static,
    Tls,
    TlsCert,
    TlsKey,
    RoutePolicies,
    Lessons,
    CorsOrigin,
    MaxBody,
    MaxBuffered,
    MaxUpload,
    MaxUploads,
    MaxHeader,
    MaxUri,
    HeaderTimeout,
    BodyTimeout,
    WriteTimeout,
    IdleTimeout,
    RequestTimeout,
    DrainTimeout,
    MaxConnections,
    Telemetry,
    LogFormat,
    AccessLog,
    AccessLogFile,
    ServerTiming,
    Compression,
    CompressionLevel,
    SecurityHeaders,
    RateLimit,
    RateLimitBy,
    RateLimitStore,
    RequireAuth,
    ApiKeyFile,
    AccountsFile,
    JwtKeyFile,
    JwtAlgorithm,
    JwtIssuer,
    JwtAudience,
    JwtLeeway,
    TokenLifetime,
};
inline constexpr std::size_t kOptionCount = std::size_t(OptionId::TokenLifetime) + 1;

/// What a value is, which says how its text is read and which field the Settings dialog gives it.
enum class OptionKind {
    Host,
    HostList,
    OriginList,
    Folder,
    OptionalFolder,
    File, ///< that is written
    InputFile, ///< that is read
    Text, ///< one line; empty is none
    DatabaseUrl,
    RedisUrl,
    Rate,
    Number,
    Size,
    Duration,
    Choice
};

/// What an option is about: a section of the Settings dialog, in this order.
enum class OptionGroup { Server, Security, Limits, Timeouts, Storage, Logging };

/// When a changed value acts.
enum class OptionApplies {
    AtOnce, ///< Server::applyLive(), or whoever holds the setting
    NextServerStart,
    NextProgramStart,
};

/// One row of the table: everything that anyone knows of an option. Its default is that of `Options{}`.
struct OptionSpec {
    /// The field that the option sets; a Choice sets a bool (false is the first word, true the second), or an enum
    /// whose values are numbered as the words are.
    using Field = std::variant<QString Options::*, QStringList Options::*, quint16 Options::*, int Options::*,
                               qint64 Options::*, std::chrono::milliseconds Options::*, bool Options::*,
                               AccessLogChoice Options::*, CompressionLevel Options::*, RateLimitChoice Options::*,
                               AuthChoice Options::*, coroscope::JwtAlgorithm Options::*>;
    OptionId id;
    const char *name; ///< without dashes; also the key in the settings file
    const char *value; ///< placeholder in the help text; of a Choice its words, "text|json"
    OptionKind kind;
    qint64 minimum; ///< Number; Size: bytes; Duration: milliseconds. Both bounds are included
    qint64 maximum;
    Field field;
    OptionGroup group;
    OptionApplies applies;
    const char *help; ///< what it is for, without the default; ASCII
};

/// The table, in the order of OptionId. Any thread.
std::span<const OptionSpec, kOptionCount> optionTable();
const OptionSpec &optionSpec(OptionId id);

/// By name without dashes; null: there is none.
const OptionSpec *findOption(QStringView name);
/// The option that a mistyped name most likely means; null: none is near.
const OptionSpec *nearestOption(QStringView name);

/// "COROSCOPE_MAX_BODY".
QString environmentName(const OptionSpec &spec);
/// What a value has to be, to stand after "takes ": "a number from 0 to 65535".
QString optionTakes(const OptionSpec &spec);

/// The value that `options` has, in the form that assignOption() reads; a list with commas; empty where nothing is set.
/// Passwords in URLs stay: pass it through maskedUrl() before anyone sees it.
QString optionText(const OptionSpec &spec, const Options &options);

/// Reads `text` into the option's field. Relative files and folders are taken from `folder` (empty: the working
/// directory); a list is given with commas and replaces what was there. On failure `options` is as before, and the
/// error's detail is a clause that stands after "NAME VALUE: ", without the value: "takes a number from 0 to 65535".
Result<void> assignOption(const OptionSpec &spec, const QString &text, const QString &folder, Options &options);

/// The option's value, from one set of options to the other.
void copyOption(const OptionSpec &spec, const Options &from, Options &to);

/// Whether the value that was given for `spec` fits those of the other options. The error's detail as above.
Result<void> checkTogether(const OptionSpec &spec, const Options &options);

/// What two sets of options differ in, in the order of the table.
QList<OptionId> differingOptions(const Options &one, const Options &other);

} // namespace coroscope
