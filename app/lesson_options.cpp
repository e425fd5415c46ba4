#include "app/lesson_options.h"

#include "app/option_line.h"
#include "server/runtime/help_format.h"
#include "server/runtime/option_value.h"

#include <array>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

enum OptionName : int { Lessons, All, Repeat, Json, Verbose, Help };

constexpr std::array kOptions{
    OptionRow{Lessons, '\0', "lessons", "FOLDER", "a folder", false,
              "lessons of your own beside the built-in ones: its *.yaml files"},
    OptionRow{All, 'a', "all", nullptr, nullptr, false, "check: all lessons that there are"},
    OptionRow{Repeat, '\0', "repeat", "N", "a number from 1 to 1000", false,
              "check: so many times each; it has to pass every time (1)"},
    OptionRow{Json, '\0', "json", nullptr, nullptr, false, "print one JSON object"},
    OptionRow{Verbose, 'v', "verbose", nullptr, nullptr, false, "check: also print what each step reveals"},
    OptionRow{Help, 'h', "help", nullptr, nullptr, true, "print this and exit"},
};

Result<void> take(const GivenOption &given, LessonCommand &command)
{
    switch (OptionName(given.option->name)) {
    case Lessons: return takeText(given, command.folder);
    case Repeat: {
        const auto number = parseNumber(given.value);
        if (!number || *number < 1 || *number > LessonCommand::kMostRepeats)
            return refusedValue(given);
        command.repeat = int(*number);
        break;
    }
    case Json: command.json = true; break;
    case Verbose: command.verbose = true; break;
    case All:
    case Help: break;
    }
    return {};
}

} // namespace

Result<LessonCommand> parseLessonCommand(const QByteArrayList &arguments)
{
    const GivenLine line = readOptionLine(arguments, kOptions, u"coroscope-client lesson --help"_s);
    LessonCommand command;
    if (line.has(Help)) {
        command.action = LessonCommand::Action::Help;
        return command;
    }
    if (line.fault)
        return *line.fault;
    const QString what = line.words.value(1);
    if (what.isEmpty())
        return Error{Error::Kind::BadRequest,
                     u"lesson takes list, or check and the names of lessons, such as: lesson "
                     "check L1"_s};
    if (what != "list"_L1 && what != "check"_L1)
        return wrongOption(what, u"lesson takes list or check"_s);
    for (const GivenOption &given : line.options) {
        if (const auto taken = take(given, command); !taken)
            return taken.error();
    }
    if (what == "list"_L1) {
        if (line.words.size() > 2)
            return wrongOption(line.words[2], u"is one word too many; list takes none"_s);
        return command;
    }
    command.action = LessonCommand::Action::Check;
    command.ids = line.words.mid(2);
    if (line.has(All) != command.ids.isEmpty())
        return Error{Error::Kind::BadRequest,
                     u"check takes the names of lessons, or --all, such as: lesson check L1 L2; lesson list tells what "
                     "there is"_s};
    return command;
}

QString lessonHelp()
{
    return u"Usage: coroscope-client lesson list [OPTIONS]\n"
           "       coroscope-client lesson check LESSON…|--all [OPTIONS]\n"_s
        + helpParagraph(
               u"Plays lessons as the window does, without one: each on a server of its own, with data of its own that "
               u"is gone afterwards, on a free port of this machine. What it measures is held against what the lesson "
               u"says.")
        + u"\nOptions:\n"_s + optionHelp(kOptions)
        + helpParagraph(u"A file with a mistake is named, with its line and column, and left out.")
        + helpParagraph(u"Exit codes: 0 all passed; 1 one did not, and its number is printed with the bound, or, with "
                        u"--all, a file was left out; 2 wrong usage, or no such lesson; 130 interrupted.");
}

} // namespace coroscope
