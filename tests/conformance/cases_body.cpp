#include "tests/conformance/gate_case.h"

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray echoWith(const QByteArray &fields, const QByteArray &body = "abc")
{
    return request("POST", "/echo", fields, body);
}

} // namespace

QList<GateCase> lengthCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };

    row("a length and as many bytes", "RFC 9112 §6.2").send(echo("abc")).expect(200).body("abc").staysOpen();
    row("a body byte by byte", "RFC 9112 §6.2")
        .send(request("POST", "/echo", "Content-Length: 3\r\n"))
        .trickle("abc")
        .expect(200)
        .body("abc")
        .staysOpen();
    row("a length of zero", "RFC 9112 §6.2").send(echo({})).expect(200).body({}).staysOpen();
    row("neither length nor coding: no body", "RFC 9112 §6.3")
        .send(request("POST", "/echo"))
        .expect(200)
        .body({})
        .staysOpen();
    row("GET with a body", "RFC 9110 §9.3.1")
        .send(request("GET", "/echo", "Content-Length: 3\r\n", "abc"))
        .expect(200)
        .body("abc")
        .staysOpen();
    row("GET with a body that the route ignores", "RFC 9112 §6.3")
        .send(request("GET", "/json", "Content-Length: 3\r\n", "abc"))
        .expect(200)
        .bodyHas("Hello");
    row("whitespace around a length", "RFC 9110 §5.5")
        .send(echoWith("Content-Length:  3\t\r\n"))
        .expect(200)
        .body("abc")
        .staysOpen();
    row("leading zeros", "RFC 9110 §8.6").send(echoWith("Content-Length: 003\r\n")).expect({200, 400});
    row("Content-Length and Transfer-Encoding", "RFC 9112 §6.1")
        .send(echoWith("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n"))
        .expect(400)
        .closes();
    row("Transfer-Encoding and Content-Length", "RFC 9112 §6.1")
        .send(echoWith("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "3\r\nabc\r\n0\r\n\r\n"))
        .expect(400)
        .closes();
    row("Content-Length: 0 and Transfer-Encoding", "RFC 9112 §6.1")
        .send(echoWith("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"))
        .expect(400)
        .closes();
    row("two different lengths", "RFC 9112 §6.3")
        .send(echoWith("Content-Length: 3\r\nContent-Length: 4\r\n"))
        .expect(400)
        .closes();
    row("two equal lengths", "RFC 9112 §6.3")
        .send(echoWith("Content-Length: 3\r\nContent-Length: 3\r\n"))
        .expect(400)
        .closes();
    row("two lengths on GET", "RFC 9112 §6.3")
        .send(get("/json", "Content-Length: 0\r\nContent-Length: 0\r\n"))
        .expect(400)
        .closes();

    struct Wrong {
        const char *name;
        const char *value;
    };
    static constexpr Wrong kWrong[] = {
        {"a list of equal lengths", "3, 3"},
        {"a list of different lengths", "3, 4"},
        {"a list with a comma only", "3,"},
        {"a negative length", "-1"},
        {"a length with a plus", "+3"},
        {"a hexadecimal length", "0x3"},
        {"a length in letters", "three"},
        {"digits, then letters", "3abc"},
        {"two numbers", "3 3"},
        {"a fraction", "3.0"},
        {"an exponent", "3e0"},
        {"an empty length", ""},
        {"a quoted length", "\"3\""},
        {"an underscore in it", "1_0"},
    };
    for (const Wrong &wrong : kWrong)
        row(wrong.name, "RFC 9110 §8.6")
            .send(echoWith("Content-Length: "_ba + wrong.value + "\r\n"))
            .expect(400)
            .closes();
    row("a length over 2^64", "RFC 9110 §8.6")
        .send(echoWith("Content-Length: 18446744073709551619\r\n"))
        .expect({400, 413})
        .closes();
    row("a length over 2^63", "RFC 9110 §8.6")
        .send(echoWith("Content-Length: 9223372036854775808\r\n"))
        .expect({400, 413})
        .closes();
    row("a length of a hundred digits", "RFC 9110 §8.6")
        .send(echoWith("Content-Length: " + QByteArray(100, '9') + "\r\n"))
        .expect({400, 413})
        .closes();
    row("digits of another script", "RFC 9110 §8.6")
        .send(echoWith("Content-Length: \xef\xbc\x93\r\n"))
        .expect(400)
        .closes();
    row("a body that ends early", "RFC 9112 §8")
        .send(echoWith("Content-Length: 10\r\n"))
        .halfClose()
        .expectOrEnd({400, 408})
        .closes();
    row("bytes after the body are the next request", "RFC 9112 §6.3")
        .send(echoWith("Content-Length: 3\r\n", "abcdef\r\n\r\n"))
        .expect(200)
        .body("abc")
        .expect(400)
        .closes();
    return cases;
}

QList<GateCase> chunkedCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };
    const auto coded = [](const QByteArray &codings) {
        return echoWith("Transfer-Encoding: " + codings + "\r\n", "3\r\nabc\r\n0\r\n\r\n");
    };

    row("a chunk", "RFC 9112 §7.1").send(chunkedEcho("3\r\nabc\r\n0\r\n\r\n")).expect(200).body("abc").staysOpen();
    row("chunks", "RFC 9112 §7.1")
        .send(chunkedEcho("3\r\nabc\r\nA\r\n0123456789\r\n1\r\n!\r\n0\r\n\r\n"))
        .expect(200)
        .body("abc0123456789!")
        .staysOpen();
    row("chunks byte by byte", "RFC 9112 §7.1")
        .send(chunkedEcho({}))
        .trickle("3;a\r\nabc\r\n1\r\nd\r\n0\r\nX: y\r\n\r\n")
        .expect(200)
        .body("abcd")
        .staysOpen();
    row("the last chunk byte by byte", "RFC 9112 §7.1")
        .send(chunkedEcho({}))
        .trickle("0\r\n\r\n")
        .expect(200)
        .body({})
        .staysOpen();
    row("a broken chunk byte by byte", "RFC 9112 §7.1").send(chunkedEcho({})).trickle("xyz\r\n").expect(400).closes();
    row("no chunk but the last", "RFC 9112 §7.1").send(chunkedEcho("0\r\n\r\n")).expect(200).body({}).staysOpen();
    row("a size with letters in lower case", "RFC 9112 §7.1")
        .send(chunkedEcho("a\r\n0123456789\r\n0\r\n\r\n"))
        .expect(200)
        .body("0123456789")
        .staysOpen();
    row("leading zeros in a size", "RFC 9112 §7.1").send(chunkedEcho("0003\r\nabc\r\n000\r\n\r\n")).expect({200, 400});
    row("a chunk extension", "RFC 9112 §7.1.1")
        .send(chunkedEcho("3;a=b\r\nabc\r\n0;last\r\n\r\n"))
        .expect(200)
        .body("abc")
        .staysOpen();
    row("a quoted chunk extension", "RFC 9112 §7.1.1")
        .send(chunkedEcho("3;a=\"b;c\"\r\nabc\r\n0\r\n\r\n"))
        .expect(200)
        .body("abc")
        .staysOpen();
    row("a chunk extension without end", "RFC 9112 §7.1.1")
        .send(chunkedEcho("3;a=" + QByteArray(256 * 1024, 'x') + "\r\nabc\r\n0\r\n\r\n"))
        .expect({400, 413, 431})
        .closes();
    row("extensions of many chunks", "RFC 9112 §7.1.1")
        .send(chunkedEcho(("1;" + QByteArray(2000, 'x') + "\r\na\r\n").repeated(9) + "0\r\n\r\n"))
        .expect({400, 413, 431})
        .closes();
    row("extensions of many chunks, but few bytes", "RFC 9112 §7.1.1")
        .send(chunkedEcho("1;a\r\na\r\n"_ba.repeated(1000) + "0\r\n\r\n"))
        .expect(200)
        .body(QByteArray(1000, 'a'))
        .staysOpen();
    for (const char *extensions : {";a=b;c", " ; a = \"b\\\"c\" ;d", ";a=\"\""})
        row(qPrintable(u"the chunk extensions \"%1\""_s.arg(QLatin1String(extensions))), "RFC 9112 §7.1.1")
            .send(chunkedEcho("3"_ba + extensions + "\r\nabc\r\n0\r\n\r\n"))
            .expect(200)
            .body("abc")
            .staysOpen();
    for (const char *extensions : {"x", ";", ";;a", ";a=", ";a=\"b", ";a=\"b\\", ";a=\"b\"c", ";a b", ";=b"})
        row(qPrintable(u"the chunk extensions \"%1\", which are none"_s.arg(QLatin1String(extensions))),
            "RFC 9112 §7.1.1")
            .send(chunkedEcho("3"_ba + extensions + "\r\nabc\r\n0\r\n\r\n"))
            .expect(400)
            .closes();
    row("a bare LF hides in a chunk extension", "RFC 9112 §7.1.1")
        .send(chunkedEcho("3;a\nabc\r\n0\r\n\r\n"))
        .expect(400)
        .closes();
    row("trailers", "RFC 9112 §7.1.2")
        .send(chunkedEcho("3\r\nabc\r\n0\r\nX-Sum: 1\r\nX-B: 2\r\n\r\n"))
        .expect(200)
        .body("abc")
        .staysOpen();
    row("a trailer that would change the framing", "RFC 9110 §6.5.1")
        .send(chunkedEcho("3\r\nabc\r\n0\r\nContent-Length: 9\r\n\r\n"))
        .expect({200, 400});
    row("a malformed trailer", "RFC 9112 §7.1.2")
        .send(chunkedEcho("3\r\nabc\r\n0\r\nno colon\r\n\r\n"))
        .expect(400)
        .closes();
    row("trailers without end", "RFC 9112 §7.1.2")
        .send(chunkedEcho("0\r\n" + ("X-A: " + QByteArray(100, 'x') + "\r\n").repeated(1000) + "\r\n"))
        .expect({400, 413, 431})
        .closes();

    row("trailers byte by byte", "RFC 9112 §7.1.2")
        .send(chunkedEcho("3\r\nabc\r\n0\r\n"))
        .trickle("X-Sum: 1\r\nX-B:\r\n\r\n")
        .expect(200)
        .body("abc")
        .staysOpen();
    row("trailers over --max-header, in many lines", "RFC 6585 §5")
        .send(chunkedEcho("0\r\n" + "A:\r\n"_ba.repeated(kMaxHeader / 4 + 1) + "\r\n"))
        .expect(431)
        .closes();
    static constexpr const char *kTrailers[] = {"X-A: 1\r\n 2", "X-A: 1\r\n\t2", " X-A: 1",   "X-A : 1",   ": 1",
                                                "X A: 1",       "X-\xe4: 1",     "X-A: \x01", "X-A: \x7f", "X-A: 1\r2"};
    for (const char *trailer : kTrailers)
        row(qPrintable(u"the trailer \"%1\""_s.arg(QString::fromLatin1(QByteArray(trailer).toPercentEncoding(" :")))),
            "RFC 9112 §7.1.2")
            .send(chunkedEcho("3\r\nabc\r\n0\r\n"_ba + trailer + "\r\n\r\n"))
            .expect(400)
            .closes();
    row("a trailer with a bare LF", "RFC 9112 §2.2")
        .send(chunkedEcho("0\r\nX-A: 1\nX-B: 2\r\n\r\n"))
        .expect(400)
        .closes();
    row("a trailer with NUL", "RFC 9110 §5.5").send(chunkedEcho("0\r\nX-A: 1\0002\r\n\r\n"_ba)).expect(400).closes();

    static constexpr const char *kSizes[] = {"xyz", "-1", "+3", "0x3", " 3", "", "3g", "3.0"};
    for (const char *size : kSizes) {
        row(qPrintable(u"the chunk size \"%1\""_s.arg(QLatin1String(size))), "RFC 9112 §7.1")
            .send(chunkedEcho(QByteArray(size) + "\r\nabc\r\n0\r\n\r\n"))
            .expect(400)
            .closes();
    }
    row("a space after the size", "RFC 9112 §7.1.1").send(chunkedEcho("3 \r\nabc\r\n0\r\n\r\n")).expect({200, 400});
    row("a size over 2^64", "RFC 9112 §7.1")
        .send(chunkedEcho("10000000000000003\r\nabc\r\n0\r\n\r\n"))
        .expect({400, 413})
        .closes();
    row("a size of 2^64 - 1", "RFC 9112 §7.1")
        .send(chunkedEcho("ffffffffffffffff\r\nabc\r\n0\r\n\r\n"))
        .expect({400, 413})
        .closes();
    row("a size of 2^63", "RFC 9112 §7.1")
        .send(chunkedEcho("8000000000000000\r\nabc\r\n0\r\n\r\n"))
        .expect({400, 413})
        .closes();
    row("no CRLF after the data", "RFC 9112 §7.1").send(chunkedEcho("3\r\nabc0\r\n\r\n")).expect(400).closes();
    row("more data than the size says", "RFC 9112 §7.1")
        .send(chunkedEcho("3\r\nabcd\r\n0\r\n\r\n"))
        .expect(400)
        .closes();
    row("bare LF after the size", "RFC 9112 §7.1").send(chunkedEcho("3\nabc\r\n0\r\n\r\n")).expect(400).closes();
    row("bare LF after the data", "RFC 9112 §7.1").send(chunkedEcho("3\r\nabc\n0\r\n\r\n")).expect(400).closes();
    row("bare CR after the size", "RFC 9112 §7.1").send(chunkedEcho("3\rabc\r\n0\r\n\r\n")).expect(400).closes();
    row("chunks that end early", "RFC 9112 §8")
        .send(chunkedEcho("3\r\nab"))
        .halfClose()
        .expectOrEnd({400, 408})
        .closes();

    row("the coding's name in any case", "RFC 9112 §7").send(coded("Chunked")).expect(200).body("abc").staysOpen();
    row("an unknown coding before chunked", "RFC 9112 §6.1").send(coded("gzip, chunked")).expect(501).closes();
    row("an unknown coding in a field of its own", "RFC 9112 §6.1")
        .send(echoWith("Transfer-Encoding: br\r\nTransfer-Encoding: chunked\r\n"))
        .expect(501)
        .closes();
    row("chunked is not last", "RFC 9112 §6.3").send(coded("chunked, gzip")).expect({400, 501}).closes();
    row("chunked is not last, and what follows is known", "RFC 9112 §6.3")
        .send(coded("chunked, identity"))
        .expect({400, 501})
        .closes();
    row("chunked twice", "RFC 9112 §6.1").send(coded("chunked, chunked")).expect(400).closes();
    row("chunked twice in two fields", "RFC 9112 §6.1")
        .send(echoWith("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"))
        .expect(400)
        .closes();
    row("no chunked at all", "RFC 9112 §6.3").send(coded("gzip")).expect({400, 501}).closes();
    row("identity, which is obsolete", "RFC 9112 §7").send(coded("identity")).expect({400, 501}).closes();
    row("an unknown coding", "RFC 9112 §6.1").send(coded("xchunked")).expect({400, 501}).closes();
    row("a coding in quotes", "RFC 9112 §6.1").send(coded("\"chunked\"")).expect({400, 501}).closes();
    row("chunked with a parameter", "RFC 9112 §7").send(coded("chunked;q=1")).expect({400, 501}).closes();
    row("no coding", "RFC 9112 §6.1").send(coded("")).expect({400, 501}).closes();
    row("a vertical tab before the coding", "RFC 9110 §5.5")
        .send(coded("\x0b"
                    "chunked"))
        .expect(400)
        .closes();
    row("Transfer-Encoding in HTTP/1.0", "RFC 9112 §6.1")
        .send("POST /echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
        .expect(400)
        .closes();
    return cases;
}

QList<GateCase> expectCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };
    const auto expecting = [](const QByteArray &length, const QByteArray &value = "100-continue") {
        return request("POST", "/echo", "Expect: " + value + "\r\nContent-Length: " + length + "\r\n");
    };

    row("the server says continue, then answers", "RFC 9110 §10.1.1")
        .send(expecting("3"))
        .expect(100)
        .send("abc")
        .expect(200)
        .body("abc")
        .staysOpen();
    row("its case does not matter", "RFC 9110 §10.1.1")
        .send(expecting("3", "100-Continue"))
        .expect(100)
        .send("abc")
        .expect(200)
        .staysOpen();
    row("with chunks", "RFC 9110 §10.1.1")
        .send(request("POST", "/echo", "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n"))
        .expect(100)
        .send("3\r\nabc\r\n0\r\n\r\n")
        .expect(200)
        .body("abc")
        .staysOpen();
    row("a body that is too large is refused before it is sent", "RFC 9110 §10.1.1")
        .send(expecting(QByteArray::number(kMaxBody + 1)))
        .expect(413)
        .closes();
    row("an expectation that nobody knows", "RFC 9110 §15.5.18").send(expecting("0", "200-maybe")).expect(417);
    row("an expectation that nobody knows beside a known one", "RFC 9110 §15.5.18")
        .send(expecting("0", "100-continue, 200-maybe"))
        .expect(417);
    row("HTTP/1.0 cannot expect", "RFC 9110 §10.1.1")
        .send("POST /echo HTTP/1.0\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc")
        .expect(200)
        .body("abc")
        .closes();
    row("nothing to continue with", "RFC 9110 §10.1.1")
        .send(get("/json", "Expect: 100-continue\r\n"))
        .expect(200)
        .staysOpen();
    row("a path that does not exist needs no body", "RFC 9110 §10.1.1")
        .send(request("POST", "/nothing", "Expect: 100-continue\r\nContent-Length: 3\r\n"))
        .expect({404, 405})
        .send("abc"); // discarded, where the server goes on reading
    return cases;
}

} // namespace coroscope::test
