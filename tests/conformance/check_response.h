#pragma once

#include "tests/conformance/raw_client.h"

#include <QString>

namespace coroscope::test {

/// What every response of Coroscope must be, whatever was asked (RFC 9110 §6.6.1 Date, §8.6 and §15.3.5 no body,
/// §15.5.6 Allow, §10.2.2 Location; RFC 9457 §3 problem documents). Empty: all is well; else what is not. `toHead`: the
/// response answers HEAD, so that there is no body to look at.
QString complaintAbout(const RawResponse &response, bool toHead = false);

/// The same for a problem document alone: type, title, status, detail, trace_id, and instance where there is a path.
QString complaintAboutProblem(const RawResponse &response);

/// Whether it has the fixed form `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7) and lies within a minute of now.
bool isCurrentImfFixdate(const QByteArray &date);

} // namespace coroscope::test
