#include "server/runtime/faulty_route.h"

#include "server/http/gate.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/live_faults.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kField{"X-Injected-Fault"};
constexpr int kPieces = 10; // of a body that is sent slowly

/// Sends a body piece by piece, each after a pause.
QCoro::Task<void> sendSlowly(ExchangePtr exchange, QByteArray body, milliseconds time)
{
    const Context context(exchange);
    const qsizetype size = std::max<qsizetype>(1, (body.size() + kPieces - 1) / kPieces);
    const auto pieces = (body.size() + size - 1) / size;
    for (qsizetype at = 0; at < body.size(); at += size) {
        auto pause = context.sleep(time / pieces, QByteArrayLiteral("injected: slow body"));
        const auto slept = co_await pause;
        if (!slept)
            co_return;
        auto writing = context.write(body.mid(at, size));
        const auto written = co_await writing;
        if (!written)
            co_return;
    }
}

Response slowed(const Response &response, milliseconds time)
{
    const auto producer = [body = response.body(), time](ExchangePtr exchange, BodyWriter) {
        return sendSlowly(std::move(exchange), body, time);
    };
    Response slow = Response::stream(response.status(), response.contentType(), producer);
    for (const auto &[name, value] : response.fields())
        slow.setField(name, value);
    return slow;
}

Response failure(int status, const Exchange *exchange)
{
    Response response = problem(
        status, u"This error was injected: the policy of this route is set to answer so (Routes, Knobs)."_s, exchange);
    if (status == 429 || status == 503)
        response.setField("Retry-After", "1");
    return response;
}

/// What was done to a request, for its record and its response.
void note(Exchange &exchange, const QByteArray &what)
{
    QByteArray &text = exchange.record->injected;
    if (!text.isEmpty())
        text.append(", ");
    text.append(what);
}

/// A handler around another one; kept by its route.
class FaultyRoute {
public:
    explicit FaultyRoute(Handler inner)
        : m_inner(std::move(inner))
    {
    }
    QCoro::Task<Response> operator()(ExchangePtr exchange) const
    {
        const LiveFaults *const live = static_cast<ServerServices &>(exchange->services()).faults();
        if (const Faults *faults = live ? live->read() : nullptr) [[unlikely]] {
            if (const RouteFault *fault = faults->of(exchange->route->index()))
                return serve(std::move(exchange), *fault);
        }
        return m_inner(std::move(exchange));
    }

private:
    QCoro::Task<Response> serve(ExchangePtr exchange, RouteFault fault) const
    {
        const Context context(exchange);
        if (const milliseconds time = drawn(fault.delay); time > milliseconds(0)) {
            const QByteArray text = QByteArray::number(qint64(time.count())) + " ms";
            note(*exchange, "delay of " + text);
            auto pause = context.sleep(time, "injected delay, " + text);
            const auto slept = co_await pause;
            if (!slept)
                co_return problemFor(slept.error(), exchange.data());
        }
        if (strikes(fault.resetShare)) {
            note(*exchange, "connection reset");
            if (Gate *gate = exchange->gate())
                gate->abort(QByteArrayLiteral("injected: the connection was reset"));
            co_return Response(503); // nobody hears it
        }
        Response response;
        if (strikes(fault.failShare)) {
            response = failure(fault.failStatus, exchange.data());
            note(*exchange, "error " + QByteArray::number(fault.failStatus));
        } else {
            auto task = m_inner(exchange);
            response = co_await task;
        }
        if (fault.slowBody > milliseconds(0) && !response.isStream() && !response.body().isEmpty()) {
            response = slowed(response, fault.slowBody);
            note(*exchange, "body over " + QByteArray::number(qint64(fault.slowBody.count())) + " ms");
        }
        if (const QByteArray &done = exchange->record->injected; !done.isEmpty())
            response.setField(kField.toByteArray(), done);
        co_return response;
    }

    const Handler m_inner;
};

} // namespace

void installFaults(RouteSet &routes)
{
    // Copyable, since std::function wants it, though it is never copied: the inner handler may hold pointers to itself.
    routes.wrapHandlers([](const Route &, Handler handler) -> Handler {
        return [faulty = std::make_shared<const FaultyRoute>(std::move(handler))](ExchangePtr exchange) {
            return (*faulty)(std::move(exchange));
        };
    });
}

} // namespace coroscope
