#include "ui/options/window_preferences.h"

#include <QLocale>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>

namespace coroscope {

namespace {

bool canBe(const Preference &preference, int value)
{
    if (preference.choices.empty())
        return value >= preference.least && value <= preference.most;
    return std::any_of(preference.choices.begin(), preference.choices.end(),
                       [value](const auto &choice) { return choice.second == value; });
}

} // namespace

class WindowPreferences::Change final : public QUndoCommand {
public:
    Change(const QString &what, WindowPreferences *preferences, std::vector<Step> steps)
        : QUndoCommand(what)
        , m_preferences(preferences)
        , m_steps(std::move(steps))
    {
    }
    void undo() override
    {
        for (const Step &step : m_steps)
            apply(step.id, step.before);
    }
    void redo() override
    {
        for (const Step &step : m_steps)
            apply(step.id, step.after);
    }

private:
    void apply(const QString &id, int value)
    {
        if (!m_preferences)
            return setObsolete(true);
        m_preferences->use(id, value);
    }

    const QPointer<WindowPreferences> m_preferences;
    const std::vector<Step> m_steps;
};

WindowPreferences::WindowPreferences(QUndoStack *undo, QObject *parent)
    : QObject(parent)
    , m_undo(undo)
{
}

void WindowPreferences::add(Preference preference)
{
    Q_ASSERT(!find(preference.id));
    Q_ASSERT(canBe(preference, preference.otherwise));
    m_all.push_back(std::move(preference));
}

const Preference *WindowPreferences::find(const QString &id) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Preference &one) { return one.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

bool WindowPreferences::set(const QString &id, int value)
{
    const Preference *preference = find(id);
    if (!preference || !canBe(*preference, value))
        return false;
    if (const int before = preference->value(); before != value)
        //: In the undo menu: %1 is the name of a setting.
        push(tr("change of %1").arg(preference->name), {{id, before, value}});
    return true;
}

void WindowPreferences::reset(const QString &id)
{
    const Preference *preference = find(id);
    if (!preference)
        return;
    if (const int before = preference->value(); before != preference->otherwise)
        //: In the undo menu: %1 is the name of a setting.
        push(tr("reset of %1").arg(preference->name), {{id, before, preference->otherwise}});
}

void WindowPreferences::resetAll()
{
    std::vector<Step> steps;
    for (const Preference &one : m_all) {
        if (const int before = one.value(); before != one.otherwise)
            steps.push_back({one.id, before, one.otherwise});
    }
    if (!steps.empty())
        //: In the undo menu.
        push(tr("reset of the window's settings"), std::move(steps));
}

bool WindowPreferences::isAnyModified() const
{
    return std::any_of(m_all.begin(), m_all.end(), [](const Preference &one) { return one.value() != one.otherwise; });
}

std::optional<int> WindowPreferences::parse(const Preference &preference, const QString &text, QString *trouble)
{
    QString number = text.trimmed();
    if (!preference.unit.isEmpty() && number.endsWith(preference.unit))
        number = number.chopped(preference.unit.size()).trimmed();
    bool ok = false;
    const int value = QLocale().toInt(number, &ok);
    if (ok && canBe(preference, value))
        return value;
    if (trouble)
        //: What a setting takes: %1 and %2 are numbers, such as 70 and 200; %3 is what they count, such as %.
        *trouble = tr("It takes a whole number from %1 to %2 %3.")
                       .arg(QLocale().toString(preference.least), QLocale().toString(preference.most), preference.unit)
                       .simplified()
                       .replace(QStringLiteral(" ."), QStringLiteral("."));
    return std::nullopt;
}

void WindowPreferences::push(const QString &what, std::vector<Step> steps)
{
    auto *change = new Change(what, this, std::move(steps));
    if (m_undo) {
        m_undo->push(change);
        return;
    }
    change->redo();
    delete change;
}

void WindowPreferences::use(const QString &id, int value)
{
    if (const Preference *preference = find(id))
        preference->use(value);
    Q_EMIT changed();
}

} // namespace coroscope
