#include "tests/conformance/gate_case.h"

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray padded(const QByteArray &start, int size, char with = 'a')
{
    return start + QByteArray(size - start.size(), with);
}

QByteArray oldGet(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.0\r\nHost: localhost\r\n" + fields + "\r\n";
}

} // namespace

QList<GateCase> limitCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    row("a target just within the limit", "RFC 9110 §15.5.15")
        .send(get(padded("/nothing?", kMaxUri - 16)))
        .expect(404)
        .staysOpen();
    row("a target over the limit", "RFC 9110 §15.5.15")
        .send(get(padded("/nothing?", kMaxUri + 16)))
        .expect(414)
        .closes();
    row("a target of a mebibyte", "RFC 9110 §15.5.15").send(get(padded("/", 1024 * 1024))).expect(414).closes();
    row("a request line without end", "RFC 9112 §3")
        .send(padded("GET /", kMaxHeader * 4))
        .expect({400, 414, 431})
        .closes();
    row("fields just within the limit", "RFC 6585 §5")
        .send(get("/json", padded("X-A: ", kMaxHeader - 256) + "\r\n"))
        .expect(200)
        .staysOpen();
    row("one field over the limit", "RFC 6585 §5")
        .send(get("/json", padded("X-A: ", kMaxHeader + 256) + "\r\n"))
        .expect(431)
        .closes();
    row("many fields over the limit", "RFC 6585 §5")
        .send(get("/json", "X-A: 1\r\n"_ba.repeated(kMaxHeader / 4)))
        .expect(431)
        .closes();
    row("a field's name over the limit", "RFC 6585 §5")
        .send(get("/json", padded("X", kMaxHeader + 256) + ": 1\r\n"))
        .expect(431)
        .closes();
    row("fields without end", "RFC 6585 §5")
        .send("GET /json HTTP/1.1\r\nHost: localhost\r\n" + padded("X-A: ", kMaxHeader * 4))
        .expect(431)
        .closes();
    row("a body of exactly the limit", "RFC 9110 §15.5.14")
        .send(echo(QByteArray(kMaxBody, 'b')))
        .expect(200)
        .body(QByteArray(kMaxBody, 'b'))
        .staysOpen();
    row("a body over the limit is refused by its length", "RFC 9110 §15.5.14")
        .send(request("POST", "/echo", "Content-Length: " + QByteArray::number(kMaxBody + 1) + "\r\n"))
        .expect(413)
        .closes();
    row("the refusal reaches a client that is still sending", "RFC 9112 §9.6")
        .send(echo(QByteArray(4 * kMaxBody, 'b')))
        .expect(413)
        .closes();
    row("a chunk over the limit", "RFC 9110 §15.5.14")
        .send(chunkedEcho(QByteArray::number(kMaxBody + 1, 16) + "\r\n" + QByteArray(kMaxBody + 1, 'b')
                          + "\r\n0\r\n\r\n"))
        .expect(413)
        .closes();
    row("small chunks that add up to more than the limit", "RFC 9110 §15.5.14")
        .send(chunkedEcho(("400\r\n" + QByteArray(0x400, 'b') + "\r\n").repeated(kMaxBody / 0x400 + 1) + "0\r\n\r\n"))
        .expect(413)
        .closes();
    row("chunks of exactly the limit", "RFC 9110 §15.5.14")
        .send(chunkedEcho(("400\r\n" + QByteArray(0x400, 'b') + "\r\n").repeated(kMaxBody / 0x400) + "0\r\n\r\n"))
        .expect(200)
        .body(QByteArray(kMaxBody, 'b'))
        .staysOpen();
    return cases;
}

QList<GateCase> connectionCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };
    const auto asking = [](const QByteArray &connection) { return get("/json", "Connection: " + connection + "\r\n"); };

    row("HTTP/1.1 persists", "RFC 9112 §9.3")
        .send(get("/json"))
        .expect(200)
        .send(get("/plaintext"))
        .expect(200)
        .staysOpen();
    row("Connection: close", "RFC 9112 §9.6").send(asking("close")).expect(200).lists("Connection", {"close"}).closes();
    row("Connection: Close in any case", "RFC 9110 §7.6.1")
        .send(asking("Close"))
        .expect(200)
        .lists("Connection", {"close"})
        .closes();
    row("close in a list", "RFC 9110 §7.6.1")
        .send(asking("x-a, close"))
        .expect(200)
        .lists("Connection", {"close"})
        .closes();
    row("close in a second field", "RFC 9110 §7.6.1")
        .send(get("/json", "Connection: keep-alive\r\nConnection: close\r\n"))
        .expect(200)
        .lists("Connection", {"close"})
        .closes();
    row("a token that only contains close", "RFC 9110 §7.6.1").send(asking("closed")).expect(200).staysOpen();
    row("what follows a request with close is not answered", "RFC 9112 §9.6")
        .send(asking("close") + get("/plaintext"))
        .expect(200)
        .bodyHas("message")
        .closes();
    row("close with a refused method", "RFC 9112 §9.6")
        .send(request("POST", "/json", "Connection: close\r\n"))
        .expect(405)
        .lists("Connection", {"close"})
        .closes();
    row("the client ends its sending side after the request", "RFC 9112 §9.6")
        .send(get("/json"))
        .halfClose()
        .expect(200)
        .closes();
    for (const char *target : {"/async-endpoint?delay_ms=0", "/async-endpoint?delay_ms=50",
                               "/blocking-endpoint?delay_ms=5", "/fanout?n=2&delay_ms=0"})
        row(qPrintable(u"the same, and the answer takes time: "_s + QLatin1String(target)), "RFC 9112 §9.6")
            .send(get(target))
            .halfClose()
            .expect(200)
            .bodyHas("{")
            .closes();
    row("the same with several requests", "RFC 9112 §9.6")
        .send(get("/async-endpoint?delay_ms=5") + get("/json") + echo("abc") + get("/async-endpoint?delay_ms=5"))
        .halfClose()
        .expect(200)
        .expect(200)
        .bodyHas("Hello, World!")
        .expect(200)
        .body("abc")
        .expect(200)
        .closes();
    row("the same in HTTP/1.0", "RFC 9112 §9.6")
        .send(oldGet("/async-endpoint?delay_ms=5"))
        .halfClose()
        .expect(200)
        .closes();
    row("the same in a piece of its own", "RFC 9112 §9.6")
        .send(get("/async-endpoint?delay_ms=100"))
        .pause()
        .halfClose()
        .expect(200)
        .closes();
    row("HTTP/1.0 closes", "RFC 9112 §9.3").send(oldGet("/json")).expect(200).bodyHas("Hello").closes();
    row("HTTP/1.0 closes after an error too", "RFC 9112 §9.3").send(oldGet("/nothing")).expect(404).closes();
    row("HTTP/1.0 may ask to persist", "RFC 9112 §9.3")
        .send(oldGet("/json", "Connection: keep-alive\r\n"))
        .expect(200)
        .lists("Connection", {"keep-alive"})
        .staysOpen();
    row("HTTP/1.0 gets no chunks", "RFC 9112 §6.1")
        .send(oldGet("/openapi.json"))
        .expect(200)
        .lacksField("Transfer-Encoding")
        .closes();
    row("Upgrade to a protocol that nobody speaks is ignored", "RFC 9110 §7.8")
        .send(get("/json", "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"))
        .expect(200)
        .staysOpen();
    row("Upgrade to WebSocket where there is none", "RFC 9110 §7.8")
        .send(get("/json",
                  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"))
        .expect({200, 400, 404, 426});

    row("three in one packet", "RFC 9112 §9.3.2")
        .send(echo("one") + echo("two") + echo("three"))
        .expect(200)
        .body("one")
        .expect(200)
        .body("two")
        .expect(200)
        .body("three")
        .staysOpen();
    row("a slow one before a fast one", "RFC 9112 §9.3.2")
        .send(get("/async-endpoint?delay_ms=100") + get("/plaintext"))
        .expect(200)
        .bodyHas("Async World")
        .expect(200)
        .body("Hello, World!")
        .staysOpen();
    row("a blocking one before a fast one", "RFC 9112 §9.3.2")
        .send(get("/blocking-endpoint?delay_ms=50") + get("/plaintext"))
        .expect(200)
        .bodyHas("message")
        .expect(200)
        .body("Hello, World!")
        .staysOpen();
    row("methods mixed", "RFC 9112 §9.3.2")
        .send(request("HEAD", "/json") + get("/json") + request("OPTIONS", "/json"))
        .expectHead({200})
        .expect(200)
        .bodyHas("Hello")
        .expect({200, 204})
        .staysOpen();
    row("an error in the middle loses nothing", "RFC 9112 §9.3.2")
        .send(get("/json") + get("/nothing") + get("/plaintext"))
        .expect(200)
        .expect(404)
        .expect(200)
        .body("Hello, World!")
        .staysOpen();
    row("a broken one ends it, after what came before is answered", "RFC 9112 §9.3.2")
        .send(get("/async-endpoint?delay_ms=50") + "GET /json HTTP/1.1\r\n\r\n" + get("/plaintext"))
        .expect(200)
        .expect(400)
        .closes();
    row("a body, then the next request in the same packet", "RFC 9112 §9.3.2")
        .send(chunkedEcho("3\r\nabc\r\n0\r\n\r\n") + get("/json"))
        .expect(200)
        .body("abc")
        .expect(200)
        .bodyHas("Hello")
        .staysOpen();
    row("a request cut into two packets behind another", "RFC 9112 §9.3.2")
        .send(get("/json") + "GET /plain")
        .expect(200)
        .send("text HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .expect(200)
        .body("Hello, World!")
        .staysOpen();
    return cases;
}

} // namespace coroscope::test
