#pragma once

#include "server/runtime/server.h"
#include "server/telemetry/feed.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace coroscope::test {

/// The whole server behind its façade, with TLS and a pair of its own making, on a free port.
class TlsServer {
public:
    TlsServer()
    {
        options.host = QStringLiteral("127.0.0.1");
        options.port = 0;
        options.dataDir = m_folder.path();
        options.redis = QStringLiteral("memory");
        options.tlsSelfSigned = true;
    }
    ~TlsServer() { stop(); }

    bool start()
    {
        server.start(options);
        m_feed = server.openFeed();
        return QTest::qWaitFor([this] { return server.state() != ServerState::Starting; }, 30'000)
            && server.state() == ServerState::Listening;
    }
    void stop()
    {
        server.stopNow();
        (void)QTest::qWaitFor(
            [this] { return server.state() == ServerState::Stopped || server.state() == ServerState::Failed; }, 15'000);
    }
    QString file(const QString &name) const { return m_folder.filePath(QStringLiteral("tls/") + name); }
    QString certFile() const { return file(QStringLiteral("cert.pem")); }
    QString keyFile() const { return file(QStringLiteral("key.pem")); }

    /// The next final record that `isIt` takes; null where none comes in time.
    template<typename IsIt>
    ExchangeRecordPtr record(IsIt isIt)
    {
        ExchangeRecordPtr found;
        (void)QTest::qWaitFor(
            [&] {
                for (const TelemetryBatchPtr &batch : m_feed->take()) {
                    for (const ExchangeRecordPtr &each : batch->exchanges) {
                        if (!found && each->end != ExchangeEnd::Running && isIt(*each))
                            found = each;
                    }
                }
                return bool(found);
            },
            15'000);
        return found;
    }
    ExchangeRecordPtr recordOf(const QByteArray &target)
    {
        return record([&](const ExchangeRecord &record) { return record.target == target; });
    }
    /// Until a request of this target is being handled.
    bool running(const QByteArray &target)
    {
        return QTest::qWaitFor(
            [&] {
                for (const TelemetryBatchPtr &batch : m_feed->take()) {
                    for (const ExchangeRecordPtr &each : batch->exchanges) {
                        if (each->end == ExchangeEnd::Running && each->target == target)
                            return true;
                    }
                }
                return false;
            },
            15'000);
    }
    /// Of what never became a request.
    ExchangeRecordPtr recordOfHandshake()
    {
        return record([&](const ExchangeRecord &record) { return record.error.startsWith("TLS handshake: "); });
    }

    Options options;
    Server server;

private:
    QTemporaryDir m_folder;
    std::shared_ptr<TelemetryFeed> m_feed;
};

} // namespace coroscope::test
