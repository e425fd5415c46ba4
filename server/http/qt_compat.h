#pragma once

// The one place that includes Qt HttpServer and knows how its versions differ.

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>

#include <functional>

namespace coroscope {

/// Qt HttpServer as a worker uses it: it owns the connections and dispatches each request; `dispatched` is called from
/// within, while the gate emits readyRead. Responses are written by the gate, so what Qt offers for that is let go at
/// once: on 6.8 its responder ends with handleRequest(), after which Qt looks for the next request and the gate shows
/// it none before there is one.
class HttpEngine final : public QAbstractHttpServer {
public:
    explicit HttpEngine(std::function<void()> dispatched)
        : m_dispatched(std::move(dispatched))
    {
    }

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &, QTcpSocket *) override
    {
        m_dispatched();
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#elif QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &) override
    {
        m_dispatched();
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) override { }
#else
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &) override
    {
        m_dispatched();
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#endif

private:
    std::function<void()> m_dispatched;
};

} // namespace coroscope
