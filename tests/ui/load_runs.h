#pragma once

#include "ui/panes/load/load_record.h"

#include <memory>

namespace coroscope::test {

/// A load run as the engine would find it: `count` answers, from `fastest` on, each 10 µs slower than the one before.
struct MadeRun {
    int number = 1;
    int count = 1'000;
    nanoseconds fastest = milliseconds(20);
    double rate = 0; ///< 0: closed
    nanoseconds late{0}; ///< how much later than it was due each was sent
    nanoseconds duration = std::chrono::seconds(1);
    QString label{};
    int failed = 0;

    LoadRecordPtr make() const
    {
        auto result = std::make_shared<LoadResult>();
        result->targets = {"127.0.0.1:8000"};
        result->connections = 10;
        result->threads = 1;
        result->requestedRate = rate;
        result->duration = duration;
        result->counts.started = std::uint64_t(count + failed);
        result->counts.completed = std::uint64_t(count);
        result->counts.classes[2] = std::uint64_t(count);
        result->counts.faults[std::size_t(LoadFault::Lost)] = std::uint64_t(failed);
        if (failed > 0)
            result->examples[std::size_t(LoadFault::Lost)] = "The connection ended before the response did.";
        if (count > 0)
            result->statuses[200] = std::uint64_t(count);
        for (int i = 0; i < count; ++i) {
            const nanoseconds took = fastest + i * std::chrono::microseconds(10);
            result->latency.record(took);
            result->corrected.record(took + late);
            if (rate > 0)
                result->lag.record(std::chrono::microseconds(20));
        }
        result->meanInFlight = result->littlesLaw();
        for (int i = 0; i < 4; ++i) {
            LoadInterval interval;
            interval.begin = i * duration / 4;
            interval.length = duration / 4;
            interval.counts.completed = std::uint64_t(count / 4);
            interval.inFlight = 10;
            interval.corrected = {fastest + late, fastest + late + milliseconds(9), fastest + late + milliseconds(10)};
            interval.raw = {fastest, fastest + milliseconds(9), fastest + milliseconds(10)};
            result->intervals.push_back(interval);
        }
        auto record = std::make_shared<LoadRecord>();
        record->number = number;
        record->label = label;
        record->at = QDateTime(QDate(2026, 3, 1), QTime(14, 3, 22));
        record->plan.requests = {{"GET", QUrl(QStringLiteral("http://127.0.0.1:8000/json?x=1")), {}, {}}};
        record->plan.rate = rate;
        record->plan.duration = std::chrono::duration_cast<milliseconds>(duration);
        record->result = result;
        return record;
    }
};

} // namespace coroscope::test
