#include "app/command_options.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Spec {
    const char *name;
    const char *value; // null: a switch
    const char *command;
    qint64 most;
    const char *help;
};

constexpr Spec kSpecs[] = {
    {"--dry-run", nullptr, "migrate", 0, "say what migrate would do, and change nothing"},
    {"--users", "N", "seed", db::SampleDataPlan::kMaxUsers, "how many users seed writes (10000)"},
    {"--orders", "N", "seed", db::SampleDataPlan::kMaxOrders, "how many orders seed writes (100000)"},
    {"--random-seed", "N", "seed", 0, "the same number gives the same data (1)"},
    {"--replace", nullptr, "seed", 0, "delete the users and orders that there are"},
};

const Spec *specOf(const QString &name)
{
    for (const Spec &spec : kSpecs) {
        if (name == QLatin1StringView(spec.name))
            return &spec;
    }
    return nullptr;
}

} // namespace

CommandOptions CommandOptions::takeFrom(QStringList &arguments)
{
    CommandOptions options;
    QStringList left;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--"_L1) {
            left += arguments.mid(i);
            break;
        }
        const auto equals = argument.indexOf(u'=');
        const QString name = argument.left(equals);
        const Spec *spec = specOf(name);
        if (!spec) {
            left.append(argument);
            continue;
        }
        options.m_given.append({name, QLatin1StringView(spec->command)});
        const auto fail = [&](const QString &clause) {
            if (options.fault.isEmpty())
                options.fault = name + u": "_s + clause;
        };
        if (!spec->value) {
            if (equals >= 0)
                fail(u"takes no value"_s);
            (name == "--dry-run"_L1 ? options.dryRun : options.seed.replace) = true;
            continue;
        }
        const QString value = equals >= 0 ? argument.mid(equals + 1) : arguments.value(i + 1);
        if (equals < 0)
            ++i;
        bool isNumber = false;
        const quint64 number = value.toULongLong(&isNumber);
        const bool isPlain = isNumber && !value.startsWith(u'+') && value.trimmed() == value;
        if (spec->most == 0) {
            if (!isPlain)
                fail(u"takes a number from 0 to 18446744073709551615"_s);
            options.seed.randomSeed = number;
        } else {
            if (!isPlain || number > quint64(spec->most))
                fail(u"takes a number from 0 to %1"_s.arg(spec->most));
            (name == "--users"_L1 ? options.seed.users : options.seed.orders) = qint64(number);
        }
    }
    if (options.fault.isEmpty() && options.seed.users == 0 && options.seed.orders > 0) {
        // Without users there is nobody who orders.
        const bool ordersGiven = std::any_of(options.m_given.cbegin(), options.m_given.cend(),
                                             [](const auto &given) { return given.first == "--orders"_L1; });
        if (ordersGiven)
            options.fault = u"--orders: needs users"_s;
        else
            options.seed.orders = 0;
    }
    arguments = left;
    return options;
}

QString CommandOptions::faultFor(const QString &command) const
{
    for (const auto &[name, owner] : m_given) {
        if (owner != command)
            return u"%1: is an option of the command %2"_s.arg(name, owner);
    }
    return {};
}

QList<std::pair<QString, QString>> CommandOptions::help()
{
    QList<std::pair<QString, QString>> lines;
    for (const Spec &spec : kSpecs) {
        const QString value = spec.value ? u' ' + QString(QLatin1StringView(spec.value)) : QString();
        lines.append({QLatin1StringView(spec.command) + u' ' + QLatin1StringView(spec.name) + value,
                      QLatin1StringView(spec.help)});
    }
    return lines;
}

} // namespace coroscope
