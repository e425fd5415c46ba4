#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

namespace coroscope {

/// Who may hold an event loop, by name: routes, and kinds of tasks, each in the order of their declaration.
struct HolderNames {
    QStringList routes;
    QStringList tasks;

    /// Of an Activity::label; empty where it is unknown.
    QString of(std::int32_t label) const;
};

} // namespace coroscope
