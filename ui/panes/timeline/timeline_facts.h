#pragma once

#include "ui/panes/timeline/timeline_index.h"

#include <QList>
#include <QLocale>
#include <QString>

namespace coroscope {

/// What a person looks at in the timeline.
struct TimelineSelection {
    enum class What { None, Request, Bar, Loop, Stall };
    What what = What::None;
    ExchangeRecordPtr record; ///< Request, Bar
    int coroutine = kWhole; ///< Request, Bar: 0 the handler, above a child
    TimelineBar bar; ///< Bar; Loop: the run
    std::uint32_t worker = 0; ///< Loop, Stall
    std::int32_t label = -1; ///< Loop, Stall: who held it
    std::uint32_t turns = 0; ///< Loop
    TimelineTime busy = 0; ///< Loop
    LoopStall stall; ///< Stall

    static constexpr int kWhole = -1; ///< all coroutines of the request at once

    bool isNone() const noexcept { return what == What::None; }
    /// From when to when it goes; `now` for what still runs.
    TimelineTime begin() const;
    TimelineTime end(TimelineTime now) const;
};

/// The same in words: for a tooltip, a screen reader and the detail.
struct TimelineFacts {
    QString title; ///< "Sleeps: 2,000 ms"
    QString sentence; ///< what it means; may be empty
    QList<std::pair<QString, QString>> facts;

    /// Lines of text.
    QString text() const;
};

/// "GET /async-endpoint?delay_ms=200", "task log".
QString requestName(const ExchangeRecord &record);
/// "GET http://…" of the span, "database read", "HTTP call × 6": for a bar, and short.
QString barLabel(const ExchangeRecord &record, const TimelineBar &bar, const QLocale &locale = {});
/// The same of the first of afterBars(), which says that it is: "after the client left: sleep 9 s".
QString afterLabel(const ExchangeRecord &record, const TimelineBar &bar);
/// "held by GET /blocking-endpoint for 2.0 s · 12 connections waiting".
QString stallText(const LoopStall &stall, const HolderNames &names, TimelineTime now);
/// The name of a coroutine of a request: "handler", "1: GET http://…".
QString coroutineName(const ExchangeRecord &record, int coroutine);
/// How it stands: "Running", "200", "The client left", "The client left, works on".
QString stateText(const ExchangeRecord &record);

TimelineFacts timelineFacts(const TimelineSelection &selection, const TimelineIndex &index, TimelineTime now);

} // namespace coroscope
