// TLS through the programs: certificates and keys that will do or not, curl, and coroscope-client.

#include "server/runtime/tls_choice.h"
#include "tests/conformance/server_process.h"
#include "tests/support/client_program.h"
#include "tests/support/tls_client.h"
#include "tests/support/tls_server.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QtTest>

#include <sys/stat.h>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using coroscope::tests::Ended;
using coroscope::tests::run;

namespace {

constexpr int kLong = 60'000;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

unsigned modeOf(const QString &path)
{
    struct stat info { };
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

Ended runProgram(const QString &name, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStandardPaths::findExecutable(name), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kLong) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestTlsPrograms final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void badFiles_data();
    void badFiles();
    void goodFiles_data();
    void goodFiles();
    void expired();
    void pairIsKept();
    void pairIsMadeAnew_data();
    void pairIsMadeAnew();
    void pairIsForItsNames();
    void curl();
    void curlThatDoesNotTrust();
    void client_data();
    void client();
    void clientOptions_data();
    void clientOptions();
    void headless();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// openssl's own, in the folder of the test.
    void openssl(const QString &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(u"openssl"_s, arguments.split(u' '));
        QVERIFY2(process.waitForFinished(kLong) && process.exitCode() == 0, process.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
};

void TestTlsPrograms::initTestCase()
{
    for (const auto *name : {"openssl", "curl"})
        QVERIFY2(!QStandardPaths::findExecutable(QLatin1StringView(name)).isEmpty(), name);
    const QString make = u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /CN=localhost "
                         "-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -days 2 "_s;
    openssl(make + u"-nodes -keyout key.pem -out cert.pem"_s);
    openssl(make + u"-nodes -keyout other.pem -out other-cert.pem"_s);
    openssl(make + u"-passout pass:secret -keyout encrypted.pem -out encrypted-cert.pem"_s);
    openssl(u"x509 -in cert.pem -outform der -out cert.der"_s);
    openssl(u"req -x509 -newkey rsa:512 -nodes -subj /CN=localhost -keyout weak.pem -out weak-cert.pem"_s);
    // A chain: an authority, and a server's certificate that it vouches for.
    openssl(u"req -x509 -newkey rsa:2048 -nodes -subj /CN=Authority -days 2 -keyout ca.pem -out ca-cert.pem"_s);
    openssl(u"req -newkey rsa:2048 -nodes -subj /CN=leaf -keyout leaf.pem -out leaf.csr"_s);
    QVERIFY(write(path(u"leaf.ext"_s), "subjectAltName=DNS:localhost,IP:127.0.0.1\n"));
    openssl(u"x509 -req -in leaf.csr -CA ca-cert.pem -CAkey ca.pem -CAcreateserial -days 2 -extfile leaf.ext "
            "-out leaf-cert.pem"_s);
    QVERIFY(write(path(u"chain.pem"_s), contents(path(u"leaf-cert.pem"_s)) + contents(path(u"ca-cert.pem"_s))));
    QVERIFY(write(path(u"wrong-order.pem"_s), contents(path(u"ca-cert.pem"_s)) + contents(path(u"leaf-cert.pem"_s))));
    QVERIFY(write(path(u"both.pem"_s), contents(path(u"key.pem"_s)) + contents(path(u"cert.pem"_s))));
    QVERIFY(write(path(u"damaged.pem"_s), contents(path(u"cert.pem"_s)) + "-----BEGIN CERTIFICATE-----\nAAAA\n"));
    QVERIFY(write(path(u"empty.pem"_s), {}));
    QVERIFY(write(path(u"large.pem"_s), QByteArray(2 * 1024 * 1024, 'x')));
}

void TestTlsPrograms::badFiles_data()
{
    QTest::addColumn<QString>("cert");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("fault"); // CERT and KEY: the files
    const auto row = [](const char *name, const char *cert, const char *key, const QString &fault) {
        QTest::newRow(name) << QString::fromLatin1(cert) << QString::fromLatin1(key) << fault;
    };
    row("no certificate file", "nowhere.pem", "key.pem",
        u"--tls-cert CERT: cannot be read: No such file or directory"_s);
    row("no key file", "cert.pem", "nowhere.pem", u"--tls-key KEY: cannot be read: No such file or directory"_s);
    row("no key", "cert.pem", "", u"--tls-cert CERT: needs its private key (--tls-key), which is not in that file"_s);
    row("a key and no certificate", "", "key.pem",
        u"--tls-key KEY: needs the certificate that it is the key of (--tls-cert)"_s);
    row("a key as the certificate", "key.pem", "key.pem",
        u"--tls-cert CERT: holds a key and no certificate; is it the file for --tls-key?"_s);
    row("a certificate as the key", "cert.pem", "other-cert.pem",
        u"--tls-key KEY: holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)"_s);
    row("another key", "cert.pem", "other.pem",
        u"--tls-key KEY: is not the key of the certificate in CERT; the server's own certificate has to be the first "
        "in that file"_s);
    row("another kind of key", "cert.pem", "leaf.pem",
        u"--tls-key KEY: is not the key of the certificate in CERT; the server's own certificate has to be the first "
        "in that file"_s);
    row("the authority first", "wrong-order.pem", "leaf.pem",
        u"--tls-key KEY: is not the key of the certificate in CERT; the server's own certificate has to be the first "
        "in that file"_s);
    row("an encrypted key", "encrypted-cert.pem", "encrypted.pem",
        u"--tls-key KEY: is encrypted; a key without a passphrase is needed (openssl pkey -in FILE -out PLAIN)"_s);
    row("DER", "cert.der", "key.pem",
        u"--tls-cert CERT: holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"_s);
    row("an empty file", "empty.pem", "key.pem",
        u"--tls-cert CERT: holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"_s);
    row("a damaged chain", "damaged.pem", "key.pem", u"--tls-cert CERT: holds a certificate that is damaged: "_s);
    row("a weak key", "weak-cert.pem", "weak.pem", u"--tls-cert CERT: cannot be used: ee key too small"_s);
    row("a large file", "large.pem", "key.pem",
        u"--tls-cert CERT: is larger than 1 MiB; it is no PEM file of a server"_s);
}

void TestTlsPrograms::badFiles()
{
    QFETCH(QString, cert);
    QFETCH(QString, key);
    QFETCH(QString, fault);
    Options options;
    options.tlsCert = cert.isEmpty() ? QString() : path(cert);
    options.tlsKey = key.isEmpty() ? QString() : path(key);
    fault.replace(u"CERT:"_s, options.tlsCert + u':').replace(u"KEY:"_s, options.tlsKey + u':');
    fault.replace(u"in CERT;"_s, u"in "_s + options.tlsCert + u';');
    const auto tls = tlsOf(options);
    QVERIFY(!tls);
    QVERIFY2(tls.error().detail.startsWith(fault), qPrintable(tls.error().detail));
    QCOMPARE(ERR_peek_error(), 0UL); // nothing is left for who asks next

    TlsServer server; // and it says so
    server.options.tlsSelfSigned = false;
    server.options.tlsCert = options.tlsCert;
    server.options.tlsKey = options.tlsKey;
    QVERIFY(!server.start());
    QCOMPARE(server.server.failure().kind, StartFailure::Kind::Tls);
    QCOMPARE(server.server.failure().detail, tls.error().detail);
}

void TestTlsPrograms::goodFiles_data()
{
    QTest::addColumn<QString>("cert");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("trusted");
    QTest::newRow("a pair") << u"cert.pem"_s << u"key.pem"_s << u"cert.pem"_s;
    QTest::newRow("both in one file") << u"both.pem"_s << u""_s << u"cert.pem"_s;
    QTest::newRow("a chain of RSA") << u"chain.pem"_s << u"leaf.pem"_s << u"ca-cert.pem"_s;
}

void TestTlsPrograms::goodFiles()
{
    QFETCH(QString, cert);
    QFETCH(QString, key);
    QFETCH(QString, trusted);
    TlsServer server;
    server.options.tlsCert = path(cert); // goes before a pair of its own making
    server.options.tlsKey = key.isEmpty() ? QString() : path(key);
    QVERIFY2(server.start(), qPrintable(server.server.failure().detail));
    QVERIFY(!QFileInfo::exists(server.certFile()));
    const auto known = server.server.certificate();
    QVERIFY(known);
    QCOMPARE(known->names, (QStringList{u"localhost"_s, u"127.0.0.1"_s}));
    QCOMPARE(known->isSelfSigned, cert != u"chain.pem"_s);
    const auto shown
        = runProgram(u"openssl"_s, {u"x509"_s, u"-in"_s, path(cert), u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s});
    QVERIFY2(shown.out.trimmed().endsWith("=" + known->fingerprint), shown.out.constData());
    const auto got = runProgram(
        u"curl"_s, {u"-sS"_s, u"--cacert"_s, path(trusted), server.server.url().toString() + u"/plaintext"_s});
    QVERIFY2(got.code == 0, got.err.constData());
    QCOMPARE(got.out, "Hello, World!");
    const auto pinned = runProgram(u"curl"_s,
                                   {u"-sSk"_s, u"--pinnedpubkey"_s, QString::fromLatin1(known->keyPin),
                                    server.server.url().toString() + u"/plaintext"_s});
    QVERIFY2(pinned.code == 0, pinned.err.constData());
}

void TestTlsPrograms::expired()
{
    const auto pem = makeSelfSignedPair({u"localhost"_s}, 0); // from a day ago, until a day ago
    QVERIFY(pem);
    QVERIFY(write(path(u"expired.pem"_s), pem.value()));
    TlsServer server;
    server.options.tlsCert = path(u"expired.pem"_s);
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(u"the certificate in .*expired\\.pem has expired, on .*: clients will not trust it"_s));
    QVERIFY(server.start());
    TlsClient client(server.server.port(), {.caFile = path(u"expired.pem"_s)});
    QVERIFY(!client.handshake());
    const auto record = server.recordOfHandshake();
    QVERIFY(record);
    QVERIFY2(record->error.contains("the client finds the certificate expired"), record->error.constData());
}

void TestTlsPrograms::pairIsKept()
{
    TlsServer server;
    QVERIFY(server.start());
    const auto first = server.server.certificate();
    QVERIFY(first);
    QCOMPARE(first->file, server.certFile());
    QCOMPARE(modeOf(server.keyFile()), 0600U);
    QVERIFY(!contents(server.certFile()).contains("PRIVATE"));
    const qint64 left = first->validUntil - QDateTime::currentMSecsSinceEpoch();
    QVERIFY(left > 395LL * 86'400'000 && left < 398LL * 86'400'000);
    QVERIFY(first->validUntil - first->validFrom <= 398LL * 86'400'000);
    server.stop();
    QVERIFY(!server.server.certificate());
    QVERIFY(QFile::remove(server.certFile()));
    QVERIFY(server.start());
    QCOMPARE(server.server.certificate()->fingerprint, first->fingerprint);
    QVERIFY(QFileInfo::exists(server.certFile()));
    server.stop();
    server.options.tlsSelfSigned = false;
    QVERIFY(server.start());
    QCOMPARE(server.server.url().scheme(), u"http"_s);
}

void TestTlsPrograms::pairIsMadeAnew_data()
{
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("near its end")
        << makeSelfSignedPair({u"localhost"_s, u"127.0.0.1"_s, u"::1"_s}, kRenewBefore).value();
    QTest::newRow("of other names") << makeSelfSignedPair({u"localhost"_s}, kSelfSignedDays).value();
    QTest::newRow("damaged") << QByteArray("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    QTest::newRow("empty") << QByteArray("");
}

void TestTlsPrograms::pairIsMadeAnew()
{
    QFETCH(QByteArray, kept);
    TlsServer server;
    QVERIFY(QDir().mkpath(QFileInfo(server.keyFile()).path()));
    QVERIFY(write(server.keyFile(), kept));
    QVERIFY2(server.start(), qPrintable(server.server.failure().detail));
    QVERIFY(contents(server.keyFile()) != kept);
    QCOMPARE(modeOf(server.keyFile()), 0600U);
    TlsClient client(server.server.port(), {.caFile = server.certFile()});
    QVERIFY2(client.handshake(), client.fault().constData());
}

void TestTlsPrograms::pairIsForItsNames()
{
    TlsServer server;
    server.options.host = u"0.0.0.0"_s;
    server.options.allowHosts = QStringList{u"api.test"_s, u"192.0.2.7"_s};
    QVERIFY(server.start());
    const QStringList names = server.server.certificate()->names;
    for (const auto *name : {"localhost", "127.0.0.1", "::1", "api.test", "192.0.2.7"})
        QVERIFY2(names.contains(QLatin1StringView(name)), qPrintable(names.join(u' ')));
    QVERIFY(!names.contains(u"0.0.0.0"_s));
    const auto got = runProgram(u"curl"_s,
                                {u"-sS"_s, u"--cacert"_s, server.certFile(), u"--resolve"_s,
                                 u"api.test:%1:127.0.0.1"_s.arg(server.server.port()),
                                 u"https://api.test:%1/plaintext"_s.arg(server.server.port())});
    QVERIFY2(got.code == 0, got.err.constData());
    QCOMPARE(server.server.url().host(), u"127.0.0.1"_s);
}

void TestTlsPrograms::curl()
{
    TlsServer server;
    server.options.staticFolder = m_folder.path();
    QVERIFY(server.start());
    QByteArray large(6 * 1024 * 1024 + 5, Qt::Uninitialized);
    for (qsizetype i = 0; i < large.size(); ++i)
        large[i] = char((i * 2654435761u) >> 13);
    QVERIFY(write(path(u"large.bin"_s), large));
    const QString url = server.server.url().toString();
    const QStringList common{u"-sS"_s, u"--cacert"_s, server.certFile()};

    const auto two = runProgram(u"curl"_s,
                                common
                                    + QStringList{u"-w"_s, u"%{num_connects} %{http_version}\n"_s,
                                                  url + u"/plaintext"_s, url + u"/plaintext"_s});
    QCOMPARE(two.out, "Hello, World!1 1.1\nHello, World!0 1.1\n");
    const auto down = runProgram(u"curl"_s, common + QStringList{url + u"/static/large.bin"_s});
    QCOMPARE(down.out.size(), large.size());
    QVERIFY(down.out == large);
    const auto range
        = runProgram(u"curl"_s, common + QStringList{u"-r"_s, u"5000000-5000099"_s, url + u"/static/large.bin"_s});
    QCOMPARE(range.out, large.mid(5'000'000, 100));
    for (const auto *expect : {"Expect: 100-continue", "Expect:"}) {
        const auto up = runProgram(u"curl"_s,
                                   common
                                       + QStringList{u"-H"_s, QLatin1StringView(expect), u"--data-binary"_s,
                                                     u"@"_s + path(u"large.bin"_s), url + u"/echo"_s});
        QVERIFY2(up.code == 0, up.err.constData());
        QVERIFY(up.out == large);
    }
    const auto packed
        = runProgram(u"curl"_s, common + QStringList{u"--compressed"_s, u"-i"_s, url + u"/openapi.json"_s});
    QVERIFY2(packed.out.contains("Content-Encoding: "), packed.out.left(600).constData());
    QVERIFY(packed.out.contains("\"openapi\""));
    QVERIFY(!packed.out.contains("Strict-Transport-Security"));
    for (const auto *versions : {"1.2", "1.3"}) {
        const auto got = runProgram(
            u"curl"_s, common + QStringList{u"--tls-max"_s, QLatin1StringView(versions), url + u"/plaintext"_s});
        QCOMPARE(got.out, "Hello, World!");
    }
    // From http to https, with what it carries.
    QString plain = url;
    plain.replace(u"https:"_s, u"http:"_s);
    const auto led = runProgram(u"curl"_s, common + QStringList{u"-L"_s, u"-d"_s, u"kept"_s, plain + u"/echo"_s});
    QCOMPARE(led.out, "kept");
    const auto page = runProgram(
        u"curl"_s, common + QStringList{u"-i"_s, u"-H"_s, u"Origin: https://localhost:3000"_s, url + u"/healthz"_s});
    QVERIFY2(page.out.contains("Access-Control-Allow-Origin: https://localhost:3000"), page.out.constData());
}

void TestTlsPrograms::curlThatDoesNotTrust()
{
    TlsServer server;
    QVERIFY(server.start());
    const auto got = runProgram(u"curl"_s, {u"-sS"_s, server.server.url().toString()});
    QCOMPARE(got.code, 60);
    const auto record = server.recordOfHandshake();
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::Failed);
    QVERIFY2(record->error.contains("the client does not trust the certificate"), record->error.constData());
    QVERIFY(record->tlsVersion.startsWith("TLSv1."));
}

void TestTlsPrograms::client_data()
{
    QTest::addColumn<QStringList>("arguments"); // URL, WSURL: the server's; CERT: its certificate
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("err");
    const auto row
        = [](const char *name, const QStringList &arguments, int code, const QByteArray &out, const QByteArray &err,
             const QByteArray &input = {}) { QTest::newRow(name) << arguments << input << code << out << err; };
    row("send", {u"send"_s, u"--cacert"_s, u"CERT"_s, u"URL/plaintext"_s}, 0, "Hello, World!", {});
    row("send -k", {u"send"_s, u"-k"_s, u"URL/plaintext"_s}, 0, "Hello, World!", {});
    row("send, not trusted", {u"send"_s, u"URL/plaintext"_s}, 1, {}, "--cacert FILE trusts a certificate");
    row("send, another one is trusted", {u"send"_s, u"--cacert"_s, u"OTHER"_s, u"URL/plaintext"_s}, 1, {},
        "certificate");
    row("send -L from http", {u"send"_s, u"-L"_s, u"--cacert"_s, u"CERT"_s, u"HTTP/plaintext"_s}, 0, "Hello, World!",
        {});
    row("sse", {u"sse"_s, u"-n"_s, u"1"_s, u"--json"_s, u"--cacert"_s, u"CERT"_s, u"URL/events?interval_ms=100"_s}, 0,
        "\"event\"", {});
    row("sse, not trusted", {u"sse"_s, u"URL/events"_s}, 1, {}, "--cacert FILE trusts a certificate");
    row("bench",
        {u"bench"_s, u"-n"_s, u"500"_s, u"-c"_s, u"8"_s, u"--json"_s, u"--cacert"_s, u"CERT"_s, u"URL/plaintext"_s}, 0,
        "\"200\":500", {});
    row("bench at a rate",
        {u"bench"_s, u"-n"_s, u"60"_s, u"-r"_s, u"200"_s, u"-c"_s, u"4"_s, u"-t"_s, u"2"_s, u"--json"_s, u"-k"_s,
         u"URL/plaintext"_s},
        0, "\"200\":60", {});
    row("bench of a large body",
        {u"bench"_s, u"-n"_s, u"20"_s, u"--json"_s, u"-k"_s, u"--data-file"_s, u"BODY"_s, u"URL/echo"_s}, 0,
        "\"200\":20", {});
    row("bench, not trusted", {u"bench"_s, u"-n"_s, u"10"_s, u"URL/plaintext"_s}, 1, {},
        "the server's certificate is not trusted (self-signed certificate)");
    row("bench of http by https", {u"bench"_s, u"-n"_s, u"10"_s, u"-k"_s, u"PLAIN/plaintext"_s}, 1, {},
        "what answers speaks no TLS");
    row("ws", {u"ws"_s, u"--cacert"_s, u"CERT"_s, u"WSURL/ws"_s}, 0, "to and fro\n", {}, "to and fro\n");
    row("ws -k", {u"ws"_s, u"-k"_s, u"WSURL/ws"_s}, 0, "to and fro\n", {}, "to and fro\n");
    row("ws, not trusted", {u"ws"_s, u"WSURL/ws"_s}, 1, {}, "--cacert FILE trusts a certificate");
}

void TestTlsPrograms::client()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    QFETCH(int, code);
    QFETCH(QByteArray, out);
    QFETCH(QByteArray, err);
    TlsServer server;
    QVERIFY(server.start());
    const QString rest = server.server.url().toString().mid(5);
    arguments.replaceInStrings(u"WSURL"_s, u"wss"_s + rest).replaceInStrings(u"URL"_s, u"https"_s + rest);
    arguments.replaceInStrings(u"HTTP"_s, u"http"_s + rest).replaceInStrings(u"CERT"_s, server.certFile());
    QVERIFY(write(path(u"body.bin"_s), QByteArray(700'000, 'b')));
    TlsServer plain;
    plain.options.tlsSelfSigned = false;
    QVERIFY(!arguments.last().startsWith(u"PLAIN"_s) || plain.start());
    arguments.replaceInStrings(u"PLAIN"_s, u"https"_s + plain.server.url().toString().mid(4));
    arguments.replaceInStrings(u"BODY"_s, path(u"body.bin"_s)).replaceInStrings(u"OTHER"_s, path(u"other-cert.pem"_s));
    const Ended ended = run(arguments, input);
    QVERIFY2(ended.code == code, (ended.out + ended.err).constData());
    QVERIFY2(ended.out.contains(out), ended.out.constData());
    QVERIFY2(ended.err.contains(err) && ended.err.isEmpty() == err.isEmpty(), ended.err.constData());
}

void TestTlsPrograms::clientOptions_data()
{
    QTest::addColumn<QString>("command");
    for (const auto *command : {"send", "sse", "ws"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestTlsPrograms::clientOptions()
{
    QFETCH(QString, command);
    const QString url = command == u"ws"_s ? u"wss://localhost:1"_s : u"https://localhost:1"_s;
    const Ended none = run({command, u"--cacert"_s, u"/nowhere.pem"_s, url});
    QCOMPARE(none.code, 2);
    QVERIFY2(none.err.contains("--cacert /nowhere.pem: cannot be read: No such file or directory"),
             none.err.constData());
    const Ended other = run({command, u"--cacert"_s, path(u"leaf.ext"_s), url});
    QCOMPARE(other.code, 2);
    QVERIFY2(other.err.contains("holds no certificate in PEM form"), other.err.constData());
    const Ended help = run({command, u"--help"_s});
    QVERIFY(help.out.contains("--cacert FILE"));
}

/// What the program without a window says when it starts.
void TestTlsPrograms::headless()
{
    ServerProcess server;
    QVERIFY2(server.start({u"--tls"_s, u"self-signed"_s, u"--redis"_s, u"memory"_s}), qPrintable(server.problem()));
    QVERIFY2(server.output().startsWith("listening on https://localhost:"), server.output().constData());
    static const QRegularExpression path(u"curl --cacert (\\S+)"_s);
    const auto match = path.match(QString::fromUtf8(server.errors()));
    QVERIFY2(match.hasMatch(), server.errors().constData());
    const auto got = runProgram(
        u"curl"_s,
        {u"-sS"_s, u"--cacert"_s, match.captured(1), u"https://localhost:%1/plaintext"_s.arg(server.port())});
    QVERIFY2(got.code == 0, got.err.constData());
    QCOMPARE(got.out, "Hello, World!");
    QCOMPARE(server.stop(), QString());

    ServerProcess bad;
    QVERIFY(bad.launch({u"--tls-cert"_s, this->path(u"cert.pem"_s), u"--tls-key"_s, this->path(u"other.pem"_s)}));
    QVERIFY(bad.waitForEnd());
    QCOMPARE(bad.exitCode(), 1);
    QVERIFY2(bad.errors().contains("is not the key of the certificate in"), bad.errors().constData());
}

QTEST_GUILESS_MAIN(TestTlsPrograms)
#include "tst_tls_programs.moc"
