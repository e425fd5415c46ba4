#pragma once

#include "server/lessons/lesson_run.h"

#include <QFrame>

#include <optional>

class QVBoxLayout;

namespace coroscope {

class LessonLabel;
class PredictionBox;

/// What a step measured, as figures with bars: what was predicted beside the answer to it, then all else. Bars of the
/// same unit have the same scale, and one alone has no bar. Each row says in text what its bar draws. GUI thread.
class RevealView final : public QFrame {
    Q_OBJECT
public:
    /// One figure.
    struct Row {
        QString label;
        QString text; ///< the value with its unit
        std::optional<double> value; ///< none: there is no bar
        QString unit;
        bool isPrediction = false;
    };

    explicit RevealView(QWidget *parent);

    /// `verdict`: a sentence that compares the prediction with the answer; empty: none.
    void reveal(const QList<Row> &rows, const QString &verdict);
    void clear();
    const QList<Row> &rows() const noexcept { return m_rows; }
    /// A line each, for the clipboard. A context menu offers the actions that the view is given.
    QString text() const;

private:
    void addRow(const Row &row, double largest);

    LessonLabel *m_verdict;
    QWidget *m_body = nullptr; ///< made anew each time
    QVBoxLayout *m_layout;
    QList<Row> m_rows;
};

/// The rows of a step: its prediction and answer, then what it reveals. `answer` and `prediction` may be none.
QList<RevealView::Row> revealRows(const PredictionBox &box, std::optional<double> prediction,
                                  const std::optional<LessonFigure> &answer, const QList<LessonFigure> &figures);
/// "You said 5 ×. It is 19.6 ×: 3.9 times as much." Empty where nothing was predicted, or nothing measured.
QString comparison(const PredictionBox &box, std::optional<double> prediction,
                   const std::optional<LessonFigure> &answer, bool isChoice);

} // namespace coroscope
