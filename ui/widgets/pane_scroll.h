#pragma once

#include <QScrollArea>

namespace coroscope {

/// Holds a pane that needs more room than a small screen gives its dock: it scrolls instead of widening the window.
class PaneScroll final : public QScrollArea {
    Q_OBJECT
public:
    explicit PaneScroll(QWidget *pane, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

} // namespace coroscope
