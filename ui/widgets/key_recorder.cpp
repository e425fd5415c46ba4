#include "ui/widgets/key_recorder.h"

#include <QKeyEvent>

#include <chrono>

namespace coroscope {

namespace {

constexpr std::chrono::milliseconds kPause{900}; // after it, no further key belongs to the same sequence
constexpr int kMaxKeys = 4; // as QKeySequence has it

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Meta:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_unknown:
    case 0: return true;
    default: return false;
    }
}

/// As shortcuts are compared: Shift counts only where the text does not hold it already ("!" is Shift+1).
QKeyCombination combination(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QString text = event.text();
    if ((modifiers & Qt::ShiftModifier) && !text.isEmpty() && text[0].isPrint() && !text[0].isLetterOrNumber()
        && !text[0].isSpace() && !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        modifiers &= ~Qt::ShiftModifier;
    const int key = event.key() == Qt::Key_Backtab ? int(Qt::Key_Tab) : event.key();
    return QKeyCombination(modifiers, Qt::Key(key));
}

} // namespace

KeyRecorder::KeyRecorder(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_text(text)
{
    setAutoDefault(false);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &KeyRecorder::finish);
    connect(this, &QPushButton::clicked, this, [this] { m_recording ? cancel() : start(); });
}

void KeyRecorder::start()
{
    m_keys.clear();
    setRecording(true);
    setFocus(Qt::OtherFocusReason);
}

void KeyRecorder::cancel()
{
    m_pause.stop();
    setRecording(false);
}

void KeyRecorder::setRecording(bool recording)
{
    if (m_recording == recording)
        return;
    m_recording = recording;
    //: On a button while it waits for keys.
    setText(recording ? tr("Press the keys… (Esc cancels)") : m_text);
    setDown(recording);
    Q_EMIT recordingChanged(recording);
}

void KeyRecorder::finish()
{
    m_pause.stop();
    const QKeySequence key(m_keys.value(0), m_keys.value(1), m_keys.value(2), m_keys.value(3));
    setRecording(false);
    if (!key.isEmpty())
        Q_EMIT recorded(key);
}

bool KeyRecorder::event(QEvent *event)
{
    if (m_recording && event->type() == QEvent::ShortcutOverride) {
        event->accept(); // else the shortcut would do what it does
        return true;
    }
    if (m_recording && event->type() == QEvent::KeyPress) {
        // Before QWidget makes a change of focus of it.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isTab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (isTab && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
            cancel();
            return QPushButton::event(event);
        }
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    if (m_recording && event->type() == QEvent::KeyRelease) {
        event->accept(); // the release of Space would press the button
        return true;
    }
    return QPushButton::event(event);
}

void KeyRecorder::keyPressEvent(QKeyEvent *event)
{
    if (!m_recording)
        return QPushButton::keyPressEvent(event);
    event->accept();
    if (isModifier(event->key()) || event->isAutoRepeat())
        return;
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        cancel();
        return;
    }
    m_keys.append(combination(*event).toCombined());
    if (m_keys.size() == kMaxKeys) {
        finish();
        return;
    }
    //: %1 keys that were pressed so far: more may follow.
    setText(tr("%1, …").arg(QKeySequence(m_keys.value(0), m_keys.value(1), m_keys.value(2), m_keys.value(3))
                                .toString(QKeySequence::NativeText)));
    m_pause.start();
}

void KeyRecorder::focusOutEvent(QFocusEvent *event)
{
    if (m_recording)
        cancel();
    QPushButton::focusOutEvent(event);
}

} // namespace coroscope
