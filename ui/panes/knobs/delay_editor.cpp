#include "ui/panes/knobs/delay_editor.h"

#include "ui/panes/knobs/varied_number.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kStep = 10;

std::optional<int> count(std::optional<milliseconds> time)
{
    return time ? std::optional(int(time->count())) : std::nullopt;
}

} // namespace

DelayEditor::DelayEditor(const QString &name, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_time(makeField(name, objectName))
    //: %1 what is delayed.
    , m_jitter(makeField(tr("%1: so much less or more").arg(name), objectName + QStringLiteral("Jitter")))
{
    m_jitter->setToolTip(
        tr("Each time another delay, so much less or more at most; without a delay, from none up to this"));
    auto *sign = new QLabel(QStringLiteral("\u00B1"), this);
    sign->setBuddy(m_jitter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_time);
    layout->addWidget(sign);
    layout->addWidget(m_jitter);
    layout->addStretch(1);
    setFocusProxy(m_time);
    setLeastWidths();
    connect(m_time, &QSpinBox::valueChanged, this, [this] {
        Q_EMIT edited();
        Q_EMIT timeEdited();
    });
    connect(m_jitter, &QSpinBox::valueChanged, this, [this] {
        Q_EMIT edited();
        Q_EMIT jitterEdited();
    });
}

QSpinBox *DelayEditor::makeField(const QString &name, const QString &objectName)
{
    auto *field = new QSpinBox(this);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setRange(0, int(InjectedDelay::kLongest.count()));
    field->setSingleStep(kStep);
    field->setKeyboardTracking(false);
    field->setGroupSeparatorShown(true);
    //: The unit behind a number: milliseconds.
    field->setSuffix(tr(" ms"));
    showNumber(field, 0);
    return field;
}

/// Two numbers side by side may be narrower than the longest of them, where there is little room.
void DelayEditor::setLeastWidths()
{
    constexpr int kFrameAndArrows = 32;
    for (QSpinBox *field : {m_time, m_jitter})
        field->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("999 ms")) + kFrameAndArrows);
}

void DelayEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setLeastWidths();
}

InjectedDelay DelayEditor::value() const
{
    return {milliseconds(std::max(0, m_time->value())), milliseconds(std::max(0, m_jitter->value()))};
}

void DelayEditor::setValue(const InjectedDelay &delay)
{
    setValues(delay.time, delay.jitter);
}

void DelayEditor::setValues(std::optional<milliseconds> time, std::optional<milliseconds> jitter)
{
    showNumber(m_time, count(time));
    showNumber(m_jitter, count(jitter));
}

} // namespace coroscope
