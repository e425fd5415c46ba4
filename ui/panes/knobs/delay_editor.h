#pragma once

#include "server/runtime/faults.h"

#include <QWidget>

#include <optional>

class QSpinBox;

namespace coroscope {

/// Edits an InjectedDelay: how long, and so much less or more. GUI thread.
class DelayEditor final : public QWidget {
    Q_OBJECT
public:
    /// `name`: what is delayed, for those who cannot see the form; also the beginning of the names of its fields.
    DelayEditor(const QString &name, const QString &objectName, QWidget *parent = nullptr);

    InjectedDelay value() const;
    /// Neither emits edited().
    void setValue(const InjectedDelay &delay);
    /// Of several at once; none: they differ in it.
    void setValues(std::optional<milliseconds> time, std::optional<milliseconds> jitter);
    QSpinBox *time() const { return m_time; }
    QSpinBox *jitter() const { return m_jitter; }

Q_SIGNALS:
    void edited();
    void timeEdited(); ///< after edited(), either of these
    void jitterEdited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setLeastWidths();
    QSpinBox *makeField(const QString &name, const QString &objectName);

    QSpinBox *m_time;
    QSpinBox *m_jitter;
};

} // namespace coroscope
