#pragma once

#include "server/lessons/lesson.h"

#include <QFrame>

#include <optional>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace coroscope {

class LessonLabel;
class ToneLabel;

/// What a class thinks will be measured: a number in a field, or one of several choices. Enter takes it. It stands
/// until the measurement is shown, and can be changed so long. GUI thread.
class PredictionBox final : public QFrame {
    Q_OBJECT
public:
    explicit PredictionBox(QWidget *parent);

    /// Nothing is predicted yet; `question` with its variables in place.
    void ask(const LessonPrediction &prediction, const QString &question);
    void setQuestion(const QString &question);
    /// The number, or the number of the choice; none: nothing was predicted.
    std::optional<double> prediction() const noexcept { return m_prediction; }
    /// As it was predicted before; none: not yet.
    void setPrediction(std::optional<double> prediction);
    /// The measurement is shown: it is too late.
    void setOpen(bool isOpen);
    /// Takes what is in the field or chosen. False, with a sentence, where that is no prediction; nothing typed or
    /// chosen is none, too, and fine.
    bool take();

    /// "19.6 ×", or the choice.
    QString text(double prediction) const;
    QLineEdit *field() const { return m_field; }
    QList<QAbstractButton *> choices() const;

    /// To where one predicts.
    void focusInput();

Q_SIGNALS:
    /// Enter, or the button: it was taken.
    void predicted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit();
    void showNote();

    LessonLabel *m_question;
    QWidget *m_numberRow;
    QLineEdit *m_field;
    ToneLabel *m_unit;
    QWidget *m_choiceBox;
    QVBoxLayout *m_choiceLayout;
    QButtonGroup *m_group;
    QPushButton *m_button;
    ToneLabel *m_note;
    LessonPrediction m_asked;
    std::optional<double> m_prediction;
    bool m_isOpen = true;
};

} // namespace coroscope
