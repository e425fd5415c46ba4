#include "server/http/event_stream.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

void appendData(QByteArray &out, QByteArrayView line)
{
    out.append("data: ").append(line).append('\n');
}

} // namespace

void appendEvent(QByteArray &out, QByteArrayView name, QByteArrayView id, QByteArrayView data)
{
    out.append("event: ").append(name).append('\n');
    if (!id.isEmpty())
        out.append("id: ").append(id).append('\n');
    qsizetype from = 0;
    for (qsizetype at = 0; at < data.size(); ++at) {
        if (data[at] != '\n' && data[at] != '\r')
            continue;
        appendData(out, data.sliced(from, at - from));
        if (data[at] == '\r' && at + 1 < data.size() && data[at + 1] == '\n')
            ++at;
        from = at + 1;
    }
    appendData(out, data.sliced(from));
    out.append('\n');
}

QByteArray eventRetryLine()
{
    return "retry: " + QByteArray::number(qint64(kEventRetry.count())) + "\n\n";
}

QByteArray eventPingLine()
{
    return QByteArrayLiteral(": ping\n\n");
}

Response eventStream(Response::Producer producer)
{
    Response response = Response::stream(200, QByteArrayLiteral("text/event-stream"), std::move(producer));
    response.setField("Cache-Control", "no-store");
    response.setField("X-Accel-Buffering", "no"); // nginx would collect them
    return response;
}

const Param<QByteArray> &lastEventIdField()
{
    static const auto kField
        = headerParam<QByteArray>("Last-Event-ID", u"What a client that comes back has seen last; browsers send it"_s);
    return kField;
}

} // namespace coroscope
