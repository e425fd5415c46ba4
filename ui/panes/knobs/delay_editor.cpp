#include "ui/panes/knobs/delay_editor.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace coroscope {

namespace {
constexpr int kStep = 10;
}

DelayEditor::DelayEditor(const QString &name, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_time(new QSpinBox(this))
    , m_random(new QCheckBox(tr("random"), this))
{
    m_time->setObjectName(objectName);
    m_time->setRange(0, int(InjectedDelay::kLongest.count()));
    m_time->setSingleStep(kStep);
    m_time->setKeyboardTracking(false);
    m_time->setGroupSeparatorShown(true);
    //: The unit behind a number: milliseconds.
    m_time->setSuffix(tr(" ms"));
    //: Stands in place of 0 milliseconds: nothing is delayed.
    m_time->setSpecialValueText(tr("off"));
    m_time->setAccessibleName(name);
    m_random->setObjectName(objectName + QStringLiteral("Random"));
    m_random->setToolTip(tr("Each time another delay, from none up to this"));
    //: %1 what is delayed.
    m_random->setAccessibleName(tr("%1: random, up to that").arg(name));
    m_random->setEnabled(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_time);
    layout->addWidget(m_random);
    layout->addStretch(1);
    setFocusProxy(m_time);
    connect(m_time, &QSpinBox::valueChanged, this, [this](int value) {
        m_random->setEnabled(value > 0);
        Q_EMIT edited();
    });
    connect(m_random, &QCheckBox::toggled, this, &DelayEditor::edited);
}

InjectedDelay DelayEditor::value() const
{
    return {milliseconds(m_time->value()), m_random->isChecked() && m_time->value() > 0};
}

void DelayEditor::setValue(const InjectedDelay &delay)
{
    const QSignalBlocker time(m_time);
    const QSignalBlocker random(m_random);
    m_time->setValue(int(delay.time.count()));
    m_random->setChecked(delay.isRandom);
    m_random->setEnabled(delay.isOn());
}

} // namespace coroscope
