#pragma once

#include "server/lessons/lesson_verdict.h"

#include <QFrame>

class QVBoxLayout;

namespace coroscope {

class LessonLabel;

/// What a lesson proves: each check with its figure, what it wants, and whether it passed, in a word and a picture.
class VerdictView final : public QFrame {
    Q_OBJECT
public:
    explicit VerdictView(QWidget *parent);

    void setVerdicts(const QList<LessonVerdict> &verdicts);
    void clear();
    int passed() const;
    int count() const { return int(m_verdicts.size()); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    LessonLabel *m_title;
    QWidget *m_body = nullptr; ///< made anew each time
    QVBoxLayout *m_layout;
    QList<LessonVerdict> m_verdicts;
};

} // namespace coroscope
