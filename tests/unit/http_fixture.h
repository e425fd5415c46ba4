#pragma once

#include "server/http/exchange.h"

#include <QList>
#include <QPair>

namespace coroscope::test {

/// A request as the gate's parser would make it.
inline Request makeRequest(const QByteArray &method, const QByteArray &target,
                           const QList<QPair<QByteArray, QByteArray>> &fields = {}, const QByteArray &body = {})
{
    Request request;
    request.method = methodFromName(method);
    request.head = method + ' ';
    request.methodSize = std::uint32_t(method.size());
    request.targetAt = std::uint32_t(request.head.size());
    request.targetSize = std::uint32_t(target.size());
    const auto query = target.indexOf('?');
    request.pathSize = std::uint32_t(query < 0 ? target.size() : query);
    request.head += target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : fields) {
        Request::Field field;
        field.nameAt = std::uint32_t(request.head.size());
        field.nameSize = std::uint32_t(name.size());
        request.head += name + ": ";
        field.valueAt = std::uint32_t(request.head.size());
        field.valueSize = std::uint32_t(value.size());
        request.head += value + "\r\n";
        request.fields.append(field);
    }
    request.head += "\r\n";
    request.body = body;
    return request;
}

} // namespace coroscope::test
