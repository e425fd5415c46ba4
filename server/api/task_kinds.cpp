#include "server/api/task_kinds.h"

#include "server/api/task_kind_parts.h"

namespace coroscope {

using namespace Qt::StringLiterals;

void registerTaskKinds(TaskKinds &kinds)
{
    registerLogKind(kinds);
    registerEmailKind(kinds);
    registerProcessDataKind(kinds);
    registerReportKind(kinds);
    registerFlakyKind(kinds);
}

QString reportFileName(const QByteArray &taskId)
{
    return u"reports/"_s + QString::fromLatin1(taskId) + u".csv"_s;
}

QString logFileName()
{
    return u"log.txt"_s;
}

} // namespace coroscope
