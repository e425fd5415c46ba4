#pragma once

#include <QWidget>

class QLabel;

namespace coroscope {

class FlowLayout;
class HeatMap;
class HeatScale;
class ToneLabel;

/// The heat map with its title and the legend of its colours, as a ChartPanel has them. GUI thread.
class HeatPanel final : public QWidget {
    Q_OBJECT
public:
    explicit HeatPanel(QWidget *parent = nullptr);

    HeatMap *map() const { return m_map; }
    /// The map has other columns.
    void refreshScale();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepWhole();

    FlowLayout *m_legend;
    HeatScale *m_scale;
    ToneLabel *m_unit;
    HeatMap *m_map;
};

} // namespace coroscope
