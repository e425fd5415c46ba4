#pragma once

#include "server/http/route_info.h"
#include "server/outbound/http_call.h"
#include "server/telemetry/exchange_record.h"
#include "ui/models/exchange_phases.h"

#include <QString>

#include <vector>

namespace coroscope {

/// One of two exchanges that are compared: a value, made of a record, or of a call and its reply.
struct DiffSide {
    struct Message {
        HeaderList fields;
        QByteArray body; ///< what of it was kept
        quint64 bodyBytes = 0; ///< of all of it
        QByteArray encoding; ///< the content coding in which the body is; empty: none
    };

    QString title; ///< which one it is, for people: "14:03:22.104"
    QByteArray method;
    QString target; ///< path and query, or a whole URL; as sent
    QString version; ///< "HTTP/1.1"
    int status = 0; ///< 0: none
    QString outcome; ///< translated
    QString route; ///< "/users/{id}"; empty: unknown
    Message request;
    Message response;
    std::vector<PhaseSegment> segments; ///< empty: unknown
    std::vector<std::pair<QString, nanoseconds>> phases; ///< by name, in their order; they sum to `total`
    nanoseconds total{-1}; ///< -1: unknown

    static DiffSide of(const ExchangeRecord &record, const RouteTable &routes, Clock::time_point now);
    static DiffSide of(const HttpCall &call, const HttpReply &reply);
};

/// One line of a comparison.
struct DiffRow {
    enum class Kind {
        Equal,
        Added, ///< only on the second side
        Removed, ///< only on the first
        Changed,
        Figure, ///< a measurement: it never is the same, and counts as no difference
        Gap, ///< says how many equal lines are left out, or another note
    };
    Kind kind = Kind::Equal;
    QString name; ///< of the field, parameter, JSON path, or the numbers of two lines
    QString a;
    QString b;
    QString note; ///< translated: what differs, or by how much

    bool isDifference() const noexcept { return kind == Kind::Added || kind == Kind::Removed || kind == Kind::Changed; }
};

struct DiffSection {
    enum class Id { General, Query, RequestFields, RequestBody, ResponseFields, ResponseBody, Phases };
    Id id = Id::General;
    QString title;
    QString summary; ///< "2 differences", "Equal"
    std::vector<DiffRow> rows;
    int differences = 0;

    static constexpr std::size_t kMaxRows = 20'000; ///< more are said in a note
};

/// Two exchanges compared: method, target, status; the query by parameter; fields without order and case of their
/// names; bodies as JSON, as lines or as bytes; phases. Values of secret fields are compared, but shown as dots unless
/// `revealSecrets`. Time and memory are bounded, however large the bodies are. Any thread.
std::vector<DiffSection> compareExchanges(const DiffSide &a, const DiffSide &b, bool revealSecrets);

/// As plain text, differences only, for a mail or a ticket.
QString diffText(const std::vector<DiffSection> &sections, const DiffSide &a, const DiffSide &b, bool revealSecrets);

} // namespace coroscope
