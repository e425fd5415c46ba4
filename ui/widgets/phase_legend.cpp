#include "ui/widgets/phase_legend.h"

#include "ui/widgets/phase_bar.h"

#include <QHBoxLayout>
#include <QLabel>

namespace coroscope {

PhaseLegend::PhaseLegend(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(5);
    for (const ExchangePhase phase :
         {ExchangePhase::Waiting, ExchangePhase::OnLoop, ExchangePhase::Held, ExchangePhase::Blocked}) {
        auto *name = new QLabel(phaseName(phase), this);
        name->setProperty("role", QStringLiteral("muted"));
        layout->addWidget(new PhaseSwatch(phase, this));
        layout->addWidget(name);
        layout->addSpacing(6);
    }
}

} // namespace coroscope
