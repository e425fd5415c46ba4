#pragma once

#include "server/cache/monitor_line.h"
#include "ui/filter/filter_grammar.h"
#include "ui/models/live_lines_model.h"

#include <QSet>

namespace coroscope {

/// The newest commands that the store was told, by anybody. Fed by batch, shown at flush(). GUI thread.
class MonitorModel final : public LiveLinesModel<cache::MonitorLine> {
    Q_OBJECT
public:
    enum Column { TimeColumn, CommandColumn, KeyColumn, ArgumentsColumn, ClientColumn, DatabaseColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr qsizetype kMaxRows = 50'000;

    explicit MonitorModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    static FilterGrammar grammar();
    QStringList valuesOf(const FilterFieldSpec &field) const;
    void consume(const QList<cache::MonitorLine> &lines) { take(lines); }

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
    void note(const cache::MonitorLine &line) override;
    int pinColumn() const override { return TimeColumn; }

private:
    QString text(const cache::MonitorLine &line, int column, qsizetype most) const;

    QSet<QString> m_verbs; ///< seen
};

} // namespace coroscope
