#pragma once

#include "server/collections/http_file.h"
#include "ui/panes/sender_request.h"

namespace coroscope {

/// Between a request of the Sender and one of a file of requests. GUI thread, for their words.

/// As a person goes on with it: variables that the file sets are replaced, others stay as they are.
SenderRequest editedRequest(const HttpFile &file, const HttpFileRequest &request, const QDir &folder);

/// As it is written to a file. Without `withSecrets` a variable stands in place of each value that isSecretName()
/// tells, in the address, the fields, forms and JSON, of passwords, and of whatever Auth makes. BadRequest, with a
/// translated sentence: such a file cannot hold it.
Result<HttpFileRequest> savedRequest(const SenderRequest &request, const QDir &folder, bool withSecrets);
/// What of it is secret, for people: "Authorization", "api_key".
QStringList secretsOf(const SenderRequest &request);

/// The same, with what the one that it replaces says, its variables and its secrets, where that still makes what is in
/// the request.
Result<HttpFileRequest> savedRequest(const SenderRequest &request, const QDir &folder, bool withSecrets,
                                     const HttpFile &file, const HttpFileRequest &before);

} // namespace coroscope
