#include "tests/conformance/gate_case.h"

namespace coroscope::test {

using namespace Qt::StringLiterals;

QList<GateCase> fieldCases()
{
    QList<GateCase> cases;
    const auto row
        = [&cases](const char *name, const char *rests) -> GateCase & { return cases.emplaceBack(name, rests); };
    const auto with = [](const QByteArray &line) { return get("/json", line + "\r\n"); };

    row("whitespace before the colon", "RFC 9112 §5.1").send(with("X-A : 1")).expect(400).closes();
    row("a tab before the colon", "RFC 9112 §5.1").send(with("X-A\t: 1")).expect(400).closes();
    row("whitespace before the colon of Content-Length", "RFC 9112 §5.1")
        .send(with("Content-Length : 3"))
        .expect(400)
        .closes();
    row("a folded line", "RFC 9112 §5.2").send(with("X-A: 1\r\n 2")).expect(400).closes();
    row("a line folded with a tab", "RFC 9112 §5.2").send(with("X-A: 1\r\n\t2")).expect(400).closes();
    row("a folded line with nothing in it", "RFC 9112 §5.2").send(with("X-A: 1\r\n ")).expect(400).closes();
    row("whitespace before the first field", "RFC 9112 §2.2")
        .send("GET /json HTTP/1.1\r\n Host: localhost\r\n\r\n")
        .expect(400)
        .closes();
    row("a line without a colon", "RFC 9112 §5").send(with("nonsense")).expect(400).closes();
    row("a field without a name", "RFC 9112 §5.1").send(with(": 1")).expect(400).closes();
    row("a name with a space", "RFC 9110 §5.1").send(with("X A: 1")).expect(400).closes();
    row("a name with a character that no token has", "RFC 9110 §5.1").send(with("X(A): 1")).expect(400).closes();
    row("a name with a byte over 0x7F", "RFC 9110 §5.1").send(with("X-\xe4: 1")).expect(400).closes();
    row("a name with NUL", "RFC 9110 §5.1").send(with("X-\0A: 1"_ba)).expect(400).closes();
    row("bare CR in a value", "RFC 9112 §2.2").send(with("X-A: 1\r2")).expect(400).closes();
    row("bare CR at the end of a value", "RFC 9112 §2.2").send(with("X-A: 1\r")).expect(400).closes();
    row("bare LF hides a field", "RFC 9112 §2.2").send(with("X-A: 1\nX-B: 2")).expect({200, 400});
    row("NUL in a value", "RFC 9110 §5.5").send(with("X-A: 1\0002"_ba)).expect(400).closes();
    row("a control character in a value", "RFC 9110 §5.5").send(with("X-A: 1\x01")).expect(400).closes();
    row("an escape character in a value", "RFC 9110 §5.5").send(with("X-A: \x1b[2J")).expect(400).closes();
    row("DEL in a value", "RFC 9110 §5.5").send(with("X-A: \x7f")).expect(400).closes();
    row("a tab in a value", "RFC 9110 §5.5").send(with("X-A: 1\t2")).expect(200).staysOpen();
    row("bytes over 0x7F in a value are opaque", "RFC 9110 §5.5")
        .send(with("X-A: caf\xc3\xa9 \xff"))
        .expect({200, 400});
    row("an empty value", "RFC 9112 §5").send(with("X-A:")).expect(200).staysOpen();
    row("no space after the colon", "RFC 9112 §5").send(with("X-A:1")).expect(200).staysOpen();
    row("much whitespace around a value", "RFC 9112 §5").send(with("X-A: \t  1 \t ")).expect(200).staysOpen();
    row("a name of every token character", "RFC 9110 §5.6.2")
        .send(with("!#$%&'*+-.^_`|~0aZ: 1"))
        .expect(200)
        .staysOpen();
    row("names in any case", "RFC 9110 §5.1")
        .send("POST /echo HTTP/1.1\r\nhOST: localhost\r\ncONTENT-lENGTH: 3\r\n\r\nabc")
        .expect(200)
        .body("abc")
        .staysOpen();
    row("an underscore makes it another field", "RFC 9112 §5.1")
        .send(
            request("POST", "/echo", "Content_Length: 9\r\nTransfer_Encoding: chunked\r\nContent-Length: 3\r\n", "abc"))
        .expect(200)
        .body("abc")
        .staysOpen();
    row("a head that ends in the middle", "RFC 9112 §8")
        .send("GET /json HTTP/1.1\r\nHost: loc")
        .halfClose()
        .expectOrEnd({400, 408})
        .closes();
    return cases;
}

} // namespace coroscope::test
