#include "ui/widgets/phase_bar.h"

#include "ui/format.h"
#include "ui/theme.h"
#include "ui/widgets/phase_paint.h"

#include <QPainter>

#include <algorithm>

namespace coroscope {

PhaseBar::PhaseBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PhaseBar::setSegments(std::vector<PhaseSegment> segments)
{
    m_segments = std::move(segments);
    QStringList words;
    for (const PhaseSegment &segment : m_segments)
        words += QStringLiteral("%1 %2").arg(phaseName(segment.phase), durationText(segment.length()));
    constexpr qsizetype kMaxWords = 16;
    setToolTip(words.mid(0, kMaxWords).join(u'\n'));
    //: %1 a list such as "Waiting 2 s, On the loop 40 µs".
    setAccessibleName(tr("Phases: %1").arg(words.mid(0, kMaxWords).join(QStringLiteral(", "))));
    update();
}

QSize PhaseBar::sizeHint() const
{
    return {240, 20};
}

QSize PhaseBar::minimumSizeHint() const
{
    return {80, 20};
}

void PhaseBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF frame = QRectF(rect());
    painter.fillRect(frame, palette().color(QPalette::Base));
    if (!m_segments.empty()) {
        const auto begin = m_segments.front().begin;
        const double total = double(std::max<nanoseconds::rep>(1, (m_segments.back().end - begin).count()));
        const QRectF area = frame.adjusted(1, 1, -1, -1);
        for (const PhaseSegment &segment : m_segments) {
            const double left = area.left() + area.width() * double((segment.begin - begin).count()) / total;
            const double width = area.width() * double(segment.length().count()) / total;
            paintPhase(&painter, QRectF(left, area.top(), std::max(width, 1.0), area.height()), segment.phase,
                       palette());
        }
    }
    painter.setPen(themeColors(palette()).border);
    painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5));
}

PhaseSwatch::PhaseSwatch(ExchangePhase phase, QWidget *parent)
    : QWidget(parent)
    , m_phase(phase)
{
    setFixedSize(14, 14);
}

void PhaseSwatch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPhase(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_phase, palette());
}

} // namespace coroscope
