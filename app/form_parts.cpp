#include "app/form_parts.h"

#include "app/request_parts.h"
#include "server/http/media_types.h"

#include <QRandomGenerator>

#include <algorithm>

namespace coroscope {

namespace {

/// As browsers escape it (HTML §4.10.21.8).
QByteArray quoted(QByteArray name)
{
    return '"' + name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A") + '"';
}

QByteArray newBoundary()
{
    QByteArray boundary = "coroscope-";
    for (int i = 0; i < 2; ++i)
        boundary += QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    return boundary;
}

} // namespace

Result<void> takeFormPart(const GivenOption &given, qint64 most, QList<FormPart> &parts)
{
    const qsizetype equals = given.bytes.indexOf('=');
    if (equals <= 0)
        return refusedValue(given);
    FormPart part;
    part.head = "Content-Disposition: form-data; name=" + quoted(given.bytes.first(equals));
    part.content = given.bytes.sliced(equals + 1);
    if (part.content.startsWith('@')) {
        GivenOption file = given;
        file.bytes = std::exchange(part.content, QByteArray()).sliced(1);
        if (file.bytes.isEmpty())
            return refusedValue(given);
        if (const auto taken = takeBodyFile(file, most, part.content); !taken)
            return taken;
        const QByteArray name = file.bytes.mid(file.bytes.lastIndexOf('/') + 1);
        part.head += "; filename=" + quoted(name) + "\r\nContent-Type: " + mediaTypeOf(name);
    }
    part.head += "\r\n";
    qint64 size = part.content.size();
    for (const FormPart &other : parts)
        size += other.content.size();
    if (size > most)
        return wrongOption(given.asWritten, QStringLiteral("makes the form larger than a body may be"));
    parts.append(std::move(part));
    return {};
}

void putForm(const QList<FormPart> &parts, HeaderList &headers, QByteArray &body)
{
    QByteArray boundary;
    do {
        boundary = newBoundary();
    } while (
        std::any_of(parts.begin(), parts.end(), [&](const FormPart &part) { return part.content.contains(boundary); }));
    qsizetype size = 0;
    for (const FormPart &part : parts)
        size += part.head.size() + part.content.size() + boundary.size() + 8;
    body.clear();
    body.reserve(size + boundary.size() + 6);
    for (const FormPart &part : parts)
        body.append("--" + boundary + "\r\n" + part.head + "\r\n").append(part.content).append("\r\n");
    body.append("--" + boundary + "--\r\n");
    headers.append({QByteArrayLiteral("Content-Type"), "multipart/form-data; boundary=" + boundary});
}

} // namespace coroscope
