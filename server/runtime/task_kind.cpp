#include "server/runtime/task_kind.h"

#include "server/tasks/wish.h"

#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString mistakeIn(const TaskKind &kind)
{
    const tasks::KindInfo &info = kind.info;
    if (!isTaskName(info.name))
        return u"its name is none"_s;
    if (!isTaskName(info.queue))
        return u"its queue's name is none"_s;
    if (info.retry.maxAttempts < 1 || info.retry.maxAttempts > tasks::Task::kMaxAttempts)
        return u"it has no valid number of attempts"_s;
    if (info.retry.base.count() < 0 || info.retry.cap < info.retry.base)
        return u"it has no valid time between attempts"_s;
    if (info.timeout.count() < 1 || info.timeout > tasks::Wish::kMaxTimeout)
        return u"it has no valid time for an attempt"_s;
    if (info.batch < 1)
        return u"its batches are empty"_s;
    if (!kind.handler)
        return u"it has no handler"_s;
    ValidationIssues issues;
    kind.payload.validate(kind.example, {}, issues);
    if (!issues.isEmpty())
        return u"its example is none: "_s + issues.list().first().msg;
    return {};
}

} // namespace

bool isTaskName(const QString &text)
{
    static const QRegularExpression name(u"\\A[a-z0-9][a-z0-9_.-]{0,63}\\z"_s);
    return name.match(text).hasMatch();
}

void TaskKinds::declare(TaskKind kind)
{
    QString mistake = mistakeIn(kind);
    for (const TaskKind &other : m_kinds) {
        if (other.info.name == kind.info.name)
            mistake = u"there is one already"_s;
        else if (other.info.queue == kind.info.queue
                 && (other.info.batch != kind.info.batch || other.info.isOrdered != kind.info.isOrdered))
            mistake = u"it is not run as the other kinds of its queue are"_s;
    }
    if (!mistake.isEmpty())
        qFatal("task kind %s: %s", qPrintable(kind.info.name), qPrintable(mistake));
    m_kinds.push_back(std::move(kind));
}

const TaskKind *TaskKinds::find(const QString &name) const
{
    const auto found
        = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const TaskKind &kind) { return kind.info.name == name; });
    return found == m_kinds.end() ? nullptr : &*found;
}

bool TaskKinds::mayUse(const TaskKind &kind, const QString &queue) const
{
    if (kind.info.queue == queue)
        return true;
    return !kind.info.isOrdered && std::none_of(m_kinds.begin(), m_kinds.end(), [&](const TaskKind &other) {
        return other.info.queue == queue && (other.info.batch > 1 || other.info.isOrdered);
    });
}

bool TaskKinds::isOrdered(const QString &queue) const
{
    return std::any_of(m_kinds.begin(), m_kinds.end(),
                       [&](const TaskKind &kind) { return kind.info.queue == queue && kind.info.isOrdered; });
}

} // namespace coroscope
