#pragma once

#include "server/telemetry/exchange_record.h"

#include <QLatin1String>

#include <array>
#include <utility>

namespace coroscope::har {

// Words of `_coroscope` in a HAR file. They are a format: they never change and are not translated.

inline constexpr std::array kEnds{
    std::pair{ExchangeEnd::Answered, QLatin1String("answered")},
    std::pair{ExchangeEnd::ClientGone, QLatin1String("client-gone")},
    std::pair{ExchangeEnd::Failed, QLatin1String("refused")},
    std::pair{ExchangeEnd::Running, QLatin1String("running")},
};

inline constexpr std::array kSpanKinds{
    std::pair{SpanKind::Sleep, QLatin1String("sleep")},
    std::pair{SpanKind::Offload, QLatin1String("offload")},
    std::pair{SpanKind::Http, QLatin1String("http")},
    std::pair{SpanKind::Lock, QLatin1String("lock")},
    std::pair{SpanKind::ClientRead, QLatin1String("client-read")},
    std::pair{SpanKind::ClientWrite, QLatin1String("client-write")},
    std::pair{SpanKind::Task, QLatin1String("task")},
    std::pair{SpanKind::Block, QLatin1String("block")},
    std::pair{SpanKind::Database, QLatin1String("database")},
    std::pair{SpanKind::Transaction, QLatin1String("transaction")},
    std::pair{SpanKind::Cache, QLatin1String("cache")},
    std::pair{SpanKind::Compress, QLatin1String("compress")},
};

template<typename Table, typename Value>
QLatin1String nameOf(const Table &table, Value value)
{
    for (const auto &[known, name] : table) {
        if (known == value)
            return name;
    }
    return table.front().second;
}

template<typename Value, std::size_t N>
Value valueOf(const std::array<std::pair<Value, QLatin1String>, N> &table, const QString &name, Value fallback)
{
    for (const auto &[value, known] : table) {
        if (known == name)
            return value;
    }
    return fallback;
}

} // namespace coroscope::har
