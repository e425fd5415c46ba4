#include "server/http/body_stream.h"

#include "server/http/gate.h"

namespace coroscope {

namespace {

template<typename T>
ValueAwaiter<T> canceled(Exchange &exchange)
{
    auto wait = WaitRef<ValueWait<T>>::adopt(new ValueWait<T>(exchange.loop()));
    wait->complete(Error::canceled());
    return ValueAwaiter<T>(std::move(wait), {}, &exchange);
}

} // namespace

ValueAwaiter<void> BodyWriter::write(QByteArray piece)
{
    Gate *gate = m_exchange->gate();
    return gate ? gate->writePiece(*m_exchange, std::move(piece)) : canceled<void>(*m_exchange);
}

ValueAwaiter<QByteArray> BodyReader::read()
{
    Gate *gate = m_exchange->gate();
    return gate ? gate->readPiece(*m_exchange) : canceled<QByteArray>(*m_exchange);
}

} // namespace coroscope
