#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/filter/filter_grammar.h"
#include "ui/models/live_lines_model.h"

#include <QSet>
#include <QStringList>

namespace coroscope {

/// The newest lines of the log. Fed by batch, shown at flush(). GUI thread.
class LogModel final : public LiveLinesModel<LogEntry> {
    Q_OBJECT
public:
    enum Column { LevelColumn, TimeColumn, CategoryColumn, TraceColumn, TextColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr qsizetype kMaxRows = 50'000;

    explicit LogModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    /// The fields that its filter knows.
    static FilterGrammar grammar();
    /// Values that are worth offering for a field: the categories that were seen.
    QStringList valuesOf(const FilterFieldSpec &field) const;
    void consume(const TelemetryBatch &batch) { take(batch.log); }
    /// Whether any line that is kept belongs to that request.
    bool hasTrace(const QByteArray &traceId) const;
    const LogEntry &entry(int row) const { return line(row); }

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
    void note(const LogEntry &entry) override { m_categories.insert(entry.category); }
    int pinColumn() const override { return TimeColumn; }

private:
    QString text(const LogEntry &entry, int column) const;

    QSet<QString> m_categories; ///< seen; a few dozen, they are declared in code
};

} // namespace coroscope
