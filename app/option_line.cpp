#include "app/option_line.h"

#include "server/runtime/help_format.h"

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

class LineReader {
public:
    LineReader(const QByteArrayList &arguments, std::span<const OptionRow> options, const QString &help)
        : m_bytes(arguments)
        , m_options(options)
        , m_help(help)
    {
        for (const QByteArray &argument : arguments)
            m_arguments.append(QString::fromLocal8Bit(argument));
    }
    GivenLine read()
    {
        for (; m_at < m_arguments.size(); ++m_at) {
            const QString &argument = m_arguments[m_at];
            if (argument == "--"_L1) {
                m_line.words += m_arguments.mid(m_at + 1);
                break;
            }
            if (argument.startsWith("--"_L1))
                readWord(argument);
            else if (argument.startsWith(u'-') && argument.size() > 1)
                readLetters(argument);
            else
                m_line.words.append(argument);
        }
        return std::move(m_line);
    }

private:
    void readWord(const QString &argument) // --word, --word VALUE, --word=VALUE
    {
        const qsizetype equals = argument.indexOf(u'=');
        const QString dashed = equals < 0 ? argument : argument.first(equals);
        const OptionRow *option = findByWord(QStringView(dashed).sliced(2));
        if (!option)
            return unknown(dashed);
        if (!option->value && equals >= 0)
            return m_line.fail(wrongOption(dashed, u"takes no value"_s));
        if (!option->value)
            m_line.options.append({option, {}, {}, dashed});
        else if (equals >= 0)
            takeRest(option, equals + 1, dashed);
        else
            takeNext(option, dashed);
    }
    void readLetters(const QString &argument) // -x, -xyz, -xVALUE, -x VALUE
    {
        for (qsizetype i = 1; i < argument.size(); ++i) {
            const QString dashed = u"-"_s + argument[i];
            const OptionRow *option = findByLetter(argument[i]);
            if (!option)
                return unknown(dashed);
            if (!option->value) {
                m_line.options.append({option, {}, {}, dashed});
                continue;
            }
            if (i + 1 < argument.size())
                takeRest(option, i + 1, dashed);
            else
                takeNext(option, dashed);
            return;
        }
    }
    /// Of the argument that is being read, which has only ASCII letters before `at`.
    void takeRest(const OptionRow *option, qsizetype at, const QString &dashed)
    {
        m_line.options.append({option, m_arguments[m_at].sliced(at), m_bytes[m_at].sliced(at), dashed});
    }
    void takeNext(const OptionRow *option, const QString &dashed)
    {
        if (m_at + 1 >= m_arguments.size())
            return m_line.fail(wrongOption(dashed, u"takes %1"_s.arg(QLatin1StringView(option->takes))));
        ++m_at;
        m_line.options.append({option, m_arguments[m_at], m_bytes[m_at], dashed});
    }
    const OptionRow *findByWord(QStringView word) const
    {
        const auto found = std::find_if(m_options.begin(), m_options.end(), [word](const OptionRow &option) {
            return word == QLatin1StringView(option.word);
        });
        return found == m_options.end() ? nullptr : &*found;
    }
    const OptionRow *findByLetter(QChar letter) const
    {
        const auto found = std::find_if(m_options.begin(), m_options.end(), [letter](const OptionRow &option) {
            return option.letter && letter == QLatin1Char(option.letter);
        });
        return found == m_options.end() ? nullptr : &*found;
    }
    void unknown(const QString &dashed)
    {
        m_line.fail(wrongOption(dashed, u"no such option; %1 lists them"_s.arg(m_help)));
    }

    const QByteArrayList &m_bytes;
    const std::span<const OptionRow> m_options;
    const QString m_help;
    QStringList m_arguments;
    qsizetype m_at = 0;
    GivenLine m_line;
};

} // namespace

bool GivenLine::has(int name) const
{
    return std::any_of(options.begin(), options.end(),
                       [name](const auto &given) { return given.option->name == name; });
}

void GivenLine::fail(Error error)
{
    if (!fault)
        fault = std::move(error);
}

GivenLine readOptionLine(const QByteArrayList &arguments, std::span<const OptionRow> options, const QString &help)
{
    return LineReader(arguments, options, help).read();
}

Error wrongOption(const QString &where, const QString &clause)
{
    return {Error::Kind::BadRequest, where + u": "_s + clause};
}

Error refusedValue(const GivenOption &given)
{
    return wrongOption(given.asWritten + u' ' + given.value, u"takes %1"_s.arg(QLatin1StringView(given.option->takes)));
}

Result<void> takeText(const GivenOption &given, QString &text)
{
    if (given.value.isEmpty())
        return refusedValue(given);
    text = given.value;
    return {};
}

QString optionHelp(std::span<const OptionRow> options, bool ofProgram)
{
    QString text;
    for (const OptionRow &option : options) {
        if (ofProgram && !option.ofProgram)
            continue;
        QString left = option.letter ? u"-%1, "_s.arg(QLatin1Char(option.letter)) : QString();
        left += u"--"_s + QLatin1StringView(option.word);
        if (option.value)
            left += u' ' + QLatin1StringView(option.value);
        text += helpEntry(left, QString::fromLatin1(option.help));
    }
    return text;
}

} // namespace coroscope
