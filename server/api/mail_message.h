#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace coroscope {

/// A message with one text, as it is to be sent.
struct MailMessage {
    QString from; ///< addr-spec: "ada@example.org"
    QString to;
    QString subject; ///< any text
    QString body; ///< any text; every kind of line break is one
    QByteArray id; ///< of its Message-ID, before the @: letters, digits and -
    QDateTime date;
};

/// RFC 5322 with MIME (RFC 2045), CRLF line ends, ASCII only: a subject that is more than a short ASCII text is made of
/// encoded-words (RFC 2047), the body is quoted-printable, or Base64 where more than a sixth of it is no ASCII. What a
/// text holds cannot become a header field: control characters of addresses are dropped, those of the subject become
/// spaces. Any thread.
QByteArray mailText(const MailMessage &message);

} // namespace coroscope
