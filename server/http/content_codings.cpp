#include "server/http/content_codings.h"

#include "server/compression/body_decoder.h"
#include "server/http/ascii.h"

namespace coroscope {

void addContentCodings(QByteArrayView line, ContentCodings &all)
{
    for (qsizetype from = 0; from <= line.size() && all.refused.isEmpty();) {
        qsizetype end = line.indexOf(',', from);
        if (end < 0)
            end = line.size();
        const QByteArrayView name = line.sliced(from, end - from).trimmed();
        from = end + 1;
        if (name.isEmpty())
            continue;
        const auto coding = codingOf(name);
        if (!coding) {
            constexpr qsizetype kMostShown = 64;
            all.refused = "This server does not know the content coding \""
                + name.first(std::min(name.size(), kMostShown)).toByteArray() + "\". It decodes " + codingList() + '.';
        } else if (*coding != Coding::Identity) {
            all.codings.append(*coding);
        }
    }
}

ContentCodings contentCodings(const Request &request)
{
    ContentCodings all;
    for (const auto &field : request.fields) {
        if (equalsIgnoringCase(request.name(field), "content-encoding"))
            addContentCodings(request.value(field), all);
    }
    if (all.refused.isEmpty() && all.codings.size() > BodyDecoder::kMostCodings)
        all.refused = "The body of the request has " + QByteArray::number(all.codings.size())
            + " content codings; this server undoes up to " + QByteArray::number(BodyDecoder::kMostCodings) + '.';
    return all;
}

QByteArray codingText(const QList<Coding> &codings)
{
    if (codings.size() == 1)
        return codingName(codings.first());
    QByteArray text;
    for (const Coding coding : codings) {
        if (!text.isEmpty())
            text.append(", ");
        text.append(codingName(coding));
    }
    return text;
}

} // namespace coroscope
