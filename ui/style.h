#pragma once

#include <QProxyStyle>

namespace coroscope {

/// Fusion, with what a style sheet cannot say: icons, indicators and scroll bars that grow with the fonts, room for the
/// arrow of a sorted column beside its name, buttons of dialogs without icons (Qt's own do not follow the theme), and,
/// in High contrast, selections and focus that are told by a frame and not by a tint. GUI thread.
class Style final : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    /// Takes effect as widgets are polished again.
    void setScale(double scale) { m_scale = scale; }

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;

private:
    double m_scale = 1;
};

} // namespace coroscope
