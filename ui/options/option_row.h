#pragma once

#include "ui/options/server_settings.h"
#include "ui/options/setting_row.h"

class QPushButton;

namespace coroscope {

class OptionEditor;

/// The row of one option of the server. What is typed is checked as it is typed, and taken over with Enter or when the
/// focus leaves; Escape puts back what is in force. GUI thread.
class OptionRow final : public SettingRow {
    Q_OBJECT
public:
    OptionRow(OptionId id, ServerSettings *settings, QWidget *parent);

    OptionId id() const noexcept { return m_id; }
    OptionEditor *editor() const { return m_editor; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    OptionRow(OptionId id, ServerSettings *settings, OptionEditor *editor, QWidget *parent);
    void onEdited();
    void onCommitted();
    void refresh();
    void restore();
    void showError(const QString &clause);
    QString note() const;
    QString facts() const;

    const OptionId m_id;
    ServerSettings *m_settings;
    OptionEditor *m_editor;
    QPushButton *m_keep;
    QString m_shown; ///< the value that the editor was last given
};

} // namespace coroscope
