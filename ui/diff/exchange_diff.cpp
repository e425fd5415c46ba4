#include "ui/diff/exchange_diff.h"

#include "ui/diff/json_diff.h"
#include "ui/diff/text_diff.h"
#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/http_head.h"
#include "ui/models/call_phases.h"
#include "ui/secrets.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

/// Gives tr() the context under which translators find these texts.
struct DiffWords {
    Q_DECLARE_TR_FUNCTIONS(ExchangeDiff)
};

using Kind = DiffRow::Kind;

constexpr qsizetype kContext = 3; // equal lines shown around a change
constexpr std::array kPhaseOrder
    = {ExchangePhase::Blocked, ExchangePhase::Receive, ExchangePhase::Queue,  ExchangePhase::OnLoop,
       ExchangePhase::Held,    ExchangePhase::Waiting, ExchangePhase::Respond};

QString noteOf(Kind kind)
{
    switch (kind) {
    //: A line of a comparison: it stands only on one side.
    case Kind::Added: return DiffWords::tr("only in B");
    case Kind::Removed: return DiffWords::tr("only in A");
    //: A line of a comparison: the two sides have different values.
    case Kind::Changed: return DiffWords::tr("changed");
    default: return {};
    }
}

void add(DiffSection &section, Kind kind, const QString &name, const QString &a, const QString &b,
         const QString &note = {})
{
    if (section.rows.size() > DiffSection::kMaxRows)
        return;
    DiffRow row{kind, name, a, b, note.isEmpty() ? noteOf(kind) : note};
    if (section.rows.size() == DiffSection::kMaxRows)
        row = {Kind::Gap, {}, {}, {}, DiffWords::tr("There is more; it is not shown.")};
    section.differences += row.isDifference() ? 1 : 0;
    section.rows.push_back(std::move(row));
}

void addNote(DiffSection &section, const QString &note)
{
    add(section, Kind::Gap, {}, {}, {}, note);
}

void addText(DiffSection &section, const QString &name, const QString &a, const QString &b)
{
    if (a.isEmpty() && b.isEmpty())
        return;
    add(section, a == b ? Kind::Equal : Kind::Changed, name, a, b);
}

void sumUp(DiffSection &section)
{
    if (!section.summary.isEmpty())
        return;
    section.summary = section.differences > 0 ? DiffWords::tr("%n difference(s)", nullptr, section.differences)
        : section.rows.empty()                ? DiffWords::tr("none")
                                              : DiffWords::tr("equal");
}

/// "+12 ms", "−340 B", "the same"; with a share where there is a first value.
QString change(double before, double after, const QString &amount)
{
    if (before == after)
        return DiffWords::tr("the same");
    const QString sign = after > before ? QStringLiteral("+") : QStringLiteral("−");
    if (before <= 0)
        return sign + amount;
    const double share = std::abs(after - before) / before * 100;
    //: A difference: %1 plus or minus, %2 an amount with its unit, %3 a share in percent.
    return DiffWords::tr("%1%2 (%1%3 %)").arg(sign, amount, QLocale().toString(share, 'f', share < 10 ? 1 : 0));
}

void addSize(DiffSection &section, const QString &name, quint64 a, quint64 b)
{
    add(section, Kind::Figure, name, sizeText(a), sizeText(b),
        change(double(a), double(b), sizeText(a > b ? a - b : b - a)));
}

void addDuration(DiffSection &section, const QString &name, nanoseconds a, nanoseconds b)
{
    const auto text = [](nanoseconds d) { return d < nanoseconds(0) ? QStringLiteral("–") : durationText(d); };
    const bool both = a >= nanoseconds(0) && b >= nanoseconds(0);
    add(section, Kind::Figure, name, text(a), text(b),
        both ? change(double(a.count()), double(b.count()), durationText(std::chrono::abs(b - a))) : QString());
}

/// Names with values, in an order that does not count across names: of the same name, those that are equal stand for
/// each other, the rest in turn.
struct Pairs {
    QList<QPair<QString, QString>> list; ///< shown name and true value
    QStringList keys; ///< what names are matched by
};

template<typename Show>
void comparePairs(DiffSection &section, const Pairs &a, const Pairs &b, Show show)
{
    QHash<QString, QList<qsizetype>> inB;
    for (qsizetype i = 0; i < b.keys.size(); ++i)
        inB[b.keys[i]].append(i);
    // Equal ones first, whatever stands between them.
    std::vector<qsizetype> partner(std::size_t(a.keys.size()), -1);
    std::vector<bool> taken(std::size_t(b.keys.size()), false);
    for (const bool onlyEqual : {true, false}) {
        for (qsizetype i = 0; i < a.keys.size(); ++i) {
            if (partner[std::size_t(i)] >= 0)
                continue;
            const auto candidates = inB.value(a.keys[i]);
            for (const qsizetype j : candidates) {
                if (taken[std::size_t(j)] || (onlyEqual && a.list[i].second != b.list[j].second))
                    continue;
                partner[std::size_t(i)] = j;
                taken[std::size_t(j)] = true;
                break;
            }
        }
    }
    for (qsizetype i = 0; i < a.keys.size(); ++i) {
        const auto &[name, value] = a.list[i];
        const qsizetype j = partner[std::size_t(i)];
        if (j < 0)
            add(section, Kind::Removed, name, show(name, value), {});
        else
            add(section, value == b.list[j].second ? Kind::Equal : Kind::Changed, name, show(name, value),
                show(name, b.list[j].second));
    }
    for (qsizetype j = 0; j < b.keys.size(); ++j) {
        if (!taken[std::size_t(j)])
            add(section, Kind::Added, b.list[j].first, {}, show(b.list[j].first, b.list[j].second));
    }
    sumUp(section);
}

Pairs fieldPairs(const HeaderList &fields)
{
    Pairs pairs;
    for (const auto &[name, value] : fields) {
        pairs.list.append({QString::fromUtf8(name), QString::fromUtf8(value)});
        pairs.keys.append(pairs.list.last().first.toLower());
    }
    return pairs;
}

std::pair<QString, QString> cutAtQuery(const QString &target)
{
    const qsizetype mark = target.indexOf(u'?');
    return mark < 0 ? std::pair(target, QString()) : std::pair(target.first(mark), target.sliced(mark + 1));
}

Pairs queryPairs(const QString &query)
{
    const auto decoded = [](QStringView part) { return QUrl::fromPercentEncoding(part.toUtf8().replace('+', ' ')); };
    Pairs pairs;
    for (const QStringView item : QStringView(query).split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = item.indexOf(u'=');
        const QString name = decoded(equals < 0 ? item : item.first(equals));
        pairs.list.append({name, equals < 0 ? QString() : decoded(item.sliced(equals + 1))});
        pairs.keys.append(name);
    }
    return pairs;
}

void compareGeneral(DiffSection &section, const DiffSide &a, const DiffSide &b)
{
    const auto status = [](const DiffSide &side) {
        return side.status > 0
            ? QStringLiteral("%1 %2").arg(side.status).arg(words::reasonPhrase(side.status)).trimmed()
            : DiffWords::tr("none");
    };
    addText(section, DiffWords::tr("Method"), QString::fromLatin1(a.method), QString::fromLatin1(b.method));
    addText(section, DiffWords::tr("Path"), cutAtQuery(a.target).first, cutAtQuery(b.target).first);
    addText(section, DiffWords::tr("Route"), a.route, b.route);
    addText(section, DiffWords::tr("HTTP version"), a.version, b.version);
    addText(section, DiffWords::tr("Status"), status(a), status(b));
    addText(section, DiffWords::tr("Outcome"), a.outcome, b.outcome);
    addSize(section, DiffWords::tr("Request body"), a.request.bodyBytes, b.request.bodyBytes);
    addSize(section, DiffWords::tr("Response body"), a.response.bodyBytes, b.response.bodyBytes);
    addDuration(section, DiffWords::tr("Duration"), a.total, b.total);
    sumUp(section);
}

void comparePhases(DiffSection &section, const DiffSide &a, const DiffSide &b)
{
    const auto lengthOf = [](const DiffSide &side, const QString &name) {
        const auto found = std::find_if(side.phases.begin(), side.phases.end(),
                                        [&name](const auto &phase) { return phase.first == name; });
        return found == side.phases.end() ? nanoseconds(side.phases.empty() ? -1 : 0) : found->second;
    };
    QStringList names;
    for (const DiffSide *side : {&a, &b}) {
        for (const auto &[name, length] : side->phases) {
            if (!names.contains(name))
                names.append(name);
        }
    }
    for (const QString &name : std::as_const(names))
        addDuration(section, name, lengthOf(a, name), lengthOf(b, name));
    if (!names.isEmpty())
        addDuration(section, DiffWords::tr("Total"), a.total, b.total);
    section.summary = names.isEmpty() ? DiffWords::tr("not known") : QString();
    if (!names.isEmpty() && a.total >= nanoseconds(0) && b.total >= nanoseconds(0))
        section.summary = change(double(a.total.count()), double(b.total.count()),
                                 durationText(std::chrono::abs(b.total - a.total)));
}

QByteArray fieldOf(const HeaderList &fields, const char *name)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == fields.end() ? QByteArray() : found->second;
}

/// Bytes that are a text; nothing where they are not.
std::optional<QString> textOf(const DiffSide::Message &message)
{
    const QByteArray coding = message.encoding.toLower();
    if (!coding.isEmpty() && coding != "identity")
        return std::nullopt;
    // The bytes that were kept may end inside a character.
    QByteArray bytes = message.body;
    if (quint64(bytes.size()) < message.bodyBytes) {
        while (!bytes.isEmpty() && (bytes.back() & 0x80))
            bytes.chop(1);
    }
    const QString text = QString::fromUtf8(bytes);
    if (text.contains(QChar(QChar::Null)) || text.toUtf8() != bytes)
        return std::nullopt;
    return text;
}

void compareLines(DiffSection &section, const QString &a, const QString &b)
{
    const QList<QStringView> first = linesOf(a);
    const QList<QStringView> second = linesOf(b);
    const auto stretches = diffLines(first, second);
    const auto number = [](qsizetype index) { return index < 0 ? QStringLiteral(" ") : QString::number(index + 1); };
    const auto line = [&](Kind kind, qsizetype i, qsizetype j) {
        //: Of a line of a comparison: its number in A and in B.
        add(section, kind, DiffWords::tr("%1 | %2").arg(number(i), number(j)), i < 0 ? QString() : first[i].toString(),
            j < 0 ? QString() : second[j].toString());
    };
    for (std::size_t s = 0; s < stretches.size(); ++s) {
        const DiffStretch &stretch = stretches[s];
        qsizetype i = stretch.aBegin;
        qsizetype j = stretch.bBegin;
        if (stretch.kind == DiffStretch::Kind::Equal) {
            const qsizetype before = s == 0 ? 0 : kContext; // lines that belong to the change before
            const qsizetype after = s + 1 == stretches.size() ? 0 : kContext;
            const qsizetype length = stretch.aEnd - stretch.aBegin;
            for (qsizetype at = 0; at < length; ++at, ++i, ++j) {
                if (at == before && length - before - after > 1) {
                    const qsizetype left = length - before - after;
                    addNote(section, DiffWords::tr("%n equal line(s)", nullptr, int(left)));
                    at += left - 1;
                    i += left - 1;
                    j += left - 1;
                    continue;
                }
                line(Kind::Equal, i, j);
            }
            continue;
        }
        for (; i < stretch.aEnd && j < stretch.bEnd; ++i, ++j)
            line(Kind::Changed, i, j);
        for (; i < stretch.aEnd; ++i)
            line(Kind::Removed, i, -1);
        for (; j < stretch.bEnd; ++j)
            line(Kind::Added, -1, j);
    }
}

void compareBytes(DiffSection &section, const QByteArray &a, const QByteArray &b)
{
    const auto mismatch = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const qsizetype at = mismatch.first - a.begin();
    const auto around = [at](const QByteArray &bytes) {
        constexpr qsizetype kBytes = 16;
        return at >= bytes.size() ? DiffWords::tr("(its end)") : QString::fromLatin1(bytes.mid(at, kBytes).toHex(' '));
    };
    //: %1 a place in a body, %2 the same in hexadecimal.
    add(section, Kind::Changed, DiffWords::tr("From byte %1 (0x%2)").arg(QLocale().toString(at)).arg(at, 0, 16),
        around(a), around(b), DiffWords::tr("first difference"));
}

void compareBodies(DiffSection &section, const DiffSide::Message &a, const DiffSide::Message &b)
{
    const auto cut = [](const DiffSide::Message &m) { return quint64(m.body.size()) < m.bodyBytes; };
    if (cut(a) || cut(b))
        //: %1 and %2 are sizes.
        addNote(section,
                DiffWords::tr("Only the beginning was kept: %1 of A, %2 of B. That much is compared.")
                    .arg(sizeText(quint64(a.body.size())), sizeText(quint64(b.body.size()))));
    if (a.body == b.body) {
        if (a.bodyBytes != b.bodyBytes) {
            add(section, Kind::Changed, DiffWords::tr("Size"), sizeText(a.bodyBytes), sizeText(b.bodyBytes));
            return;
        }
        section.summary = a.bodyBytes == 0 ? DiffWords::tr("none")
            : cut(a)                       ? DiffWords::tr("equal as far as kept")
                                           : DiffWords::tr("equal, %1").arg(sizeText(a.bodyBytes));
        return;
    }
    const auto first = textOf(a);
    const auto second = textOf(b);
    if (!first || !second) {
        compareBytes(section, a.body, b.body);
        return;
    }
    if (a.body.isEmpty() || b.body.isEmpty() || cut(a) || cut(b)) {
        compareLines(section, *first, *second);
        return;
    }
    const auto json = diffJson(a.body, b.body);
    if (!json) {
        compareLines(section, *first, *second);
        return;
    }
    if (json->changes.empty()) {
        section.summary = DiffWords::tr("equal as JSON, written differently");
        return;
    }
    for (const JsonChange &c : json->changes) {
        const Kind kind = c.kind == JsonChange::Kind::Added ? Kind::Added
            : c.kind == JsonChange::Kind::Removed           ? Kind::Removed
                                                            : Kind::Changed;
        add(section, kind, c.path, c.before, c.after);
    }
    if (!json->complete)
        addNote(section, DiffWords::tr("There is more; it is not shown."));
}

} // namespace

DiffSide DiffSide::of(const ExchangeRecord &record, const RouteTable &routes, Clock::time_point now)
{
    DiffSide side;
    side.title = timeOfDayText(record.startedWall);
    side.method = record.method;
    side.target = QString::fromUtf8(record.target);
    const HttpHead request = HttpHead::parse(record.requestHead);
    const HttpHead response = HttpHead::parse(record.responseHead);
    side.version = QString::fromLatin1(request.startLine.mid(request.startLine.lastIndexOf(' ') + 1));
    side.status = record.status;
    side.outcome = words::exchangeEnd(record.end);
    if (!record.error.isEmpty())
        side.outcome = QString::fromUtf8(record.error);
    if (routes && record.route >= 0 && record.route < routes->size())
        side.route = routes->at(record.route).path;
    side.request
        = {request.fields, record.requestBody, record.requestBodyBytes, fieldOf(request.fields, "Content-Encoding")};
    side.response = {response.fields, record.responseBody, record.responseBodyBytes, contentEncodingOf(record)};
    side.segments = phaseSegments(record, now, routes);
    side.total = nanoseconds(0);
    std::array<nanoseconds, kPhaseOrder.size()> sums{};
    for (const PhaseSegment &segment : side.segments) {
        const auto place = std::find(kPhaseOrder.begin(), kPhaseOrder.end(), segment.phase) - kPhaseOrder.begin();
        sums[std::size_t(place)] += segment.length();
        side.total += segment.length();
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i] > nanoseconds(0))
            side.phases.emplace_back(phaseName(kPhaseOrder[i], record), sums[i]);
    }
    return side;
}

DiffSide DiffSide::of(const HttpCall &call, const HttpReply &reply)
{
    DiffSide side;
    side.method = call.method;
    side.target = call.url.toString(QUrl::FullyEncoded);
    side.version = QStringLiteral("HTTP/") + QString::fromLatin1(reply.httpVersion);
    side.status = reply.status;
    const HttpHead request = HttpHead::parse(reply.requestHead);
    side.request = {request.fields, call.body, quint64(call.body.size()), fieldOf(request.fields, "Content-Encoding")};
    side.response = {reply.headers, reply.body, quint64(reply.body.size()), fieldOf(reply.headers, "Content-Encoding")};
    side.total = reply.total;
    const auto spans = callPhases(reply);
    for (const PhaseSpan &span : spans)
        side.phases.emplace_back(phaseText(span.phase), span.end - span.begin);
    return side;
}

std::vector<DiffSection> compareExchanges(const DiffSide &a, const DiffSide &b, bool revealSecrets)
{
    const auto field = [revealSecrets](const QString &name, const QString &value) {
        return revealSecrets ? value : maskedValue(name.toUtf8(), value.toUtf8());
    };
    const auto parameter = [revealSecrets](const QString &name, const QString &value) {
        return revealSecrets ? value : maskedParameter(name, value);
    };
    std::vector<DiffSection> sections;
    const auto section = [&sections](DiffSection::Id id, const QString &title) -> DiffSection & {
        sections.push_back({id, title, {}, {}, 0});
        return sections.back();
    };
    compareGeneral(section(DiffSection::Id::General, DiffWords::tr("General")), a, b);
    comparePairs(section(DiffSection::Id::Query, DiffWords::tr("Query")), queryPairs(cutAtQuery(a.target).second),
                 queryPairs(cutAtQuery(b.target).second), parameter);
    comparePairs(section(DiffSection::Id::RequestFields, DiffWords::tr("Request fields")), fieldPairs(a.request.fields),
                 fieldPairs(b.request.fields), field);
    const auto bodies = [&](DiffSection::Id id, const QString &title, const DiffSide::Message &first,
                            const DiffSide::Message &second) {
        DiffSection &made = section(id, title);
        compareBodies(made, first, second);
        sumUp(made);
    };
    bodies(DiffSection::Id::RequestBody, DiffWords::tr("Request body"), a.request, b.request);
    comparePairs(section(DiffSection::Id::ResponseFields, DiffWords::tr("Response fields")),
                 fieldPairs(a.response.fields), fieldPairs(b.response.fields), field);
    bodies(DiffSection::Id::ResponseBody, DiffWords::tr("Response body"), a.response, b.response);
    comparePhases(section(DiffSection::Id::Phases, DiffWords::tr("Phases")), a, b);
    return sections;
}

QString diffText(const std::vector<DiffSection> &sections, const DiffSide &a, const DiffSide &b, bool revealSecrets)
{
    const auto heading = [revealSecrets](const DiffSide &side) {
        const QString target = revealSecrets ? side.target : maskedTarget(side.target);
        return QStringLiteral("%1 %2 → %3").arg(QString::fromLatin1(side.method), target).arg(side.status);
    };
    QStringList lines{QStringLiteral("A: ") + heading(a), QStringLiteral("B: ") + heading(b)};
    for (const DiffSection &section : sections) {
        lines += QString();
        lines += QStringLiteral("%1: %2").arg(section.title, section.summary);
        for (const DiffRow &row : section.rows) {
            switch (row.kind) {
            case Kind::Equal: break;
            case Kind::Gap:
                if (!row.note.isEmpty())
                    lines += QStringLiteral("  (%1)").arg(row.note);
                break;
            case Kind::Figure:
                lines += QStringLiteral("  %1: %2 → %3, %4").arg(row.name, row.a, row.b, row.note);
                break;
            case Kind::Added: lines += QStringLiteral("+ %1: %2").arg(row.name, row.b); break;
            case Kind::Removed: lines += QStringLiteral("- %1: %2").arg(row.name, row.a); break;
            case Kind::Changed:
                lines += QStringLiteral("- %1: %2").arg(row.name, row.a);
                lines += QStringLiteral("+ %1: %2").arg(row.name, row.b);
                break;
            }
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace coroscope
