#pragma once

#include "ui/panes/load/load_record.h"
#include "ui/window_context.h"

#include <QWidget>

class QSplitter;
class QToolButton;

namespace coroscope {

class CurveChart;
class FigureModel;
class GridView;
class ToneLabel;

/// Two load runs side by side: a sentence, a table of differences, and the latency curves of both in one chart. GUI
/// thread.
class LoadCompareView final : public QWidget {
    Q_OBJECT
public:
    /// `prefix` of the names of its widgets, for there are several.
    LoadCompareView(const WindowContext &context, const QString &prefix, QWidget *parent = nullptr);

    /// Both with results. `sentence`: what is said of them.
    void showRuns(const LoadRecordPtr &first, const LoadRecordPtr &second, const QString &sentence);
    void clear();

    const LoadRecordPtr &first() const noexcept { return m_first; }
    const LoadRecordPtr &second() const noexcept { return m_second; }
    QString sentence() const;
    FigureModel *model() const { return m_model; }
    CurveChart *chart() const { return m_chart; }
    QToolButton *swapButton() const { return m_swap; }

Q_SIGNALS:
    /// The stretch of time in which it ran is to be shown.
    void timelineRequested(const coroscope::LoadRecordPtr &run);
    /// The button that exchanges both sides.
    void swapRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    const WindowContext m_context;
    LoadRecordPtr m_first;
    LoadRecordPtr m_second;
    ToneLabel *m_sentence;
    QToolButton *m_swap;
    QToolButton *m_timelines[2]; ///< of the first, of the second
    FigureModel *m_model;
    GridView *m_table;
    CurveChart *m_chart;
    QSplitter *m_splitter;
};

} // namespace coroscope
