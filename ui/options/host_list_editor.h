#pragma once

#include "ui/options/option_editor.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace coroscope {

/// A list of names: a field that adds one, and the list from which one is taken out with Delete or the button. A name
/// in the field counts as part of the list while it is typed, so that it is checked.
class HostListEditor final : public OptionEditor {
    Q_OBJECT
public:
    HostListEditor(const OptionSpec &spec, QWidget *parent);

    QString text() const override;
    void setText(const QString &text) override;
    void setInvalid(bool invalid) override;
    void setNames(const QString &name, const QString &description) override;
    QWidget *field() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void removeCurrent();
    void showList();

    QLineEdit *m_name;
    QPushButton *m_add;
    QListWidget *m_list;
    QPushButton *m_remove;
};

} // namespace coroscope
