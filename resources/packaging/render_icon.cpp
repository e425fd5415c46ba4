// coroscope_render_icon DRAWING.svg SIZE PICTURE.png: draws it at SIZE × SIZE pixels. Needs no display. Runs while
// building.

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char *argv[])
{
    if (argc != 4) {
        std::fputs("usage: coroscope_render_icon DRAWING.svg SIZE PICTURE.png\n", stderr);
        return 2;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    const int size = QByteArray(argv[2]).toInt();
    if (!drawing.isValid() || size <= 0) {
        std::fprintf(stderr, "coroscope_render_icon: %s is no SVG drawing, or %s no size\n", argv[1], argv[2]);
        return 1;
    }
    QImage picture(size, size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    if (!picture.save(QString::fromLocal8Bit(argv[3]), "PNG")) {
        std::fprintf(stderr, "coroscope_render_icon: %s cannot be written\n", argv[3]);
        return 1;
    }
    return 0;
}
