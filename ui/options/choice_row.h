#pragma once

#include "ui/options/setting_row.h"

class QComboBox;

namespace coroscope {

/// A setting of the window that is one of some choices. GUI thread.
class ChoiceRow final : public SettingRow {
    Q_OBJECT
public:
    ChoiceRow(const QString &name, const QString &help, QWidget *parent);

    void addChoice(const QString &text, int value);
    void setDefault(int value);
    /// Tells nobody.
    void setValue(int value);
    int value() const;
    QComboBox *box() const { return m_box; }

Q_SIGNALS:
    void chosen(int value);

private:
    ChoiceRow(const QString &name, const QString &help, QComboBox *box, QWidget *parent);
    void refresh();

    QComboBox *m_box;
    int m_default = 0;
};

} // namespace coroscope
