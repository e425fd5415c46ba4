#pragma once

#include "server/db/sample_data.h"

#include <QStringList>

namespace coroscope {

/// The options of single commands of coroscope-server, which are not in the option table.
struct CommandOptions {
    coroscope::db::SampleDataPlan seed;
    bool dryRun = false;
    QString fault; ///< a sentence; empty: none

    /// Takes them out of `arguments`.
    static CommandOptions takeFrom(QStringList &arguments);
    /// A sentence where one was given that `command` does not have; else empty.
    QString faultFor(const QString &command) const;
    /// For the help text: option, what it does.
    static QList<std::pair<QString, QString>> help();

private:
    QList<std::pair<QString, QString>> m_given; // option, the command that has it
};

} // namespace coroscope
