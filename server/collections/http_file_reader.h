#pragma once

#include "server/collections/http_file.h"

namespace coroscope {

/// Reads the lines of an HttpFile one after the other. For HttpFile.
class HttpFileReader {
public:
    QList<HttpFileRequest> requests;
    QList<HttpFileFault> faults;
    QMap<QString, QString> variables;

    void read(const QStringList &lines);

private:
    enum class Part { Before, Target, Headers, Body };

    void separator(const QString &line);
    void before(const QString &line);
    void header(const QString &line);
    void variable(const QString &line);
    void fault(const QString &sentence);
    void end(int line); // of the request that is being read

    int m_line = 0; // from 1
    Part m_part = Part::Before;
    HttpFileRequest m_request;
    QStringList m_body;
    int m_bodyLine = 0; // of its first line
    bool m_hasRequest = false;
    bool m_isFaulty = false;
    bool m_isFull = false; // and that was said
};

} // namespace coroscope
