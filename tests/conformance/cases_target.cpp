#include "tests/conformance/gate_case.h"

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

/// A redirect must stay on this server, and its target must be printable (no field injection).
QString staysHere(const RawResponse &response)
{
    const QByteArray location = response.value("Location");
    if (response.status / 100 != 3)
        return {};
    if (!location.startsWith('/') || location.startsWith("//") || location.startsWith("/\\"))
        return u"Location leaves this server: "_s + QString::fromLatin1(location);
    return {};
}

} // namespace

QList<GateCase> targetCases(quint16 port)
{
    const QByteArray authority = "localhost:" + QByteArray::number(port);
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    row("absolute-form", "RFC 9112 §3.2.2")
        .send(get("http://" + authority + "/json"))
        .expect(200)
        .bodyHas("Hello, World!")
        .staysOpen();
    row("absolute-form with a query", "RFC 9112 §3.2.2")
        .send(get("http://" + authority + "/async-endpoint?delay_ms=0"))
        .expect(200)
        .staysOpen();
    row("absolute-form without a path", "RFC 9110 §4.2.3")
        .send(get("http://" + authority, "X-A: 1\r\nConnection: keep-alive\r\n"))
        .expect(200)
        .bodyHas("\"Coroscope\"")
        .staysOpen();
    row("absolute-form without a path, with a query", "RFC 9110 §4.2.3")
        .send(get("http://" + authority + "?a=/b"))
        .expect(200)
        .bodyHas("\"Coroscope\"")
        .staysOpen();
    row("absolute-form without a path: its authority counts", "RFC 9112 §3.2.2")
        .send(get("http://evil.example?a=b"))
        .expect(421)
        .bodyHas("\"instance\":\"/\"");
    row("absolute-form without a path for OPTIONS", "RFC 9112 §3.2.4")
        .send(request("OPTIONS", "http://" + authority))
        .expect({200, 204})
        .lists("Allow", {"GET", "POST", "DELETE"}) // of the server as a whole
        .staysOpen();
    row("absolute-form with a path for OPTIONS", "RFC 9112 §3.2.4")
        .send(request("OPTIONS", "http://" + authority + "/json"))
        .expect({200, 204})
        .field("Allow", "GET, HEAD, OPTIONS")
        .staysOpen();
    for (const char *none : {"http://", "http:///json", "http://:80/json", "http://[]/json", "http://[::1/json"})
        row(qPrintable(u"absolute-form without a host: "_s + QLatin1String(none)), "RFC 9110 §4.2.1")
            .send(get(none))
            .expect(400)
            .closes();
    row("absolute-form, scheme in capitals", "RFC 3986 §3.1").send(get("HTTP://" + authority + "/json")).expect(200);
    row("absolute-form: its authority counts, not Host", "RFC 9112 §3.2.2")
        .send(get("http://evil.example/json"))
        .expect(421);
    row("absolute-form: a foreign Host beside it is ignored or refused", "RFC 9112 §3.2.2")
        .send("GET http://" + authority + "/json HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        .expect({200, 400, 421});
    row("absolute-form without Host", "RFC 9112 §3.2")
        .send("GET http://" + authority + "/json HTTP/1.1\r\n\r\n")
        .expect(400)
        .closes();
    row("absolute-form https on the plain port", "RFC 9110 §7.4")
        .send(get("https://" + authority + "/json"))
        .expect({400, 421});
    row("absolute-form with another scheme", "RFC 9110 §7.4")
        .send(get("ftp://" + authority + "/json"))
        .expect({400, 421});
    row("absolute-form with user information", "RFC 9110 §4.2.4")
        .send(get("http://user@" + authority + "/json"))
        .expect({200, 400, 421});
    row("authority-form for GET", "RFC 9112 §3.2.3").send(get(authority)).expect(400).closes();
    row("asterisk-form for OPTIONS", "RFC 9112 §3.2.4")
        .send(request("OPTIONS", "*"))
        .expect({200, 204})
        .lists("Allow", {"GET"})
        .staysOpen();
    row("asterisk-form for GET", "RFC 9112 §3.2.4").send(get("*")).expect(400).closes();
    row("a path without its slash", "RFC 9112 §3.2.1").send(get("json")).expect(400).closes();
    row("a fragment", "RFC 9112 §3.2").send(get("/json#part")).expect(400).closes();
    row("a byte over 0x7F in the path", "RFC 3986 §2").send(get("/caf\xc3\xa9")).expect(400).closes();
    row("a byte over 0x7F in the query", "RFC 3986 §2").send(get("/json?q=\xff")).expect(400).closes();
    row("a control character in the path", "RFC 3986 §2").send(get("/js\x01on")).expect(400).closes();
    row("DEL in the path", "RFC 3986 §2").send(get("/js\x7fon")).expect(400).closes();
    row("characters that belong into percent-encoding", "RFC 3986 §2.2")
        .send(get("/json?q=\"<>^`{|}"))
        .expect({200, 400});
    row("a backslash in the path", "RFC 3986 §2.2").send(get("/..\\..\\etc")).expect({400, 404});
    row("the instance of a problem is a URI reference", "RFC 9457 §3.1.5")
        .send(get("/a\"<>[\\]^`{|}%20b"))
        .expect(404)
        .bodyHas("\"instance\":\"/a%22%3C%3E%5B%5C%5D%5E%60%7B%7C%7D%20b\"");
    row("the instance of a problem about a malformed path", "RFC 9457 §3.1.5")
        .send(get("/js%on"))
        .expect(400)
        .bodyHas("\"instance\":\"/js%25on\"");

    row("an encoded letter in the path", "RFC 3986 §2.1")
        .send(get("/%61sync-endpoint?delay_ms=0"))
        .expect(200)
        .json({{u"message"_s, u"Hello, Async World!"_s}})
        .staysOpen();
    row("hexadecimal digits in lower case", "RFC 3986 §2.1").send(get("/%6ason")).expect(200).staysOpen();
    row("decoded once, not twice", "RFC 3986 §2.4").send(get("/%2561sync-endpoint?delay_ms=0")).expect(404).staysOpen();
    row("an encoded slash separates nothing", "RFC 3986 §2.2").send(get("/async-endpoint%2F")).expect(404).staysOpen();
    row("an encoded question mark starts no query", "RFC 3986 §2.2").send(get("/json%3Fa=b")).expect(404).staysOpen();
    row("a percent sign without digits", "RFC 3986 §2.1").send(get("/js%on")).expect(400);
    row("a percent sign with one digit", "RFC 3986 §2.1").send(get("/json%4")).expect(400);
    row("a percent sign at the end", "RFC 3986 §2.1").send(get("/json%")).expect(400);
    row("a percent sign with no hexadecimal digits", "RFC 3986 §2.1").send(get("/%zz")).expect(400);
    row("a malformed percent in the query", "RFC 3986 §2.1")
        .send(get("/async-endpoint?delay_ms=%zz"))
        .expect({400, 422});
    row("an encoded NUL in the path", "RFC 3986 §7.3").send(get("/json%00")).expect(400);
    row("encoded bytes that are no UTF-8", "RFC 3986 §2.5").send(get("/%ff%fe")).expect({400, 404});
    row("an overlong UTF-8 slash", "RFC 3629 §3").send(get("/..%c0%af..%c0%afetc%c0%afpasswd")).expect({400, 404});
    row("an encoded query value", "RFC 3986 §2.1").send(get("/async-endpoint?delay_ms=%30")).expect(200).staysOpen();
    row("an encoded query name", "RFC 3986 §2.1").send(get("/async-endpoint?delay%5Fms=0")).expect(200).staysOpen();

    row("dot segments above the root", "RFC 3986 §5.2.4").send(get("/../etc/passwd")).expect({400, 404});
    row("many dot segments", "RFC 3986 §5.2.4").send(get("/../../../../../../../../etc/passwd")).expect({400, 404});
    row("encoded dot segments", "RFC 3986 §5.2.4").send(get("/%2e%2e/%2e%2e/etc/passwd")).expect({400, 404});
    row("dot segments with an encoded slash", "RFC 3986 §2.2").send(get("/..%2f..%2fetc%2fpasswd")).expect({400, 404});
    row("dot segments below the documentation", "RFC 3986 §5.2.4")
        .send(get("/docs/../../../etc/passwd"))
        .expect({400, 404});
    row("dot segments that come back", "RFC 3986 §5.2.4")
        .send(get("/nothing/../json"))
        .expect({200, 307, 400, 404})
        .where(staysHere);

    row("a trailing slash", "RFC 9110 §15.4.8").send(get("/json/")).expect(307).field("Location", "/json").staysOpen();
    row("a trailing slash keeps the query", "RFC 9110 §15.4.8")
        .send(get("/async-endpoint/?delay_ms=0&x=%20"))
        .expect(307)
        .field("Location", "/async-endpoint?delay_ms=0&x=%20")
        .staysOpen();
    row("a trailing slash on POST keeps the method", "RFC 9110 §15.4.8")
        .send(request("POST", "/echo/", "Content-Length: 2\r\n", "hi"))
        .expect(307)
        .field("Location", "/echo");
    row("a trailing slash on HEAD", "RFC 9110 §15.4.8")
        .send(request("HEAD", "/json/"))
        .expectHead({307})
        .field("Location", "/json")
        .staysOpen();
    row("a redirect does not leave the server", "RFC 9110 §17.11")
        .send(get("//evil.example/"))
        .expect({307, 400, 404})
        .where(staysHere);
    row("nor with a backslash", "RFC 9110 §17.11")
        .send(get("/\\evil.example/"))
        .expect({307, 400, 404})
        .where(staysHere);
    row("nor with an encoded slash", "RFC 9110 §17.11")
        .send(get("/%2Fevil.example/"))
        .expect({307, 400, 404})
        .where(staysHere);
    row("no field is injected through a redirect", "RFC 9110 §5.5")
        .send(get("/json/?x=%0d%0aX-Evil:1"))
        .expect(307)
        .field("Location", "/json?x=%0d%0aX-Evil:1")
        .lacksField("X-Evil")
        .staysOpen();
    row("/redoc goes to the documentation", "RFC 9110 §15.4")
        .send(get("/redoc"))
        .expect({301, 302, 307, 308})
        .field("Location", "/docs")
        .staysOpen();
    return cases;
}

QList<GateCase> hostCases(quint16 port)
{
    const QByteArray number = QByteArray::number(port);
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };
    const auto asking = [](const QByteArray &hostLines) { return "GET /json HTTP/1.1\r\n" + hostLines + "\r\n"; };

    row("no Host", "RFC 9112 §3.2").send(asking({})).expect(400).closes();
    row("two Hosts", "RFC 9112 §3.2").send(asking("Host: localhost\r\nHost: evil.example\r\n")).expect(400).closes();
    row("two equal Hosts", "RFC 9112 §3.2").send(asking("Host: localhost\r\nhost: localhost\r\n")).expect(400).closes();
    for (const char *none : {"", " ", ":80", "[]", "[]:80"})
        row(qPrintable(u"a Host that names none: \"%1\""_s.arg(QLatin1String(none))), "RFC 9110 §4.2.1")
            .send(asking("Host: "_ba + none + "\r\n"))
            .expect(400)
            .bodyHas("names no host")
            .closes();
    row("a Host with a space", "RFC 9112 §3.2").send(asking("Host: local host\r\n")).expect({400, 421});
    row("a Host with a list", "RFC 9112 §3.2").send(asking("Host: localhost, evil.example\r\n")).expect({400, 421});
    row("a Host with a path", "RFC 9112 §3.2").send(asking("Host: localhost/json\r\n")).expect({400, 421});
    row("a Host with user information", "RFC 9112 §3.2")
        .send(asking("Host: localhost@evil.example\r\n"))
        .expect({400, 421});
    row("a Host with a port that is no number", "RFC 3986 §3.2.3")
        .send(asking("Host: localhost:http\r\n"))
        .expect({400, 421});
    row("a Host with a port over 65535", "RFC 3986 §3.2.3")
        .send(asking("Host: localhost:99999\r\n"))
        .expect({200, 400, 421});
    row("a Host with an empty port", "RFC 3986 §3.2.3").send(asking("Host: localhost:\r\n")).expect({200, 400});
    row("HTTP/1.0 needs no Host", "RFC 9112 §3.2").send("GET /json HTTP/1.0\r\n\r\n").expect({200, 400}).closes();

    for (const char *name : {"localhost", "LocalHost", "127.0.0.1", "[::1]", "127.0.0.2"})
        row(name, "RFC 9110 §7.2").send(asking("Host: "_ba + name + "\r\n")).expect(200).staysOpen();
    for (const char *name : {"localhost", "127.0.0.1", "[::1]"})
        row(qPrintable(QLatin1String(name) + u":PORT"_s), "RFC 9110 §7.2")
            .send(asking("Host: "_ba + name + ':' + number + "\r\n"))
            .expect(200)
            .staysOpen();
    row("a name of --allow-host", "RFC 9110 §7.2")
        .send(asking("Host: demo.test:" + number + "\r\n"))
        .expect(200)
        .staysOpen();
    for (const char *name : {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8000",
                             "sub.demo.test", "2130706433.evil.example", "[2001:db8::1]"})
        row(name, "RFC 9110 §15.5.20").send(asking("Host: "_ba + name + "\r\n")).expect(421).bodyHas("--allow-host");
    for (const char *name : {"localhost..", "*", "loc%61lhost", "1", "a,b", "-a.test"})
        row(qPrintable(u"a name that --allow-host does not take: "_s + QLatin1String(name)), "RFC 9110 §15.5.20")
            .send(asking("Host: "_ba + name + "\r\n"))
            .expect(421)
            .where([](const RawResponse &response) {
                return response.body.contains("allow-host") ? u"it names an option that would refuse it"_s : QString();
            });
    row("an unclosed IPv6 address", "RFC 3986 §3.2.2").send(asking("Host: [::1\r\n")).expect(400).bodyHas("lacks a ]");
    row("brackets inside a name", "RFC 3986 §3.2.2").send(asking("Host: a[b]\r\n")).expect(400);
    row("a trailing dot", "RFC 3986 §3.2.2").send(asking("Host: localhost.\r\n")).expect({200, 421});
    return cases;
}

} // namespace coroscope::test
