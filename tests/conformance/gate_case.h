#pragma once

#include "tests/conformance/raw_client.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <initializer_list>

namespace coroscope::test {

/// One scripted conversation with the gate: bytes to send, answers to expect, and what the connection does afterwards.
/// Every answer is also checked for what all answers must be (check_response.h).
class GateCase {
public:
    using Check = std::function<QString(const RawResponse &)>; ///< empty: all is well

    /// `rests` is the section that the case rests on, "RFC 9112 §5.1".
    GateCase(const char *name, const char *rests)
        : m_name(name)
        , m_rests(rests)
    {
    }

    GateCase &send(const QByteArray &bytes);
    /// Lets the server read what it has, so that what follows is a piece of its own.
    GateCase &pause();
    /// Sends byte by byte, each a piece of its own.
    GateCase &trickle(const QByteArray &bytes);
    /// Ends the client's sending side.
    GateCase &halfClose();
    /// The next answer has one of these statuses. More than one where the RFC leaves the choice.
    GateCase &expect(std::initializer_list<int> statuses);
    GateCase &expect(int status) { return expect({status}); }
    /// The same, or the connection ends without an answer: for requests that the client itself broke off (RFC 9112 §8).
    GateCase &expectOrEnd(std::initializer_list<int> statuses);
    /// The same as expect(), for an answer to HEAD.
    GateCase &expectHead(std::initializer_list<int> statuses);

    // These are about the last expected answer.
    GateCase &body(const QByteArray &exact);
    GateCase &bodyHas(const QByteArray &part);
    GateCase &json(const QJsonObject &equal);
    GateCase &field(const char *name, const QByteArray &exact);
    GateCase &hasField(const char *name);
    GateCase &lacksField(const char *name);
    GateCase &lists(const char *name, std::initializer_list<const char *> tokens);
    GateCase &where(Check check);

    /// Afterwards the server closes, and said so with `Connection: close` where it refused something.
    GateCase &closes();
    /// Afterwards the connection serves another request, which proves that no byte was lost or left over.
    GateCase &staysOpen();
    // Without either: whichever the last answer's Connection field announces must be what happens.

    QByteArray title() const { return m_rests + ": " + m_name; }
    /// Plays it against a server. Empty: all was as expected; else what was not.
    QString play(quint16 port) const;

private:
    enum class Kind { Send, Pause, HalfClose, Expect };
    enum class After { AsAnnounced, Closes, StaysOpen };
    struct Step {
        Kind kind = Kind::Send;
        QByteArray bytes{};
        QList<int> statuses{};
        bool toHead = false;
        bool mayEnd = false;
        QList<Check> checks{};
    };

    QString playAnswer(const Step &step, RawClient &client, RawResponse &last) const;
    QString playAfter(RawClient &client, const RawResponse &last) const;

    QByteArray m_name;
    QByteArray m_rests;
    QList<Step> m_steps;
    After m_after = After::AsAnnounced;
};

/// A whole request with `Host: localhost`; `fields` are further lines, each with its CRLF.
QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
                   const QByteArray &body = {});
/// request() with GET.
QByteArray get(const QByteArray &target, const QByteArray &fields = {});
/// POST /echo with a Content-Length of the body's size.
QByteArray echo(const QByteArray &body, const QByteArray &fields = {});
/// POST /echo, chunked; `encoded` is what stands on the wire after the head.
QByteArray chunkedEcho(const QByteArray &encoded, const QByteArray &fields = {});

// The suite, by what the cases are about. `port` is where the server listens.
QList<GateCase> requestLineCases(quint16 port);
QList<GateCase> targetCases(quint16 port);
QList<GateCase> hostCases(quint16 port);
QList<GateCase> fieldCases();
QList<GateCase> lengthCases();
QList<GateCase> chunkedCases();
QList<GateCase> expectCases();
QList<GateCase> limitCases();
QList<GateCase> connectionCases();
QList<GateCase> methodCases();
QList<GateCase> routeCases();
QList<GateCase> parameterCases();
QList<GateCase> echoCases();
QList<GateCase> traceCases();

/// The limits that the suite's server is started with, in bytes.
inline constexpr int kMaxBody = 64 * 1024;
inline constexpr int kMaxHeader = 16 * 1024;
inline constexpr int kMaxUri = 4 * 1024;

} // namespace coroscope::test
