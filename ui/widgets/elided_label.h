#pragma once

#include <QLabel>

namespace coroscope {

/// For labels of one line that give way: paints the end as "…" where there is too little room.
bool isCut(const QLabel *label);
void paintElided(QLabel *label);
/// Says all of a cut text where the pointer rests, unless the label has a tool tip of its own.
bool tellWhole(QLabel *label, QEvent *event);

/// A line of plain text that gives way: where it has too little room it ends in "…", and its tool tip says all of it.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    bool isElided() const { return isCut(this); }

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace coroscope
