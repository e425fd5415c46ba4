#include "server/lessons/lesson_script.h"

#include <QJSEngine>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <cmath>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <time.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Error wrong(const QString &clause)
{
    return {Error::Kind::BadRequest, clause};
}

/// Interrupts an engine that computes for too long. Its thread starts with the first expression.
class Watchdog {
public:
    explicit Watchdog(QJSEngine &engine)
        : m_engine(engine)
    {
    }
    ~Watchdog()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_end = true;
        }
        m_wake.notify_one();
        if (m_thread.joinable())
            m_thread.join();
    }
    void arm()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_until = Clock::now() + LessonScript::kLongest;
            m_engine.setInterrupted(false);
        }
        if (m_thread.joinable())
            m_wake.notify_one();
        else
            m_thread = std::thread([this] { watch(); });
    }
    /// True: it was interrupted.
    bool disarm()
    {
        const std::lock_guard lock(m_mutex);
        m_until.reset();
        const bool was = m_engine.isInterrupted();
        m_engine.setInterrupted(false);
        return was;
    }

private:
    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_end) {
            if (!m_until) {
                m_wake.wait(lock);
            } else if (Clock::now() >= *m_until) {
                m_engine.setInterrupted(true);
                m_until.reset();
            } else {
                m_wake.wait_until(lock, *m_until);
            }
        }
    }

    QJSEngine &m_engine;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Clock::time_point> m_until;
    bool m_end = false;
    std::thread m_thread;
};

/// A template's pieces: texts, and expressions between `${` and the `}` that fits.
Result<void> forEachPiece(const QString &text, const std::function<Result<void>(const QString &, bool)> &use)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype begin = text.indexOf("${"_L1, at);
        if (const auto used = use(text.mid(at, begin < 0 ? -1 : begin - at), false); !used)
            return used;
        if (begin < 0)
            return {};
        int depth = 1;
        qsizetype end = begin + 2;
        for (; end < text.size(); ++end) {
            if (text[end] == u'{')
                ++depth;
            else if (text[end] == u'}' && --depth == 0)
                break;
        }
        if (end >= text.size())
            return wrong(u"the } of ${ is missing"_s);
        if (const auto used = use(text.mid(begin + 2, end - begin - 2), true); !used)
            return used;
        at = end + 1;
    }
    return {};
}

QString textOf(const QJsonValue &value, const QLocale &locale = QLocale::c())
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number == std::floor(number) && std::abs(number) < 1e15
            ? locale.toString(qint64(number))
            : locale.toString(number, 'g', QLocale::FloatingPointShortest);
    }
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

/// Whether what comes after it is code: its last line is, or has begun to be.
bool endsInCode(const QString &text)
{
    const QStringView line = QStringView(text).mid(text.lastIndexOf(u'\n') + 1);
    return line.startsWith(u"    "_s) || text.count(u'`') % 2 == 1;
}

/// Takes away what a single call of makes minutes or gigabytes of, and gives three functions that do not care what
/// became of the built-in ones. A text is one expression where it is that between round brackets and between square
/// ones: what closes the one, to go on with more, does not close the other.
const QString &preamble()
{
    static const QString program = uR"js((function (scope) {
    const define = Object.defineProperty, freeze = Object.freeze, keys = Object.keys, Code = Function;
    const isArray = Array.isArray;
    const drop = function (owner, names) { names.forEach(function (name) { delete owner[name]; }); };
    drop(String.prototype, ["repeat", "padStart", "padEnd", "match", "matchAll", "replace", "replaceAll", "search"]);
    const split = Code.prototype.call.bind(String.prototype.split);
    String.prototype.split = function (by) { return split(this, by + ""); };
    drop(Array.prototype, ["fill", "copyWithin", "constructor"]);
    drop(RegExp.prototype, ["constructor", "exec", "test", "compile"]);
    drop(scope, ["RegExp", "ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array",
                 "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array",
                 "Float64Array", "Atomics", "Proxy"]);
    scope.Array = freeze({isArray: isArray});
    const frozen = function (value) {
        if (typeof value === "object" && value !== null) {
            const names = keys(value);
            for (let i = 0; i < names.length; ++i)
                frozen(value[names[i]]);
            freeze(value);
        }
        return value;
    };
    return {
        set: function (name, value) {
            define(scope, name, {value: frozen(value), configurable: true, enumerable: true, writable: false});
        },
        unset: function (name) { delete scope[name]; },
        check: function (source) {
            new Code('"use strict"; return (' + source + "\n)");
    new Code('"use strict"; return [' + source + "\n]");
}
};
}))js"_s;
    return program;
}

/// Of this thread. What the machine does meanwhile is not counted.
nanoseconds processorTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + nanoseconds(now.tv_nsec);
}

} // namespace

class LessonScript::Private {
public:
    Private()
        : tools(engine.evaluate(preamble()).call({engine.globalObject()}))
    {
    }
    Result<QJSValue> run(const std::function<QJSValue()> &program)
    {
        if (spent >= kBudget)
            return wrong(u"comes too late: all together take longer than %1 s"_s.arg(kBudget.count() / 1000));
        const auto begun = processorTime();
        watchdog.arm();
        const QJSValue value = program();
        const bool isLate = watchdog.disarm();
        spent += processorTime() - begun;
        if (isLate)
            return wrong(u"takes longer than %1 s"_s.arg(kLongest.count() / 1000));
        if (value.isError())
            return wrong(value.property(u"message"_s).toString());
        return value;
    }

    QJSEngine engine;
    QJSValue tools; ///< of preamble()
    nanoseconds spent{0}; ///< of the budget
    Watchdog watchdog{engine}; // last: it uses the engine
};

LessonScript::LessonScript()
    : d(std::make_unique<Private>())
{
}

LessonScript::~LessonScript() = default;

void LessonScript::set(const QString &name, const QJsonValue &value)
{
    d->tools.property(u"set"_s).call({name, d->engine.toScriptValue(value)});
}

void LessonScript::unset(const QString &name)
{
    d->tools.property(u"unset"_s).call({name});
}

void LessonScript::renewBudget()
{
    d->spent = {};
}

Result<QJsonValue> LessonScript::value(const QString &expression)
{
    if (expression.size() > kMostCharacters)
        return wrong(u"is longer than %1 characters"_s.arg(kMostCharacters));
    const QString program = u"(function () { \"use strict\"; return ("_s + expression + u"\n); })()"_s;
    const auto got = d->run([&] { return d->engine.evaluate(program); });
    if (!got)
        return got.error();
    const QJSValue &value = got.value();
    if (value.isUndefined() || value.isNull())
        return wrong(u"gives nothing; is one of its names misspelled?"_s);
    if (value.isNumber()) {
        const double number = value.toNumber();
        return std::isfinite(number) ? Result<QJsonValue>(QJsonValue(number))
                                     : wrong(u"is no number (%1)"_s.arg(value.toString()));
    }
    if (value.isBool())
        return QJsonValue(value.toBool());
    if (value.isString())
        return QJsonValue(value.toString());
    if (value.isCallable())
        return wrong(u"gives a function, not a value"_s);
    return QJsonValue::fromVariant(value.toVariant());
}

Result<double> LessonScript::number(const QString &expression)
{
    const auto got = value(expression);
    if (!got)
        return got.error();
    if (got->isDouble())
        return got->toDouble();
    if (got->isBool())
        return got->toBool() ? 1.0 : 0.0;
    return wrong(u"gives %1, which is no number"_s.arg(textOf(got.value()).left(100)));
}

Result<bool> LessonScript::truth(const QString &expression)
{
    const auto got = value(u"!!("_s + expression + u"\n)"_s);
    if (!got)
        return got.error();
    return got->toBool();
}

Result<QString> LessonScript::expanded(const QString &text, const QLocale &locale)
{
    QString whole;
    const auto done = forEachPiece(text, [&](const QString &piece, bool isExpression) -> Result<void> {
        if (!isExpression) {
            whole += piece;
            return {};
        }
        const auto got = value(piece);
        if (!got)
            return wrong(u"${%1}: %2"_s.arg(piece, got.error().detail));
        whole += textOf(got.value(), endsInCode(whole) ? QLocale::c() : locale);
        return {};
    });
    if (!done)
        return done.error();
    return whole;
}

Result<void> LessonScript::checkExpression(const QString &expression)
{
    if (expression.trimmed().isEmpty())
        return wrong(u"is empty"_s);
    if (expression.size() > kMostCharacters)
        return wrong(u"is longer than %1 characters"_s.arg(kMostCharacters));
    const auto got = d->run([&] { return d->tools.property(u"check"_s).call({expression}); });
    if (!got)
        return wrong(u"is not JavaScript: "_s + got.error().detail);
    return {};
}

Result<void> LessonScript::checkTemplate(const QString &text)
{
    return forEachPiece(text, [this](const QString &piece, bool isExpression) -> Result<void> {
        if (!isExpression)
            return {};
        if (const auto checked = checkExpression(piece); !checked)
            return wrong(u"${%1} %2"_s.arg(piece, checked.error().detail));
        return {};
    });
}

bool LessonScript::isTemplate(const QString &text)
{
    return text.contains("${"_L1);
}

bool LessonScript::isName(const QString &name)
{
    static const QRegularExpression shape(u"^[A-Za-z_][A-Za-z0-9_]{0,63}$"_s);
    static const QSet<QString> reserved{
        u"i"_s,          u"reply"_s,   u"cores"_s,     u"undefined"_s, u"NaN"_s,    u"Infinity"_s,  u"Math"_s,
        u"JSON"_s,       u"Object"_s,  u"Array"_s,     u"Number"_s,    u"String"_s, u"Boolean"_s,   u"Date"_s,
        u"break"_s,      u"case"_s,    u"catch"_s,     u"class"_s,     u"const"_s,  u"continue"_s,  u"default"_s,
        u"delete"_s,     u"do"_s,      u"else"_s,      u"enum"_s,      u"eval"_s,   u"export"_s,    u"extends"_s,
        u"false"_s,      u"finally"_s, u"for"_s,       u"function"_s,  u"if"_s,     u"import"_s,    u"in"_s,
        u"instanceof"_s, u"let"_s,     u"new"_s,       u"null"_s,      u"return"_s, u"static"_s,    u"super"_s,
        u"switch"_s,     u"this"_s,    u"throw"_s,     u"true"_s,      u"try"_s,    u"typeof"_s,    u"var"_s,
        u"void"_s,       u"while"_s,   u"with"_s,      u"yield"_s,     u"await"_s,  u"arguments"_s, u"interface"_s,
        u"package"_s,    u"private"_s, u"protected"_s, u"public"_s};
    return shape.match(name).hasMatch() && !reserved.contains(name);
}

} // namespace coroscope
