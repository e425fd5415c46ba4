#pragma once

#include "app/option_line.h"
#include "server/outbound/http_call.h"

#include <QList>

namespace coroscope {

/// A part of a form: a text, or a file.
struct FormPart {
    QByteArray head; ///< its fields, each with its line break
    QByteArray content;
};

/// "NAME=TEXT", "NAME=@FILE" or "NAME=@-", to the parts; a file is read, up to `most` bytes.
Result<void> takeFormPart(const GivenOption &given, qint64 most, QList<FormPart> &parts);

/// The parts as multipart/form-data (RFC 7578), with the Content-Type that says so.
void putForm(const QList<FormPart> &parts, HeaderList &headers, QByteArray &body);

} // namespace coroscope
