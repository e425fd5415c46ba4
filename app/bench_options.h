#pragma once

#include "server/outbound/load_plan.h"

#include <QByteArrayList>
#include <QString>

namespace coroscope {

/// What the command line of `coroscope-client bench` asks for.
struct BenchCommand {
    enum class Format { Text, Json, Csv, Hgrm };
    bool help = false;
    LoadPlan plan;
    Format format = Format::Text;
    QString output; ///< as ClientCommand::output
    QString hdrFile; ///< --hdr; empty: none
    bool fail = false; ///< --fail
    bool quiet = false; ///< --quiet
};

/// `arguments` begin with "bench". Reads the file, or standard input, that --data names. Errors as those of
/// parseClientCommand().
Result<BenchCommand> parseBenchCommand(const QByteArrayList &arguments);

QString benchHelp(); ///< of `coroscope-client bench --help`

} // namespace coroscope
