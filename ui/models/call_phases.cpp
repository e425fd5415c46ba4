#include "ui/models/call_phases.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

struct PhaseWords {
    Q_DECLARE_TR_FUNCTIONS(CallPhases)
};

} // namespace

QList<PhaseSpan> callPhases(const HttpReply &reply)
{
    QList<PhaseSpan> spans;
    nanoseconds at{0};
    const auto add = [&](CallPhase phase, nanoseconds until) {
        if (until <= at)
            return;
        spans.append({phase, at, until});
        at = until;
    };
    const bool isNew = reply.connected.count() > 0;
    if (isNew) {
        add(CallPhase::NameLookup, reply.nameLookup);
        add(CallPhase::Connect, reply.connected);
        add(CallPhase::Tls, reply.tlsReady);
    }
    add(CallPhase::Send, std::min(reply.requestSent, reply.total));
    add(CallPhase::Wait, std::min(reply.firstByte, reply.total));
    add(CallPhase::Receive, reply.total);
    return spans;
}

QString phaseText(CallPhase phase)
{
    switch (phase) {
    case CallPhase::NameLookup: return PhaseWords::tr("Name lookup");
    case CallPhase::Connect: return PhaseWords::tr("Connect");
    case CallPhase::Tls: return PhaseWords::tr("TLS handshake");
    case CallPhase::Send: return PhaseWords::tr("Send request");
    case CallPhase::Wait: return PhaseWords::tr("Wait for first byte");
    case CallPhase::Receive: return PhaseWords::tr("Receive response");
    }
    return {};
}

QString phaseHint(CallPhase phase)
{
    switch (phase) {
    case CallPhase::NameLookup: return PhaseWords::tr("The host's name was turned into an address.");
    case CallPhase::Connect: return PhaseWords::tr("A TCP connection was opened.");
    case CallPhase::Tls: return PhaseWords::tr("Keys were agreed and the certificate was checked.");
    case CallPhase::Send: return PhaseWords::tr("The request was written.");
    case CallPhase::Wait: return PhaseWords::tr("The server worked, and this program waited.");
    case CallPhase::Receive: return PhaseWords::tr("The response was read to its end.");
    }
    return {};
}

} // namespace coroscope
