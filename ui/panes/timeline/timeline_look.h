#pragma once

#include "ui/panes/timeline/timeline_bars.h"

#include <QBrush>
#include <QCache>
#include <QColor>
#include <QPalette>
#include <QRectF>
#include <QStaticText>

class QPainter;

namespace coroscope {

/// How bars look in a palette: solid where the request ran on the loop, hatched where it waited; colour, hatch and
/// label differ from kind to kind. A value.
class TimelineLook {
public:
    explicit TimelineLook(const QPalette &palette = {});

    QColor color(BarKind kind) const { return m_looks[std::size_t(kind)].color; }
    QColor ground(BarKind kind) const { return m_looks[std::size_t(kind)].ground; }
    QColor text(BarKind kind) const { return m_looks[std::size_t(kind)].text; }
    bool isHatched(BarKind kind) const { return m_looks[std::size_t(kind)].hatch.style() != Qt::SolidPattern; }
    /// `origin`: where the bar begins, so that its hatch stays with it when it is cut at an edge.
    void paintBar(QPainter *painter, const QRectF &rect, double origin, BarKind kind) const;
    const QPalette &palette() const noexcept { return m_palette; }

private:
    struct Look {
        QColor color;
        QColor ground; ///< behind the hatch, and behind its text
        QColor text;
        QBrush hatch; ///< Qt::SolidPattern: none
    };
    QPalette m_palette;
    std::array<Look, kBarKinds> m_looks;
};

/// Swatch and name, for the legend and the hover.
QColor barColor(BarKind kind, const QPalette &palette);

/// Texts laid out once and drawn often: while one pans, the same ones are drawn in every frame. Bounded.
class TimelineTexts {
public:
    TimelineTexts()
        : m_texts(4000)
    {
    }
    /// Cut at its end where it is wider than `rect`, whose height it is centred in; `alignment` is Qt::AlignLeft or
    /// Qt::AlignRight. On a patch of `ground`, where that is valid, so that no hatch runs through it. Gives its width.
    double draw(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment = Qt::AlignLeft,
                const QColor &ground = {});
    void clear() { m_texts.clear(); }

private:
    struct Entry {
        QStaticText text;
        double width = 0;
    };
    const Entry &entryOf(const QPainter &painter, const QString &text, int room);

    QCache<QString, Entry> m_texts;
};

} // namespace coroscope
