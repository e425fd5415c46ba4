#include "ui/lessons/reveal_view.h"

#include "ui/lessons/figure_bar.h"
#include "ui/lessons/lesson_label.h"
#include "ui/lessons/lesson_words.h"
#include "ui/lessons/prediction_box.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMap>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// The figure that answers the question.
QList<LessonFigure>::const_iterator answerAmong(const QList<LessonFigure> &figures,
                                                const std::optional<LessonFigure> &answer)
{
    if (!answer || !answer->value)
        return figures.end();
    return std::find_if(figures.begin(), figures.end(), [&answer](const LessonFigure &figure) {
        return figure.value == answer->value && figure.unit == answer->unit;
    });
}

} // namespace

RevealView::RevealView(QWidget *parent)
    : QFrame(parent)
    , m_verdict(new LessonLabel(1.15, true, this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"lessonReveal"_s);
    setAccessibleName(tr("What was measured"));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_verdict->setObjectName(u"lessonComparison"_s);
    m_layout->setContentsMargins(12, 10, 12, 10);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_verdict);
    clear();
}

void RevealView::reveal(const QList<Row> &rows, const QString &verdict)
{
    clear();
    m_rows = rows;
    m_verdict->setLessonText(verdict);
    QMap<QString, double> largest;
    QMap<QString, int> count; // one alone has nothing to be compared with
    for (const Row &row : rows) {
        if (!row.value)
            continue;
        ++count[row.unit];
        largest[row.unit] = std::max(largest.value(row.unit), std::abs(*row.value));
    }
    m_body = new QWidget(this);
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_layout->addWidget(m_body);
    for (const Row &row : rows)
        addRow(row, count.value(row.unit) > 1 ? largest.value(row.unit) : 0);
    setVisible(!rows.isEmpty());
}

void RevealView::addRow(const Row &row, double largest)
{
    auto *label = new LessonLabel(1.0, false, m_body);
    label->setLessonText(row.label);
    auto *value = new LessonLabel(1.15, true, m_body);
    value->setLessonText(row.text);
    const bool isLong = row.text.size() > 24; // a sentence and not a figure
    value->setWordWrap(isLong);
    value->setAlignment((isLong ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom);
    label->setBuddy(value);
    auto *line = new QBoxLayout(isLong ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    line->setSpacing(isLong ? 2 : 12);
    line->addWidget(label, 1, isLong ? Qt::Alignment() : Qt::AlignBottom);
    line->addWidget(value);
    auto *box = new QVBoxLayout;
    box->setSpacing(2);
    box->addLayout(line);
    if (row.value && largest > 0)
        box->addWidget(new FigureBar(row.isPrediction ? FigureBar::Look::Predicted : FigureBar::Look::Measured,
                                     std::abs(*row.value) / largest, m_body));
    static_cast<QVBoxLayout *>(m_body->layout())->addLayout(box);
}

void RevealView::clear()
{
    m_rows.clear();
    m_verdict->setLessonText({});
    delete std::exchange(m_body, nullptr);
    hide();
}

QString RevealView::text() const
{
    QStringList lines;
    for (const Row &row : m_rows)
        //: A line of text: %1 the name of a figure, %2 its value.
        lines += tr("%1: %2").arg(lessonWords::plain(row.label), row.text);
    return lines.join(u'\n');
}

QList<RevealView::Row> revealRows(const PredictionBox &box, std::optional<double> prediction,
                                  const std::optional<LessonFigure> &answer, const QList<LessonFigure> &figures)
{
    QList<RevealView::Row> rows;
    const bool isChoice = !box.choices().isEmpty();
    const auto same = answerAmong(figures, isChoice ? std::nullopt : answer);
    if (answer) {
        const auto row = [&](const QString &label, double value, bool isPrediction) {
            rows.append(
                {label, box.text(value), isChoice ? std::nullopt : std::optional(value), answer->unit, isPrediction});
        };
        if (prediction)
            row(RevealView::tr("Predicted"), *prediction, true);
        if (answer->value && same != figures.end())
            //: %1 what: "p99".
            row(RevealView::tr("Measured: %1").arg(same->label.forLocale(QLocale())), *answer->value, false);
        else if (answer->value)
            row(RevealView::tr("Measured"), *answer->value, false);
        else
            rows.append({RevealView::tr("Measured"), lessonWords::figure(*answer), {}, {}, false});
    }
    for (auto each = figures.begin(); each != figures.end(); ++each) {
        if (each == same)
            continue;
        const LessonFigure &figure = *each;
        rows.append({figure.label.forLocale(QLocale()), lessonWords::figure(figure), figure.value, figure.unit, false});
    }
    return rows;
}

QString comparison(const PredictionBox &box, std::optional<double> prediction,
                   const std::optional<LessonFigure> &answer, bool isChoice)
{
    if (!prediction || !answer || !answer->value)
        return {};
    const double said = *prediction;
    const double is = *answer->value;
    if (isChoice)
        return qFuzzyCompare(1 + said, 1 + is) ? RevealView::tr("That is what was predicted.")
                                               : RevealView::tr("It is not what was predicted.");
    constexpr double kClose = 0.1; // as a share: who is so near was right
    constexpr double kSurprise = 1.5;
    if (std::abs(said - is) <= kClose * std::abs(is))
        //: %1 a figure.
        return RevealView::tr("Well predicted: it is %1.").arg(box.text(is));
    const bool hasRatio = said > 0 && is > 0;
    if (hasRatio && is / said >= kSurprise)
        //: %1 a figure, %2 a number such as 3.9.
        return RevealView::tr("It is %1: %2 times what was predicted.")
            .arg(box.text(is), lessonWords::figure(is / said, {}));
    if (hasRatio && said / is >= kSurprise)
        //: %1 a figure, %2 a number such as 3.9.
        return RevealView::tr("It is %1: what was predicted is %2 times that.")
            .arg(box.text(is), lessonWords::figure(said / is, {}));
    //: %1 and %2 figures.
    return RevealView::tr("It is %1, and %2 was predicted.").arg(box.text(is), box.text(said));
}

} // namespace coroscope
