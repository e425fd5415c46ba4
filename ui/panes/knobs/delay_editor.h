#pragma once

#include "server/runtime/faults.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace coroscope {

/// Edits an InjectedDelay: how long, and whether that is the longest of a random one. GUI thread.
class DelayEditor final : public QWidget {
    Q_OBJECT
public:
    /// `name`: what is delayed, for those who cannot see the form; also the beginning of the names of its fields.
    DelayEditor(const QString &name, const QString &objectName, QWidget *parent = nullptr);

    InjectedDelay value() const;
    /// Does not emit edited().
    void setValue(const InjectedDelay &delay);
    QSpinBox *time() const { return m_time; }
    QCheckBox *random() const { return m_random; }

Q_SIGNALS:
    void edited();

private:
    QSpinBox *m_time;
    QCheckBox *m_random;
};

} // namespace coroscope
