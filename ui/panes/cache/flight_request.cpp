#include "ui/panes/cache/flight_request.h"

#include "ui/chart_colors.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(FlightRole)
};

/// What the route cache looked for first: "MGET KEY · 1 of 2", "hot copy KEY · hit, 20 bytes".
QByteArray keyOf(const ExchangeRecord &record)
{
    const auto span = std::find_if(record.spans.begin(), record.spans.end(),
                                   [](const Span &each) { return each.kind == SpanKind::Cache; });
    if (span == record.spans.end())
        return {};
    for (const QByteArray &verb : {"MGET "_ba, "hot copy "_ba}) {
        if (!span->label.startsWith(verb))
            continue;
        const QByteArray key = span->label.mid(verb.size());
        const qsizetype end = key.indexOf(" · ");
        return end < 0 ? key : key.first(end);
    }
    return {};
}

FlightRole roleOf(const ExchangeRecord &record)
{
    const bool isAnswer = record.end == ExchangeEnd::Answered && record.status > 0 && record.status < 500;
    switch (record.cache) {
    case CacheResult::Hit: return FlightRole::Hit;
    case CacheResult::Stale: return FlightRole::Stale;
    case CacheResult::Bypass: return isAnswer ? FlightRole::Bypassed : FlightRole::Failed;
    case CacheResult::Miss:
        if (!isAnswer)
            return FlightRole::Failed;
        return record.cacheFilledBy != 0 ? FlightRole::Joined : FlightRole::Ran;
    case CacheResult::None: break;
    }
    return FlightRole::Failed;
}

} // namespace

FlightRequest flightRequest(const ExchangeRecord &record)
{
    FlightRequest request;
    request.id = record.id;
    request.filledBy = record.cacheFilledBy;
    request.route = record.route;
    request.role = roleOf(record);
    request.status = record.status;
    request.statements = std::uint32_t(record.statements.size()) + record.statementsDropped;
    // What only gave an old answer away asks the database for nothing.
    request.ranHandler = request.role == FlightRole::Ran || request.role == FlightRole::Bypassed
        || (request.role == FlightRole::Stale && request.statements > 0);
    request.started = record.started;
    request.ended = record.finished;
    request.key = keyOf(record);
    request.traceId = record.traceId;
    return request;
}

QString flightRoleText(FlightRole role)
{
    switch (role) {
    //: What became of a request: the handler of its route was run for it.
    case FlightRole::Ran: return Texts::tr("ran the handler");
    //: What became of a request: it got the answer that was being made for another one.
    case FlightRole::Joined: return Texts::tr("waited for it");
    //: What became of a request: it got an answer out of the cache that had just run out.
    case FlightRole::Stale: return Texts::tr("stale answer");
    case FlightRole::Hit: return Texts::tr("out of the cache");
    case FlightRole::Bypassed: return Texts::tr("past the cache");
    case FlightRole::Failed: return Texts::tr("failed");
    }
    return {};
}

QBrush flightBrush(FlightRole role, bool isThin, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    if (role == FlightRole::Joined || role == FlightRole::Failed) {
        const QColor color = role == FlightRole::Joined ? colors.waiting : colors.error;
        if (isThin)
            return color;
        QPixmap tile(8, 8); // Qt's own patterns have no ground
        tile.fill(mixed(palette.color(QPalette::Base), color, 0.3));
        QPainter painter(&tile);
        painter.fillRect(tile.rect(),
                         QBrush(color, role == FlightRole::Joined ? Qt::FDiagPattern : Qt::DiagCrossPattern));
        return QBrush(tile);
    }
    const Series series = role == FlightRole::Ran ? Series::CacheMiss
        : role == FlightRole::Stale               ? Series::CacheStale
        : role == FlightRole::Hit                 ? Series::CacheHit
                                                  : Series::CacheBypass;
    return isThin ? QBrush(seriesColor(series, palette)) : seriesBrush(series, palette);
}

void FlightFigures::add(const FlightRequest &request)
{
    ++requests;
    ++byRole[std::size_t(request.role)];
    runs += request.ranHandler ? 1 : 0;
    statements += request.statements;
    slowest = std::max(slowest, request.took());
}

} // namespace coroscope
