#include "server/lessons/lesson_reader.h"

#include "server/lessons/action_reader.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// The whole file, from its root down.
class Reader {
public:
    Lesson lesson(const YamlNode &root);
    const QList<YamlFault> &faults() const noexcept { return m_reading.faults; }

private:
    void readServer(LessonFields &fields, Lesson &lesson);
    void readSeed(LessonFields &fields, Lesson &lesson);
    void readVariables(LessonFields &fields, Lesson &lesson);
    LessonStep step(const YamlNode &node);
    LessonPrediction prediction(const YamlNode &node);
    LessonReveal reveal(const YamlNode &node);
    LessonCheck check(const YamlNode &node);

    LessonReading m_reading;
    QSet<QString> m_names;
};

Lesson Reader::lesson(const YamlNode &root)
{
    LessonFields fields(m_reading, root, u"the lesson"_s);
    Lesson lesson;
    if (const YamlNode *const id = fields.need(u"lesson"_s)) {
        static const QRegularExpression shape(u"^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$"_s);
        lesson.id = LessonFields::wordOf(m_reading, *id);
        if (!shape.match(lesson.id).hasMatch())
            m_reading.fail(*id, u"lesson takes a short name for commands, such as L1 or my-lesson"_s);
    }
    lesson.title = fields.text(u"title"_s, true);
    lesson.about = fields.text(u"about"_s);
    lesson.minutes = int(fields.number(u"minutes"_s, 1, 240, lesson.minutes));
    if (const YamlNode *const section = fields.take(u"section"_s)) {
        static const QRegularExpression slug(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
        lesson.section = LessonFields::wordOf(m_reading, *section);
        if (!slug.match(lesson.section).hasMatch())
            m_reading.fail(*section, u"section takes an anchor, such as background-tasks"_s);
    }
    readServer(fields, lesson);
    readSeed(fields, lesson);
    readVariables(fields, lesson);
    if (fields.need(u"steps"_s)) {
        fields.each(u"steps"_s, [&](const YamlNode &item) { lesson.steps.push_back(step(item)); });
        if (lesson.steps.empty())
            m_reading.fail(root, u"steps takes at least one"_s);
    }
    fields.each(u"check"_s, [&](const YamlNode &item) { lesson.checks.append(check(item)); });
    fields.finish();
    return lesson;
}

void Reader::readServer(LessonFields &fields, Lesson &lesson)
{
    lesson.server.host = u"127.0.0.1"_s;
    lesson.server.port = 0;
    lesson.server.redis = u"memory"_s;
    fields.eachEntry(u"server"_s, [&](const YamlEntry &entry) {
        const QString value = LessonFields::wordOf(m_reading, entry.value);
        if (const auto set = setLessonOption(entry.key.text, value, lesson.server); !set)
            m_reading.fail(entry.key, set.error().detail);
    });
}

void Reader::readSeed(LessonFields &fields, Lesson &lesson)
{
    const YamlNode *const node = fields.take(u"seed"_s);
    if (!node)
        return;
    LessonFields seed(m_reading, *node, u"seed"_s);
    db::SampleDataPlan plan;
    // A lesson is not to wait for its rows.
    plan.users = seed.number(u"users"_s, 0, 100'000, 200);
    plan.orders = seed.number(u"orders"_s, 0, 1'000'000, 0);
    plan.randomSeed = std::uint64_t(seed.number(u"random"_s, 0, 1'000'000, 1));
    if (plan.users == 0 && plan.orders > 0)
        m_reading.fail(*node, u"orders need users"_s);
    seed.finish();
    lesson.seed = plan;
}

void Reader::readVariables(LessonFields &fields, Lesson &lesson)
{
    fields.eachEntry(u"variables"_s, [&](const YamlEntry &entry) {
        bool isNumber = false;
        const double value = LessonFields::wordOf(m_reading, entry.value).toDouble(&isNumber);
        if (!isNumber)
            m_reading.fail(entry.value, u"a variable is a number"_s);
        (void)m_reading.checkName(entry.key, entry.key.text);
        m_names.insert(entry.key.text);
        lesson.variables.append({entry.key.text, value});
    });
}

LessonStep Reader::step(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"a step"_s);
    LessonStep step;
    step.title = fields.text(u"title"_s, true);
    step.text = fields.text(u"text"_s);
    step.notes = fields.text(u"notes"_s);
    step.explain = fields.text(u"explain"_s);
    if (const YamlNode *const layout = fields.take(u"layout"_s)) {
        const QString word = LessonFields::wordOf(m_reading, *layout);
        if (word == "lecture"_L1)
            step.layout = LessonStep::Layout::Lecture;
        else if (word == "debug"_L1)
            step.layout = LessonStep::Layout::Debug;
        else if (word == "load"_L1)
            step.layout = LessonStep::Layout::Load;
        else
            m_reading.fail(*layout, u"layout takes lecture, debug or load"_s);
    }
    if (const YamlNode *const show = fields.take(u"show"_s)) {
        step.show = LessonFields::wordOf(m_reading, *show);
        if (!lessonPanes().contains(step.show))
            m_reading.fail(*show, u"show takes a pane: %1"_s.arg(lessonPanes().join(u", "_s)));
    }
    ActionReader actions(m_reading, m_names);
    if (const YamlNode *const knobs = fields.take(u"knobs"_s))
        step.knobs = actions.knobs(*knobs);
    if (const YamlNode *const run = fields.take(u"run"_s))
        step.run = actions.actions(*run);
    if (const YamlNode *const predict = fields.take(u"predict"_s))
        step.predict = prediction(*predict);
    fields.each(u"reveal"_s, [&](const YamlNode &item) { step.reveal.append(reveal(item)); });
    fields.finish();
    return step;
}

LessonPrediction Reader::prediction(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"predict"_s);
    LessonPrediction prediction;
    prediction.question = fields.text(u"question"_s, true);
    prediction.unit = fields.word(u"unit"_s);
    fields.each(u"choices"_s,
                [&](const YamlNode &item) { prediction.choices.append(LessonFields::textOf(m_reading, item)); });
    if (prediction.choices.size() == 1 || prediction.choices.size() > 9)
        m_reading.fail(node, u"choices takes 2 to 9"_s);
    prediction.answer = fields.expression(u"answer"_s, true);
    fields.finish();
    return prediction;
}

LessonReveal Reader::reveal(const YamlNode &node)
{
    LessonFields fields(m_reading, node, u"reveal"_s);
    LessonReveal reveal;
    reveal.label = fields.text(u"label"_s, true);
    reveal.value = fields.expression(u"value"_s, true);
    reveal.unit = fields.word(u"unit"_s);
    fields.finish();
    return reveal;
}

LessonCheck Reader::check(const YamlNode &node)
{
    using Bound = LessonCheck::Bound;
    LessonFields fields(m_reading, node, u"check"_s);
    LessonCheck check;
    check.that = fields.text(u"that"_s, true);
    check.value = fields.expression(u"value"_s, true);
    check.unit = fields.word(u"unit"_s);
    const std::pair<QString, Bound> bounds[]
        = {{u"least"_s, Bound::Least}, {u"most"_s, Bound::Most}, {u"equals"_s, Bound::Equals}};
    for (const auto &[key, bound] : bounds) {
        const LessonExpression limit = fields.expression(key);
        if (limit.isEmpty())
            continue;
        if (check.bound != Bound::Holds)
            m_reading.fail(node, u"check takes one of least, most and equals"_s);
        check.bound = bound;
        check.limit = limit;
    }
    if (const YamlNode *const within = fields.take(u"within"_s)) {
        QString word = LessonFields::wordOf(m_reading, *within).trimmed();
        const bool isPercent = word.endsWith(u'%');
        if (isPercent)
            word.chop(1);
        bool isNumber = false;
        check.within = word.trimmed().toDouble(&isNumber) / (isPercent ? 100 : 1);
        if (!isNumber || !(check.within >= 0 && check.within <= 1))
            m_reading.fail(*within, u"within takes a share, such as 10%"_s);
        if (check.bound != Bound::Equals)
            m_reading.fail(*within, u"within goes with equals"_s);
    }
    fields.finish();
    return check;
}

Error faultIn(const QString &file, const YamlFault &fault, qsizetype others = 0)
{
    QString text = u"%1:%2:%3: %4"_s.arg(file).arg(fault.line).arg(fault.column).arg(fault.text);
    if (others > 0)
        text += others == 1 ? u" (and one more mistake)"_s : u" (and %1 more mistakes)"_s.arg(others);
    return {Error::Kind::BadRequest, text};
}

} // namespace

QStringList lessonPanes()
{
    return {u"routes"_s,
            u"requests"_s,
            u"timeline"_s,
            u"tasks"_s,
            u"tasks/list"_s,
            u"tasks/queues"_s,
            u"tasks/schedules"_s,
            u"cache"_s,
            u"cache/overview"_s,
            u"cache/keys"_s,
            u"cache/stampede"_s,
            u"database"_s,
            u"database/pool"_s,
            u"database/statements"_s,
            u"database/slow"_s,
            u"database/schema"_s,
            u"latency"_s,
            u"latency/charts"_s,
            u"latency/heat"_s,
            u"sender"_s,
            u"load"_s,
            u"load/run"_s,
            u"load/runs"_s,
            u"load/seconds"_s,
            u"load/percentiles"_s,
            u"load/histogram"_s,
            u"load/figures"_s,
            u"knobs"_s,
            u"log"_s};
}

Error tooLargeLesson(const QString &fileName, qint64 size)
{
    return faultIn(fileName,
                   {1, 1, u"the file has %1 bytes; a lesson takes at most %2"_s.arg(size).arg(kMaxLessonBytes)});
}

Result<Lesson> readLesson(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.size() > kMaxLessonBytes)
        return tooLargeLesson(fileName, bytes.size());
    YamlNode root;
    YamlFault fault;
    if (!readYaml(bytes, root, fault))
        return faultIn(fileName, fault);
    Reader reader;
    Lesson lesson = reader.lesson(root);
    if (!reader.faults().isEmpty()) {
        const auto first = std::min_element(reader.faults().begin(), reader.faults().end(),
                                            [](const YamlFault &a, const YamlFault &b) {
                                                return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                                            });
        return faultIn(fileName, *first, reader.faults().size() - 1);
    }
    lesson.file = fileName;
    return lesson;
}

} // namespace coroscope
