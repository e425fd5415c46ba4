#include "server/telemetry/telemetry_names.h"

namespace coroscope {

QByteArray spanKindWord(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Sleep: return "sleep";
    case SpanKind::Offload: return "offload";
    case SpanKind::Http: return "http";
    case SpanKind::Lock: return "lock";
    case SpanKind::ClientRead: return "client-read";
    case SpanKind::ClientWrite: return "client-write";
    case SpanKind::Task: return "task";
    case SpanKind::Block: return "block";
    case SpanKind::Compress: return "compress";
    case SpanKind::Database: return "database";
    case SpanKind::Transaction: return "transaction";
    case SpanKind::Cache: return "cache";
    }
    return "unknown";
}

QByteArray exchangeEndWord(ExchangeEnd end)
{
    switch (end) {
    case ExchangeEnd::Running: return "running";
    case ExchangeEnd::Answered: return "answered";
    case ExchangeEnd::ClientGone: return "client-gone";
    case ExchangeEnd::Failed: return "refused";
    }
    return "unknown";
}

QByteArray lintKindWord(LintKind kind)
{
    switch (kind) {
    case LintKind::LoopHeld: return "loop-held";
    case LintKind::NeverSuspended: return "never-suspended";
    case LintKind::SequentialAwaits: return "sequential-awaits";
    case LintKind::Abandoned: return "abandoned";
    case LintKind::PoolStarved: return "pool-starved";
    case LintKind::WriterBusy: return "writer-busy";
    case LintKind::RepeatedStatement: return "repeated-statement";
    case LintKind::WaitInTransaction: return "wait-in-transaction";
    }
    return "unknown";
}

QByteArray holderWord(const RecordedNames &names, std::int32_t label)
{
    const std::int32_t kind = taskKindOf(label);
    if (kind >= 0)
        return kind < names.tasks.size() ? "task " + names.tasks[kind].toUtf8() : QByteArray();
    return label >= 0 && label < names.routes.size() ? names.routes[label].toUtf8() : QByteArray();
}

} // namespace coroscope
