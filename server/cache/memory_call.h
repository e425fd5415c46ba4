#pragma once

#include "server/cache/memory_store.h"

#include <QHash>

#include <optional>
#include <string_view>

/// What the commands of the memory store share; for memory_*.cpp. They answer word for word as Redis 7.0 does: the
/// window, the console and the tests speak to both in the same way. Pure functions of a store, any thread.
namespace coroscope::cache::memory {

using Table = MemoryStore::Table;
using Edit = Table::Edit;
using Found = Table::Found;

/// What one command works on.
struct Call {
    MemoryStore &store;
    const Command &command;
    const QByteArray &verb; ///< lower case

    Table &table() const { return store.table(); }
    qsizetype count() const { return command.size(); }
    const QByteArray &at(qsizetype i) const { return command[i]; }
};

struct Spec {
    int arity = 0; ///< the verb included; negative: at least
    Reply (*run)(const Call &) = nullptr;
};
using Specs = QHash<QByteArray, Spec>; ///< by verb, lower case

// Each adds its kind.
void addStrings(Specs &specs); ///< memory_strings.cpp
void addKeys(Specs &specs); ///< memory_keys.cpp: of keys whatever they hold, and of their times
void addServer(Specs &specs); ///< memory_server.cpp: of the store itself and the connection

std::string_view viewOf(const QByteArray &bytes);
/// Whether a word of a command is `upper`, in whatever case.
bool is(const QByteArray &word, const char *upper);
/// As Redis's string2ll(): nothing before or after, no plus, no zero in front.
std::optional<qint64> integerOf(const QByteArray &text);

Reply notAnInteger();
Reply syntaxError();
Reply wrongCount(const QByteArray &verb);
Reply unknownSubcommand(const Call &call);

qint64 wallNow(); ///< milliseconds since 1970

enum class TimeUnit { Seconds, Milliseconds };
enum class TimeBase { FromNow, SinceEpoch };
/// The time that `text` names, as milliseconds from now, which may be past. An error of `verb` where it is none.
std::optional<Reply> readTime(const QByteArray &text, TimeUnit unit, TimeBase base, bool mustBePositive,
                              const QByteArray &verb, qint64 &left);
Clock::time_point expiryFrom(const Table &table, qint64 left);

} // namespace coroscope::cache::memory
