#include "ui/lessons/verdict_view.h"

#include "ui/icon.h"
#include "ui/lessons/lesson_label.h"
#include "ui/lessons/lesson_words.h"
#include "ui/widgets/tone_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

VerdictView::VerdictView(QWidget *parent)
    : QFrame(parent)
    , m_title(new LessonLabel(1.15, true, this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"lessonVerdicts"_s);
    m_layout->setContentsMargins(12, 10, 12, 10);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_title);
    clear();
}

void VerdictView::setVerdicts(const QList<LessonVerdict> &verdicts)
{
    m_verdicts = verdicts;
    draw();
}

int VerdictView::passed() const
{
    return int(std::count_if(m_verdicts.cbegin(), m_verdicts.cend(), [](const auto &each) { return each.passed; }));
}

void VerdictView::clear()
{
    m_verdicts.clear();
    draw();
}

void VerdictView::draw()
{
    delete std::exchange(m_body, nullptr);
    setVisible(!m_verdicts.isEmpty());
    if (m_verdicts.isEmpty())
        return;
    //: %1 and %2 numbers of checks.
    m_title->setLessonText(tr("Check: %1 of %2 passed").arg(passed()).arg(count()));
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < m_verdicts.size(); ++i) {
        const LessonVerdict &verdict = m_verdicts[i];
        const bool isOpen = !verdict.value && !verdict.passed; // not every step has run
        auto *mark = new QLabel(m_body);
        mark->setPixmap(icon(verdict.passed ? u"dialog-ok"_s
                                 : isOpen   ? u"step-open"_s
                                            : u"dialog-error"_s,
                             verdict.passed ? IconTone::Success
                                 : isOpen   ? IconTone::Muted
                                            : IconTone::Error)
                            .pixmap(QSize(18, 18), devicePixelRatioF()));
        auto *that = new LessonLabel(1.0, false, m_body);
        that->setLessonText(verdict.that.forLocale(QLocale()));
        QStringList words{verdict.passed ? tr("Passed") : isOpen ? tr("Not measured yet") : tr("Not passed")};
        if (verdict.value && verdict.bound != LessonCheck::Bound::Holds)
            words += lessonWords::figure(*verdict.value, verdict.unit);
        if (const QString bound = lessonWords::bound(verdict); !bound.isEmpty())
            words += bound;
        auto *outcome = new ToneLabel(verdict.passed ? Tone::Success : isOpen ? Tone::Muted : Tone::Error, m_body);
        outcome->setWordWrap(true);
        outcome->setText(words.join(tr(" · ", "between a word and figures")));
        outcome->setToolTip(verdict.fault);
        auto *box = new QVBoxLayout;
        box->setSpacing(0);
        box->addWidget(that);
        box->addWidget(outcome);
        grid->addWidget(mark, i, 0, Qt::AlignTop);
        grid->addLayout(box, i, 1);
    }
    m_layout->addWidget(m_body);
    m_body->show(); // where the rest is shown already
}

void VerdictView::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    // Later: a new style sheet goes through all widgets just now, and draw() takes some away.
    if (event->type() == QEvent::PaletteChange && !m_verdicts.isEmpty())
        QMetaObject::invokeMethod(this, &VerdictView::draw, Qt::QueuedConnection);
}

} // namespace coroscope
