#include "ui/options/server_settings.h"

#include "server/runtime/settings_file.h"
#include "ui/options/option_words.h"

#include <QFileInfo>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace coroscope {

QList<OptionId> restartOptions(const Options &running, const Options &wanted)
{
    QList<OptionId> ids = differingOptions(running, wanted);
    ids.removeIf([](OptionId id) { return optionSpec(id).applies != OptionApplies::NextServerStart; });
    return ids;
}

class ServerSettings::Change final : public QUndoCommand {
public:
    Change(const QString &what, ServerSettings *settings, State to)
        : QUndoCommand(what)
        , m_settings(settings)
        , m_before(settings->m_state)
        , m_after(std::move(to))
    {
    }
    void undo() override
    {
        if (m_settings)
            m_settings->apply(m_before);
    }
    void redo() override
    {
        if (m_settings)
            m_settings->apply(m_after);
    }

private:
    const QPointer<ServerSettings> m_settings;
    const State m_before;
    const State m_after;
};

ServerSettings::ServerSettings(ParsedOptions parsed, QUndoStack *undo, QObject *parent)
    : QObject(parent)
    , m_parsed(std::move(parsed))
    , m_undo(undo)
    , m_state{m_parsed.fileValues, {}}
    , m_faults(m_parsed.fileFaults)
    , m_fileFault(m_parsed.settingsFault)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kWriteDelay);
    connect(&m_delay, &QTimer::timeout, this, &ServerSettings::save);
    rebuild();
}

ServerSettings::~ServerSettings()
{
    if (!m_unsaved.isEmpty())
        save();
}

QString ServerSettings::text(OptionId id) const
{
    return optionText(optionSpec(id), m_options);
}

QString ServerSettings::defaultText(OptionId id)
{
    return optionText(optionSpec(id), Options());
}

QString ServerSettings::settledText(OptionId id) const
{
    return isLocked(id) ? optionText(optionSpec(id), m_parsed.options) : own(id).value_or(defaultText(id));
}

bool ServerSettings::isLocked(OptionId id) const
{
    return m_parsed.source(id) >= OptionSource::Environment;
}

ServerSettings::Origin ServerSettings::origin(OptionId id) const
{
    if (m_state.session[std::size_t(id)])
        return Origin::Session;
    switch (m_parsed.source(id)) {
    case OptionSource::CommandLine: return Origin::CommandLine;
    case OptionSource::Environment: return Origin::Environment;
    case OptionSource::SettingsFile:
    case OptionSource::Default: break;
    }
    return own(id) ? Origin::Settings : Origin::Default;
}

bool ServerSettings::isModified(OptionId id) const
{
    const auto index = std::size_t(id);
    return m_state.session[index] || (m_state.own[index] && *m_state.own[index] != defaultText(id))
        || !m_faults[index].isEmpty();
}

bool ServerSettings::anyModified() const
{
    const auto table = optionTable();
    return std::any_of(table.begin(), table.end(), [this](const OptionSpec &spec) { return isModified(spec.id); });
}

bool ServerSettings::waitsForProgram(OptionId id) const
{
    const OptionSpec &spec = optionSpec(id);
    return spec.applies == OptionApplies::NextProgramStart && text(id) != optionText(spec, m_parsed.options);
}

QString ServerSettings::folder() const
{
    return m_parsed.settingsFile.isEmpty() ? QString() : QFileInfo(m_parsed.settingsFile).absolutePath();
}

Result<QString> ServerSettings::check(OptionId id, const QString &text) const
{
    const OptionSpec &spec = optionSpec(id);
    const QString fallback = defaultText(id);
    if (text.trimmed().isEmpty() && fallback.isEmpty())
        return fallback;
    Options trial = m_options;
    if (const auto assigned = assignOption(spec, text, folder(), trial); !assigned)
        return assigned.error();
    if (const auto fits = checkTogether(spec, trial); !fits)
        return fits.error();
    return optionText(spec, trial);
}

Result<void> ServerSettings::set(OptionId id, const QString &text)
{
    const auto checked = check(id, text);
    if (!checked)
        return checked.error();
    if (isLocked(id))
        return {};
    State to = m_state;
    to.session[std::size_t(id)].reset();
    if (checked.value() == defaultText(id))
        to.own[std::size_t(id)].reset();
    else
        to.own[std::size_t(id)] = checked.value();
    //: In the undo menu: %1 is the name of a setting.
    push(tr("change of %1").arg(optionLabel(optionSpec(id))), std::move(to), {id});
    return {};
}

void ServerSettings::reset(OptionId id)
{
    State to = m_state;
    to.own[std::size_t(id)].reset();
    to.session[std::size_t(id)].reset();
    //: In the undo menu: %1 is the name of a setting.
    push(tr("reset of %1").arg(optionLabel(optionSpec(id))), std::move(to), {id});
}

void ServerSettings::resetAll()
{
    QList<OptionId> all;
    for (const OptionSpec &spec : optionTable())
        all.append(spec.id);
    //: In the undo menu.
    push(tr("reset of all settings"), State(), all);
}

void ServerSettings::useInSession(const QList<std::pair<OptionId, QString>> &texts)
{
    State to = m_state;
    for (const auto &[id, text] : texts) {
        std::optional<QString> &session = to.session[std::size_t(id)];
        session.reset();
        if (text != settledText(id))
            session = text;
    }
    if (!(to == m_state))
        apply(to); // no step of its own: it answers what happened to the server
}

void ServerSettings::restore(const State &state)
{
    //: In the undo menu.
    push(tr("return to earlier settings"), state, {});
}

void ServerSettings::push(const QString &what, State to, const QList<OptionId> &touched)
{
    bool mended = false; // what stands in the file and was refused goes
    for (const OptionId id : touched) {
        if (std::exchange(m_faults[std::size_t(id)], {}).isEmpty())
            continue;
        m_unsaved[id] = to.own[std::size_t(id)];
        mended = true;
    }
    if (to == m_state) {
        if (mended)
            apply(to);
    } else if (m_undo) {
        m_undo->push(new Change(what, this, std::move(to)));
    } else {
        apply(to);
    }
}

void ServerSettings::apply(const State &state)
{
    for (std::size_t i = 0; i < kOptionCount; ++i) {
        if (state.own[i] != m_state.own[i])
            m_unsaved[OptionId(i)] = state.own[i];
    }
    m_state = state;
    rebuild();
    if (!m_unsaved.isEmpty())
        m_delay.start();
    Q_EMIT changed();
}

void ServerSettings::rebuild()
{
    m_options = m_parsed.options;
    for (const OptionSpec &spec : optionTable()) {
        const auto index = std::size_t(spec.id);
        const std::optional<QString> &session = m_state.session[index];
        if (isLocked(spec.id) && !session)
            continue;
        const QString value = session ? *session : m_state.own[index].value_or(defaultText(spec.id));
        Options one;
        if (!value.isEmpty()) {
            const auto assigned = assignOption(spec, value, {}, one);
            Q_ASSERT(assigned); // it was checked when it came
        }
        copyOption(spec, one, m_options);
    }
}

bool ServerSettings::save()
{
    m_delay.stop();
    if (m_unsaved.isEmpty() || m_parsed.settingsFile.isEmpty())
        return true;
    QList<SettingsEdit> edits;
    for (auto edit = m_unsaved.cbegin(); edit != m_unsaved.cend(); ++edit)
        edits.append({QString::fromLatin1(optionSpec(edit.key()).name), edit.value()});
    const auto written = writeServerSettings(m_parsed.settingsFile, edits);
    m_saveFailure = written ? QString() : written.error().detail;
    if (written) {
        m_unsaved.clear();
        m_fileFault.clear();
        if (!written->backup.isEmpty())
            Q_EMIT backedUp(written->backup);
    }
    Q_EMIT saveDone();
    return bool(written);
}

} // namespace coroscope
