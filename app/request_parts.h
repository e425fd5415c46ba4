#pragma once

#include "app/option_line.h"
#include "server/outbound/http_call.h"

namespace coroscope {

/// The parts of a request as the command line gives them. An error's detail is a sentence that names the option.

/// "localhost:8000/x" is meant as an http URL, not as one of the scheme "localhost"; ":8000/x" is on this machine.
QUrl urlFromWord(const QString &text);
/// A method whose URL was forgotten, rather than a URL.
bool looksLikeMethod(const QString &word);

/// "NAME: VALUE", to the fields.
Result<void> takeField(const GivenOption &given, HeaderList &headers);
/// "NAME:PASSWORD", as Basic authentication.
Result<void> takeUser(const GivenOption &given, HeaderList &headers);

/// The text itself, or what the file, or standard input, that it names holds: up to `most` bytes, not null.
Result<QByteArray> readBody(const GivenOption &given, qint64 most);
/// The same of a file that is named without an @, or "-".
Result<QByteArray> readBodyFile(const GivenOption &given, qint64 most);
QByteArray guessedContentType(const QByteArray &body);

} // namespace coroscope
