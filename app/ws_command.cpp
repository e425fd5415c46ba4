#include "app/ws_command.h"

#include "app/client_output.h"
#include "app/standard_streams.h"
#include "app/unix_signals.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>

#include <cerrno>
#include <cmath>
#include <csignal>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kOtherCode = 3;
constexpr int kInterrupted = 130; // as shells tell of SIGINT
constexpr qsizetype kMaxLine = 64 << 20;
constexpr qint64 kMaxUnsent = 1 << 20; // then standard input is not read

/// One conversation. Lives as long as the program's loop.
class Conversation final : public QObject {
public:
    explicit Conversation(const WsCommand &command)
        : m_command(command)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        m_input.setEnabled(false);
        m_silence.setSingleShot(true);
        connect(&m_silence, &QTimer::timeout, this, [this] { close(); });
        connect(&m_input, &QSocketNotifier::activated, this, &Conversation::readInput);
        connect(&m_link, &WebSocketLink::opened, this, &Conversation::onOpened);
        connect(&m_link, &WebSocketLink::textReceived, this, &Conversation::onText);
        connect(&m_link, &WebSocketLink::binaryReceived, this, &Conversation::onBinary);
        connect(&m_link, &WebSocketLink::pinged, this, &Conversation::onPing);
        connect(&m_link, &WebSocketLink::ponged, this, &Conversation::onPong);
        connect(&m_link, &WebSocketLink::closed, this, &Conversation::onClosed);
        connect(&m_link, &WebSocketLink::failed, this, &Conversation::onFailed);
        connect(&m_link, &WebSocketLink::written, this, [this] {
            if (m_readsInput && m_link.unsent() <= kMaxUnsent)
                m_input.setEnabled(true);
        });
        m_link.open(command.call);
    }
    int exitCode() const { return m_exitCode; }
    /// By a person.
    void interrupt()
    {
        if (m_link.isOpen()) {
            close();
            return;
        }
        m_exitCode = kInterrupted; // not open yet, or the server is slow to answer our Close
        QCoreApplication::exit();
    }

private:
    void onOpened(const QByteArray &subprotocol)
    {
        tell(u"open"_s, {{u"subprotocol"_s, QString::fromUtf8(subprotocol)}});
        note(subprotocol.isEmpty() ? u"open"_s : u"open, subprotocol %1"_s.arg(QString::fromUtf8(subprotocol)));
        for (const WsCommand::Sent &sent : m_command.sent) {
            switch (sent.kind) {
            case WsCommand::Sent::Kind::Text: m_link.sendText(sent.payload); break;
            case WsCommand::Sent::Kind::Binary: m_link.sendBinary(sent.payload); break;
            case WsCommand::Sent::Kind::Ping:
                if (!m_sinceFirstPing.isValid())
                    m_sinceFirstPing.start();
                m_pingedAt.append(m_sinceFirstPing.nsecsElapsed());
                m_link.ping(QByteArray::number(m_pingedAt.size()));
                break;
            }
            m_hasSent = true;
        }
        m_readsInput = m_command.sent.isEmpty();
        m_input.setEnabled(m_readsInput);
        if (!m_readsInput)
            allSent();
    }

    void readInput()
    {
        char bytes[64 * 1024];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (count > 0)
            m_line.append(bytes, count);
        qsizetype from = 0;
        for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n', from)) {
            sendLine(QByteArrayView(m_line).sliced(from, end - from));
            from = end + 1;
        }
        m_line.remove(0, from);
        if (m_line.size() > kMaxLine) {
            complain(u"a line of standard input is longer than 64 MiB"_s);
            m_exitCode = kFailed;
            close();
            return;
        }
        if (count <= 0) {
            if (!m_line.isEmpty())
                sendLine(std::exchange(m_line, {}));
            m_readsInput = false;
            m_input.setEnabled(false);
            allSent();
        } else if (m_link.unsent() > kMaxUnsent) {
            m_input.setEnabled(false);
        }
    }

    void sendLine(QByteArrayView line)
    {
        if (line.endsWith('\r'))
            line.chop(1);
        if (!m_link.isOpen())
            return;
        if (!line.isValidUtf8()) {
            complain(u"a line of standard input is not UTF-8 and was not sent; --binary sends bytes"_s);
            m_exitCode = kFailed;
            return;
        }
        m_hasSent = true;
        m_link.sendText(line);
    }

    void allSent()
    {
        if (m_hasSent && !m_command.count)
            m_silence.start(m_command.wait);
    }

    void onText(const QByteArray &text)
    {
        if (m_command.json)
            tell(u"text"_s, {{u"data"_s, QString::fromUtf8(text)}});
        else
            print(text + '\n');
        received();
    }

    void onBinary(const QByteArray &bytes)
    {
        if (m_command.json)
            tell(u"binary"_s, {{u"data"_s, QString::fromLatin1(bytes.toBase64())}});
        else if (isatty(STDOUT_FILENO) && isBinary(bytes))
            complain(u"a binary message of %1 bytes was not printed, since it could garble the terminal"_s.arg(
                bytes.size()));
        else
            print(bytes);
        received();
    }

    void received()
    {
        if (m_silence.isActive())
            m_silence.start(m_command.wait);
        if (m_command.count && ++m_received >= *m_command.count)
            close();
    }

    void onPing(const QByteArray &payload)
    {
        tell(u"ping"_s, {{u"data"_s, QString::fromLatin1(payload.toBase64())}});
        note(u"ping"_s);
    }

    void onPong(const QByteArray &payload)
    {
        QJsonObject members{{u"data"_s, QString::fromLatin1(payload.toBase64())}};
        bool isNumber = false;
        const qsizetype number = payload.toLongLong(&isNumber);
        QString took;
        if (isNumber && number >= 1 && number <= m_pingedAt.size()) {
            const double time = double(m_sinceFirstPing.nsecsElapsed() - m_pingedAt[number - 1]) / 1e6;
            members.insert(u"ms"_s, std::round(time * 1000) / 1000);
            took = u" after %1 ms"_s.arg(time, 0, 'f', 3);
        }
        if (m_command.json)
            tell(u"pong"_s, members);
        else
            say(stderr, u"pong%1\n"_s.arg(took));
        if (m_silence.isActive())
            m_silence.start(m_command.wait);
    }

    void onClosed(quint16 code, const QByteArray &reason, bool isOurs)
    {
        tell(u"close"_s, {{u"code"_s, code}, {u"reason"_s, QString::fromUtf8(reason)}});
        const QString text
            = reason.isEmpty() ? QString::number(code) : u"%1 %2"_s.arg(code).arg(QString::fromUtf8(reason));
        if (code == websocket::Abnormal) {
            complain(isOurs ? u"the server did not answer our Close"_s
                            : u"the connection ended without a Close (1006)"_s);
            m_exitCode = kFailed;
        } else if (isOurs || code == websocket::NormalClosure || code == websocket::NoStatus
                   || code == websocket::GoingAway) {
            note(u"closed: "_s + text);
        } else {
            complain(u"it was closed with "_s + text);
            m_exitCode = kOtherCode;
        }
        QCoreApplication::exit();
    }

    void onFailed(const Error &error)
    {
        m_exitCode = kFailed;
        const QString advice = adviceFor(error);
        const QString url = m_command.call.url.toDisplayString(QUrl::RemovePassword);
        if (m_command.json)
            print(jsonError(error));
        else
            complain(advice.isEmpty() ? u"%1: %2"_s.arg(url, error.detail)
                                      : u"%1: %2 (%3)"_s.arg(url, error.detail, advice));
        QCoreApplication::exit();
    }

    void close()
    {
        m_readsInput = false;
        m_input.setEnabled(false);
        m_silence.stop();
        m_link.close(m_command.closeCode);
    }

    void note(const QString &text)
    {
        if (m_command.verbose && !m_command.json)
            say(stderr, u"%1\n"_s.arg(text));
    }

    void tell(const QString &type, QJsonObject members)
    {
        if (!m_command.json)
            return;
        members.insert(u"type"_s, type);
        members.insert(u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
        print(QJsonDocument(members).toJson(QJsonDocument::Compact) + '\n');
    }

    void print(const QByteArray &bytes)
    {
        if (m_isOutputBroken)
            return;
        if (const auto written = writeOutput(bytes, {}); !written) {
            m_isOutputBroken = true;
            complain(written.error().detail);
            m_exitCode = kFailed;
            close();
        }
    }

    const WsCommand &m_command;
    WebSocketLink m_link;
    QSocketNotifier m_input;
    QTimer m_silence;
    QElapsedTimer m_sinceFirstPing;
    QList<qint64> m_pingedAt; ///< nanoseconds since that
    QByteArray m_line;
    qint64 m_received = 0;
    bool m_readsInput = false;
    bool m_hasSent = false;
    bool m_isOutputBroken = false;
    int m_exitCode = 0;
};

} // namespace

int ws(const WsCommand &command)
{
    std::signal(SIGPIPE, SIG_DFL); // as of any filter
    Conversation conversation(command);
    const UnixSignals signals({SIGINT, SIGTERM}, [&conversation] { conversation.interrupt(); });
    QCoreApplication::exec();
    return conversation.exitCode();
}

} // namespace coroscope
