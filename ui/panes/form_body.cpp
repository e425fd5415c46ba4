#include "ui/panes/form_body.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct BodyWords {
    Q_DECLARE_TR_FUNCTIONS(FormBody)
};

Error refused(QString why)
{
    return {Error::Kind::BadRequest, std::move(why)};
}

bool isOn(const KeyValueRow &row)
{
    return row.enabled && (!row.name.isEmpty() || !row.value.isEmpty());
}

QByteArray formEncoded(const QString &text)
{
    QByteArray out = QUrl::toPercentEncoding(text, " *", "~"); // §1.3: the urlencoded set leaves only *-._ as they are
    return out.replace(' ', '+');
}

QString formDecoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

/// A name inside quotes: RFC 7578 §2 sends UTF-8 as it is; what would end the quotes or the line is encoded, as WHATWG
/// HTML says.
QByteArray quotedName(const QString &text)
{
    QByteArray out = text.toUtf8();
    out.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return out;
}

QString unquotedName(QByteArray text)
{
    text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    return QString::fromUtf8(text);
}

QByteArray newBoundary()
{
    static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray boundary = "----coroscope-";
    for (int i = 0; i < 24; ++i)
        boundary.append(kLetters[QRandomGenerator::global()->bounded(int(sizeof kLetters) - 1)]);
    return boundary;
}

/// Of a part's head: the value of one parameter of Content-Disposition, quoted or not; a null array where it is absent.
QByteArray dispositionParam(const QByteArray &line, const char *name)
{
    const QRegularExpression expression(u";\\s*%1=(?:\"([^\"]*)\"|([^;\\s]*))"_s.arg(QLatin1String(name)),
                                        QRegularExpression::CaseInsensitiveOption);
    const auto match = expression.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return {};
    const QByteArray value = (match.captured(1) + match.captured(2)).toUtf8();
    return value.isNull() ? QByteArrayLiteral("") : value;
}

} // namespace

QByteArray encodeForm(const QList<KeyValueRow> &rows)
{
    QByteArray out;
    for (const KeyValueRow &row : rows) {
        if (!isOn(row))
            continue;
        if (!out.isEmpty())
            out += '&';
        out += row.raw.isEmpty() ? formEncoded(row.name) + '=' + formEncoded(row.value) : row.raw.toUtf8();
    }
    return out;
}

std::optional<QList<KeyValueRow>> parseForm(const QByteArray &body)
{
    QList<KeyValueRow> rows;
    const auto pieces = body.split('&');
    for (const QByteArray &piece : pieces) {
        const auto equals = piece.indexOf('=');
        KeyValueRow row;
        row.name = formDecoded(piece.first(equals < 0 ? piece.size() : equals));
        row.value = equals < 0 ? QString() : formDecoded(piece.sliced(equals + 1));
        row.raw = QString::fromUtf8(piece);
        rows.append(row);
    }
    if (encodeForm(rows) != body)
        return {};
    for (KeyValueRow &row : rows) { // what would be written the same way anew needs no raw form
        KeyValueRow fresh = row;
        fresh.raw.clear();
        if (encodeForm({fresh}) == row.raw.toUtf8())
            row.raw.clear();
    }
    return rows;
}

Result<QByteArray> readBodyFile(const QString &path, qint64 limit)
{
    if (path.trimmed().isEmpty())
        return refused(BodyWords::tr("Choose the file to send in Body first."));
    QFile file(path);
    if (QFileInfo(path).isDir())
        return refused(BodyWords::tr("%1 is a folder; a file is needed.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return refused(BodyWords::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return refused(BodyWords::tr("%1 is larger than the %2 that are sent from here at most.")
                           .arg(path, sizeText(quint64(limit))));
    if (file.error() != QFile::NoError)
        return refused(BodyWords::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    return bytes;
}

Result<BuiltBody> encodeMultipart(const QList<KeyValueRow> &parts, const QByteArray &boundary, qint64 limit)
{
    QList<QByteArray> heads;
    QList<QByteArray> bodies;
    qint64 left = limit;
    for (const KeyValueRow &part : parts) {
        if (!isOn(part))
            continue;
        QByteArray head = "Content-Disposition: form-data; name=\"" + quotedName(part.name) + '"';
        QByteArray body = part.value.toUtf8();
        QByteArray type = part.type.trimmed().toUtf8();
        if (part.isFile) {
            if (part.value.trimmed().isEmpty())
                return refused(BodyWords::tr("The part “%1” needs a file: choose it in Body.").arg(part.name));
            auto read = readBodyFile(part.value, left);
            if (!read.isOk())
                return read.error();
            body = read.value();
            head += "; filename=\"" + quotedName(QFileInfo(part.value).fileName()) + '"';
            if (type.isEmpty())
                type = guessedMediaType(part.value).toUtf8();
        }
        if (type.contains('\r') || type.contains('\n'))
            return refused(BodyWords::tr("The content type of “%1” cannot hold a line break.").arg(part.name));
        if (!type.isEmpty())
            head += "\r\nContent-Type: " + type;
        left -= head.size() + body.size();
        if (left < 0)
            return refused(BodyWords::tr("The parts together are larger than the %1 that are sent from here at most.")
                               .arg(sizeText(quint64(limit))));
        heads.append(head);
        bodies.append(body);
    }
    const auto isInside = [&](const QByteArray &candidate) {
        return std::any_of(bodies.begin(), bodies.end(),
                           [&](const QByteArray &body) { return body.contains("--" + candidate); });
    };
    QByteArray own = boundary;
    if (!own.isEmpty() && isInside(own))
        return refused(BodyWords::tr("A part holds the boundary “%1” that the Content-Type names: choose another, or "
                                     "leave it out, and one is made.")
                           .arg(QString::fromUtf8(own)));
    while (own.isEmpty() || isInside(own))
        own = newBoundary();
    BuiltBody built;
    built.contentType = "multipart/form-data; boundary=" + own;
    for (qsizetype i = 0; i < heads.size(); ++i)
        built.bytes += "--" + own + "\r\n" + heads[i] + "\r\n\r\n" + bodies[i] + "\r\n";
    built.bytes += "--" + own + "--\r\n";
    return built;
}

std::optional<QList<KeyValueRow>> parseMultipart(const QByteArray &body, const QByteArray &boundary)
{
    if (boundary.isEmpty())
        return {};
    QList<KeyValueRow> rows;
    QByteArray text = body;
    if (!text.contains("\r\n")) // pasted through an editor that changed the line ends
        text.replace('\n', "\r\n");
    text.prepend("\r\n");
    const QByteArray mark = "\r\n--" + boundary;
    qsizetype at = text.indexOf(mark);
    while (at >= 0) {
        at += mark.size();
        if (text.sliced(at).startsWith("--"))
            return rows;
        const qsizetype headAt = text.indexOf("\r\n", at);
        const qsizetype next = text.indexOf(mark, at);
        const qsizetype headEnd = text.indexOf("\r\n\r\n", headAt);
        if (headAt < 0 || next < 0 || headEnd < 0 || headEnd > next)
            return {};
        KeyValueRow row;
        const auto lines = text.sliced(headAt + 2, std::max<qsizetype>(0, headEnd - headAt - 2)).split('\n');
        for (const QByteArray &line : lines) {
            const QByteArray lower = line.toLower();
            if (lower.startsWith("content-disposition:")) {
                row.name = unquotedName(dispositionParam(line, "name"));
                if (const QByteArray file = dispositionParam(line, "filename"); !file.isNull()) {
                    row.isFile = true;
                    row.value = unquotedName(file);
                }
            } else if (lower.startsWith("content-type:")) {
                row.type = QString::fromUtf8(line.sliced(13).trimmed());
            }
        }
        if (!row.isFile)
            row.value = QString::fromUtf8(text.sliced(headEnd + 4, std::max<qsizetype>(0, next - headEnd - 4)));
        if (row.name.isEmpty())
            return {};
        rows.append(row);
        at = next;
    }
    return {};
}

QByteArray boundaryOf(const QByteArray &mediaType)
{
    if (!mediaType.trimmed().toLower().startsWith("multipart/"))
        return {};
    return dispositionParam(mediaType, "boundary");
}

QString guessedMediaType(const QString &path)
{
    return QMimeDatabase().mimeTypeForFile(path).name();
}

} // namespace coroscope
