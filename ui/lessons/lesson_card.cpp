#include "ui/lessons/lesson_card.h"

#include "ui/lessons/figure_bar.h"
#include "ui/lessons/lesson_label.h"
#include "ui/lessons/lesson_words.h"
#include "ui/lessons/prediction_box.h"
#include "ui/lessons/reveal_view.h"
#include "ui/lessons/verdict_view.h"
#include "ui/widgets/tone_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

LessonCard::LessonCard(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"lessonCard"_s);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // texts wrap
    setAccessibleName(tr("Step of the lesson"));
    setFocusPolicy(Qt::StrongFocus); // arrow keys scroll it
    auto *page = new QWidget(this);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    m_lesson = new ToneLabel(Tone::Muted, page);
    m_lesson->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_place = new ToneLabel(Tone::Muted, page);
    m_place->setObjectName(u"lessonPlace"_s);
    m_strip = new StepStrip(page);
    m_title = new LessonLabel(1.5, true, page);
    m_title->setObjectName(u"lessonStepTitle"_s);
    m_text = new LessonLabel(1.2, false, page);
    m_notesBox = new QFrame(page);
    m_notesBox->setObjectName(u"lessonNotes"_s);
    auto *notesTitle = new LessonLabel(1.0, true, m_notesBox);
    notesTitle->setLessonText(tr("For the presenter"));
    m_notes = new LessonLabel(1.0, false, m_notesBox);
    m_prediction = new PredictionBox(page);
    m_reveal = new RevealView(page);
    m_explain = new LessonLabel(1.2, false, page);
    m_explain->setObjectName(u"lessonExplanation"_s);
    m_verdicts = new VerdictView(page);

    auto *notes = new QVBoxLayout(m_notesBox);
    notes->setContentsMargins(12, 8, 12, 8);
    notes->setSpacing(4);
    notes->addWidget(notesTitle);
    notes->addWidget(m_notes);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_lesson, 1);
    head->addWidget(m_place);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_strip);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_notesBox);
    layout->addWidget(m_prediction);
    layout->addWidget(m_reveal);
    layout->addWidget(m_explain);
    layout->addWidget(m_verdicts);
    layout->addStretch(1);
    setWidget(page);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_brought.clear(); });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_brought)
            bring(m_brought);
    });
}

void LessonCard::showStep(const LessonRun &run, int step)
{
    const LessonStep &shown = run.lesson().steps[std::size_t(step)];
    if (shown.predict)
        m_prediction->ask(*shown.predict, run.expanded(shown.predict->question.forLocale(QLocale()), QLocale()));
    m_prediction->setVisible(shown.predict.has_value());
    m_reveal->clear();
    m_explain->setLessonText({});
    m_verdicts->clear();
    m_hasNotes = !shown.notes.isEmpty();
    setNotesShown(m_notesShown);
    refreshTexts(run, step);
    m_brought.clear();
    verticalScrollBar()->setValue(0);
}

void LessonCard::refreshTexts(const LessonRun &run, int step)
{
    const QLocale locale;
    const Lesson &lesson = run.lesson();
    const LessonStep &shown = lesson.steps[std::size_t(step)];
    const auto words = [&](const LessonText &text) { return run.expanded(text.forLocale(locale), locale); };
    //: %1 the number of a lesson, "L1", %2 its title.
    m_lesson->setText(tr("%1 · %2").arg(lesson.id, lessonWords::plain(words(lesson.title))));
    //: Which of a lesson's steps this is.
    m_place->setText(tr("Step %1 of %2").arg(step + 1).arg(lesson.steps.size()));
    m_strip->setStep(step, int(lesson.steps.size()));
    m_title->setLessonText(words(shown.title));
    m_text->setLessonText(words(shown.text));
    m_notes->setLessonText(words(shown.notes));
    if (shown.predict)
        m_prediction->setQuestion(words(shown.predict->question));
}

void LessonCard::setNotesShown(bool shown)
{
    m_notesShown = shown;
    m_notesBox->setVisible(shown && m_hasNotes);
}

void LessonCard::reveal(const LessonRun &run, int step, std::optional<double> prediction, bool bringIntoSight)
{
    const LessonStep &shown = run.lesson().steps[std::size_t(step)];
    const auto answer = shown.predict ? run.answer(step) : std::nullopt;
    m_prediction->setOpen(false);
    m_reveal->reveal(revealRows(*m_prediction, prediction, answer, run.reveals(step, QLocale())),
                     comparison(*m_prediction, prediction, answer, shown.predict && !shown.predict->choices.isEmpty()));
    m_explain->setLessonText(run.expanded(shown.explain.forLocale(QLocale()), QLocale()));
    if (bringIntoSight)
        bring(m_reveal->isHidden() ? static_cast<QWidget *>(m_explain) : m_reveal);
}

void LessonCard::showVerdicts(const QList<LessonVerdict> &verdicts, bool bringIntoSight)
{
    m_verdicts->setVerdicts(verdicts);
    if (bringIntoSight)
        bring(m_verdicts);
}

/// Its top to the top, once the layout knows how high all of it is.
void LessonCard::bring(QWidget *part)
{
    m_brought = part;
    const QPointer<QWidget> target(part);
    QTimer::singleShot(0, this, [this, target] {
        if (!target || !target->isVisible())
            return;
        constexpr int kAbove = 8; // pixels
        if (widget()->layout())
            widget()->layout()->activate();
        const int bottom = target->geometry().bottom() - viewport()->height() + kAbove;
        if (bottom > verticalScrollBar()->value()) // what is whole in sight stays where it is
            verticalScrollBar()->setValue(std::max(0, target->y() - kAbove));
    });
}

QSize LessonCard::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().lineSpacing() * 6};
}

void LessonCard::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    widget()->setMaximumWidth(viewport()->width()); // a long word is cut before it makes all else wider
}

} // namespace coroscope
