#include "ui/models/event_model.h"

#include "ui/format.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownData = 500; // characters of a cell; the row's data are shown whole below the list

enum class EventField { Event, Id, Data };

/// One event, seen by a filter.
class EventSource final : public FilterSource {
public:
    explicit EventSource(const ServerEvent &event)
        : m_event(event)
    {
    }

    QAnyStringView text(int field) const override
    {
        switch (EventField(field)) {
        case EventField::Event: return view(m_event.name);
        case EventField::Id: return view(m_event.id);
        case EventField::Data: return view(m_event.data);
        }
        return {};
    }
    qint64 number(int) const override { return kNone; }

private:
    static QUtf8StringView view(const QByteArray &bytes) { return {bytes.constData(), bytes.size()}; }

    const ServerEvent &m_event;
};

} // namespace

EventModel::EventModel(QObject *parent, qsizetype maxRows)
    : LiveLinesModel(parent, maxRows)
{
    setMaxBytes(kMaxBytes);
}

FilterGrammar EventModel::grammar()
{
    return FilterGrammar({
        {int(EventField::Event), u"event"_s, {u"type"_s}, FilterKind::Text, tr("Name of the event"), true, {}},
        {int(EventField::Id), u"id"_s, {}, FilterKind::Text, tr("Id of the event"), true, {}},
        {int(EventField::Data), u"data"_s, {u"text"_s}, FilterKind::Text, tr("Data of the event"), true, {}},
    });
}

QStringList EventModel::valuesOf(const FilterFieldSpec &field) const
{
    if (field.id != int(EventField::Event))
        return {};
    QStringList names(m_names.cbegin(), m_names.cend());
    names.sort();
    return names;
}

void EventModel::note(const ReceivedEvent &event)
{
    if (m_names.size() < kMostNames)
        m_names.insert(QString::fromUtf8(event.event.name));
}

QByteArray EventModel::jsonLine(const ReceivedEvent &event)
{
    const QJsonObject object{{u"at"_s, isoTimeText(event.at)},
                             {u"event"_s, QString::fromUtf8(event.event.name)},
                             {u"id"_s, QString::fromUtf8(event.event.id)},
                             {u"data"_s, QString::fromUtf8(event.event.data)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QString EventModel::cellText(Sequence sequence, int column) const
{
    const ReceivedEvent &event = lineOf(sequence);
    switch (column) {
    case TimeColumn: return timeOfDayText(event.at);
    case EventColumn: return QString::fromUtf8(event.event.name);
    case IdColumn: return QString::fromUtf8(event.event.id);
    case DataColumn: {
        // One line a row.
        QString text = QString::fromUtf8(
            QByteArrayView(event.event.data).first(std::min<qsizetype>(event.event.data.size(), 4 * kShownData)));
        text.truncate(kShownData);
        return text.replace(u'\n', u'⏎');
    }
    default: return {};
    }
}

QString EventModel::exportText(Sequence sequence, int column) const
{
    const ReceivedEvent &event = lineOf(sequence);
    if (column == TimeColumn)
        return isoTimeText(event.at);
    return column == DataColumn ? QString::fromUtf8(event.event.data) : cellText(sequence, column);
}

bool EventModel::accepts(Sequence sequence) const
{
    return filter().matches(EventSource(lineOf(sequence).event));
}

qint64 EventModel::sortNumber(Sequence sequence, int) const
{
    return lineOf(sequence).at;
}

QByteArray EventModel::sortText(Sequence sequence, int column) const
{
    const ServerEvent &event = lineOf(sequence).event;
    return column == EventColumn ? event.name : column == IdColumn ? event.id : event.data;
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::ToolTipRole)
        return LiveLinesModel::data(index, role);
    if (index.column() == TimeColumn)
        return isoTimeText(eventAt(index.row()).at);
    return {};
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    //: Column: the name of a server-sent event.
    case EventColumn: return tr("Event");
    //: Column: the id of a server-sent event.
    case IdColumn: return tr("Id");
    //: Column: what a server-sent event says.
    case DataColumn: return tr("Data");
    default: return {};
    }
}

} // namespace coroscope
