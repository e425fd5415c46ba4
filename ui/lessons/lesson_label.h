#pragma once

#include <QLabel>

namespace coroscope {

/// A lesson's text, larger than the rest of the window so that a room can read it; it wraps, and grows with the zoom.
/// See lessonWords::rich() for what it understands.
class LessonLabel final : public QLabel {
    Q_OBJECT
public:
    /// `scale`: how many times as large as the font of its parent.
    LessonLabel(double scale, bool isBold, QWidget *parent);

    void setLessonText(const QString &text);
    /// Of one line where it wraps: how high it is follows from how wide.
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyFont();

    const double m_scale;
    const bool m_isBold;
    bool m_isApplying = false;
};

} // namespace coroscope
