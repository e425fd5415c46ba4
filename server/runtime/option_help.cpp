#include "server/runtime/option_help.h"

#include "server/runtime/help_format.h"
#include "server/runtime/option_table.h"

namespace coroscope {

using namespace Qt::StringLiterals;

QString helpText(const QString &program, const QString &summary, const QList<std::pair<QString, QString>> &commands,
                 const QString &operand)
{
    QString text = u"Usage: "_s + program + (commands.isEmpty() ? " [OPTIONS]"_L1 : " [COMMAND] [OPTIONS]"_L1);
    text += operand.isEmpty() ? u"\n"_s : u" ["_s + operand + u"]\n"_s;
    text += helpParagraph(summary);
    if (!commands.isEmpty()) {
        text += "\nCommands:\n"_L1;
        for (const auto &[word, what] : commands)
            text += helpEntry(word, what);
    }

    text += "\nOptions:\n"_L1;
    const Options defaults;
    for (const OptionSpec &spec : optionTable()) {
        QString right = QString::fromLatin1(spec.help);
        if (const QString value = optionText(spec, defaults); !value.isEmpty())
            right += u" (%1)"_s.arg(value);
        text += helpEntry(u"--%1 %2"_s.arg(QLatin1StringView(spec.name), QLatin1StringView(spec.value)), right);
    }
    text += helpEntry(u"-h, --help"_s, u"print this and exit");
    text += helpEntry(u"-V, --version"_s, u"print the version and exit");

    text += helpParagraph(
        u"In parentheses: the default. A SIZE is bytes, or a number with KiB, MiB, GiB, TiB or K, M, G, T "
        "(powers of 1024) or KB, MB, GB, TB (powers of 1000). A TIME is seconds, or a number with ms, s, "
        "m or h.");
    text += helpParagraph(
        u"Each option can also be set in the environment, as %1 for --%2 (several names of "
        "--allow-host with commas), and in the section [server] of a settings file: coroscope.ini in "
        "the data folder if one is given, else in ~/.config/coroscope. The command line beats the "
        "environment, the environment beats the file, which the Settings dialog of coroscope writes. Other users of a "
        "machine can read command lines: "
        "keep passwords in the environment or in the file."_s.arg(
            environmentName(optionSpec(OptionId::MaxBody)), QLatin1StringView(optionSpec(OptionId::MaxBody).name)));
    return text;
}

QString versionText(const QString &program)
{
    return program + u' ' + QStringLiteral(COROSCOPE_VERSION) + u'\n';
}

} // namespace coroscope
