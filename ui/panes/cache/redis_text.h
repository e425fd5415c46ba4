#pragma once

#include "server/async/result.h"
#include "server/cache/reply.h"

#include <QByteArray>
#include <QString>

namespace coroscope {

// Bytes of a cache for people and for redis-cli, and back.

/// For reading: text as it is; what cannot be printed, or is no UTF-8, as redis-cli writes it (\n, \x00), and a
/// backslash twice, so that bytesOfShown() gives the same bytes.
QString shownBytes(const QByteArray &bytes);
/// The same of the beginning: at most `most` bytes, then "…".
QString shownStart(const QByteArray &bytes, qsizetype most);
/// A key within a sentence, of bounded length.
QString shownKey(const QByteArray &key);
/// Text that a person wrote, with those escapes. BadRequest where one is not known.
Result<QByteArray> bytesOfShown(const QString &text);
/// Whether the bytes are text that can be edited as it is: UTF-8 without control characters but for tabs and ends of
/// lines ("\n" only).
bool isPlainText(const QByteArray &bytes);
/// A pattern as a person writes it, for MATCH: a text without * ? [ is looked for anywhere. Empty: all.
QByteArray matchOf(const QString &text);
/// For MATCH: whatever begins so.
QByteArray prefixPattern(const QByteArray &prefix);

/// As redis-cli writes a string: in quotation marks, everything but printable ASCII escaped.
QByteArray quoted(const QByteArray &bytes);
/// A command that redis-cli reads back as the same bytes: words in quotation marks only where they must be.
QByteArray commandLine(const cache::Command &command);
/// As redis-cli takes a line apart (sdssplitargs): "…" with \n, \xHH and so on, '…' with \'. BadRequest where marks do
/// not match. An empty line gives no words.
Result<cache::Command> splitLine(const QByteArray &line);

/// As redis-cli shows a reply: (integer) 1, "a", (nil), numbered arrays. At most `most` bytes, then a line that says
/// so.
QString replyText(const cache::Reply &reply, qsizetype most = 1 << 20);

/// What the reply, or one inside it, complains of; empty: nothing.
QByteArray errorOf(const cache::Reply &reply);
/// A number, whatever it came as; -1 where there is none.
qint64 numberOf(const cache::Reply &reply);

} // namespace coroscope
