#pragma once

#include "ui/panes/sender_request.h"

namespace coroscope {

/// A request made of a curl command line.
struct CurlImport {
    SenderRequest request;
    /// What of the command is not in the request: sentences and options, in the order of the command.
    QStringList leftOut;
    /// Options that only tell curl how to write its output: of no meaning here, and said so.
    QStringList meaningless;
};

/// Whether a text is a curl command, as far as its beginning tells: "curl …", with a prompt in front or not.
bool isCurlCommand(const QString &text);

/// Reads a command for a POSIX shell or for cmd.exe, as browsers copy it ("copy as cURL") and as people write it. The
/// options are those of curl 8; nothing is run, no file is read. Error: BadRequest with a translated sentence, where
/// there is no URL or a quote is not closed.
Result<CurlImport> importCurl(const QString &command);

} // namespace coroscope
