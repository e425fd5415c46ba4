#include "ui/panes/requests_delegates.h"

#include "ui/icon.h"
#include "ui/models/exchange_model.h"
#include "ui/models/exchange_phases.h"
#include "ui/panes/requests_table.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/phase_paint.h"
#include "ui/widgets/row_tone.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

/// Selection, hover and focus as the style paints them, without text.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

QColor statusColor(const ExchangeRecord &record, bool live, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    if (live)
        return colors.accent;
    if (record.end == ExchangeEnd::ClientGone || record.end == ExchangeEnd::Running)
        return colors.muted;
    return record.status > 0 ? colors.status(record.status) : colors.error;
}

} // namespace

RowDelegate::RowDelegate(RequestsTable *table)
    : QStyledItemDelegate(table)
    , m_table(table)
{
}

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (const RowRule *rule = m_table->exchanges()->ruleOf(index.row()))
        option->backgroundBrush = toneGround(rule->tone, option->palette);
}

void RuleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, {});
    paintGround(painter, item);
    const RowRule *rule = m_table->exchanges()->ruleOf(index.row());
    if (!rule)
        return;
    const int size = std::max(11, item.fontMetrics.ascent() * 4 / 5);
    constexpr int kGap = 6;
    const int margin = std::min(8, std::max(0, (item.rect.width() - size) / 2));
    const QRect mark(item.rect.left() + margin, item.rect.top() + (item.rect.height() - size) / 2, size, size);
    if (item.state & QStyle::State_Selected && schemeOf(item.palette) == Scheme::Light) {
        // The highlight is a colour of its own.
        painter->setPen(Qt::NoPen);
        painter->fillRect(mark.adjusted(-2, -2, 2, 2), item.palette.color(QPalette::Base));
    }
    paintToneMark(painter, mark, rule->tone, item.palette);
    const QRect room = item.rect.adjusted(margin + size + kGap, 0, -4, 0);
    // A few letters of a name tell nothing that the mark does not.
    if (room.width() < std::min(item.fontMetrics.horizontalAdvance(text), 8 * item.fontMetrics.averageCharWidth()))
        return;
    painter->setFont(item.font);
    painter->setPen(
        item.palette.color(item.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                      item.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
}

void ChipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, {});
    paintGround(painter, item);
    const ExchangeModel *model = m_table->exchanges();
    const ExchangeRecord &record = model->record(index.row());
    const QColor color = index.column() == ExchangeModel::MethodColumn
        ? themeColors(item.palette).method(record.method)
        : statusColor(record, model->isLive(index.row()), item.palette);
    painter->setFont(item.font);
    paintChip(painter, item.rect.adjusted(6, 0, -4, 0), text, color, item.palette, item.state & QStyle::State_Selected);
}

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const ThemeColors &colors = themeColors(option->palette);
    const ExchangeModel *model = m_table->exchanges();
    const auto ink = [option](const QColor &color) {
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    };
    switch (index.column()) {
    case ExchangeModel::PathColumn:
    case ExchangeModel::TraceColumn:
    case ExchangeModel::RouteColumn: {
        static const QFont font = monospaceFont();
        option->font.setFamilies(font.families());
        option->font.setFamily(font.family());
        break;
    }
    case ExchangeModel::WaitedColumn:
        if (model->record(index.row()).waitedForLoop > nanoseconds(0)) {
            ink(colors.error); // not `blocked`, which is made for bars and is too faint for text on a tint
            option->font.setBold(true);
        }
        break;
    case ExchangeModel::DurationColumn:
        if (model->isLive(index.row()))
            ink(colors.accent);
        break;
    case ExchangeModel::TimeColumn:
        if (index.data(ExchangeModel::ImportedRole).toBool()) {
            static const QIcon imported = icon(QStringLiteral("document-import"), IconTone::Muted);
            option->icon = imported;
            option->decorationSize = QSize(12, 12);
            option->features |= QStyleOptionViewItem::HasDecoration;
        }
        [[fallthrough]];
    case ExchangeModel::ClientColumn:
    case ExchangeModel::ConnectionColumn:
    case ExchangeModel::SourceColumn:
    case ExchangeModel::WorkerColumn:
        if (!(option->state & QStyle::State_Selected))
            ink(colors.muted);
        break;
    default: break;
    }
}

void WaterfallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    paintGround(painter, item);

    const WaterfallAxis &axis = m_table->axis();
    if (axis.isEmpty())
        return;
    const ExchangeModel *model = m_table->exchanges();
    const ExchangeRecord &record = model->record(index.row());
    const QRectF area = QRectF(item.rect).adjusted(4, 0, -4, 0);
    const ThemeColors &colors = themeColors(item.palette);

    painter->save();
    painter->setClipRect(item.rect);
    for (nanoseconds at = axis.tick; at < axis.span; at += axis.tick) {
        const double x = std::round(area.left() + area.width() * axis.position(axis.begin + at));
        painter->fillRect(QRectF(x, area.top(), 1, area.height()), colors.grid);
    }

    const auto end = endOf(record, model->now());
    const double from = axis.position(record.started);
    const double to = axis.position(end);
    if (to < 0 || from > 1) {
        painter->setPen(colors.muted);
        painter->drawText(area, int(Qt::AlignVCenter | (to < 0 ? Qt::AlignLeft : Qt::AlignRight)),
                          to < 0 ? QStringLiteral("◂") : QStringLiteral("▸"));
        painter->restore();
        return;
    }
    const double height = std::round(area.height() * 0.5);
    const double top = area.top() + std::floor((area.height() - height) / 2);
    const auto x = [&](Clock::time_point at) { return area.left() + area.width() * axis.position(at); };
    if (x(end) - x(record.started) < 3) {
        // Too short to show phases; a mark of three pixels in the colour of what made most of it.
        const QColor color = record.waitedForLoop * 2 > end - record.started ? colors.blocked : colors.onLoop;
        painter->fillRect(QRectF(std::min(x(record.started), area.right() - 3), top, 3, height), color);
        painter->restore();
        return;
    }
    const auto segments = phaseSegments(record, model->now(), model->routes());
    for (const PhaseSegment &segment : segments) {
        const double left = x(segment.begin);
        // What matters most is never too thin to be seen: a loop held or waited for.
        const bool important = segment.phase == ExchangePhase::Blocked || segment.phase == ExchangePhase::Held;
        const double width = std::max(x(segment.end) - left, important ? 2.0 : 0.5);
        paintPhase(painter, QRectF(left, top, width, height), segment.phase, item.palette);
    }
    painter->restore();
}

} // namespace coroscope
