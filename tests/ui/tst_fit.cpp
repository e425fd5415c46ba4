// The whole window in all its states, at the sizes and scales that people have, and with longer words: nothing is cut,
// squeezed or laid over something else. A scale, and a language, belong to a process, so each runs in one of its own.

#include "tests/ui/clipping.h"
#include "tests/ui/pseudo_locale.h"
#include "tests/ui/records.h"
#include "tests/ui/window_fixture.h"
#include "ui/har/imported_exchange.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/exchange_overview.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/load/load_result_view.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/load/load_runs_view.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/secret_policy.h"
#include "ui/widgets/toaster.h"
#include "ui/zoom.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QProcess>
#include <QPushButton>
#include <QTabWidget>
#include <QTcpServer>

#include <cstdio>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kPatience = 20'000; // ms
constexpr int kSettling = 10'000; // ms; only what is wrong takes as long
constexpr char kChild[] = "COROSCOPE_FIT_CHILD";

struct Room {
    const char *name;
    QSize size;
    bool presenter;
};
constexpr Room kRooms[]
    = {{"1024x768", {1024, 768}, false}, {"1366x768", {1366, 768}, false}, {"1280x720 presenter", {1280, 720}, true}};

/// Goes through the states of the window and gathers what is wrong.
class Walk {
public:
    Walk(const Room &room, QString scale)
        : m_room(room)
        , m_scale(std::move(scale))
    {
        m_f.window->zoom()->setPresenting(room.presenter);
        m_f.window->resize(room.size);
    }

    QStringList run()
    {
        look("stopped");
        if (!m_f.start())
            return m_found << QStringLiteral("the server did not start");
        traffic();
        for (const Layouts::Id id : Layouts::kAll) {
            m_f.window->layouts()->choose(id);
            look(qPrintable(QStringLiteral("layout ") + Layouts::name(id).remove(u'&')));
        }
        m_f.window->layouts()->choose(Layouts::Id::Debug);
        detail();
        sender();
        for (QDockWidget *dock : m_f.window->layouts()->docks()) {
            dock->show();
            dock->raise();
            look(qPrintable(QStringLiteral("in front: ") + dock->objectName()));
            m_f.window->layouts()->maximize(dock);
            look(qPrintable(QStringLiteral("maximized: ") + dock->objectName()));
            m_f.window->layouts()->restorePane();
        }
        loadRuns();
        for (int i = 0; i < 3; ++i)
            m_f.window->notices()->post({Notice::Kind::Warning,
                                         QStringLiteral("Something happened that takes a sentence of some length to "
                                                        "tell, and that can be undone."),
                                         QStringLiteral("Undo"),
                                         [] {},
                                         {}});
        look("toasts");
        drain();
        failure();
        return m_found;
    }

private:
    void look(const char *state)
    {
        QTest::qWait(120);
        // A layout is made in a turn to come, which a busy machine takes its time for: what counts is what stays.
        QStringList found;
        (void)QTest::qWaitFor(
            [&] {
                found = clipping::problems(m_f.window.get());
                return found.isEmpty() && m_f.window->size() == m_room.size;
            },
            kSettling);
        if (m_f.window->size() != m_room.size)
            m_found += QStringLiteral("%1: the window does not fit: %2")
                           .arg(QLatin1String(state), clipping::sizes(m_f.window->size(), m_room.size));
        for (const QString &problem : found)
            m_found += QStringLiteral("%1: %2").arg(QLatin1String(state), problem);
        const QString folder = qEnvironmentVariable("COROSCOPE_FIT_PICTURES");
        if (!folder.isEmpty()) {
            QDir().mkpath(folder);
            m_f.window->grab().save(
                QDir(folder).filePath(QStringLiteral("%1-%2-%3.png")
                                          .arg(QLatin1String(m_room.name), m_scale, QLatin1String(state))
                                          .replace(u' ', u'-')
                                          .replace(u':', u'-')
                                          .replace(u'/', u'-')));
        }
    }

    /// One after the other, so that each has the same row in every run.
    void traffic()
    {
        const QByteArray requests[]
            = {m_f.request("GET", "/json"), m_f.request("GET", "/nowhere"),
               m_f.request("POST", "/echo", "{\"name\": \"Ada\"}",
                           "Content-Type: application/json\r\nAuthorization: Bearer x\r\n"),
               m_f.request("GET", "/async-endpoint?delay_ms=many"), m_f.request("GET", "/fanout?n=4&delay_ms=5")};
        const auto *model = m_f.window->requestsPane()->model();
        for (const QByteArray &request : requests) {
            const int before = model->rowCount();
            m_sockets.push_back(m_f.send(request));
            if (!QTest::qWaitFor([&] { return model->rowCount() > before && model->live() == 0; }, kPatience))
                m_found += QStringLiteral("the requests did not come");
        }
    }

    /// The overview of each kind of request, then all pages of one.
    void detail()
    {
        RequestsPane *requests = m_f.window->requestsPane();
        for (int row = 0; row < requests->model()->rowCount(); ++row) {
            requests->openRow(row);
            look(qPrintable(
                QStringLiteral("overview of %1").arg(QString::fromUtf8(requests->model()->record(row).target))));
        }
        requests->openRow(2);
        auto *tabs = m_f.window->requestsPane()->detail()->findChild<QTabWidget *>(QStringLiteral("exchangeTabs"));
        for (int page = 0; tabs && page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            look(qPrintable(QStringLiteral("detail %1").arg(page)));
        }
    }

    void sender()
    {
        SenderPane *sender = m_f.window->senderPane();
        sender->openUrl("GET", m_f.server.url().resolved(QUrl(QStringLiteral("/json"))));
        sender->send();
        if (!QTest::qWaitFor([&] { return !sender->isRunning(); }, kPatience))
            m_found += QStringLiteral("the Sender did not end");
        look("answer in the Sender");
    }

    /// Each part of the load runs, with something in it.
    void loadRuns()
    {
        LoadPane *load = m_f.window->loadPane();
        for (const char *seconds : {"raceSeconds", "raceWarmUp"})
            load->findChild<QDoubleSpinBox *>(QLatin1StringView(seconds))->setValue(0.2);
        m_f.window->findChild<QDockWidget *>(QStringLiteral("loadDock"))->raise();
        load->raceTwins(QStringLiteral("blocking-async"));
        look("a race");
        if (!QTest::qWaitFor([&] { return load->runs()->rowCount() == 2 && !load->isRunning(); }, kPatience))
            m_found += QStringLiteral("the race did not end");
        look("after a race");
        load->openTab(LoadPane::Tab::Runs);
        m_f.window->commands()->find(QStringLiteral("load.compareRuns"))->trigger();
        look("two load runs compared");
        load->runsView()->openRun(1);
        for (int page = 0; page < load->runsView()->result()->tabs()->count(); ++page) {
            load->runsView()->result()->tabs()->setCurrentIndex(page);
            look(qPrintable(QStringLiteral("a load run, page %1").arg(page)));
        }
        load->openTab(LoadPane::Tab::Run);
        m_f.window->findChild<QDockWidget *>(QStringLiteral("senderDock"))->raise();
    }

    void drain()
    {
        m_sockets.push_back(m_f.send(m_f.request("GET", "/async-endpoint?delay_ms=60000")));
        const auto *model = m_f.window->requestsPane()->model();
        if (!QTest::qWaitFor([&] { return model->live() > 0; }, kPatience))
            m_found += QStringLiteral("the waiting request did not come");
        m_f.window->close();
        look("draining");
        m_f.stop();
    }

    void failure()
    {
        QTcpServer other;
        other.listen(QHostAddress::LocalHost);
        m_f.window.reset();
        m_f.options.port = other.serverPort();
        m_f.open();
        m_f.window->zoom()->setPresenting(m_room.presenter);
        m_f.window->resize(m_room.size);
        m_f.window->startServer();
        if (!QTest::qWaitFor([&] { return m_f.server.state() == ServerState::Failed; }, kPatience))
            m_found += QStringLiteral("it started on a port in use");
        look("port in use");
    }

    const Room m_room;
    const QString m_scale;
    WindowFixture m_f;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
    QStringList m_found;
};

/// The overview of a request about which everything is known, in each width that a splitter can give it.
QStringList overviews()
{
    SecretPolicy secrets;
    QTemporaryDir folder;
    WindowSettings settings(folder.path());
    Theme theme(*qApp);
    Zoom zoom(&theme, &settings, &secrets);
    zoom.setPresenting(true);
    const RouteTable routes = someRoutes();
    ImportedExchange foreign;
    foreign.id = ImportedExchange::kIdBit + 1;
    foreign.file = QStringLiteral("what-the-browser-of-the-lecture-hall-recorded.har");
    foreign.creator = QStringLiteral("Firefox 126.0");
    foreign.serverAddress = QStringLiteral("[2001:db8::dead:beef]:8443");
    foreign.comment = QStringLiteral("recorded for the third lecture, before the cache was added");
    foreign.timings = {nanoseconds(1'200), nanoseconds(34'000'000),    nanoseconds(1'100'000), nanoseconds(900'000),
                       nanoseconds(1'000), nanoseconds(2'000'000'000), nanoseconds(8'000)};
    auto own = finalRecord({.length = 4321, .status = 503, .route = 1, .waitFrom = 20, .waitTo = 2020, .blocked = 400});
    own->error = "the database could not be reached within five seconds";
    own->waitedBehind = 2;
    own->busy = nanoseconds(123'456'789);
    own->parentSpanId = "00f067aa0ba902b7";
    own->keepAlive = true;
    own->requestHeadBytes = 1'234'567;
    own->responseBodyBytes = 987'654'321;
    for (std::uint32_t id = 2; id < 6; ++id) {
        Span span = own->spans.front();
        span.id = id;
        span.kind = SpanKind::Http;
        span.label = "http://127.0.0.1:8000/async-endpoint?delay_ms=2000&a=somewhat+longer+query";
        own->spans.push_back(span);
    }
    ImportedExchange wide = foreign;
    static_cast<ExchangeRecord &>(wide) = *own;
    wide.id = foreign.id;
    QStringList found;
    const std::pair<const char *, const ExchangeRecord *> records[] = {{"own", own.get()}, {"imported", &wide}};
    ExchangeOverview view;
    view.setLogLookup([](const QByteArray &) { return true; });
    view.show();
    for (const auto &[name, record] : records) {
        for (int width = 160; width <= 1000; width += 7) {
            view.resize(width, 400);
            view.setExchange(*record, routes, at(5000), 12);
            QCoreApplication::processEvents();
            for (const QString &problem : clipping::problems(&view))
                found += QStringLiteral("overview, %1, %2 wide: %3").arg(QLatin1String(name)).arg(width).arg(problem);
        }
    }
    return found;
}

int child(const QString &what)
{
    PseudoLocale longer;
    const bool pseudo = what == QStringLiteral("pseudo");
    installTranslations(what == QStringLiteral("german") ? Language::German : Language::System);
    if (pseudo)
        QCoreApplication::installTranslator(&longer); // asked first, being the newest
    QStringList found;
    if (pseudo || what == QStringLiteral("german"))
        found += overviews();
    for (const Room &room : kRooms) {
        for (const QString &problem : Walk(room, what).run())
            found += QStringLiteral("%1, %2: %3").arg(QLatin1String(room.name), what, problem);
    }
    found.removeDuplicates();
    std::fprintf(stdout, "%s\n", qPrintable(found.join(u'\n')));
    return found.isEmpty() ? 0 : 1;
}

} // namespace

class TestFit final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A test that finds nothing anywhere would be worth nothing.
    void findsWhatIsWrong()
    {
        QWidget window;
        window.resize(400, 300);
        auto *cut = new QLabel(QStringLiteral("a text that is longer than its label"), &window);
        cut->setGeometry(0, 0, 40, 20);
        auto *wrapped = new QLabel(QStringLiteral("words that need many lines in so narrow a place"), &window);
        wrapped->setWordWrap(true);
        wrapped->setGeometry(0, 30, 60, 20);
        auto *button = new QPushButton(QStringLiteral("Stop the server"), &window);
        button->setGeometry(100, 0, 30, 20);
        auto *over = new QWidget(&window);
        over->setGeometry(105, 5, 50, 50);
        auto *out = new QWidget(&window);
        out->setGeometry(380, 280, 50, 50);
        auto *least = new QWidget(&window);
        least->setMinimumSize(50, 50);
        least->setGeometry(200, 100, 50, 50);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QString found = clipping::problems(&window).join(u'\n');
        for (const char *words :
             {"text is cut", "wrapped text is cut", "button is cut", "lies on", "sticks out of its parent"})
            QVERIFY2(found.contains(QLatin1String(words)), words);
        QVERIFY(!found.contains(QStringLiteral("squeezed")));
        for (QWidget *widget :
             {static_cast<QWidget *>(cut), static_cast<QWidget *>(wrapped), static_cast<QWidget *>(button), over, out})
            delete widget;
        QCOMPARE(clipping::problems(&window), QStringList());
    }

    void pseudoLocaleLengthens()
    {
        PseudoLocale longer;
        QCOMPARE(longer.translate("x", "Start", nullptr, -1), QStringLiteral("[Start~~]"));
        QVERIFY(
            longer.translate("x", "%n request(s) of %1", nullptr, 2).startsWith(QStringLiteral("[%n requests of %1~")));
    }

    void everythingFits_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("scale");
        QTest::newRow("1") << QStringLiteral("1x") << QStringLiteral("1");
        QTest::newRow("1.25") << QStringLiteral("1.25x") << QStringLiteral("1.25");
        QTest::newRow("2") << QStringLiteral("2x") << QStringLiteral("2");
        QTest::newRow("longer words") << QStringLiteral("pseudo") << QStringLiteral("1");
        QTest::newRow("German") << QStringLiteral("german") << QStringLiteral("1");
    }

    void everythingFits()
    {
        QFETCH(QString, what);
        QFETCH(QString, scale);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1String(kChild), what);
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), scale);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(process.waitForFinished(900'000));
        const QByteArray found = process.readAllStandardOutput().trimmed();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit, process.readAllStandardError().right(2000).constData());
        if (!found.isEmpty())
            std::fprintf(stderr, "%s\n", found.constData()); // Qt Test cuts what is long
        QVERIFY(found.isEmpty() && process.exitCode() == 0);
    }
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(kChild))
        return child(qEnvironmentVariable(kChild));
    TestFit test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fit.moc"
