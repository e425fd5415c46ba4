#include "ui/widgets/flat_button.h"

#include <QToolButton>

namespace coroscope {

QToolButton *flatButton(const QString &objectName, const QString &text, const QString &about, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setText(text);
    button->setToolTip(about);
    button->setAccessibleDescription(about);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace coroscope
