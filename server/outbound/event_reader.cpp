#include "server/outbound/event_reader.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kAtOnce = 64 * 1024; ///< decoded bytes, on their way to the parser

} // namespace

bool EventReader::begin(const HttpReply &head)
{
    QList<Coding> codings;
    for (const auto &[name, value] : head.headers) {
        if (name.compare("Content-Encoding", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &each : value.split(',')) {
            const auto coding = codingOf(each.trimmed());
            if (!coding)
                return false;
            if (*coding != Coding::Identity)
                codings.append(*coding);
        }
    }
    if (codings.size() > BodyDecoder::kMostCodings)
        return false;
    m_decoder = codings.isEmpty() ? nullptr : std::make_unique<BodyDecoder>(codings);
    return true;
}

bool EventReader::read(QByteArrayView piece, std::vector<ServerEvent> &events)
{
    if (!m_decoder)
        return m_parser.read(piece, events);
    m_decoder->push(piece);
    for (;;) {
        QByteArray decoded;
        const auto state = m_decoder->pull(decoded, kAtOnce);
        if (!m_parser.read(decoded, events))
            return false;
        if (state == BodyDecoder::State::Full)
            continue;
        m_isDamaged = state == BodyDecoder::State::Damaged;
        return !m_isDamaged;
    }
}

QString EventReader::fault() const
{
    if (m_parser.isTooLarge())
        return u"an event is larger than %1 MiB"_s.arg(EventParser::kMaxEvent / (1024 * 1024));
    if (m_isDamaged)
        return u"the stream is not what its Content-Encoding says"_s;
    return {};
}

} // namespace coroscope
