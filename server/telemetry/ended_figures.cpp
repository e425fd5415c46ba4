#include "server/telemetry/ended_figures.h"

#include "server/telemetry/metrics.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kMostStatus = 9'999; // far beyond what HTTP has

}

EndedFigures::EndedFigures(const ExchangeRecord &record, ExchangeEnd how)
    : startedWall(record.startedWall)
    , answerTime(record.answerTime())
    , waitedForLoop(record.waitedForLoop)
    , requestBytes(record.requestHeadBytes + record.requestBodyBytes)
    , responseBytes(record.responseHeadBytes + record.responseBodyBytes)
    , route(record.route)
    , waitedBehind(record.waitedBehind)
    , status(std::int16_t(std::clamp(record.status, 0, kMostStatus)))
    , closeCode(record.closeCode)
    , method(metricMethod(record.method))
    , end(how)
{
}

bool isCountedAlone(const ExchangeRecord &record)
{
    return record.end != ExchangeEnd::Running && record.responseEnd == ExchangeEnd::Running && !record.isTaskRun()
        && !record.isWebSocket() && record.spans.empty() && record.statements.empty() && record.statementsDropped == 0
        && record.cacheWrites.empty() && record.responseIdentityBytes == 0 && record.requestCoding.isEmpty();
}

} // namespace coroscope
