#include "tests/conformance/gate_case.h"

#include <QJsonArray>
#include <QJsonObject>

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

/// 422: one of the errors is at loc ["query", name], and every one has FastAPI's keys (RFC 9457 §3.2, extension
/// members).
GateCase::Check refuses(const QString &name)
{
    return [name](const RawResponse &response) {
        bool found = false;
        const QJsonArray errors = response.json().value(u"errors"_s).toArray();
        for (const auto &entry : errors) {
            const QJsonObject error = entry.toObject();
            if (error.value(u"msg"_s).toString().isEmpty() || error.value(u"type"_s).toString().isEmpty())
                return u"an error without msg or type"_s;
            if (!error.contains(u"input"_s))
                return u"an error without input"_s;
            found = found || error.value(u"loc"_s).toArray() == QJsonArray{u"query"_s, name};
        }
        return found ? QString() : u"no error at [\"query\", \"%1\"]: %2"_s.arg(name, QString::fromUtf8(response.body));
    };
}

GateCase::Check errorCount(qsizetype count)
{
    return [count](const RawResponse &response) {
        const auto errors = response.json().value(u"errors"_s).toArray();
        return errors.size() == count ? QString() : u"%1 errors"_s.arg(errors.size());
    };
}

QString lengthWithoutBody(const RawResponse &response)
{
    return response.value("Content-Length").toInt() > 0 ? QString()
                                                        : u"no Content-Length of the body that GET would have"_s;
}

} // namespace

QList<GateCase> methodCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    for (const char *path :
         {"/json", "/plaintext", "/", "/docs", "/openapi.json", "/healthz", "/async-endpoint?delay_ms=0"}) {
        row(qPrintable(u"HEAD "_s + QLatin1String(path)), "RFC 9110 §9.3.2")
            .send(request("HEAD", path))
            .expectHead({200})
            .where(lengthWithoutBody)
            .hasField("Content-Type")
            .staysOpen();
    }
    row("HEAD of what is not there", "RFC 9110 §9.3.2").send(request("HEAD", "/nothing")).expectHead({404}).staysOpen();
    row("HEAD with an invalid parameter", "RFC 9110 §9.3.2")
        .send(request("HEAD", "/async-endpoint?delay_ms=x"))
        .expectHead({422})
        .staysOpen();
    row("OPTIONS", "RFC 9110 §9.3.7")
        .send(request("OPTIONS", "/json"))
        .expect({200, 204})
        .lists("Allow", {"GET", "HEAD", "OPTIONS"})
        .staysOpen();
    row("OPTIONS of what is not there", "RFC 9110 §9.3.7").send(request("OPTIONS", "/nothing")).expect(404).staysOpen();
    row("OPTIONS of a route for any method", "RFC 9110 §9.3.7")
        .send(request("OPTIONS", "/echo"))
        .expect({200, 204})
        .staysOpen();
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
        row(qPrintable(QLatin1String(method) + u" where only GET is"_s), "RFC 9110 §15.5.6")
            .send(request(method, "/json"))
            .expect(405)
            .lists("Allow", {"GET", "HEAD", "OPTIONS"})
            .staysOpen();
    }
    row("POST with a body where only GET is", "RFC 9110 §15.5.6")
        .send(request("POST", "/json", "Content-Length: 3\r\n", "abc"))
        .expect(405)
        .lists("Allow", {"GET"});
    return cases;
}

QList<GateCase> routeCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    row("a path that is not there", "RFC 9110 §15.5.5").send(get("/nothing")).expect(404).staysOpen();
    row("a path below a route", "RFC 9110 §15.5.5").send(get("/json/deeper")).expect(404).staysOpen();
    row("the beginning of a route", "RFC 9110 §15.5.5").send(get("/js")).expect(404).staysOpen();
    row("paths are case-sensitive", "RFC 9110 §4.2.3").send(get("/JSON")).expect(404).staysOpen();
    row("a body to a path that is not there", "RFC 9110 §15.5.5")
        .send(request("POST", "/nothing", "Content-Length: 3\r\n", "abc"))
        .expect(404);
    row("an empty query", "RFC 3986 §3.4").send(get("/json?")).expect(200).staysOpen();
    row("a query that nobody reads", "RFC 3986 §3.4").send(get("/json?a=1&b&=c&&d=%20+")).expect(200).staysOpen();

    row("/json to TechEmpower's rules", "RFC 9110 §8.3")
        .send(get("/json"))
        .expect(200)
        .field("Content-Type", "application/json")
        .field("Content-Length", "27")
        .body("{\"message\":\"Hello, World!\"}")
        .staysOpen();
    row("/plaintext to TechEmpower's rules", "RFC 9110 §8.3")
        .send(get("/plaintext"))
        .expect(200)
        .where([](const RawResponse &response) {
            const QByteArray type = response.value("Content-Type");
            return type == "text/plain" || type.toLower().startsWith("text/plain;") ? QString()
                                                                                    : QString::fromLatin1(type);
        })
        .field("Content-Length", "13")
        .body("Hello, World!")
        .staysOpen();
    row("/", "RFC 9110 §15.3.1")
        .send(get("/"))
        .expect(200)
        .field("Content-Type", "application/json")
        .where([](const RawResponse &response) {
            const QJsonObject root = response.json();
            return root.contains(u"name"_s) && root.contains(u"version"_s) ? QString()
                                                                           : QString::fromUtf8(response.body);
        })
        .bodyHas("/docs")
        .bodyHas("/openapi.json")
        .staysOpen();
    row("/docs", "RFC 9110 §8.3")
        .send(get("/docs"))
        .expect(200)
        .where([](const RawResponse &response) {
            return response.value("Content-Type").startsWith("text/html")
                ? QString()
                : QString::fromLatin1(response.value("Content-Type"));
        })
        .bodyHas("<html")
        .staysOpen();
    row("/openapi.json", "RFC 9110 §8.3")
        .send(get("/openapi.json"))
        .expect(200)
        .where([](const RawResponse &response) {
            return response.json().value(u"openapi"_s).toString().startsWith(u"3.1."_s) ? QString()
                                                                                        : u"no OpenAPI 3.1"_s;
        })
        .staysOpen();
    row("/healthz", "RFC 9110 §15.3.1").send(get("/healthz")).expect(200).staysOpen();
    row("/readyz", "RFC 9110 §15.3.1").send(get("/readyz")).expect(200).staysOpen();
    row("a conditional request", "RFC 9110 §13.1.2")
        .send(get("/openapi.json", "If-None-Match: *\r\n"))
        .expect({200, 304})
        .staysOpen();
    row("a range that the server may ignore", "RFC 9110 §14.2")
        .send(get("/json", "Range: bytes=0-3\r\n"))
        .expect({200, 206})
        .staysOpen();
    row("a type that the server cannot give", "RFC 9110 §12.5.1")
        .send(get("/json", "Accept: image/png\r\n"))
        .expect({200, 406})
        .staysOpen();
    return cases;
}

QList<GateCase> parameterCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    row("the least delay", "RFC 9110 §15.3.1")
        .send(get("/async-endpoint?delay_ms=0"))
        .expect(200)
        .json({{u"message"_s, u"Hello, Async World!"_s}})
        .staysOpen();
    row("a blocking delay", "RFC 9110 §15.3.1")
        .send(get("/blocking-endpoint?delay_ms=1"))
        .expect(200)
        .bodyHas("\"message\"")
        .staysOpen();
    for (const char *value :
         {"abc", "-1", "60001", "", "1.5", "1e3", "0x10", "99999999999999999999", "%20", "1%002", "NaN"}) {
        row(qPrintable(u"/async-endpoint?delay_ms="_s + QLatin1String(value)), "RFC 9110 §15.5.21")
            .send(get("/async-endpoint?delay_ms="_ba + value))
            .expect(422)
            .where(refuses(u"delay_ms"_s))
            .staysOpen();
    }
    row("a name without a value", "RFC 9110 §15.5.21")
        .send(get("/async-endpoint?delay_ms"))
        .expect(422)
        .where(refuses(u"delay_ms"_s))
        .staysOpen();
    row("the input comes back as it was sent", "RFC 9457 §3.2")
        .send(get("/async-endpoint?delay_ms=%3Cb%3E%22"))
        .expect(422)
        .where([](const RawResponse &response) {
            const auto error = response.json().value(u"errors"_s).toArray().first().toObject();
            return error.value(u"input"_s).toString() == u"<b>\""_s ? QString() : QString::fromUtf8(response.body);
        })
        .staysOpen();
    row("/blocking-endpoint?delay_ms=10001", "RFC 9110 §15.5.21")
        .send(get("/blocking-endpoint?delay_ms=10001"))
        .expect(422)
        .where(refuses(u"delay_ms"_s))
        .staysOpen();
    row("the same parameter twice", "RFC 3986 §3.4")
        .send(get("/async-endpoint?delay_ms=0&delay_ms=0"))
        .expect({200, 422})
        .staysOpen();
    row("a parameter that nobody declared", "RFC 3986 §3.4")
        .send(get("/async-endpoint?delay_ms=0&other=1"))
        .expect(200)
        .staysOpen();

    for (const char *value : {"n=0", "n=101", "n=x", "n="})
        row(qPrintable(u"/fanout?"_s + QLatin1String(value)), "RFC 9110 §15.5.21")
            .send(get("/fanout?"_ba + value))
            .expect(422)
            .where(refuses(u"n"_s))
            .staysOpen();
    for (const char *value : {"mode=x", "mode=", "mode=Concurrent"})
        row(qPrintable(u"/fanout?"_s + QLatin1String(value)), "RFC 9110 §15.5.21")
            .send(get("/fanout?"_ba + value))
            .expect(422)
            .where(refuses(u"mode"_s))
            .staysOpen();
    // Only names under .invalid, which no resolver knows (RFC 6761 §6.4): a server that failed here would call nobody.
    for (const char *base :
         {"http://coroscope.invalid/", "http://127.0.0.1.coroscope.invalid/", "http://127.0.0.1@coroscope.invalid/",
          "http://localhost.coroscope.invalid:80/", "file:///etc/passwd", "gopher://127.0.0.1/", "nonsense"}) {
        row(qPrintable(u"/fanout?base="_s + QLatin1String(base)), "RFC 9110 §17.1")
            .send(get("/fanout?n=1&delay_ms=0&base=" + QByteArray(base).toPercentEncoding()))
            .expect(422)
            .where(refuses(u"base"_s))
            .staysOpen();
    }
    row("/fanout?base= with port 0", "RFC 9110 §17.1")
        .send(get("/fanout?n=1&delay_ms=0&base=http://127.0.0.1:0"))
        .expect(422)
        .where(refuses(u"base"_s))
        .staysOpen();
    row("/fanout?base= with a dot at the end of the name", "RFC 3986 §3.2.2")
        .send(get("/fanout?n=1&delay_ms=0&base=http://localhost.:1"))
        .expect(200)
        .staysOpen();
    row("all errors at once", "RFC 9457 §3.2")
        .send(get("/fanout?n=0&delay_ms=abc&mode=x"))
        .expect(422)
        .where(refuses(u"n"_s))
        .where(refuses(u"delay_ms"_s))
        .where(refuses(u"mode"_s))
        .where(errorCount(3))
        .staysOpen();
    row("a small fan-out", "RFC 9110 §15.3.1")
        .send(get("/fanout?n=2&delay_ms=0"))
        .expect(200)
        .bodyHas("\"calls\"")
        .staysOpen();
    return cases;
}

QList<GateCase> echoCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    QByteArray everyByte;
    for (int byte = 0; byte < 256; ++byte)
        everyByte.append(static_cast<char>(byte));
    for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
        row(qPrintable(u"/echo "_s + QLatin1String(method)), "RFC 9110 §9.3")
            .send(request(method, "/echo", "Content-Type: application/x-all\r\nContent-Length: 256\r\n", everyByte))
            .expect(200)
            .body(everyByte)
            .field("X-Echo-Method", method)
            .field("Content-Type", "application/x-all")
            .staysOpen();
    }
    row("/echo gives a type with parameters back", "RFC 9110 §8.3")
        .send(echo("a\r\n\r\nb", "Content-Type: text/plain; charset=\"utf-8\"\r\n"))
        .expect(200)
        .body("a\r\n\r\nb")
        .field("Content-Type", "text/plain; charset=\"utf-8\"")
        .staysOpen();
    row("/echo without a type", "RFC 9110 §8.3").send(echo("abc")).expect(200).body("abc").staysOpen();
    row("/echo of what looks like a request", "RFC 9112 §11.2")
        .send(echo(get("/json")))
        .expect(200)
        .body(get("/json"))
        .staysOpen();
    row("/echo HEAD", "RFC 9110 §9.3.2").send(request("HEAD", "/echo")).expectHead({200}).staysOpen();
    row("/echo with a query", "RFC 3986 §3.4")
        .send(request("POST", "/echo?a=b", "Content-Length: 1\r\n", "x"))
        .expect(200)
        .body("x")
        .staysOpen();
    return cases;
}

QList<GateCase> traceCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name) -> GateCase & { return cases.emplaceBack(name, "W3C Trace Context §3.2"); };
    static constexpr auto kTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const auto traceIs = [](bool same) -> GateCase::Check {
        return [same](const RawResponse &response) {
            const QString trace = response.json().value(u"trace_id"_s).toString();
            return (trace.toLower() == QLatin1String(kTrace)) == same ? QString() : u"trace_id "_s + trace;
        };
    };
    const auto asking = [](const QByteArray &value) { return get("/nothing", "traceparent: " + value + "\r\n"); };
    const QByteArray trace = kTrace;
    row("two of them are none")
        .send(get("/nothing",
                  "traceparent: 00-" + trace + "-00f067aa0ba902b7-01\r\ntraceparent: 00-" + trace
                      + "-00f067aa0ba902b7-01\r\n"))
        .expect(404)
        .where(traceIs(false));

    row("a valid traceparent is taken")
        .send(asking("00-" + trace + "-00f067aa0ba902b7-01"))
        .expect(404)
        .where(traceIs(true))
        .staysOpen();
    row("its name in any case")
        .send(get("/nothing", "TraceParent: 00-" + trace + "-00f067aa0ba902b7-00\r\n"))
        .expect(404)
        .where(traceIs(true))
        .staysOpen();
    row("by a validation error too")
        .send(get("/async-endpoint?delay_ms=x", "traceparent: 00-" + trace + "-00f067aa0ba902b7-01\r\n"))
        .expect(422)
        .where(traceIs(true))
        .staysOpen();
    row("a later version with more in it is taken")
        .send(asking("01-" + trace + "-00f067aa0ba902b7-01-more"))
        .expect(404)
        .where(traceIs(true))
        .staysOpen();
    const std::pair<const char *, QByteArray> invalid[] = {
        {"version ff", "ff-" + trace + "-00f067aa0ba902b7-01"},
        {"version 00 with more in it", "00-" + trace + "-00f067aa0ba902b7-01-more"},
        {"an all-zero trace id", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"},
        {"an all-zero parent id", "00-" + trace + "-0000000000000000-01"},
        {"a trace id in capitals", "00-" + trace.toUpper() + "-00f067aa0ba902b7-01"},
        {"a short trace id", "00-" + trace.left(31) + "-00f067aa0ba902b7-01"},
        {"a long parent id", "00-" + trace + "-00f067aa0ba902b7a-01"},
        {"letters that are no hexadecimal digits", "00-" + trace + "-00f067aa0ba902bg-01"},
        {"no flags", "00-" + trace + "-00f067aa0ba902b7"},
        {"nothing", ""},
    };
    for (const auto &[name, value] : invalid)
        row(qPrintable(u"replaced: "_s + QLatin1String(name)))
            .send(asking(value))
            .expect(404)
            .where(traceIs(false))
            .staysOpen();
    return cases;
}

} // namespace coroscope::test
