#pragma once

#include "ui/models/live_lines_model.h"
#include "ui/panes/timeline/timeline_index.h"

#include <QHash>

namespace coroscope {

/// A line of the table: a request, or one of its coroutines.
struct TimelineLine {
    ExchangeRecordPtr record;
    std::uint32_t coroutine = 0; ///< 0: the request itself
    TimelineChild child; ///< where it is none
    TimelineFigures figures;
};

/// The lanes as a table: each request, and each coroutine that it started, with what it did. Sorted by its first column
/// they stand as a tree would have them: a request's coroutines below it. Follows a recording; what changes is the row
/// of what runs. GUI thread.
class TimelineTableModel final : public LiveLinesModel<std::shared_ptr<TimelineLine>> {
    Q_OBJECT
public:
    enum Column {
        IdColumn,
        NameColumn,
        StateColumn,
        TotalColumn,
        BusyColumn,
        ReadyColumn,
        SuspendedColumn,
        ResumesColumn,
        AwaitingColumn,
        BeganColumn,
        WorkerColumn,
        RouteColumn, ///< sorted by it, requests stand together by their routes
        ColumnCount
    };
    Q_ENUM(Column)
    static constexpr qsizetype kMaxRows = 100'000;

    explicit TimelineTableModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    /// A filter of exchangeGrammar(); a coroutine is shown with its request.
    void setRoutes(const RouteTable &routes) { m_routes = routes; }
    /// Takes what has come since, and lets go of what the recording has let go of. `now`: for what runs.
    void sync(const Recording &recording, TimelineTime now);
    /// The next one is another recording, whatever its address.
    void forgetRecording() { m_of = nullptr; }

    QString cellText(Sequence sequence, int column) const override;
    QString exportText(Sequence sequence, int column) const override;
    QString exportHeader(int column) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool accepts(Sequence sequence) const override;
    bool sortsByText(int column) const override;
    qint64 sortNumber(Sequence sequence, int column) const override;
    QByteArray sortText(Sequence sequence, int column) const override;
    void note(const std::shared_ptr<TimelineLine> &) override { }
    int pinColumn() const override { return IdColumn; }

private:
    void update(TimelineLine &line, const ExchangeRecordPtr &record, TimelineTime now);
    void takeRecord(const ExchangeRecordPtr &record, TimelineTime now, std::vector<Sequence> &changed);
    void appendFor(const ExchangeRecordPtr &record, std::uint32_t known, TimelineTime now);

    RouteTable m_routes;
    const Recording *m_of = nullptr;
    ExchangeRecordPtr m_lastEnded;
    std::uint64_t m_seen = ~std::uint64_t(0);
    QHash<std::uint64_t, QList<Sequence>> m_running; ///< rows of requests that run, the request's own first
    std::vector<std::shared_ptr<TimelineLine>> m_fresh; ///< to be appended
    Sequence m_next = 0; ///< of the next one that is appended
};

} // namespace coroscope
