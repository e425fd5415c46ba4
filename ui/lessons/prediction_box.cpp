#include "ui/lessons/prediction_box.h"

#include "ui/lessons/lesson_label.h"
#include "ui/lessons/lesson_words.h"
#include "ui/widgets/tone_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// As people of this locale write it, or as programs do.
std::optional<double> numberIn(const QString &text)
{
    bool isNumber = false;
    double value = QLocale().toDouble(text.trimmed(), &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(text.trimmed(), &isNumber);
    return isNumber && qIsFinite(value) ? std::optional(value) : std::nullopt;
}

/// As a person would type it: all of it, where that is short enough for the field.
QString typed(double value)
{
    constexpr double kLeast = 1e-3;
    constexpr double kMost = 1e9;
    const double size = qAbs(value);
    const bool isShort = value == 0 || (size >= kLeast && size < kMost);
    return isShort ? QLocale().toString(value, 'f', QLocale::FloatingPointShortest) : QLocale().toString(value, 'g', 6);
}

} // namespace

PredictionBox::PredictionBox(QWidget *parent)
    : QFrame(parent)
    , m_question(new LessonLabel(1.15, true, this))
    , m_numberRow(new QWidget(this))
    , m_field(new QLineEdit(m_numberRow))
    , m_unit(new ToneLabel(Tone::Text, m_numberRow))
    , m_choiceBox(new QWidget(this))
    , m_choiceLayout(new QVBoxLayout(m_choiceBox))
    , m_group(new QButtonGroup(this))
    , m_button(new QPushButton(tr("&Predict"), this))
    , m_note(new ToneLabel(Tone::Muted, this))
{
    setObjectName(u"lessonPrediction"_s);
    m_field->setObjectName(u"lessonPredictionField"_s);
    m_field->setAccessibleName(tr("Prediction"));
    m_field->setMaxLength(20);
    m_field->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    m_field->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    m_field->installEventFilter(this);
    m_button->setObjectName(u"lessonPredict"_s);
    m_button->setAutoDefault(false);
    m_button->setToolTip(tr("Keeps the prediction, to be compared with what is measured"));
    m_note->setObjectName(u"lessonPredictionNote"_s);
    m_note->setWordWrap(true);
    auto *row = new QHBoxLayout(m_numberRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_unit);
    row->addStretch(1);
    m_choiceLayout->setContentsMargins(0, 0, 0, 0);
    m_choiceLayout->setSpacing(4);
    auto *end = new QHBoxLayout;
    end->setSpacing(8);
    end->addWidget(m_button);
    end->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_question);
    layout->addWidget(m_numberRow);
    layout->addWidget(m_choiceBox);
    layout->addLayout(end);
    connect(m_button, &QPushButton::clicked, this, &PredictionBox::submit);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_field->setProperty("invalid", false);
        m_field->style()->unpolish(m_field);
        m_field->style()->polish(m_field);
        showNote();
    });
}

void PredictionBox::ask(const LessonPrediction &prediction, const QString &question)
{
    m_asked = prediction;
    m_prediction.reset();
    m_field->clear();
    const bool isNumber = m_asked.choices.isEmpty();
    m_unit->setText(m_asked.unit == u"x"_s ? u"×"_s : m_asked.unit);
    m_numberRow->setVisible(isNumber);
    m_choiceBox->setVisible(!isNumber);
    const auto before = m_group->buttons();
    for (QAbstractButton *each : before) {
        m_group->removeButton(each);
        delete each;
    }
    for (int i = 0; i < m_asked.choices.size(); ++i) {
        QString text = lessonWords::plain(m_asked.choices[i].forLocale(QLocale()));
        auto *choice = new QRadioButton(text.replace(u'&', u"&&"_s), m_choiceBox);
        choice->setObjectName(u"lessonChoice%1"_s.arg(i + 1));
        choice->installEventFilter(this);
        m_group->addButton(choice, i);
        m_choiceLayout->addWidget(choice);
    }
    setQuestion(question);
    setOpen(true);
}

void PredictionBox::setQuestion(const QString &question)
{
    m_question->setLessonText(question);
    const QString plain = lessonWords::plain(question);
    m_field->setAccessibleName(plain);
    const auto choices = m_group->buttons();
    for (QAbstractButton *choice : choices)
        choice->setAccessibleDescription(plain);
}

void PredictionBox::setPrediction(std::optional<double> prediction)
{
    m_prediction = prediction;
    if (m_asked.choices.isEmpty()) {
        m_field->setText(prediction ? typed(*prediction) : QString());
    } else if (QAbstractButton *choice = prediction ? m_group->button(int(*prediction)) : nullptr) {
        choice->setChecked(true);
    }
    showNote();
}

void PredictionBox::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    m_field->setReadOnly(!isOpen);
    m_choiceBox->setEnabled(isOpen);
    m_button->setVisible(isOpen);
    showNote();
}

bool PredictionBox::take()
{
    if (!m_isOpen)
        return true;
    if (m_asked.choices.isEmpty()) {
        if (m_field->text().trimmed().isEmpty()) {
            m_prediction.reset();
            return true;
        }
        const auto number = numberIn(m_field->text());
        if (!number) {
            m_field->setProperty("invalid", true);
            m_field->style()->unpolish(m_field);
            m_field->style()->polish(m_field);
            m_note->setTone(Tone::Error);
            //: %1 a number as an example.
            m_note->setText(tr("This is no number. Type one, such as %1.").arg(QLocale().toString(4.5)));
            focusInput();
            return false;
        }
        m_prediction = number;
    } else {
        m_prediction = m_group->checkedId() < 0 ? std::nullopt : std::optional(double(m_group->checkedId()));
    }
    showNote();
    return true;
}

void PredictionBox::submit()
{
    if (!take())
        return;
    if (m_prediction) {
        Q_EMIT predicted();
        return;
    }
    m_note->setTone(Tone::Error);
    m_note->setText(m_asked.choices.isEmpty() ? tr("Type a number first.") : tr("Choose an answer first."));
    focusInput();
}

void PredictionBox::showNote()
{
    m_note->setTone(Tone::Muted);
    if (m_prediction)
        //: %1 what was predicted, with its unit.
        m_note->setText(tr("Predicted: %1").arg(text(*m_prediction)));
    else
        m_note->setText(m_isOpen ? tr("What do you think? Enter keeps it.") : tr("Nothing was predicted."));
}

QString PredictionBox::text(double prediction) const
{
    if (m_asked.choices.isEmpty())
        return lessonWords::figure(prediction, m_asked.unit);
    const int choice = int(prediction);
    return choice >= 0 && choice < m_asked.choices.size()
        ? lessonWords::plain(m_asked.choices[choice].forLocale(QLocale()))
        : lessonWords::figure(prediction, {});
}

QList<QAbstractButton *> PredictionBox::choices() const
{
    return m_group->buttons();
}

void PredictionBox::focusInput()
{
    if (m_asked.choices.isEmpty()) {
        m_field->setFocus(Qt::OtherFocusReason);
        m_field->selectAll();
        return;
    }
    QAbstractButton *chosen = m_group->checkedButton();
    if (QAbstractButton *target = chosen ? chosen : m_group->button(0))
        target->setFocus(Qt::OtherFocusReason);
}

bool PredictionBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_isOpen) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (auto *choice = qobject_cast<QRadioButton *>(watched))
                choice->setChecked(true);
            submit();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace coroscope
