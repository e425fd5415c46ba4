#include "ui/content/image_view.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QImageReader>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxSvgSide = 4096; // pixels; a drawing has no size of its own that one must keep to
constexpr qsizetype kMaxSvgBytes = 16 * 1024 * 1024;
constexpr double kMinScale = 0.02;
constexpr double kMaxScale = 32;

bool isSvg(const QByteArray &format)
{
    return format == "svg";
}

} // namespace

ImageView::ImageView(const QString &accessibleName, QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
}

ImageView::~ImageView() = default;

void ImageView::clear()
{
    m_decoding.cancel();
    m_image = {};
    setAbout({});
    updateScrollBars();
}

void ImageView::setAbout(const QString &about)
{
    m_about = about;
    setAccessibleDescription(about);
    viewport()->update();
    Q_EMIT aboutChanged(about);
}

void ImageView::setImage(const QByteArray &bytes, const QByteArray &format, const QSize &size)
{
    m_decoding.cancel();
    m_image = {};
    m_format = format;
    if (qint64(size.width()) * size.height() > kMaxPixels) {
        setAbout(tr("The picture has %1 × %2 pixels. That is too much to decode here; save it and open it elsewhere.")
                     .arg(size.width())
                     .arg(size.height()));
        return;
    }
    if (isSvg(format) && bytes.size() > kMaxSvgBytes) {
        setAbout(tr("The drawing is too large to be shown here; save it and open it elsewhere."));
        return;
    }
    setAbout(tr("Decoding…"));
    m_decoding.start(
        [bytes, format](const std::stop_token &) {
            Decoded decoded;
            if (isSvg(format)) {
                QSvgRenderer renderer;
                if (!renderer.load(bytes)) {
                    decoded.error = QStringLiteral("SVG");
                    return decoded;
                }
                QSize size = renderer.defaultSize();
                if (size.isEmpty())
                    size = QSize(512, 512);
                if (std::max(size.width(), size.height()) > kMaxSvgSide)
                    size.scale(kMaxSvgSide, kMaxSvgSide, Qt::KeepAspectRatio);
                decoded.image = QImage(size.expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
                decoded.image.fill(Qt::transparent);
                QPainter painter(&decoded.image);
                renderer.setAspectRatioMode(Qt::KeepAspectRatio);
                renderer.render(&painter);
                return decoded;
            }
            QBuffer buffer;
            buffer.setData(bytes);
            buffer.open(QIODevice::ReadOnly);
            QImageReader reader(&buffer, format);
            reader.setAutoTransform(true);
            decoded.frames = std::max(1, reader.imageCount());
            decoded.image = reader.read(); // Qt bounds what this may allocate, whatever the header says
            if (decoded.image.isNull())
                decoded.error = reader.errorString();
            return decoded;
        },
        [this](Decoded decoded) { onDecoded(std::move(decoded)); });
}

void ImageView::onDecoded(Decoded decoded)
{
    m_image = std::move(decoded.image);
    if (m_image.isNull()) {
        //: %1: why, in English
        setAbout(tr("The picture could not be decoded: %1. Its bytes can be seen as Hex.").arg(decoded.error));
    } else {
        const QString name = QString::fromLatin1(m_format).toUpper();
        //: width, height, file format of a picture
        QString about = tr("%1 × %2 · %3").arg(m_image.width()).arg(m_image.height()).arg(name);
        if (decoded.frames > 1)
            about = tr("%1 · the first of %n frames", nullptr, decoded.frames).arg(about);
        setAbout(about);
    }
    updateScrollBars();
    Q_EMIT scaleChanged();
}

double ImageView::scale() const noexcept
{
    if (!m_fit || m_image.isNull())
        return m_scale;
    const double ratio = devicePixelRatioF();
    const double fit
        = std::min(viewport()->width() * ratio / m_image.width(), viewport()->height() * ratio / m_image.height());
    return std::clamp(std::min(fit, isSvg(m_format) ? kMaxScale : 1.0), kMinScale, kMaxScale);
}

void ImageView::setFitted(bool fit)
{
    if (m_fit == fit)
        return;
    m_fit = fit;
    m_scale = 1;
    updateScrollBars();
    Q_EMIT scaleChanged();
}

void ImageView::setScale(double scale)
{
    m_fit = false;
    m_scale = std::clamp(scale, kMinScale, kMaxScale);
    updateScrollBars();
    Q_EMIT scaleChanged();
}

void ImageView::updateScrollBars()
{
    const double factor = scale() / devicePixelRatioF();
    const QSize size = (QSizeF(m_image.size()) * factor).toSize();
    const bool scrolls = !m_fit && !m_image.isNull();
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setRange(0, scrolls ? std::max(0, size.width() - viewport()->width()) : 0);
    verticalScrollBar()->setRange(0, scrolls ? std::max(0, size.height() - viewport()->height()) : 0);
    viewport()->update();
}

void ImageView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    if (m_fit)
        Q_EMIT scaleChanged();
}

void ImageView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *x = horizontalScrollBar();
    QScrollBar *y = verticalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        if (!m_image.isNull())
            QApplication::clipboard()->setImage(m_image);
        return;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: setScale(scale() * 1.25); break;
    case Qt::Key_Minus: setScale(scale() / 1.25); break;
    case Qt::Key_0:
    case Qt::Key_1: setScale(1); break;
    case Qt::Key_F: setFitted(true); break;
    case Qt::Key_Left: x->triggerAction(QScrollBar::SliderSingleStepSub); break;
    case Qt::Key_Right: x->triggerAction(QScrollBar::SliderSingleStepAdd); break;
    case Qt::Key_Up: y->triggerAction(QScrollBar::SliderSingleStepSub); break;
    case Qt::Key_Down: y->triggerAction(QScrollBar::SliderSingleStepAdd); break;
    case Qt::Key_PageUp: y->triggerAction(QScrollBar::SliderPageStepSub); break;
    case Qt::Key_PageDown: y->triggerAction(QScrollBar::SliderPageStepAdd); break;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    event->accept();
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setScale(scale() * std::pow(1.25, event->angleDelta().y() / 120.0));
    event->accept();
}

void ImageView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_image.isNull())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"edit-copy"_s), tr("&Copy Picture"), this,
                    [this] { QApplication::clipboard()->setImage(m_image); });
    menu->popup(event->globalPos());
}

void ImageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    if (m_image.isNull()) {
        painter.setPen(themeColors(palette()).muted);
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_about);
        return;
    }
    const double factor = scale() / devicePixelRatioF();
    const QSizeF size = QSizeF(m_image.size()) * factor;
    const QPointF at(size.width() < viewport()->width() ? std::floor((viewport()->width() - size.width()) / 2)
                                                        : -horizontalScrollBar()->value(),
                     size.height() < viewport()->height() ? std::floor((viewport()->height() - size.height()) / 2)
                                                          : -verticalScrollBar()->value());
    const QRectF target(at, size);
    if (m_image.hasAlphaChannel()) {
        constexpr int kSquare = 8;
        const QColor other = mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.12);
        const QRect area = target.toAlignedRect() & event->rect();
        painter.save();
        painter.setClipRect(area);
        for (int y = area.top() / kSquare; y <= area.bottom() / kSquare; ++y) {
            for (int x = area.left() / kSquare; x <= area.right() / kSquare; ++x) {
                if ((x + y) % 2 == 0)
                    painter.fillRect(x * kSquare, y * kSquare, kSquare, kSquare, other);
            }
        }
        painter.restore();
    }
    // Enlarged pixels stay pixels; what is made smaller is smoothed.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, factor * devicePixelRatioF() < 1 || isSvg(m_format));
    const QRectF seen = target & QRectF(event->rect());
    painter.drawImage(seen, m_image, QRectF((seen.topLeft() - at) / factor, seen.size() / factor));
    painter.setPen(themeColors(palette()).border);
    painter.drawRect(target.adjusted(-0.5, -0.5, 0, 0));
}

} // namespace coroscope
