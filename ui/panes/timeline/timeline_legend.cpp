#include "ui/panes/timeline/timeline_legend.h"

#include "ui/panes/timeline/timeline_look.h"
#include "ui/widgets/flow_layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace coroscope {

namespace {

/// A sample of a bar.
class Swatch final : public QWidget {
public:
    Swatch(BarKind kind, QWidget *parent)
        : QWidget(parent)
        , m_kind(kind)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {22, fontMetrics().ascent() + 1}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        TimelineLook(palette()).paintBar(&painter, rect(), 0, m_kind);
    }

private:
    const BarKind m_kind;
};

} // namespace

TimelineLegend::TimelineLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timelineLegend"));
    setAccessibleName(tr("Legend"));
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(8, 2, 8, 4);
    layout->setSpacings(14, 2);
    for (int i = 0; i < kBarKinds; ++i) {
        auto *entry = new QWidget(this);
        auto *row = new QHBoxLayout(entry);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(5);
        auto *name = new QLabel(barName(BarKind(i)), entry);
        name->setProperty("role", QStringLiteral("muted"));
        row->addWidget(new Swatch(BarKind(i), entry));
        row->addWidget(name);
        entry->hide();
        m_entries[std::size_t(i)] = entry;
        layout->addWidget(entry);
    }
    setKinds({});
}

void TimelineLegend::setKinds(const std::bitset<kBarKinds> &kinds)
{
    std::bitset<kBarKinds> shown = kinds;
    shown.set(std::size_t(BarKind::OnLoop));
    shown.set(std::size_t(BarKind::LoopWait));
    if (shown == m_kinds)
        return;
    m_kinds = shown;
    for (int i = 0; i < kBarKinds; ++i)
        m_entries[std::size_t(i)]->setVisible(shown.test(std::size_t(i)));
}

} // namespace coroscope
