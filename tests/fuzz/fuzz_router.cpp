// libFuzzer: paths and texts against the router and the schemas of parameters. The first line is "METHOD raw-path"; the
// router's answer must be that of a second, naive matcher. The rest is a text that schemas judge.

#include "server/http/percent.h"
#include "server/http/router.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace coroscope;

#define EXPECT(condition)                                                                                              \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                             \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)

/// Paths that share beginnings, and parameters beside what is spelled out.
constexpr const char *kPaths[] = {
    "/",
    "/json",
    "/json-lines",
    "/users",
    "/users/me",
    "/users/{id}",
    "/users/{id}/posts",
    "/users/{id}/posts/{post}",
    "/users/me/settings",
    "/cache/{key}",
    "/a/{x}/c",
    "/a/b/{y}",
    "/a/b/c",
    "/{top}",
    "/ü/{id}",
    "/files/{path...}",
    "/files/list",
};

QList<QByteArray> segmentsOf(QByteArrayView path)
{
    return path.sliced(1).toByteArray().split('/');
}

/// Matches segment by segment; what is spelled out is tried first. The number of the path, or -1.
int naiveMatch(QByteArrayView rawPath)
{
    const QList<QByteArray> raw = segmentsOf(rawPath);
    int best = -1;
    QList<int> bestShape;
    for (int i = 0; i < int(std::size(kPaths)); ++i) {
        const QList<QByteArray> declared = segmentsOf(kPaths[i]);
        const bool takesRest = declared.last().endsWith("...}");
        if (takesRest ? declared.size() > raw.size() : declared.size() != raw.size())
            continue;
        bool fits = true;
        QList<int> shape; // which segments are spelled out
        for (qsizetype s = 0; s < declared.size() && fits; ++s) {
            const bool isRest = takesRest && s + 1 == declared.size();
            const bool isParam = declared[s].startsWith('{');
            fits = isRest
                || (isParam ? !raw[s].isEmpty() : percentDecoded(raw[s]).value_or(QByteArray()) == declared[s]);
            shape.append(isRest ? 0 : isParam ? 1 : 2);
        }
        if (fits
            && (best < 0
                || std::lexicographical_compare(bestShape.begin(), bestShape.end(), shape.begin(), shape.end()))) {
            best = i;
            bestShape = shape;
        }
    }
    return best;
}

/// RFC 3986 §2.1, and no NUL.
bool isWellEscaped(QByteArrayView path)
{
    const auto decoded = percentDecoded(path);
    return decoded && !decoded->contains('\0');
}

const Router &router()
{
    static const Router instance([] {
        RouteSet routes;
        static const auto kId = pathParam<QByteArray>("id", QString());
        static const auto kPost = pathParam<QByteArray>("post", QString());
        static const auto kKey = pathParam<QByteArray>("key", QString());
        static const auto kX = pathParam<QByteArray>("x", QString());
        static const auto kY = pathParam<QByteArray>("y", QString());
        static const auto kTop = pathParam<QByteArray>("top", QString());
        static const auto kPath = pathParam<QByteArray>("path", QString());
        const Handler none = [](ExchangePtr) -> QCoro::Task<Response> { std::abort(); };
        for (const char *declared : kPaths) {
            const QByteArray text = declared;
            auto route = routes.get(text, none);
            for (const auto *param : {&kId, &kPost, &kKey, &kX, &kY, &kTop, &kPath}) {
                if (text.contains('{' + param->spec()->name + '}') || text.contains('{' + param->spec()->name + "...}"))
                    route.param(*param);
            }
        }
        return routes;
    }());
    return instance;
}

void checkRedirect(QByteArrayView rawPath)
{
    Request request;
    request.head = "GET " + rawPath.toByteArray() + " HTTP/1.1\r\n\r\n";
    request.methodSize = 3;
    request.targetAt = 4;
    request.pathSize = request.targetSize = std::uint32_t(rawPath.size());
    const Response response = Router::redirect(request);
    const QByteArrayView location = response.field("Location");
    EXPECT(response.status() == 307);
    EXPECT(location.startsWith('/') && !location.startsWith("//") && !location.startsWith("/\\"));
}

void checkPath(Method method, QByteArrayView rawPath)
{
    Router::Captures captures;
    const RouteMatch match = router().match(method, rawPath, captures);
    using Kind = RouteMatch::Kind;
    if (!isWellEscaped(rawPath)) {
        EXPECT(match.kind == Kind::BadPath);
        return;
    }
    const int naive = naiveMatch(rawPath);
    if (naive < 0) {
        const bool slashed = rawPath.size() > 1 && rawPath.back() == '/' && naiveMatch(rawPath.chopped(1)) >= 0;
        EXPECT(match.kind == (slashed ? Kind::Redirect : Kind::NotFound));
        if (slashed)
            checkRedirect(rawPath);
        return;
    }
    const bool isGet = method == Method::Get || method == Method::Head;
    EXPECT(match.kind == (isGet ? Kind::Found : method == Method::Options ? Kind::Options : Kind::MethodNotAllowed));
    if (match.kind != Kind::Found) {
        EXPECT(match.allow.contains("GET") && match.allow.contains("HEAD"));
        return;
    }
    EXPECT(match.route && match.route->declaredPath() == QByteArray(kPaths[naive]));
    EXPECT(captures.size() == qsizetype(match.route->params().size()));
    for (const QByteArrayView capture : captures) {
        EXPECT(capture.begin() >= rawPath.begin() && capture.end() <= rawPath.end());
        EXPECT(percentDecoded(capture));
        EXPECT(match.route->info().takesRest || (!capture.isEmpty() && !capture.contains('/')));
    }
}

/// What is accepted obeys the schema; what is not has an error with its place.
void checkText(QByteArrayView text)
{
    static const QList<Schema> schemas{
        Schema::integer().minimum(0).maximum(60'000),
        Schema::integer(),
        Schema::number().minimum(-1).maximum(1),
        Schema::boolean(),
        Schema::string().minLength(1).maxLength(8).pattern(QStringLiteral("^[a-z]+$")),
        Schema::string().oneOf(QJsonArray{QStringLiteral("concurrent"), QStringLiteral("sequential")}),
        Schema::string().format(QStringLiteral("date-time")),
        Schema::string().format(QStringLiteral("uuid")),
        Schema::string().format(QStringLiteral("uri")),
        Schema::string().format(QStringLiteral("email")),
    };
    for (const Schema &schema : schemas) {
        ValidationIssues issues;
        const auto value = schema.fromText(text, QJsonArray{QStringLiteral("query"), QStringLiteral("x")}, issues);
        EXPECT(value.has_value() == issues.isEmpty());
        if (const auto *integer = value ? std::get_if<qint64>(&*value) : nullptr) {
            bool numeric = false;
            EXPECT(text.toByteArray().toLongLong(&numeric) == *integer && numeric);
        }
    }
    ValidationIssues issues;
    const auto bounded = schemas.front().fromText(text, QJsonArray{}, issues);
    EXPECT(!bounded || (std::get<qint64>(*bounded) >= 0 && std::get<qint64>(*bounded) <= 60'000));
    if (const auto decoded = formDecoded(text))
        EXPECT(decoded->size() <= text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    const qsizetype newline = input.indexOf('\n');
    const QByteArrayView line = newline < 0 ? input : input.first(newline);
    const qsizetype space = line.indexOf(' ');
    const QByteArrayView rawPath = space < 0 ? QByteArrayView() : line.sliced(space + 1);
    // The gate lets no others through.
    const bool printable
        = std::all_of(rawPath.begin(), rawPath.end(), [](char c) { return c > 0x20 && c < 0x7F && c != '?'; });
    if (rawPath.startsWith('/') && printable)
        checkPath(methodFromName(line.first(space)), rawPath);
    if (newline >= 0)
        checkText(input.sliced(newline + 1));
    return 0;
}
