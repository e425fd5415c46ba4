#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/snapshot.h"
#include "ui/models/exchange_filter.h"
#include "ui/models/live_table_model.h"
#include "ui/models/request_origin.h"
#include "ui/models/ring.h"
#include "ui/models/row_rules.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace coroscope {

/// The newest requests, one a row, bounded in number and in bytes. A request that waits comes twice: as a preview
/// (ExchangeEnd::Running) and as its final record, which takes the preview's row. Fed by batch, shown at flush(), so
/// that a frame makes few signals. GUI thread.
class ExchangeModel final : public LiveTableModel {
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        MethodColumn,
        PathColumn,
        RouteColumn,
        StatusColumn,
        DurationColumn,
        WaitedColumn,
        RequestSizeColumn,
        ResponseSizeColumn,
        TypeColumn,
        CodingColumn,
        IdentitySizeColumn,
        RatioColumn,
        SleepColumn,
        CallsColumn,
        OffloadColumn,
        QueriesColumn,
        DatabaseColumn,
        CacheColumn,
        ClientColumn,
        ConnectionColumn,
        WorkerColumn,
        TraceColumn,
        SourceColumn,
        RuleColumn,
        WaterfallColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    static constexpr int ImportedRole = SortRole + 20; ///< whether a row came out of a file

    static constexpr qsizetype kMaxRows = 100'000;
    /// Heads and bodies of all rows together; with more, the oldest rows go first. Bodies are kept to 64 KiB each.
    static constexpr qint64 kMaxBytes = 256LL * 1024 * 1024;

    explicit ExchangeModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows, qint64 maxBytes = kMaxBytes);

    void setRoutes(RouteTable routes);
    /// A filter of exchangeGrammar().
    void setFilter(const Filter &filter);

    /// Rows get the first rule that fits, when they come and when they end. Those that are here are looked at again in
    /// slices, the newest first.
    void setRules(RowRules rules);
    const RowRules &rules() const noexcept { return m_rules; }
    /// Null: none fits. Valid until the rules change.
    const RowRule *ruleOf(int row) const;
    /// Rules are still being tried on rows.
    bool isTinting() const { return m_nextTint.isActive(); }
    /// What this window sends, before it does, so that its row says so.
    void noteSent(const QByteArray &spanId, RequestOrigin origin);

    /// Takes a batch; nothing is shown before flush().
    void consume(const TelemetryBatch &batch);
    /// Shows what came, unless paused. `now` is what running requests are measured against until the next flush.
    void flush(Clock::time_point now);
    /// The same of the ends of its running requests alone: for a list of pinned ones.
    void consumeEnds(const TelemetryBatch &batch);
    qsizetype waiting() const noexcept override { return m_waitingRows; }
    void setMaxRows(qsizetype rows) override;
    /// Rows out of a file, after those that are here; shown at the next flush().
    void addImported(const std::vector<ExchangeRecordPtr> &records);
    void clear() override;
    RowData rowData(Sequence sequence) const override;
    void addRows(const std::vector<RowData> &rows) override;
    /// The server has stopped: a preview whose final record has not come by now has lost it (it was dropped).
    void endRun();

    const ExchangeRecord &record(int row) const { return *m_rows[storeIndex(sequenceAt(row))].record; }
    ExchangeRecordPtr recordPtr(int row) const { return m_rows[storeIndex(sequenceAt(row))].record; }
    ExchangeRecordPtr recordOf(Sequence sequence) const;
    /// The newest with that trace id, shown or not.
    std::optional<Sequence> newestWith(const QByteArray &traceId) const;
    /// By ExchangeRecord::id; of the last run of the server, where there are some of several.
    std::optional<Sequence> newestWithId(std::uint64_t id) const;
    /// All that are kept, shown or not, oldest first.
    std::vector<ExchangeRecordPtr> allRecords() const;
    /// The newest with that trace id and target among the last few thousand; nothing where there is none. Calls that a
    /// handler makes have the trace id of their request.
    std::optional<Sequence> newestOf(const QByteArray &traceId, const QByteArray &target) const;
    /// Which one on its connection this is, of those that are kept, from 1.
    int numberOnConnection(const ExchangeRecord &record) const;
    /// Running, and its end is still to come.
    bool isLive(int row) const;
    qsizetype live() const noexcept { return m_live.size(); }
    Clock::time_point now() const noexcept { return m_now; }
    const RouteTable &routes() const noexcept { return m_routes; }
    /// Values that are worth offering for a field of a filter: the paths of the routes.
    QStringList valuesOf(const FilterFieldSpec &field) const;
    /// "/users/{id}"; empty where no route matched.
    QString routePath(std::int32_t route) const;
    qint64 bytes() const noexcept { return m_bytes; }

    ColumnKind columnKind(int column) const override;
    QString cellText(Sequence sequence, int column) const override;
    QString exportText(Sequence sequence, int column) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool accepts(Sequence sequence) const override;
    bool sortsByText(int column) const override;
    qint64 sortNumber(Sequence sequence, int column) const override;
    QByteArray sortText(Sequence sequence, int column) const override;
    std::shared_ptr<void> takeStore() override;
    qsizetype restore(void *store, qsizetype room) override;
    void flushAll() override;

private:
    struct Row {
        ExchangeRecordPtr record;
        bool lost = false; ///< its final record will not come
        RequestOrigin origin = RequestOrigin::Client;
        qint8 rule = -1; ///< index of the one that fits; -1: none
    };
    struct Store;

    void show(Clock::time_point now);
    void append(std::vector<Row> fresh);
    void replace(std::vector<std::pair<Sequence, ExchangeRecordPtr>> newer);
    void dropOldest(qsizetype count);
    void boundPending();
    Row rowOfRecord(const ExchangeRecordPtr &record) const;
    ExchangeSource sourceOf(const Row &row) const;
    void applyRules(Row &row) const;
    const RowRule *ruleAt(int index) const;
    void tint();
    QString sourceText(const Row &row) const;
    QVariant text(const Row &row, int column) const;
    QString toolTip(const Row &row, int column) const;

    const qint64 m_maxBytes;
    Ring<Row> m_rows;
    QHash<quint64, Sequence> m_live; ///< previews shown, by the request's id
    std::vector<ExchangeRecordPtr> m_pending;
    std::vector<ExchangeRecordPtr> m_endsOfShown; ///< older ones, of rows that are shown; as many as those at most
    QSet<quint64> m_pendingPreviews;
    qsizetype m_waitingRows = 0;
    qint64 m_bytes = 0;
    int m_run = 0; ///< of the server; ids of requests begin anew in each
    Clock::time_point m_now;
    RouteTable m_routes;
    Filter m_filter;
    RequestOrigins m_origins;
    RowRules m_rules;
    int m_rulesRun = 0; ///< counts setRules()
    Sequence m_tintFrom = 0; ///< rows before it have not been looked at since
    QTimer m_nextTint;
};

} // namespace coroscope
