#pragma once

#include "server/async/result.h"
#include "ui/models/key_value_model.h"

#include <optional>

namespace coroscope {

/// A body and the media type that says how it is to be read.
struct BuiltBody {
    QByteArray bytes;
    QByteArray contentType;
};

/// application/x-www-form-urlencoded of the rows that are on, as WHATWG URL §5.2 writes it. A row that still has its
/// raw form keeps it to the byte.
QByteArray encodeForm(const QList<KeyValueRow> &rows);
/// Rows that encodeForm() makes the same bytes of; none where no rows would.
std::optional<QList<KeyValueRow>> parseForm(const QByteArray &body);

/// multipart/form-data (RFC 7578) of the rows that are on; files are read, so it blocks on the disk. Any thread.
/// `boundary`: one that the person wrote; empty: one is made that no part contains. Error: a translated sentence, for a
/// file that cannot be read, or where all of it would be larger than `limit` bytes.
Result<BuiltBody> encodeMultipart(const QList<KeyValueRow> &parts, const QByteArray &boundary, qint64 limit);
/// The parts of such a body. Of a file only its name is taken: `path` stays what the body called it, to be chosen
/// anew. None where it is not such a body.
std::optional<QList<KeyValueRow>> parseMultipart(const QByteArray &body, const QByteArray &boundary);

/// A file as a body. Blocks on the disk. Any thread.
Result<QByteArray> readBodyFile(const QString &path, qint64 limit);

/// The boundary parameter of a multipart media type; empty where it has none.
QByteArray boundaryOf(const QByteArray &mediaType);

/// The media type that a file's name or its first bytes tell.
QString guessedMediaType(const QString &path);

} // namespace coroscope
