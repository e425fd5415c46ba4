#pragma once

#include "server/http/route_info.h"
#include "ui/models/exchange_phases.h"
#include "ui/models/holder_names.h"

#include <QScrollArea>

#include <array>
#include <functional>

class QGridLayout;
class QAction;
class QLabel;
class QToolButton;

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

    /// `number`: which one on its connection it is, from 1; 0: not known.
    void setExchange(const ExchangeRecord &record, const RouteTable &routes, Clock::time_point now, int number = 0);
    /// The action of the button beside the trace id; null: none.
    void setCopyTrace(QAction *action);
    /// The kinds of tasks, which may have held the loop.
    void setTaskNames(const QStringList &kinds) { m_holders.tasks = kinds; }
    void setLogLookup(std::function<bool(const QByteArray &)> hasLines) { m_hasLogLines = std::move(hasLines); }
    /// A running request has grown.
    void setTimes(const ExchangeRecord &record, const RouteTable &routes, Clock::time_point now);
    /// Above all else, where no route took the request.
    NearMissView *nearMisses() const { return m_nearMisses; }

Q_SIGNALS:
    void logRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOutAgain();
    enum Fact {
        Error,
        Findings,
        Ended,
        Handshake,
        Subprotocol,
        Messages,
        Closing,
        Caching,
        Source,
        ClientTimes,
        Comment,
        Started,
        Route,
        User,
        Injected,
        Connection,
        Tls,
        Server,
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

    QLabel *addFact(QGridLayout *form, Fact fact, const QString &name);
    void setFact(Fact fact, const QString &text);
    void setSocket(const ExchangeRecord &record);
    void setImported(const ExchangeRecord &record);
    void setWaits(const ExchangeRecord &record, Clock::time_point now);

    NearMissView *m_nearMisses;
    PhaseBar *m_bar;
    std::array<PhaseRow, kPhases> m_phases{};
    QLabel *m_total;
    QToolButton *m_copyTrace;
    QToolButton *m_showLog;
    std::function<bool(const QByteArray &)> m_hasLogLines;
    HolderNames m_holders; ///< of tasks; the routes come with each record
    std::array<QLabel *, FactCount> m_factNames{};
    std::array<QLabel *, FactCount> m_facts{};
    QLabel *m_waits;
    QLabel *m_waitsTitle;
};

} // namespace coroscope
