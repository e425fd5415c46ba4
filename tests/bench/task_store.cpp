// How many tasks a second a store of tasks takes and gives, on a real file (of TMPDIR) or, with --postgres, in the
// PostgreSQL of COROSCOPE_TEST_POSTGRES. One loop adds, by as many coroutines as there may be requests; an engine's
// loop claims and finishes; each alone, then both at once on two threads, as two workers do.

#include "tests/support/task_stores.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <sys/resource.h>
#include <thread>

using namespace coroscope;
using namespace coroscope::tasks;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds kLease = 15s;

WallMs wallNow()
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Settings {
    int tasks = 100'000;
    int coroutines = 64;
    int payload = 100;
    int slots = 16;
    int batch = 1;
};

/// One that adds tasks one after the other, as a client does.
QCoro::Task<void> addSome(Store *store, Settings settings, int count, int *failed)
{
    const QByteArray payload = R"({"message":")" + QByteArray(settings.payload, 'x') + R"("})";
    for (int i = 0; i < count; ++i) {
        NewTask task;
        task.createdAt = wallNow();
        task.runAt = task.createdAt;
        task.id = newTaskId(task.createdAt);
        task.kind = u"log"_s;
        task.queue = u"default"_s;
        task.payload = payload;
        task.maxAttempts = 5;
        task.timeout = 60s;
        task.requestId = "0af7651916cd43dd8448eb211c80319c";
        QList<NewTask> tasks{task};
        auto adding = store->add({}, tasks);
        const auto added = co_await std::move(adding);
        if (!added)
            ++*failed;
    }
}

int addAll(StoreClient &client, const Settings &settings)
{
    int failed = 0;
    std::vector<QCoro::Task<void>> tasks;
    for (int i = 0; i < settings.coroutines; ++i) {
        const int count = settings.tasks / settings.coroutines + (i < settings.tasks % settings.coroutines ? 1 : 0);
        tasks.push_back(addSome(&client.store(), settings, count, &failed));
    }
    const auto isDone
        = [&] { return std::all_of(tasks.begin(), tasks.end(), [](const auto &task) { return task.isReady(); }); };
    while (!isDone())
        client.loop().poll(10ms);
    return failed;
}

/// Until so many have been finished.
void advanceAll(StoreClient &client, const Settings &settings)
{
    std::vector<Finish> finished;
    int done = 0;
    while (done < settings.tasks) {
        const std::vector<ClaimRequest> claims{{u"default"_s, settings.slots, settings.batch, false}};
        done += int(finished.size());
        auto runs = client.await(client.store().advance({}, std::exchange(finished, {}), claims, wallNow(), kLease));
        if (!runs)
            qFatal("%s", qPrintable(runs.error().detail));
        for (const ClaimedRun &run : runs.value()) {
            for (const Task &task : run.tasks) {
                Finish finish;
                finish.id = task.id;
                finish.run = run.run;
                finish.result = "null";
                finish.at = wallNow();
                finished.push_back(std::move(finish));
            }
        }
        if (finished.empty())
            std::this_thread::sleep_for(1ms);
    }
}

template<typename Fn>
void measure(const char *what, int tasks, Fn fn)
{
    const double before = processorSeconds();
    QElapsedTimer timer;
    timer.start();
    fn();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::printf("%-34s %8.0f a second  %7.1f us of a processor each\n", what, tasks / seconds,
                (processorSeconds() - before) * 1e6 / tasks);
    std::fflush(stdout);
}

/// The median of some calls, in milliseconds.
template<typename Call>
double medianMs(Call call)
{
    std::vector<double> times;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        call();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void measureReads(StoreClient &client)
{
    auto &store = client.store();
    const auto list = [&](TaskFilter filter, std::int64_t offset) {
        return medianMs([&] { (void)client.await(store.list({}, filter, offset, 100)); });
    };
    std::printf("pulse %.2f ms\n", medianMs([&] { (void)client.await(store.renew({}, {}, wallNow(), kLease)); }));
    std::printf("list: newest %.2f ms, offset 90,000 %.2f ms\n", list({}, 0), list({}, 90'000));
    TaskFilter filter;
    filter.states = {TaskState::Dead};
    std::printf("list: none dead %.2f ms", list(filter, 0));
    filter.states = {TaskState::Queued, TaskState::Failed};
    std::printf(", queued or failed %.2f ms", list(filter, 0));
    filter.states.clear();
    filter.text = u"nowhere"_s;
    std::printf(", no such text %.2f ms\n", list(filter, 0));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"postgres"_s, u"COROSCOPE_TEST_POSTGRES in place of SQLite"_s},
                       {u"tasks"_s, u"how many"_s, u"n"_s, u"100000"_s},
                       {u"coroutines"_s, u"that add at once"_s, u"n"_s, u"64"_s},
                       {u"payload"_s, u"bytes of each"_s, u"n"_s, u"100"_s},
                       {u"slots"_s, u"runs at once"_s, u"n"_s, u"16"_s},
                       {u"batch"_s, u"tasks of a run"_s, u"n"_s, u"1"_s}});
    parser.addHelpOption();
    parser.process(application);
    Settings settings;
    settings.tasks = parser.value(u"tasks"_s).toInt();
    settings.coroutines = parser.value(u"coroutines"_s).toInt();
    settings.payload = parser.value(u"payload"_s).toInt();
    settings.slots = parser.value(u"slots"_s).toInt();
    settings.batch = parser.value(u"batch"_s).toInt();

    const auto backing = storeChoices()[parser.isSet(u"postgres"_s) ? 1 : 0].make();
    if (!backing)
        qFatal("COROSCOPE_TEST_POSTGRES is not set");
    const auto client = backing->open();
    int failed = 0;
    measure("added", settings.tasks, [&] { failed += addAll(*client, settings); });
    std::printf("with %d queued:\n", settings.tasks);
    measureReads(*client);
    measure("finished, one engine", settings.tasks, [&] { advanceAll(*client, settings); });
    measure("added and finished, both at once", settings.tasks, [&] {
        std::thread adder([&] {
            const auto other = backing->open();
            failed += addAll(*other, settings);
        });
        advanceAll(*client, settings);
        adder.join();
    });
    Settings one = settings;
    one.coroutines = 1;
    one.tasks = std::min(settings.tasks, 2'000);
    measure("added by one client", one.tasks, [&] { failed += addAll(*client, one); });
    measure("finished, one slot", one.tasks, [&] {
        one.slots = 1;
        advanceAll(*client, one);
    });
    measure("added again", settings.tasks, [&] { failed += addAll(*client, settings); });
    std::printf("with %d queued and %d final:\n", settings.tasks, 2 * settings.tasks + one.tasks);
    measureReads(*client);
    measure("finished, two engines", settings.tasks, [&] {
        Settings half = settings;
        half.tasks = settings.tasks / 2;
        half.slots = settings.slots / 2; // so that each has its share to the end
        std::thread other([&] {
            const auto second = backing->open();
            advanceAll(*second, half);
        });
        advanceAll(*client, half);
        other.join();
    });
    measure("purged", settings.tasks, [&] {
        const auto purged = client->await(client->store().purge({}, {}, wallNow()));
        if (!purged)
            qFatal("%s", qPrintable(purged.error().detail));
    });
    if (failed > 0)
        std::printf("%d were refused\n", failed);
    return failed > 0 ? 1 : 0;
}
