#include "ui/widgets/pane_scroll.h"

namespace coroscope {

PaneScroll::PaneScroll(QWidget *pane, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // what is in it takes the keys, and is scrolled to
    setWidget(pane);
}

QSize PaneScroll::sizeHint() const
{
    return widget()->sizeHint();
}

QSize PaneScroll::minimumSizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.averageCharWidth() * 28, metrics.lineSpacing() * 7};
}

} // namespace coroscope
