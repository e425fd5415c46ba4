#pragma once

#include "server/runtime/faults.h"

#include <QObject>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;
class QWidget;

namespace coroscope {

class DelayEditor;

/// The rows of a form that edit what is injected into routes, of one or of several at once. It holds nothing: whoever
/// uses it puts what was edited where it belongs, and shows that again. GUI thread.
class FaultFields final : public QObject {
    Q_OBJECT
public:
    enum class Field { Delay, Jitter, Fail, Status, Reset, SlowBody };
    Q_ENUM(Field)

    /// Adds its rows to the form of `parent`. `prefix`: of the names of its fields, "route".
    FaultFields(const QString &prefix, QFormLayout *form, QWidget *parent);

    /// What they have in common; where they differ, a field says so. None: all off. Emits nothing.
    void setFaults(const std::vector<RouteFault> &faults);
    /// Puts what stands in one field into it.
    void apply(Field field, RouteFault &to) const;

    DelayEditor *delay() const { return m_delay; }

Q_SIGNALS:
    void edited(coroscope::FaultFields::Field field);

private:
    QDoubleSpinBox *makeShare(const QString &name, const QString &objectName, QWidget *parent);

    DelayEditor *m_delay;
    QDoubleSpinBox *m_fail;
    QComboBox *m_status;
    QDoubleSpinBox *m_reset;
    QSpinBox *m_slowBody;
};

} // namespace coroscope
