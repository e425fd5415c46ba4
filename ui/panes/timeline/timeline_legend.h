#pragma once

#include "ui/panes/timeline/timeline_bars.h"

#include <QWidget>

#include <array>
#include <bitset>

namespace coroscope {

/// What the looks of the bars mean: of those that are in sight, and of the two that are always worth knowing.
class TimelineLegend final : public QWidget {
    Q_OBJECT
public:
    explicit TimelineLegend(QWidget *parent = nullptr);

    void setKinds(const std::bitset<kBarKinds> &kinds);
    const std::bitset<kBarKinds> &kinds() const noexcept { return m_kinds; }

private:
    std::array<QWidget *, kBarKinds> m_entries{};
    std::bitset<kBarKinds> m_kinds;
};

} // namespace coroscope
