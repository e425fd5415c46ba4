#pragma once

#include "server/outbound/http_sender.h"
#include "ui/filter/filter_grammar.h"
#include "ui/models/live_lines_model.h"

#include <QSet>

namespace coroscope {

/// Events of a stream in the order in which they came: the newest, as many as there is room for. GUI thread.
class EventModel final : public LiveLinesModel<ReceivedEvent> {
    Q_OBJECT
public:
    enum Column { TimeColumn, EventColumn, IdColumn, DataColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr qsizetype kMaxRows = 10'000;
    static constexpr qint64 kMaxBytes = 32LL << 20; ///< of names, ids and data

    explicit EventModel(QObject *parent = nullptr, qsizetype maxRows = kMaxRows);

    /// The fields that its filter knows.
    static FilterGrammar grammar();
    /// Values that are worth offering for a field: the names of events that were seen.
    QStringList valuesOf(const FilterFieldSpec &field) const;
    /// They are shown at flush().
    void add(const std::vector<ReceivedEvent> &events) { take(events); }
    const ReceivedEvent &eventAt(int row) const { return line(row); }
    const ReceivedEvent &eventOf(Sequence sequence) const { return lineOf(sequence); }

    /// {"at", "event", "id", "data"} and a line feed.
    static QByteArray jsonLine(const ReceivedEvent &event);

    QString cellText(Sequence sequence, int column) const override;
    /// All lines of the data; the time with its date, UTC.
    QString exportText(Sequence sequence, int column) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool accepts(Sequence sequence) const override;
    bool sortsByText(int column) const override { return column != TimeColumn; }
    qint64 sortNumber(Sequence sequence, int column) const override;
    QByteArray sortText(Sequence sequence, int column) const override;
    void note(const ReceivedEvent &event) override;
    qint64 bytesOf(const ReceivedEvent &event) const override
    {
        return event.event.name.size() + event.event.id.size() + event.event.data.size();
    }
    int pinColumn() const override { return TimeColumn; }

private:
    static constexpr qsizetype kMostNames = 200; ///< that are offered; a stream may give each event another one

    QSet<QString> m_names;
};

} // namespace coroscope
