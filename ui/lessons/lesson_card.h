#pragma once

#include "server/lessons/lesson_run.h"

#include <QPointer>
#include <QScrollArea>

namespace coroscope {

class LessonLabel;
class PredictionBox;
class RevealView;
class StepStrip;
class ToneLabel;
class VerdictView;

/// What the class reads of one step: its text, what is asked, what was measured, why. It scrolls. GUI thread.
class LessonCard final : public QScrollArea {
    Q_OBJECT
public:
    explicit LessonCard(QWidget *parent);

    /// The step as it is before it ran; texts with their variables in place.
    void showStep(const LessonRun &run, int step);
    /// The same step's texts again: their variables have values now.
    void refreshTexts(const LessonRun &run, int step);
    void setNotesShown(bool shown);
    /// What was measured, and why; it is scrolled into sight where `bringIntoSight`.
    void reveal(const LessonRun &run, int step, std::optional<double> prediction, bool bringIntoSight);
    void showVerdicts(const QList<LessonVerdict> &verdicts, bool bringIntoSight);

    PredictionBox *prediction() const { return m_prediction; }
    RevealView *revealed() const { return m_reveal; }
    VerdictView *verdicts() const { return m_verdicts; }
    LessonLabel *explanation() const { return m_explain; }
    QWidget *notes() const { return m_notesBox; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void bring(QWidget *part);

    ToneLabel *m_lesson;
    ToneLabel *m_place;
    StepStrip *m_strip;
    LessonLabel *m_title;
    LessonLabel *m_text;
    QFrame *m_notesBox;
    LessonLabel *m_notes;
    PredictionBox *m_prediction;
    RevealView *m_reveal;
    LessonLabel *m_explain;
    VerdictView *m_verdicts;
    QPointer<QWidget> m_brought; ///< stays in sight when sizes change, until somebody scrolls
    bool m_hasNotes = false;
    bool m_notesShown = true;
};

} // namespace coroscope
