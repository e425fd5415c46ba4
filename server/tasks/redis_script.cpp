#include "server/tasks/redis_script.h"

#include "server/tasks/store.h"

#include <QCryptographicHash>
#include <QFile>

/// Resources of a static library have to be pulled in by name, outside of any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(task_scripts);
}

namespace coroscope::tasks::redis {

namespace {

constexpr int kMostBytes = 4 * 1024 * 1024; // of payloads in one reply, about; one may be larger than that by 1 MiB

QByteArray fileText(const char *name)
{
    QFile file(QLatin1String(":/task-scripts/") + QLatin1String(name) + QLatin1String(".lua"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the script %s is missing", name);
    return file.readAll();
}

/// Where Redis is full, Grows is refused with OOM before it has begun; Shrinks, which is what ends tasks, is not.
enum class Kind { Reads, Shrinks, Grows };

Script make(const QByteArray &common, const char *name, Kind kind)
{
    QByteArray text = kind == Kind::Reads ? "#!lua flags=no-writes\n"
        : kind == Kind::Shrinks           ? "#!lua flags=allow-oom\n"
                                          : "#!lua\n";
    text += common + fileText(name);
    const QByteArray sha = QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex();
    return {text, sha};
}

QByteArray commonText()
{
    initResources();
    return "local DEFAULT_CONCURRENCY = " + QByteArray::number(Store::kDefaultConcurrency)
        + "\nlocal MOST_BYTES = " + QByteArray::number(kMostBytes) + "\n" + fileText("common");
}

} // namespace

Scripts::Scripts()
{
    const QByteArray common = commonText();
    add = make(common, "add", Kind::Grows);
    advance = make(common, "advance", Kind::Shrinks);
    renew = make(common, "renew", Kind::Shrinks);
    cancel = make(common, "cancel", Kind::Shrinks);
    retry = make(common, "retry", Kind::Grows);
    runNow = make(common, "run_now", Kind::Shrinks);
    progress = make(common, "progress", Kind::Shrinks);
    queues = make(common, "queues", Kind::Grows);
    setQueue = make(common, "set_queue", Kind::Shrinks);
    page = make(common, "page", Kind::Reads);
    read = make(common, "read", Kind::Reads);
    scan = make(common, "scan", Kind::Reads);
    hide = make(common, "hide", Kind::Shrinks);
    show = make(common, "show", Kind::Shrinks);
    clean = make(common, "clean", Kind::Shrinks);
    schedules = make(common, "schedules", Kind::Reads);
    addSchedule = make(common, "add_schedule", Kind::Grows);
    removeSchedule = make(common, "remove_schedule", Kind::Shrinks);
    fire = make(common, "fire", Kind::Grows);
}

const Scripts &scripts()
{
    static const Scripts all;
    return all;
}

} // namespace coroscope::tasks::redis
