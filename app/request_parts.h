#pragma once

#include "app/option_line.h"
#include "server/outbound/http_call.h"

#include <QMap>

namespace coroscope {

/// The parts of a request as the command line gives them. An error's detail is a sentence that names the option.

/// "localhost:8000/x" is meant as an http URL, not as one of the scheme "localhost"; ":8000/x" is on this machine.
QUrl urlFromWord(const QString &text);
/// A method whose URL was forgotten, rather than a URL.
bool looksLikeMethod(const QString &word);

/// "NAME: VALUE", to the fields.
Result<void> takeField(const GivenOption &given, HeaderList &headers);
// Who sends it: refused where the request says so already. A value that begins with @ names a file that holds it, or
// standard input (@-), so that other users of the machine do not see it among the arguments of the program; a line
// break at its end is not a part of it. No sentence has the value in it.

/// "NAME:PASSWORD", as Basic authentication.
Result<void> takeUser(const GivenOption &given, HeaderList &headers);
/// A key, as X-API-Key.
Result<void> takeApiKey(const GivenOption &given, HeaderList &headers);
/// A token, as Bearer authentication.
Result<void> takeBearer(const GivenOption &given, HeaderList &headers);

/// "NAME=VALUE"; a value that begins with @ is read as those above.
Result<void> takeVariable(const GivenOption &given, QMap<QString, QString> &variables);

/// The method, unless there is one already.
Result<void> takeMethod(const GivenOption &given, QByteArray &method);

/// The text itself, or what the file, or standard input, that it names holds: up to `most` bytes, not null. Refused
/// where there is a body already.
Result<void> takeBody(const GivenOption &given, qint64 most, QByteArray &body);
/// The same of a file that is named without an @, or "-".
Result<void> takeBodyFile(const GivenOption &given, qint64 most, QByteArray &body);
/// A file of certificates, which is read only to see that it is one.
Result<void> takeCaFile(const GivenOption &given, QString &file);

/// What nothing was said about: GET, or POST where there is a body; and what that looks like as its Content-Type.
void addUsualParts(QByteArray &method, HeaderList &headers, const QByteArray &body);

} // namespace coroscope
