#pragma once

#include "server/runtime/option_table.h"

#include <QWidget>

namespace coroscope {

/// The control for one option, by its kind: it knows the form of the text, not what is right. GUI thread.
class OptionEditor : public QWidget {
    Q_OBJECT
public:
    static OptionEditor *make(const OptionSpec &spec, QWidget *parent);

    /// In a form that assignOption() reads, if it is right at all.
    virtual QString text() const = 0;
    /// As optionText() writes it.
    virtual void setText(const QString &text) = 0;
    /// The value can be read and copied where the control allows it, and not changed.
    virtual void setLocked(bool locked) { setEnabled(!locked); }
    virtual void setInvalid(bool invalid) = 0;
    /// For the names that a screen reader says.
    virtual void setNames(const QString &name, const QString &description) = 0;
    /// What the label's mnemonic goes to.
    virtual QWidget *field() = 0;

Q_SIGNALS:
    void edited();
    /// Enter, a choice, or the focus has left.
    void committed();

protected:
    explicit OptionEditor(QWidget *parent)
        : QWidget(parent)
    {
    }
    /// The look of a wrong value.
    static void mark(QWidget *field, bool invalid);
};

} // namespace coroscope
