#pragma once

#include "server/runtime/server.h"
#include "ui/main_window.h"
#include "ui/translations.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace coroscope::test {

/// The real window on a real server, with a settings folder of its own. The port is one that was free a moment ago.
struct WindowFixture {
    QTemporaryDir folder;
    Server server;
    Options options;
    std::unique_ptr<MainWindow> window;

    /// Without the first steps, unless they are what is tested.
    explicit WindowFixture(FirstSteps steps = FirstSteps::Dismissed)
    {
        installTranslations();
        options.host = QStringLiteral("127.0.0.1");
        options.port = 0;
        options.dataDir = folder.path();
        WindowSettings(options.dataDir).setFirstSteps(steps);
        open();
    }

    ~WindowFixture()
    {
        window.reset();
        stop();
    }

    void open()
    {
        window = std::make_unique<MainWindow>(&server, options);
        window->show();
    }

    bool start()
    {
        window->startServer();
        return QTest::qWaitFor([this] { return server.state() == ServerState::Listening; }, 30'000);
    }

    bool stop()
    {
        server.stopNow();
        return QTest::qWaitFor(
            [this] { return server.state() == ServerState::Stopped || server.state() == ServerState::Failed; }, 20'000);
    }

    QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                       const QByteArray &fields = {}) const
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port())
            + "\r\n" + fields;
        if (!body.isEmpty())
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return text + "\r\n" + body;
    }

    /// Sends on a new connection, which is the caller's; the answer comes when it comes.
    std::unique_ptr<QTcpSocket> send(const QByteArray &bytes) const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QStringLiteral("127.0.0.1"), server.port());
        if (QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; }, 30'000))
            socket->write(bytes);
        return socket;
    }
};

} // namespace coroscope::test
