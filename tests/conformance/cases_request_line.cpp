#include "tests/conformance/gate_case.h"

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kHost = "Host: localhost\r\n";

QByteArray lineWithHost(const QByteArray &line)
{
    return line + "\r\n" + kHost + "\r\n";
}

} // namespace

QList<GateCase> requestLineCases(quint16 port)
{
    Q_UNUSED(port)
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    row("a plain request", "RFC 9112 §3").send(get("/json")).expect(200).staysOpen();
    row("one byte at a time", "RFC 9112 §2.2").trickle(get("/json")).expect(200).staysOpen();
    row("an empty line before the request line", "RFC 9112 §2.2").send("\r\n" + get("/json")).expect(200).staysOpen();
    row("an empty line in two pieces", "RFC 9112 §2.2")
        .send("\r")
        .pause()
        .send("\n" + get("/json"))
        .expect(200)
        .staysOpen();
    row("an empty line between two requests", "RFC 9112 §2.2")
        .send(get("/json") + "\r\n" + get("/plaintext"))
        .expect(200)
        .expect(200)
        .body("Hello, World!")
        .staysOpen();
    row("several empty lines before the request line", "RFC 9112 §2.2")
        .send("\r\n\r\n\r\n" + get("/json"))
        .expect({200, 400});
    row("bare LF for CRLF everywhere", "RFC 9112 §2.2")
        .send("GET /json HTTP/1.1\nHost: localhost\n\n")
        .expect({200, 400});
    row("bare LF after the request line", "RFC 9112 §2.2")
        .send("GET /json HTTP/1.1\nHost: localhost\r\n\r\n")
        .expect({200, 400});
    row("bare CR in the request line", "RFC 9112 §2.2")
        .send("GET /json HTTP/1.1\rX: y\r\nHost: localhost\r\n\r\n")
        .expect(400)
        .closes();
    row("NUL in the request line", "RFC 9112 §2.2").send(lineWithHost("GET /js\0on HTTP/1.1"_ba)).expect(400).closes();
    row("NUL before the method", "RFC 9112 §3.1").send("\0"_ba + get("/json")).expect(400).closes();

    row("two spaces after the method", "RFC 9112 §3").send(lineWithHost("GET  /json HTTP/1.1")).expect({200, 400});
    row("two spaces before the version", "RFC 9112 §3").send(lineWithHost("GET /json  HTTP/1.1")).expect({200, 400});
    row("tabs for spaces", "RFC 9112 §3").send(lineWithHost("GET\t/json\tHTTP/1.1")).expect({200, 400});
    row("a space before the method", "RFC 9112 §3").send(lineWithHost(" GET /json HTTP/1.1")).expect(400).closes();
    row("a space after the version", "RFC 9112 §3").send(lineWithHost("GET /json HTTP/1.1 ")).expect({200, 400});
    row("a fourth word", "RFC 9112 §3").send(lineWithHost("GET /json HTTP/1.1 now")).expect(400).closes();
    row("an unencoded space in the target", "RFC 9112 §3.2")
        .send(lineWithHost("GET /js on HTTP/1.1"))
        .expect(400)
        .closes();
    row("no target", "RFC 9112 §3").send(lineWithHost("GET HTTP/1.1")).expect(400).closes();
    row("an empty target", "RFC 9112 §3").send(lineWithHost("GET  HTTP/1.1")).expect(400).closes();
    row("only a word", "RFC 9112 §3").send(lineWithHost("HELLO")).expect(400).closes();
    row("a TLS hello on the plain port", "RFC 9112 §3")
        .send("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"_ba)
        .expect(400)
        .closes();

    row("HTTP/0.9 without a version", "RFC 9112 §3").send(lineWithHost("GET /json")).expect({400, 505}).closes();
    row("version 0.9", "RFC 9110 §15.6.6").send(lineWithHost("GET /json HTTP/0.9")).expect(505).closes();
    row("version 2.0", "RFC 9110 §15.6.6").send(lineWithHost("GET /json HTTP/2.0")).expect(505).closes();
    row("version 3.0", "RFC 9110 §15.6.6").send(lineWithHost("GET /json HTTP/3.0")).expect(505).closes();
    row("a higher minor version is served as 1.1", "RFC 9110 §2.5")
        .send(lineWithHost("GET /json HTTP/1.2"))
        .expect(200)
        .where([](const RawResponse &response) {
            return response.version == "HTTP/1.1" ? QString() : QString::fromLatin1(response.version);
        })
        .staysOpen();
    row("the HTTP/2 preface", "RFC 9113 §3.4")
        .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        .expect({400, 501, 505})
        .closes();
    row("a version in lower case", "RFC 9112 §2.3")
        .send(lineWithHost("GET /json http/1.1"))
        .expect({400, 505})
        .closes();
    row("a minor version of two digits", "RFC 9112 §2.3")
        .send(lineWithHost("GET /json HTTP/1.10"))
        .expect({400, 505})
        .closes();
    row("a version without a minor", "RFC 9112 §2.3")
        .send(lineWithHost("GET /json HTTP/1"))
        .expect({400, 505})
        .closes();
    row("another protocol", "RFC 9112 §2.3").send(lineWithHost("GET /json ICY/1.1")).expect({400, 505}).closes();

    row("a method in lower case is another method", "RFC 9110 §9.1").send(request("get", "/json")).expect(501);
    row("an unknown method", "RFC 9110 §15.6.2").send(request("BREW", "/json")).expect(501);
    row("an unknown method on a route for any", "RFC 9110 §15.6.2").send(request("BREW", "/echo")).expect(501);
    row("a registered method that is not implemented", "RFC 9110 §15.6.2")
        .send(request("PROPFIND", "/json"))
        .expect(501);
    row("CONNECT", "RFC 9110 §9.3.6").send(lineWithHost("CONNECT localhost:80 HTTP/1.1")).expect(501);
    row("TRACE", "RFC 9110 §9.3.8").send(request("TRACE", "/json")).expect(405).lists("Allow", {"GET", "HEAD"});
    row("a method with a character that no token has", "RFC 9110 §9.1")
        .send(request("G(T", "/json"))
        .expect(400)
        .closes();
    for (const int size : {65, 9'000, 40'000})
        row(qPrintable(u"a method of %1 bytes"_s.arg(size)), "RFC 9112 §3")
            .send(request(QByteArray(size, 'A'), "/json"))
            .expect(501)
            .where([](const RawResponse &response) {
                return response.body.size() < 400 ? QString() : u"it repeats the method"_s;
            })
            .closes();
    row("a method without end that no token is", "RFC 9112 §3").send(QByteArray(40'000, '(')).expect(400).closes();
    row("a version without end", "RFC 9112 §3").send("GET /json " + QByteArray(40'000, 'A')).expect(400).closes();
    return cases;
}

} // namespace coroscope::test
