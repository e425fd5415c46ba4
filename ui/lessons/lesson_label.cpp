#include "ui/lessons/lesson_label.h"

#include "ui/lessons/lesson_words.h"

#include <QEvent>

namespace coroscope {

LessonLabel::LessonLabel(double scale, bool isBold, QWidget *parent)
    : QLabel(parent)
    , m_scale(scale)
    , m_isBold(isBold)
{
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyFont();
}

void LessonLabel::setLessonText(const QString &text)
{
    setText(lessonWords::rich(text));
    setAccessibleName(lessonWords::plain(text)); // marks would be read out
    setVisible(!text.isEmpty());
}

QSize LessonLabel::minimumSizeHint() const
{
    constexpr int kLetters = 8;
    return wordWrap() ? QSize(fontMetrics().averageCharWidth() * kLetters, fontMetrics().height())
                      : QLabel::minimumSizeHint();
}

void LessonLabel::applyFont()
{
    m_isApplying = true;
    QFont font = parentWidget()->font();
    font.setPointSizeF(font.pointSizeF() * m_scale);
    font.setBold(m_isBold);
    setFont(font);
    m_isApplying = false;
}

void LessonLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (m_isApplying || !parentWidget())
        return;
    // A new style sheet gives labels the fonts back that they had when the last one came, in no order to rely on.
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &LessonLabel::applyFont, Qt::QueuedConnection);
}

} // namespace coroscope
