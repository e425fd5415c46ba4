#include "trace_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

class Checker {
public:
    QStringList check(const QByteArray &json)
    {
        QJsonParseError error{};
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (!document.isObject())
            return {u"no JSON object: "_s + error.errorString()};
        const QJsonObject root = document.object();
        const QString unit = root[u"displayTimeUnit"_s].toString();
        if (unit != u"ms" && unit != u"ns")
            add(u"displayTimeUnit is "_s + unit);
        if (!root[u"traceEvents"_s].isArray())
            return m_faults << u"no traceEvents"_s;
        for (const QJsonValue &value : root[u"traceEvents"_s].toArray()) {
            if (value.isObject())
                event(value.toObject());
            else
                add(u"an event is no object"_s);
            ++m_index;
        }
        for (const auto &[track, open] : m_async) {
            if (!open.names.empty())
                add(u"%1 is never ended on %2"_s.arg(open.names.back(), track));
        }
        for (const auto &thread : m_usedThreads) {
            if (thread.second != 0 && !m_namedThreads.contains(thread))
                add(u"thread %1 of %2 has no name"_s.arg(thread.second).arg(thread.first));
        }
        for (const int pid : m_usedProcesses) {
            if (!m_namedProcesses.contains(pid))
                add(u"process %1 has no name"_s.arg(pid));
        }
        return m_faults;
    }

private:
    struct Async {
        QStringList names;
        double at = -1;
    };
    struct Thread {
        double at = -1;
        std::vector<double> ends;
    };

    void add(const QString &fault) { m_faults << u"event %1: "_s.arg(m_index) + fault; }

    void event(const QJsonObject &e)
    {
        const QString phase = e[u"ph"_s].toString();
        const QString name = e[u"name"_s].toString();
        if (phase.size() != 1 || !u"XbeniCM"_s.contains(phase))
            add(u"unexpected phase "_s + phase);
        if (!e[u"name"_s].isString() || name.isEmpty())
            add(u"no name"_s);
        for (const auto &key : {u"ts"_s, u"pid"_s, u"tid"_s}) {
            if (!e[key].isDouble())
                add(u"no number "_s + key);
        }
        if (e.contains(u"args"_s) && !e[u"args"_s].isObject())
            add(u"args is no object"_s);
        const double ts = e[u"ts"_s].toDouble();
        if (ts < 0)
            add(u"it lies before the begin"_s);
        const int pid = e[u"pid"_s].toInt();
        const int tid = e[u"tid"_s].toInt();
        if (phase == u"M") {
            metadata(name, pid, tid, e[u"args"_s].toObject());
            return;
        }
        m_usedProcesses.insert(pid);
        m_usedThreads.insert({pid, tid});
        if (phase == u"X")
            complete(e, ts, pid, tid);
        else if (phase == u"b" || phase == u"e" || phase == u"n")
            asynchronous(e, phase, ts, pid);
        else if (phase == u"C")
            counter(e);
        else if (phase == u"i" && !QStringList{u"g"_s, u"p"_s, u"t"_s}.contains(e[u"s"_s].toString()))
            add(u"an instant without a scope"_s);
    }

    void metadata(const QString &name, int pid, int tid, const QJsonObject &args)
    {
        if (name == u"process_name")
            m_namedProcesses.insert(pid);
        else if (name == u"thread_name")
            m_namedThreads.insert({pid, tid});
        const bool isName = name == u"process_name" || name == u"thread_name";
        const bool isIndex = name == u"process_sort_index" || name == u"thread_sort_index";
        if (!isName && !isIndex)
            add(u"unknown metadata "_s + name);
        if (isName && args[u"name"_s].toString().isEmpty())
            add(u"a name without a name"_s);
        if (isIndex && !args[u"sort_index"_s].isDouble())
            add(u"a sort index without a number"_s);
    }

    void complete(const QJsonObject &e, double ts, int pid, int tid)
    {
        if (!e[u"dur"_s].isDouble() || e[u"dur"_s].toDouble() < 0)
            add(u"no duration"_s);
        Thread &thread = m_threads[{pid, tid}];
        if (ts < thread.at)
            add(u"it goes back in time on its thread"_s);
        thread.at = ts;
        const double end = ts + e[u"dur"_s].toDouble();
        while (!thread.ends.empty() && thread.ends.back() <= ts)
            thread.ends.pop_back();
        if (!thread.ends.empty() && thread.ends.back() < end)
            add(u"it overlaps another without lying in it"_s);
        thread.ends.push_back(end);
    }

    void asynchronous(const QJsonObject &e, const QString &phase, double ts, int pid)
    {
        const QString id = e[u"id"_s].toString();
        const QString category = e[u"cat"_s].toString();
        if (id.isEmpty() || category.isEmpty())
            add(u"an asynchronous event without id or category"_s);
        Async &open = m_async[u"%1 %2 %3"_s.arg(QString::number(pid), category, id)];
        if (ts < open.at)
            add(u"it goes back in time on "_s + id);
        open.at = ts;
        const QString name = e[u"name"_s].toString();
        if (phase == u"b")
            open.names.append(name);
        else if (phase == u"e" && (open.names.isEmpty() || open.names.takeLast() != name))
            add(u"%1 ends what does not lie on top"_s.arg(name));
        else if (phase == u"n" && open.names.isEmpty())
            add(u"an instant of nothing"_s);
    }

    void counter(const QJsonObject &e)
    {
        const QJsonObject args = e[u"args"_s].toObject();
        if (args.isEmpty())
            add(u"a counter without a value"_s);
        for (const QJsonValue &value : args) {
            if (!value.isDouble())
                add(u"a counter that is no number"_s);
        }
    }

    QStringList m_faults;
    int m_index = 0;
    std::map<QString, Async> m_async;
    std::map<std::pair<int, int>, Thread> m_threads;
    std::set<std::pair<int, int>> m_namedThreads;
    std::set<std::pair<int, int>> m_usedThreads;
    std::set<int> m_namedProcesses;
    std::set<int> m_usedProcesses;
};

} // namespace

QStringList traceFaults(const QByteArray &json)
{
    return Checker().check(json);
}

} // namespace coroscope::test
