// Content codings of request bodies: undone piece by piece as they come, or, of a streamed body, as it is read.

#include "server/compression/thread_time.h"
#include "server/http/content_codings.h"
#include "server/http/gate.h"
#include "server/http/problem.h"
#include "server/http/worker.h"

#include <algorithm>

namespace coroscope {

/// False: the client was told that this cannot be decoded (RFC 9110 §15.5.16).
bool Gate::beginDecoding()
{
    Exchange &exchange = *m_exchange;
    if (!exchange.request.hasField("content-encoding"))
        return true;
    const ContentCodings known = contentCodings(exchange.request);
    if (!known.refused.isEmpty()) {
        m_sink = Sink::Discard;
        respond(exchange,
                problem(415, QString::fromLatin1(known.refused), &exchange)
                    .setField(QByteArrayLiteral("Accept-Encoding"), codingList()));
        return false;
    }
    if (!known.codings.isEmpty()) {
        m_decoder = std::make_unique<BodyDecoder>(known.codings);
        exchange.record->requestCoding = codingText(known.codings);
    }
    return true;
}

void Gate::refuseDamaged()
{
    const Coding fault = m_decoder->fault();
    const QByteArray detail = fault == Coding::Identity
        ? "The body of the request ends in the middle of its coded data (Content-Encoding: "
            + m_exchange->record->requestCoding + ")."
        : "The body of the request is not valid " + codingName(fault) + ", as its Content-Encoding says.";
    refuse(400, detail.constData());
}

/// As takeBody(). The limits count what comes out: a small body may stand for gigabytes.
bool Gate::decodeBuffered(QByteArrayView coded)
{
    const ExchangePtr exchange = m_exchange;
    ExchangeRecord &record = *exchange->record;
    if (record.requestBody.size() < ExchangeRecord::kKeptBody)
        record.requestBody.append(
            coded.first(std::min(coded.size(), ExchangeRecord::kKeptBody - record.requestBody.size())));
    QByteArray &body = exchange->request.body;
    const qsizetype most = qsizetype(m_worker.shared().limits.maxBody);
    m_decoder->push(coded);
    const auto before = threadTime();
    auto state = BodyDecoder::State::Full;
    bool hasRoom = true;
    while (state == BodyDecoder::State::Full && body.size() <= most && hasRoom) {
        const qsizetype had = body.size();
        state = m_decoder->pull(body, std::min(BodyDecoder::kBetween, most + 1 - had));
        hasRoom = reserveBuffer(body.size() - had);
    }
    record.decompression += threadTime() - before;
    record.requestDecodedBytes = std::uint64_t(body.size());
    if (body.size() > most) {
        refuse(413, "The body of the request is, decoded, larger than this server accepts (option --max-body).");
        return false;
    }
    if (!hasRoom) {
        refuse(503, "This server holds as many bytes of request bodies as it accepts (option --max-buffered).");
        return false;
    }
    if (state == BodyDecoder::State::Damaged) {
        refuseDamaged();
        return false;
    }
    return m_fd >= 0;
}

/// The last byte has come. False: the coded data goes on, and the client was told.
bool Gate::endBuffered()
{
    if (m_decoder->isComplete())
        return true;
    refuseDamaged();
    return false;
}

/// What a reader of a streamed body gets now; an empty piece is its end. None: it has to wait for more, or what came
/// cannot be decoded, which the client was told.
std::optional<QByteArray> Gate::nextPiece()
{
    if (!m_decoder) {
        if (m_stream.isEmpty() && m_input != Input::Complete)
            return std::nullopt;
        return std::exchange(m_stream, {});
    }
    const ExchangePtr exchange = m_exchange;
    ExchangeRecord &record = *exchange->record;
    const auto before = threadTime();
    QByteArray piece;
    auto state = m_decoder->pull(piece, kStreamWindow);
    while (state == BodyDecoder::State::Hungry && piece.isEmpty() && !m_stream.isEmpty()) {
        m_decoder->push(std::exchange(m_stream, {}));
        state = m_decoder->pull(piece, kStreamWindow);
    }
    record.decompression += threadTime() - before;
    m_decoded += std::uint64_t(piece.size());
    record.requestDecodedBytes = m_decoded;
    if (m_decoded > std::uint64_t(m_worker.shared().limits.maxUpload)) {
        refuse(413, "The body of the request is, decoded, larger than this server accepts (option --max-upload).");
        return std::nullopt;
    }
    if (!piece.isEmpty())
        return piece;
    const bool isOver = m_input == Input::Complete;
    if (state == BodyDecoder::State::Damaged || (isOver && !m_decoder->isComplete())) {
        refuseDamaged();
        return std::nullopt;
    }
    return isOver ? std::optional<QByteArray>(QByteArray()) : std::nullopt;
}

} // namespace coroscope
