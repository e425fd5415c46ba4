#pragma once

#include "server/async/result.h"

#include <QString>
#include <QStringView>

#include <bitset>

namespace coroscope::tasks {

/// One of the five fields of a cron expression: which numbers it may hold, and what they are called.
struct CronField {
    const char *name; ///< for people: "day of month"
    int first;
    int last;
    const char *const *words; ///< names of the numbers from `first` on, null at the end; null: there are none
};

enum CronFieldIndex { kMinute, kHour, kDayOfMonth, kMonth, kDayOfWeek, kCronFields };
const CronField &cronField(int index);

struct CronFieldValue {
    std::bitset<64> numbers; ///< in the day of the week, Sunday is 0 and 7
    bool isStar = false; ///< began with *
};
/// BadRequest: "hour: 24 is more than 23".
Result<CronFieldValue> parseCronField(const CronField &field, QStringView text);

} // namespace coroscope::tasks
