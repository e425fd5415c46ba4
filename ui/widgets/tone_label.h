#pragma once

#include <QLabel>

namespace coroscope {

enum class Tone { Text, Muted, Success, Warning, Error, Info };

QColor toneColor(Tone tone, const QPalette &palette);

/// A label whose colour has a meaning and stays right when the theme changes. The text says the same as the colour.
/// Where a line has too little room it ends in "…", and a tool tip says all of it.
class ToneLabel : public QLabel {
    Q_OBJECT
public:
    explicit ToneLabel(Tone tone, QWidget *parent = nullptr);
    void setTone(Tone tone);
    Tone tone() const noexcept { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void apply();

    Tone m_tone;
    bool m_applying = false;
};

/// A tone label as a rounded chip: the status of a response.
class Chip final : public ToneLabel {
    Q_OBJECT
public:
    explicit Chip(Tone tone, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace coroscope
