#pragma once

#include "server/cache/monitor_line.h"
#include "ui/filter/filter.h"
#include "ui/filter/filter_grammar.h"
#include "ui/models/live_table_model.h"
#include "ui/models/ring.h"

#include <QSet>

namespace coroscope {

/// The newest commands that the store was told, by anybody. Fed by batch, shown at flush(). GUI thread.
class MonitorModel final : public LiveTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, CommandColumn, KeyColumn, ArgumentsColumn, ClientColumn, DatabaseColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr qsizetype kMaxRows = 50'000;

    explicit MonitorModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    static FilterGrammar grammar();
    void setFilter(const Filter &filter);
    QStringList valuesOf(const FilterFieldSpec &field) const;
    void consume(const QList<cache::MonitorLine> &lines);
    void flush();
    const cache::MonitorLine &line(int row) const { return m_rows[storeIndex(sequenceAt(row))]; }

    qsizetype waiting() const override { return qsizetype(m_pending.size()); }
    void setMaxRows(qsizetype rows) override;
    void clear() override;
    RowData rowData(Sequence sequence) const override;
    void addRows(const std::vector<RowData> &rows) override;
    ColumnKind columnKind(int) const override { return ColumnKind::Text; }
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
    void flushAll() override { show(); }

private:
    QString text(const cache::MonitorLine &line, int column, qsizetype most) const;
    void show();
    void append(std::vector<cache::MonitorLine> fresh);

    Ring<cache::MonitorLine> m_rows;
    std::vector<cache::MonitorLine> m_pending;
    Filter m_filter;
    QSet<QString> m_verbs; ///< seen
};

} // namespace coroscope
