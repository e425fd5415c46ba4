#pragma once

#include <QFrame>
#include <QKeySequence>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace coroscope {

class Commands;
class PaletteModel;
class WindowSettings;

/// Something that the palette offers beside the commands: a route, a setting. A value; made when the palette opens.
struct PaletteEntry {
    QString id; ///< remembered as recent; unique among all
    QString text; ///< what is searched: "GET /users"
    QString group; ///< what it does or where it belongs: "Open in Sender"
    QString about; ///< one line more, for the foot of the palette; may be empty
    QKeySequence key; ///< shown; may be empty
    bool isEnabled = true;
    QString whyDisabled; ///< a sentence, where it is disabled and the reason is known
    std::function<void()> run; ///< must guard what it captures (QPointer)
};

/// All that can be done, by name: a field over the window, and below it what fits what is typed, best first; without
/// text what was chosen last comes first. Enter does it, Escape goes back to where one was. The keys of each command
/// are shown, so that they are learnt on the way. GUI thread.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    using Provider = std::function<std::vector<PaletteEntry>()>;

    /// Lies over `window`, which it takes as its parent.
    CommandPalette(Commands *commands, WindowSettings *settings, QWidget *window);
    ~CommandPalette() override;

    /// Asked each time the palette opens; must be quick.
    void addProvider(Provider provider);

    void open();
    void closePalette();
    void toggle();

    QLineEdit *field() const { return m_field; }
    QListView *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void gather();
    void search();
    bool onKey(int key, Qt::KeyboardModifiers modifiers);
    void select(int row);
    void choose(int row);
    void onCurrentChanged();
    void onFocusChanged(QWidget *now);
    void place();

    Commands *m_commands;
    WindowSettings *m_settings;
    std::vector<Provider> m_providers;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_foot;
    PaletteModel *m_model;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace coroscope
