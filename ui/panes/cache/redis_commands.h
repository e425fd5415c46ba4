#pragma once

#include "server/cache/reply.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace coroscope {

/// A command as the console knows it.
struct RedisCommand {
    const char *name; ///< in capitals; with its subcommand: "CONFIG GET"
    const char *arguments; ///< as Redis documents them: "key [NX | XX]"
    enum class Care {
        None,
        Ask, ///< it deletes much, stops the server, or changes how it works
        Slow, ///< it holds up everybody on a large store
        Blocks, ///< it waits for something
        Connection, ///< it would change the connection that the pane shares
        Elsewhere, ///< it has a tab of its own
    };
    Care care = Care::None;
};

/// All that are completed, by name. Others run, too.
const std::vector<RedisCommand> &redisCommands();
/// The one that the words begin with; null: it is not known. A subcommand goes before its command.
const RedisCommand *redisCommand(const cache::Command &words);
/// Names that begin so, in whatever case.
QStringList commandNames();
/// How long a command that blocks waits at most, by its arguments, in seconds; 0: for ever; negative: it does not.
double blockingSeconds(const cache::Command &words);
/// Whether the line holds a password, so that it is not kept.
bool isSecret(const cache::Command &words);

} // namespace coroscope
