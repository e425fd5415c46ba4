#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace coroscope {

class WindowSettings;

/// Which keys are looked for, and what parts their names into folders. GUI thread.
class KeyFilter final : public QWidget {
    Q_OBJECT
public:
    KeyFilter(WindowSettings *settings, QWidget *parent);

    /// As MATCH takes it; empty: all.
    QByteArray match() const;
    /// As TYPE names it; empty: all.
    QByteArray typeName() const;
    bool isActive() const { return !match().isEmpty() || !typeName().isEmpty(); }
    void clear();

    QLineEdit *pattern() const { return m_pattern; }
    QComboBox *type() const { return m_type; }
    QLineEdit *separator() const { return m_separator; }

Q_SIGNALS:
    /// Other keys are wanted, and nothing more was written for a moment.
    void changed();
    void separatorChanged();

private:
    WindowSettings *m_settings;
    QLineEdit *m_pattern;
    QComboBox *m_type;
    QLineEdit *m_separator;
    QTimer m_delay;
};

} // namespace coroscope
