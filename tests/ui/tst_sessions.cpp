#include "tests/support/sample_recording.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "ui/file_drop.h"
#include "ui/findings/findings_panel.h"
#include "ui/findings/lint_words.h"
#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/options/window_preferences.h"
#include "ui/sessions/session_control.h"
#include "ui/sessions/session_import.h"
#include "ui/sessions/session_transfer.h"
#include "ui/sessions/session_words.h"
#include "ui/telemetry_masks.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/grid_view.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QDir>
#include <QDropEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <array>
#include <functional>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LoopStall stall(double from, double to, std::int32_t label = 3, std::uint32_t waiting = 4)
{
    return {0, label, sampleAt(from), to > 0 ? sampleAt(to) : Clock::time_point(), waiting};
}

TelemetryBatch batchOf(std::vector<LoopStall> stalls, std::vector<ExchangeRecordPtr> records = {})
{
    TelemetryBatch batch;
    batch.stalls = std::move(stalls);
    batch.exchanges = std::move(records);
    return batch;
}

/// A request of that route that asked for two things one after the other.
ExchangeRecordPtr inTurn(std::uint64_t id, std::int32_t route, double at)
{
    auto record = sampleRecord(id, route, "GET", "/fanout", at, at + 210);
    record->spans = {SampleSpan(1, SpanKind::Http, "GET http://127.0.0.1/a?api_key=k", at + 1, at + 101, at + 101),
                     SampleSpan(2, SpanKind::Http, "GET http://127.0.0.1/b", at + 101.1, at + 201, at + 201)};
    return record;
}

/// As English has it with a number above one, whether or not the plurals are translated yet.
QString plural(QString text)
{
    return text.replace(u"(s)"_s, u"s"_s);
}

/// Whether a drawing has any of that colour.
bool hasInk(const QIcon &drawing, const QColor &ink)
{
    const QImage image = drawing.pixmap(QSize(32, 32)).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == ink)
                return true;
        }
    }
    return false;
}

/// A control on a recording of its own, in a window that is shown.
struct Fixture {
    PaneContext context;
    Recording live;
    QWidget window;
    std::unique_ptr<SessionControl> control;

    Fixture()
    {
        installTranslations();
        RecordedNames names = sampleContents().names;
        live.setNames(std::move(names));
        control = std::make_unique<SessionControl>(context, live, &window);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(control->notes());
        layout->addStretch(1);
        window.resize(1100, 420);
        window.show();
    }
    ~Fixture() { control.reset(); }

    void tell(const TelemetryBatch &batch, double at)
    {
        live.add(batch, sampleAt(at));
        control->consume(batch, sampleAt(at));
        control->endFrame(sampleAt(at));
    }
    QString path(const QString &name) const { return context.folder.filePath(name); }
    QString lastNotice() const
    {
        return context.notices.kept().empty() ? QString() : plural(context.notices.kept().back().text);
    }
    bool isIdle() const
    {
        return QTest::qWaitFor([this] { return !control->transfer()->isBusy(); }, 15'000);
    }
};

} // namespace

class TestSessions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- words ---

    void namesEachLint_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, LintKind kind, SpanKind what, const QString &says) {
            QTest::newRow(name) << int(kind) << int(what) << says;
        };
        row("held", LintKind::LoopHeld, SpanKind::Sleep,
            u"GET /fanout held the loop of worker 1 for 120 ms: nothing else went on there. 3 connections waited to be "
            "read."_s);
        row("never waited", LintKind::NeverSuspended, SpanKind::Sleep,
            u"GET /fanout computed for 120 ms and awaited nothing"_s);
        row("calls", LintKind::SequentialAwaits, SpanKind::Http,
            u"GET /fanout made 3 HTTP calls one after the other, in 360 ms. Where none of them needs what another "
            u"gave, "
            "they could run at once and save up to 120 ms."_s);
        row("queries", LintKind::SequentialAwaits, SpanKind::Database, u"asked the database 3 times, one query"_s);
        row("keys", LintKind::SequentialAwaits, SpanKind::Cache, u"asked the cache 3 times"_s);
        row("jobs", LintKind::SequentialAwaits, SpanKind::Offload, u"gave the thread pool 3 jobs"_s);
        row("sleeps", LintKind::SequentialAwaits, SpanKind::Sleep, u"slept 3 times"_s);
        row("abandoned", LintKind::Abandoned, SpanKind::Task,
            u"GET /fanout started 3 coroutines, “subject”, that nobody awaits"_s);
        row("pool", LintKind::PoolStarved, SpanKind::Database,
            u"GET /fanout waited 120 ms for a connection to the database, of 360 ms"_s);
        row("writer", LintKind::WriterBusy, SpanKind::Database,
            u"GET /fanout waited 120 ms for its turn to write, of 360 ms that its writes took"_s);
        row("N+1", LintKind::RepeatedStatement, SpanKind::Database,
            u"ran the same statement 3 times (N+1), in 360 ms"_s);
        row("transaction", LintKind::WaitInTransaction, SpanKind::Cache,
            u"waited 120 ms for the network (subject) with a transaction open"_s);
    }
    void namesEachLint()
    {
        installTranslations();
        QFETCH(int, kind);
        QFETCH(int, what);
        QFETCH(QString, says);
        Lint lint;
        lint.kind = LintKind(kind);
        lint.what = SpanKind(what);
        lint.label = 1;
        lint.exchange = 9;
        lint.worker = 1;
        lint.count = 3;
        lint.cost = 120ms;
        lint.whole = 360ms;
        lint.subject = "subject";
        const HolderNames names{sampleContents().names.routes, {}};
        const QString sentence = plural(lintSentence(lint, names));
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY(!sentence.contains(u"%"_s));
        QVERIFY(!lintName(lint.kind).isEmpty());
        lint.label = -1;
        QVERIFY(lintSentence(lint, names).contains(u"A request without a route"_s));
        if (lint.kind == LintKind::LoopHeld) {
            lint.isOngoing = true;
            QVERIFY(lintSentence(lint, names).contains(u"is holding the loop"_s));
        }
    }

    void masksSecrets()
    {
        const TelemetryMask mask = secretsMask();
        QCOMPARE(mask.target("/a?b=1"), QByteArray("/a?b=1"));
        QVERIFY(!mask.target("/login?token=abc&x=1").contains("abc"));
        QVERIFY(mask.target("GET http://h/p?api_key=abc&x=1").endsWith("&x=1"));
        const QByteArray head = mask.head("GET /a?password=pw HTTP/1.1\r\nHost: h\r\nCookie: sid=42\r\n\r\n");
        QVERIFY(head.startsWith("GET /a?password=") && !head.contains("=pw"));
        QVERIFY(head.contains(" HTTP/1.1\r\nHost: h\r\nCookie: "));
        QVERIFY(!head.contains("42") && head.endsWith("\r\n\r\n"));
        QCOMPARE(mask.head(""), QByteArray());
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("foreign") << int(SessionFault::Kind::NotASession) << u"is no session of Coroscope"_s;
        QTest::newRow("newer") << int(SessionFault::Kind::Newer) << u"newer Coroscope"_s;
        QTest::newRow("cut") << int(SessionFault::Kind::Truncated)
                             << u"ends too early, in the part EXCH at byte 1,234"_s;
        QTest::newRow("damaged") << int(SessionFault::Kind::Damaged) << u"is damaged in the part EXCH at byte 1,234"_s;
        QTest::newRow("large") << int(SessionFault::Kind::TooLarge) << u"holds more than is read"_s;
        QTest::newRow("device") << int(SessionFault::Kind::Unreadable) << u"could not be read: why"_s;
    }
    void saysWhatIsWrongWithAFile()
    {
        QFETCH(int, kind);
        QFETCH(QString, says);
        const QString text = sessionFaultText(u"a.coroscope"_s, {SessionFault::Kind(kind), 1234, "EXCH", u"why"_s});
        QVERIFY2(text.contains(says), qPrintable(text));
        QVERIFY(text.contains(u"“a.coroscope”"_s) && !text.contains(u'%'));
        // A name that is none is not shown.
        QVERIFY(!sessionFaultText(u"a"_s, {SessionFault::Kind(kind), 1, "\x01\x02", {}}).contains(u'\x01'));
    }

    // --- findings ---

    void listsFindings()
    {
        const Recording recording(sampleContents());
        Findings findings;
        FindingModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sync(findings, recording);
        QCOMPARE(model.rowCount(), 0);
        findings.add(batchOf({stall(0, 100)}), sampleAt(100));
        findings.add(batchOf({}, {inTurn(20, 1, 200)}), sampleAt(500));
        model.sync(findings, recording);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, FindingModel::RouteColumn).data().toString(), u"GET /fanout"_s);
        QCOMPARE(model.index(1, FindingModel::RouteColumn).data().toString(), u"GET /blocking-endpoint"_s);
        QCOMPARE(model.index(1, FindingModel::CostColumn).data().toString(), durationText(100ms));
        // The one that something comes to is on top, and is the same row.
        const QPersistentModelIndex kept = model.index(1, 0);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        findings.add(batchOf({stall(600, 800)}), sampleAt(800));
        model.sync(findings, recording);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(kept.row(), 0);
        QCOMPARE(model.index(0, FindingModel::CountColumn).data().toString(), u"2"_s);
        QCOMPARE(model.index(0, FindingModel::CostColumn).data().toString(), durationText(200ms));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.sync(findings, recording); // nothing new
        QCOMPARE(changed.count(), 0);
        findings.clear();
        model.sync(findings, recording);
        QCOMPARE(model.rowCount(), 0);
    }

    void panelTellsWhileALoopIsHeld()
    {
        Fixture f;
        FindingsPanel *panel = f.control->panel();
        QVERIFY(panel->isHidden());
        QSignalSpy told(f.control.get(), &SessionControl::findingsChanged);
        f.tell(batchOf({stall(0, 0)}), 60);
        QVERIFY(!panel->isHidden());
        QCOMPARE(told.count(), 1);
        QVERIFY(told.last().at(1).toBool());
        QVERIFY2(panel->headline().contains(u"GET /blocking-endpoint is holding the loop of worker 0, for 60.0 ms"_s),
                 qPrintable(panel->headline()));
        QCOMPARE(panel->newest()->property("tone").toString(), u"error"_s);
        const auto mark = [panel] {
            const QModelIndex newest = panel->table()->model()->index(0, FindingModel::KindColumn);
            return newest.data(Qt::DecorationRole).value<QIcon>();
        };
        const QColor red = themeColors(QApplication::palette()).error;
        QVERIFY(hasInk(panel->newest()->icon(), red) && hasInk(mark(), red));
        f.control->endFrame(sampleAt(1'500));
        QVERIFY(panel->headline().contains(u"1.5"_s));
        f.tell(batchOf({stall(0, 2'000)}), 2'010);
        QVERIFY(panel->headline().contains(u"held the loop of worker 0 for 2"_s));
        QVERIFY(panel->newest()->property("tone").toString().isEmpty());
        QVERIFY(!hasInk(panel->newest()->icon(), red) && !hasInk(mark(), red));
        QVERIFY(!told.last().at(1).toBool());
        QVERIFY(panel->toggle()->text().startsWith(u"1 finding"_s));
        f.control->endRun(); // as the recording, they outlive a restart
        f.control->endFrame(sampleAt(3'000));
        QVERIFY(!panel->isHidden());
    }

    /// What hundreds of requests do alike is said once, with the newest of them.
    void theSameOnTheSameRouteIsOneFinding()
    {
        constexpr int kMany = 1'200;
        Fixture f;
        FindingsPanel *panel = f.control->panel();
        QSignalSpy told(f.control.get(), &SessionControl::findingsChanged);
        f.tell(batchOf({}, {inTurn(1, 1, 0)}), 300);
        QVERIFY(!panel->toggle()->text().contains(u"in all"_s));
        std::vector<ExchangeRecordPtr> records;
        for (int i = 1; i < kMany; ++i)
            records.push_back(inTurn(std::uint64_t(i) + 1, 1, 300.0 * i));
        f.tell(batchOf({stall(0, 100)}, records), 300.0 * kMany);
        f.control->endFrame(sampleAt(300.0 * kMany + 2'000)); // its texts come only so often
        QCOMPARE(told.last().at(0).toLongLong(), 2);
        QCOMPARE(plural(panel->toggle()->text()), u"2 findings, %1 times in all"_s.arg(countText(kMany + 1)));
        QCOMPARE(panel->toggle()->accessibleName(), panel->toggle()->text());
        panel->setUnfolded(true);
        const QAbstractItemModel *rows = panel->table()->model();
        QCOMPARE(rows->rowCount(), 2);
        QStringList counts;
        for (int row = 0; row < rows->rowCount(); ++row)
            counts += rows->index(row, FindingModel::CountColumn).data().toString();
        counts.sort();
        QCOMPARE(counts, (QStringList{u"1"_s, countText(kMany)}));
        QCOMPARE(f.control->findings().groups().front().newest.back().exchange, std::uint64_t(kMany));
    }

    void panelWorksByKeyboard()
    {
        Fixture f;
        f.tell(batchOf({stall(0, 100)}, {inTurn(20, 1, 200)}), 500);
        FindingsPanel *panel = f.control->panel();
        QVERIFY(!panel->isUnfolded());
        QSignalSpy activated(f.control.get(), &SessionControl::findingActivated);
        panel->newest()->setFocus();
        QTest::keyClick(panel->newest(), Qt::Key_Space);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.last().first().value<Lint>().exchange, std::uint64_t(20));
        panel->toggle()->setFocus();
        QTest::keyClick(panel->toggle(), Qt::Key_Space);
        QVERIFY(panel->isUnfolded() && panel->table()->isVisible());
        panel->table()->setFocus();
        panel->table()->setCurrentIndex(panel->table()->model()->index(1, 0));
        QTest::keyClick(panel->table(), Qt::Key_Return);
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.last().first().value<Lint>().kind, LintKind::LoopHeld);
        QCOMPARE(pictures::unnamed(&f.window), QStringList());
        // It is remembered, and its list can be cleared.
        QCOMPARE(f.context.settings.view(u"findingsPanel"_s), QByteArray("unfolded"));
        f.context.commands.find(u"findings.clear"_s)->trigger();
        QVERIFY(panel->isHidden());
    }

    // --- sessions ---

    void savesAndOpens()
    {
        Fixture f;
        const RecordingContents sample = sampleContents();
        f.tell(batchOf({sample.stalls.begin(), sample.stalls.end()}, {sample.ended.begin(), sample.ended.end()}), 180);
        const QString path = f.path(u"a.coroscope"_s);
        f.control->saveTo(path, false);
        QVERIFY(f.isIdle());
        QVERIFY2(f.lastNotice().startsWith(u"A session of 6 requests was saved to “a.coroscope”"_s),
                 qPrintable(f.lastNotice()));

        QSignalSpy shown(f.control.get(), &SessionControl::shownChanged);
        QSignalSpy raised(f.control.get(), &SessionControl::raiseRequested);
        f.control->openFile(path);
        QVERIFY(f.isIdle());
        QVERIFY(f.control->isSession());
        QCOMPARE(shown.count(), 1);
        QVERIFY(!shown.last().at(1).toBool());
        QCOMPARE(raised.count(), 1);
        QCOMPARE(f.control->shown().ended().size(), std::size_t(6));
        QVERIFY(f.control->banner()->isVisible());
        QVERIFY2(plural(f.control->banner()->text()).contains(u"6 requests), read-only."_s),
                 qPrintable(f.control->banner()->text()));
        // Secrets were left out, bodies were not.
        const auto orders = f.control->shown().find(3);
        QVERIFY(!orders->requestHead.contains("s3cr3t"));
        QCOMPARE(orders->requestBody, QByteArray("{\"item\": 7}"));
        QVERIFY(!f.control->shown().find(1)->target.contains("abc"));
        // What it tells by itself; nothing of it goes on.
        QVERIFY(f.control->findings().count() >= 2);
        QVERIFY(!f.control->findings().isOngoing());
        QVERIFY(!f.control->panel()->isHidden());
        // What comes meanwhile does not change it.
        const auto count = f.control->findings().count();
        f.tell(batchOf({stall(5'000, 5'100)}), 5'200);
        QCOMPARE(f.control->findings().count(), count);
        QCOMPARE(f.control->shown().stalls().size(), sample.stalls.size());

        QTest::mouseClick(f.control->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(!f.control->isSession());
        QVERIFY(f.control->banner()->isHidden());
        QCOMPARE(&f.control->shown(), &f.live);
        QVERIFY(shown.last().at(1).toBool());
    }

    void savesSecretsOnlyWhereTheyMayBeShown()
    {
        Fixture f;
        f.tell(batchOf({}, {sampleContents().ended[2]}), 180);
        const auto savedHead = [&](bool withSecrets) {
            f.control->saveTo(f.path(u"b.coroscope"_s), withSecrets);
            (void)f.isIdle();
            QFile file(f.path(u"b.coroscope"_s));
            (void)file.open(QIODevice::ReadOnly);
            const auto read = readSession(file);
            const auto *session = std::get_if<Session>(&read);
            return session ? std::pair(session->recording.ended.front()->requestHead, session->info.isMasked)
                           : std::pair(QByteArray(), false);
        };
        QVERIFY(savedHead(true).first.contains("s3cr3t") && !savedHead(true).second);
        f.context.secrets.setMayReveal(false);
        QVERIFY(!savedHead(true).first.contains("s3cr3t") && savedHead(true).second);
        QVERIFY(!f.context.commands.find(u"session.saveWithSecrets"_s)->isEnabled());
    }

    void refusesWhatItCannotRead()
    {
        Fixture f;
        const auto open = [&](const QByteArray &content) {
            QFile file(f.path(u"c.coroscope"_s));
            (void)file.open(QIODevice::WriteOnly | QIODevice::Truncate);
            file.write(content);
            file.close();
            f.control->openFile(file.fileName());
            (void)f.isIdle();
            return f.lastNotice();
        };
        QVERIFY(open("{}").contains(u"“c.coroscope” is no session"_s));
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(writeSession(buffer, sampleContents(), {}));
        QVERIFY(open(buffer.data().chopped(10)).contains(u"ends too early"_s));
        QByteArray damaged = buffer.data();
        damaged[damaged.size() / 2] = char(damaged[damaged.size() / 2] ^ 1);
        QVERIFY(open(damaged).contains(u"is damaged"_s));
        QVERIFY(!f.control->isSession());
        f.control->openFile(f.path(u"none.coroscope"_s));
        QVERIFY(f.isIdle());
        QVERIFY(f.lastNotice().contains(u"could not be opened"_s));
        // A file that cannot be written leaves what stood there.
        f.tell(batchOf({}, {sampleContents().ended[2]}), 180);
        f.control->saveTo(f.path(u"no/such/folder.coroscope"_s), false);
        QVERIFY(f.isIdle());
        QVERIFY(f.lastNotice().contains(u"could not be written"_s));
        QCOMPARE(f.context.notices.kept().back().kind, Notice::Kind::Error);
    }

    void writesTraces()
    {
        Fixture f;
        f.tell(batchOf({stall(0, 100)}, {sampleContents().ended[1], inTurn(20, 1, 200)}), 500);
        const QString path = f.path(u"trace.json"_s);
        f.control->traceTo(path);
        QVERIFY(f.isIdle());
        QVERIFY(f.lastNotice().startsWith(u"A trace of 2 requests"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray trace = file.readAll();
        QVERIFY(QJsonDocument::fromJson(trace).object().contains(u"traceEvents"_s));
        QVERIFY(trace.contains("GET /fanout") && !trace.contains("api_key=k") && !trace.contains("token=abc"));
    }

    /// A chooser may be open while another file is begun: what was chosen in it is not dropped without a word.
    void oneFileAtATime()
    {
        Fixture f;
        f.tell(batchOf({stall(0, 100)}, {sampleContents().ended[1]}), 500);
        const std::array<std::function<void()>, 3> others{[&] { f.control->saveTo(f.path(u"b.coroscope"_s), false); },
                                                          [&] { f.control->traceTo(f.path(u"b.json"_s)); },
                                                          [&] { f.control->openFile(f.path(u"b.coroscope"_s)); }};
        for (const auto &other : others) {
            f.control->saveTo(f.path(u"a.coroscope"_s), false);
            QVERIFY(f.control->transfer()->isBusy());
            other();
            QCOMPARE(f.context.notices.kept().back().kind, Notice::Kind::Warning);
            QCOMPARE(f.lastNotice(), u"Another file is being written or read."_s);
            QVERIFY(f.isIdle());
            QVERIFY(f.lastNotice().startsWith(u"A session of 1 request"_s));
        }
        QVERIFY(!QFile::exists(f.path(u"b.coroscope"_s)) && !QFile::exists(f.path(u"b.json"_s)));
    }

    void givesItsRequestsToRequests()
    {
        const RecordingContents sample = sampleContents();
        SessionInfo info;
        info.program = "Coroscope 9.9";
        QList<RouteInfo> routes(2);
        routes[0].index = 0;
        routes[0].method = "POST";
        routes[0].path = u"/orders"_s;
        routes[1].index = 1;
        routes[1].method = "GET";
        routes[1].path = u"/fanout"_s;
        const auto imported = importedFrom({sample.ended.begin(), sample.ended.end()}, u"a.coroscope"_s, info,
                                           sample.names, std::make_shared<const QList<RouteInfo>>(routes));
        QCOMPARE(imported.size(), std::size_t(5)); // without the run of tasks
        QCOMPARE(imported[0]->route, 1); // that of this server
        QCOMPARE(imported[1]->route, -1); // which this one has not
        QCOMPARE(imported[2]->route, 0);
        const ImportedExchange *first = importedExchange(*imported[0]);
        QVERIFY(first && first->own);
        QCOMPARE(first->file, u"a.coroscope"_s);
        QCOMPARE(first->creator, u"Coroscope 9.9"_s);
        QCOMPARE(first->spans.size(), sample.ended[0]->spans.size());
        const RouteTable table = routesOf(sample.names);
        QCOMPARE(table->at(2).method, QByteArray("POST"));
        QCOMPARE(table->at(2).path, u"/orders"_s);
    }

    void keepsWhatIsChosen()
    {
        Fixture f;
        WindowPreferences preferences(nullptr);
        f.control->addPreferences(&preferences);
        QCOMPARE(f.live.limits().span, std::chrono::seconds(300));
        QVERIFY(preferences.set(u"timeline-minutes"_s, 1));
        QVERIFY(preferences.set(u"timeline-memory"_s, 64));
        QVERIFY(preferences.set(u"findings-held"_s, 500));
        QVERIFY(!preferences.set(u"timeline-minutes"_s, 7));
        QCOMPARE(f.live.limits().span, std::chrono::seconds(60));
        QCOMPARE(f.live.limits().bytes, std::size_t(64) * 1024 * 1024);
        QCOMPARE(f.control->liveFindings().limits().held, nanoseconds(500ms));
        f.tell(batchOf({stall(0, 200)}), 210);
        QCOMPARE(f.control->liveFindings().count(), std::uint64_t(0));
        Recording other;
        Commands commands;
        WindowContext context = f.context;
        context.commands = &commands;
        const SessionControl again(context, other, &f.window);
        QCOMPARE(other.limits().span, std::chrono::seconds(60));
    }

    void takesDroppedFiles()
    {
        QWidget window;
        FileDrop drop(&window);
        QStringList files;
        QStringList folders;
        drop.takeFiles(u".coroscope"_s, [&files](const QString &path) { files.append(path); });
        drop.takeFolders([&folders](const QString &path) { folders.append(path); });
        const auto let = [&](const QString &file) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(file)});
            QDragEnterEvent enter(QPoint(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &enter); // else Qt gives the drop to nobody
            QDropEvent event(QPointF(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &event);
        };
        const QDir folder = QDir::temp(); // neither is opened
        let(folder.filePath(u"a.har"_s));
        QVERIFY(files.isEmpty());
        const QString session = folder.filePath(u"a.COROSCOPE"_s);
        let(session);
        QCOMPARE(files, QStringList{session});
        const QTemporaryDir named(QDir::temp().filePath(u"XXXXXX.coroscope"_s)); // a folder all the same
        let(named.path());
        QCOMPARE(files, QStringList{session});
        QCOMPARE(folders, QStringList{named.path()});
    }

    void looksRight()
    {
        Theme theme(*qApp);
        Fixture f;
        f.tell(batchOf({stall(0, 100)}, {inTurn(20, 1, 200), sampleContents().ended[2]}), 500);
        f.tell(batchOf({stall(600, 0)}), 700);
        f.control->panel()->setUnfolded(true);
        QVERIFY(pictures::take(&f.window, u"findings"_s, theme));
        f.control->saveTo(f.path(u"a.coroscope"_s), false);
        QVERIFY(f.isIdle());
        f.control->openFile(f.path(u"a.coroscope"_s));
        QVERIFY(f.isIdle());
        QVERIFY(pictures::take(&f.window, u"session"_s, theme));
    }
};

QTEST_MAIN(TestSessions)
#include "tst_sessions.moc"
