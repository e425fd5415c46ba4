#pragma once

#include "ui/options/setting_row.h"

class QLineEdit;

namespace coroscope {

struct Preference;
class WindowPreferences;

/// A setting of the window that is a number. What is typed is checked as it is typed, and taken over with Enter, when
/// the focus leaves, and by Up and Down, which go in steps; Escape puts back what is in force. GUI thread.
class NumberRow final : public SettingRow {
    Q_OBJECT
public:
    /// `preferences` has one of that id, and outlives the row.
    NumberRow(WindowPreferences *preferences, const QString &id, QWidget *parent);

    QLineEdit *edit() const { return m_edit; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    NumberRow(WindowPreferences *preferences, const Preference &preference, QLineEdit *edit, QWidget *parent);
    const Preference &preference() const;
    void onEdited();
    void commit();
    void step(int by);
    void restore();
    void refresh();

    WindowPreferences *m_preferences;
    const QString m_id;
    QLineEdit *m_edit;
    int m_shown; ///< the value that the field was last given
};

} // namespace coroscope
