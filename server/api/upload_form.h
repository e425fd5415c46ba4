#pragma once

#include "server/api/upload_row.h"
#include "server/http/multipart.h"
#include "server/runtime/upload_folder.h"

#include <QList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace coroscope {

/// Bytes that are to go to a file; writing none makes it.
struct UploadWrite {
    std::shared_ptr<UploadFile> file;
    QByteArray bytes;
};

/// A file of a form, and what is known of it when it has come.
struct UploadedFile {
    std::shared_ptr<UploadFile> file;
    Upload row; ///< without size and sha256
};

/// What a body of multipart/form-data brings, as it comes: text fields, and files, whose bytes whoever reads it is to
/// write. Bounded by the caps below and by how much is left in waiting(). Home thread of the request; does not block.
class UploadFormReader {
public:
    UploadFormReader(std::shared_ptr<UploadFolder> folder, const QByteArray &boundary);

    /// A piece of the body. False: the form is refused.
    bool take(QByteArrayView piece);
    /// The body is complete. False: the form is refused.
    bool finish();
    /// Why: a status, and a sentence.
    int status() const noexcept { return m_status; }
    const QString &detail() const noexcept { return m_detail; }

    qsizetype waiting() const noexcept { return m_waiting; } ///< bytes in takeWrites()
    std::vector<UploadWrite> takeWrites();

    std::vector<UploadedFile> &files() noexcept { return m_files; }
    const QList<std::pair<QByteArray, QByteArray>> &fields() const noexcept { return m_fields; } ///< valid UTF-8
    const QByteArray &form() const noexcept { return m_form; } ///< an id

    static constexpr int kMostFiles = 16;
    static constexpr int kMostFields = 64;
    static constexpr qsizetype kMostOfField = 64 * 1024; ///< bytes
    static constexpr qsizetype kMostOfFields = 256 * 1024; ///< bytes, all together
    static constexpr qsizetype kMostOfName = 255; ///< UTF-16 code units
    static constexpr qsizetype kMostOfFieldName = 1024; ///< bytes

private:
    enum class Into : std::uint8_t { Nothing, Field, File, Unchosen };

    bool refuse(int status, const QString &detail);
    bool refuseMalformed();
    bool begin(const MultipartReader::Head &head);
    bool beginFile(const MultipartReader::Head &head);
    bool data(QByteArrayView bytes);
    bool end();

    const std::shared_ptr<UploadFolder> m_folder;
    const QByteArray m_form;
    MultipartReader m_reader;
    Into m_into = Into::Nothing;
    std::vector<UploadedFile> m_files;
    QList<std::pair<QByteArray, QByteArray>> m_fields;
    qsizetype m_fieldBytes = 0;
    std::vector<UploadWrite> m_writes;
    qsizetype m_waiting = 0;
    int m_status = 0;
    QString m_detail;
};

/// The name of a file as it is kept: without folders before it, in whichever system's form, and without control
/// characters. "upload" where nothing is left.
QString uploadName(const QString &given);

} // namespace coroscope
