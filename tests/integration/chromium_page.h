#pragma once

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>
#include <QWebSocket>

#include <chrono>
#include <functional>

namespace coroscope::test {

/// One page of a headless Chromium, driven through the DevTools protocol. It resolves no name but localhost, so nothing
/// can leave this machine; what it asks for is noted all the same. Every call waits in an event loop of its own.
class ChromiumPage : public QObject {
    Q_OBJECT
public:
    ChromiumPage() = default;
    ~ChromiumPage() override;

    /// The browser's program; empty where none is installed.
    static QString program();

    /// Starts the browser with a profile of its own and opens an empty page. False: problem() says why.
    bool start();
    /// Goes to an address and waits until it has loaded.
    bool open(const QUrl &url);
    /// The value of a JavaScript expression, a promise awaited. Undefined, and problem() says why, where it throws.
    QJsonValue evaluate(const QString &expression);
    /// Evaluates until the expression is true.
    bool waitUntil(const QString &expression, std::chrono::milliseconds patience = std::chrono::seconds(20));

    /// The addresses of all requests that the page made, in order.
    const QStringList &requested() const noexcept { return m_requested; }
    /// Exceptions, console errors, and what the browser itself logged as an error (content security policy, for one).
    const QStringList &complaints() const noexcept { return m_complaints; }
    const QString &problem() const noexcept { return m_problem; }

private:
    QString readEndpoint();
    /// Sends a command and waits for its result.
    QJsonObject call(const QString &method, const QJsonObject &parameters = {});
    bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds patience);
    void onMessage(const QString &text);
    void onEvent(const QString &method, const QJsonObject &parameters);
    bool fail(const QString &why);

    QTemporaryDir m_profile;
    QProcess m_process;
    QWebSocket m_socket;
    QString m_session;
    int m_lastId = 0;
    QHash<int, QJsonObject> m_results;
    bool m_loaded = false;
    QStringList m_requested;
    QStringList m_complaints;
    QString m_problem;
};

} // namespace coroscope::test
