#include "ui/secret_policy.h"

#include <QAbstractButton>
#include <QAction>

#include <memory>

namespace coroscope {

void SecretPolicy::setMayReveal(bool may)
{
    if (m_mayReveal == may)
        return;
    m_mayReveal = may;
    Q_EMIT changed(may);
}

void SecretPolicy::obey(QAbstractButton *control)
{
    bind(control);
}

void SecretPolicy::obey(QAction *control)
{
    bind(control);
}

template<typename Control>
void SecretPolicy::bind(Control *control)
{
    struct Before {
        QString toolTip;
        bool isEnabled = true;
    };
    const auto follow = [this, control, before = std::make_shared<Before>()] {
        if (m_mayReveal) {
            control->setEnabled(before->isEnabled);
            control->setToolTip(before->toolTip);
            return;
        }
        *before = {control->toolTip(), control->isEnabled()};
        control->setChecked(false);
        control->setEnabled(false);
        control->setToolTip(tr("Secrets stay hidden in presenter mode"));
    };
    connect(this, &SecretPolicy::changed, control, follow);
    if (!m_mayReveal)
        follow();
}

} // namespace coroscope
