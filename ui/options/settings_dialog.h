#pragma once

#include "ui/settings.h"
#include "ui/window_context.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace coroscope {

class Banner;
class EmptyState;
class OptionRow;
class Restarter;
class ServerSettings;
class SettingRow;
class WindowPreferences;
struct Preference;
enum class OptionGroup;
enum class OptionId;

/// Every option of the server, made from the option table, and what people choose about the window: searchable, checked
/// as they are typed, taken over at once, taken back with undo. It says where a restart is needed and does it.
/// Non-modal. GUI thread.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    /// Nothing is owned; all of it outlives the dialog.
    SettingsDialog(const WindowContext &context, ServerSettings *settings, Restarter *restarter,
                   WindowPreferences *preferences, QWidget *parent);

    /// Shows it or brings it to the front, with what matches `search`; the focus goes to the search field.
    void present(const QString &search = {});

    /// The same, without a search, and with the focus on one setting: an option's name ("max-body"), or a preference's
    /// id. One that there is not: as present().
    void showSetting(const QString &id);

    OptionRow *row(OptionId id) const;
    QLineEdit *searchField() const { return m_search; }
    int shownRows() const;

protected:
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Section {
        QLabel *title;
        QWidget *box;
        std::vector<SettingRow *> rows;
    };

    void makeSections(QVBoxLayout *layout);
    Section &addSection(QVBoxLayout *layout, const QString &title);
    void addRow(Section &section, SettingRow *row);
    SettingRow *makeRow(const Preference &preference, QWidget *parent);
    void reveal(const SettingRow *row);
    QWidget *makeHead();
    QWidget *makeFooter();
    void fitToFont();
    void filter();
    void goTo(int section);
    void markSection();
    void onChanged();
    void onSaveDone();
    void showTrouble();
    void resetAll();

    const WindowContext m_context;
    ServerSettings *m_settings;
    Restarter *m_restarter;
    WindowPreferences *m_preferences;
    QLineEdit *m_search;
    QLabel *m_count;
    Banner *m_trouble;
    QListWidget *m_nav;
    QScrollArea *m_scroll;
    EmptyState *m_nothing;
    Banner *m_restart = nullptr;
    QLabel *m_file;
    QPushButton *m_resetAll;
    std::vector<Section> m_sections;
    std::vector<OptionRow *> m_options;
};

} // namespace coroscope
