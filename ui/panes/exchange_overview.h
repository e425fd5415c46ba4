#pragma once

#include "server/http/route_info.h"
#include "ui/models/exchange_phases.h"

#include <QScrollArea>

#include <array>

class QFormLayout;
class QGridLayout;
class QLabel;

namespace coroscope {

class NearMissView;
class PhaseBar;
class PhaseSwatch;

/// The first page of a request's detail: its phases, which sum to its total, and what is known around it. Its labels
/// are made once and only change their texts, so that a running request can be shown live.
class ExchangeOverview final : public QScrollArea {
    Q_OBJECT
public:
    explicit ExchangeOverview(QWidget *parent = nullptr);

    void setExchange(const ExchangeRecord &record, const RouteTable &routes, Clock::time_point now);
    /// A running request has grown.
    void setTimes(const ExchangeRecord &record, Clock::time_point now);
    /// Above all else, where no route took the request.
    NearMissView *nearMisses() const { return m_nearMisses; }

private:
    enum Fact {
        Error,
        Ended,
        Started,
        Route,
        Connection,
        Worker,
        TraceId,
        ParentSpan,
        LoopWait,
        Busy,
        Sizes,
        FactCount
    };
    static constexpr std::size_t kPhases = 7;
    static constexpr std::size_t kWaits = 12; ///< more are counted

    struct PhaseRow {
        PhaseSwatch *swatch;
        QLabel *name;
        QLabel *length;
        QLabel *share;
    };

    QLabel *addFact(QFormLayout *form, Fact fact, const QString &name);
    void setFact(Fact fact, const QString &text);
    void setWaits(const ExchangeRecord &record, Clock::time_point now);

    NearMissView *m_nearMisses;
    PhaseBar *m_bar;
    std::array<PhaseRow, kPhases> m_phases{};
    QLabel *m_total;
    std::array<QLabel *, FactCount> m_factNames{};
    std::array<QLabel *, FactCount> m_facts{};
    QLabel *m_waits;
    QLabel *m_waitsTitle;
};

} // namespace coroscope
