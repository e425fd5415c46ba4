#pragma once

#include "server/collections/http_file.h"
#include "ui/panes/sender_request.h"

namespace coroscope {

/// Between a request of the Sender and one of a file of requests. GUI thread, for their words.

/// As a person goes on with it: variables that the file sets are replaced, others stay as they are.
SenderRequest editedRequest(const HttpFile &file, const HttpFileRequest &request, const QDir &folder);

/// As it is written to a file. Without `withSecrets` a variable stands in place of each value that isSecretField() or
/// isSecretName() tells, and of passwords. BadRequest, with a translated sentence: such a file cannot hold it.
Result<HttpFileRequest> savedRequest(const SenderRequest &request, const QDir &folder, bool withSecrets);
/// What of it is secret, for people: "Authorization", "api_key".
QStringList secretsOf(const SenderRequest &request);

/// The same, with the variables of the one that it replaces where they still make what is in the request.
Result<HttpFileRequest> savedRequest(const SenderRequest &request, const QDir &folder, bool withSecrets,
                                     const HttpFile &file, const HttpFileRequest &before);

} // namespace coroscope
