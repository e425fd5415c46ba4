#pragma once

#include "server/http/tls_context.h"
#include "server/runtime/options.h"

namespace coroscope {

/// What the options say about TLS: the files of --tls-cert and --tls-key, or with --tls self-signed a pair that is kept
/// in the data folder; null: none. Reads files and may write them, for the thread that starts the server. Errors are
/// sentences that name the option or the file. What is no error, but a trouble for clients, is logged.
///
/// The pair: `tls/key.pem` (mode 0600; key and certificate, written in one step) and `tls/cert.pem`, which is what a
/// client may be told to trust. It is for localhost, the loopback addresses and all that HostGuard allows, and is made
/// anew where it lacks one of those, is not readable, or ends within kRenewBefore days.
Result<std::shared_ptr<const TlsContext>> tlsOf(const Options &options);

/// Whether they ask for it at all.
bool wantsTls(const Options &options);

/// The folder of the pair.
QString tlsFolder(const Options &options);

inline constexpr int kSelfSignedDays = 397; ///< browsers take no more
inline constexpr int kRenewBefore = 30;

} // namespace coroscope
