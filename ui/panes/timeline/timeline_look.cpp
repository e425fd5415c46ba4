#include "ui/panes/timeline/timeline_look.h"

#include "ui/theme.h"

#include <QFontMetrics>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace coroscope {

namespace {

struct BarStyle {
    QColor color;
    Qt::BrushStyle hatch;
};

BarStyle styleOf(BarKind kind, const ThemeColors &c)
{
    switch (kind) {
    case BarKind::LoopWait: return {c.blocked, Qt::SolidPattern};
    case BarKind::Receive:
    case BarKind::Respond: return {c.transfer, Qt::SolidPattern};
    case BarKind::Queue: return {c.transfer, Qt::BDiagPattern};
    case BarKind::OnLoop: return {c.onLoop, Qt::SolidPattern};
    case BarKind::Held: return {c.held, Qt::SolidPattern};
    case BarKind::Sleep: return {c.waiting, Qt::BDiagPattern};
    case BarKind::DatabaseWait: return {c.methodOther, Qt::DiagCrossPattern};
    case BarKind::DatabaseRun: return {c.methodOther, Qt::FDiagPattern};
    case BarKind::Cache: return {c.methodPatch, Qt::BDiagPattern};
    case BarKind::Http: return {c.series[1], Qt::FDiagPattern};
    case BarKind::OffloadWait: return {c.series[3], Qt::DiagCrossPattern};
    case BarKind::OffloadRun: return {c.series[3], Qt::VerPattern};
    case BarKind::Lock: return {c.muted, Qt::CrossPattern};
    case BarKind::ClientRead: return {c.info, Qt::HorPattern};
    case BarKind::ClientWrite: return {c.info, Qt::VerPattern};
    case BarKind::Task: return {c.muted, Qt::Dense6Pattern};
    case BarKind::Waiting: return {c.waiting, Qt::HorPattern};
    case BarKind::Ready: return {c.blocked, Qt::Dense5Pattern};
    case BarKind::SlowMotion: return {c.held, Qt::VerPattern};
    }
    return {c.muted, Qt::SolidPattern};
}

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// Lines where a painter has no hatched brushes.
void paintLines(QPainter *painter, const QRectF &rect, Qt::BrushStyle hatch)
{
    constexpr double kStep = 6;
    const bool falls = hatch == Qt::FDiagPattern || hatch == Qt::DiagCrossPattern;
    const bool rises = !falls || hatch == Qt::DiagCrossPattern;
    const bool upright = hatch == Qt::VerPattern || hatch == Qt::CrossPattern || hatch >= Qt::Dense1Pattern;
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    for (double x = rect.left() - rect.height(); x < rect.right(); x += kStep) {
        if (upright) {
            painter->drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
            continue;
        }
        if (rises)
            painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
        if (falls)
            painter->drawLine(QPointF(x, rect.top()), QPointF(x + rect.height(), rect.bottom()));
    }
    painter->restore();
}

} // namespace

TimelineLook::TimelineLook(const QPalette &palette)
    : m_palette(palette)
{
    const ThemeColors &colors = themeColors(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor ink = palette.color(QPalette::Text);
    for (int i = 0; i < kBarKinds; ++i) {
        Look &look = m_looks[std::size_t(i)];
        const BarStyle style = styleOf(BarKind(i), colors);
        look.color = style.color;
        if (style.hatch == Qt::SolidPattern) {
            look.ground = style.color;
            look.hatch = QBrush(style.color);
            look.text = contrast(base, style.color) >= contrast(ink, style.color) ? base : ink;
        } else {
            look.ground = mixed(base, style.color, 0.16);
            look.hatch = QBrush(mixed(base, style.color, 0.62), style.hatch);
            look.text = ink;
        }
    }
}

void TimelineLook::paintBar(QPainter *painter, const QRectF &rect, double origin, BarKind kind) const
{
    const Look &look = m_looks[std::size_t(kind)];
    if (look.hatch.style() == Qt::SolidPattern) {
        painter->fillRect(rect, look.color);
        return;
    }
    if (rect.width() < 3) { // too narrow for a hatch; not solid all the same
        painter->fillRect(rect, look.hatch.color());
        return;
    }
    painter->fillRect(rect, look.ground);
    if (const QPaintEngine *engine = painter->paintEngine(); engine && engine->type() == QPaintEngine::SVG) {
        painter->setPen(look.hatch.color());
        paintLines(painter, rect, look.hatch.style());
    } else {
        painter->setBrushOrigin(QPointF(std::fmod(origin, 8.0), rect.top()));
        painter->fillRect(rect, look.hatch);
    }
    // Ends that are seen also where hatches of two bars would run into each other.
    painter->fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), look.color);
    if (rect.width() >= 6)
        painter->fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), look.color);
}

QColor barColor(BarKind kind, const QPalette &palette)
{
    return styleOf(kind, themeColors(palette)).color;
}

const TimelineTexts::Entry &TimelineTexts::entryOf(const QPainter &painter, const QString &text, int room)
{
    const QString key = room < 0 ? text : QString::number(room) + u'\n' + text;
    if (const Entry *found = m_texts.object(key))
        return *found;
    auto *entry = new Entry;
    const QString shown = room < 0 ? text : painter.fontMetrics().elidedText(text, Qt::ElideRight, room);
    entry->text.setText(shown);
    entry->text.setTextFormat(Qt::PlainText);
    entry->text.setPerformanceHint(QStaticText::AggressiveCaching);
    entry->text.prepare({}, painter.font());
    entry->width = painter.fontMetrics().horizontalAdvance(shown);
    m_texts.insert(key, entry);
    return *entry;
}

double TimelineTexts::draw(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment,
                           const QColor &ground)
{
    const int room = int(rect.width());
    if (room < 8 || text.isEmpty())
        return 0;
    const Entry *entry = &entryOf(*painter, text, -1);
    // By steps of 8 px, so that a bar that grows does not lay out its text in every frame.
    if (entry->width > room)
        entry = &entryOf(*painter, text, room & ~7);
    const double height = entry->text.size().height();
    const double x = alignment & Qt::AlignRight ? rect.right() - entry->width : rect.left();
    const QPointF at(x, rect.top() + (rect.height() - height) / 2);
    if (ground.isValid())
        painter->fillRect(QRectF(at.x() - 2, rect.top() + 1, entry->width + 4, rect.height() - 2), ground);
    painter->drawStaticText(at, entry->text);
    return entry->width;
}

} // namespace coroscope
