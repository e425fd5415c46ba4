#include "ui/panes/requests_table.h"

#include "ui/format.h"
#include "ui/models/exchange_model.h"
#include "ui/models/exchange_phases.h"
#include "ui/panes/requests_delegates.h"
#include "ui/theme.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/live_header.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {
constexpr int kWaterfallDigits = 16; // at least; it takes what the others leave
}

/// Shows the axis where the waterfall's title stands.
class RequestsTable::Header final : public LiveHeader {
public:
    explicit Header(RequestsTable *table)
        : LiveHeader(table)
        , m_table(table)
    {
        setStretchLastSection(true);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override
    {
        painter->save();
        QHeaderView::paintSection(painter, rect, logicalIndex);
        painter->restore();
        const WaterfallAxis &axis = m_table->axis();
        if (logicalIndex != ExchangeModel::WaterfallColumn || axis.isEmpty())
            return;
        const QRect area = rect.adjusted(4, 0, -4, 0);
        const int title
            = fontMetrics().horizontalAdvance(m_table->model()->headerData(logicalIndex, Qt::Horizontal).toString())
            + 16;
        painter->save();
        painter->setClipRect(rect);
        const QPalette &palette = m_table->palette();
        int free = area.left() + title; // from there on nothing is written yet
        for (nanoseconds at = axis.tick; at <= axis.span; at += axis.tick) {
            const QString text = durationText(at);
            const int x = int(std::lround(area.left() + area.width() * axis.position(axis.begin + at)));
            const int width = fontMetrics().horizontalAdvance(text);
            const int left = std::min(x - width - 3, area.right() - width);
            if (x < area.left() + title)
                continue;
            if (left < free && at + axis.tick <= axis.span)
                continue; // with its line, which a later text would cross
            painter->fillRect(QRect(x, rect.top() + 4, 1, rect.height() - 8), themeColors(palette).border);
            if (left < free)
                continue;
            free = x + 3;
            painter->setPen(themeColors(palette).muted);
            painter->drawText(QRect(left, rect.top(), width + 1, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
                              text);
        }
        painter->restore();
    }

private:
    RequestsTable *m_table;
};

RequestsTable::RequestsTable(ExchangeModel *model, QWidget *parent)
    : LiveTable(QStringLiteral("requestsTable"), tr("Requests"), parent)
    , m_exchanges(model)
{
    auto *header = new Header(this);
    adoptHeader(header);
    setLiveModel(model);
    connect(fontColumns(), &FontColumns::scaled, this, [this](double factor) {
        if (!isCompact())
            return;
        m_pathWidth = int(std::lround(m_pathWidth * factor));
        fitPath();
    });
    auto *cells = new CellDelegate(this);
    auto *chips = new ChipDelegate(this);
    setItemDelegate(cells);
    setItemDelegateForColumn(ExchangeModel::MethodColumn, chips);
    setItemDelegateForColumn(ExchangeModel::StatusColumn, chips);
    setItemDelegateForColumn(ExchangeModel::RuleColumn, new RuleDelegate(this));
    setItemDelegateForColumn(ExchangeModel::WaterfallColumn, new WaterfallDelegate(this));

    const int digit = fontMetrics().horizontalAdvance(u'0');
    const std::pair<int, int> widths[]
        = {{ExchangeModel::TimeColumn, 16},         {ExchangeModel::MethodColumn, 9},
           {ExchangeModel::PathColumn, 32},         {ExchangeModel::RouteColumn, 24},
           {ExchangeModel::StatusColumn, 11},       {ExchangeModel::DurationColumn, 10},
           {ExchangeModel::WaitedColumn, 10},       {ExchangeModel::RequestSizeColumn, 11},
           {ExchangeModel::ResponseSizeColumn, 11}, {ExchangeModel::TypeColumn, 20},
           {ExchangeModel::CodingColumn, 10},       {ExchangeModel::IdentitySizeColumn, 11},
           {ExchangeModel::RatioColumn, 8},         {ExchangeModel::SleepColumn, 10},
           {ExchangeModel::CallsColumn, 12},        {ExchangeModel::OffloadColumn, 13},
           {ExchangeModel::QueriesColumn, 12},      {ExchangeModel::DatabaseColumn, 11},
           {ExchangeModel::CacheColumn, 9},         {ExchangeModel::ClientColumn, 20},
           {ExchangeModel::ConnectionColumn, 12},   {ExchangeModel::WorkerColumn, 9},
           {ExchangeModel::TraceColumn, 36},        {ExchangeModel::SourceColumn, 16},
           {ExchangeModel::RuleColumn, 6},          {ExchangeModel::WaterfallColumn, kWaterfallDigits}};
    for (const auto &[column, digits] : widths)
        setColumnWidth(column, digits * digit);
    header->moveSection(header->visualIndex(ExchangeModel::RuleColumn), 0); // beside the edge, where one looks down
    setHiddenColumns({ExchangeModel::RouteColumn, ExchangeModel::RequestSizeColumn, ExchangeModel::TypeColumn,
                      ExchangeModel::CodingColumn, ExchangeModel::IdentitySizeColumn, ExchangeModel::RatioColumn,
                      ExchangeModel::SleepColumn, ExchangeModel::CallsColumn, ExchangeModel::OffloadColumn,
                      ExchangeModel::ClientColumn, ExchangeModel::ConnectionColumn, ExchangeModel::WorkerColumn,
                      ExchangeModel::TraceColumn, ExchangeModel::SourceColumn});
}

void RequestsTable::setCompact(bool compact)
{
    if (compact == isCompact())
        return;
    if (compact) {
        m_pathWidth = columnWidth(ExchangeModel::PathColumn);
        fitPath();
    } else {
        setColumnWidth(ExchangeModel::PathColumn, m_pathWidth);
        setColumnWidth(ExchangeModel::WaterfallColumn, kWaterfallDigits * fontMetrics().horizontalAdvance(u'0'));
        m_pathWidth = 0;
    }
}

void RequestsTable::fitPath()
{
    // A path that can be told from others comes before a waterfall that can be measured: the detail has the times.
    const int letter = fontMetrics().averageCharWidth();
    const int leastPath = 20 * letter;
    const int leastWaterfall = 20
        + fontMetrics().horizontalAdvance(
            model()->headerData(ExchangeModel::WaterfallColumn, Qt::Horizontal).toString());
    int others = 0;
    for (int column = 0; column < ExchangeModel::ColumnCount; ++column) {
        if (column != ExchangeModel::PathColumn && column != ExchangeModel::WaterfallColumn)
            others += columnWidth(column); // zero where hidden
    }
    const int room = viewport()->width() - others;
    const int path = std::clamp(room - leastWaterfall, leastPath, std::max(leastPath, m_pathWidth));
    setColumnWidth(ExchangeModel::PathColumn, path);
    setColumnWidth(ExchangeModel::WaterfallColumn, std::max(leastWaterfall, room - path));
}

void RequestsTable::resizeEvent(QResizeEvent *event)
{
    LiveTable::resizeEvent(event);
    if (isCompact())
        fitPath();
}

void RequestsTable::repaintLive()
{
    if (m_exchanges->live() > 0)
        viewport()->update();
}

void RequestsTable::paintEvent(QPaintEvent *event)
{
    // Bars in sight that this paint would not reach stand on the old axis.
    if (updateAxis() && !event->rect().contains(viewport()->rect()))
        viewport()->update();
    LiveTable::paintEvent(event);
}

bool RequestsTable::updateAxis()
{
    if (m_axisOf)
        return false;
    const auto [first, last] = visibleRows();
    std::vector<WaterfallAxis::Extent> extents;
    for (int row = first; row <= last; ++row) {
        const ExchangeRecord &record = m_exchanges->record(row);
        extents.push_back({record.started, endOf(record, m_exchanges->now())});
    }
    // The selected row, where it is in sight, says which burst is looked at; else the newest one is.
    const int current = currentIndex().row();
    const bool inSight = current >= first && current <= last;
    const auto anchor = std::size_t(inSight ? current - first : std::max(0, last - first));
    const WaterfallAxis axis = WaterfallAxis::around(extents, anchor);
    if (axis == m_axis)
        return false;
    m_axis = axis;
    horizontalHeader()->viewport()->update();
    if (pinStrip())
        pinStrip()->viewport()->update();
    return true;
}

} // namespace coroscope
