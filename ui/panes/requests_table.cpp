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
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {
constexpr int kWaterfallDigits = 16; // at least; it takes what the others leave
constexpr int kCompactLetters = 20; // of a path, before it takes room from the waterfall
constexpr int kLeastLetters = 10; // of a path, whatever else is to be in sight
constexpr int kInSight[] = {ExchangeModel::MethodColumn, ExchangeModel::PathColumn, ExchangeModel::StatusColumn,
                            ExchangeModel::DurationColumn};
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
    // Before columnsChanged() is told, which fits the path.
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int after) {
        const bool isWished = !m_isFitting && !isCompact() && before > 0 && after > 0; // 0: hidden
        if (isWished && column == ExchangeModel::PathColumn)
            m_pathWidth = after;
    });
    adoptHeader(header);
    setLiveModel(model);
    connect(this, &LiveTable::columnsChanged, this, [this] {
        if (!isCompact())
            fitPath();
    });
    scaleWithFont();
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
    m_pathWidth = columnWidth(ExchangeModel::PathColumn);
    header->moveSection(header->visualIndex(ExchangeModel::RuleColumn), 0); // beside the edge, where one looks down
    header->moveSection(header->visualIndex(ExchangeModel::TimeColumn),
                        header->visualIndex(ExchangeModel::DurationColumn)); // behind it
    setHiddenColumns({ExchangeModel::RouteColumn, ExchangeModel::RequestSizeColumn, ExchangeModel::TypeColumn,
                      ExchangeModel::CodingColumn, ExchangeModel::IdentitySizeColumn, ExchangeModel::RatioColumn,
                      ExchangeModel::SleepColumn, ExchangeModel::CallsColumn, ExchangeModel::OffloadColumn,
                      ExchangeModel::ClientColumn, ExchangeModel::ConnectionColumn, ExchangeModel::WorkerColumn,
                      ExchangeModel::TraceColumn, ExchangeModel::SourceColumn});
}

void RequestsTable::scaleWithFont()
{
    // All columns grow alike, so the path does from the width that is meant, not from what it has left.
    connect(fontColumns(), &FontColumns::aboutToScale, this, [this] {
        if (m_axisOf)
            return; // pinned rows have the columns of the list
        m_isFitting = true;
        if (!isColumnHidden(ExchangeModel::PathColumn))
            setColumnWidth(ExchangeModel::PathColumn, m_pathWidth);
    });
    connect(fontColumns(), &FontColumns::scaled, this, [this](double factor) {
        if (m_axisOf)
            return;
        m_isFitting = false;
        m_pathWidth = isColumnHidden(ExchangeModel::PathColumn) ? int(std::lround(m_pathWidth * factor))
                                                                : columnWidth(ExchangeModel::PathColumn);
        fitPath();
    });
}

bool RequestsTable::setColumns(const QByteArray &state)
{
    bool restored = false;
    {
        const QScopedValueRollback fitting(m_isFitting, true);
        restored = LiveTable::setColumns(state);
    }
    if (restored && !isColumnHidden(ExchangeModel::PathColumn))
        m_pathWidth = columnWidth(ExchangeModel::PathColumn);
    fitPath();
    return restored;
}

LiveTable::Wish RequestsTable::wish() const
{
    return {ExchangeModel::PathColumn, m_pathWidth};
}

void RequestsTable::setCompact(bool compact)
{
    if (compact == isCompact())
        return;
    m_isCompact = compact;
    if (!compact) {
        const QScopedValueRollback fitting(m_isFitting, true);
        setColumnWidth(ExchangeModel::WaterfallColumn, kWaterfallDigits * fontMetrics().horizontalAdvance(u'0'));
    }
    fitPath();
}

int RequestsTable::widthToShow() const
{
    const QHeaderView *header = horizontalHeader();
    int last = -1;
    for (const int column : kInSight) {
        if (!isColumnHidden(column))
            last = std::max(last, header->visualIndex(column));
    }
    int end = header->count() - 1;
    while (end > 0 && header->isSectionHidden(header->logicalIndex(end)))
        --end;
    int width = 0;
    for (int visual = 0; visual <= last; ++visual) {
        const int column = header->logicalIndex(visual);
        if (column == ExchangeModel::PathColumn)
            continue;
        // The last column has what the others leave; that is not what it needs.
        const int has = columnWidth(column);
        width += visual == end ? std::min(has, header->sectionSizeHint(column)) : has;
    }
    return width;
}

void RequestsTable::fitPath()
{
    if (m_axisOf || m_isFitting || !isVisible() || isColumnHidden(ExchangeModel::PathColumn))
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    const int letter = fontMetrics().averageCharWidth();
    int path = m_pathWidth;
    int leastWaterfall = 0;
    int room = 0; // of path and waterfall together
    if (isCompact()) {
        // A path that can be told from others comes before a waterfall that can be measured: the detail has the times.
        leastWaterfall = 20
            + fontMetrics().horizontalAdvance(
                model()->headerData(ExchangeModel::WaterfallColumn, Qt::Horizontal).toString());
        int others = 0;
        for (int column = 0; column < ExchangeModel::ColumnCount; ++column) {
            if (column != ExchangeModel::PathColumn && column != ExchangeModel::WaterfallColumn)
                others += columnWidth(column); // zero where hidden
        }
        room = viewport()->width() - others;
        const int least = kCompactLetters * letter;
        path = std::clamp(room - leastWaterfall, least, std::max(least, m_pathWidth));
    }
    path = std::min(path, std::max(kLeastLetters * letter, viewport()->width() - widthToShow()));
    setColumnWidth(ExchangeModel::PathColumn, path);
    if (isCompact())
        setColumnWidth(ExchangeModel::WaterfallColumn, std::max(leastWaterfall, room - path));
}

void RequestsTable::resizeEvent(QResizeEvent *event)
{
    LiveTable::resizeEvent(event);
    fitPath();
}

void RequestsTable::showEvent(QShowEvent *event)
{
    LiveTable::showEvent(event);
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
