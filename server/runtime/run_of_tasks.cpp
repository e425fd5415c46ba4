#include "server/runtime/run_of_tasks.h"

#include "server/runtime/task_service.h"

#include <QDir>

namespace coroscope {

using namespace Qt::StringLiterals;

void RunOfTasks::append(const tasks::Task &task, QJsonValue payload, qsizetype place)
{
    m_tasks.append(task);
    m_payloads.push_back(std::move(payload));
    m_places.push_back(place);
}

void RunOfTasks::setProgress(double progress, qsizetype at)
{
    if (at >= 0 && at < m_tasks.size())
        m_service.setProgress(m_number, place(at), progress);
}

Result<QString> RunOfTasks::folder(const QString &name) const
{
    if (name.contains(u'/') || name.startsWith(u'.'))
        return Error{Error::Kind::BadRequest, u"%1 is no name of a folder"_s.arg(name)};
    const QString path = name.isEmpty() ? m_service.shared().dataFolder : m_service.shared().dataFolder + u'/' + name;
    if (!QDir().mkpath(path))
        return Error{Error::Kind::Storage,
                     name.isEmpty() ? u"the data folder cannot be made"_s
                                    : u"the folder %1 cannot be made"_s.arg(name)};
    return path;
}

} // namespace coroscope
