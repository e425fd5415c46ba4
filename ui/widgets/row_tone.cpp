#include "ui/widgets/row_tone.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace coroscope {

namespace {

struct ToneWords {
    Q_DECLARE_TR_FUNCTIONS(RowTone)
};

} // namespace

QColor toneInk(RowTone tone, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (tone) {
    case RowTone::Red: return colors.error;
    case RowTone::Amber: return colors.warning;
    case RowTone::Green: return colors.success;
    case RowTone::Blue: return colors.accent;
    case RowTone::Violet: return colors.methodOther;
    case RowTone::Grey: break;
    }
    return colors.muted;
}

QColor toneGround(RowTone tone, const QPalette &palette)
{
    const double share = isDark(palette) ? 0.13 : 0.11;
    return mixed(palette.color(QPalette::Base), toneInk(tone, palette), share);
}

QString toneName(RowTone tone)
{
    switch (tone) {
    //: A colour that marks rows, and the shape of its mark.
    case RowTone::Red: return ToneWords::tr("Red, square");
    //: A colour that marks rows, and the shape of its mark.
    case RowTone::Amber: return ToneWords::tr("Amber, triangle");
    //: A colour that marks rows, and the shape of its mark.
    case RowTone::Green: return ToneWords::tr("Green, circle");
    //: A colour that marks rows, and the shape of its mark.
    case RowTone::Blue: return ToneWords::tr("Blue, diamond");
    //: A colour that marks rows, and the shape of its mark.
    case RowTone::Violet: return ToneWords::tr("Violet, hexagon");
    //: A colour that marks rows, and the shape of its mark.
    case RowTone::Grey: break;
    }
    return ToneWords::tr("Grey, cross");
}

void paintToneMark(QPainter *painter, const QRectF &rect, RowTone tone, const QPalette &palette)
{
    const double size = std::min(rect.width(), rect.height());
    const double r = size / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center());
    painter->setPen(Qt::NoPen);
    painter->setBrush(toneInk(tone, palette));
    const auto polygon = [painter, r](std::initializer_list<QPointF> points) {
        QPolygonF shape;
        for (const QPointF &point : points)
            shape << point * r;
        painter->drawPolygon(shape);
    };
    switch (tone) {
    case RowTone::Red: polygon({{-0.8, -0.8}, {0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}}); break;
    case RowTone::Amber: polygon({{0, -0.9}, {1, 0.8}, {-1, 0.8}}); break;
    case RowTone::Green: painter->drawEllipse(QPointF(), r * 0.9, r * 0.9); break;
    case RowTone::Blue: polygon({{0, -1}, {1, 0}, {0, 1}, {-1, 0}}); break;
    case RowTone::Violet: polygon({{-0.5, -0.87}, {0.5, -0.87}, {1, 0}, {0.5, 0.87}, {-0.5, 0.87}, {-1, 0}}); break;
    case RowTone::Grey: {
        QPen pen(toneInk(tone, palette), std::max(1.5, r * 0.45));
        pen.setCapStyle(Qt::FlatCap);
        painter->setPen(pen);
        painter->drawLine(QPointF(-0.75, -0.75) * r, QPointF(0.75, 0.75) * r);
        painter->drawLine(QPointF(-0.75, 0.75) * r, QPointF(0.75, -0.75) * r);
        break;
    }
    }
    painter->restore();
}

QIcon toneIcon(RowTone tone, const QPalette &palette)
{
    constexpr int kSize = 16;
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        QPixmap picture(kSize * scale, kSize * scale);
        picture.setDevicePixelRatio(scale);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paintToneMark(&painter, QRectF(2, 2, kSize - 4, kSize - 4), tone, palette);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace coroscope
