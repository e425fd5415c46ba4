#pragma once

#include <QKeySequence>
#include <QPushButton>
#include <QTimer>

namespace coroscope {

/// A button that, once pressed, takes the next keys as what is meant: up to four after each other, ended by a pause.
/// Escape ends it without any; Tab too, and goes on to the next control, so that nobody is caught in it.
class KeyRecorder final : public QPushButton {
    Q_OBJECT
public:
    explicit KeyRecorder(const QString &text, QWidget *parent = nullptr);

    bool isRecording() const noexcept { return m_recording; }
    void start();
    void cancel();

Q_SIGNALS:
    void recorded(const QKeySequence &key);
    void recordingChanged(bool recording);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void finish();
    void setRecording(bool recording);

    QString m_text;
    QList<int> m_keys;
    QTimer m_pause;
    bool m_recording = false;
};

} // namespace coroscope
