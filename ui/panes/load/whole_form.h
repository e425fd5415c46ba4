#pragma once

#include <QEvent>
#include <QLayout>
#include <QWidget>

namespace coroscope {

/// A form whose fields go on in the next line where the width ends: it is never less high than all of them take at the
/// width that it has, so that whoever holds it scrolls, and nothing lies on something else.
class WholeForm : public QWidget {
public:
    using QWidget::QWidget;

protected:
    bool event(QEvent *event) override
    {
        const bool done = QWidget::event(event);
        const bool isNew = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest
            || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
        if (isNew && layout() && layout()->hasHeightForWidth()) {
            if (const int needed = layout()->heightForWidth(width()); needed != minimumHeight()) {
                setMinimumHeight(needed);
                // Its neighbours move in the same turn: until the next one it would lie on them. A resize comes from
                // the layout around, which is at it.
                if (event->type() == QEvent::LayoutRequest && parentWidget() && parentWidget()->layout())
                    parentWidget()->layout()->activate();
            }
        }
        return done;
    }
};

} // namespace coroscope
