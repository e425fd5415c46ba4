#pragma once

#include "ui/content/background_job.h"

#include <QAbstractScrollArea>
#include <QImage>

namespace coroscope {

/// A picture: fitted into the view or at a scale, on a checkerboard, so that what is transparent is seen as such.
/// Decoded off the GUI thread, and only where its pixels are not too many. GUI thread.
class ImageView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ImageView(const QString &accessibleName, QWidget *parent = nullptr);
    ~ImageView() override;

    /// `format` as QImageReader names it, or "svg". `size` as the header says; empty: unknown.
    void setImage(const QByteArray &bytes, const QByteArray &format, const QSize &size);
    void clear();
    const QImage &image() const noexcept { return m_image; }
    bool isBusy() const noexcept { return m_decoding.isRunning(); }
    /// "640 × 480 · PNG", or why there is nothing to see.
    QString about() const { return m_about; }

    bool isFitted() const noexcept { return m_fit; }
    void setFitted(bool fit);
    double scale() const noexcept;
    void setScale(double scale);

    /// A picture of more pixels is not decoded: some hundred bytes can ask for any number of them.
    static constexpr qint64 kMaxPixels = 32'000'000;

Q_SIGNALS:
    void aboutChanged(const QString &about);
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Decoded {
        QImage image;
        QString error; ///< as Qt says it
        int frames = 1;
    };
    void onDecoded(Decoded decoded);
    void setAbout(const QString &about);
    void updateScrollBars();

    QImage m_image;
    QByteArray m_format;
    QString m_about;
    bool m_fit = true;
    double m_scale = 1;
    BackgroundJob<Decoded> m_decoding;
};

} // namespace coroscope
