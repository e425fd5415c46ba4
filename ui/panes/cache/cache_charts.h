#pragma once

#include "ui/panes/cache/cache_history.h"

#include <QWidget>

class QBoxLayout;

namespace coroscope {

class ChartPanel;
class SettingMarks;

/// The hit ratio over the last minutes, and what became of the requests that asked for the cache; for the eye:
/// CacheTimeModel says the same. GUI thread.
class CacheCharts final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it; `marks` may be null.
    CacheCharts(const CacheHistory &history, const SettingMarks *marks, QWidget *parent = nullptr);

    void refresh();
    ChartPanel *ratio() const { return m_ratio; }
    ChartPanel *answers() const { return m_answers; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCrosshair(double secondsAgo);
    const CacheHistory &m_history;
    const SettingMarks *m_marks;
    ChartPanel *m_ratio;
    ChartPanel *m_answers;
    QBoxLayout *m_layout;
};

} // namespace coroscope
