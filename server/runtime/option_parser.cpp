#include "server/runtime/option_parser.h"

#include "server/runtime/service_url.h"
#include "server/runtime/settings_file.h"

#include <QFileInfo>
#include <QHash>
#include <QSettings>
#include <QStandardPaths>

#include <map>
#include <optional>
#include <variant>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSection = "server"_L1;

/// Text of unknown origin in a sentence for a terminal: no password, no control characters, not endless; in quotes
/// where one could not see it otherwise.
QString shown(const QString &text)
{
    QString safe = maskedUrl(text);
    for (QChar &c : safe) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    }
    constexpr qsizetype kMost = 100;
    if (safe.size() > kMost)
        safe = safe.first(kMost) + u'…';
    if (safe.isEmpty() || safe.front().isSpace() || safe.back().isSpace())
        return u'\'' + safe + u'\'';
    return safe;
}

Error wrong(const QString &where, const QString &clause)
{
    return {Error::Kind::BadRequest, where + u": "_s + clause};
}

QString suggestion(const OptionSpec *near, const QString &before)
{
    return near ? u"; did you mean %1%2?"_s.arg(before, QLatin1StringView(near->name)) : QString();
}

struct CommandLine {
    struct Item {
        const OptionSpec *spec;
        QString value;
        QString asWritten; // "--port 99999", masked
    };
    QList<Item> items;
    QStringList positional;
    bool help = false;
    bool version = false;
};

/// True for "--help" and "-h" and so on, where they stand as options.
bool readSwitch(const QString &argument, CommandLine &line)
{
    if (argument == "--help"_L1 || argument == "-h"_L1)
        line.help = true;
    else if (argument == "--version"_L1 || argument == "-V"_L1)
        line.version = true;
    else
        return false;
    return true;
}

/// `fault` has the first error; reading goes on behind it, because --help beats it.
CommandLine readCommandLine(const QStringList &arguments, std::optional<Error> &fault)
{
    CommandLine line;
    const auto fail = [&fault](Error error) {
        if (!fault)
            fault = std::move(error);
    };
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--"_L1) {
            line.positional += arguments.mid(i + 1);
            break;
        }
        if (!argument.startsWith(u'-') || argument == "-"_L1) {
            line.positional.append(argument);
            continue;
        }
        if (readSwitch(argument, line))
            continue;
        const qsizetype equals = argument.indexOf(u'=');
        const QString dashed = equals < 0 ? argument : argument.first(equals);
        const OptionSpec *spec = dashed.startsWith("--"_L1) ? findOption(QStringView(dashed).sliced(2)) : nullptr;
        if (!spec) {
            const qsizetype dashes = dashed.startsWith("--"_L1) ? 2 : 1;
            const OptionSpec *near = nearestOption(QStringView(dashed).sliced(dashes));
            fail(wrong(shown(dashed),
                       u"no such option"_s + (near ? suggestion(near, u"--"_s) : u"; --help lists them"_s)));
            continue;
        }
        if (equals >= 0) {
            const QString value = argument.sliced(equals + 1);
            line.items.append({spec, value, dashed + u'=' + shown(value)});
        } else if (i + 1 < arguments.size() && !arguments[i + 1].startsWith("--"_L1)) {
            const QString &value = arguments[++i];
            line.items.append({spec, value, dashed + u' ' + shown(value)});
        } else {
            fail(wrong(dashed, u"takes "_s + optionTakes(*spec)));
        }
    }
    return line;
}

class Parser {
public:
    explicit Parser(const OptionInput &input)
        : m_input(input)
    {
    }

    Result<ParsedOptions> run()
    {
        std::optional<Error> fault;
        const CommandLine line = readCommandLine(m_input.arguments, fault);
        m_parsed.positional = line.positional;
        m_parsed.help = line.help;
        m_parsed.version = line.version;
        if (line.help || line.version)
            return m_parsed;
        if (fault)
            return *fault;

        // From the strongest source to the weakest: a value is read only where no stronger one has set it, so a wrong
        // one that is overridden does no harm, and the data folder is known before the settings file is looked for.
        if (const auto done = readCommandLineItems(line); !done)
            return done.error();
        if (const auto done = readEnvironment(); !done)
            return done.error();
        if (const auto done = readSettings(); !done)
            return done.error();
        if (const auto done = fitTogether(); !done)
            return done.error();
        return m_parsed;
    }

private:
    bool isSet(const OptionSpec &spec) const { return m_parsed.source(spec.id) != OptionSource::Default; }

    Result<void> assign(const OptionSpec &spec, const QString &value, const QString &folder, OptionSource source,
                        const QString &asWritten)
    {
        const auto assigned = assignOption(spec, value, folder, m_parsed.options);
        if (!assigned)
            return wrong(asWritten, assigned.error().detail);
        m_parsed.sources[std::size_t(spec.id)] = source;
        m_asWritten[spec.id] = asWritten;
        return {};
    }

    Result<void> readCommandLineItems(const CommandLine &line)
    {
        // Lists add up; of the others the last one counts, but each has to be right.
        std::map<OptionId, QStringList> lists;
        for (const CommandLine::Item &item : line.items) {
            if (const auto done = assign(*item.spec, item.value, {}, OptionSource::CommandLine, item.asWritten); !done)
                return done.error();
            if (const auto *field = std::get_if<QStringList Options::*>(&item.spec->field)) {
                QStringList &list = lists[item.spec->id];
                list.append(m_parsed.options.**field);
                list.removeDuplicates();
                m_parsed.options.**field = list;
            }
        }
        return {};
    }

    Result<void> readEnvironment()
    {
        for (const OptionSpec &spec : optionTable()) {
            const QString name = environmentName(spec);
            const QString value = m_input.environment.value(name);
            if (isSet(spec) || value.isEmpty()) // set to nothing counts as not set, as everywhere
                continue;
            if (const auto done = assign(spec, value, {}, OptionSource::Environment, name + u'=' + shown(value)); !done)
                return done.error();
        }
        warnOfUnknownVariables();
        return {};
    }

    void warnOfUnknownVariables()
    {
        constexpr auto kPrefix = "COROSCOPE_"_L1;
        QStringList names = m_input.environment.keys();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            if (!name.startsWith(kPrefix))
                continue;
            const QString option = name.sliced(kPrefix.size()).toLower().replace(u'_', u'-');
            const OptionSpec *near = nearestOption(option);
            // Others may use the prefix too, so only what looks like a slip is spoken of.
            if (near && !findOption(option))
                m_parsed.warnings.append(
                    u"%1: no such option; did you mean %2?"_s.arg(shown(name), environmentName(*near)));
        }
    }

    Result<void> readSettings()
    {
        const bool ownFolder = isSet(optionSpec(OptionId::DataDir));
        m_parsed.settingsFile = ownFolder ? m_parsed.options.dataDir + "/coroscope.ini"_L1 : m_input.settingsFile;
        const QFileInfo file(m_parsed.settingsFile);
        if (m_parsed.settingsFile.isEmpty() || !file.exists())
            return {};
        const QString path = shown(m_parsed.settingsFile);
        const auto text = readSettingsText(m_parsed.settingsFile);
        if (!text)
            return unusable(path, u"cannot be read"_s);
        QSettings settings(m_parsed.settingsFile, QSettings::IniFormat);
        const int layout = settingsLayout(text.value());
        if (layout == 0 || settings.status() == QSettings::FormatError)
            return unusable(path, u"is not a settings file (INI, comments begin with ;)"_s);
        if (layout > kSettingsLayout)
            return unusable(
                path,
                u"was written by a newer version (layout %1; this one reads %2)"_s.arg(layout).arg(kSettingsLayout));
        if (settings.status() != QSettings::NoError)
            return unusable(path, u"cannot be read"_s);
        const QStringList outside = settings.childKeys();
        for (const QString &key : outside) {
            if (findOption(key))
                m_parsed.warnings.append(
                    u"%1: %2 is not read, because it does not stand in the section [%3]"_s.arg(path, key, kSection));
        }
        settings.beginGroup(QString(kSection));
        const QStringList keys = settings.allKeys();
        for (const QString &key : keys) {
            if (key.startsWith(u'#')) // QSettings knows ";" only; people comment a key out with either
                continue;
            const OptionSpec *spec = findOption(key);
            if (!spec) {
                m_parsed.warnings.append(
                    u"%1, %2: no such option%3"_s.arg(path, shown(key), suggestion(nearestOption(key), QString())));
                continue;
            }
            const QString value = settings.value(key).toStringList().join(u','); // QSettings splits at commas
            if (value.isEmpty())
                continue;
            Options alone;
            const auto read = assignOption(*spec, value, file.absolutePath(), alone);
            if (read)
                m_parsed.fileValues[std::size_t(spec->id)] = optionText(*spec, alone);
            else
                m_parsed.fileFaults[std::size_t(spec->id)] = read.error().detail;
            if (isSet(*spec))
                continue;
            const QString asWritten = u"%1, %2=%3"_s.arg(path, key, shown(value));
            const auto done = assign(*spec, value, file.absolutePath(), OptionSource::SettingsFile, asWritten);
            if (!done && !m_input.forgiveSettings)
                return done.error();
            if (!done)
                m_parsed.warnings.append(done.error().detail + u"; the default is used"_s);
        }
        return {};
    }

    Result<void> unusable(const QString &path, const QString &clause)
    {
        const Error error = wrong(path, clause);
        if (!m_input.forgiveSettings)
            return error;
        m_parsed.settingsFault = error.detail;
        m_parsed.warnings.append(error.detail + u"; nothing of it is used"_s);
        return {};
    }

    Result<void> fitTogether()
    {
        if (const auto fits = fitTogether(OptionId::MaxBuffered, OptionId::MaxBody); !fits)
            return fits;
        // What wants a Redis, each apart: else the one would be named for the other.
        if (m_parsed.options.tasksInRedis) {
            if (const auto fits = fitTogether(OptionId::Tasks, OptionId::Redis); !fits)
                return fits;
        }
        if (m_parsed.options.rateLimitInRedis) {
            if (const auto fits = fitTogether(OptionId::RateLimitStore, OptionId::Redis); !fits)
                return fits;
        }
        return fitTogether(OptionId::TlsKey, OptionId::TlsCert);
    }

    /// Says nothing of two defaults, which fit each other; names the option that was given.
    Result<void> fitTogether(OptionId one, OptionId other)
    {
        for (;;) {
            const OptionSpec &given = optionSpec(isSet(optionSpec(one)) ? one : other);
            const auto fits = checkTogether(given, m_parsed.options);
            if (fits)
                return {};
            const Error error = wrong(m_asWritten.value(given.id), fits.error().detail);
            const OptionId weaker = m_parsed.source(one) == OptionSource::SettingsFile ? one : other;
            if (!m_input.forgiveSettings || m_parsed.source(weaker) != OptionSource::SettingsFile)
                return error;
            m_parsed.warnings.append(error.detail + u"; the default is used"_s);
            backToDefault(optionSpec(weaker));
        }
    }

    void backToDefault(const OptionSpec &spec)
    {
        const auto index = std::size_t(spec.id);
        m_parsed.fileValues[index].reset();
        m_parsed.fileFaults[index] = checkTogether(spec, m_parsed.options).error().detail;
        m_parsed.sources[index] = OptionSource::Default;
        copyOption(spec, Options(), m_parsed.options);
    }

    const OptionInput &m_input;
    ParsedOptions m_parsed;
    QHash<OptionId, QString> m_asWritten;
};

} // namespace

OptionInput OptionInput::fromProcess(const QStringList &arguments)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return {arguments.mid(1), QProcessEnvironment::systemEnvironment(), folder + "/coroscope/coroscope.ini"_L1, false};
}

ParsedOptions ParsedOptions::given(const Options &options)
{
    ParsedOptions parsed;
    parsed.options = options;
    for (const OptionId id : differingOptions(options, Options()))
        parsed.sources[std::size_t(id)] = OptionSource::CommandLine;
    if (!options.dataDir.isEmpty())
        parsed.settingsFile = options.dataDir + "/coroscope.ini"_L1;
    return parsed;
}

Result<ParsedOptions> parseOptions(const OptionInput &input)
{
    return Parser(input).run();
}

} // namespace coroscope
