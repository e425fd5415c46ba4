#pragma once

#include "server/async/result.h"
#include "server/outbound/http_call.h"

#include <QDir>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace coroscope {

/// A request as a file holds it, with its {{variables}}.
struct HttpFileRequest {
    QString name; ///< behind its ###, or of "# @name"; may be empty
    QString method = QStringLiteral("GET");
    QString url; ///< a path alone goes to the server that is meant by whoever sends it
    QList<QPair<QString, QString>> headers;
    QString body; ///< lines are separated by \n
    QString bodyFile; ///< of "< FILE": in place of `body`, relative to the file's folder
    int line = 0; ///< of its request line, from 1
    int firstLine = 0; ///< what is its own: its ### line, or what begins the file
    int endLine = 0; ///< behind its last one

    /// "name", or "GET /users?limit=5".
    QString title() const;
};

/// What a file says that cannot be understood.
struct HttpFileFault {
    int line = 0; ///< from 1
    QString sentence;
};

/// What is sent of a request: its variables replaced, its body read.
struct FilledRequest {
    QByteArray method;
    QString url;
    HeaderList headers;
    QByteArray body;
};

/// Requests in a plain text file, as VS Code's REST Client and JetBrains' HTTP client know them (".http"):
///
///     @host = http://localhost:8000
///
///     ### All users
///     GET {{host}}/users
///         ?limit=5
///     Accept: application/json
///
///     ### Another one
///     POST {{host}}/users
///     Content-Type: application/json
///
///     {"name": "Ann"}
///
/// A line that begins with # or // is a comment, outside of bodies. A body that is "< FILE" is what that file holds.
/// Scripts, and variables of the system ({{$guid}}), are not run, and are faults. What is at fault is left out, the
/// rest can be used. A value; any thread.
class HttpFile {
public:
    static constexpr qsizetype kMaxText = 4 * 1024 * 1024; ///< characters; also of what variables make
    static constexpr qsizetype kMaxRequests = 1'000;

    HttpFile() = default;
    explicit HttpFile(const QString &text);

    const QString &text() const noexcept { return m_text; }
    const QList<HttpFileRequest> &requests() const noexcept { return m_requests; }
    const QList<HttpFileFault> &faults() const noexcept { return m_faults; } ///< by line
    /// Those that the file sets; their values may name others.
    const QMap<QString, QString> &variables() const noexcept { return m_variables; }

    /// BadRequest: a variable has no value, or names itself, or is too long; the sentence names it.
    /// `more`: values that go before those of the file.
    Result<QString> filled(const QString &text, const QMap<QString, QString> &more = {}) const;
    /// The same for a person to go on with: what has no value stays as it is.
    QString filledAsFarAsKnown(const QString &text) const;
    /// With `folder` the one that the file is in. Errors besides: its body's file cannot be read.
    Result<FilledRequest> filled(const HttpFileRequest &request, const QDir &folder,
                                 const QMap<QString, QString> &more = {}) const;
    /// Names of the variables that the request needs and that nobody sets, each once.
    QStringList unset(const HttpFileRequest &request) const;

    // The text of the file with one change; comments and all else stay as they are.
    QString withRequest(const HttpFileRequest &request) const; ///< behind all others
    QString withRequest(qsizetype place, const HttpFileRequest &request) const; ///< instead of that one
    QString withName(qsizetype place, const QString &name) const;
    QString without(qsizetype place) const;

private:
    void read();
    QString joined(const QStringList &lines) const;

    QString m_text;
    QList<HttpFileRequest> m_requests;
    QList<HttpFileFault> m_faults;
    QMap<QString, QString> m_variables;
};

/// Names in {{ }}, in their order, each once.
QStringList variablesIn(const QString &text);

} // namespace coroscope
