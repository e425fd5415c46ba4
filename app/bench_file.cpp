#include "app/bench_file.h"

#include "app/request_parts.h"
#include "server/collections/collection_folder.h"
#include "server/outbound/call_check.h"

#include <QFileInfo>

namespace coroscope {

using namespace Qt::StringLiterals;

bool isRequestFile(const QString &word)
{
    return !word.contains("://"_L1)
        && (word.endsWith(".http"_L1, Qt::CaseInsensitive) || word.endsWith(".rest"_L1, Qt::CaseInsensitive));
}

Result<QList<LoadRequest>> requestsOfFile(const QString &path, const HeaderList &usual,
                                          const QMap<QString, QString> &variables)
{
    const QFileInfo info(path);
    const auto at = [&path](int line, const QString &sentence) {
        return Error{Error::Kind::BadRequest, u"%1:%2: %3"_s.arg(path).arg(line).arg(sentence)};
    };
    if (!info.isFile())
        return Error{Error::Kind::BadRequest, u"%1: there is no such file"_s.arg(path)};
    const CollectionFile read = CollectionFolder(info.path()).read(info.fileName());
    if (!read.trouble.isEmpty())
        return Error{Error::Kind::BadRequest, read.trouble};
    const HttpFile &file = read.file;
    if (!file.faults().isEmpty())
        return at(file.faults().first().line, file.faults().first().sentence);
    if (file.requests().isEmpty())
        return Error{Error::Kind::BadRequest, u"%1: it holds no request"_s.arg(path)};
    QList<LoadRequest> requests;
    for (const HttpFileRequest &each : file.requests()) {
        auto filled = file.filled(each, info.dir(), variables);
        if (!filled)
            return at(each.line, filled.error().detail);
        LoadRequest request;
        request.method = filled->method;
        request.url = urlFromWord(filled->url.startsWith(u'/') ? u":8000"_s + filled->url : filled->url);
        request.headers = filled->headers;
        request.body = filled->body;
        for (const auto &field : usual) {
            if (!hasField(request.headers, field.first))
                request.headers.append(field);
        }
        LoadPlan alone;
        alone.total = 1;
        alone.requests = {request};
        if (const auto checked = checkLoad(alone); !checked)
            return at(each.line, checked.error().detail);
        requests.append(request);
    }
    return requests;
}

} // namespace coroscope
