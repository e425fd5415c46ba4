#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/models/live_table_model.h"
#include "ui/models/ring.h"

#include <QStringList>

namespace coroscope {

/// The newest lines of the log. Fed by batch, shown at flush(). GUI thread.
class LogModel final : public LiveTableModel {
    Q_OBJECT
public:
    enum Column { LevelColumn, TimeColumn, CategoryColumn, TextColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr qsizetype kMaxRows = 20'000;

    explicit LogModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    /// Words, all of which must be in level, category or text.
    void setFilter(const QString &text);
    void consume(const TelemetryBatch &batch);
    void flush();
    void clear();
    const LogEntry &entry(int row) const { return m_rows[storeIndex(sequenceAt(row))]; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool accepts(Sequence sequence) const override;
    bool sortsByText(int column) const override;
    qint64 sortNumber(Sequence sequence, int column) const override;
    QByteArray sortText(Sequence sequence, int column) const override;

private:
    QString text(const LogEntry &entry, int column) const;

    const qsizetype m_maxRows;
    Ring<LogEntry> m_rows;
    std::vector<LogEntry> m_pending;
    QStringList m_words;
};

} // namespace coroscope
