#include "ui/widgets/key_caps.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStringList>

namespace coroscope {

namespace {

constexpr int kPadding = 5;
constexpr int kGap = 3;
constexpr int kChordGap = 9; // between the chords of "Ctrl+K, Ctrl+S"

struct Cap {
    QString text;
    bool startsChord = false;
};

QList<Cap> capsOf(const QString &keys)
{
    QList<Cap> caps;
    const QStringList chords = keys.split(QStringLiteral(", "), Qt::SkipEmptyParts);
    for (const QString &chord : chords) {
        bool first = true;
        QString rest = chord;
        while (!rest.isEmpty()) {
            // "Ctrl++" ends in the key "+".
            const qsizetype plus = rest.size() > 1 ? rest.indexOf(u'+', 1) : -1;
            const QString part = plus < 0 ? rest : rest.left(plus);
            caps.append({part, first});
            first = false;
            rest = plus < 0 ? QString() : rest.mid(plus + 1);
        }
    }
    return caps;
}

} // namespace

int keyCapsWidth(const QFontMetrics &metrics, const QString &keys)
{
    int width = 0;
    for (const Cap &cap : capsOf(keys)) {
        if (width > 0)
            width += cap.startsChord ? kChordGap : kGap;
        width += metrics.horizontalAdvance(cap.text) + 2 * kPadding;
    }
    return width;
}

void paintKeyCaps(QPainter *painter, const QRect &rect, const QString &keys, const QColor &ink)
{
    const QFontMetrics metrics = painter->fontMetrics();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    QColor outline = ink;
    outline.setAlphaF(0.5F);
    const int height = metrics.height() + 2;
    int x = rect.left();
    for (const Cap &cap : capsOf(keys)) {
        if (x > rect.left())
            x += cap.startsChord ? kChordGap : kGap;
        const QRect box(x, rect.top() + (rect.height() - height) / 2,
                        metrics.horizontalAdvance(cap.text) + 2 * kPadding, height);
        painter->setPen(outline);
        painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->setPen(ink);
        painter->drawText(box, Qt::AlignCenter, cap.text);
        x = box.right() + 1;
    }
    painter->restore();
}

} // namespace coroscope
