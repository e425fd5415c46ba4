#include "server/api/upload_form.h"

#include "server/db/query.h"
#include "server/http/json_body.h"
#include "server/http/media_types.h"
#include "server/http/utf8_check.h"
#include "server/tasks/engine_settings.h"
#include "server/tasks/task.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOfType = 255;

/// For a sentence: what a client sent may be long, and no text.
QString shown(const QByteArray &name)
{
    QString text = QString::fromUtf8(name.left(100));
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u'?';
    }
    return text;
}

} // namespace

QString uploadName(const QString &given)
{
    QString name = given.mid(std::max(given.lastIndexOf(u'/'), given.lastIndexOf(u'\\')) + 1);
    for (QChar &c : name) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u'_';
    }
    name = name.trimmed();
    return name.isEmpty() || name == u"."_s || name == u".."_s ? u"upload"_s : name;
}

Result<bool> isUploadKnown(db::Connection &connection, const QByteArray &id)
{
    return db::OnConnection(connection).exists<Upload>().where("id = ?", QString::fromLatin1(id)).run();
}

UploadFormReader::UploadFormReader(std::shared_ptr<UploadFolder> folder, const QByteArray &boundary)
    : m_folder(std::move(folder))
    , m_form(tasks::newTaskId(tasks::wallNow()))
    , m_reader(boundary)
{
}

bool UploadFormReader::refuse(int status, const QString &detail)
{
    m_status = status;
    m_detail = detail;
    return false;
}

bool UploadFormReader::refuseMalformed()
{
    return refuse(400,
                  u"The body is not multipart/form-data, as its Content-Type says: at byte %1, %2."_s.arg(
                      QString::number(m_reader.faultAt()), QString::fromUtf8(m_reader.fault())));
}

bool UploadFormReader::take(QByteArrayView piece)
{
    for (;;) {
        switch (m_reader.next(piece)) {
        case MultipartReader::Event::Nothing:
        case MultipartReader::Event::End: // what follows is looked at, too
            if (piece.isEmpty())
                return true;
            break;
        case MultipartReader::Event::Part:
            if (!begin(m_reader.head()))
                return false;
            break;
        case MultipartReader::Event::Data:
            if (!data(m_reader.data()))
                return false;
            break;
        case MultipartReader::Event::PartEnd:
            if (!end())
                return false;
            break;
        case MultipartReader::Event::Fault: return refuseMalformed();
        }
    }
}

bool UploadFormReader::finish()
{
    return m_reader.finish() == MultipartReader::Event::End || refuseMalformed();
}

std::vector<UploadWrite> UploadFormReader::takeWrites()
{
    m_waiting = 0;
    return std::exchange(m_writes, {});
}

bool UploadFormReader::begin(const MultipartReader::Head &head)
{
    if (head.name.size() > kMostOfFieldName)
        return refuse(413, u"The name of a field of the form is longer than %1 bytes."_s.arg(kMostOfFieldName));
    if (!Utf8Check::isValid(head.name))
        return refuse(400, u"The name of a field of the form is not UTF-8."_s);
    if (head.contentType.startsWith("multipart/")) // as RFC 7578 §4.3 had it once
        return refuse(400,
                      u"The field %1 holds several parts of its own (%2): give each file a part of the form."_s.arg(
                          shown(head.name), shown(head.contentType)));
    if (head.fileName && head.fileName->isEmpty()) {
        m_into = Into::Unchosen; // a file field of a form in which nothing was chosen, unless something comes
        return true;
    }
    if (head.fileName)
        return beginFile(head);
    if (m_fields.size() == kMostFields)
        return refuse(413, u"The form has more than %1 text fields."_s.arg(kMostFields));
    m_fields.append({head.name, QByteArray("")});
    m_into = Into::Field;
    return true;
}

bool UploadFormReader::beginFile(const MultipartReader::Head &head)
{
    if (m_files.size() == kMostFiles)
        return refuse(413, u"The form has more than %1 files."_s.arg(kMostFiles));
    const QByteArray given = head.fileName.value_or(QByteArray());
    if (!Utf8Check::isValid(given))
        return refuse(400, u"The filename of the field %1 is not UTF-8."_s.arg(shown(head.name)));
    Upload row;
    row.name = uploadName(QString::fromUtf8(given));
    if (row.name.size() > kMostOfName)
        return refuse(
            413,
            u"The filename of the field %1 is longer than %2 characters."_s.arg(shown(head.name)).arg(kMostOfName));
    const bool isTyped = head.contentType.size() <= kMostOfType && !MediaType::parse(head.contentType).essence.isEmpty()
        && std::all_of(head.contentType.cbegin(), head.contentType.cend(), [](char c) { return c > 0; });
    row.type = QString::fromLatin1(isTyped ? head.contentType : mediaTypeOf(row.name.toUtf8()));
    const QByteArray id = tasks::newTaskId(tasks::wallNow());
    row.id = QString::fromLatin1(id);
    row.field = QString::fromUtf8(head.name).remove(QChar(0));
    row.form = QString::fromLatin1(m_form);
    m_files.push_back({std::make_shared<UploadFile>(m_folder, id), std::move(row)});
    m_writes.push_back({m_files.back().file, {}});
    m_into = Into::File;
    return true;
}

bool UploadFormReader::data(QByteArrayView bytes)
{
    if (m_into == Into::Unchosen) {
        auto head = m_reader.head();
        head.fileName = "upload";
        if (!beginFile(head))
            return false;
    }
    if (m_into == Into::File) {
        if (m_writes.empty() || m_writes.back().file != m_files.back().file)
            m_writes.push_back({m_files.back().file, {}});
        m_writes.back().bytes.append(bytes);
        m_waiting += bytes.size();
        return true;
    }
    QByteArray &value = m_fields.last().second;
    if (value.size() + bytes.size() > kMostOfField) {
        return refuse(413,
                      u"The text field %1 is longer than %2 bytes. A file has a filename in its "
                      "Content-Disposition."_s.arg(shown(m_fields.last().first))
                          .arg(kMostOfField));
    }
    m_fieldBytes += bytes.size();
    if (m_fieldBytes > kMostOfFields)
        return refuse(413, u"The text fields of the form are longer than %1 bytes together."_s.arg(kMostOfFields));
    value.append(bytes);
    return true;
}

bool UploadFormReader::end()
{
    if (std::exchange(m_into, Into::Nothing) != Into::Field || Utf8Check::isValid(m_fields.last().second))
        return true;
    return refuse(400,
                  u"The text field %1 is not UTF-8. A file has a filename in its Content-Disposition."_s.arg(
                      shown(m_fields.last().first)));
}

} // namespace coroscope
