#include "server/cache/memory_call.h"

#include <algorithm>

namespace coroscope::cache::memory {

namespace {

Reply memory(const Call &call)
{
    if (!is(call.at(1), "USAGE"))
        return unknownSubcommand(call);
    if (call.count() < 3)
        return wrongCount("memory|usage");
    for (qsizetype i = 3; i < call.count(); i += 2) {
        if (!is(call.at(i), "SAMPLES") || i + 1 >= call.count())
            return syntaxError();
        const auto samples = integerOf(call.at(i + 1));
        if (!samples)
            return notAnInteger();
        if (*samples < 0)
            return syntaxError();
    }
    const auto found = call.table().peek(viewOf(call.at(2)));
    if (!found)
        return {};
    return Reply::ofInteger(qint64(Table::costOf(std::size_t(call.at(2).size()), std::size_t(found->value.size()))));
}

Reply slowlog(const Call &call)
{
    if (is(call.at(1), "LEN"))
        return call.count() == 2 ? Reply::ofInteger(qint64(call.store.slowCount())) : wrongCount("slowlog|len");
    if (is(call.at(1), "RESET")) {
        if (call.count() != 2)
            return wrongCount("slowlog|reset");
        call.store.clearSlow();
        return Reply::ok();
    }
    if (!is(call.at(1), "GET"))
        return unknownSubcommand(call);
    if (call.count() > 3)
        return wrongCount("slowlog|get");
    const auto most = call.count() == 3 ? integerOf(call.at(2)) : std::optional<qint64>(10);
    if (!most || *most < -1)
        return Reply::ofError("ERR count should be greater than or equal to -1");
    std::vector<Reply> list;
    for (const auto &slow : call.store.slowCommands(*most < 0 ? MemoryStore::kSlowKept : std::size_t(*most))) {
        std::vector<Reply> words;
        for (const QByteArray &word : slow.command)
            words.push_back(Reply::ofBulk(word));
        list.push_back(Reply::ofArray({Reply::ofInteger(slow.id), Reply::ofInteger(slow.wall),
                                       Reply::ofInteger(slow.microseconds), Reply::ofArray(std::move(words)),
                                       Reply::ofBulk(QByteArray("")), Reply::ofBulk(QByteArray(""))}));
    }
    return Reply::ofArray(std::move(list));
}

Reply info(const Call &call)
{
    const auto wants = [&](const char *section) {
        if (call.count() == 1)
            return true;
        for (qsizetype i = 1; i < call.count(); ++i) {
            if (is(call.at(i), section) || is(call.at(i), "all") || is(call.at(i), "everything")
                || is(call.at(i), "default"))
                return true;
        }
        return false;
    };
    const auto figures = call.table().figures();
    QByteArray text;
    const auto line
        = [&text](const char *name, const QByteArray &value) { text += QByteArray(name) + ':' + value + "\r\n"; };
    const auto number = [&line](const char *name, quint64 value) { line(name, QByteArray::number(value)); };
    const auto section = [&text](const char *title) {
        text += (text.isEmpty() ? QByteArray("# ") : QByteArray("\r\n# ")) + title + "\r\n";
    };
    if (wants("server")) {
        section("Server");
        line("redis_mode", "memory"); // it claims no version: it is no Redis
    }
    if (wants("memory")) {
        section("Memory");
        number("used_memory", figures.bytes);
        number("maxmemory", figures.maxBytes);
        line("maxmemory_policy", "allkeys-lru");
    }
    if (wants("stats")) {
        section("Stats");
        number("total_commands_processed", call.store.commandCount());
        number("expired_keys", figures.expired);
        number("evicted_keys", figures.evicted);
        number("keyspace_hits", figures.hits);
        number("keyspace_misses", figures.misses);
    }
    if (wants("keyspace")) {
        section("Keyspace");
        if (figures.keys > 0)
            line("db0",
                 "keys=" + QByteArray::number(figures.keys) + ",expires=" + QByteArray::number(figures.expiring)
                     + ",avg_ttl=0");
    }
    return Reply::ofBulk(text);
}

Reply ping(const Call &call)
{
    if (call.count() > 2)
        return wrongCount(call.verb);
    return call.count() == 2 ? Reply::ofBulk(call.at(1)) : Reply::ofStatus("PONG");
}

Reply echo(const Call &call)
{
    return Reply::ofBulk(call.at(1));
}

Reply select(const Call &call)
{
    const auto number = integerOf(call.at(1));
    if (!number)
        return notAnInteger();
    return *number == 0 ? Reply::ok() : Reply::ofError("ERR DB index is out of range");
}

Reply time(const Call &)
{
    const auto micros
        = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count();
    return Reply::ofArray({Reply::ofBulk(QByteArray::number(qint64(micros / 1'000'000))),
                           Reply::ofBulk(QByteArray::number(qint64(micros % 1'000'000)))});
}

} // namespace

void addServer(Specs &specs)
{
    specs.insert("memory", {-2, memory});
    specs.insert("slowlog", {-2, slowlog});
    specs.insert("info", {-1, info});
    specs.insert("ping", {-1, ping});
    specs.insert("echo", {2, echo});
    specs.insert("select", {2, select});
    specs.insert("time", {1, time});
}

} // namespace coroscope::cache::memory
