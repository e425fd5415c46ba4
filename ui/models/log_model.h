#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/filter/filter.h"
#include "ui/filter/filter_grammar.h"
#include "ui/models/live_table_model.h"
#include "ui/models/ring.h"

#include <QSet>
#include <QStringList>

namespace coroscope {

/// The newest lines of the log. Fed by batch, shown at flush(). GUI thread.
class LogModel final : public LiveTableModel {
    Q_OBJECT
public:
    enum Column { LevelColumn, TimeColumn, CategoryColumn, TraceColumn, TextColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr qsizetype kMaxRows = 50'000;

    explicit LogModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    /// The fields that its filter knows.
    static FilterGrammar grammar();
    void setFilter(const Filter &filter);
    /// Values that are worth offering for a field: the categories that were seen.
    QStringList valuesOf(const FilterFieldSpec &field) const;
    void consume(const TelemetryBatch &batch);
    void flush();
    qsizetype waiting() const override { return qsizetype(m_pending.size()); }
    void setMaxRows(qsizetype rows) override;
    void clear() override;
    RowData rowData(Sequence sequence) const override;
    void addRows(const std::vector<RowData> &rows) override;
    /// Whether any line that is kept belongs to that request.
    bool hasTrace(const QByteArray &traceId) const;
    const LogEntry &entry(int row) const { return m_rows[storeIndex(sequenceAt(row))]; }

    ColumnKind columnKind(int) const override { return ColumnKind::Text; }
    QString cellText(Sequence sequence, int column) const override;
    /// All lines of the text; the time with its date, UTC.
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
    void flushAll() override { show(); }

private:
    QString text(const LogEntry &entry, int column) const;
    void show();
    void append(std::vector<LogEntry> fresh);

    Ring<LogEntry> m_rows;
    std::vector<LogEntry> m_pending;
    Filter m_filter;
    QSet<QString> m_categories; ///< seen; a few dozen, they are declared in code
};

} // namespace coroscope
