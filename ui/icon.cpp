#include "ui/icon.h"

#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace coroscope {

namespace {

class SvgEngine final : public QIconEngine {
public:
    SvgEngine(QString name, IconTone tone)
        : m_name(std::move(name))
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QString ink = color(mode).name();
        const QString key
            = QStringLiteral("coroscope/%1/%2/%3x%4").arg(m_name, ink).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly)) {
            Q_ASSERT_X(false, "icon", "no such drawing");
            return pixmap;
        }
        QSvgRenderer renderer(file.readAll().replace("currentColor", ink.toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QIconEngine *clone() const override { return new SvgEngine(m_name, m_tone); }
    QString key() const override { return QStringLiteral("coroscope-svg"); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::Text);
        const ThemeColors &colors = themeColors(palette);
        switch (m_tone) {
        case IconTone::Text: break;
        case IconTone::Muted: return colors.muted;
        case IconTone::Accent: return colors.accent;
        case IconTone::OnAccent: return colors.onAccent;
        case IconTone::Success: return colors.success;
        case IconTone::Warning: return colors.warning;
        case IconTone::Error: return colors.error;
        case IconTone::Info: return colors.info;
        }
        return palette.color(QPalette::Text);
    }

    QString m_name;
    IconTone m_tone;
};

} // namespace

QIcon icon(const QString &name, IconTone tone)
{
    return QIcon(new SvgEngine(name, tone));
}

} // namespace coroscope
