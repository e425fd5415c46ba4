#pragma once

#include "tests/conformance/server_process.h"
#include "tests/support/file_trouble.h"
#include "tests/support/fresh_database.h"
#include "tests/support/redis_server.h"
#include "tests/support/task_api.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <csignal>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace coroscope::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto kSettle = 120s; ///< for all tasks of a test to end, on a busy machine
inline const QString kShortLease = u"1500"_s; ///< milliseconds; 15 s would be waited for in each round

/// Server processes that share one data folder, and with it one store.
class Processes {
public:
    explicit Processes(const FreshDatabase &database, const QStringList &options = {})
        : m_options(
            QStringList{u"--data-dir"_s, m_folder.path(), u"--database"_s, database.url(), u"--redis"_s, u"memory"_s}
            + options)
    {
    }
    /// The store is this Redis.
    Processes(const FreshDatabase &database, const RedisServer &redis, const QStringList &options = {})
        : m_options(QStringList{u"--data-dir"_s, m_folder.path(), u"--database"_s, database.url(), u"--redis"_s,
                                u"unix://"_s + redis.path(), u"--tasks"_s, u"redis"_s}
                    + options)
    {
    }
    /// Short: what a process that was killed held is taken back soon; and what one held that did not come to renew it.
    enum class Lease { Short, Usual };
    /// Null, and a warning, where it does not start.
    std::unique_ptr<ServerProcess> start(Lease lease = Lease::Short) const
    {
        auto process = std::make_unique<ServerProcess>();
        if (lease == Lease::Short)
            process->setVariable(u"COROSCOPE_TASK_LEASE_MS"_s, kShortLease);
        if (process->start(m_options))
            return process;
        qWarning("%s\n%s", qPrintable(process->problem()), process->errors().constData());
        return nullptr;
    }
    QString file(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QStringList m_options;
};

inline void killNow(ServerProcess &process)
{
    process.signal(SIGKILL);
    process.waitForEnd();
}

/// What clients were told: each of these has to be done.
struct Acknowledged {
    std::mutex mutex;
    QSet<QByteArray> lines; ///< of POST /log
    QHash<QByteArray, QByteArray> tasks; ///< id → kind
};

/// Its length tells whether a line is whole.
inline QByteArray lineOf(int round, int client, int number)
{
    const auto name = QByteArray::number(round) + '.' + QByteArray::number(client) + '.' + QByteArray::number(number);
    return name + ' ' + QByteArray(20 + number % 200, '=') + ' ' + name;
}
inline bool isWhole(const QByteArray &line)
{
    const auto parts = line.split(' ');
    if (parts.size() != 3 || parts[0] != parts[2])
        return false;
    const auto numbers = parts[0].split('.');
    return numbers.size() == 3 && line == lineOf(numbers[0].toInt(), numbers[1].toInt(), numbers[2].toInt());
}

/// A client that asks for tasks until its server is gone.
inline void ask(quint16 port, int round, int client, Acknowledged &acknowledged)
{
    static const char *const kTasks[] = {
        R"({"kind":"email","payload":{"to":"ada@example.org","subject":"x","body":"y"}})",
        R"({"kind":"flaky","payload":{"failure_rate":0.3,"duration_ms":5},"max_attempts":50})",
        R"({"kind":"flaky","payload":{"failure_rate":1,"duration_ms":1,"permanent":true}})",
        R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":1},"delay_ms":200})",
        R"({"kind":"process-data","payload":{"iterations":20000},"max_attempts":50})",
    };
    TaskApi api(port);
    for (int number = 0;; ++number) {
        if (number % 2 == 0) {
            const auto line = lineOf(round, client, number);
            if (api.log(line).status != 200)
                return;
            const std::lock_guard lock(acknowledged.mutex);
            acknowledged.lines.insert(line);
            continue;
        }
        const QByteArray body = kTasks[std::size_t(number / 2) % std::size(kTasks)];
        const auto response = api.post(body);
        if (response.status != 202)
            return;
        const auto task = response.json();
        const std::lock_guard lock(acknowledged.mutex);
        acknowledged.tasks.insert(task.value(u"id"_s).toString().toLatin1(),
                                  task.value(u"kind"_s).toString().toLatin1());
    }
}

/// The lines of the log, each whole; nothing, and a warning, where one is not.
inline QList<QByteArray> wholeLines(const QString &path)
{
    auto lines = contentOf(path).split('\n');
    if (!lines.last().isEmpty()) {
        qWarning("the last line has no end: %s", lines.last().constData());
        return {};
    }
    lines.removeLast();
    for (const auto &line : lines) {
        if (!isWhole(line)) {
            qWarning("a torn line: %s", line.constData());
            return {};
        }
    }
    return lines;
}

/// Many times kill -9 at a random moment under load. Every acknowledged task ends in one final state, none is lost;
/// each line is there at least once, and none is torn.
inline void killAgainAndAgain(const Processes &processes, int count)
{
    constexpr int kClients = 3;
    Acknowledged acknowledged;
    for (int round = 0; round < count; ++round) {
        auto process = processes.start();
        QVERIFY2(process, "no start");
        std::vector<std::thread> clients;
        for (int client = 0; client < kClients; ++client)
            clients.emplace_back(ask, process->port(), round, client, std::ref(acknowledged));
        std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(1, 250)));
        process->signal(SIGKILL);
        for (auto &client : clients)
            client.join();
        process->waitForEnd();
    }
    qInfo("acknowledged: %lld lines, %lld other tasks", qlonglong(acknowledged.lines.size()),
          qlonglong(acknowledged.tasks.size()));
    QVERIFY(acknowledged.lines.size() > count / 5 && acknowledged.tasks.size() > count / 5); // few on a slow disk

    auto process = processes.start();
    QVERIFY(process);
    TaskApi api(process->port());
    QVERIFY(api.allEnd(kSettle));
    const auto lines = wholeLines(processes.file(u"log.txt"_s));
    const QSet<QByteArray> written(lines.begin(), lines.end());
    QVERIFY2(written.contains(acknowledged.lines), "a line is lost");
    QCOMPARE(api.count("kind=log&state=succeeded"), api.count("kind=log"));
    QVERIFY(api.count("kind=log") >= acknowledged.lines.size());
    QHash<QString, int> ends;
    for (auto it = acknowledged.tasks.cbegin(); it != acknowledged.tasks.cend(); ++it) {
        const auto response = api.ask("GET", "/tasks/" + it.key());
        QCOMPARE(response.status, 200);
        const auto task = response.json();
        const auto state = task.value(u"state"_s).toString();
        ++ends[state];
        QVERIFY2(state == u"succeeded"_s || state == u"failed"_s || state == u"dead"_s, response.body.constData());
        QVERIFY(!task.value(u"finished_at"_s).isNull());
        if (it.value() == "email" && state == u"succeeded"_s)
            QVERIFY(QFile::exists(processes.file(QString::fromLatin1("mail/" + it.key() + ".eml"))));
    }
    QVERIFY(ends.value(u"succeeded"_s) > 0 && ends.value(u"failed"_s) > 0);
    QCOMPARE(process->stop(), QString());
}

/// They share the work: each task is begun once, each line written once and in the order of who sent it.
inline void shareTheWork(const Processes &processes, int count, int workers)
{
    std::vector<std::unique_ptr<ServerProcess>> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(processes.start(Processes::Lease::Usual)); // a busy machine may let a short one run out
        QVERIFY(all.back());
    }
    constexpr int kEach = 60;
    const int clientCount = count * workers;
    std::vector<std::thread> clients;
    std::atomic<int> made{0};
    for (int client = 0; client < clientCount; ++client) {
        clients.emplace_back([port = all[std::size_t(client % count)]->port(), client, &made] {
            TaskApi api(port);
            for (int number = 0; number < kEach; ++number) {
                made += api.log(lineOf(0, client, number)).status == 200 ? 1 : 0;
                const auto response
                    = api.post(R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":10},"queue":"shared"})");
                made += response.status == 202 ? 1 : 0;
            }
        });
    }
    for (auto &client : clients)
        client.join();
    QCOMPARE(made.load(), clientCount * kEach * 2);
    TaskApi api(all.back()->port());
    QVERIFY(api.allEnd(kSettle));
    QCOMPARE(api.count("state=succeeded"), qint64(clientCount) * kEach * 2);
    const auto tasks = QJsonDocument::fromJson(api.ask("GET", "/tasks?limit=500").body).array();
    QCOMPARE(tasks.size(), std::min(500, clientCount * kEach * 2));
    for (const auto &task : tasks)
        QCOMPARE(task.toObject().value(u"attempt"_s).toInt(), 1);
    const auto lines = wholeLines(processes.file(u"log.txt"_s));
    QCOMPARE(lines.size(), clientCount * kEach);
    std::vector<int> next(std::size_t(clientCount), 0);
    for (const auto &line : lines) {
        const auto numbers = line.left(line.indexOf(' ')).split('.');
        QCOMPARE(numbers[2].toInt(), next[std::size_t(numbers[1].toInt())]++);
    }
    for (auto &process : all)
        QCOMPARE(process->stop(), QString());
}

} // namespace coroscope::test
