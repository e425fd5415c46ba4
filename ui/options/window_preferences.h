#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QUndoStack;

namespace coroscope {

/// One choice that a person has about the window itself: its words, and how it is read and taken over. A number where
/// there are no choices.
struct Preference {
    QString id; ///< "zoom": never changes
    QString name;
    QString help; ///< a sentence or two
    std::vector<std::pair<QString, int>> choices; ///< what is shown, and its value
    int least = 0; ///< of a number
    int most = 0;
    int step = 1;
    QString unit; ///< behind a number; may be empty
    int otherwise = 0; ///< the default
    std::function<int()> value; ///< what is in force
    std::function<void(int)> use; ///< remembers it and acts on it, at once
};

/// What people choose about the window, but for where things stand: Settings shows it, the command palette finds it.
/// Each change is a step of undo. GUI thread.
class WindowPreferences final : public QObject {
    Q_OBJECT
public:
    /// `undo` outlives it; null: changes cannot be taken back.
    explicit WindowPreferences(QUndoStack *undo, QObject *parent = nullptr);

    /// `preference.id` must be new.
    void add(Preference preference);
    const std::vector<Preference> &all() const noexcept { return m_all; }
    const Preference *find(const QString &id) const;

    /// Takes it over where it is one that the preference can have; gives whether it is.
    bool set(const QString &id, int value);
    void reset(const QString &id);
    /// One step for all.
    void resetAll();
    bool isAnyModified() const;
    /// It was changed elsewhere: by a key, a menu, or a switch in a pane.
    void notice() { Q_EMIT changed(); }

    /// What is wrong with a text for a number, as a sentence, or its value.
    static std::optional<int> parse(const Preference &preference, const QString &text, QString *trouble);

Q_SIGNALS:
    void changed();

private:
    class Change;
    struct Step {
        QString id;
        int before;
        int after;
    };
    void push(const QString &what, std::vector<Step> steps);
    void use(const QString &id, int value);

    QUndoStack *m_undo;
    std::vector<Preference> m_all;
};

} // namespace coroscope
