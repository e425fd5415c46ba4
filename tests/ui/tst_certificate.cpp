// A server with TLS in the window: the lock beside the address, the Sender, load runs, and what a request tells of it.

#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/certificate_button.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/notices.h"
#include "ui/panes/exchange_overview.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/server_home.h"
#include "ui/server_bar.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QtTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000;
constexpr qint64 kDay = 86'400'000;

TlsCertificate sampleCertificate()
{
    TlsCertificate certificate;
    certificate.file = u"/home/me/.local/share/coroscope/tls/cert.pem"_s;
    certificate.fingerprint = QByteArray("AB:CD:").repeated(16).chopped(1);
    certificate.keyPin = "sha256//AAAA";
    certificate.names = QStringList{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    certificate.issuer = u"CN = localhost"_s;
    certificate.isSelfSigned = true;
    certificate.validUntil = QDateTime::currentMSecsSinceEpoch() + 300 * kDay;
    return certificate;
}

struct Alone {
    Commands commands;
    Notices notices;
    WindowContext context{nullptr, nullptr, nullptr, &notices, &commands, nullptr, nullptr};
    CertificateButton button{context};
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCertificate final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void facts()
    {
        Alone f;
        for (QAction *action : {f.button.copyPathAction(), f.button.copyFingerprintAction(), f.button.saveAction()})
            QVERIFY(!action->isEnabled());
        TlsCertificate certificate = sampleCertificate();
        f.button.setCertificate(certificate);
        QString text = f.button.facts()->text();
        QVERIFY2(text.contains(u"Signed by itself"_s) && text.contains(u"localhost, 127.0.0.1"_s), qPrintable(text));
        QVERIFY(text.contains(u"Valid until"_s) && text.contains(certificate.file));
        QCOMPARE(text.count(u"AB:CD"_s), 16);
        QCOMPARE(f.button.accessibleDescription(), text);
        certificate.isSelfSigned = false;
        certificate.issuer = u"CN = Authority"_s;
        certificate.validUntil = 1'000'000'000'000;
        for (int i = 0; i < 30; ++i)
            certificate.names.append(u"name-%1.test"_s.arg(i));
        f.button.setCertificate(certificate);
        text = f.button.facts()->text();
        QVERIFY2(text.contains(u"Issued by CN = Authority"_s) && text.contains(u"Expired on"_s), qPrintable(text));
        QVERIFY2(text.contains(u"25 more"_s), qPrintable(text));
        f.button.setCertificate(std::nullopt);
        QVERIFY(!f.button.saveAction()->isEnabled());
    }

    void copiesAndSaves()
    {
        Alone f;
        QTemporaryDir folder;
        TlsCertificate certificate = sampleCertificate();
        certificate.file = folder.filePath(u"both.pem"_s);
        const QByteArray shown = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        QFile both(certificate.file);
        QVERIFY(both.open(QIODevice::WriteOnly));
        both.write("-----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----\n" + shown + shown);
        both.close();
        f.button.setCertificate(certificate);
        f.button.copyPathAction()->trigger();
        QCOMPARE(QApplication::clipboard()->text(), certificate.file);
        f.button.copyFingerprintAction()->trigger();
        QCOMPARE(QApplication::clipboard()->text().toLatin1(), certificate.fingerprint);
        QCOMPARE(f.notices.kept().size(), std::size_t(2));
        f.button.saveTo(folder.filePath(u"saved.pem"_s));
        QCOMPARE(contents(folder.filePath(u"saved.pem"_s)), shown + shown); // the key stays where it is
        QCOMPARE(f.notices.kept().back().kind, Notice::Kind::Info);
        f.button.saveTo(folder.filePath(u"no/such/folder.pem"_s));
        QCOMPARE(f.notices.kept().back().kind, Notice::Kind::Error);
        QVERIFY(both.remove());
        f.button.saveTo(folder.filePath(u"again.pem"_s));
        QCOMPARE(f.notices.kept().back().kind, Notice::Kind::Error);
    }

    void inTheWindow()
    {
        WindowFixture f;
        auto *button = f.window->certificateButton();
        QVERIFY(f.start());
        QVERIFY(!button->isVisible());
        QVERIFY(f.stop());
        f.window.reset();
        f.options.tlsSelfSigned = true;
        f.open();
        button = f.window->certificateButton();
        QVERIFY(f.start());
        QTRY_VERIFY(button->isVisible());
        QCOMPARE(f.server.url().scheme(), u"https"_s);
        QVERIFY(button->facts()->text().contains(u"localhost"_s));
        QVERIFY(isServerHome(QUrl(u"https://localhost:%1/x"_s.arg(f.server.port())), &f.server));

        // The Sender and load runs take it without a word about certificates.
        const QUrl url(u"https://localhost:%1/plaintext"_s.arg(f.server.port()));
        SenderPane *const sender = f.window->senderPane();
        sender->openUrl("GET", url);
        sender->send();
        const SendHistory *const sent = sender->current()->history();
        QVERIFY(QTest::qWaitFor([&] { return !sent->entries().isEmpty(); }, kPatience));
        QVERIFY2(sent->entries().first().reply, qPrintable(sent->entries().first().outcome));
        QCOMPARE(sent->entries().first().reply->body, QByteArray("Hello, World!"));
        LoadPlan plan;
        plan.requests = {{"GET", url, {}, {}}};
        plan.total = 50;
        plan.connections = 2;
        f.window->loadPane()->run(plan);
        const LoadRunsModel *const runs = f.window->loadPane()->runs();
        QVERIFY(QTest::qWaitFor([&] { return runs->rowCount() == 1; }, kPatience));
        QVERIFY2(runs->at(0)->result, qPrintable(runs->at(0)->trouble));
        QCOMPARE(runs->at(0)->result->counts.completed, std::uint64_t(50));
        QVERIFY(loadWords::command(runs->at(0)->plan).endsWith(u" -k"_s)); // the server's own certificate is known
        QVERIFY(!loadWords::command(plan).contains(u" -k"_s));
        plan.caFile = u"/some where/ca.pem"_s;
        QVERIFY(loadWords::command(plan).contains(u"--cacert '/some where/ca.pem'"_s));

        bool wasShown = false; // the key comes back when the menu is closed
        QTimer::singleShot(0, button, [&] {
            QMenu *const menu = button->certificateMenu();
            wasShown = QTest::qWaitFor([menu] { return menu->isVisible(); }, kPatience)
                && pictures::take(menu, u"certificate-menu"_s, *m_theme);
            QTest::keyClick(menu, Qt::Key_Escape);
        });
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(wasShown);
        QTRY_VERIFY(!button->certificateMenu()->isVisible());
        QVERIFY(pictures::take(f.window.get(), u"certificate-window"_s, *m_theme));
        QVERIFY(f.stop());
        QTRY_VERIFY(!button->isVisible());
        QCOMPARE(serverHome(&f.server).scheme(), f.options.port == 0 ? QString() : u"https"_s);
    }

    void inTheOverview()
    {
        ExchangeOverview overview;
        ExchangeRecord record;
        record.end = ExchangeEnd::Answered;
        record.status = 200;
        record.method = "GET";
        record.started = record.headComplete = record.dispatched = record.responded = record.finished
            = Clock::time_point(std::chrono::seconds(5));
        const auto shows = [&](const QString &text) {
            overview.setExchange(record, {}, record.finished, 0);
            const auto labels = overview.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return !label->isHidden() && label->text() == text; });
        };
        QVERIFY(!shows(u"TLS"_s));
        record.tlsVersion = "TLSv1.3";
        record.tlsCipher = "TLS_AES_256_GCM_SHA384";
        QVERIFY(shows(u"TLSv1.3, TLS_AES_256_GCM_SHA384"_s));
        record.handshake = std::chrono::microseconds(2'100);
        QVERIFY(shows(u"TLSv1.3, TLS_AES_256_GCM_SHA384, its handshake took "_s + durationText(record.handshake)));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestCertificate)
#include "tst_certificate.moc"
